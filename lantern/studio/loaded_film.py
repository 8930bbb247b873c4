"""A film as it was last loaded, laid out in each shape and size that the page asks for."""

from __future__ import annotations

import bisect
import functools
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from lantern import plan
from lantern.core.problems import Failure
from lantern.core.records import to_json
from lantern.core.store import digest_json
from lantern.core.units import Shape
from lantern.plan import OutputFormat, Rendition
from lantern.plan.mixdown import make_curve_key, make_mix_job
from lantern.plan.project import Project
from lantern.rendering.layout import lay_out
from lantern.rendering.session import Session
from lantern.rendering.steps import GuessedFilm, guess_film
from lantern.studio.painter import PictureOrder
from lantern.studio.stamps import stamp_code, stamp_file
from lantern.timeline import PlacedShot, Segment, Timeline, split_segments

Detail = Literal["card", "draft", "full"]
"""Sizes of a film: a preview's for cards of the strip, a draft's, and its own."""
DETAILS: tuple[Detail, ...] = ("card", "draft", "full")
"""The smallest first."""
MOST_ORDERS = 4000
"""Segments of a shape whose requests are kept: building one takes 0.3 ms."""


class NoSuchFrame(Exception):
    """A frame, or a shot, that the film doesn't have; the message says which."""


@dataclass(frozen=True)
class FilmFrame:
    """A frame of the film: the picture of its segment, and its number there."""

    order: PictureOrder
    number: int


class ShapeLayout:
    """The film laid out in one size, and what has to be painted for each of its frames."""

    def __init__(self, rendition: Rendition, stamps: Mapping[int, str]) -> None:
        """Take the film as it is laid out; `stamps` stand for the files of each scene."""
        self.rendition = rendition
        self.segments = split_segments(rendition.timeline)
        self._stamps = stamps
        self._starts = [segment.start for segment in self.segments]
        self._bodies = {
            segment.shot: i
            for i, segment in enumerate(self.segments)
            if segment.next_shot is None
        }
        self._lock = threading.Lock()
        self._keys: dict[int, str] = {}
        self._order = functools.lru_cache(MOST_ORDERS)(self._make_order)

    @property
    def timeline(self) -> Timeline:
        """The film as it is cut."""
        return self.rendition.timeline

    def find_frame(self, n: int) -> FilmFrame:
        """Return what is to be painted for frame `n` of the film.

        Raises:
            NoSuchFrame: The film has no such frame.
            Failure: What it shows can't be laid out.
        """
        self._require_frame(n)
        i = bisect.bisect_right(self._starts, n) - 1
        return FilmFrame(self.get_order(i), n - self.segments[i].start)

    def find_shot(self, n: int) -> int:
        """Return the shot that frame `n` is in, by its index in the timeline.

        Raises:
            NoSuchFrame: The film has no such frame.
        """
        self._require_frame(n)
        shots = self.timeline.shots
        return bisect.bisect_right(shots, n, key=lambda shot: shot.start) - 1

    def _require_frame(self, n: int) -> None:
        if not 0 <= n < self.timeline.total:
            raise NoSuchFrame(
                f"the film has {self.timeline.total} frames, from 0 on"
            )

    def find_authored(self, scene: int, shot: int) -> int:
        """Return a scene's shot, both counted from 0, by its index in the timeline.

        Raises:
            NoSuchFrame: The film has no such shot.
        """
        for i, placed in enumerate(self.timeline.shots):
            if (placed.scene, placed.shot) == (scene, shot):
                return i
        raise NoSuchFrame("the film has no such shot")

    def list_shots(self, scene: int) -> list[PlacedShot]:
        """Return the shots of a scene, by its index."""
        return [shot for shot in self.timeline.shots if shot.scene == scene]

    def find_take_start(self, scene: int) -> int | None:
        """Return the frame at which a scene's take begins, None where nobody speaks."""
        return dict(self.timeline.takes).get(scene)

    def get_order(self, i: int) -> PictureOrder:
        """Return what the painter needs for segment `i`.

        Raises:
            Failure: What it shows can't be laid out.
        """
        with self._lock:
            return self._order(i)

    def get_shot_order(self, shot: int) -> PictureOrder:
        """Return what the painter needs for a shot of the timeline, its transitions left out.

        Raises:
            Failure: What it shows can't be laid out.
        """
        return self.get_order(self._bodies[shot])

    def get_shot_key(self, shot: int) -> str:
        """Return what decides the pixels of a shot of the timeline, its transitions left out.

        Raises:
            Failure: What it shows can't be laid out.
        """
        key = self._keys.get(shot)
        if key is None:
            key = self.get_shot_order(shot).key
            self._keys[shot] = key
        return key

    def _make_order(self, i: int) -> PictureOrder:
        segment = self.segments[i]
        request = to_json(plan.build_segment_request(self.rendition, segment))
        stamps = [self._stamps[scene] for scene in self.list_scenes(segment)]
        decisive = {"request": request, "files": stamps, "code": stamp_code()}
        return PictureOrder(digest_json(decisive), request)

    def list_scenes(self, segment: Segment) -> list[int]:
        """Return the scenes that a segment shows, by their indices."""
        shots = self.timeline.shots
        scenes = [shots[segment.shot].scene]
        if segment.next_shot is not None:
            scenes.append(shots[segment.next_shot].scene)
        return scenes


