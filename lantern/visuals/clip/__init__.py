"""Moving pictures of the author's: footage, or a clip that a Python function of the film makes.

`playback` says which source frame is seen when, in whole numbers; `frame_sources` reads it with
MoviePy; `frame_fit` lays it into the frame.
"""

from __future__ import annotations

import functools
from collections.abc import Hashable, Iterator, Sequence
from pathlib import Path

import numpy as np

from lantern.core.problems import (
    EXIT_ASSET,
    EXIT_SCENE,
    AssetFailure,
    Problem,
    Span,
)
from lantern.core.store import digest_file_once
from lantern.core.units import Size
from lantern.graphics.paper import make_vignette
from lantern.graphics.pixels import Planes
from lantern.graphics.pixels.shade import Shade
from lantern.graphics.vector import Box
from lantern.visuals import Arrays, Locate, Visual, VisualContext, treatment
from lantern.visuals.clip import author_code, probe
from lantern.visuals.clip.frame_fit import FrameFit
from lantern.visuals.clip.frame_sources import FileFrameSource, FrameSource
from lantern.visuals.clip.playback import Playback
from lantern.visuals.notes.locating import PartOfPicture, place_part
from lantern.visuals.specs import ClipSpec
from lantern.visuals.treatment.gate import make_gate
from lantern.visuals.treatment.tone import SourceTone

VERSION = 2
MAX_UPSCALE = 1.25
"""How far footage may be blown up before it looks soft."""
_RATES_OF_FILM = (16, 18, 20)
"""Frames a second that old film was shot at, and speeds that nobody means."""
_MOST_TRANSFERRED = 26
"""Frames a second of a file that has each frame of a film once."""
_MEASURED_AT = (0.15, 0.5, 0.85)
"""How far into a shot the frames are that its black, white and noise are measured in."""


def open_visual(spec: ClipSpec, context: VisualContext) -> Visual:
    """Return the visual of a clip. Nothing is opened until a frame is asked for."""
    return _ClipVisual(spec, context)


def check(spec: ClipSpec, context: VisualContext, at: Locate) -> list[Problem]:
    """Return what is wrong with footage, or with the function that makes a clip."""
    if spec.python:
        return author_code.check(
            spec.python, at(("clip", "python")), context.find
        )
    assert spec.file is not None  # a clip is a file or a function
    try:
        found = probe.probe_file(context.find(spec.file))
    except AssetFailure as failure:
        return [Problem(failure.message, at(("clip", "file")), EXIT_ASSET)]
    return [
        *_check_trimming(spec, found, at),
        *_check_sound(spec, found, at),
        *_check_speed(spec, found, at),
        *_check_pixels(spec, found, context.size, span=at(("clip", "file"))),
        *_check_picture(spec, found, at(("clip", "file"))),
    ]


def _name(spec: ClipSpec) -> str:
    return Path(spec.file or "").name


def _check_trimming(
    spec: ClipSpec, found: probe.MediaInfo, at: Locate
) -> Iterator[Problem]:
    """Yield a problem for each end of the trimming that lies beyond the footage."""
    latest = found.seconds + 1 / found.rate
    is_beyond = {
        "from": spec.start > latest or spec.start >= found.seconds,
        "to": spec.end is not None and spec.end > latest,
    }
    for key, beyond in is_beyond.items():
        if beyond:
            message = (
                f"'{_name(spec)}' is {found.seconds:.2f} s long; "
                f"'{key}' lies beyond its end"
            )
            yield Problem(message, at(("clip", key)), EXIT_SCENE)


def _check_sound(
    spec: ClipSpec, found: probe.MediaInfo, at: Locate
) -> Iterator[Problem]:
    """Yield a problem where the sound of silent footage is to be heard."""
    if spec.level is not None and not found.has_sound:
        message = f"'{_name(spec)}' has no sound; take level out"
        yield Problem(message, at(("clip", "level")), EXIT_SCENE)


def _check_speed(
    spec: ClipSpec, found: probe.MediaInfo, at: Locate
) -> Iterator[Problem]:
    """Yield a warning where a rate is written as a factor, or frames are none of the film's."""
    span = at(("clip", "speed"))
    if spec.speed in _RATES_OF_FILM:
        message = (
            f"speed: {spec.speed:g} plays it {spec.speed:g} times as fast; if its film was"
            f" shot at {spec.speed:g} frames a second, write speed: {spec.speed:g} fps"
        )
        yield Problem(message, span, EXIT_SCENE, warning=True)
    if spec.shot_at is not None and found.rate > _MOST_TRANSFERRED:
        message = (
            f"'{_name(spec)}' has {found.rate:.2f} frames a second, more than its film: some"
            f" come twice, and at {spec.shot_at:g} fps all is slower than it was; convert"
            " it to one frame for each of the film's, or take speed out"
        )
        yield Problem(message, span, EXIT_SCENE, warning=True)


def _check_pixels(
    spec: ClipSpec, found: probe.MediaInfo, frame: Size, *, span: Span
) -> Iterator[Problem]:
    """Yield a warning where the footage has too few pixels for the frame."""
    fitting = FrameFit.from_spec(spec, found.size, frame)
    if fitting.scale > MAX_UPSCALE and spec.fit != "contain":
        across = frame[0] / fitting.scale
        message = (
            f"the frame asks for {frame[0]} pixels across, and '{_name(spec)}' has "
            f"{across:.0f}; it will look soft"
        )
        yield Problem(message, span, EXIT_ASSET, warning=True)


