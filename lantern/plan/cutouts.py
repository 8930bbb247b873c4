"""The jobs that cut cards and maps out of their ground, as videos with alpha."""

from __future__ import annotations

from dataclasses import replace

from lantern.core import ffmpeg
from lantern.core.store import Store
from lantern.plan.job import Job, make_job
from lantern.plan.picture_versions import list_programs, list_tools
from lantern.plan.plates import drop_overlays
from lantern.plan.rendition import Rendition
from lantern.plan.segments import add_inputs, build_segment_request
from lantern.timeline import Segment
from lantern.visuals.requests import CutoutRequest
from lantern.visuals.specs import CardSpec, MapSpec, VisualSpec


def make_cutout_job(
    rendition: Rendition, shot: int, store: Store, *, keeps_land: bool
) -> Job:
    """Return the job that cuts a shot out, by its index in the timeline.

    It is as long as from cut to cut. Effects are left out, which would change the ground; so is
    the mount for captions. A map may keep its land; for a card that says nothing.
    """
    placed = rendition.timeline.shots[shot]
    clean = drop_overlays(rendition)
    segment = build_segment_request(
        clean, Segment(placed.start, placed.length, shot)
    )
    style = replace(segment.style, has_captions=False)
    spec = replace(segment.a.visual.spec, effects=())
    visual = replace(segment.a.visual, spec=spec)
    visual = add_inputs(
        visual,
        placed.length,
        style,
        rendition=clean,
        store=store,
    )
    shown = replace(segment.a, visual=visual)
    request = CutoutRequest(shown, style, keeps_land)
    name = rendition.script.parts[placed.scene].name
    return make_job(
        "cutout",
        f"{name}, shot {placed.shot + 1}: cut out",
        request,
        suffix=".mov",
        weight=3 * float(placed.length),
        tools=[*list_tools([visual]), ffmpeg.describe_version()],
        program=list_programs([visual]),
    )


def explain_whole(spec: VisualSpec) -> str:
    """Return why a shot can't be cut out of its ground; empty if it can."""
    if isinstance(spec, MapSpec) and spec.globe is not None:
        return "a map with a globe is painted as a whole"
    if isinstance(spec, CardSpec | MapSpec):
        return ""
    return f"a {spec.kind} has no ground that can be left out, as cards and maps have"
