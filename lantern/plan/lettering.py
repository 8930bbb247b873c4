"""The jobs of a film's lettering: runs of overlays by themselves, as videos with alpha."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lantern.core import ffmpeg
from lantern.core.units import Frames
from lantern.plan.job import Job, make_job
from lantern.plan.painted_overlays import locate_portrait, make_overlay
from lantern.plan.picture_versions import list_programs, list_tools
from lantern.plan.rendition import Rendition
from lantern.plan.segments import build_fade, list_overlays
from lantern.plan.style_request import build_style_request
from lantern.timeline import Segment, TimedOverlay, Timeline
from lantern.visuals.requests import LetteringRequest, OverlayRequest


@dataclass(frozen=True)
class LetteringRun:
    """Frames [start, end) of the film in which overlays are seen, without a break.

    It begins in the shot with the index `shot`.
    """

    start: Frames
    end: Frames
    shot: int

    @property
    def length(self) -> Frames:
        """How many frames it has."""
        return Frames(self.end - self.start)


def split_lettering(timeline: Timeline) -> list[LetteringRun]:
    """Return the runs of overlays, in order: no overlay goes on from one into the next."""
    runs: list[LetteringRun] = []
    for overlay in sorted(timeline.overlays, key=lambda each: each.start):
        if runs and overlay.start < runs[-1].end:
            end = Frames(max(runs[-1].end, overlay.end))
            runs[-1] = replace(runs[-1], end=end)
        else:
            shot = find_shot(timeline, overlay.start)
            runs.append(LetteringRun(overlay.start, overlay.end, shot))
    return runs


def find_shot(timeline: Timeline, n: int) -> int:
    """Return the index of the shot that frame n lies in."""
    return (
        bisect.bisect_right(timeline.shots, n, key=lambda shot: shot.start) - 1
    )


def make_lettering_jobs(
    rendition: Rendition, runs: Sequence[LetteringRun]
) -> list[Job]:
    """Return a job for each run of overlays."""
    return [_make_job(rendition, run) for run in runs]


def make_overlay_job(
    rendition: Rendition, timed: TimedOverlay, name: str
) -> Job:
    """Return the job of one overlay by itself, as it comes and goes."""
    overlay = make_overlay(timed, rendition.find_spot(timed))
    located = locate_portrait(rendition, timed, overlay)
    request = LetteringRequest(
        (OverlayRequest(located, Frames(0)),),
        timed.length,
        build_style_request(rendition, {timed.kind}),
    )
    return _make_lettering_job(request, name)


def _make_job(rendition: Rendition, run: LetteringRun) -> Job:
    segment = Segment(run.start, run.length, run.shot)
    placed = list_overlays(rendition, segment)
    request = LetteringRequest(
        placed,
        run.length,
        build_style_request(rendition, {each.overlay.kind for each in placed}),
        build_fade(rendition, segment),
    )
    scene = rendition.timeline.shots[run.shot].scene
    name = rendition.script.parts[scene].name
    return _make_lettering_job(
        request, f"{name}: lettering from frame {run.start}"
    )


def _make_lettering_job(request: LetteringRequest, name: str) -> Job:
    return make_job(
        "lettering",
        name,
        request,
        suffix=".mov",
        weight=float(request.length),
        tools=[*list_tools([]), ffmpeg.describe_version()],
        program=list_programs([], request.overlays),
    )
