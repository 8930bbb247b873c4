"""From a script to a published film: voice, wave 1, the cut, wave 2, master. Decides nothing that `plan` can decide."""

from __future__ import annotations

import fcntl
import functools
import math
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from lantern import checks, plan
from lantern.checks.sourcing import lockfile
from lantern.core import __version__, ffmpeg
from lantern.core.problems import Busy, Failure, OutputFailure
from lantern.core.store import digest_file, digest_json
from lantern.credits.ledger import Ledger
from lantern.graphics.pixels import to_rgb
from lantern.plan import Board, Form, Job, mixdown
from lantern.rendering import join
from lantern.rendering.contact_sheet import write_sheet
from lantern.rendering.export_stems import listen, write_stems
from lantern.rendering.layout import lay_out, spoken_takes
from lantern.rendering.publish.folder import Folder
from lantern.rendering.session import (
    Choices,
    Studio,
    memory,
    memory_key,
    missing,
    record,
    remember,
    run,
    settled,
    speak,
    takes_of,
)
from lantern.rendering.steps import Step, readings, steps
from lantern.script import assets
from lantern.script.load import Script, authored_paths, recording_files
from lantern.speech.voices import FILES
from lantern.timeline import segments
from lantern.visuals.clip import effects
from lantern.visuals.clip.author_code import module_of

__all__ = [
    "Board",
    "Choices",
    "Step",
    "Studio",
    "board",
    "fingerprint",
    "finished",
    "holding",
    "memory",
    "memory_key",
    "readings",
    "render",
    "settled",
    "speak",
    "steps",
    "takes_of",
    "wave_two",
    "write_frame",
    "write_sheet",
    "write_stems",
]  # fmt: skip


def render(studio: Studio, credits: Ledger) -> dict[str, Any]:
    """Make the film and publish it. Returns the report. Raises Failure."""
    folder = Folder(studio.choices.out)
    with holding(studio):
        studio.store.sweep()
        inputs = fingerprint(studio.script, studio.choices)
        done = folder.finished()
        if done and done.get("inputs") == inputs and not studio.choices.only:
            return {**done, "nothing_to_do": True}
        folder.ready(f"{studio.script.name}.mp4")
        began = time.monotonic()
        if studio.choices.only:
            return _only(studio, credits, folder)
        voice, takes = speak(studio)
        spoken = spoken_takes(studio, takes)
        board = lay_out(studio, credits, voice, spoken)
        for scene, note in board.timeline.notes:
            studio.reporter.note(f"{studio.script.parts[scene].name}: {note}")
        for scene, shot, note in plan.held(studio.script, board.timeline):
            studio.reporter.note(f"{studio.script.parts[scene].name}, shot {shot + 1}: {note}")
        jobs, mix = wave_two(studio, board, takes)
        with studio.store.scratch() as scratch:
            release = join.make(board, jobs, mix, studio.store, scratch)
            report = _report(studio, board, (takes, [*jobs, mix]), release)
            report |= {"inputs": inputs, "voice": voice.engine, "render_seconds": round(time.monotonic() - began, 2)}
            folder.publish(release, report)
        every = [*takes.values(), *jobs, mix]
        record(studio, every, studio.choices.form, studio.choices.out)
        remember(studio, voice, every)
        return report


def board(studio: Studio, credits: Ledger) -> Board:
    """The film laid out, spoken first where that was not done yet."""
    voice, takes = speak(studio)
    return lay_out(studio, credits, voice, spoken_takes(studio, takes))


def write_frame(studio: Studio, laid: Board, seconds: float, to: Path) -> None:
    """The frame on screen at `seconds`, as PNG. Raises OutputFailure."""
    from PIL import Image

    folder = Folder(to.parent)
    folder.ready(to.name)
    planes = join.frame(laid, int(seconds * laid.timeline.fps + 1e-6), studio.store)
    with studio.store.scratch() as scratch:
        staged = scratch / "frame.png"
        try:
            Image.fromarray(to_rgb(planes)).save(staged, format="PNG")
        except OSError as error:
            raise OutputFailure(f"the store can't take a frame: {error.strerror or error}") from None
        folder.take(staged, to.name)


def wave_two(studio: Studio, board: Board, takes: dict[int, Job]) -> tuple[list[Job], Job]:
    """Draw, then encode every segment and the mix that the store doesn't hold."""
    store = studio.store
    jobs = plan.segment_jobs(board, segments(board.timeline), store)
    mix = plan.mix_job(board, takes)
    wanted = missing(studio, [*{job.key: job for job in (*jobs, mix)}.values()])
    if mix in wanted:
        listen(studio)
    if any(job.kind == "segment" for job in wanted):
        run(studio, "Drawing", missing(studio, plan.drawing_jobs(board, store)))
    _enough_disk(studio, wanted, board.form)
    run(studio, "Encoding", wanted)
    return jobs, mix


def _enough_disk(studio: Studio, jobs: list[Job], form: Form) -> None:
    """Stop before the second wave when the disk can't hold it: 1 bit a pixel is more than x264 ever took, and voice,
    music and mix are 22 bytes for each sample."""
    need = int(sum(job.weight for job in jobs) * form.size[0] * form.size[1] / 8) * 2 + 50_000_000
    need += sum(22 * int(job.request["total"]) for job in jobs if job.kind == "mix")
    free = shutil.disk_usage(studio.choices.store).free
    if free < need:
        message = f"the store's disk has {free // 1_000_000} MB free, and this film may need {need // 1_000_000} MB"
        raise OutputFailure(f"{message}; make room, or put the store elsewhere with --store")


