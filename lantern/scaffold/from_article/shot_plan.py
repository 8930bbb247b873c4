"""What is shown while a scene is spoken: its pictures and maps, and cards that change.

A card of words stands for one stretch, a picture or a map for two short ones at most. Map and
pictures come again before a card that only says a clause of the spoken words.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lantern.core.words import list_words
from lantern.scaffold.from_article.anchors import find_anchor
from lantern.scaffold.from_article.article_pictures import ReadyPicture
from lantern.scaffold.from_article.chart_cards import ChartDraft
from lantern.scaffold.from_article.clauses import Clause
from lantern.scaffold.from_article.entities import ArticlePlace
from lantern.scaffold.from_article.first_map import MAP_FILE_PATH, WHOLE_VIEW
from lantern.scaffold.from_article.list_cards import ListDraft
from lantern.scaffold.from_article.stretches import Stretch
from lantern.scaffold.from_article.text_cards import (
    CardWriter,
    NumberDraft,
    StatementDraft,
)

_MAX_PICTURE_SECONDS = 7.2
"""Seconds of speech over one picture or map."""
_CHART_SECONDS = 4.5
"""Seconds of speech over a chart, at least."""
_AFTER_CHAPTER_SECONDS = 6.3
"""Seconds of speech before a scene's second shot where a chapter's card is held for the first 4.

With the pause before them it leaves 3 s for the first shot.
"""


@dataclass(frozen=True)
class PicturePlaceholder:
    """A picture's place: its caption on the card, and the picture if it came with the article."""

    text: str
    ready: ReadyPicture | None = None
    block: int = 0
    """The number of the caption's block."""
    is_again: bool = False
    """Whether it was shown before in its scene: it is framed in another way, without caption."""


@dataclass(frozen=True)
class MapDraft:
    """A map in one of its views, which shows these places."""

    view: str
    places: tuple[ArticlePlace, ...] = field(default=(), compare=False)
    file: str = MAP_FILE_PATH


@dataclass(frozen=True)
class DrawnGround:
    """A drawing of the look under the words of a card."""

    name: str = "contours"


GroundDraft = ReadyPicture | MapDraft | DrawnGround
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
    ground: GroundDraft | None = None
    """What lies under the words of a card; None for a shot that is none."""


FindMap = Callable[[str], MapDraft | None]


def _find_no_map(text: str) -> MapDraft | None:
    return None


def plan_shots(
    stretches: Sequence[Stretch],
    own: Sequence[Shown],
    writer: CardWriter,
    *,
    text: str,
    clauses: Sequence[Clause] = (),
    has_chapter: bool = False,
    find_map: FindMap = _find_no_map,
    others: Iterable[Shown] = (),
) -> tuple[ShotDraft, ...]:
    """Return the shots of a scene, in order; none if nothing of it can be shown.

    Args:
        stretches: the stretches of the text.
        own: the map and the pictures of the scene itself.
        writer: writes the cards.
        text: what is spoken.
        clauses: its clauses that have room on a card.
        has_chapter: a chapter's card comes before the first shot.
        find_map: gives the map for the places that a stretch names.
        others: the film's map, and pictures of scenes before; shown where nothing else is.
    """
    plan = _ShotPlan(
        _spread(own, stretches),
        writer,
        list_words(text),
        clauses=clauses,
        find_map=find_map,
        others=others,
    )
    for number, stretch in enumerate(stretches):
        too_early = (
            has_chapter and stretch.spoken_before < _AFTER_CHAPTER_SECONDS
        )
        if plan.shots and too_early and stretch.list is None:
            plan.share(number, stretch)
        else:
            plan.add(number, stretch)
        plan.end(stretch)
    return tuple(plan.shots)