def _check_picture(
    spec: ClipSpec, found: probe.MediaInfo, span: Span
) -> Iterator[Problem]:
    """Yield a warning for pictures that can't be shown as they are meant."""
    looks = {}
    if found.high_range:
        looks["HDR"] = "pale"
    if found.interlaced:
        looks["interlaced"] = "combed where it moves"
    for kind, how in looks.items():
        message = (
            f"'{_name(spec)}' is {kind} and will look {how}; "
            "convert it with another program first"
        )
        yield Problem(message, span, EXIT_ASSET, warning=True)


class _ClipVisual:
    """One shot of a clip."""

    def __init__(self, spec: ClipSpec, context: VisualContext) -> None:
        self.spec = spec
        self.context = context

    def inputs(self) -> Sequence[Path]:
        """Return the footage, or the module of the function."""
        return [self._path]

    def state(self, n: int) -> Hashable:
        """Return the source frame that is seen at frame n."""
        return self._playback.find_source_frame(n)

    def paint(self, n: int) -> Planes:
        """Return frame n.

        Raises:
            AssetFailure: the footage can't be read, or the function failed.
        """
        index = self._playback.find_source_frame(n)
        planes = self._source.read_planes(index, self._fitting.scaled_size)
        return self._shade.darken(self._compose(planes, index))

    def _compose(self, planes: Planes, index: int) -> Planes:
        """Return the frame of a source frame; archive material is treated."""
        treated = self._treatment
        if treated is None:
            return self._fitting.compose_frame(planes)
        if self._fills_frame:
            return treated.treat(self._fitting.compose_frame(planes), index)
        return self._fitting.compose_frame(
            treated.treat(planes, index), self._gate
        )

    def locate(self, part: PartOfPicture, n: int) -> Box:
        """Return where a part of the picture is in the frame, in pixels; it doesn't move."""
        x, y = self._fitting.corner
        w, h = self._fitting.scaled_size
        return place_part(part.spot, (float(x), float(y), float(w), float(h)))

    @functools.cached_property
    def _path(self) -> Path:
        if self.spec.python:
            return self.context.find(
                author_code.name_module_file(self.spec.python)
            )
        assert self.spec.file is not None  # a clip is a file or a function
        return self.context.find(self.spec.file)

    @functools.cached_property
    def _source(self) -> FrameSource:
        if self.spec.python:
            return author_code.make_source(
                self._path, self.spec.python, self.context
            )
        return FileFrameSource(self._path)

    @functools.cached_property
    def _playback(self) -> Playback:
        return Playback.from_spec(
            self.spec,
            self._source.rate,
            self._source.frames,
            fps=self.context.fps,
            length=self.context.length,
        )

    @functools.cached_property
    def _fitting(self) -> FrameFit:
        context = self.context
        return FrameFit.from_spec(
            self.spec, self._source.size, context.size, free=context.free_height
        )

    @property
    def _fills_frame(self) -> bool:
        return self.spec.fit == "cover"

    @functools.cached_property
    def _treatment(self) -> treatment.FilmTreatment | None:
        """How its frames are treated; None for one that is shown as it is."""
        spec = self.spec.treatment
        if spec is None:
            return None
        fitting = self._fitting
        size = self.context.size if self._fills_frame else fitting.scaled_size
        return treatment.make_film_treatment(
            self._measure_tone(),
            spec,
            self.context.look,
            size=size,
            scale=self.context.scale,
            seed=self._seed,
        )

    @functools.cached_property
    def _gate(self) -> Planes | None:
        """The mask of a picture that is shown whole; None without one."""
        spec = self.spec.treatment
        if spec is None or not spec.mask:
            return None
        size = self._fitting.scaled_size
        return make_gate(size, self.context.scale, spec.style).gain

    def _measure_tone(self) -> SourceTone:
        """Return the tone of the footage from three frames of the shot."""
        length = self.context.length
        seen = [round(share * (length - 1)) for share in _MEASURED_AT]
        frames = sorted({self._playback.find_source_frame(n) for n in seen})
        size = self._fitting.scaled_size

        def measure() -> Arrays:
            lumas = [self._source.read_planes(each, size).y for each in frames]
            tone = treatment.measure_film(lumas, enlarged=self._fitting.scale)
            return {"tone": np.array([tone.black, tone.white, tone.noise])}

        decisive = {
            "version": treatment.VERSION,
            "film": self._seed,
            "frames": frames,
            "size": list(size),
        }
        kept = self.context.drawing_cache.get_or_draw(
            "film tone", decisive, measure
        )
        return SourceTone(*(float(each) for each in kept["tone"]))

    @property
    def _seed(self) -> str:
        """What tells the footage from all other footage: its bytes."""
        return f"{digest_file_once(self._path)} {self.spec.python or ''}"

    @functools.cached_property
    def _shade(self) -> Shade:
        size = self.context.size
        vignette = make_vignette(size, self.context.look.vignette.still)
        if not self._fills_frame:
            return vignette
        return treatment.mask_frame(
            vignette, self.spec.treatment, size, scale=self.context.scale
        )
