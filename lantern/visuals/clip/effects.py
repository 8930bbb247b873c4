"""MoviePy's effects on any visual: its frames as a MoviePy clip as long as the shot, and back to planes.

Only shots with effects take this way: RGB and back takes 40 ms a frame at 1080p on one core,
and the effects work on top of it: MirrorX nothing, BlackAndWhite 40 ms, Painting 140 ms (measured).
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from lantern.core import ffmpeg
from lantern.core.problems import EXIT_SCENE, AssetFailure, Problem, Span, suggest
from lantern.core.units import Size
from lantern.graphics.pixels import U8, Planes, from_rgb, to_rgb_quick
from lantern.script.model.footage import Effect
from lantern.visuals import Visual, VisualContext
from lantern.visuals.clip.frame_sources import load_moviepy, read_frame, resize_frame

VERSION = 1
_STEADY = "BlackAndWhite Crop EvenSize GammaCorrection InvertColors LumContrast Margin MirrorX MirrorY MultiplyColor"
STATELESS = frozenset([*_STEADY.split(), "Painting", "Resize", "Rotate"])
"""Effects that do the same to every frame: what stands still stays still under them."""
MAX_SETTINGS: Mapping[str, float] = {
    **dict.fromkeys(("margin_size", "left", "right", "top", "bottom"), 2000),
    "n_frames": 64,
    "new_size": 4,  # times the frame's, where it is one number
}
MAX_SIDE = 8192
"""The largest numbers that settings take, so that no frame outgrows the memory; SIDE for those not named."""
TRIAL_SECONDS = 3.96
"""Seconds of the clip on which settings are tried when a film is checked: a length that nobody writes into them."""


def list_versions() -> dict[str, str]:
    """Return the versions of what makes the pixels of clips and effects."""
    return {"moviepy": version("moviepy"), "ffmpeg": ffmpeg.describe_version()}


def check(
    effects: Sequence[Effect], size: Size, at: Callable[[int], Span]
) -> Iterator[Problem]:
    """Unknown effects and settings, settings that don't work, and effects that change how long a shot is."""
    for i, effect in enumerate(effects):
        fault = _describe_unknown(effect) or _try_effect(effect, size)
        if fault:
            yield Problem(fault, at(i), EXIT_SCENE)


def _describe_unknown(effect: Effect) -> str:
    effects = load_moviepy().vfx
    name, given = effect.name, effect.settings
    if name not in effects.__all__:
        return f"MoviePy has no effect '{name}'{suggest(name, effects.__all__)}"
    known = inspect.signature(getattr(effects, name)).parameters
    for setting, value in given.items():
        if setting not in known:
            which = (
                suggest(setting, known) or f"; it has {', '.join(known)}"
                if known
                else "; it has none"
            )
            return f"the effect {name} has no setting '{setting}'{which}"
        most = (
            MAX_SIDE if isinstance(value, list) else MAX_SETTINGS.get(setting, MAX_SIDE)
        )
        if any(abs(number) > most for number in _numbers(value)):
            return f"{name}: {setting} can't be {value}; {most:g} is the most"
    wanted = [
        setting
        for setting, one in known.items()
        if one.default is one.empty and setting not in given
    ]
    return f"the effect {name} needs {', '.join(wanted)}" if wanted else ""


def _numbers(value: object) -> Iterator[float]:
    if isinstance(value, list | tuple):
        for each in value:
            yield from _numbers(each)
    elif isinstance(value, int | float):
        yield value


def _try_effect(effect: Effect, size: Size) -> str:
    """What is wrong with an effect on a grey clip of some seconds."""
    name = effect.name
    grey = np.full((size[1], size[0], 3), 128, np.uint8)
    clip = load_moviepy().VideoClip(lambda t: grey, duration=TRIAL_SECONDS).with_fps(25)
    try:
        made = _apply_effects(clip, [effect])
        length = made.duration
    except Exception as error:  # whatever MoviePy raises for settings it can't use
        return f"the effect {name} can't take these settings: {error}"
    if length is None or abs(length - TRIAL_SECONDS) > 1e-6:
        cure = (
            "clips have speed and loop"
            if name in ("MultiplySpeed", "Loop")
            else "take it out"
        )
        return f"the effect {name} changes how long a shot is, and that is for the narration to decide; {cure}"
    try:
        read_frame(made, 0.5, f"the effect {name}")
    except AssetFailure as failure:
        return failure.message
    return ""


def _apply_effects(clip: Any, effects: Sequence[Effect]) -> Any:
    """The clip with the effects on it, in their order; one that is moved is laid into a frame of its size."""
    library = load_moviepy()
    size = clip.size
    still = clip.pos(0)
    made = clip.with_effects(
        [getattr(library.vfx, each.name)(**each.settings) for each in effects]
    )
    if made.pos(0) != still or made.pos(1) != still:
        made = library.CompositeVideoClip([made], size=size).with_duration(
            made.duration
        )
    return made


class EffectsVisual:
    """A visual with effects on it."""

    def __init__(
        self, visual: Visual, effects: Sequence[Effect], context: VisualContext
    ) -> None:
        """Lay effects on `visual`, in their order."""
        self.visual = visual
        self.effects = effects
        self.context = context
        self.is_stateless = all(each.name in STATELESS for each in effects)
        self._beyond = 0

    def inputs(self) -> Sequence[Path]:
        return self.visual.inputs()

    def state(self, n: int) -> Hashable:
        return self.visual.state(n) if self.is_stateless else n

    def paint(self, n: int) -> Planes:
        """Effects end with the shot; in dissolves, which ask beyond it, the picture under them goes on."""
        inside = min(max(n, 0), self.context.length - 1)
        self._beyond = n - inside
        names = ", ".join(each.name for each in self.effects)
        rgb = read_frame(self._clip, inside / self.context.fps, f"the effect {names}")
        return from_rgb(_fill_frame(rgb, self.context.size))

    @cached_property
    def _clip(self) -> Any:
        fps = self.context.fps
        clip = (
            load_moviepy()
            .VideoClip(self._frame, duration=self.context.length / fps)
            .with_fps(fps)
        )
        try:
            return _apply_effects(clip, self.effects)
        except Exception as error:  # as in _tried; here the true length is known
            raise AssetFailure(
                f"an effect can't be laid on a shot of {clip.duration:.2f} s: {error}"
            ) from None

    def _frame(self, t: float) -> U8:
        n = int(t * self.context.fps + 1e-4)
        return to_rgb_quick(self.visual.paint(n + self._beyond))


def _fill_frame(rgb: U8, size: Size) -> U8:
    """A picture of any size as one that fills the frame."""
    (h, w), (fw, fh) = rgb.shape[:2], size
    if (w, h) == size:
        return rgb
    scale = max(fw / w, fh / h)
    whole = resize_frame(rgb, (max(fw, round(w * scale)), max(fh, round(h * scale))))
    x, y = (whole.shape[1] - fw) // 2, (whole.shape[0] - fh) // 2
    return np.ascontiguousarray(whole[y : y + fh, x : x + fw])
