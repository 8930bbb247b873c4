"""Turn YAML's own nodes into plain data, and remember where each key and value stands.

Numbers, dates and words are read by this program's rules, not by those of YAML 1.1. What an author
wrote without noticing is remarked on: texts that a comma or a ` #` cuts off, marks that YAML takes
out of a text. The nodes are those of PyYAML, which only `document` imports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lantern.core.problems import Problem, Span
from lantern.core.spelling import tidy
from lantern.script import nodes
from lantern.script.list_commas import read_number_with_comma
from lantern.script.text_file import DocumentError, require_clean
from lantern.script.yaml_faults import describe_open_quote, swallows_keys
from lantern.script.yaml_stop import measure_quotes, shorten

if TYPE_CHECKING:
    from lantern.script.document import Loc

_INT = re.compile(r"-?(0|[1-9][0-9]*)")
"""A whole number. With a plus sign it stays text, which shows the sign; numbers take it, too."""
_MAX_DIGITS = 40
"""A whole number with this many characters or more stays text."""
_FLOAT = re.compile(
    r"[-+]?(0|[1-9][0-9]*)?\.[0-9]+([eE][-+]?[0-9]+)?"
    r"|[-+]?[0-9]+\."
    r"|[-+]?[1-9][0-9]*[eE][-+]?[0-9]+"
)
_EMPTY = ("", "~", "null", "Null", "NULL")
_WORDS = {
    "true": True,
    "yes": True,
    "on": True,
    "false": False,
    "no": False,
    "off": False,
}
_TAGS = {
    "tag:yaml.org,2002:map",
    "tag:yaml.org,2002:seq",
    "tag:yaml.org,2002:str",
    "tag:yaml.org,2002:int",
    "tag:yaml.org,2002:float",
    "tag:yaml.org,2002:bool",
    "tag:yaml.org,2002:null",
    "tag:yaml.org,2002:timestamp",
    "tag:yaml.org,2002:value",
    "tag:yaml.org,2002:merge",
}
_QUOTES = ("'", '"')
_STYLED = ("'", '"', "|", ">")
_ANCHOR = re.compile(r"&(?P<name>[^\s,\[\]{}]+)")
_PROSE = {
    "author",
    "because",
    "by",
    "chapter",
    "label",
    "name",
    "narration",
    "note",
    "quotation",
    "said",
    "scene",
    "source",
    "statement",
    "sub",
    "subtitle",
    "text",
    "title",
    "unit",
}
"""Keys whose texts are people's own, where a number sign may well belong to the text."""
_SCALAR = "scalar"
_SEQUENCE = "sequence"


def find_node_span(path: Path, node: Any) -> Span:
    """Return the place of a node, or of an event, in its file."""
    start = node.start_mark
    end = node.end_mark
    stop = start.column + 2
    if end.line == start.line:
        stop = max(end.column + 1, stop)
    return Span(path, start.line + 1, start.column + 1, stop)


@dataclass(frozen=True)
class _CutText:
    """A text between { and } that its commas cut into pieces: its key, and the nodes of all."""

    key: str
    nodes: tuple[Any, ...]


