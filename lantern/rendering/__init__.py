"""From a script to a published film: voice, wave 1, the cut, wave 2, master. Decides nothing that `plan` can decide."""

from __future__ import annotations

import fcntl
import math
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from lantern import plan
from lantern.core import __version__, ffmpeg
from lantern.core.problems import BusyFailure, Failure, OutputFailure
from lantern.core.store import digest_file, digest_json
from lantern.graphics.pixels import to_rgb
from lantern.plan import Job, OutputFormat, Rendition
from lantern.plan.project import Project
from lantern.plan.requests import MixdownRequest
from lantern.rendering import join
from lantern.rendering.contact_sheet import write_contact_sheet
from lantern.rendering.export_stems import listen, write_stems
from lantern.rendering.layout import lay_out, load_spoken_takes
from lantern.rendering.publish.folder import FolderPublisher
from lantern.rendering.session import (
    RenderOptions,
    Session,
    compute_history_key,
    find_cached_voice,
    find_missing,
    load_history,
    make_take_jobs,
    record_entries,
    run_jobs,
    save_history,
    speak,
)
from lantern.rendering.steps import PlanStep, list_readings, list_steps
from lantern.timeline import split_segments
from lantern.visuals.clip import effects

__all__ = [
    "PlanStep",
    "RenderOptions",
    "Rendition",
    "Session",
    "compute_fingerprint",
    "compute_history_key",
    "draw_and_encode",
    "find_cached_voice",
    "find_finished",
    "hold_output",
    "list_readings",
    "list_steps",
    "load_history",
    "make_take_jobs",
    "render",
    "speak",
    "speak_and_lay_out",
    "write_contact_sheet",
    "write_frame",
    "write_stems",
]  # fmt: skip


def render(studio: Session) -> dict[str, Any]:
    """Make the film and publish it. Returns the report. Raises Failure."""
    folder = FolderPublisher(studio.options.out)
    with hold_output(studio):
        studio.store.sweep()
        inputs = compute_fingerprint(studio.project, studio.options)
        done = folder.load_finished_report()
        if done and done.get("inputs") == inputs and not studio.options.only:
            return {**done, "nothing_to_do": True}
        folder.prepare_file(f"{studio.script.name}.mp4")
        began = time.monotonic()
        if studio.options.only:
            return _render_scene(studio, folder)
        voice, takes = speak(studio)
        spoken = load_spoken_takes(studio, takes)
        board = lay_out(studio, voice, spoken)
        for scene, note in board.timeline.notes:
            studio.reporter.note(f"{studio.script.parts[scene].name}: {note}")
        for short in plan.footage_shortfalls(studio.script, board.timeline):
            name = studio.script.parts[short.scene].name
            studio.reporter.note(f"{name}, shot {short.shot + 1}: {short.message}")
        jobs, mix = draw_and_encode(studio, board, takes)
        with studio.store.open_scratch() as scratch:
            release = join.make(
                board, jobs, mix, studio.store, scratch, project=studio.project
            )
            report = _report(studio, board, (takes, [*jobs, mix]), release)
            report |= {
                "inputs": inputs,
                "voice": voice.engine,
                "render_seconds": round(time.monotonic() - began, 2),
            }
            folder.publish(release, report)
        every = [*takes.values(), *jobs, mix]
        record_entries(studio, every, studio.options.variant, studio.options.out)
        save_history(studio, voice, every)
        return report


def speak_and_lay_out(studio: Session) -> Rendition:
    """The film laid out, spoken first where that was not done yet."""
    voice, takes = speak(studio)
    return lay_out(studio, voice, load_spoken_takes(studio, takes))


def write_frame(studio: Session, laid: Rendition, seconds: float, to: Path) -> None:
    """The frame on screen at `seconds`, as PNG. Raises OutputFailure."""
    from PIL import Image

    folder = FolderPublisher(to.parent)
    folder.prepare_file(to.name)
    planes = join.paint_frame(
        laid, int(seconds * laid.timeline.fps + 1e-6), studio.store
    )
    with studio.store.open_scratch() as scratch:
        staged = scratch / "frame.png"
        try:
            Image.fromarray(to_rgb(planes)).save(staged, format="PNG")
        except OSError as error:
            raise OutputFailure(
                f"the store can't take a frame: {error.strerror or error}"
            ) from None
        folder.move_in(staged, to.name)


def draw_and_encode(
    studio: Session, board: Rendition, takes: dict[int, Job]
) -> tuple[list[Job], Job]:
    """Draw, then encode every segment and the mix that the store doesn't hold."""
    store = studio.store
    jobs = plan.make_segment_jobs(board, split_segments(board.timeline), store)
    mix = plan.make_mix_job(board, takes)
    wanted = find_missing(studio, [*{job.key: job for job in (*jobs, mix)}.values()])
    if mix in wanted:
        listen(studio)
    if any(job.kind == "segment" for job in wanted):
        run_jobs(
            studio,
            "Drawing",
            find_missing(studio, plan.make_drawing_jobs(board, store)),
        )
    _require_disk_space(studio, wanted, board.output_format)
    run_jobs(studio, "Encoding", wanted)
    return jobs, mix


