"""A picture that has a part of the frame only: its visual at that size, its label, its entrance."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lantern.core.units import Frames
from lantern.graphics.look.easing import smoothstep
from lantern.graphics.look.panels import PanelStyle
from lantern.graphics.pixels import Planes, mix_planes
from lantern.graphics.pixels.sprites import Sprite
from lantern.visuals import Visual, VisualContext
from lantern.visuals.clip.effects import EffectsVisual
from lantern.visuals.map.geometry import brush
from lantern.visuals.map.geometry.brush import PolygonFill
from lantern.visuals.notes.outlines import Point
from lantern.visuals.notes.words import NoteWords, draw_words, set_words
from lantern.visuals.panels.arrangement import (
    FrameBox,
    LabelPlacing,
    find_label_spot,
)
from lantern.visuals.plugins import load_module
from lantern.visuals.specs import PictureSpec

_OWN_TIME = ("still", "clip")
"""Kinds that begin when they come; others wait for words of the shot."""
_PADDING = 36.0
"""Of a label's panel, left and right together, in pixels at 1080p."""


@dataclass(frozen=True)
class SmallSpec:
    """A picture in a part of the frame, and the frames of the shot in which it is there.

    It fades in at `start` and out at `end`; without them it is there. A still or footage begins to
    move at `begins`, by default at `start`.
    """

    picture: PictureSpec
    label: str | None
    start: Frames | None
    end: Frames | None = None
    begins: int | None = None


def shrink_context(context: VisualContext, box: FrameBox) -> VisualContext:
    """Return what the visual of a part of the frame knows: captions stand elsewhere."""
    return replace(
        context,
        size=box.size,
        has_captions=False,
        told="",
    )


def set_label(
    text: str, box: FrameBox, style: PanelStyle, *, context: VisualContext
) -> NoteWords:
    """Return the words of a label, in lines that its panel has room for."""
    k = context.scale
    room = box.w / k - 2 * style.margin - _PADDING
    most = min(context.look.notes.words, max(room, 1.0))
    return set_words(text, context.look, context.size, most=most)


class SmallVisual:
    """A visual in a part of the frame."""

    def __init__(
        self,
        spec: SmallSpec,
        box: FrameBox,
        context: VisualContext,
        *,
        style: PanelStyle,
        label_at_right: bool = False,
    ) -> None:
        """Open a picture at the size of its box.

        Raises:
            AssetFailure: a file can't be used.
        """
        self.box = box
        self._spec = spec
        self._context = context
        self._style = style
        self._is_right = label_at_right
        self._label = self._draw_label()
        self._begins = _find_beginning(spec)
        small = shrink_context(context, box)
        small = replace(
            small, length=Frames(max(1, context.length - self._begins))
        )
        visual = load_module(spec.picture).open_visual(spec.picture, small)
        if spec.picture.effects:
            visual = EffectsVisual(visual, spec.picture.effects, small)
        self._visual: Visual = visual

    def inputs(self) -> Sequence[Path]:
        """Return the files whose bytes decide the picture."""
        return self._visual.inputs()

    def state(self, n: int) -> Hashable:
        """Return what it shows in frame n of the shot; None while it isn't there."""
        opacity = self.find_opacity(n)
        return (self.find_picture_state(n), opacity) if opacity else None

    def find_picture_state(self, n: int) -> Hashable:
        """Return what its picture shows in frame n of the shot."""
        return self._visual.state(n - self._begins)

    def find_opacity(self, n: int) -> float:
        """Return how far it has come in frame n of the shot, 0 to 1."""
        frames = max(1.0, self._style.fade * self._context.fps)
        opacity = 1.0
        if self._spec.start is not None:
            opacity = smoothstep((n - self._spec.start) / frames)
        if self._spec.end is not None:
            opacity *= 1 - smoothstep((n - self._spec.end) / frames)
        return round(opacity, 4)

    def paint(self, n: int) -> Planes:
        """Return its picture in frame n of the shot, at the size of its box."""
        return self._visual.paint(n - self._begins)

    @property
    def visual(self) -> Visual:
        """What is seen in it, whose frames are those of the shot unless it begins later."""
        return self._visual

    def lay_onto(
        self, frame: Planes, n: int, marks: Sequence[PolygonFill] = ()
    ) -> None:
        """Lay it onto a frame, in place, as far as it has come, with marks on its picture."""
        opacity = self.find_opacity(n)
        if opacity <= 0:
            return
        part = frame.cut(self.box.x, self.box.y, self.box.size)
        picture = self.paint(n)
        brush.paint(picture, marks)
        if opacity < 1:
            picture = mix_planes(part, picture, opacity)
        part.paste(picture)
        self.lay_label_onto(frame, opacity)

    @property
    def label_top(self) -> float:
        """Where its label begins, in pixels from the frame's top; 0 without one."""
        return 0.0 if self._label is None else self._label.y

    def lower_label(self, top: float) -> None:
        """Let its label begin at another height."""
        if self._label is not None:
            self._label.y = top

    def lay_label_onto(self, frame: Planes, opacity: float = 1.0) -> None:
        """Lay its label onto a frame, in place."""
        if self._label is not None:
            self._label.blend_onto(frame, opacity)

    def _draw_label(self) -> Sprite | None:
        """Return the label where it stands in the frame; None if there is none."""
        if self._spec.label is None:
            return None
        context = self._context
        words = set_label(
            self._spec.label, self.box, self._style, context=context
        )
        sprite = draw_words(
            words, context.look, context.look.plates.ink, k=context.scale
        )
        placing = LabelPlacing(
            self._style.margin * context.scale, self._is_right
        )
        size: Point = (words.width, words.height)
        x, y = find_label_spot(self.box, size, context, placing=placing)
        sprite.x += x
        sprite.y += y
        return sprite


def _find_beginning(spec: SmallSpec) -> int:
    """Return the frame of the shot that is the first one of a picture's visual."""
    if spec.picture.kind not in _OWN_TIME:
        return 0
    return int(spec.start or 0) if spec.begins is None else spec.begins
