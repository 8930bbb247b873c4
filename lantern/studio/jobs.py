"""Renderings that the page asks for: our own command line, one after the other."""

from __future__ import annotations

import itertools
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from lantern.core.envelope import describe_faults, read_envelope
from lantern.core.job_progress import JobProgress
from lantern.core.problems import Failure, ToolFailure
from lantern.core.process import ReportingProgram
from lantern.core.units import Shape
from lantern.rendering.output_places import (
    Variant,
    find_output,
    find_shape,
    find_variant,
    name_scene_film,
)
from lantern.studio.events import EventHub
from lantern.studio.options import StudioOptions

if TYPE_CHECKING:
    from lantern.studio.loaded_film import LoadedFilm

JobKind = Literal["preview", "draft", "render", "scene"]
JobState = Literal["waiting", "running", "done", "failed", "cancelled"]

MOST_JOBS = 30
"""Jobs that are listed; those that ended first are forgotten first."""
MOST_WAITING = 8
_TELL_SECONDS = 0.3
"""At least so long between two reports of one job."""
_VARIANTS: Mapping[JobKind, Variant] = {
    "preview": "preview",
    "draft": "draft",
    "render": "",
    "scene": "draft",
}
_OPEN: tuple[JobState, ...] = ("waiting", "running")


class TooManyJobs(Exception):
    """More renderings wait than anybody wants."""


@dataclass(frozen=True)
class RenderWish:
    """What is to be made: a kind of rendering, its shape, and the scene's number, 0 for all."""

    kind: JobKind
    shape: Shape
    scene: int = 0


@dataclass(frozen=True)
class StudioJob:
    """A rendering: what it makes, how far it is, and what came of it.

    `progress` goes from 0 to 1, `left` are seconds, None while nobody knows. `generation` is that
    of the film when it was asked for.
    """

    id: str
    kind: JobKind
    shape: Shape
    scene: int
    state: JobState = "waiting"
    title: str = ""
    progress: float = 0.0
    left: float | None = None
    message: str = ""
    result: str = ""
    generation: int = 0


