"""The jobs of clean plates: the film's shots as videos of their own, without overlays.

A plate is encoded for editing: it goes on beyond both cuts of its shot, as the shot itself does in
a dissolve.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from lantern.core.encoders import X264
from lantern.core.store import Store
from lantern.core.units import Frames
from lantern.plan.job import Job
from lantern.plan.rendition import Rendition
from lantern.plan.segments import (
    build_segment_request,
    make_segment_job,
    name_segment,
)
from lantern.timeline import Segment, Timeline
from lantern.timeline.model import compute_overlap_out

_QUALITY = "plate"


def split_plates(timeline: Timeline, handle: Frames) -> list[Segment]:
    """Return what the plate of each shot shows.

    Beyond each cut of the shot it has `handle` frames, or as many as a longer transition shows of
    it, but none beyond the ends of the film.
    """
    plates = []
    shots = timeline.shots
    for i, shot in enumerate(shots):
        before = max(shot.overlap // 2, handle)
        after = max(compute_overlap_out(shots, i), handle)
        start = max(0, shot.start - before)
        end = min(timeline.total, shot.end + after)
        plates.append(Segment(Frames(start), Frames(end - start), i))
    return plates


def list_transitions(
    timeline: Timeline, shots: Collection[int]
) -> list[Segment]:
    """Return the transitions into shots, given by their indices; a cut is none."""
    found = []
    for i in sorted(shots):
        shot = timeline.shots[i]
        if shot.overlap:
            start = Frames(shot.start - shot.overlap // 2)
            found.append(Segment(start, Frames(shot.overlap), i - 1, i))
    return found


def make_plate_jobs(
    rendition: Rendition, segments: Sequence[Segment], store: Store
) -> list[Job]:
    """Return a job for each segment that encodes it without overlays, for editing."""
    clean = drop_overlays(rendition)
    jobs = []
    for segment in segments:
        request = build_segment_request(clean, segment)
        name = name_segment(clean, segment, request.transition)
        request = replace(
            request,
            quality=_QUALITY,
            encoder=X264,
            stride=1,
        )
        jobs.append(
            make_segment_job(clean, request, f"{name}: plate", store=store)
        )
    return jobs


def drop_overlays(rendition: Rendition) -> Rendition:
    """Return a film without its overlays."""
    return replace(rendition, timeline=replace(rendition.timeline, overlays=()))