class TreeBuilder:
    """Walks the node tree, whose size is known to be bounded."""

    def __init__(self, path: Path, text: str) -> None:
        """Read the nodes of a file; `text` is all of it."""
        self.path = path
        self.text = text
        self.lines = text.split("\n")
        self.remarks: dict[Problem, None] = {}
        self.values: dict[Loc, Span] = {}
        self.keys: dict[Loc, Span] = {}
        self.raw: dict[Loc, str] = {}

    def build(self, node: Any, loc: Loc) -> Any:
        """Return the plain data of a node, and remember the places of what it holds.

        Raises:
            DocumentError: it holds what no document may hold.
        """
        span = find_node_span(self.path, node)
        self.values[loc] = span
        if node.tag not in _TAGS:
            message = f"the tag {node.tag} is not allowed"
            if node.tag.startswith("!"):
                message = "a text that begins with ! needs quotes"
            raise DocumentError(message, span)
        if node.id == _SCALAR:
            return self._build_scalar(node, loc, span)
        if node.id == _SEQUENCE:
            return self._build_list(node, loc)
        return self._build_mapping(node, loc)

    def _build_list(self, node: Any, loc: Loc) -> list[Any]:
        return [
            self.build(child, (*loc, i)) for i, child in enumerate(node.value)
        ]

    def _build_mapping(self, node: Any, loc: Loc) -> dict[str, Any]:
        result: dict[str, Any] = {}
        cut = list(self._list_cut_texts(node))
        pieces: set[int] = set()
        for text in cut:
            pieces.update(map(id, text.nodes[1:]))
        for key_node, value_node in node.value:
            if id(key_node) in pieces:
                continue
            span = find_node_span(self.path, key_node)
            if key_node.id != _SCALAR:
                raise DocumentError("a key must be a word", span)
            key = tidy(str(key_node.value))
            at = (*loc, key)
            if key in result:
                lines = f"{self.keys[at].line} and {span.line}"
                raise DocumentError(
                    f"key '{key}' is here twice: lines {lines}", span
                )
            self.keys[at] = span
            result[key] = self.build(value_node, at)
        for text in cut:
            result[text.key] = self._join_cut_text(text, result[text.key])
        return result

    # --- commas between { and }

    def _list_cut_texts(self, node: Any) -> Iterator[_CutText]:
        """Yield the texts of a group between { and } that are cut by commas of their own."""
        if not node.flow_style:
            return
        key = ""
        pieces: list[Any] = []
        for key_node, value_node in node.value:
            if pieces and self._lacks_colon(key_node, value_node):
                pieces.append(key_node)
                continue
            if len(pieces) > 1:
                yield _CutText(key, tuple(pieces))
            key = tidy(str(key_node.value))
            pieces = [value_node] if value_node.id == _SCALAR else []
        if len(pieces) > 1:
            yield _CutText(key, tuple(pieces))

    def _lacks_colon(self, key_node: Any, value_node: Any) -> bool:
        """Tell whether an entry is a key alone, which is what a comma in a text leaves."""
        if (
            key_node.id != _SCALAR
            or value_node.id != _SCALAR
            or value_node.value
        ):
            return False
        line = self.lines[key_node.end_mark.line]
        return not line[key_node.end_mark.column :].lstrip().startswith(":")

    def _join_cut_text(self, text: _CutText, value: Any) -> Any:
        """Remark on a text that commas cut; return what was meant, or a number as it was read."""
        span, whole = self._read_cut_text(text)
        number = read_number_with_comma(whole)
        if number and isinstance(value, int):
            cure = f"{number} for the number, or '{whole}' for a text"
        else:
            value = tidy(whole)
            cure = _quote(whole)
        message = (
            f"the comma ends the text of '{text.key}';"
            f" between {{ and }} a text with a comma in it needs quotes: write {cure}"
        )
        self.remarks[Problem(message, span)] = None
        return value

    def _read_cut_text(self, text: _CutText) -> tuple[Span, str]:
        """Return the place of a text that commas cut, and the text as it was meant."""
        first = find_node_span(self.path, text.nodes[0])
        last = find_node_span(self.path, text.nodes[-1])
        is_plain = text.nodes[0].style not in _QUOTES
        if first.line == last.line and is_plain:
            whole = self.lines[first.line - 1][first.column - 1 : last.end - 1]
            return Span(self.path, first.line, first.column, last.end), whole
        return first, ", ".join(str(piece.value) for piece in text.nodes)

    # --- single values

    def _build_scalar(self, node: Any, loc: Loc, span: Span) -> Any:
        text = str(node.value)
        self._require_known_anchor(span)
        # a double-quoted text can spell what the file itself may not hold
        require_clean(text, span)
        # every text of an author comes through here, pasted from wherever it was
        text = tidy(text)
        self.raw[loc] = text
        if node.style in _QUOTES:
            self._require_closed(node)
        if node.style in _STYLED:
            return text
        value = text
        if node.tag != "tag:yaml.org,2002:str":
            value = read_plain_scalar(text)
        if isinstance(value, str):
            self._warn_of_comment(node, loc, span)
        return value

    def _require_closed(self, node: Any) -> None:
        """Refuse a text in quotes that holds the keys below it: its own quote was forgotten.

        Raises:
            DocumentError: it does.
        """
        quoted = measure_quotes(node)
        if quoted.begin.line == quoted.end.line:
            return
        if swallows_keys(quoted, self.lines):
            message = describe_open_quote(quoted.begin, self.lines)
            raise DocumentError(message, find_node_span(self.path, node))

    def _require_known_anchor(self, span: Span) -> None:
        """Refuse a text that begins with an & which no * takes up: YAML would leave its word out.

        Raises:
            DocumentError: it does.
        """
        rest = self.lines[span.line - 1][span.column - 1 :]
        anchor = _ANCHOR.match(rest)
        if anchor and f"*{anchor['name']}" not in self.text:
            raise DocumentError("a text that begins with & needs quotes", span)

    def _warn_of_comment(self, node: Any, loc: Loc, span: Span) -> None:
        is_prose = loc[-1] in _PROSE
        line = self.lines[node.end_mark.line]
        if nodes.is_cut_by_comment(node, line, is_prose=is_prose):
            message = (
                "the text ends before ' #', where a comment begins in YAML; put it in quotes"
                " if it goes on (a comment stands two spaces after it, and a space after #);"
                f" now it is '{shorten(str(node.value))}'"
            )
            self.remarks[Problem(message, span, warning=True)] = None


def _quote(text: str) -> str:
    """Return a text in quotes that it doesn't hold."""
    return f'"{text}"' if "'" in text else f"'{text}'"


def read_plain_scalar(text: str) -> Any:
    """Return the value of a scalar without quotes: nothing, a boolean, a number or text."""
    if text in _EMPTY:
        return None
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if _INT.fullmatch(text) and len(text) < _MAX_DIGITS:
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    # dates, 1:30, 010, 0x1f: what YAML 1.1 would twist stays as written
    return text