def _level(value: float) -> float | None:
    """A loudness for a report: silence has none, and JSON no infinity."""
    return value if math.isfinite(value) else None


def _report(
    studio: Studio, board: Board, work: tuple[dict[int, Job], list[Job]], release: join.Release
) -> dict[str, Any]:  # fmt: skip
    takes, jobs = work
    return {
        "film": board.script.film.title,
        "lantern": __version__,
        "versions": {"ffmpeg": ffmpeg.version(), **plan.versions()},
        "form": {"size": list(board.form.size), "fps": board.form.fps, "quality": board.form.quality},
        **join.summary(board, takes, studio.store),
        "loudness": {"lufs": _level(release.loudness.integrated), "true_peak_dbtp": _level(release.loudness.peak)},
        "keys": {job.name: job.key for job in (*takes.values(), *jobs)},
        "timings": studio.timings,
    }


def _only(studio: Studio, credits: Ledger, folder: Folder) -> dict[str, Any]:
    """One scene by itself, with its sound, to scenes/NN.mp4; the film's own file is left alone."""
    part = studio.script.select(studio.choices.only or "")
    assert part is not None  # checked by the command line
    name = f"scenes/{part.number:02}.mp4"
    folder.ready(name)
    alone = replace(studio, script=replace(studio.script, parts=(part,)))
    voice, takes = speak(alone)
    solo = lay_out(alone, credits, voice, spoken_takes(alone, takes))
    jobs, mix = wave_two(alone, solo, takes)
    language = studio.script.film.language
    with studio.store.scratch() as scratch:
        (scratch / "chapters.txt").write_text(";FFMETADATA1\n", "utf-8")
        staged = scratch / "scene.mp4"
        measured = join.join(jobs, mix, (studio.store, scratch), (solo.timeline, language), staged)
        out = folder.take(staged, name)
    seconds = solo.timeline.total / solo.timeline.fps
    record(alone, [*takes.values(), *jobs, mix], ", ".join(filter(None, (alone.choices.form, part.name))), out)
    return {
        "scene": str(out),
        "seconds": seconds,
        "loudness": {"lufs": _level(measured.integrated)},
        "voice": voice.engine,
    }


def finished(script: Script, choices: Choices) -> dict[str, Any] | None:
    """The report of the last rendering, if it was of this very film and all its files are there; else None.

    What is finished passed every check when it was made, so this may be asked before they are made again.
    """
    if choices.only:
        return None
    try:
        done = Folder(choices.out).finished()
        return {**done, "nothing_to_do": True} if done and done.get("inputs") == fingerprint(script, choices) else None
    except (Failure, OSError):  # the checks say what and where
        return None


def fingerprint(script: Script, choices: Choices) -> dict[str, Any]:
    """Everything that decides the film, as digests: equal fingerprints, nothing to do."""
    files = {str(path) for path in script.files()}
    shots = [(shot, part.folder) for part in script.parts for shot in part.scene.shots]
    for shot, folder in shots:
        files |= {str(script.places.find(text, folder)) for _, text in authored_paths(shot)}
        if shot.clip and shot.clip.python:
            files.add(str(script.places.find(module_of(shot.clip.python), folder)))
    files |= {str(path) for path in assets.found(script)}
    files |= {str(path) for path in _map_files(script)}
    for voice in script.film.voice:
        for name in FILES.get(voice.engine, ()):
            if name in voice.settings:
                files.add(str(script.places.find(voice.settings[name], script.tree.file.parent)))
    for folder in (script.places.project / "assets", script.places.film):
        if (folder / "credits.yml").is_file():
            files.add(str(folder / "credits.yml"))
    files |= {str(path) for path in mixdown.files(script)}
    files |= {str(path) for path in (lockfile.path_of(script),) if path.is_file()}
    files |= {str(script.places.find(text, folder)) for text, folder, _ in recording_files(script)}
    style = checks.look_file(script)
    if style:
        files.add(str(style))
    project = script.places.project
    return {
        "files": {os.path.relpath(f, project): digest_file(Path(f)) for f in sorted(files)},
        "choices": [choices.voice, choices.offline, choices.form, choices.shape],
        "program": plan.code_digest(),
        "libraries": plan.versions() | effects.libraries({"clip": any(s.clip or s.effects for s, _ in shots)}),
    }


def _map_files(script: Script) -> set[Path]:
    """The files that maps name, each map read once."""
    from lantern.visuals.map.spec import naming

    shown = {(shot.map, part.folder) for part in script.parts for shot in part.scene.shots if shot.map}
    found = [naming.files(functools.partial(script.places.find, folder=folder), name) for name, folder in shown]
    return {path for files in found for path in files}


@contextmanager
def holding(studio: Studio) -> Iterator[None]:
    """Hold the output against a second render. Raises Busy. The lock goes with the process, so none is left over."""
    locks = studio.choices.store / "locks"
    try:
        locks.mkdir(parents=True, exist_ok=True)
        stream = (locks / digest_json(str(studio.choices.out.resolve()))[:32]).open("w")
    except OSError as error:
        raise OutputFailure(f"the store {studio.choices.store} can't be written: {error.strerror}") from None
    with stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Busy(f"another render is writing {studio.choices.out}; wait for it, or give --out") from None
        with studio.store.shared():
            yield
