"""The parts of a film that is spoken: its pictures drawn, its segments and mixes encoded."""

from __future__ import annotations

import shutil
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from lantern import plan
from lantern.core.problems import OutputFailure
from lantern.plan import Job, OutputFormat, Rendition
from lantern.plan.requests import MixdownRequest
from lantern.rendering.described import DescribedRendition
from lantern.rendering.estimate import estimate_joining, estimate_work
from lantern.rendering.export_stems import listen
from lantern.rendering.session import (
    Session,
    find_missing,
    run_jobs,
    run_share_first,
)
from lantern.timeline import split_segments

_MOST_BITS_PER_PIXEL = 1
"""More than x264 ever took for a pixel of a frame."""
_BYTES_PER_SAMPLE = 22
"""What voice, music and mix take together."""
_LEAST_SPARE_BYTES = 2_000_000
_MOST_SPARE_BYTES = 50_000_000
"""Bytes that are to stay free: half as many as are written, within these."""


@dataclass(frozen=True)
class FilmJobs:
    """The jobs of a film: takes by scene, segments in order, and the mix that is heard first."""

    takes: dict[int, Job]
    segments: list[Job]
    mix: Job
    descriptions: tuple[Job, ...] = ()
    """What was made for the descriptions."""
    described_mix: Job | None = None
    """The mix with descriptions, where the film has it as a second track."""

    @property
    def mixes(self) -> list[Job]:
        """The mixes, the one that is heard first before the other."""
        return (
            [self.mix, self.described_mix] if self.described_mix else [self.mix]
        )

    @property
    def encoded(self) -> list[Job]:
        """What is encoded: segments and mixes, those alike only once."""
        by_key = {job.key: job for job in (*self.segments, *self.mixes)}
        return list(by_key.values())

    @property
    def every(self) -> list[Job]:
        """All of them: takes, segments, mixes."""
        spoken = [*self.takes.values(), *self.descriptions]
        return [*spoken, *self.segments, *self.mixes]


def draw_and_encode(
    session: Session,
    rendition: Rendition,
    takes: dict[int, Job],
    *,
    described: DescribedRendition | None = None,
) -> FilmJobs:
    """Draw, then encode every segment and the mixes that the store doesn't hold.

    Raises:
        Failure: Something can't be made, or the disk is too small for it.
    """
    jobs = _list_jobs(session, rendition, takes, described=described)
    own = jobs.encoded
    if session.options.shard:
        own = session.options.shard.pick(own)
    wanted = find_missing(session, own)
    joining = estimate_joining(rendition.timeline.total)
    work = sum(job.weight for job in wanted)
    session.reporter.expect(
        estimate_work(work, rendition.output_format) + joining
    )
    if any(job.kind == "mix" for job in wanted):
        listen(session)
    if any(job.kind == "segment" for job in wanted):
        _draw(session, rendition, jobs.segments, wanted=wanted)
    _require_disk_space(session, wanted, rendition.output_format)
    session.reporter.expect(joining)
    run_jobs(session, "Encoding", wanted)
    session.reporter.expect(0)
    return jobs


def _draw(
    session: Session,
    rendition: Rendition,
    segments: Sequence[Job],
    *,
    wanted: Sequence[Job],
) -> None:
    """Make the drawings of a film; of a share, those that it needs for the wanted segments."""
    drawings = plan.make_drawing_jobs(rendition, session.store)
    needed = drawings
    if session.options.shard:
        keys = {job.key for job in wanted}
        shots = _find_shots(rendition, segments, keys=keys)
        needed = plan.make_drawing_jobs(rendition, session.store, shots=shots)
    run_share_first(session, "Drawing", drawings, needed=needed)


def _find_shots(
    rendition: Rendition, segments: Sequence[Job], *, keys: Set[str]
) -> set[int]:
    """Return the indices of the shots that the segments with these keys show."""
    shots: set[int] = set()
    cut = split_segments(rendition.timeline)
    for segment, job in zip(cut, segments, strict=True):
        if job.key in keys:
            shots.add(segment.shot)
            if segment.next_shot is not None:
                shots.add(segment.next_shot)
    return shots


def _list_jobs(
    session: Session,
    rendition: Rendition,
    takes: dict[int, Job],
    *,
    described: DescribedRendition | None,
) -> FilmJobs:
    """Return the jobs of a film, with those of its descriptions if it has any."""
    segments = split_segments(rendition.timeline)
    jobs = FilmJobs(
        takes,
        plan.make_segment_jobs(rendition, segments, session.store),
        plan.make_mix_job(rendition, takes),
    )
    if described is None:
        return jobs
    takes = dict(described.takes)
    mix = plan.make_mix_job(rendition, takes, described.told)
    jobs = replace(
        jobs,
        takes=takes,
        descriptions=described.jobs,
    )
    if session.options.described == "film":
        return replace(jobs, mix=mix)
    # a track that tells nothing would be the film's own sound once more
    return replace(jobs, described_mix=mix if described.told else None)


def _require_disk_space(
    session: Session, jobs: Sequence[Job], output_format: OutputFormat
) -> None:
    """Stop before anything is encoded when the disk can't hold it.

    Raises:
        OutputFailure: It can't.
    """
    width, height = output_format.size
    bits = (
        sum(job.weight for job in jobs) * width * height * _MOST_BITS_PER_PIXEL
    )
    need = int(bits / 8) * 2
    for job in jobs:
        if isinstance(job.request, MixdownRequest):
            need += _BYTES_PER_SAMPLE * job.request.total
    need += min(_MOST_SPARE_BYTES, _LEAST_SPARE_BYTES + need // 2)
    free = shutil.disk_usage(session.options.store).free
    if free < need:
        message = (
            f"the store's disk has {free // 1_000_000} MB free, and this film may need"
            f" {need // 1_000_000} MB"
        )
        raise OutputFailure(
            f"{message}; make room ('prune' says what can go), or put the store elsewhere"
            " with --store"
        )
