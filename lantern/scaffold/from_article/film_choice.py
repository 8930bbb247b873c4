"""Which part of an article a film tells: the sections its author chose, or a length."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lantern.article.blocks import NARRATED_KINDS, Article
from lantern.core.interface_words import find_words
from lantern.scaffold.from_article.parts import (
    ArticlePart,
    choose_parts,
    list_blocks,
    list_parts,
)
from lantern.scaffold.from_article.scene_groups import (
    SceneExcerpt,
    group_excerpts,
)
from lantern.scaffold.from_article.shortening import shorten_excerpts

FRAME_SECONDS = 15.0
"""Seconds of a film beside its speech: the title's and the credits' cards."""
LONG_FILM_SECONDS = 720.0
"""A longer film is made only of sections that its author chose, or of all where that is said."""
_MIN_SECONDS = 30.0


@dataclass(frozen=True)
class FilmChoice:
    """What an author wants of an article; nothing for all of it.

    `sections` are numbers and names as `choose_parts` reads them; `seconds` is the film's length.
    """

    sections: str = ""
    seconds: float = 0.0

    @property
    def is_open(self) -> bool:
        """Whether nothing was chosen."""
        return not self.sections and not self.seconds


WHOLE_ARTICLE = FilmChoice()


@dataclass(frozen=True)
class OmittedBlocks:
    """Numbers of blocks that are left out, all or some of each, and why."""

    numbers: tuple[int, ...]
    because: str


@dataclass(frozen=True)
class ChosenExcerpts:
    """The scenes of a film, all parts of the article, and what is left out."""

    excerpts: tuple[SceneExcerpt, ...]
    parts: tuple[ArticlePart, ...]
    omitted: tuple[OmittedBlocks, ...] = ()

    @property
    def seconds(self) -> float:
        """Return about how long the film becomes."""
        return FRAME_SECONDS + sum(excerpt.seconds for excerpt in self.excerpts)


def choose_excerpts(
    article: Article, choice: FilmChoice, places: Iterable[str] = ()
) -> ChosenExcerpts:
    """Return the scenes of a film in order.

    Args:
        article: the article.
        choice: what of it is wanted.
        places: the names of places on the map.

    Raises:
        ValueError: A section isn't there, or the length is too short for a film; the message is a
            sentence for the author.
    """
    parts = list_parts(group_excerpts(article))
    chosen = choose_parts(parts, choice.sections) if choice.sections else parts
    whole = list(
        itertools.chain.from_iterable(part.excerpts for part in chosen)
    )
    excerpts = whole
    if choice.seconds:
        if choice.seconds < _MIN_SECONDS:
            raise ValueError(f"a film has at least {_MIN_SECONDS:.0f} s")
        speech = choice.seconds - FRAME_SECONDS
        excerpts = shorten_excerpts(whole, article, speech, places=places)
    omitted = tuple(_list_omitted(article, whole, excerpts))
    return ChosenExcerpts(tuple(excerpts), tuple(parts), omitted)


def _list_omitted(
    article: Article,
    whole: Sequence[SceneExcerpt],
    told: Sequence[SceneExcerpt],
) -> Iterator[OmittedBlocks]:
    """Yield the blocks outside the chosen sections, then those that are told in part or not."""
    words = find_words(article.language).imports
    numbers = [
        block.number for block in article.blocks if block.kind in NARRATED_KINDS
    ]
    inside = set(list_blocks(whole))
    outside = tuple(number for number in numbers if number not in inside)
    if outside:
        yield OmittedBlocks(outside, words.other_section)
    complete: set[int] = set()
    for excerpt in told:
        if not excerpt.skip:
            complete.update(excerpt.blocks)
    short = tuple(number for number in sorted(inside) if number not in complete)
    if short and any(excerpt.skip for excerpt in told):
        yield OmittedBlocks(short, words.shortened)
