"""Paragraphs of plain text whose lines were broken to a width, and lines put together."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lantern.article.readers.encoding import tidy
from lantern.article.readers.patterns import BYLINE_START

_MAX_WIDTH = 100
"""Characters; longer lines weren't broken to a width."""
_MIN_WIDTH = 38
_MIN_WIDE_WIDTH = 14
"""Characters from which on lines may be of a width; ideographs are wide."""
_MIN_BROKEN_LINES = 4
_MIN_BROKEN_GROUP = 3
"""Broken lines of a text, and of one without empty lines."""
_SHORT = 0.75
"""Share of the width below which a line that ends a sentence may end a paragraph."""
_LONG_GROUP = 12
"""Lines between empty ones from which on a short line ends a paragraph."""
_LIST_MARK = re.compile(r"(?:[-*•·–]|\d{1,2}[.)])\s+\S")
SENTENCE_END = re.compile(r"[.!?…:。！？][\"'’”»)\]]*$")
_IDEOGRAPH = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_MOST_TITLE_LINES = 4
_TITLE_SHARE = 0.7
"""Lines of a title with its author, and how much of the width each has at most."""
_NAME = re.compile(r"(?:[A-ZÀ-ÞА-Я][\w’'-]*\.? ){1,3}[A-ZÀ-ÞА-Я][\w’'-]+")
_OPEN_END = re.compile(
    r"\b(?:of|the|and|in|to|for|a|der|die|das|und|von|de|la|le|du|et|y|e|di|и|в|на)$",
    re.I,
)
_TAB = 8
_MAX_INDENT = 12
"""Columns; a line that begins further in is centred."""


@dataclass(frozen=True)
class TextLine:
    """A line of plain text: where it begins, and its words; no words for an empty line."""

    indent: int
    text: str


PAGE_EDGE = TextLine(-1, "")
"""An empty line where a page ended, perhaps within a paragraph."""


def read_lines(text: str, breaks: re.Pattern[str]) -> list[TextLine]:
    """Return the lines of a text with their indents in columns."""
    lines = []
    for raw in breaks.split(text):
        expanded = raw.replace("\u3000", "  ").expandtabs(_TAB)
        indent = len(expanded) - len(expanded.lstrip())
        lines.append(TextLine(indent, tidy(raw)))
    return lines


def find_paragraphs(lines: Sequence[TextLine]) -> list[str] | None:
    """Return the paragraphs of lines that were broken to a width; None if they weren't."""
    closed = _close_double_spacing(lines)
    return join_paragraphs(closed) if _is_wrapped(_group(closed)) else None


