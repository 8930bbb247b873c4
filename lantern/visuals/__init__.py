"""The Visual protocol and the table of visuals. A new one is a module here and a line in VISUALS.

A visual knows its shot and nothing else: not the film, not the clock, not the network.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from lantern.core.problems import Problem, Span
from lantern.core.store import Store, digest_json
from lantern.core.units import Frames, Shape, Size
from lantern.graphics import look, paper, pixels, vector
from lantern.graphics.look import Look
from lantern.graphics.pixels import Planes

Find = Callable[[str], Path]
Locate = Callable[[tuple[str | int, ...]], Span]
Arrays = dict[str, NDArray[Any]]


def list_drawing_versions() -> list[int]:
    """Return the VERSIONs of what every picture is drawn with.

    They are in the keys of all drawings and pictures.
    """
    return [pixels.VERSION, vector.VERSION, look.VERSION, paper.VERSION]


class DrawingCache:
    """Arrays that are slow to draw, kept in the store between runs and workers.

    Their key is the digest of everything that decides them. Without a store each is drawn when
    asked for.
    """

    def __init__(self, store: Store | None) -> None:
        """Keep drawings in `store`."""
        self._store = store

    def get_or_draw(
        self,
        name: str,
        decisive: Mapping[str, object],
        draw: Callable[[], Arrays],
    ) -> Arrays:
        """Return the drawing `name` that `decisive` (JSON) decides; draw it if it isn't kept.

        Raises:
            OutputFailure: the store can't be written.
        """
        if self._store is None:
            return draw()
        parts = {
            "plate": name,
            "parts": dict(decisive),
            "drawing": list_drawing_versions(),
        }
        key = digest_json(parts)
        path = self._store.get(key, ".npz")
        if path is not None:
            with np.load(path, allow_pickle=False) as kept:
                return {part: kept[part] for part in kept.files}
        arrays = draw()
        self._store.put(key, ".npz", lambda staged: _save(staged, arrays))
        return arrays


def _save(path: Path, arrays: Arrays) -> None:
    with path.open("wb") as stream:
        np.savez(
            stream,
            allow_pickle=False,
            **arrays,
        )


@dataclass(frozen=True)
class FlatGround:
    """A flat colour, #rrggbb, in the place of a card's or a map's ground.

    With `keeps_land` a map keeps its land, and only the sea is flat.
    """

    colour: str
    keeps_land: bool = False


@dataclass(frozen=True)
class VisualContext:
    """What a visual knows beside its spec, the same when it is checked and when it is painted.

    `find` finds the files that the spec names. `length` is the shot's, in frames. With
    `has_captions` captions are burned in: they stand in the look's caption band, a map's on its
    mount. With `allows_python` the user allowed that functions of the film's own are run. `told` is
    what is spoken and read in the shot, as far as a check knows it; it moves no pixel. With a
    `flat_ground` cards and maps are painted on that alone, so that they can be cut out.
    `film_shapes` are those that the film and its shorts are made in, for checks.
    """

    find: Find
    size: Size
    fps: int
    length: Frames
    look: Look
    drawing_cache: DrawingCache
    has_captions: bool = False
    allows_python: bool = False
    told: str = ""
    flat_ground: FlatGround | None = None
    film_shapes: tuple[Shape, ...] = ()

    @property
    def scale(self) -> float:
        """Pixels per unit of the look, which is drawn for a short side of 1080."""
        return min(self.size) / 1080

    @property
    def seconds(self) -> float:
        """Seconds that the shot lasts."""
        return self.length / self.fps

    @property
    def free_height(self) -> float:
        """The upper share of the frame that captions leave free, 1.0 without captions."""
        return self.look.find_free_height(self.size, self.has_captions)


class Visual(Protocol):
    """A picture in time, frame by frame from the shot's first.

    Dissolves ask for frames beyond both ends: there a movement keeps its end.
    """

    def inputs(self) -> Sequence[Path]:
        """Return the files whose bytes decide the picture."""

    def state(self, n: int) -> Hashable:
        """Return what frame n depends on: equal states paint equal pixels."""

    def paint(self, n: int) -> Planes:
        """Return frame n at the context's size; the caller may draw on it."""


class VisualModule(Protocol):
    """What the module of a kind of visual holds. Its spec is one of `visuals.specs`."""

    @property
    def VERSION(self) -> int:  # noqa: N802
        """The number that is raised whenever the pixels change."""

    def open_visual(self, spec: Any, context: VisualContext) -> Visual:
        """Return the visual of a shot.

        Raises:
            AssetFailure: a file can't be used.
        """

    def check(
        self, spec: Any, context: VisualContext, at: Locate
    ) -> list[Problem]:
        """Return what is wrong with a shot; `at` gives the place of a key in its file."""


VISUALS = {
    "still": "lantern.visuals.still",
    "map": "lantern.visuals.map",
    "card": "lantern.visuals.card",
    "clip": "lantern.visuals.clip",
    "document": "lantern.visuals.document",
    "panels": "lantern.visuals.panels",
}


def load_kind(name: str) -> VisualModule:
    """Return the module of a kind of visual.

    It is imported when a film uses it, since OpenCV and resvg are slow to load.
    """
    module: Any = importlib.import_module(VISUALS[name])
    result: VisualModule = module
    return result
