"""When the overlays of a scene show, and in which style."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lantern.core.interface_words import LabelTexts
from lantern.core.text import find_phrase
from lantern.core.units import Frames, Rate
from lantern.graphics.look import Look
from lantern.script.model.cards import (
    ChapterCard,
    ListCard,
    StatementCard,
    TimelineCard,
)
from lantern.script.model.charts import ChartCard
from lantern.script.model.lower_third import LowerThird, iter_thirds
from lantern.script.model.people import PeopleCard
from lantern.script.model.quotation import QuotationCard
from lantern.script.model.relations import RelationsCard
from lantern.script.model.scene import Scene, Shot
from lantern.script.model.sources import Claim
from lantern.timeline.label_rules import place_side_by_side
from lantern.timeline.model import (
    PictureInfo,
    PlacedShot,
    ThirdPortrait,
    TimedOverlay,
    TimedWord,
    compute_overlap_out,
)
from lantern.visuals.overlays import compute_lower_third_length

LOWER_THIRD_DELAY_SECONDS = 0.8
"""Seconds after its shot is clear that a lower third without `at` comes in."""
MIN_LOWER_THIRD_SECONDS = 1.5
"""Seconds for which a lower third is seen at least before another one takes its place."""
MIN_CHAPTER_NAME_SECONDS = 1.5
"""Seconds for which a chapter's name is seen at least; in a shorter pause it isn't shown."""


@dataclass(frozen=True)
class ClearShot:
    """A shot and the frames [start, end) in which it is seen alone, without transitions."""

    placed: PlacedShot
    start: int
    end: int


@dataclass(frozen=True)
class _WantedThird:
    """A lower third, and the frame at which it should come in."""

    third: LowerThird
    start: int


@dataclass(frozen=True)
class _StyleRun:
    """Frames [start, end) over neighbouring shots of one style, the first of which is `placed`."""

    placed: PlacedShot
    start: int
    end: int


def group_clear_shots(
    shots: Sequence[PlacedShot],
) -> dict[int, list[ClearShot]]:
    """Return the shots of each scene with the frames in which each is seen alone."""
    found: dict[int, list[ClearShot]] = {}
    for i, placed in enumerate(shots):
        end = placed.end - compute_overlap_out(shots, i)
        clear = ClearShot(placed, placed.clear_start, end)
        found.setdefault(placed.scene, []).append(clear)
    return found


def choose_style(shot: Shot, dark: bool) -> str:
    """Return the style of panels over a shot: paper on light maps and cards, ink elsewhere.

    Args:
        shot: what is under the panel.
        dark: the shot shows a map with dark ground.
    """
    if shot.map and not dark:
        return "paper"
    light_cards = (
        ChapterCard
        | ChartCard
        | ListCard
        | PeopleCard
        | QuotationCard
        | RelationsCard
        | StatementCard
        | TimelineCard
    )
    if shot.card == "chapter" or isinstance(shot.card, light_cards):
        return "paper"
    return "ink"


class SceneOverlays:
    """The overlays of one scene, its shots and words in frames of the film."""

    def __init__(
        self,
        scene: Scene,
        shots: Sequence[ClearShot],
        words: Sequence[TimedWord],
        *,
        rate: Rate,
        look: Look,
        pictures: PictureInfo,
        labels: LabelTexts,
        has_chapter_name: bool,
    ) -> None:
        """Prepare the overlays of a scene.

        Args:
            scene: whose overlays they are.
            shots: all shots of the scene.
            words: all words of the scene.
            rate: frames per second.
            look: whose timings are used.
            pictures: what the shots' files tell.
            labels: what Lantern writes in the film's language.
            has_chapter_name: a chapter's pause shows the name of the chapter.
        """
        self._scene = scene
        self._shots = shots
        self._words = words
        self._texts = [word.text for word in words]
        self._rate = rate
        self._look = look
        self._pictures = pictures
        self._labels = labels
        self._name = self._place_chapter_name() if has_chapter_name else None

    def list_overlays(self) -> list[TimedOverlay]:
        """Return all overlays of the scene, by kind."""
        return place_side_by_side(
            [
                *([self._name] if self._name else []),
                *self._iter_lower_thirds(),
                *self._iter_source_lines(),
                *self._iter_claims(),
                *self._iter_illustration_labels(),
                *self._iter_marks(),
            ]
        )

    def _iter_illustration_labels(self) -> Iterator[TimedOverlay]:
        longest = self._rate.to_frames(self._look.timing.label.illustration)
        for clear in self._shots:
            placed = clear.placed
            if (placed.scene, placed.shot) in self._pictures.illustrations:
                end = min(clear.end, clear.start + longest)
                run = _StyleRun(placed, clear.start, end)
                label = self._labels.illustration
                yield self._make_overlay("illustration", (label,), run)

    def _iter_marks(self) -> Iterator[TimedOverlay]:
        """Yield the labels of pictures whose maker isn't named; they stay as long as these."""
        for clear in self._shots:
            placed = clear.placed
            mark = self._pictures.marks.get((placed.scene, placed.shot))
            if mark:
                run = _StyleRun(placed, clear.start, clear.end)
                yield self._make_overlay("illustration", (mark,), run)

    def _make_overlay(
        self, kind: str, lines: tuple[str, ...], run: _StyleRun
    ) -> TimedOverlay:
        return TimedOverlay(
            kind=kind,
            lines=lines,
            style=self._choose_style(run.placed),
            start=Frames(run.start),
            length=Frames(run.end - run.start),
        )

    def _get_shot(self, placed: PlacedShot) -> Shot:
        return self._scene.shots[placed.shot]

    def _choose_style(self, placed: PlacedShot) -> str:
        dark = (placed.scene, placed.shot) in self._pictures.dark_maps
        return choose_style(self._get_shot(placed), dark)

    def _find_onset(self, phrase: str | None) -> int | None:
        """Return the frame at which a phrase is first spoken, None if it isn't."""
        if phrase is None:
            return None
        found = find_phrase(self._texts, phrase, 0)
        if found is None:
            return None
        # a voice that leads speaks before its first shot is there
        return max(self._words[found].start, self._shots[0].placed.start)

    def _place_chapter_name(self) -> TimedOverlay | None:
        """Return the chapter's name before the first word; None on a card, which tells it."""
        first = self._shots[0]
        shot = self._get_shot(first.placed)
        if (
            self._scene.chapter is None
            or shot.kind == "card"
            or not self._words
        ):
            return None
        end = min(first.end, self._words[0].start)
        if end - first.start < self._rate.to_frames(MIN_CHAPTER_NAME_SECONDS):
            return None
        run = _StyleRun(first.placed, first.start, end)
        return self._make_overlay("lower_third", (self._scene.chapter,), run)

    def _iter_lower_thirds(self) -> Iterator[TimedOverlay]:
        """Yield the lower thirds, one at a time.

        One with words of its own takes the place of the one before it, once that can have been
        seen; one without waits until that is over.
        """
        last: TimedOverlay | None = None
        for wanted in sorted(
            self._list_wanted_thirds(), key=lambda each: each.start
        ):
            start = wanted.start
            if last:
                seen = last.start + self._rate.to_frames(
                    MIN_LOWER_THIRD_SECONDS
                )
                start = max(start, seen if wanted.third.at else last.end)
            placed = self._place_lower_third(wanted.third, start)
            if placed is None:
                continue
            if last:
                length = min(last.length, placed.start - last.start)
                yield dataclasses.replace(last, length=Frames(length))
            last = placed
        if last:
            yield last

    def _list_wanted_thirds(self) -> list[_WantedThird]:
        """Return the lower thirds of the scene and of its shots, with the frames they ask for."""
        wanted = []
        for written in iter_thirds(self._scene.lower_third):
            wanted.append(self._want_third(written.third, self._shots[0]))
        for clear in self._shots:
            for written in iter_thirds(
                self._get_shot(clear.placed).lower_third
            ):
                wanted.append(self._want_third(written.third, clear))
        return wanted

    def _want_third(self, third: LowerThird, clear: ClearShot) -> _WantedThird:
        start = self._find_onset(third.at)
        if start is None:
            start = clear.start + self._rate.to_frames(
                LOWER_THIRD_DELAY_SECONDS
            )
        if self._name:
            start = max(start, self._name.end)
        return _WantedThird(third, self._skip_chapter_card(start))

    def _place_lower_third(
        self, third: LowerThird, start: int
    ) -> TimedOverlay | None:
        """Return a lower third from a frame on; None if the scene is over by then."""
        lines = (third.title, third.text) if third.text else (third.title,)
        under = self._find_shot(start)
        length = compute_lower_third_length(lines, self._rate.fps, self._look)
        end = min(self._find_end_of_map(under), start + length)
        if end <= start:
            return None
        run = _StyleRun(under.placed, start, end)
        placed = self._make_overlay("lower_third", lines, run)
        placed = dataclasses.replace(placed, is_right=third.side == "right")
        if third.portrait is None:
            return placed
        scene = under.placed.scene
        portrait = ThirdPortrait(third.portrait, scene, third.focus)
        return dataclasses.replace(placed, portrait=portrait)

    def _skip_chapter_card(self, frame: int) -> int:
        """Return a frame, or the one after a chapter's card that is seen there.

        The card is all that is to be read then; a scene that shows nothing else keeps the frame.
        """
        under = self._find_shot(frame)
        card = self._get_shot(under.placed).card
        if card != "chapter" and not isinstance(card, ChapterCard):
            return frame
        later = [each.start for each in self._shots if each.start >= under.end]
        return max(later[0], frame) if later else frame

    def _find_shot(self, frame: int) -> ClearShot:
        """Return the last shot that has begun by a frame."""
        return [clear for clear in self._shots if clear.placed.start <= frame][
            -1
        ]

    def _find_end_of_map(self, clear: ClearShot) -> int:
        """Return the end of a shot or, on a map, of the shots after it that show the same one."""
        shown = self._get_shot(clear.placed).map
        end = clear.end
        for later in self._shots:
            if later.start < clear.end:
                continue
            if shown is None or self._get_shot(later.placed).map != shown:
                break
            end = later.end
        return end

    def _split_by_style(self, start: int, end: int) -> list[_StyleRun]:
        """Split frames [start, end) into runs of shots of one style, without cards."""
        runs: list[_StyleRun] = []
        for clear in self._shots:
            first = max(clear.start, start)
            stop = min(clear.end, end)
            if stop <= first or self._get_shot(clear.placed).kind == "card":
                continue
            if runs and self._joins(runs[-1], clear.placed, first):
                runs[-1] = dataclasses.replace(runs[-1], end=stop)
            else:
                runs.append(_StyleRun(clear.placed, first, stop))
        return runs

    def _joins(self, run: _StyleRun, placed: PlacedShot, first: int) -> bool:
        """Tell whether a shot has the style of a run that ends where its transition begins."""
        if self._choose_style(run.placed) != self._choose_style(placed):
            return False
        return first - run.end <= placed.overlap

    def _iter_source_lines(self) -> Iterator[TimedOverlay]:
        """Yield the source line, with the maker of each picture where that is asked for."""
        source = self._write_source()
        for credit, group in itertools.groupby(self._shots, self._get_credit):
            shots = list(group)
            line = " · ".join(filter(None, (source, credit)))
            if line:
                for run in self._split_by_style(shots[0].start, shots[-1].end):
                    yield self._make_overlay("source", (line,), run)

    def _write_source(self) -> str:
        """Return the scene's own source line, or its paragraphs; empty for none."""
        source = self._scene.source
        passage = self._scene.passage
        if source == "none":
            return ""
        if source is not None:
            return source
        if not passage:
            return ""
        return self._labels.format_source(passage)

    def _get_credit(self, clear: ClearShot) -> str:
        """Return who made a picture, or where its map has its facts from; may be empty."""
        key = (clear.placed.scene, clear.placed.shot)
        credit = self._pictures.credits.get(key, "")
        if credit or self._scene.source == "none":
            return credit
        return self._pictures.map_sources.get(key, "")

    def _iter_claims(self) -> Iterator[TimedOverlay]:
        first = self._shots[0]
        last = self._shots[-1]
        if self._scene.claim:
            yield from self._place_claim(
                self._scene.claim, first.start, last.end
            )
        for clear in self._shots:
            claim = self._get_shot(clear.placed).claim
            if claim:
                yield from self._place_claim(claim, clear.start, clear.end)

    def _place_claim(
        self, claim: Claim, start: int, end: int
    ) -> Iterator[TimedOverlay]:
        """Yield a claim in frames [start, end), or between its own words, if it has a label."""
        label = claim.format_label(self._labels)
        if not label:
            return
        onset = self._find_onset(claim.at)
        if onset is not None:
            start = max(start, onset)
        stop = self._find_onset(claim.until)
        if stop is not None:
            stay = self._rate.to_frames(self._look.timing.label.claim_after)
            end = min(end, stop + stay)
        least = self._rate.to_frames(self._look.timing.label.claim_least)
        end = min(max(end, start + least), self._shots[-1].end)
        for run in self._split_by_style(start, end):
            yield self._make_overlay("claim", (label,), run)
