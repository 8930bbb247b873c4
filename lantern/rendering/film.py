"""From a checked film to a published one: speak, lay out, draw, encode, join, publish.

Nothing is decided here that `plan` can decide.
"""

from __future__ import annotations

import math
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from lantern import plan
from lantern.core import __version__, ffmpeg
from lantern.core.store import digest_json
from lantern.plan import Job, Rendition
from lantern.rendering.described import describe
from lantern.rendering.encoder import prepare_encoder
from lantern.rendering.estimate import guess_making
from lantern.rendering.fingerprint import FilmInputs, read_inputs
from lantern.rendering.history import keep_run, record_entries
from lantern.rendering.join import CHAPTERS_FILE, join
from lantern.rendering.layout import lay_out_takes
from lantern.rendering.output_folder import REPORT, OutputFolder, find_finished
from lantern.rendering.output_lock import hold_output
from lantern.rendering.output_places import name_scene_film
from lantern.rendering.parts import FilmJobs, draw_and_encode
from lantern.rendering.release.make import list_file_names, make_release
from lantern.rendering.release.model import Release
from lantern.rendering.release.summary import build_summary
from lantern.rendering.session import (
    Session,
    name_stage,
)
from lantern.rendering.short import make_short_parts
from lantern.rendering.voice import speak
from lantern.script.film_script import SceneSource
from lantern.script.model.voice import VoiceChoice
from lantern.speech.casting import name_heard_voices
from lantern.timeline import Timeline


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
        decisive = (inputs or read_inputs(session.project)).add_choices(
            session.options
        )
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
    voice, takes = speak_first(session)
    if session.options.short:
        short = make_short_parts(session, voice, takes)
        session = short.session
        rendition, jobs = short.rendition, short.jobs
    else:
        rendition, jobs = make_parts(session, voice, takes, timeline=timeline)
    session.reporter.begin_stage(
        name_stage(session, "Joining and measuring"), 1
    )
    with session.store.open_scratch() as scratch:
        release = make_release(
            session.project,
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
        report["heard"] = name_heard_voices(session.script, voice)
        report["render_seconds"] = round(time.monotonic() - began, 2)
        OutputFolder(session.options.out).publish(release.files, report)
    session.reporter.advance(session.script.name, 1)
    keep_run(session, voice, jobs.every)
    return report


def make_parts(
    session: Session,
    voice: VoiceChoice,
    takes: dict[int, Job],
    *,
    timeline: Timeline | None = None,
) -> tuple[Rendition, FilmJobs]:
    """Lay out a spoken film, and make its segments and mixes; return it and its jobs."""
    rendition = lay_out_takes(session, voice, takes, timeline=timeline)
    described = None
    if session.options.described:
        described = describe(
            session,
            voice,
            rendition=rendition,
            takes=takes,
        )
        rendition = described.rendition
    _report_notes(session, rendition)
    return rendition, draw_and_encode(
        session, rendition, takes, described=described
    )


def speak_first(session: Session) -> tuple[VoiceChoice, dict[int, Job]]:
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
        "versions": {
            "ffmpeg": ffmpeg.describe_version(),
            **plan.list_versions(),
        },
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
    voice, takes = speak_first(alone)
    rendition = lay_out_takes(alone, voice, takes)
    jobs = draw_and_encode(alone, rendition, takes)
    with session.store.open_scratch() as scratch:
        staged = scratch / "scene.mp4"
        loudness = _join_scene(alone, rendition, jobs, out=staged)
        out = folder.move_in(staged, name)
    variant = alone.options.name_rendering(part.name)
    record_entries(
        alone,
        jobs.every,
        variant=variant,
        out=out,
    )
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
    (folder / CHAPTERS_FILE).write_text(";FFMETADATA1\n", "utf-8", newline="\n")
    return join(
        jobs.segments,
        jobs.mix,
        store=session.store,
        folder=folder,
        timeline=rendition.timeline,
        language=session.script.film.language,
        out=out,
    )