def _require_disk_space(studio: Session, jobs: list[Job], form: OutputFormat) -> None:
    """Stop before the second wave when the disk can't hold it: 1 bit a pixel is more than x264 ever took, and voice,
    music and mix are 22 bytes for each sample."""
    need = (
        int(sum(job.weight for job in jobs) * form.size[0] * form.size[1] / 8) * 2
        + 50_000_000
    )
    for job in jobs:
        if isinstance(job.request, MixdownRequest):
            need += 22 * job.request.total
    free = shutil.disk_usage(studio.options.store).free
    if free < need:
        message = f"the store's disk has {free // 1_000_000} MB free, and this film may need {need // 1_000_000} MB"
        raise OutputFailure(
            f"{message}; make room, or put the store elsewhere with --store"
        )


def _level(value: float) -> float | None:
    """A loudness for a report: silence has none, and JSON no infinity."""
    return value if math.isfinite(value) else None


def _report(
    studio: Session, board: Rendition, work: tuple[dict[int, Job], list[Job]], release: join.Release
) -> dict[str, Any]:  # fmt: skip
    takes, jobs = work
    return {
        "film": board.script.film.title,
        "lantern": __version__,
        "versions": {"ffmpeg": ffmpeg.describe_version(), **plan.list_versions()},
        "form": {
            "size": list(board.output_format.size),
            "fps": board.output_format.fps,
            "quality": board.output_format.quality,
        },
        **join.build_summary(board, takes, studio.store, project=studio.project),
        "loudness": {
            "lufs": _level(release.loudness.integrated),
            "true_peak_dbtp": _level(release.loudness.peak),
        },
        "keys": {job.name: job.key for job in (*takes.values(), *jobs)},
        "timings": studio.timings,
    }


def _render_scene(studio: Session, folder: FolderPublisher) -> dict[str, Any]:
    """One scene by itself, with its sound, to scenes/NN.mp4; the film's own file is left alone."""
    part = studio.script.select(studio.options.only or "")
    assert part is not None  # checked by the command line
    name = f"scenes/{part.number:02}.mp4"
    folder.prepare_file(name)
    alone = replace(studio, project=studio.project.keep_scene(part.number))
    voice, takes = speak(alone)
    solo = lay_out(alone, voice, load_spoken_takes(alone, takes))
    jobs, mix = draw_and_encode(alone, solo, takes)
    language = studio.script.film.language
    with studio.store.open_scratch() as scratch:
        (scratch / "chapters.txt").write_text(";FFMETADATA1\n", "utf-8")
        staged = scratch / "scene.mp4"
        measured = join.join(
            jobs, mix, (studio.store, scratch), (solo.timeline, language), staged
        )
        out = folder.move_in(staged, name)
    seconds = solo.timeline.total / solo.timeline.fps
    record_entries(
        alone,
        [*takes.values(), *jobs, mix],
        ", ".join(filter(None, (alone.options.variant, part.name))),
        out,
    )
    return {
        "scene": str(out),
        "seconds": seconds,
        "loudness": {"lufs": _level(measured.integrated)},
        "voice": voice.engine,
    }


def find_finished(project: Project, choices: RenderOptions) -> dict[str, Any] | None:
    """The report of the last rendering, if it was of this very film and all its files are there; else None.

    What is finished passed every check when it was made, so this may be asked before they are made again.
    """
    if choices.only:
        return None
    try:
        done = FolderPublisher(choices.out).load_finished_report()
        return (
            {**done, "nothing_to_do": True}
            if done and done.get("inputs") == compute_fingerprint(project, choices)
            else None
        )
    except (Failure, OSError):  # the checks say what and where
        return None


def compute_fingerprint(project: Project, choices: RenderOptions) -> dict[str, Any]:
    """Return everything that decides the film, as digests: equal fingerprints, nothing to do."""
    script = project.script
    files = {*script.iter_files(), *(asset.path for asset in project.assets)}
    libraries = dict(plan.list_versions())
    if any(each.shot.clip or each.shot.effects for each in script.shots):
        libraries |= effects.list_versions()
    root = script.places.project
    return {
        "files": {
            os.path.relpath(file, root): digest_file(file) for file in sorted(files)
        },
        "choices": [choices.voice, choices.offline, choices.variant, choices.shape],
        "program": plan.digest_code(),
        "libraries": libraries,
    }


@contextmanager
def hold_output(studio: Session) -> Iterator[None]:
    """Hold the output against a second render. Raises Busy. The lock goes with the process, so none is left over."""
    locks = studio.options.store / "locks"
    try:
        locks.mkdir(parents=True, exist_ok=True)
        stream = (locks / digest_json(str(studio.options.out.resolve()))[:32]).open("w")
    except OSError as error:
        raise OutputFailure(
            f"the store {studio.options.store} can't be written: {error.strerror}"
        ) from None
    with stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise BusyFailure(
                f"another render is writing {studio.options.out}; wait for it, or give --out"
            ) from None
        with studio.store.lock_shared():
            yield
