"""Several pictures beside each other, in a row or in a grid."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lantern.graphics.look.easing import smoothstep
from lantern.graphics.pixels import (
    Planes,
    convert_hex_to_yuv,
    make_flat_frame,
    mix_planes,
)
from lantern.visuals import VisualContext
from lantern.visuals.panels.arrangement import arrange_panels
from lantern.visuals.panels.small import SmallSpec, SmallVisual
from lantern.visuals.specs import PanelsSpec


def make_ground(spec: PanelsSpec, context: VisualContext) -> Planes:
    """Return the ground on which panels stand, as a whole frame."""
    ink = convert_hex_to_yuv(context.look.get_ink(spec.style.ground))
    return make_flat_frame(context.size, ink)


def list_inputs(pictures: Sequence[SmallVisual]) -> list[Path]:
    """Return the files of some pictures, each once."""
    files: dict[Path, None] = {}
    for each in pictures:
        files.update(dict.fromkeys(each.inputs()))
    return list(files)


class GridVisual:
    """Pictures in a grid on the look's ground, each in its place from the first; a Visual."""

    def __init__(self, spec: PanelsSpec, context: VisualContext) -> None:
        """Open all pictures.

        Raises:
            AssetFailure: a file can't be used.
        """
        self._panels = []
        boxes = arrange_panels(spec, context)
        for panel, box in zip(spec.panels, boxes, strict=True):
            small = SmallSpec(panel.picture, panel.label, panel.start)
            self._panels.append(
                SmallVisual(small, box, context, style=spec.style)
            )
        self._ground = make_ground(spec, context)

    def inputs(self) -> Sequence[Path]:
        """Return the files of all pictures."""
        return list_inputs(self._panels)

    def state(self, n: int) -> Hashable:
        """Return the state of each picture."""
        return tuple(panel.state(n) for panel in self._panels)

    def paint(self, n: int) -> Planes:
        """Return frame n."""
        return _paint_panels(self._panels, self._ground, n)


def _paint_panels(
    panels: Sequence[SmallVisual], ground: Planes, n: int
) -> Planes:
    """Return panels on a ground in frame n."""
    frame = ground.copy()
    for panel in panels:
        panel.lay_onto(frame, n)
    return frame


@dataclass(frozen=True)
class _RowStage:
    """The pictures that share the row from a frame on; they begin to come at it."""

    start: int
    panels: tuple[SmallVisual, ...]


class RowVisual:
    """Pictures in a row that makes room for each one as it comes; a Visual.

    Those that are there share the frame. When another comes the row dissolves into the next one.
    """

    def __init__(self, spec: PanelsSpec, context: VisualContext) -> None:
        """Open all pictures, at each size that they have.

        Raises:
            AssetFailure: a file can't be used.
        """
        self._fade = max(1.0, spec.style.fade * context.fps)
        self._ground = make_ground(spec, context)
        self._stages = _open_stages(spec, context)

    def inputs(self) -> Sequence[Path]:
        """Return the files of all pictures."""
        return list_inputs(self._stages[-1].panels)

    def state(self, n: int) -> Hashable:
        """Return the states of the pictures that are seen, and how far the row has changed."""
        i = self._find_stage(n)
        share = self._find_share(n, i)
        before = self._state_stage(i - 1, n) if share < 1 else None
        return (i, share, before, self._state_stage(i, n))

    def paint(self, n: int) -> Planes:
        """Return frame n."""
        i = self._find_stage(n)
        share = self._find_share(n, i)
        frame = self._paint_stage(i, n)
        if share < 1:
            return mix_planes(self._paint_stage(i - 1, n), frame, share)
        return frame

    def _find_stage(self, n: int) -> int:
        """Return the last stage that has begun."""
        begun = [i for i, stage in enumerate(self._stages) if stage.start <= n]
        return begun[-1] if begun else 0

    def _find_share(self, n: int, stage: int) -> float:
        """Return how far a stage has come in frame n, 0 to 1; the first is there at once."""
        if stage == 0:
            return 1.0
        return round(
            smoothstep((n - self._stages[stage].start) / self._fade), 4
        )

    def _state_stage(self, stage: int, n: int) -> Hashable:
        return tuple(panel.state(n) for panel in self._stages[stage].panels)

    def _paint_stage(self, stage: int, n: int) -> Planes:
        return _paint_panels(self._stages[stage].panels, self._ground, n)


def _open_stages(spec: PanelsSpec, context: VisualContext) -> list[_RowStage]:
    """Return a stage for each frame at which pictures come; at least one is there at first."""
    starts = [int(panel.start or 0) for panel in spec.panels]
    first = min(starts)
    stages = []
    for start in sorted(set(starts)):
        chosen = [i for i, each in enumerate(starts) if each <= start]
        boxes = arrange_panels(spec, context, len(chosen))
        panels = []
        for i, box in zip(chosen, boxes, strict=True):
            panel = spec.panels[i]
            begins = starts[i] if starts[i] > first else 0
            small = SmallSpec(panel.picture, panel.label, None, begins=begins)
            panels.append(SmallVisual(small, box, context, style=spec.style))
        stages.append(_RowStage(start if start > first else 0, tuple(panels)))
    return stages
