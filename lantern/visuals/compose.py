"""A segment's frames: one way of pixels for bodies and transitions alike.

A visual gives planes, a transition blends two, overlays are laid on top.
"""

from __future__ import annotations

import functools
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from lantern.core.store import Store
from lantern.core.units import Frames
from lantern.graphics.look import Look
from lantern.graphics.look.easing import smoothstep
from lantern.graphics.pixels import Planes
from lantern.graphics.vector import Box
from lantern.visuals import (
    DrawingCache,
    FlatGround,
    Visual,
    VisualContext,
    plugins,
)
from lantern.visuals.clip.effects import EffectsVisual
from lantern.visuals.drift import DriftingVisual
from lantern.visuals.film_fade import FilmFade
from lantern.visuals.inserts.painter import InsertVisual
from lantern.visuals.notes.locating import Furnished
from lantern.visuals.notes.painter import NotedVisual
from lantern.visuals.overlays.painter import OverlayPainter
from lantern.visuals.overlays.prepare import prepare_overlay
from lantern.visuals.panels.arrangement import place_inset
from lantern.visuals.panels.inset import InsetVisual
from lantern.visuals.panels.pins import PinBoard, PinnedVisual
from lantern.visuals.requests import (
    OverlayRequest,
    PosterFrameRequest,
    SegmentRequest,
    ShotRequest,
    StyleRequest,
    VisualRequest,
)
from lantern.visuals.specs import MapSpec, VisualSpec
from lantern.visuals.transitions import TRANSITIONS, TransitionParams

VERSION = 6


@dataclass(frozen=True)
class SegmentVisual:
    """A visual, and the frame of its shot at which the segment begins, which may be negative."""

    visual: Visual
    offset: int


@dataclass(frozen=True)
class PlacedOverlay:
    """An overlay, and the frames [start, end) of the segment in which it is seen."""

    painter: OverlayPainter
    start: int
    end: int


@dataclass(frozen=True)
class SegmentPicture:
    """All that decides the pixels of a run of frames."""

    length: int
    a: SegmentVisual
    b: SegmentVisual | None
    transition: str
    transition_params: TransitionParams
    overlays: tuple[PlacedOverlay, ...]
    fade: FilmFade | None = None
    stride: int = 1
    """Only each `stride`th frame is painted, and stands for those after it: for previews."""


def iter_frames(segment: SegmentPicture) -> Iterator[tuple[Hashable, Planes]]:
    """Yield each frame of the segment with its state; equal states in a row are the same object."""
    last: tuple[Hashable, Planes] | None = None
    for n in range(segment.length):
        painted = n - n % segment.stride
        state = _state(segment, painted)
        if last is None or last[0] != state:
            last = (state, paint(segment, painted))
        yield last


def _state(segment: SegmentPicture, n: int) -> Hashable:
    over = []
    for i, overlay in enumerate(segment.overlays):
        if overlay.start <= n < overlay.end:
            over.append((i, overlay.painter.state(n - overlay.start)))
    first = segment.a.visual.state(segment.a.offset + n)
    light = segment.fade.compute_light(n) if segment.fade else 1.0
    if segment.b is None:
        return (first, tuple(over), light)
    after = segment.b.visual.state(segment.b.offset + n)
    return (n, first, after, tuple(over), light)


def paint(segment: SegmentPicture, n: int) -> Planes:
    """Return frame n of the segment: exactly the planes that go to the encoder."""
    planes = segment.a.visual.paint(segment.a.offset + n)
    if segment.b is not None:
        after = segment.b.visual.paint(segment.b.offset + n)
        progress = smoothstep((n + 0.5) / segment.length)
        change = TRANSITIONS[segment.transition]
        planes = change(
            planes, after, progress, params=segment.transition_params
        )
    for overlay in segment.overlays:
        if overlay.start <= n < overlay.end:
            overlay.painter.blend_onto(planes, n - overlay.start)
    return segment.fade.darken(planes, n) if segment.fade else planes


def prepare(
    request: SegmentRequest, store: Store, look: Look
) -> SegmentPicture:
    """Return a segment of its request, ready to be painted.

    Raises:
        AssetFailure: a file can't be used.
    """
    style = request.style
    return SegmentPicture(
        length=request.length,
        a=_prepare_shot(request.a, style, store, look=look),
        b=_prepare_shot(request.b, style, store, look=look)
        if request.b
        else None,
        transition=request.transition,
        transition_params=request.transition_params,
        overlays=prepare_overlays(request.overlays, style, look),
        fade=request.fade,
        stride=request.stride,
    )


