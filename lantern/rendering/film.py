"""From a checked film to a published one: speak, lay out, draw, encode, join, publish.

Nothing is decided here that `plan` can decide.
"""

from __future__ import annotations

import math
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lantern import plan
from lantern.core import __version__, ffmpeg
from lantern.core.problems import OutputFailure
from lantern.core.store import digest_json
from lantern.plan import Job, OutputFormat, Rendition
from lantern.plan.requests import MixdownRequest
from lantern.rendering.described import DescribedRendition, describe
from lantern.rendering.encoder import prepare_encoder
from lantern.rendering.estimate import estimate_joining, estimate_work, guess_making
from lantern.rendering.export_stems import listen
from lantern.rendering.fingerprint import FilmInputs, read_inputs
from lantern.rendering.history import keep_run, record_entries
from lantern.rendering.join import CHAPTERS_FILE, join
from lantern.rendering.layout import lay_out_takes
from lantern.rendering.output_folder import REPORT, OutputFolder, find_finished
from lantern.rendering.output_lock import hold_output
from lantern.rendering.output_places import name_scene_film
from lantern.rendering.release.make import list_file_names, make_release
from lantern.rendering.release.model import Release
from lantern.rendering.release.summary import build_summary
from lantern.rendering.session import (
    Session,
    find_missing,
    name_stage,
    run_jobs,
    run_missing,
)
from lantern.rendering.voice import speak
from lantern.script.film_script import SceneSource
from lantern.script.model.voice import VoiceChoice
from lantern.timeline import Timeline, split_segments

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
        return [self.mix, self.described_mix] if self.described_mix else [self.mix]

    @property
    def every(self) -> list[Job]:
        """All of them: takes, segments, mixes."""
        spoken = [*self.takes.values(), *self.descriptions]
        return [*spoken, *self.segments, *self.mixes]


def render(
    session: Session,
    timeline: Timeline | None = None,
    *,
    inputs: FilmInputs | None = None,
) -> dict[str, Any]:
    """Make the film and publish it; return the report.

    Only what has changed since the last time is made. With the option `only`, one scene is made by
    itself, and the film's own file is left alone.

    Args:
        session: the run.
        timeline: the film as it is cut; by default it is cut to what is spoken.
        inputs: what decides the film, if the run has read it already.

    Raises:
        Failure: Something can't be made; the message says what, and what to do.
    """
    folder = OutputFolder(session.options.out)
    with hold_output(session):
        session.store.sweep()
        session.store.send_unsent()
        if session.options.only:
            prepare_encoder(session)
            return _render_scene(session, folder)
        decisive = (inputs or read_inputs(session.project)).add_choices(session.options)
        if timeline is not None:
            decisive["timeline"] = digest_json(timeline.to_json())
        finished = find_finished(decisive, session.options.out)
        if finished:
            return finished
        prepare_encoder(session)
        for name in (*list_file_names(session.script), REPORT):
            folder.prepare_file(name)
        return _render_film(session, decisive, timeline=timeline)


# long: the steps from takes to a published film, one line each
def _render_film(
    session: Session, inputs: dict[str, Any], *, timeline: Timeline | None
) -> dict[str, Any]:
    began = time.monotonic()
    project = session.project
    voice, takes = _speak(session)
    rendition = lay_out_takes(session, voice, takes, timeline=timeline)
    described = None
    if session.options.described:
        described = describe(session, voice, rendition=rendition, takes=takes)
        rendition = described.rendition
    _report_notes(session, rendition)
    jobs = draw_and_encode(session, rendition, takes, described=described)
    session.reporter.begin_stage(name_stage(session, "Joining and measuring"), 1)
    with session.store.open_scratch() as scratch:
        release = make_release(
            project,
            rendition,
            jobs.segments,
            mix=jobs.mix,
            described=jobs.described_mix,
            store=session.store,
            folder=scratch,
        )
        report = _build_report(session, rendition, jobs, release=release)
        report["inputs"] = inputs
        report["voice"] = voice.label
        report["render_seconds"] = round(time.monotonic() - began, 2)
        OutputFolder(session.options.out).publish(release, report)
    session.reporter.advance(session.script.name, 1)
    keep_run(session, voice, jobs.every)
    return report


def _speak(session: Session) -> tuple[VoiceChoice, dict[int, Job]]:
    """Have the film spoken; until it is, the time that the rest takes is a guess."""
    session.reporter.expect(guess_making(session))
    return speak(session)


