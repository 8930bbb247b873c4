"""Page numbers and running heads in text that was copied from pages."""

from __future__ import annotations

import bisect
import itertools
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from lantern.article.readers.plain_layout import (
    PAGE_EDGE,
    SENTENCE_END,
    TextLine,
)

_NUMBER = re.compile(
    r"[-–—\[({|]?\s*(?:page|pg\.?|p\.|seite|стр\.)?\s*(\d{1,4}|[ivxlc]{1,6})"
    r"(?:\s*(?:of|/|von|de)\s*\d{1,4})?\s*[-–—\])}|]?",
    re.I,
)
_LEADER = re.compile(r"(?:[.·…_]\s?){5,}\s*(?:\d{1,4}|[ivxlc]{1,6})$", re.I)
"""The end of a line in a list of contents."""
_MAX_HEAD = 80
_MIN_HEADS = 3
"""Times that a line must come back to be a running head."""
_MIN_NUMBERS = 2
_PAGE_SHARE = 0.8
"""The share of all pages that have a running head, at least."""
_MIN_LINE = 40
"""Characters of a line that is no heading."""


@dataclass(frozen=True)
class BarePages:
    """The lines of a text without what belongs to its pages, and how many lines that was."""

    lines: list[TextLine]
    count: int = 0


def drop_page_marks(
    lines: Sequence[TextLine], page_starts: set[int]
) -> BarePages:
    """Take out page numbers and running heads.

    Args:
        lines: of the whole text.
        page_starts: the lines with which pages begin, where the text says so.
    """
    numbers = _find_numbers(lines, page_starts)
    heads = _find_heads(lines, page_starts, numbers)
    contents = {i for i, line in enumerate(lines) if _LEADER.search(line.text)}
    gone = numbers | heads | contents
    kept: list[TextLine] = []
    for i, line in enumerate(lines):
        if i not in gone:
            kept.append(line)
        elif not kept or kept[-1] is not PAGE_EDGE:
            kept.append(PAGE_EDGE)
    return BarePages(kept, len(gone))


def _find_numbers(lines: Sequence[TextLine], page_starts: set[int]) -> set[int]:
    """Return the lines that are page numbers: alone, and higher each time."""
    found: dict[int, int] = {}
    for i, line in enumerate(lines):
        match = _NUMBER.fullmatch(line.text)
        if match and _stands_apart(lines, i, page_starts):
            found[i] = int(match[1]) if match[1].isdecimal() else 0
    are_pages = page_starts or _have_heads(lines, found)
    if not are_pages and not _part_sentences(lines, found):
        return set()  # of chapters: each begins after the end of a sentence
    values = [value for value in found.values() if value]
    rising = sum(b > a for a, b in itertools.pairwise(values))
    if len(found) < _MIN_NUMBERS or rising < 0.8 * (len(values) - 1):
        return set()
    return set(found)


def _stands_apart(
    lines: Sequence[TextLine], i: int, page_starts: set[int]
) -> bool:
    """Tell whether a line is no line of a list of numbers: its neighbours are no numbers."""
    near = [lines[k].text for k in (i - 1, i + 1) if 0 <= k < len(lines)]
    is_listed = any(text and _NUMBER.fullmatch(text) for text in near)
    return not is_listed or i in page_starts


def _find_heads(
    lines: Sequence[TextLine], page_starts: set[int], numbers: set[int]
) -> set[int]:
    """Return the short lines that come back at the edges of pages."""
    filled = [
        i for i, line in enumerate(lines) if line.text and i not in numbers
    ]
    edges = {filled[0]} if filled else set()
    for place in sorted(page_starts | numbers):
        at = bisect.bisect_left(filled, place)
        edges.update(filled[max(0, at - 1) : at + 1])
    candidates: dict[int, str] = {}
    for i in edges | {i for i in filled if _is_numbered(lines, i)}:
        bare = re.sub(r"[\d\W]+", " ", lines[i].text).strip().casefold()
        if bare and len(lines[i].text) <= _MAX_HEAD:
            candidates[i] = bare
    heads = [
        own
        for own in _group_same(candidates)
        if _are_heads(
            lines,
            own,
            page_starts=page_starts,
            numbers=numbers,
        )
    ]
    return set().union(*heads)


def _group_same(candidates: Mapping[int, str]) -> list[set[int]]:
    """Return the lines that have the same words, where these come back often enough."""
    groups: dict[str, set[int]] = {}
    for i, bare in candidates.items():
        groups.setdefault(bare, set()).add(i)
    return [own for own in groups.values() if len(own) >= _MIN_HEADS]


def _are_heads(
    lines: Sequence[TextLine],
    own: set[int],
    *,
    page_starts: set[int],
    numbers: set[int],
) -> bool:
    """Tell whether lines that come back are of pages; else they count chapters."""
    is_bare = not all(re.search(r"\d", lines[i].text) for i in own)
    are_pages = 0 < _PAGE_SHARE * len(page_starts) <= len(own)
    return is_bare or are_pages or _part_sentences(lines, own | numbers)


def _have_heads(lines: Sequence[TextLine], numbers: Collection[int]) -> bool:
    """Tell whether one line comes back beside numbers."""
    near = Counter(lines[i + 1].text for i in numbers if i + 1 < len(lines))
    near.pop("", None)
    return max(near.values(), default=0) >= _MIN_NUMBERS


def _part_sentences(lines: Sequence[TextLine], marks: Collection[int]) -> bool:
    """Tell whether one of some lines stands within a sentence, as marks of pages do."""
    for i in marks:
        before = next((k for k in range(i - 1, -1, -1) if lines[k].text), i)
        after = next((k for k in range(i + 1, len(lines)) if lines[k].text), i)
        if before in marks or after in marks or i in (before, after):
            continue
        is_open = not SENTENCE_END.search(lines[before].text)
        is_line = len(lines[before].text) >= _MIN_LINE
        if is_open and (is_line or lines[after].text[0].islower()):
            return True
    return False


def _is_numbered(lines: Sequence[TextLine], i: int) -> bool:
    """Tell whether a line is alone between empty ones, with a number at one end."""
    before = lines[i - 1].text if i else ""
    after = lines[i + 1].text if i + 1 < len(lines) else ""
    return (
        not before and not after and bool(re.search(r"^\d|\d$", lines[i].text))
    )