@dataclass
class LoadedFilm:
    """A film that can be laid out: as it was read, and what of it is spoken.

    `generation` counts the films that the studio has shown.
    """

    generation: int
    session: Session
    guessed: GuessedFilm
    stamps: Mapping[int, str]
    _layouts: dict[tuple[Shape, Detail], ShapeLayout] = field(
        default_factory=dict
    )
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def list_files(self) -> list[Path]:
        """Return all files that the film was read from."""
        script = self.session.script
        return [
            *script.iter_files(),
            *(asset.path for asset in self.project.assets),
        ]

    @functools.cached_property
    def newest_change(self) -> int:
        """When the last of the film's files was written, in ns."""
        written = 0
        for path in self.list_files():
            with suppress(OSError):
                written = max(written, path.stat().st_mtime_ns)
        return written

    @functools.cached_property
    def music_curve_key(self) -> str | None:
        """What the film's mix makes of its music, by its key in the store.

        It is found once: a part of 2,000 scenes takes a third of a second. None for a film that
        can't be mixed.
        """
        try:
            job = make_mix_job(self.draft.rendition, self.guessed.takes)
        except Failure:
            return None
        return make_curve_key(job)

    @property
    def project(self) -> Project:
        """The film as it was read."""
        return self.session.project

    @property
    def own_shape(self) -> Shape:
        """The shape that the film is made in."""
        return self.session.script.film.output.shape

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """The shapes that the page shows: the film's own first, then those it is made in."""
        listed = self.session.script.film.output.shapes
        return tuple(dict.fromkeys((self.own_shape, *listed)))

    def get_layout(self, shape: Shape, detail: Detail = "draft") -> ShapeLayout:
        """Return the film laid out in a shape and size.

        Raises:
            Failure: It can't be laid out.
        """
        with self._lock:
            found = self._layouts.get((shape, detail))
            if found is None:
                found = ShapeLayout(self._lay_out(shape, detail), self.stamps)
                self._layouts[shape, detail] = found
            return found

    def _lay_out(self, shape: Shape, detail: Detail) -> Rendition:
        if detail == "card":
            return self._reduce_to_card(self.get_layout(shape).rendition, shape)
        own = None if shape == self.own_shape else shape
        options = replace(
            self.session.options,
            shape=own,
            draft=detail == "draft",
        )
        session = replace(self.session, options=options)
        return lay_out(session, self.guessed.voice, self.guessed.spoken)

    def _reduce_to_card(self, draft: Rendition, shape: Shape) -> Rendition:
        """Return a draft in a preview's size: the same film, a quarter of the pixels to draw."""
        output = self.session.script.film.output
        size = OutputFormat.for_preview(output, shape).size
        reduced = replace(draft.output_format, size=size)
        return replace(draft, output_format=reduced)

    @property
    def draft(self) -> ShapeLayout:
        """The film in its own shape, in a draft's size."""
        return self.get_layout(self.own_shape)

    @property
    def full(self) -> ShapeLayout:
        """The film in its own shape and size."""
        return self.get_layout(self.own_shape, "full")


def lay_out_film(session: Session, generation: int) -> LoadedFilm:
    """Return a film laid out with what is spoken of it, and guesses for the rest.

    Raises:
        Failure: It can't be laid out.
    """
    stamps = stamp_scenes(session.project)
    film = LoadedFilm(generation, session, guess_film(session), stamps)
    _ = film.draft  # what can't be laid out is told now
    return film


def stamp_scenes(project: Project) -> dict[int, str]:
    """Return for each scene, by its index, a digest of when its files were written."""
    by_scene: dict[int, list[list[object]]] = {}
    for asset in project.assets:
        by_scene.setdefault(asset.scene, []).append(stamp_file(asset.path))
    whole = by_scene.get(0, [])
    stamps = {}
    for i, part in enumerate(project.script.parts):
        stamps[i] = digest_json([whole, by_scene.get(part.number, [])])
    return stamps
