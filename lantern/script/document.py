"""Read YAML: a file becomes plain data that knows the line and column of every key and value.

The only module that opens YAML. Scene files are untrusted: size, depth, aliases and tags are
bounded before anything is built. `build_model` checks the data against a pydantic model and turns
every fault into a Problem with its place and a cure.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, ValidationError
from pydantic_core import CoreSchema

from lantern.core.problems import Problem, Span, suggest
from lantern.core.spelling import tidy
from lantern.script import nodes
from lantern.script.fault_messages import describe_fault, list_known_keys
from lantern.script.model_faults import list_model_faults
from lantern.script.numbers import make_numbers_strict
from lantern.script.text_file import MAX_BYTES, DocumentError, read_text, require_clean

Loc = tuple[str | int, ...]
"""A place in a document: keys and indices, from the outside in."""
MAX_DEPTH = 64
MAX_NODES = 200_000
MAX_CHARACTERS = 4 * MAX_BYTES
"""Characters of a document with its aliases written out."""

_YamlLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
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


class YamlModel(BaseModel):
    """Base of everything that is read from YAML: frozen, without unknown keys or odd numbers."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Refuse for a number what pydantic would turn into one: true, '010', '1_0'."""
        return make_numbers_strict(handler(source))


M = TypeVar("M", bound=YamlModel)


@dataclass(frozen=True)
class YamlDocument:
    """Plain data with the place of each value and key, and each scalar as it was written."""

    file: Path
    text: str
    data: Any
    values: dict[Loc, Span] = field(repr=False)
    keys: dict[Loc, Span] = field(repr=False)
    raw: dict[Loc, str] = field(repr=False)
    warnings: tuple[Problem, ...] = field(default=(), repr=False)
    """What is odd in the writing, and no fault."""

    def find_span(self, loc: Loc, key: bool = False) -> Span:
        """Return the place of the value (or key) at `loc`, or of what surrounds it most closely."""
        table = self.keys if key else self.values
        for size in range(len(loc), -1, -1):
            if loc[:size] in table:
                return table[loc[:size]]
        return Span(self.file)


def locate(tree: YamlDocument, loc: Loc, text: str, *, start: int, end: int) -> Span:
    """Return the place of the characters [start, end) of `text`, which is the value at `loc`.

    The file may break and indent the text otherwise, so its words are followed one by one from
    where the value begins. A quoted text that spells a word with escapes has the place of the
    whole.
    """
    whole = tree.find_span(loc)
    begin = _find_offset(tree, whole, text, start=start)
    if begin is None:
        return whole
    line = tree.text.count("\n", 0, begin)
    column = begin - (tree.text.rfind("\n", 0, begin) + 1)
    stop = min(column + end - start, len(tree.text.split("\n")[line]))
    return Span(tree.file, line + 1, column + 1, max(stop, column + 1) + 1)


def _find_offset(
    tree: YamlDocument, whole: Span, text: str, *, start: int
) -> int | None:
    """Return where character `start` of a text is in the file; None if a word isn't found."""
    at = _count_before(tree.text, whole)
    if tree.text[at : at + 1] in ("|", ">"):
        at = tree.text.find("\n", at)
    for word in re.finditer(r"\S+", text):
        at = tree.text.find(word.group(), at)
        if at < 0:
            return None
        if word.end() > start:
            return at + max(0, start - word.start())
        at += len(word.group())
    return 0


def _count_before(text: str, span: Span) -> int:
    """Return how many characters of a file come before a span."""
    count = span.column - 1
    for line in text.split("\n")[: span.line - 1]:
        count += len(line) + 1
    return count


def read_yaml(path: Path) -> tuple[YamlDocument | None, list[Problem]]:
    """Read one YAML file; return its document, or None and what is wrong.

    A file that didn't change since is not read again: many shots share one map.
    """
    try:
        status = path.stat()
    except OSError:
        return _read(path)
    stamp = (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)
    tree, problems = _read_cached(path, stamp)
    return tree, list(problems)


