"""Single frames of a film, exactly as they are encoded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PIL import Image

from lantern import plan
from lantern.core.problems import OutputFailure
from lantern.core.store import Store
from lantern.core.units import Frames
from lantern.graphics.pixels import Planes, to_rgb
from lantern.plan import Job, Rendition, build_segment_request
from lantern.rendering.output_folder import OutputFolder
from lantern.rendering.session import Session, run_missing
from lantern.timeline import Timeline, split_segments
from lantern.timeline.model import Segment
from lantern.visuals import compose
from lantern.visuals.requests import ShotRequest
from lantern.visuals.specs import MapSpec


def paint_frame(rendition: Rendition, n: int, store: Store) -> Planes:
    """Return frame n of the film: the very planes that go to the encoder."""
    segment = _find_segment(rendition.timeline, n)
    request = build_segment_request(rendition, segment)
    picture = compose.prepare(request, store, rendition.look)
    return compose.paint(picture, n - segment.start)


def paint_bare_frame(rendition: Rendition, n: int, store: Store) -> Planes:
    """Return frame n of the film without overlays, notes, inserts and furniture of maps."""
    bare = replace(rendition, timeline=replace(rendition.timeline, overlays=()))
    segment = _find_segment(rendition.timeline, n)
    request = build_segment_request(bare, segment)
    request = replace(
        request,
        a=_strip(request.a),
        b=_strip(request.b) if request.b else None,
    )
    picture = compose.prepare(request, store, rendition.look)
    return compose.paint(picture, n - segment.start)


def _strip(shot: ShotRequest) -> ShotRequest:
    spec = replace(
        shot.visual.spec,
        notes=None,
        inserts=None,
    )
    if isinstance(spec, MapSpec):
        spec = replace(spec, furniture={})
    return replace(shot, visual=replace(shot.visual, spec=spec))


def paint_poster_frames(
    session: Session,
    rendition: Rendition,
    *,
    frames: Sequence[Frames] | None = None,
) -> list[Job]:
    """Paint a frame of each shot; return the jobs, those alike once for each.

    Args:
        session: the run.
        rendition: the film.
        frames: the frame of each shot; None for those that stand for them.

    Raises:
        Failure: A frame can't be painted.
    """
    jobs = plan.make_poster_frame_jobs(rendition, session.store, frames=frames)
    by_key = {job.key: job for job in jobs}
    run_missing(session, "Looking", list(by_key.values()))
    return jobs


def find_poster_frames(store: Store, jobs: Sequence[Job]) -> list[Path]:
    """Return the JPEGs that were painted by these jobs.

    Raises:
        OutputFailure: One isn't there any more.
    """
    pictures = []
    for job in jobs:
        picture = store.get(job.key, job.suffix)
        if picture is None:
            raise OutputFailure(
                f"{job.name} vanished from the store; run the same command again"
            )
        pictures.append(picture)
    return pictures


def _find_segment(timeline: Timeline, n: int) -> Segment:
    for segment in split_segments(timeline):
        if segment.start <= n < segment.start + segment.length:
            return segment
    raise ValueError(f"frame {n} is not in the film")


def write_frame(
    session: Session, rendition: Rendition, *, seconds: float, to: Path
) -> None:
    """Write the frame on screen at a time as PNG.

    Raises:
        OutputFailure: The file, or the store, can't be written.
    """
    folder = OutputFolder(to.parent)
    folder.prepare_file(to.name)
    n = int(seconds * rendition.timeline.fps + 1e-6)
    planes = paint_frame(rendition, n, session.store)
    with session.store.open_scratch() as scratch:
        staged = scratch / "frame.png"
        try:
            Image.fromarray(to_rgb(planes)).save(staged, format="PNG")
        except OSError as error:
            reason = error.strerror or error
            raise OutputFailure(
                f"the store can't take a frame: {reason}"
            ) from None
        folder.move_in(staged, to.name)
