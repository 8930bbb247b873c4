"""The jobs of wave 2 that make pictures: drawings, poster frames and segments."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lantern.core import ffmpeg
from lantern.core.problems import AssetFailure, Failure
from lantern.core.store import Store
from lantern.core.units import Frames, Rate
from lantern.plan.fades import find_longest_fade
from lantern.plan.job import Job, make_job
from lantern.plan.painted_overlays import locate_portrait, make_overlay
from lantern.plan.picture_versions import has_pins, list_programs, list_tools
from lantern.plan.rendition import Rendition, describe_shot, is_between_maps
from lantern.plan.style_request import build_style_request
from lantern.plan.visual_request import build_visual_request
from lantern.timeline import PlacedShot, Segment
from lantern.timeline.model import compute_overlap_out
from lantern.visuals import (
    compose,
)
from lantern.visuals.film_fade import FilmFade
from lantern.visuals.requests import (
    OverlayRequest,
    PosterFrameRequest,
    SegmentRequest,
    ShotRequest,
    StyleRequest,
    VisualRequest,
)
from lantern.visuals.specs import (
    MapSpec,
    PanelsSpec,
    VisualSpec,
)
from lantern.visuals.transitions import TransitionParams

if TYPE_CHECKING:
    from lantern.visuals.map.shot.matching import ViewMatch


def add_inputs(
    request: VisualRequest,
    length: Frames,
    style: StyleRequest,
    *,
    rendition: Rendition,
    store: Store,
) -> VisualRequest:
    """Return the request with the files that decide its pixels; keys hold their digests."""
    visual = compose.open_visual(
        request,
        length,
        style,
        store=store,
        look=rendition.look,
    )
    return replace(request, inputs=tuple(visual.inputs()))


def make_segment_jobs(
    rendition: Rendition, segments: Sequence[Segment], store: Store
) -> list[Job]:
    """Return one job for each body and each transition, in film order.

    They name the encoder that `auto` stands for: a film has one.
    """
    encoder = rendition.output_format.choose_encoder().encoder
    jobs = []
    for segment in segments:
        request = replace(
            build_segment_request(rendition, segment), encoder=encoder
        )
        name = name_segment(rendition, segment, request.transition)
        jobs.append(make_segment_job(rendition, request, name, store=store))
    return jobs


POSTER_FRAME_SHARE = 0.8
"""How far into a shot its poster frame is: what comes with the words is there by then."""


def make_poster_frame_jobs(
    rendition: Rendition,
    store: Store,
    *,
    frames: Sequence[Frames] | None = None,
) -> list[Job]:
    """Return a job for each shot that paints one frame of it.

    Args:
        rendition: the film.
        store: holds what pictures were found to be.
        frames: the frame of each shot; None for those that stand for them.
    """
    shots = rendition.timeline.shots
    if frames is None:
        frames = [find_poster_frame(shots, i) for i in range(len(shots))]
    jobs = []
    for i, placed in enumerate(shots):
        frame = Segment(frames[i], Frames(1), i)
        segment = build_segment_request(rendition, frame)
        visual = add_inputs(
            segment.a.visual,
            placed.length,
            segment.style,
            rendition=rendition,
            store=store,
        )
        request = PosterFrameRequest(
            shot=replace(segment.a, visual=visual),
            overlays=segment.overlays,
            style=segment.style,
        )
        part = rendition.script.parts[placed.scene]
        job = make_job(
            "poster",
            f"{part.name}, shot {placed.shot + 1}: poster frame",
            request,
            suffix=".jpg",
            weight=1.0,
            tools=list_tools([visual]),
            program=list_programs([visual], request.overlays),
        )
        jobs.append(job)
    return jobs


def find_poster_frame(shots: Sequence[PlacedShot], i: int) -> Frames:
    """Return the frame of the film that stands for its shot number `i`, counted from 0."""
    first = shots[i].clear_start
    last = find_last_clear_frame(shots, i)
    return Frames(first + int(POSTER_FRAME_SHARE * (last - first)))


def find_last_clear_frame(shots: Sequence[PlacedShot], i: int) -> Frames:
    """Return the last frame of shot number `i` before it passes into the next one."""
    return Frames(shots[i].end - compute_overlap_out(shots, i) - 1)


def make_segment_job(
    rendition: Rendition, request: SegmentRequest, name: str, *, store: Store
) -> Job:
    """Return the job that paints and encodes a segment."""
    finished = []
    for shot in request.shots:
        visual = add_inputs(
            shot.visual,
            shot.length,
            request.style,
            rendition=rendition,
            store=store,
        )
        finished.append(replace(shot, visual=visual))
    request = replace(
        request,
        a=finished[0],
        b=finished[1] if request.b else None,
    )
    visuals = [shot.visual for shot in finished]
    return make_job(
        "segment",
        name,
        request,
        suffix=".mp4",
        weight=float(request.length),
        tools=[*list_tools(visuals), ffmpeg.describe_version()],
        program=list_programs(visuals, request.overlays, request.transition),
    )


def name_segment(
    rendition: Rendition, segment: Segment, transition: str
) -> str:
    """Return what a segment's job is called: the scene, the shot, and how the shot comes in."""
    is_body = segment.next_shot is None
    number = segment.shot if segment.next_shot is None else segment.next_shot
    placed = rendition.timeline.shots[number]
    part = rendition.script.parts[placed.scene]
    name = f"{part.name}, shot {placed.shot + 1}"
    return name if is_body else f"{name}: {transition} in"


