"""A segment's frames: the one pixel path of body and transition alike. Visual -> transition -> overlays -> planes."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lantern.core.store import Store
from lantern.core.units import Size
from lantern.graphics.look import Look, smoothstep
from lantern.graphics.pixels import Planes
from lantern.script.paths import AllowedPaths
from lantern.visuals import DrawingCache, Visual, VisualContext, load_kind, overlays
from lantern.visuals.clip.effects import EffectsVisual
from lantern.visuals.transitions import TRANSITIONS, TransitionParams

VERSION = 2


@dataclass(frozen=True)
class SegmentVisual:
    """A visual and the shot's frame at which the segment begins (negative before the shot's own first frame)."""

    visual: Visual
    offset: int


@dataclass(frozen=True)
class SegmentPicture:
    """All that decides the pixels of a run of frames."""

    length: int
    a: SegmentVisual
    b: SegmentVisual | None
    transition: str
    transition_params: TransitionParams
    overlays: tuple[tuple[overlays.OverlayPainter, int, int], ...]
    """Overlays with the frames [first, last) of the segment in which they show; first may be negative."""
    stride: int = 1
    """Only each so many-th frame is painted, and stands for those after it: for previews."""


def iter_frames(segment: SegmentPicture) -> Iterator[tuple[Hashable, Planes]]:
    """Each frame of the segment in order, with its state: equal states in a row are the same object."""
    last: tuple[Hashable, Planes] | None = None
    for n in range(segment.length):
        shown = n - n % segment.stride
        state = _state(segment, shown)
        if last is None or last[0] != state:
            last = (state, paint(segment, shown))
        yield last


def _state(segment: SegmentPicture, n: int) -> Hashable:
    over = tuple(
        (i, d.state(n - a))
        for i, (d, a, b) in enumerate(segment.overlays)
        if a <= n < b
    )
    first = segment.a.visual.state(segment.a.offset + n)
    if segment.b is None:
        return (first, over)
    return (n, first, segment.b.visual.state(segment.b.offset + n), over)


def paint(segment: SegmentPicture, n: int) -> Planes:
    """Frame n of the segment: exactly the planes that go to the encoder."""
    planes = segment.a.visual.paint(segment.a.offset + n)
    if segment.b is not None:
        after = segment.b.visual.paint(segment.b.offset + n)
        planes = TRANSITIONS[segment.transition](
            planes,
            after,
            smoothstep((n + 0.5) / segment.length),
            segment.transition_params,
        )
    for drawn, first, last in segment.overlays:
        if first <= n < last:
            drawn.blend_onto(planes, n - first)
    return planes


def prepare(request: Mapping[str, Any], store: Store, look: Look) -> SegmentPicture:
    """A segment from its JSON request (see plan.segment_request)."""
    size: Size = (request["size"][0], request["size"][1])
    fps = request["fps"]

    def shown(shot: Mapping[str, Any]) -> SegmentVisual:
        return SegmentVisual(
            open_visual(shot, (size, fps), store, look), shot["offset"]
        )

    marks = []
    for mark in request["marks"]:
        given = {key: tuple(mark[key]) for key in ("lines", "beside", "onsets")}
        overlay = overlays.Overlay(
            mark["kind"], style=mark["style"], length=mark["length"], **given
        )
        drawn = overlays.prepare_overlay(overlay, size, fps, look, request["captions"])
        marks.append((drawn, mark["offset"], mark["offset"] + mark["length"]))
    b = shown(request["b"]) if request["b"] else None
    return SegmentPicture(
        length=request["length"],
        a=shown(request["a"]),
        b=b,
        transition=request["transition"],
        transition_params=_parse_transition_params(request),
        overlays=tuple(marks),
        stride=request.get("every", 1),
    )


def _parse_transition_params(request: Mapping[str, Any]) -> TransitionParams:
    given = request.get("way", {})
    pairs = {key: complex(*given[key]) for key in ("scale", "shift") if key in given}
    return TransitionParams(given.get("colour", ""), **pairs, rows=given.get("rows", 0))


def open_visual(
    shot: Mapping[str, Any], form: tuple[Size, int], store: Store, look: Look
) -> Visual:
    """The visual of a shot's JSON request at a size and rate."""
    where = shot["places"]
    allowed = tuple(Path(p) for p in where["allowed"])
    places = AllowedPaths(
        Path(where["film"]), Path(where["project"]), allowed, where["python"]
    )
    folder = Path(shot["folder"])
    size, fps = form
    request = VisualContext(
        spec=shot["what"],
        folder=folder,
        find=lambda text: places.find(text, folder),
        size=size,
        fps=fps,
        length=shot["length"],
        look=look,
        drawing_cache=DrawingCache(store),
        captions=shot["captions"],
        python=places.python,
    )
    visual = load_kind(shot["kind"]).open_visual(request)
    return EffectsVisual(visual, request) if request.spec.get("effects") else visual
