"""Moving pictures of the author's: footage, or a clip that a Python function of the film's makes, through MoviePy.

Which source frame is seen when is settled here in whole numbers; `sources` reads it, `fitting` lays it into the frame.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Hashable, Mapping, Sequence
from pathlib import Path
from typing import Any

from lantern.core.problems import EXIT_ASSET, EXIT_SCENE, AssetFailure, Problem, Span
from lantern.graphics.look import Look
from lantern.graphics.paper import make_vignette
from lantern.graphics.pixels import Planes, Shade
from lantern.visuals import Find, Visual, VisualContext
from lantern.visuals.clip import author_code, probe
from lantern.visuals.clip.frame_fit import FrameFit
from lantern.visuals.clip.frame_sources import FileFrameSource, FrameSource
from lantern.visuals.clip.playback import Playback

VERSION = 1
MAX_UPSCALE = 1.25
"""How far footage may be blown up before it looks soft."""


def open_visual(request: VisualContext) -> Visual:
    """The clip of a shot. Nothing is opened until a frame is asked for."""
    return _ClipVisual(request)


def check(
    what: Mapping[str, Any],
    at: Callable[[tuple[str | int, ...]], Span],
    find: Find,
    *,
    look: Look,
) -> list[Problem]:
    """The footage is whole and holds what is asked of it; a function is there to be called."""
    clip = what["clip"]
    if clip.get("python"):
        return author_code.check(clip["python"], at(("clip", "python")), find)
    span = at(("clip", "file"))
    try:
        found = probe.probe_file(find(clip["file"]))
    except AssetFailure as failure:
        return [Problem(failure.message, span, EXIT_ASSET)]
    name = Path(clip["file"]).name
    problems = []
    for key in ("from", "to"):
        if clip.get(key, 0) > found.seconds + 1 / found.rate or (
            key == "from" and clip[key] >= found.seconds
        ):
            message = (
                f"'{name}' is {found.seconds:.2f} s long; '{key}' lies beyond its end"
            )
            problems.append(Problem(message, at(("clip", key)), EXIT_SCENE))
    if clip.get("level") is not None and not found.has_sound:
        problems.append(
            Problem(
                f"'{name}' has no sound; take level out",
                at(("clip", "level")),
                EXIT_SCENE,
            )
        )
    fitting = FrameFit.from_spec(what, found.size, (what["frame"][0], what["frame"][1]))
    if fitting.scale > MAX_UPSCALE and what.get("fit") != "contain":
        w = what["frame"][0] / fitting.scale
        message = f"the frame asks for {what['frame'][0]} pixels across, and '{name}' has {w:.0f}; it will look soft"
        problems.append(Problem(message, span, EXIT_ASSET, warning=True))
    for kind, looks in (("HDR", "pale"), ("interlaced", "combed where it moves")):
        if found.high_range if kind == "HDR" else found.interlaced:
            message = f"'{name}' is {kind} and will look {looks}; convert it with another program first"
            problems.append(Problem(message, span, EXIT_ASSET, warning=True))
    return problems


class _ClipVisual:
    """One shot of a clip."""

    def __init__(self, request: VisualContext) -> None:
        self.request = request
        self.clip: Mapping[str, Any] = request.spec["clip"]

    def inputs(self) -> Sequence[Path]:
        return [self._path]

    def state(self, n: int) -> Hashable:
        return self._playing.find_source_frame(n)

    def paint(self, n: int) -> Planes:
        planes = self._source.read_planes(
            self._playing.find_source_frame(n), self._fitting.scaled_size
        )
        return self._shade.darken(self._fitting.compose_frame(planes))

    @functools.cached_property
    def _path(self) -> Path:
        if self.clip.get("python"):
            return self.request.find(author_code.name_module_file(self.clip["python"]))
        return self.request.find(self.clip["file"])

    @functools.cached_property
    def _source(self) -> FrameSource:
        if self.clip.get("python"):
            return author_code.make_source(
                self._path, self.clip["python"], self.request
            )
        return FileFrameSource(self._path)

    @functools.cached_property
    def _playing(self) -> Playback:
        return Playback.from_clip(
            self.clip,
            self._source.rate,
            self._source.frames,
            (self.request.fps, self.request.length),
        )

    @functools.cached_property
    def _fitting(self) -> FrameFit:
        request = self.request
        bands = request.look.get_bands(request.size, True)
        free = bands["caption"][1] / request.size[1] if request.captions else 1.0
        return FrameFit.from_spec(request.spec, self._source.size, request.size, free)

    @functools.cached_property
    def _shade(self) -> Shade:
        return make_vignette(self.request.size, self.request.look.vignette.still)
