"""MoviePy's effects on any visual: its frames as a MoviePy clip, and back to planes.

Only shots with effects take this way: RGB and back takes 40 ms a frame at 1080p on one core,
and the effects work on top of it: MirrorX nothing, BlackAndWhite 40 ms, Painting 140 ms (measured).
"""

from __future__ import annotations

import inspect
from collections.abc import (
    Callable,
    Collection,
    Hashable,
    Iterator,
    Mapping,
    Sequence,
)
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from lantern.core import ffmpeg
from lantern.core.problems import (
    EXIT_SCENE,
    AssetFailure,
    Problem,
    Span,
    suggest,
)
from lantern.core.units import Size
from lantern.graphics import photo
from lantern.graphics.pixels import U8, Planes, from_rgb, to_rgb_quick
from lantern.script.model.footage import Effect
from lantern.visuals import Visual, VisualContext
from lantern.visuals.clip.frame_sources import load_moviepy, read_frame

VERSION = 1
STATELESS = frozenset(
    [
        "BlackAndWhite",
        "Crop",
        "EvenSize",
        "GammaCorrection",
        "InvertColors",
        "LumContrast",
        "Margin",
        "MirrorX",
        "MirrorY",
        "MultiplyColor",
        "Painting",
        "Resize",
        "Rotate",
    ]
)
"""Effects that do the same to every frame: what stands still stays still under them."""
MAX_SIDE = 8192
"""The largest number that a setting takes, so that no frame outgrows the memory."""
MAX_SETTINGS: Mapping[str, float] = {
    **dict.fromkeys(("margin_size", "left", "right", "top", "bottom"), 2000),
    "n_frames": 64,
    "new_size": 4,  # times the frame's, where it is one number
}
"""The same for settings that need another limit."""
TRIAL_SECONDS = 3.96
"""Seconds of the clip on which a check tries settings: a length that nobody would choose."""


def list_versions() -> dict[str, str]:
    """Return the versions of what makes the pixels of clips and effects."""
    return {"moviepy": version("moviepy"), "ffmpeg": ffmpeg.describe_version()}


def check(
    effects: Sequence[Effect], size: Size, at: Callable[[int], Span]
) -> Iterator[Problem]:
    """Yield a problem for each effect that MoviePy doesn't have or can't apply.

    That includes settings that don't work, and effects that change how long a shot is. `at` gives
    the place of an effect by its number.
    """
    for i, effect in enumerate(effects):
        fault = _describe_unknown(effect) or _try_effect(effect, size)
        if fault:
            yield Problem(fault, at(i), EXIT_SCENE)


def _describe_unknown(effect: Effect) -> str:
    """Return what an effect names that MoviePy doesn't have, or lacks; empty if nothing."""
    effects = load_moviepy().vfx
    if effect.name not in effects.__all__:
        hint = suggest(effect.name, effects.__all__)
        return f"MoviePy has no effect '{effect.name}'{hint}"
    known = inspect.signature(getattr(effects, effect.name)).parameters
    for setting, value in effect.settings.items():
        fault = _describe_bad_setting(effect.name, setting, value, known=known)
        if fault:
            return fault
    missing = []
    for setting, parameter in known.items():
        is_needed = parameter.default is parameter.empty
        if is_needed and setting not in effect.settings:
            missing.append(setting)
    return (
        f"the effect {effect.name} needs {', '.join(missing)}"
        if missing
        else ""
    )


def _describe_bad_setting(
    name: str, setting: str, value: object, *, known: Collection[str]
) -> str:
    """Return what is wrong with one setting of an effect; empty if nothing."""
    if setting not in known:
        hint = "; it has none"
        if known:
            hint = suggest(setting, known) or f"; it has {', '.join(known)}"
        return f"the effect {name} has no setting '{setting}'{hint}"
    most: float = MAX_SIDE
    if not isinstance(value, list):
        most = MAX_SETTINGS.get(setting, MAX_SIDE)
    if any(abs(number) > most for number in _iter_numbers(value)):
        return f"{name}: {setting} can't be {value}; {most:g} is the most"
    return ""