def build_segment_request(
    rendition: Rendition, segment: Segment
) -> SegmentRequest:
    """Return all a worker needs to paint and encode a segment.

    Its times are relative to the segment, so that it can move in the film.

    Raises:
        AssetFailure: two maps that are to match show no common ground.
    """
    placed_overlays = list_overlays(rendition, segment)
    transition = ""
    params = TransitionParams()
    if segment.next_shot is not None:
        change = _find_change(rendition, segment.shot, segment.next_shot)
        transition = _choose_transition(
            change.rendition, change.first, change.second
        )
        params = _build_transition_params(
            change.rendition, change.first, change.second, transition=transition
        )
    a = _build_shot_request(rendition, segment.shot, segment)
    b = _build_next_shot_request(rendition, segment)
    return SegmentRequest(
        a=a,
        b=b,
        length=segment.length,
        overlays=placed_overlays,
        transition=transition,
        transition_params=params,
        style=_build_style(rendition, placed_overlays, [a, b] if b else [a]),
        quality=rendition.output_format.quality,
        fade=build_fade(rendition, segment),
        stride=rendition.output_format.stride,
    )


@dataclass(frozen=True)
class _ShotChange:
    """Two shots between which there is a transition, and the rendition that decides it."""

    rendition: Rendition
    first: PlacedShot
    second: PlacedShot


def _find_change(rendition: Rendition, first: int, second: int) -> _ShotChange:
    """Return a change of shots: as the film has it, where both are in it."""
    before = rendition.find_pictured(first)
    after = rendition.find_pictured(second)
    if before.rendition is after.rendition:
        return _ShotChange(before.rendition, before.placed, after.placed)
    shots = rendition.timeline.shots
    return _ShotChange(rendition, shots[first], shots[second])


def _build_style(
    rendition: Rendition,
    placed_overlays: Sequence[OverlayRequest],
    shots: Sequence[ShotRequest],
) -> StyleRequest:
    specs = [shot.visual.spec for shot in shots]
    shown: set[str] = {each.overlay.kind for each in placed_overlays}
    if any(_has_notes(spec) for spec in specs):
        shown.add("note")
    if any(spec.inserts is not None for spec in specs):
        shown.add("insert")
    return build_style_request(rendition, shown)


def _has_notes(spec: VisualSpec) -> bool:
    """Tell whether a shot has words on its pictures, which are set as notes are."""
    has_small = isinstance(spec, PanelsSpec) or spec.inset is not None
    return spec.notes is not None or has_small or has_pins(spec)