@functools.lru_cache(maxsize=64)
def _read_cached(
    path: Path, _stamp: tuple[int, ...]
) -> tuple[YamlDocument | None, list[Problem]]:
    return _read(path)


def _read(path: Path) -> tuple[YamlDocument | None, list[Problem]]:
    try:
        text = read_text(path)
        _require_bounded(text, path)
        return _build_tree(text, _compose(text, path), path), []
    except DocumentError as fault:
        return None, [fault.problem]
    except yaml.MarkedYAMLError as error:
        return None, [_describe_yaml_error(error, path)]
    except yaml.YAMLError as error:
        return None, [Problem(f"not YAML: {error}", Span(path))]


def _require_bounded(text: str, path: Path) -> None:
    """Raise DocumentError for what would grow too large, before a single node is built."""
    depth = 0
    documents = 0
    values = 0
    for event in yaml.parse(text, Loader=_YamlLoader):
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                line = _node_span(path, event).line
                message = f"one document expected, a second starts at line {line}"
                raise DocumentError(message, Span(path, line))
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                message = f"nested deeper than {MAX_DEPTH} levels"
                raise DocumentError(message, _node_span(path, event))
        elif isinstance(event, yaml.ScalarEvent):
            values += 1
            # keys are scalars too
            if values > 2 * MAX_NODES:
                message = f"more than {MAX_NODES} values"
                raise DocumentError(message, _node_span(path, event))
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _compose(text: str, path: Path) -> Any:
    """Return the node tree of a document whose top is a group of keys."""
    loader: Any = _YamlLoader(text)
    try:
        node = loader.get_single_node()
    finally:
        loader.dispose()
    if node is None:
        raise DocumentError("the file is empty", Span(path))
    if not isinstance(node, yaml.MappingNode):
        message = "the file must hold keys and values, like 'scene: A title'"
        raise DocumentError(message, _node_span(path, node))
    _require_small(node, path)
    return node


def _require_small(node: Any, path: Path) -> None:
    """Raise DocumentError for a document that aliases make too large, before it is built."""
    try:
        extent = nodes.measure(node)
    except nodes.NodeFault as fault:
        span = _node_span(path, fault.node)
        raise DocumentError(fault.message, span) from None
    if extent.depth > MAX_DEPTH:
        message = f"nested deeper than {MAX_DEPTH} levels, by aliases"
        raise DocumentError(message, Span(path))
    if extent.values > MAX_NODES:
        message = f"more than {MAX_NODES} values; aliases multiply"
        raise DocumentError(message, Span(path))
    if extent.characters > MAX_CHARACTERS:
        message = f"more than {MAX_CHARACTERS} characters; aliases multiply"
        raise DocumentError(message, Span(path))


def _node_span(path: Path, node: Any) -> Span:
    start = node.start_mark
    end = node.end_mark
    stop = start.column + 2
    if end.line == start.line:
        stop = max(end.column + 1, stop)
    return Span(path, start.line + 1, start.column + 1, stop)


def _describe_yaml_error(error: yaml.MarkedYAMLError, path: Path) -> Problem:
    mark = error.problem_mark or error.context_mark
    message = f"not YAML: {error.problem or error.context}"
    if "mapping values are not allowed" in message:
        message += "; a text with a colon in it needs quotes"
    if "could not find expected ':'" in message or "cannot start any token" in message:
        message += "; put the text in quotes, or write it below the key with '|'"
    if mark is None:
        return Problem(message, Span(path))
    return Problem(message, Span(path, mark.line + 1, mark.column + 1, mark.column + 2))