def _report_notes(session: Session, rendition: Rendition) -> None:
    """Report what was changed to make the film fit, and where footage is too short."""
    parts = session.script.parts
    timeline = rendition.timeline
    for scene, note in timeline.notes:
        session.reporter.note(f"{parts[scene].name}: {note}")
    for short in plan.find_short_footage(session.script, timeline):
        name = parts[short.scene].name
        session.reporter.note(f"{name}, shot {short.shot + 1}: {short.message}")


def speak_and_lay_out(session: Session) -> Rendition:
    """Return the film laid out; it is spoken first if it wasn't yet.

    Raises:
        VoiceFailure: No voice of the film can speak it.
    """
    voice, takes = speak(session)
    return lay_out_takes(session, voice, takes)


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
    store = session.store
    jobs = _list_jobs(session, rendition, takes, described=described)
    by_key = {job.key: job for job in (*jobs.segments, *jobs.mixes)}
    wanted = find_missing(session, list(by_key.values()))
    joining = estimate_joining(rendition.timeline.total)
    work = sum(job.weight for job in wanted)
    session.reporter.expect(estimate_work(work, rendition.output_format) + joining)
    if any(job.kind == "mix" for job in wanted):
        listen(session)
    if any(job.kind == "segment" for job in wanted):
        drawings = plan.make_drawing_jobs(rendition, store)
        run_missing(session, "Drawing", drawings)
    _require_disk_space(session, wanted, rendition.output_format)
    session.reporter.expect(joining)
    run_jobs(session, "Encoding", wanted)
    session.reporter.expect(0)
    return jobs


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
    jobs = replace(jobs, takes=takes, descriptions=described.jobs)
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
    bits = sum(job.weight for job in jobs) * width * height * _MOST_BITS_PER_PIXEL
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


def _format_level(value: float) -> float | None:
    """Return a loudness for a report: silence has none, and JSON no infinity."""
    if math.isfinite(value):
        return value
    return None


def _build_report(
    session: Session, rendition: Rendition, jobs: FilmJobs, *, release: Release
) -> dict[str, Any]:
    output_format = rendition.output_format
    summary = build_summary(rendition, jobs.takes, store=session.store)
    return {
        "film": rendition.script.film.title,
        "lantern": __version__,
        "versions": {"ffmpeg": ffmpeg.describe_version(), **plan.list_versions()},
        "form": {
            "size": list(output_format.size),
            "fps": output_format.fps,
            "quality": output_format.quality,
            "encoder": output_format.choose_encoder().encoder,
        },
        **summary,
        "coverage": dict(release.coverage),
        "loudness": {
            "lufs": _format_level(release.loudness.integrated),
            "true_peak_dbtp": _format_level(release.loudness.peak),
        },
        "keys": {job.name: job.key for job in jobs.every},
        "timings": session.timings,
    }


def _render_scene(session: Session, folder: OutputFolder) -> dict[str, Any]:
    """Make one scene with its sound as scenes/NN.mp4; return its report."""
    part = _select_scene(session)
    name = name_scene_film(part.number)
    folder.prepare_file(name)
    alone = replace(session, project=session.project.keep_scene(part.number))
    voice, takes = _speak(alone)
    rendition = lay_out_takes(alone, voice, takes)
    jobs = draw_and_encode(alone, rendition, takes)
    with session.store.open_scratch() as scratch:
        staged = scratch / "scene.mp4"
        loudness = _join_scene(alone, rendition, jobs, out=staged)
        out = folder.move_in(staged, name)
    variant = alone.options.name_rendering(part.name)
    record_entries(alone, jobs.every, variant=variant, out=out)
    return {
        "scene": str(out),
        "seconds": rendition.timeline.total / rendition.timeline.fps,
        "loudness": {"lufs": _format_level(loudness.integrated)},
        "voice": voice.label,
    }


def _select_scene(session: Session) -> SceneSource:
    """Return the scene that is to be made by itself."""
    part = session.script.select(session.options.only or "")
    assert part is not None  # checked by the command line
    return part


def _join_scene(
    session: Session, rendition: Rendition, jobs: FilmJobs, *, out: Path
) -> ffmpeg.Loudness:
    """Join one scene, without chapters, in a folder of its own; return how loud it is."""
    folder = out.parent
    (folder / CHAPTERS_FILE).write_text(";FFMETADATA1\n", "utf-8")
    return join(
        jobs.segments,
        jobs.mix,
        store=session.store,
        folder=folder,
        timeline=rendition.timeline,
        language=session.script.film.language,
        out=out,
    )
