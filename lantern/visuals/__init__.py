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
from lantern.core.units import Size
from lantern.graphics import look, paper, pixels, vector
from lantern.graphics.look import Look
from lantern.graphics.pixels import Planes

Find = Callable[[str], Path]
Arrays = dict[str, NDArray[Any]]


def list_drawing_versions() -> list[int]:
    """Return the VERSIONs of what every picture is drawn with.

    They are in the keys of all drawings and pictures.
    """
    return [pixels.VERSION, vector.VERSION, look.VERSION, paper.VERSION]


class DrawingCache:
    """Drawings kept on disk between runs and workers: arrays under the digest of what decides them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get_or_draw(
        self, name: str, parts: Mapping[str, Any], draw: Callable[[], Arrays]
    ) -> Arrays:
        """The plate called `name` made from `parts` (JSON), drawn now if it isn't there."""
        decisive = {
            "plate": name,
            "parts": dict(parts),
            "drawing": list_drawing_versions(),
        }
        key = digest_json(decisive)
        path = self._store.get(key, ".npz")
        if path is None:
            arrays = draw()
            self._store.put(key, ".npz", lambda staged: _save(staged, arrays))
            return arrays
        with np.load(path, allow_pickle=False) as plate:
            return {part: plate[part] for part in plate.files}


def _save(path: Path, arrays: Arrays) -> None:
    with path.open("wb") as stream:
        np.savez(stream, allow_pickle=False, **arrays)


@dataclass(frozen=True)
class VisualContext:
    """All a visual may know of its shot. `what` is the shot's picture part; paths in it go through `find`.

    `captions` tells whether captions are burned in: they stand in the look's caption band, a map's on its mount.
    `python` tells whether the user allowed that a function of the film's own is run.
    """

    spec: Mapping[str, Any]
    folder: Path
    find: Find
    size: Size
    fps: int
    length: int
    look: Look
    drawing_cache: DrawingCache
    captions: bool = False
    python: bool = False

    @property
    def scale(self) -> float:
        """Pixels per unit of the look, which is drawn for a short side of 1080."""
        return min(self.size) / 1080


class Visual(Protocol):
    """A picture in time, frame by frame from the shot's first. Dissolves ask beyond both ends: motion clamps."""

    def inputs(self) -> Sequence[Path]:
        """Files whose bytes decide the picture."""

    def state(self, n: int) -> Hashable:
        """Equal states paint equal pixels."""

    def paint(self, n: int) -> Planes:
        """Frame n, at the request's size; the caller may draw on it."""


class VisualModule(Protocol):
    """What a visual's module holds."""

    VERSION: int

    def open_visual(self, request: VisualContext) -> Visual: ...

    def check(
        self,
        what: Mapping[str, Any],
        at: Callable[[tuple[str | int, ...]], Span],
        find: Find,
        *,
        look: Look,
    ) -> list[Problem]: ...


VISUALS = {
    "still": "lantern.visuals.still",
    "map": "lantern.visuals.map",
    "card": "lantern.visuals.card",
    "clip": "lantern.visuals.clip",
}


def load_kind(name: str) -> VisualModule:
    """The module of a visual; imported when a film uses it, since OpenCV and resvg are slow to load."""
    module: Any = importlib.import_module(VISUALS[name])
    result: VisualModule = module
    return result