class _YamlBuilder:
    """Walks the node tree, whose size is known to be bounded."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.lines = text.split("\n")
        self.warnings: dict[Problem, None] = {}
        self.values: dict[Loc, Span] = {}
        self.keys: dict[Loc, Span] = {}
        self.raw: dict[Loc, str] = {}

    def build(self, node: Any, loc: Loc) -> Any:
        """Return the plain data of a node, and remember the places of what it holds."""
        span = _node_span(self.path, node)
        self.values[loc] = span
        if node.tag not in _TAGS:
            raise DocumentError(f"the tag {node.tag} is not allowed", span)
        if isinstance(node, yaml.ScalarNode):
            return self._build_scalar(node, loc, span)
        if isinstance(node, yaml.SequenceNode):
            return self._build_list(node, loc)
        return self._build_mapping(node, loc)

    def _build_list(self, node: Any, loc: Loc) -> list[Any]:
        return [self.build(child, (*loc, i)) for i, child in enumerate(node.value)]

    def _build_mapping(self, node: Any, loc: Loc) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            span = _node_span(self.path, key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                raise DocumentError("a key must be a word", span)
            key = tidy(str(key_node.value))
            at = (*loc, key)
            if key in result:
                lines = f"{self.keys[at].line} and {span.line}"
                raise DocumentError(f"key '{key}' is here twice: lines {lines}", span)
            self.keys[at] = span
            result[key] = self.build(value_node, at)
        return result

    def _build_scalar(self, node: Any, loc: Loc, span: Span) -> Any:
        text = str(node.value)
        # a double-quoted text can spell what the file itself may not hold
        require_clean(text, span)
        # every text of an author comes through here, pasted from wherever it was
        text = tidy(text)
        self.raw[loc] = text
        if node.style in ("'", '"', "|", ">"):
            return text
        value = text
        if node.tag != "tag:yaml.org,2002:str":
            value = _read_plain_scalar(text)
        if isinstance(value, str):
            self._warn_of_comment(node, span)
        return value

    def _warn_of_comment(self, node: Any, span: Span) -> None:
        if nodes.is_cut_by_comment(node, self.lines[node.end_mark.line]):
            message = (
                "the text ends before ' #', where a comment begins in YAML; put it in quotes"
                " if it goes on (a comment stands two blanks after it, and a blank after #)"
            )
            self.warnings[Problem(message, span, warning=True)] = None


def _read_plain_scalar(text: str) -> Any:
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


def _build_tree(text: str, node: Any, path: Path) -> YamlDocument:
    builder = _YamlBuilder(path, text)
    data = builder.build(node, ())
    return YamlDocument(
        path,
        text,
        data,
        builder.values,
        builder.keys,
        builder.raw,
        tuple(builder.warnings),
    )


def build_model(
    model: type[M], tree: YamlDocument, at: Loc = ()
) -> tuple[M | None, list[Problem]]:
    """Check the data at `at` against a model; return the model, or None and the faults.

    For the whole document its warnings come with it.
    """
    data = tree.data
    for step in at:
        data = data[step]
    warnings = [] if at else list(tree.warnings)
    try:
        return model.model_validate(data), warnings
    except ValidationError as error:
        faults = list_model_faults(error, tree, at=at, model=model)
        return None, [*warnings, *faults]


def list_faults(
    model: type[YamlModel], data: Mapping[str, object]
) -> list[tuple[Loc, str]]:
    """Return what is wrong with plain data by a model: each fault's keys, and a sentence."""
    try:
        model.model_validate(data)
    except ValidationError as error:
        return [_describe_data_fault(dict(e), model) for e in error.errors()]
    return []


def _describe_data_fault(
    error: Mapping[str, Any], model: type[YamlModel]
) -> tuple[Loc, str]:
    loc: Loc = error["loc"]
    name = str(loc[-1]) if loc else ""
    if error["type"] == "extra_forbidden":
        hint = suggest(name, list_known_keys(model, loc[:-1]))
        return loc, f"unknown key '{name}'{hint}"
    if error["type"] == "missing":
        return loc[:-1], f"the key '{name}' is missing"
    return loc, describe_fault(error, name=name, raw=str(error["input"]))