def _iter_numbers(value: object) -> Iterator[float]:
    """Yield the numbers in a setting, which may hold lists."""
    if isinstance(value, list | tuple):
        for each in value:
            yield from _iter_numbers(each)
    elif isinstance(value, int | float):
        yield value


def _try_effect(effect: Effect, size: Size) -> str:
    """Return what is wrong with an effect on a grey clip of some seconds; empty if nothing."""
    name = effect.name
    grey = np.full((size[1], size[0], 3), 128, np.uint8)
    clip = (
        load_moviepy()
        .VideoClip(lambda t: grey, duration=TRIAL_SECONDS)
        .with_fps(25)
    )
    try:
        made = _apply_effects(clip, [effect])
        length = made.duration
    except (
        Exception
    ) as error:  # whatever MoviePy raises for settings it can't use
        return f"the effect {name} can't take these settings: {error}"
    if length is None or abs(length - TRIAL_SECONDS) > 1e-6:
        cure = "take it out"
        if name in ("MultiplySpeed", "Loop"):
            cure = "clips have speed and loop"
        return (
            f"the effect {name} changes how long a shot is, "
            f"and that is for the narration to decide; {cure}"
        )
    try:
        read_frame(made, 0.5, f"the effect {name}")
    except AssetFailure as failure:
        return failure.message
    return ""


def _apply_effects(clip: Any, effects: Sequence[Effect]) -> Any:
    """Return a clip with the effects on it, in their order.

    One that is moved by an effect is laid into a frame of its size.
    """
    library = load_moviepy()
    size = clip.size
    position = clip.pos(0)
    made = clip.with_effects(
        [getattr(library.vfx, each.name)(**each.settings) for each in effects]
    )
    is_moved = made.pos(0) != position or made.pos(1) != position
    if is_moved:
        duration = made.duration
        made = library.CompositeVideoClip([made], size=size).with_duration(
            duration
        )
    return made


class EffectsVisual:
    """A visual with effects on it; itself a Visual."""

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
        """Return the files that decide the picture under the effects."""
        return self.visual.inputs()

    def state(self, n: int) -> Hashable:
        """Return what frame n depends on: n itself for effects that change in time."""
        return self.visual.state(n) if self.is_stateless else n

    def paint(self, n: int) -> Planes:
        """Return frame n.

        Effects end with the shot; in dissolves, which ask for frames beyond it, the picture under
        them goes on.

        Raises:
            AssetFailure: an effect failed.
        """
        inside = min(max(n, 0), self.context.length - 1)
        self._beyond = n - inside
        names = ", ".join(each.name for each in self.effects)
        rgb = read_frame(
            self._clip, inside / self.context.fps, f"the effect {names}"
        )
        return from_rgb(_fill_frame(rgb, self.context.size))

    @cached_property
    def _clip(self) -> Any:
        fps = self.context.fps
        seconds = self.context.length / fps
        plain = load_moviepy().VideoClip(self._paint_rgb, duration=seconds)
        clip = plain.with_fps(fps)
        try:
            return _apply_effects(clip, self.effects)
        except (
            Exception
        ) as error:  # as in _try_effect; here the true length is known
            raise AssetFailure(
                f"an effect can't be laid on a shot of {clip.duration:.2f} s: {error}"
            ) from None

    def _paint_rgb(self, t: float) -> U8:
        """Return the frame at t seconds of the shot without effects, as (h, w, 3) RGB."""
        n = int(t * self.context.fps + 1e-4)
        return to_rgb_quick(self.visual.paint(n + self._beyond))


def _fill_frame(rgb: U8, size: Size) -> U8:
    """Return a picture of any size (h, w, 3) as one that fills the frame."""
    h, w = rgb.shape[:2]
    fw, fh = size
    if (w, h) == size:
        return rgb
    scale = max(fw / w, fh / h)
    covering = (max(fw, round(w * scale)), max(fh, round(h * scale)))
    whole = photo.resize(rgb, covering)
    x = (whole.shape[1] - fw) // 2
    y = (whole.shape[0] - fh) // 2
    return np.ascontiguousarray(whole[y : y + fh, x : x + fw])