def _spread(
    own: Sequence[Shown], stretches: Sequence[Stretch]
) -> dict[int, list[Shown]]:
    """Return what comes with each stretch, by its number: its list, else what is the scene's own.

    What is the scene's own is spread over the stretches without a list; a chart comes where its
    figures are spoken, else at the end.
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
    for chart in charts:
        due.setdefault(_find_chart_stretch(chart, free, stretches), []).append(
            chart
        )
    return due


def _find_chart_stretch(
    chart: ChartDraft, free: Sequence[int], stretches: Sequence[Stretch]
) -> int:
    """Return the first stretch that says one of a chart's figures.

    If none does, it is the last from which a chart has time enough to the scene's end.
    """
    for number in free:
        if chart.is_told_in(stretches[number].text):
            return number
    for number in reversed(free):
        if sum(each.seconds for each in stretches[number:]) >= _CHART_SECONDS:
            return number
    return free[0] if free else 0


class _ShotPlan:
    """The shots of a scene while they are chosen, stretch by stretch."""

    def __init__(
        self,
        due: Mapping[int, list[Shown]],
        writer: CardWriter,
        words: Sequence[str],
        *,
        clauses: Sequence[Clause],
        find_map: FindMap,
        others: Iterable[Shown],
    ) -> None:
        self.shots: list[ShotDraft] = []
        self._due = due
        self._writer = writer
        self._find_map = find_map
        self._words = words
        self._clauses = clauses
        self._before: Stretch | None = None
        self._again = list(_list_again(itertools.chain(*due.values())))
        self._others = list(others)
        self._seconds = 0.0
        self._after = 0
        self._is_closed = False

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
        self._is_closed = isinstance(self.shots[-1].shown, ChartDraft)

    def end(self, stretch: Stretch) -> None:
        """Note the stretch that is over."""
        self._before = stretch

    def share(self, number: int, stretch: Stretch) -> None:
        """Leave what is shown; what is due shares the time with it."""
        self.shots += [ShotDraft(shown) for shown in self._due.get(number, ())]
        self.stay(stretch)

    def stay(self, stretch: Stretch) -> None:
        """Leave what is shown for another stretch."""
        self._seconds += stretch.seconds

    def _choose(self, stretch: Stretch) -> list[Shown]:
        """Return what is shown next; nothing if what is shown now stays."""
        if self._is_closed and self._seconds < _CHART_SECONDS:
            return []
        new = self._find_new(stretch.text)
        if new is not None:
            return [new]
        is_over_picture = bool(self.shots) and _is_picture(self.shots[-1].shown)
        is_short = self._seconds + stretch.seconds <= _MAX_PICTURE_SECONDS
        if is_over_picture and is_short:
            return []
        again = None
        if not is_over_picture:
            again = self._find_again() or self._find_other()
        chosen = (
            again
            or self._writer.write_clause(
                self._list_begun(stretch, is_short=True)
            )
            or self._find_other(apart=1)
            or self._write_other(stretch)
        )
        return [chosen] if chosen else []

    def _list_begun(self, stretch: Stretch, *, is_short: bool) -> list[Clause]:
        """Return the clauses that begin in a stretch, or the long sentences that do."""
        begun = [each for each in self._clauses if each.start < stretch.end]
        return [
            each
            for each in begun
            if each.start >= stretch.start and each.is_short == is_short
        ]

    def _write_other(self, stretch: Stretch) -> Shown | None:
        """Return a card with a long sentence of a stretch, else with what came before it."""
        card = self._writer.write_clause(
            self._list_begun(stretch, is_short=False)
        )
        if card is not None or self._before is None:
            return card
        spoken = [each for each in self._clauses if each.start < stretch.end]
        figure = self._writer.find_figure_card(self._before.text)
        return figure or self._writer.write_last_clause(spoken)

    def _find_new(self, text: str) -> Shown | None:
        """Return what a stretch is worth a new shot for: a quotation, places, a date, a figure."""
        quotation = self._writer.find_quotation_card(text)
        if quotation is not None:
            return quotation
        map_ = self._find_map(text)
        shown = [shot.shown for shot in self.shots]
        if map_ is not None and map_ not in shown[-1:]:
            last = shown[-1] if shown else None
            is_elsewhere = isinstance(last, MapDraft) and last.file != map_.file
            is_new = map_ not in shown and not isinstance(last, MapDraft)
            if is_new or is_elsewhere:
                return map_
        return self._writer.find_figure_card(text)

    def _find_again(self) -> Shown | None:
        """Return what was shown in the scene before the last shot, to be shown again, once."""
        before = {_name_source(shot.shown) for shot in self.shots[:-1]}
        for shown in self._again:
            if _name_source(shown) in before:
                self._again.remove(shown)
                return shown
        return None

    def _find_other(self, apart: int = 2) -> Shown | None:
        """Return a picture or map of the film that the last shots don't show; in turn."""
        last = {_name_source(shot.shown) for shot in self.shots[-apart:]}
        for shown in self._others:
            if _name_source(shown) not in last:
                self._others.remove(shown)
                self._others.append(shown)
                return shown
        return None


def _list_again(own: Iterable[Shown]) -> Iterator[Shown]:
    """Yield what can be shown a second time: the map in its whole, pictures in another framing."""
    for shown in own:
        if isinstance(shown, MapDraft) and shown.view != WHOLE_VIEW:
            yield MapDraft(WHOLE_VIEW, file=shown.file)
        elif isinstance(shown, PicturePlaceholder) and shown.ready is not None:
            yield replace(shown, is_again=True)


def _name_source(shown: Shown) -> str:
    """Return the picture or map that is shown, by its file; empty for cards."""
    if isinstance(shown, PicturePlaceholder) and shown.ready is not None:
        return shown.ready.file
    return "map" if isinstance(shown, MapDraft) else ""


def _is_picture(shown: Shown) -> bool:
    """Tell whether something is a picture or a map, and not a card."""
    if isinstance(shown, PicturePlaceholder):
        return shown.ready is not None
    return isinstance(shown, MapDraft)
