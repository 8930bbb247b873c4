"""What is shown while a scene is spoken: its pictures and maps, and cards that change.

A card of words stands for one stretch, a picture or a map for two at most. The map comes again
before a card that only says a few of the spoken words.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lantern.scaffold.from_article.anchors import find_anchor
from lantern.scaffold.from_article.article_pictures import ReadyPicture
from lantern.scaffold.from_article.chart_cards import ChartDraft
from lantern.scaffold.from_article.first_map import WHOLE_VIEW
from lantern.scaffold.from_article.list_cards import ListDraft
from lantern.scaffold.from_article.stretches import Stretch
from lantern.scaffold.from_article.text_cards import (
    CardWriter,
    NumberDraft,
    StatementDraft,
)

_MAX_PICTURE_SECONDS = 13.0
"""Seconds of speech over one picture or map."""
_AFTER_CHAPTER_SECONDS = 7.0
"""Seconds before a scene's second shot where a chapter's card is held for the first 4 of them."""


@dataclass(frozen=True)
class PicturePlaceholder:
    """A picture's place: its caption on the card, and the picture if it came with the article."""

    text: str
    ready: ReadyPicture | None = None
    block: int = 0
    """The number of the caption's block."""


@dataclass(frozen=True)
class MapDraft:
    """The map in one of its views."""

    view: str


Shown = (
    PicturePlaceholder
    | MapDraft
    | StatementDraft
    | NumberDraft
    | ListDraft
    | ChartDraft
)


@dataclass(frozen=True)
class ShotDraft:
    """What is shown, from the words `at` on; without words it follows the shot before it."""

    shown: Shown
    at: str = ""


def plan_shots(
    stretches: Sequence[Stretch],
    own: Sequence[Shown],
    writer: CardWriter,
    *,
    text: str,
    has_chapter: bool = False,
) -> tuple[ShotDraft, ...]:
    """Return the shots of a scene, in order; none if nothing of it can be shown.

    Args:
        stretches: the stretches of the text.
        own: the map and the pictures of the scene itself.
        writer: writes the cards.
        text: what is spoken.
        has_chapter: a chapter's card comes before the first shot.
    """
    plan = _ShotPlan(_spread(own, stretches), writer, text.split())
    for number, stretch in enumerate(stretches):
        too_early = has_chapter and stretch.spoken_before < _AFTER_CHAPTER_SECONDS
        if plan.shots and too_early and stretch.list is None:
            plan.share(number, stretch)
        else:
            plan.add(number, stretch)
    return tuple(plan.shots)


def _spread(
    own: Sequence[Shown], stretches: Sequence[Stretch]
) -> dict[int, list[Shown]]:
    """Return what comes with each stretch, by its number: its list, else what is the scene's own.

    What is the scene's own is spread over the stretches without a list; charts come at the end.
    """
    due: dict[int, list[Shown]] = {}
    free: list[int] = []
    for number, stretch in enumerate(stretches):
        if stretch.list is None:
            free.append(number)
        else:
            due[number] = [stretch.list]
    charts = [shown for shown in own if isinstance(shown, ChartDraft)]
    pictures = [shown for shown in own if not isinstance(shown, ChartDraft)]
    for n, shown in enumerate(pictures):
        number = free[n * len(free) // len(pictures)] if free else 0
        due.setdefault(number, []).append(shown)
    if charts:
        due.setdefault(free[-1] if free else 0, []).extend(charts)
    return due


class _ShotPlan:
    """The shots of a scene while they are chosen, stretch by stretch."""

    def __init__(
        self, due: Mapping[int, list[Shown]], writer: CardWriter, words: Sequence[str]
    ) -> None:
        self.shots: list[ShotDraft] = []
        self._due = due
        self._writer = writer
        self._words = words
        self._again = _find_map_again(itertools.chain(*due.values()))
        self._seconds = 0.0
        self._after = 0

    def add(self, number: int, stretch: Stretch) -> None:
        """Choose what is shown while a stretch is spoken: something new, or the same on."""
        at = ""
        if self.shots:
            at = find_anchor(self._words, stretch.word, self._after)
            if not at and number not in self._due:
                self.stay(stretch)
                return
        shown = self._due.get(number) or self._choose(stretch)
        if not shown:
            self.stay(stretch)
            return
        if at:
            self._after = stretch.word + 1
        self.shots.append(ShotDraft(shown[0], at))
        self.shots += [ShotDraft(more) for more in shown[1:]]
        self._seconds = stretch.seconds

    def share(self, number: int, stretch: Stretch) -> None:
        """Leave what is shown; what is due shares the time with it."""
        self.shots += [ShotDraft(shown) for shown in self._due.get(number, ())]
        self.stay(stretch)

    def stay(self, stretch: Stretch) -> None:
        """Leave what is shown for another stretch."""
        self._seconds += stretch.seconds

    def _choose(self, stretch: Stretch) -> list[Shown]:
        """Return what is shown next; nothing if what is shown now stays."""
        strong = self._writer.find_strong_card(stretch.text)
        if strong is not None:
            return [strong]
        is_over_picture = bool(self.shots) and _is_picture(self.shots[-1].shown)
        is_short = self._seconds + stretch.seconds <= _MAX_PICTURE_SECONDS
        if is_over_picture and is_short:
            return []
        if self._again and not is_over_picture:
            return [self._again.pop()]
        phrase = self._writer.write_phrase(stretch.text)
        return [phrase] if phrase else []


def _find_map_again(own: Iterable[Shown]) -> list[Shown]:
    """Return the map in its whole, if the scene shows a part of it."""
    for shown in own:
        if isinstance(shown, MapDraft) and shown.view != WHOLE_VIEW:
            return [MapDraft(WHOLE_VIEW)]
    return []


def _is_picture(shown: Shown) -> bool:
    """Tell whether something is a picture or a map, and not a card."""
    if isinstance(shown, PicturePlaceholder):
        return shown.ready is not None
    return isinstance(shown, MapDraft)
