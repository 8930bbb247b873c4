"""Phrases that would follow one another on cards of their own, gathered on one that fills.

An almost empty page every few seconds is no picture; a list under the scene's heading is one.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lantern.core.text import find_phrase
from lantern.scaffold.from_article.anchors import find_anchor
from lantern.scaffold.from_article.card_fit import fits_list
from lantern.scaffold.from_article.list_cards import ItemDraft, ListDraft
from lantern.scaffold.from_article.shot_plan import ShotDraft
from lantern.scaffold.from_article.text_cards import StatementDraft

_MIN_PHRASES = 3
_MOST_PHRASES = 5
"""Phrases on one card."""


@dataclass(frozen=True)
class _PlacedShot:
    """A shot, and the index of the word with which it comes."""

    shot: ShotDraft
    word: int

    @property
    def phrase(self) -> str:
        """The words of a card of words that nobody is named for; empty for other shots."""
        shown = self.shot.shown
        if isinstance(shown, StatementDraft) and not shown.by:
            return shown.text
        return ""


def gather_phrases(
    shots: Sequence[ShotDraft], words: Sequence[str], find_heading: Callable[[], str]
) -> tuple[ShotDraft, ...]:
    """Return the shots, with phrases in a row on one card.

    Args:
        shots: the shots of a scene.
        words: what is spoken.
        find_heading: gives the heading of such a card; asked only when there is one.
    """
    gathered: list[ShotDraft] = []
    heading = ""
    placed = _place_shots(shots, words)
    for is_phrase, group in itertools.groupby(placed, lambda each: bool(each.phrase)):
        members = list(group)
        alone = [member.shot for member in members]
        if not is_phrase or len(members) < _MIN_PHRASES:
            gathered += alone
            continue
        heading = heading or find_heading()
        lists = list(_make_lists(members, words, heading))
        gathered += lists or alone
    return tuple(gathered)


def _place_shots(
    shots: Sequence[ShotDraft], words: Sequence[str]
) -> Iterator[_PlacedShot]:
    after = 0
    word = 0
    for shot in shots:
        if shot.at:
            found = find_phrase(words, shot.at, after)
            word = word if found is None else found
            after = word + 1
        yield _PlacedShot(shot, word)


def _make_lists(
    members: Sequence[_PlacedShot], words: Sequence[str], heading: str
) -> Iterator[ShotDraft]:
    """Yield one card or more for phrases in a row; none if they have no room under a heading."""
    phrases = [member.phrase for member in members]
    if not heading or not fits_list(heading, phrases[:_MOST_PHRASES]):
        return
    parts = -(-len(members) // _MOST_PHRASES)
    size = -(-len(members) // parts)
    for first in range(0, len(members), size):
        part = members[first : first + size]
        items = [ItemDraft(part[0].phrase)]
        for member in part[1:]:
            items.append(ItemDraft(member.phrase, find_anchor(words, member.word, 0)))
        yield ShotDraft(ListDraft(heading, tuple(items)), part[0].shot.at)
