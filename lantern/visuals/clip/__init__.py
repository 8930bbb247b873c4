"""Moving pictures of the author's: footage, or a clip that a Python function of the film's makes, through MoviePy.

Which source frame is seen when is settled here in whole numbers; `sources` reads it, `fitting` lays it into the frame.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Hashable, Mapping, Sequence
from pathlib import Path
from typing import Any

from lantern.core.problems import ASSET, SCENE, AssetFailure, Problem, Span
from lantern.graphics.paper import vignette
from lantern.graphics.pixels import Planes, Shade
from lantern.visuals import Find, Request, Visual
from lantern.visuals.clip import author_code, probe
from lantern.visuals.clip.frame_fit import Fitting
from lantern.visuals.clip.frame_sources import Film, Source
from lantern.visuals.clip.playback import Playing

VERSION = 1
SOFT = 1.25
"""How far footage may be blown up before it looks soft."""


def visual(request: Request) -> Visual:
    """The clip of a shot. Nothing is opened until a frame is asked for."""
    return _Clip(request)


def check(what: Mapping[str, Any], at: Callable[[tuple[str | int, ...]], Span], find: Find) -> list[Problem]:
    """The footage is whole and holds what is asked of it; a function is there to be called."""
    clip = what["clip"]
    if clip.get("python"):
        return author_code.check(clip["python"], at(("clip", "python")), find)
    span = at(("clip", "file"))
    try:
        found = probe.facts(find(clip["file"]))
    except AssetFailure as failure:
        return [Problem(failure.message, span, ASSET)]
    name = Path(clip["file"]).name
    problems = []
    for key in ("from", "to"):
        if clip.get(key, 0) > found.seconds + 1 / found.rate or (key == "from" and clip[key] >= found.seconds):
            message = f"'{name}' is {found.seconds:.2f} s long; '{key}' lies beyond its end"
            problems.append(Problem(message, at(("clip", key)), SCENE))
    if clip.get("level") is not None and not found.sound:
        problems.append(Problem(f"'{name}' has no sound; take level out", at(("clip", "level")), SCENE))
    fitting = Fitting.of(what, found.size, (what["frame"][0], what["frame"][1]))
    if fitting.scale > SOFT and what.get("fit") != "contain":
        w = what["frame"][0] / fitting.scale
        message = f"the frame asks for {what['frame'][0]} pixels across, and '{name}' has {w:.0f}; it will look soft"
        problems.append(Problem(message, span, ASSET, warning=True))
    for kind, looks in (("HDR", "pale"), ("interlaced", "combed where it moves")):
        if found.high_range if kind == "HDR" else found.interlaced:
            message = f"'{name}' is {kind} and will look {looks}; convert it with another program first"
            problems.append(Problem(message, span, ASSET, warning=True))
    return problems


class _Clip:
    """One shot of a clip."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.clip: Mapping[str, Any] = request.what["clip"]

    def inputs(self) -> Sequence[Path]:
        return [self._path]

    def state(self, n: int) -> Hashable:
        return self._playing.index(n)

    def paint(self, n: int) -> Planes:
        planes = self._source.planes(self._playing.index(n), self._fitting.whole)
        return self._shade.over(self._fitting.lay(planes))

    @functools.cached_property
    def _path(self) -> Path:
        if self.clip.get("python"):
            return self.request.find(author_code.module_of(self.clip["python"]))
        return self.request.find(self.clip["file"])

    @functools.cached_property
    def _source(self) -> Source:
        if self.clip.get("python"):
            return author_code.source(self._path, self.clip["python"], self.request)
        return Film(self._path)

    @functools.cached_property
    def _playing(self) -> Playing:
        return Playing.of(self.clip, self._source.rate, self._source.frames, (self.request.fps, self.request.length))

    @functools.cached_property
    def _fitting(self) -> Fitting:
        request = self.request
        bands = request.look.bands(request.size, True)
        free = bands["caption"][1] / request.size[1] if request.captions else 1.0
        return Fitting.of(request.what, self._source.size, request.size, free)

    @functools.cached_property
    def _shade(self) -> Shade:
        return vignette(self.request.size, self.request.look.vignette.still)