class JobRunner:
    """Runs renderings in a thread of its own, each as a process; tells of each step."""

    def __init__(self, options: StudioOptions, hub: EventHub) -> None:
        """Run nothing yet."""
        self._options = options
        self._hub = hub
        self._jobs: dict[str, StudioJob] = {}
        self._commands: dict[str, list[str]] = {}
        self._numbers = itertools.count(1)
        self._changed = threading.Condition()
        self._program: ReportingProgram | None = None
        self._ended = False
        self._thread: threading.Thread | None = None

    def list_jobs(self) -> list[StudioJob]:
        """Return the jobs, the newest first."""
        with self._changed:
            return list(reversed(self._jobs.values()))

    def add(self, wish: RenderWish, film: LoadedFilm) -> list[StudioJob]:
        """Have something made, after all that was asked for before; return the jobs.

        The same thing is not asked for twice.

        Raises:
            TooManyJobs: Too much is waiting.
        """
        job = StudioJob(
            "", wish.kind, wish.shape, wish.scene, title=_name(wish, film)
        )
        result = str(find_result(self._options, film, wish))
        job = replace(
            job,
            result=result,
            generation=film.generation,
        )
        with self._changed:
            waiting = [
                each for each in self._jobs.values() if each.state in _OPEN
            ]
            if any(_is_same(each, wish) for each in waiting):
                return list(reversed(self._jobs.values()))
            if len(waiting) >= MOST_WAITING:
                raise TooManyJobs
            job = replace(job, id=str(next(self._numbers)))
            self._jobs[job.id] = job
            self._commands[job.id] = _write_command(self._options, wish)
            self._forget_old()
            self._start_thread()
            self._changed.notify()
        self._tell(job)
        return self.list_jobs()

    def has_made(self, wish: RenderWish, generation: int) -> bool:
        """Tell whether a rendering of this generation of the film is done."""
        for job in self.list_jobs():
            is_done = job.state == "done" and job.generation == generation
            if is_done and _is_same(job, wish):
                return True
        return False

    def cancel(self, name: str) -> bool:
        """Stop a job, or don't begin it; return whether there is one with this id."""
        with self._changed:
            job = self._jobs.get(name)
            if job is None:
                return False
            if job.state in _OPEN:
                is_running = job.state == "running"
                job = replace(
                    job,
                    state="cancelled",
                    left=None,
                    result="",
                )
                self._jobs[name] = job
                if is_running and self._program is not None:
                    self._program.stop()
        self._tell(job)
        return True

    def stop(self) -> None:
        """End everything at once."""
        with self._changed:
            self._ended = True
            if self._program is not None:
                self._program.kill()
            self._changed.notify()

    def _forget_old(self) -> None:
        for name, job in list(self._jobs.items()):
            if len(self._jobs) <= MOST_JOBS:
                return
            if job.state not in _OPEN:
                del self._jobs[name]

    def _start_thread(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(
                target=self._run,
                name="studio jobs",
                daemon=True,
            )
            self._thread.start()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(
                    lambda: self._find_waiting() or self._ended
                )
                job = self._find_waiting()
                if self._ended or job is None:
                    return
                job = replace(job, state="running")
                self._jobs[job.id] = job
            self._tell(job)
            self._make(job)

    def _find_waiting(self) -> StudioJob | None:
        for job in self._jobs.values():
            if job.state == "waiting":
                return job
        return None

    def _make(self, job: StudioJob) -> None:
        fault = result = ""
        try:
            result = self._run_program(job)
        except Failure as failure:
            fault = failure.message
        with self._changed:
            self._program = None
            found = self._jobs.get(job.id, job)
            if found.state == "cancelled":
                return
            if fault:
                found = replace(
                    found,
                    state="failed",
                    left=None,
                    message=fault,
                    result="",
                )
            else:
                found = replace(
                    found,
                    state="done",
                    progress=1.0,
                    left=None,
                    result=result,
                )
            self._jobs[job.id] = found
        self._tell(found)

    def _run_program(self, job: StudioJob) -> str:
        """Make a job to its end; return the film that it made.

        Raises:
            ToolFailure: It can't be started, or failed.
        """
        argv = [sys.executable, "-m", "lantern", *self._commands.pop(job.id)]
        program = ReportingProgram(argv, job.title, cwd=Path.cwd())
        with self._changed:
            self._program = program
            if self._jobs[job.id].state == "cancelled":
                program.stop()
            if self._ended:
                program.kill()
        told = 0.0
        progress = JobProgress()
        for line in program.iter_events():
            if (
                progress.note_line(line)
                and time.monotonic() - told > _TELL_SECONDS
            ):
                told = time.monotonic()
                self._show_progress(job.id, progress)
        envelope = read_envelope(program.read_output())
        fault = program.explain_end()
        if fault:
            raise ToolFailure(describe_faults(envelope) or fault)
        return str(envelope["result"]["renderings"][0]["file"])

    def _show_progress(self, name: str, progress: JobProgress) -> None:
        with self._changed:
            job = self._jobs[name]
            if job.state != "running":
                return
            job = replace(
                job,
                progress=progress.share,
                left=progress.left,
                message=progress.stage,
            )
            self._jobs[name] = job
        self._tell(job)

    def _tell(self, job: StudioJob) -> None:
        self._hub.publish("job", {"id": job.id, "state": job.state})


def _is_same(job: StudioJob, wish: RenderWish) -> bool:
    return RenderWish(job.kind, job.shape, job.scene) == wish


def _name(wish: RenderWish, film: LoadedFilm) -> str:
    from lantern.script.model.framing import format_ratio

    if wish.kind == "scene":
        part = film.session.script.parts[wish.scene - 1]
        return f"{part.name}, as a draft"
    names = {"preview": "Preview", "draft": "Draft", "render": "The film"}
    return f"{names[wish.kind]} in {format_ratio(wish.shape)}"


def find_result(
    options: StudioOptions, film: LoadedFilm, wish: RenderWish
) -> Path:
    """Return the film that a rendering makes."""
    script = film.session.script
    folder = find_variant(
        find_output(script, options.out), _VARIANTS[wish.kind]
    )
    folder = find_shape(folder, script, wish.shape)
    if wish.kind == "scene":
        return folder / name_scene_film(wish.scene)
    return folder / f"{script.name}.mp4"


def _write_command(options: StudioOptions, wish: RenderWish) -> list[str]:
    """Return the words of the command that makes what is wished for."""
    verb = "preview" if wish.kind == "preview" else "render"
    words = [verb, str(options.film), "--json", "--shapes", wish.shape]
    words += ["--store", str(options.store)]
    if _VARIANTS[wish.kind] == "draft":
        words.append("--draft")
    if wish.kind == "scene":
        words += ["--only", str(wish.scene)]
    return [*words, *_list_own_words(options)]


def _list_own_words(options: StudioOptions) -> Sequence[str]:
    """Return what the studio itself was started with."""
    words: list[str] = []
    if options.out is not None:
        words += ["--out", str(options.out)]
    if options.voice is not None:
        words += ["--voice", options.voice]
    if options.offline:
        words.append("--offline")
    for path in options.allow_path:
        words += ["--allow-path", str(path)]
    if options.allow_python:
        words.append("--allow-python")
    if options.allow_command:
        words.append("--allow-command")
    return words
