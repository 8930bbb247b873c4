"""The parts of an article from which an author chooses: its sections, or stretches of minutes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lantern.core.problems import suggest
from lantern.core.text import fold
from lantern.scaffold.from_article.headings import take_first_words
from lantern.scaffold.from_article.scene_groups import SceneExcerpt

_PART_SECONDS = 300.0
"""Length of a part in an article without headings."""
_NAME_WORDS = 6
_NUMBERS = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?")
ALL_PARTS = "all"


@dataclass(frozen=True)
class ArticlePart:
    """A section of the article, or some minutes of it, as the scenes that tell it."""

    number: int
    """From 1."""
    name: str
    excerpts: tuple[SceneExcerpt, ...]

    @property
    def seconds(self) -> float:
        """Return about how long it takes to speak."""
        return sum(excerpt.seconds for excerpt in self.excerpts)


def list_parts(excerpts: Sequence[SceneExcerpt]) -> list[ArticlePart]:
    """Return the parts of an article: what is under each heading, else five minutes each."""
    groups = list(_split_at_headings(excerpts))
    if len(groups) < 2:
        groups = list(_split_by_length(excerpts))
    return [
        ArticlePart(number, _name_part(group), tuple(group))
        for number, group in enumerate(groups, 1)
    ]


def _split_at_headings(
    excerpts: Sequence[SceneExcerpt],
) -> Iterator[list[SceneExcerpt]]:
    group: list[SceneExcerpt] = []
    for excerpt in excerpts:
        if excerpt.opens_heading and group:
            yield group
            group = []
        group.append(excerpt)
    if group:
        yield group


def _split_by_length(
    excerpts: Sequence[SceneExcerpt],
) -> Iterator[list[SceneExcerpt]]:
    group: list[SceneExcerpt] = []
    for excerpt in excerpts:
        group.append(excerpt)
        if sum(each.seconds for each in group) >= _PART_SECONDS:
            yield group
            group = []
    if group:
        yield group


def _name_part(excerpts: Sequence[SceneExcerpt]) -> str:
    first = excerpts[0]
    if first.heading:
        return first.heading
    return take_first_words(first.text, _NAME_WORDS) + " …"


def choose_parts(
    parts: Sequence[ArticlePart], wanted: str
) -> list[ArticlePart]:
    """Return the parts that are named, in the article's order.

    Args:
        parts: all parts.
        wanted: their numbers, ranges of numbers, or names, with commas between; or `all`.

    Raises:
        ValueError: One isn't there; the message is a sentence for the author.
    """
    if fold(wanted) == ALL_PARTS:
        return list(parts)
    whole = [part for part in parts if fold(part.name) == fold(wanted)]
    if whole:
        return whole
    chosen: set[int] = set()
    for entry in filter(None, map(str.strip, wanted.split(","))):
        chosen |= _find_numbers(parts, entry)
    if not chosen:
        raise ValueError(
            "no section is named; give numbers or names, as in 1,3-5"
        )
    return [part for part in parts if part.number in chosen]


def _find_numbers(parts: Sequence[ArticlePart], entry: str) -> set[int]:
    """Return the numbers of the parts that a number, a range or a name means."""
    numbers = _NUMBERS.fullmatch(entry)
    if numbers:
        first = int(numbers[1])
        last = int(numbers[2] or first)
        if not 1 <= first <= last <= len(parts):
            raise ValueError(
                f"there is no section '{entry}'; they have the numbers 1 to {len(parts)}"
            )
        return set(range(first, last + 1))
    same = {part.number for part in parts if fold(part.name) == fold(entry)}
    if not same:
        near = {
            part.number
            for part in parts
            if fold(part.name).startswith(fold(entry))
        }
        same = near if len(near) == 1 else set()
    if not same:
        names = [part.name for part in parts]
        raise ValueError(
            f"there is no section '{entry}'{suggest(entry, names)}"
        )
    return same


def list_blocks(excerpts: Sequence[SceneExcerpt]) -> list[int]:
    """Return the numbers of the blocks that scenes tell, each once."""
    numbers = itertools.chain.from_iterable(
        excerpt.blocks for excerpt in excerpts
    )
    return list(dict.fromkeys(numbers))