def build_fade(rendition: Rendition, segment: Segment) -> FilmFade | None:
    """Return how the film fades in a segment; None for one with no frame near the film's ends."""
    total = rendition.timeline.total
    rate = Rate(rendition.timeline.fps)
    fades = rendition.script.film.fade
    longest = find_longest_fade(total)
    rise = min(rate.to_frames(fades.rise), longest)
    fall = min(rate.to_frames(fades.fall), longest)
    rises = segment.start < rise
    falls = total - segment.start - segment.length < fall
    if not rises and not falls:
        return None
    # what is far from an end doesn't know how far: the rest of the film may change its length
    return FilmFade(
        before=segment.start if rises else Frames(0),
        after=Frames(total - segment.start if falls else 0),
        rise=Frames(rise if rises else 0),
        fall=Frames(fall if falls else 0),
    )


def list_overlays(
    rendition: Rendition, segment: Segment
) -> tuple[OverlayRequest, ...]:
    """Return the overlays that are seen in a segment."""
    end = segment.start + segment.length
    found = []
    for timed in rendition.timeline.find_overlays(segment.start, end):
        set_ = make_overlay(timed, rendition.find_spot(timed))
        overlay = locate_portrait(rendition, timed, set_)
        found.append(
            OverlayRequest(overlay, Frames(timed.start - segment.start))
        )
    return tuple(found)


def _build_next_shot_request(
    rendition: Rendition, segment: Segment
) -> ShotRequest | None:
    """Return the shot that a transition leads to; None for the body of a shot."""
    if segment.next_shot is None:
        return None
    return _build_shot_request(rendition, segment.next_shot, segment)


def _build_shot_request(
    rendition: Rendition, number: int, segment: Segment
) -> ShotRequest:
    shot = rendition.find_pictured(number)
    placed = shot.placed
    return ShotRequest(
        visual=build_visual_request(shot.rendition, placed),
        length=placed.length,
        offset=Frames(segment.start + shot.shift - placed.start),
        drifted=shot.rendition.drifts[shot.number],
    )


def _choose_transition(
    rendition: Rendition, first: PlacedShot, second: PlacedShot
) -> str:
    """Return how a shot comes in: as the timeline says, but for maps that share ground.

    The film's own dissolve is then a match, unless the camera would fly through a blur. One that
    is written at the shot or its scene stays.
    """
    part = rendition.script.parts[second.scene]
    authored = part.scene.shots[second.shot].transition or part.scene.transition
    if authored or second.transition != "dissolve":
        return second.transition
    if not is_between_maps(rendition, first, second):
        return second.transition
    try:
        alignment = align_views(rendition, first, second)
    except Failure:
        return (
            second.transition
        )  # what is wrong with a map is told where it is opened
    if alignment is None or alignment.is_blurred:
        return second.transition
    return "match"


def _build_transition_params(
    rendition: Rendition,
    first: PlacedShot,
    second: PlacedShot,
    *,
    transition: str,
) -> TransitionParams:
    """Return what the transition knows beside its pictures."""
    if transition != "match":
        return TransitionParams(second.colour)
    found = align_views(rendition, first, second)
    if found is None:  # checked, but a map may have changed since
        raise AssetFailure(
            "two maps that were to match no longer show the same ground; run check"
        )
    return TransitionParams(
        scale=found.scale,
        shift=found.shift,
        rows=found.rows,
    )


def align_views(
    rendition: Rendition, first: PlacedShot, second: PlacedShot
) -> ViewMatch | None:
    """Return how the last view of a map shot lies to the first view of the next.

    None where the two share too little ground.

    Raises:
        AssetFailure: a map has faults, or no such view.
    """
    from lantern.visuals.map.geometry.map_frame import find_map_frame
    from lantern.visuals.map.shot import matching

    size = rendition.output_format.size
    has_captions = rendition.has_burned_captions
    frame = find_map_frame(rendition.look, size, has_captions)
    map_shots = []
    for placed in (first, second):
        part = rendition.script.parts[placed.scene]
        find = functools.partial(rendition.script.get_path, folder=part.folder)
        spec = describe_shot(rendition, part, part.scene.shots[placed.shot])
        assert isinstance(
            spec, MapSpec
        )  # a match is between maps, says the check
        map_shots.append(matching.MapShot(find, spec))
    return matching.align_views(
        map_shots[0], map_shots[1], frame, is_above_mount=frame.size != size
    )
