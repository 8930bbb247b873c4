"""A film as it is cut, for whoever looks at it: its shots with what they show, and when."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lantern import plan
from lantern.checks.takes import find_takes
from lantern.core.problems import Span
from lantern.core.store import Store
from lantern.core.units import Shape, format_clock
from lantern.plan import OutputFormat, Rendition
from lantern.plan.painted_overlays import typeset_overlay
from lantern.plan.project import Project
from lantern.plan.style_request import build_style_request
from lantern.plan.visual_request import build_visual_request
from lantern.plan.whole_film import cut_to_takes, make_rendition
from lantern.script.film_script import AuthoredShot
from lantern.timeline import PlacedShot, TimedOverlay
from lantern.visuals import DrawingCache, Visual, VisualContext, compose
from lantern.visuals.overlays.layout import OverlayLayout
from lantern.visuals.requests import VisualRequest
from lantern.visuals.specs import VisualSpec


@dataclass(frozen=True)
class CutShot:
    """A shot of the cut film: its index there, its place in time, and what was written for it."""

    index: int
    placed: PlacedShot
    authored: AuthoredShot
    request: VisualRequest

    @property
    def spec(self) -> VisualSpec:
        """What it shows."""
        return self.request.spec

    @property
    def number(self) -> str:
        """The numbers of its scene and of the shot there, from 1: `4.2`."""
        return f"{self.authored.scene.number}.{self.authored.index + 1}"

    def find_label_span(self, key: str) -> Span:
        """Return where a label with this key is written: at the shot, or at the scene."""
        if getattr(self.authored.shot, key, None):
            return self.authored.find_span((key,))
        return self.authored.scene.find_span((key,))


@dataclass(frozen=True)
class CutFilm:
    """A film that is cut to its takes, or to guesses at those that were never spoken."""

    rendition: Rendition
    store: Store
    is_guess: bool

    @property
    def fps(self) -> int:
        """Frames a second."""
        return self.rendition.timeline.fps

    @functools.cached_property
    def shots(self) -> tuple[CutShot, ...]:
        """All shots, in order."""
        parts = self.rendition.script.parts
        found = []
        for index, placed in enumerate(self.rendition.timeline.shots):
            part = parts[placed.scene]
            authored = AuthoredShot(
                part, placed.shot, part.scene.shots[placed.shot]
            )
            request = build_visual_request(self.rendition, placed)
            found.append(CutShot(index, placed, authored, request))
        return tuple(found)

    def measure_seconds(self, shots: Sequence[CutShot]) -> float:
        """Return how long some shots last together."""
        return sum(shot.placed.length for shot in shots) / self.fps

    def measure_share(self, seconds: float) -> float:
        """Return the share of the film that so many seconds are, 0..1."""
        return seconds * self.fps / max(1, self.rendition.timeline.total)

    def format_start(self, shot: CutShot) -> str:
        """Return when a shot begins, as `1:07`."""
        return format_clock(shot.placed.start / self.fps)

    def open_visual(self, shot: CutShot) -> Visual:
        """Return the visual of a shot, with its drift and its effects.

        Raises:
            AssetFailure: a file can't be used.
        """
        return compose.open_visual(
            shot.request,
            shot.placed.length,
            build_style_request(self.rendition),
            store=self.store,
            look=self.rendition.look,
            drifted=self.rendition.drifts[shot.index],
        )

    def typeset(self, overlay: TimedOverlay) -> OverlayLayout:
        """Return how an overlay is set in this film's look and shape."""
        spot = self.rendition.find_spot(overlay)
        return typeset_overlay(self.rendition, overlay, spot)

    def make_context(self, shot: CutShot) -> VisualContext:
        """Return what the visual of a shot knows; its drawings come from the store."""
        find = functools.partial(
            self.rendition.script.get_path, folder=shot.authored.scene.folder
        )
        context = plan.make_check_context(self.rendition, find)
        return replace(context, drawing_cache=DrawingCache(self.store))


def cut_film(
    project: Project, store: Store, shape: Shape | None = None
) -> CutFilm:
    """Return a checked film as it is cut in a shape, by default its own.

    Raises:
        Failure: a voice's settings make no sense, or footage can't be read.
    """
    script = project.script
    takes = find_takes(script, store)
    rendition = make_rendition(
        project,
        cut_to_takes(project, takes.guess_missing()),
        OutputFormat.from_output(script.film.output, False, shape),
        voice=takes.voice,
    )
    is_guess = len(takes.stored) < len(takes.jobs)
    return CutFilm(rendition, store, is_guess)