# long: a text is put together from its groups in one pass
def join_paragraphs(lines: Sequence[TextLine]) -> list[str]:
    """Return the paragraphs of lines that are known to be broken to a width."""
    groups = _group(lines)
    if not groups:
        return []
    lengths = sorted(len(line.text) for line in itertools.chain(*groups))
    width = lengths[len(lengths) * 9 // 10]
    spelt = " ".join(line.text for line in lines)
    edges = _find_edges(lines)
    paragraphs: list[str] = []
    is_sparse = len(groups) < 2 or _count(groups) / len(groups) > _LONG_GROUP
    for n, group in enumerate(groups):
        if not n and _is_title_page(group, width):
            paragraphs += [line.text for line in group]
            continue
        parts = _part_group(group, width, is_sparse=is_sparse)
        texts = [_join(part, spelt) for part in parts]
        is_rest = bool(paragraphs) and any(group[0] is edge for edge in edges)
        if is_rest and _breaks_off(paragraphs[-1], texts[0]):
            paragraphs[-1] = _join_two(paragraphs[-1], texts.pop(0), spelt)
        paragraphs += texts
    return paragraphs


def _find_edges(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the first line after each edge of a page."""
    edges: list[TextLine] = []
    is_after = False
    for line in lines:
        is_after = is_after or line is PAGE_EDGE
        if line.text and is_after:
            edges.append(line)
            is_after = False
    return edges


def _group(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Return the lines between empty ones."""
    groups: list[list[TextLine]] = [[]]
    for line in lines:
        if line.text:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _count(groups: Sequence[Sequence[TextLine]]) -> int:
    return sum(map(len, groups))


def _close_double_spacing(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    """Take out the empty lines of a text that has one after each of its lines."""
    groups = _group(lines)
    if len(groups) < 6 or _count(groups) > 1.1 * len(groups):
        return lines
    pairs = list(itertools.pairwise(groups))
    broken = sum(
        _breaks_off(one[-1].text, other[0].text) for one, other in pairs
    )
    if broken < 0.5 * len(pairs):
        return lines
    closed: list[TextLine] = []
    empty = 0
    for line in lines:
        empty = 0 if line.text else empty + 1
        if line.text or empty == 2:
            closed.append(line)
    return closed


def _breaks_off(text: str, following: str) -> bool:
    """Tell whether a line breaks off within a sentence."""
    return not SENTENCE_END.search(text) and following[:1].islower()


def _is_wrapped(groups: Sequence[Sequence[TextLine]]) -> bool:
    """Tell whether most lines break off within a sentence, at about the same width."""
    broken: list[str] = []
    starts: list[str] = []
    for group in groups:
        broken += [line.text for line in group[:-1]]
        starts += [line.text for line in group[1:]]
    least = _MIN_BROKEN_LINES if len(groups) > 1 else _MIN_BROKEN_GROUP
    if len(broken) < least:
        return False
    width = sorted(map(len, broken))[len(broken) * 9 // 10]
    is_wide = bool(_IDEOGRAPH.search("".join(broken[:20])))
    least_width = _MIN_WIDE_WIDTH if is_wide else _MIN_WIDTH
    if not least_width <= width <= _MAX_WIDTH or _are_verses(starts):
        return False
    inside = sum(not SENTENCE_END.search(text) for text in broken)
    near = sum(len(text) > 0.7 * width for text in broken)
    return inside > 0.6 * len(broken) and near > 0.7 * len(broken)


def _are_verses(starts: Sequence[str]) -> bool:
    """Tell whether nearly all lines begin with a capital, as those of verses and lists do."""
    capital = sum(text[:1].isupper() for text in starts)
    return len(starts) > 3 and capital > 0.85 * len(starts)


def _part_group(
    group: Sequence[TextLine], width: int, *, is_sparse: bool
) -> Iterator[list[str]]:
    """Yield the lines of each paragraph in a group, parted by indents, marks and short lines."""
    first_indent = _find_first_indent(group)
    part: list[str] = []
    for line in group:
        is_start = bool(_LIST_MARK.match(line.text)) or (
            first_indent is not None and line.indent == first_indent
        )
        if part and not is_start and is_sparse and first_indent is None:
            ends = len(part[-1]) < _SHORT * width and SENTENCE_END.search(
                part[-1]
            )
            is_start = bool(ends) and not line.text[:1].islower()
        if part and is_start:
            yield part
            part = []
        part.append(line.text)
    yield part


def _is_title_page(group: Sequence[TextLine], width: int) -> bool:
    """Tell whether the first lines of a text are its title and who wrote it, on a line each."""
    texts = [line.text for line in group]
    if not 1 < len(texts) <= _MOST_TITLE_LINES:
        return False
    if any(
        len(text) > _TITLE_SHARE * width or SENTENCE_END.search(text)
        for text in texts
    ):
        return False
    if texts[0].endswith((",", "-")) or _OPEN_END.search(texts[0]):
        return False  # a title on two lines
    return (
        any(map(BYLINE_START.match, texts[1:]))
        or _NAME.fullmatch(texts[1]) is not None
    )


def _find_first_indent(group: Sequence[TextLine]) -> int | None:
    """Return the indent at which the first lines of paragraphs begin; None if all begin alike.

    It is the rarer one of two: further in, or further out for a list with hanging lines.
    """
    indents = [line.indent for line in group if line.indent <= _MAX_INDENT]
    common = max(
        set(indents),
        key=indents.count,
        default=0,
    )
    others = [indent for indent in indents if indent != common]
    has_marks = any(_LIST_MARK.match(line.text) for line in group)
    if not others or len(group) < 3 or has_marks:
        return None  # of entries of a list, marks part them
    rare = max(set(others), key=others.count)
    return (
        rare
        if abs(rare - common) >= 2 or rare - common == 1 == len(set(others))
        else None
    )


def _join(lines: Sequence[str], spelt: str) -> str:
    """Join lines to one; a word that was divided at a line's end is put together."""
    text = lines[0]
    for line in lines[1:]:
        text = _join_two(text, line, spelt)
    return text


def _join_two(text: str, line: str, spelt: str) -> str:
    hyphen = re.search(r"(\w+)[-‐¬\u00ad]$", text)
    if hyphen and line[:1].isalnum():
        word = re.match(r"\w+", line)
        whole = f"{hyphen[1]}-{word[0] if word else ''}"
        is_divided = (
            line[:1].islower() and whole.casefold() not in spelt.casefold()
        )
        return (text[:-1] if is_divided else f"{text[:-1]}-") + line
    if text[-1] in "—" or text.endswith("--"):
        return text + line
    if _IDEOGRAPH.match(text[-1]) and _IDEOGRAPH.match(line[0]):
        return text + line
    return f"{text} {line}"
