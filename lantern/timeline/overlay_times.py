"""The overlays of a scene: when its lower thirds, source lines, claims and labels show, and in which style."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Sequence

from lantern.core.text import find_phrase
from lantern.core.units import Frames, Rate
from lantern.graphics.look import Look
from lantern.script.model.cards import (
    ChapterCard,
    ChartCard,
    StatementCard,
    TimelineCard,
)
from lantern.script.model.film import LowerThird, Scene, Shot
from lantern.script.model.sources import Claim
from lantern.timeline.model import PictureInfo, PlacedShot, TimedOverlay, TimedWord
from lantern.visuals.overlays import compute_lower_third_length

LOWER_THIRD_DELAY_SECONDS = 0.8
"""Seconds after its shot is clear that a lower third without `at` comes in."""

ClearShot = tuple[PlacedShot, tuple[int, int]]
"""A shot and the frames in which it is seen alone: after the transition in, before the one out."""


def choose_style(shot: Shot, dark: bool) -> str:
    """The plates over a shot: paper on light maps and cards, ink elsewhere."""
    light = shot.card == "chapter" or isinstance(
        shot.card, ChapterCard | ChartCard | StatementCard | TimelineCard
    )
    return "paper" if (shot.map and not dark) or light else "ink"


class SceneOverlays:
    """The overlays of one scene."""

    def __init__(
        self,
        scene: Scene,
        shots: list[ClearShot],
        words: Sequence[TimedWord],
        rest: tuple[Rate, Look, PictureInfo],
    ) -> None:
        self.scene, self.words = scene, words
        self.rate, self.look, self.pictures = rest
        self.cuts = [c for c, _ in shots]
        self.clear = [clear for _, clear in shots]

    def list_overlays(self) -> list[TimedOverlay]:
        marks = self._lower_thirds() + self._sources() + self._claims()
        labels = []
        for c, (begin, end) in zip(self.cuts, self.clear, strict=True):
            if (c.scene, c.shot) in self.pictures.illustrations:
                length = min(
                    end - begin,
                    self.rate.to_frames(self.look.timing.label.illustration),
                )
                labels.append(
                    TimedOverlay(
                        "illustration",
                        ("Illustration",),
                        self._style(c),
                        Frames(begin),
                        Frames(length),
                    )
                )
        return self._place_beside_labels(labels, marks) + labels

    def _place_beside_labels(
        self, labels: list[TimedOverlay], marks: list[TimedOverlay]
    ) -> list[TimedOverlay]:
        """Claims stand to the left of an illustration label that is on screen with them."""
        result = []
        for mark in marks:
            meets = [
                m
                for m in labels
                if m.start < mark.start + mark.length
                and mark.start < m.start + m.length
            ]
            beside = meets[0].lines if mark.kind == "claim" and meets else ()
            result.append(dataclasses.replace(mark, beside=beside))
        return result

    def _shot(self, c: PlacedShot) -> Shot:
        return self.scene.shots[c.shot]

    def _style(self, c: PlacedShot) -> str:
        return choose_style(self._shot(c), (c.scene, c.shot) in self.pictures.dark_maps)

    def _onset(self, phrase: str | None) -> int | None:
        if phrase is None:
            return None
        found = find_phrase([w.text for w in self.words], phrase, 0)
        # a voice that leads speaks before its first shot is there
        return (
            None if found is None else max(self.words[found].start, self.cuts[0].start)
        )

    def _lower_thirds(self) -> list[TimedOverlay]:
        asked: list[tuple[LowerThird, int]] = []
        if self.scene.lower_third:
            asked.append((self.scene.lower_third, self.clear[0][0]))
        for c, (begin, _) in zip(self.cuts, self.clear, strict=True):
            third = self._shot(c).lower_third
            if third:
                asked.append((third, begin))
        marks = []
        for third, begin in asked:
            lines = (third.title, third.text) if third.text else (third.title,)
            onset = self._onset(third.at)
            start = (
                onset
                if onset is not None
                else begin + self.rate.to_frames(LOWER_THIRD_DELAY_SECONDS)
            )
            c, (_, end) = self._find_shot(start)
            length = min(
                compute_lower_third_length(lines, self.rate.fps, self.look), end - start
            )
            if length > 0:  # its shot may be gone, or going, before it comes in
                marks.append(
                    TimedOverlay(
                        "lower_third",
                        lines,
                        self._style(c),
                        Frames(start),
                        Frames(length),
                    )
                )
        return marks

    def _find_shot(self, frame: int) -> tuple[PlacedShot, tuple[int, int]]:
        found = [
            (c, clear)
            for c, clear in zip(self.cuts, self.clear, strict=True)
            if c.start <= frame
        ]
        return found[-1]

    def _split_by_style(
        self, begin: int, end: int
    ) -> list[tuple[PlacedShot, int, int]]:
        """[begin, end) cut into runs of shots of one style; cards carry no labels."""
        runs: list[tuple[PlacedShot, int, int]] = []
        for c, (a, b) in zip(self.cuts, self.clear, strict=True):
            a, b = max(a, begin), min(b, end)
            if b <= a or self._shot(c).kind == "card":
                continue
            joins = (
                runs
                and self._style(runs[-1][0]) == self._style(c)
                and a - runs[-1][2] <= c.overlap
            )
            if joins:
                runs[-1] = (runs[-1][0], runs[-1][1], b)
            else:
                runs.append((c, a, b))
        return runs

    def _sources(self) -> list[TimedOverlay]:
        """The source line, with the maker of each picture where that is asked for."""
        text = self.scene.source
        if text is None and self.scene.passage:
            blocks = ", ".join(map(str, self.scene.passage))
            text = f"Source: article, paragraph{'s' if len(self.scene.passage) > 1 else ''} {blocks}"
        text = "" if text is None or text == "none" else text
        marks = []
        for credit, run in itertools.groupby(
            zip(self.cuts, self.clear, strict=True), lambda shot: self._credit(shot[0])
        ):
            shots = list(run)
            line = " · ".join(filter(None, (text, credit)))
            begin, end = shots[0][1][0], shots[-1][1][1]
            marks += [
                (line, c, a, b) for c, a, b in self._split_by_style(begin, end) if line
            ]
        return [
            TimedOverlay("source", (line,), self._style(c), Frames(a), Frames(b - a))
            for line, c, a, b in marks
        ]

    def _credit(self, c: PlacedShot) -> str:
        return self.pictures.credits.get((c.scene, c.shot), "")

    def _claims(self) -> list[TimedOverlay]:
        asked: list[tuple[Claim, int, int]] = []
        if self.scene.claim and self.scene.claim.label:
            asked.append((self.scene.claim, self.clear[0][0], self.clear[-1][1]))
        for c, (begin, end) in zip(self.cuts, self.clear, strict=True):
            claim = self._shot(c).claim
            if claim and claim.label:
                asked.append((claim, begin, end))
        marks = []
        for claim, begin, end in asked:
            onset, stop = self._onset(claim.at), self._onset(claim.until)
            begin = begin if onset is None else max(begin, onset)
            end = (
                end
                if stop is None
                else min(
                    end, stop + self.rate.to_frames(self.look.timing.label.claim_after)
                )
            )
            marks += [
                TimedOverlay(
                    "claim", (claim.label,), self._style(c), Frames(a), Frames(b - a)
                )
                for c, a, b in self._split_by_style(begin, end)
            ]
        return marks