def prepare_poster_frame(
    request: PosterFrameRequest, store: Store, look: Look
) -> SegmentPicture:
    """Return the one frame that stands for a shot, ready to be painted.

    Raises:
        AssetFailure: a file can't be used.
    """
    return SegmentPicture(
        length=1,
        a=_prepare_shot(request.shot, request.style, store, look=look),
        b=None,
        transition="",
        transition_params=TransitionParams(),
        overlays=prepare_overlays(request.overlays, request.style, look),
    )


def _prepare_shot(
    shot: ShotRequest, style: StyleRequest, store: Store, *, look: Look
) -> SegmentVisual:
    visual = open_visual(
        shot.visual,
        shot.length,
        style,
        store=store,
        look=look,
        drifted=shot.drifted,
    )
    return SegmentVisual(visual, shot.offset)


def prepare_overlays(
    requests: Sequence[OverlayRequest], style: StyleRequest, look: Look
) -> tuple[PlacedOverlay, ...]:
    """Return overlays of their requests, ready to be painted."""
    placed = []
    for each in requests:
        painter = prepare_overlay(
            each.overlay,
            style.size,
            style.fps,
            look=look,
            captions=style.has_captions,
        )
        end = each.offset + each.overlay.length
        placed.append(PlacedOverlay(painter, each.offset, end))
    return tuple(placed)


def open_visual(
    request: VisualRequest,
    length: Frames,
    style: StyleRequest,
    *,
    store: Store,
    look: Look,
    drifted: Frames | None = None,
    flat_ground: FlatGround | None = None,
) -> Visual:
    """Return the visual of a shot of `length` frames, with the effects that the author put on it.

    `drifted` are the frames that it has drifted at its first; None for a shot that doesn't drift.
    With a `flat_ground` it is painted to be cut out.

    Raises:
        AssetFailure: a file can't be used.
    """
    context = VisualContext(
        find=functools.partial(request.places.find, folder=request.folder),
        size=style.size,
        fps=style.fps,
        length=length,
        look=look,
        drawing_cache=DrawingCache(store),
        has_captions=style.has_captions,
        allows_python=request.places.python,
        flat_ground=flat_ground,
    )
    return _lay_over(request.spec, context, drifted)


def _lay_over(
    spec: VisualSpec, context: VisualContext, drifted: Frames | None
) -> Visual:
    """Return a shot's picture with its notes, its drift, its inset, effects and inserts."""
    base = plugins.load_module(spec).open_visual(spec, context)
    taken: tuple[Box, ...] = ()
    if spec.notes is not None or spec.inserts is not None:
        taken = list_taken(base, spec, context)
    visual = _pin(base, spec, context)
    if isinstance(visual, PinnedVisual):
        taken += tuple(visual.list_boxes())
    if spec.notes is not None:
        visual = noted = NotedVisual(visual, spec.notes, context, taken=taken)
        taken += tuple(noted.list_boxes())
    if drifted is not None:
        visual = DriftingVisual(visual, context, drifted)
    if spec.inset is not None:
        visual = InsetVisual(visual, spec.inset, context, shown=base)
    if spec.effects:
        visual = EffectsVisual(visual, spec.effects, context)
    if spec.inserts is not None:
        visual = InsertVisual(visual, spec.inserts, context, taken=taken)
    return visual


def _pin(visual: Visual, spec: VisualSpec, context: VisualContext) -> Visual:
    """Return a shot with the photographs that are pinned to its map, if any are."""
    if not isinstance(spec, MapSpec) or spec.pins is None:
        return visual
    assert isinstance(visual, PinBoard)  # every map is one
    return PinnedVisual(visual, spec.pins, context)


def list_taken(
    visual: Visual, spec: VisualSpec, context: VisualContext
) -> tuple[Box, ...]:
    """Return what notes and inserts of a shot keep off: a map's furniture, and its inset.

    Boxes are in pixels of the frame.
    """
    taken = (
        list(visual.list_furniture()) if isinstance(visual, Furnished) else []
    )
    if spec.inset is not None:
        taken.append(place_inset(spec.inset, context).as_floats())
    return tuple(taken)
