"""Tiny films for tests: written below a folder, made in this process or by the program, decoded
again by ffmpeg.
"""

from __future__ import annotations

import functools
import gc
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from lantern import checks, cli, rendering
from lantern.core import ffmpeg, process
from lantern.core.problems import Problem
from lantern.core.progress import SilentReporter
from lantern.core.store import Store, digest_file
from lantern.core.text import make_slug
from lantern.plan import Job, project
from lantern.plan.project import Project
from lantern.rendering import RenderOptions, Session, workers
from lantern.rendering.executors import Executor
from lantern.rendering.executors.local import ProcessExecutor
from tests.support.in_process import making_jobs_here

SIZE = (160, 90)
FPS = 25
ROOT = Path(__file__).parents[2]
PICTURES = {"dark": 16, "white": 250, "grey": 110, "hills": -1, "river": -2}
"""Names of the pictures each project has, and their brightness; negative ones are gradients."""

Scene = dict[str, Any]


def scene(
    name: str,
    narration: str | Mapping[str, Any] | None,
    *shots: dict[str, Any],
    **more: Any,
) -> Scene:
    """A scene as its file has it. Without shots it shows the hills."""
    return {
        "scene": name,
        "narration": narration,
        "shots": list(shots) or [still("hills")],
        "source": "none",
        **more,
    }


def still(name: str, **more: Any) -> dict[str, Any]:
    return {"still": f"assets/{name}.png", **more}


def write(root: Path, scenes: Sequence[Scene], **film: Any) -> Path:
    """A project with pictures and their ledger, and the film `scenes/short` in it.

    Returns the film's folder.
    """
    folder = root / "scenes" / "short"
    folder.mkdir(parents=True, exist_ok=True)
    write_pictures(root / "assets")
    head = {
        "lantern": 1,
        "title": "A short film",
        "voice": ["tone"],
        "output": {"size": "160x90", "fps": FPS},
        "fade": "none",  # frames are compared with their pictures
    }
    (folder / "film.yml").write_text(json.dumps({**head, **film}), "utf-8")
    for old in folder.glob("[0-9]*.yml"):
        old.unlink()
    for i, one in enumerate(scenes, 1):
        given = {key: value for key, value in one.items() if value is not None}
        file = folder / f"{i:02}-{make_slug(one['scene'])}.yml"
        file.write_text(json.dumps(given, indent=1), "utf-8")
    return folder


def write_pictures(assets: Path) -> None:
    """The pictures that scenes may show, and their ledger."""
    assets.mkdir(parents=True, exist_ok=True)
    entry = {
        "kind": "photograph",
        "author": "The tests",
        "licence": "CC0-1.0",
        "made_by": "us",
    }
    credits = []
    for name, level in PICTURES.items():
        paint(assets / f"{name}.png", level)
        credits.append({"file": f"{name}.png", "title": name, **entry})
    (assets / "credits.yml").write_text(
        json.dumps({"credits": credits}), "utf-8"
    )


def paint(path: Path, level: int) -> None:
    """Write a PNG of 320 x 180: one grey, or a pattern that no other number gives."""
    path.write_bytes(_draw_picture(level))


@functools.cache
def _draw_picture(level: int) -> bytes:
    y, x = np.mgrid[0:180, 0:320]
    if level >= 0:
        rgb = np.full((180, 320, 3), level, np.uint8)
    else:
        waves = [
            128
            + 100 * np.sin(x / (20 + 5 * c - 3 * level) + y / (14 - c) * level)
            for c in range(3)
        ]
        rgb = np.stack(waves, axis=-1).astype(np.uint8)
    data = io.BytesIO()
    Image.fromarray(rgb).save(data, "PNG")
    return data.getvalue()


class Here:
    """Makes jobs in this process, and remembers which."""

    def __init__(self, store: Path) -> None:
        self.store = Store(store)
        self.made: list[Job] = []

    def run(
        self, jobs: Sequence[Job], done: Callable[[Job, float], None]
    ) -> None:
        for job in jobs:
            workers.make(job, self.store)
            self.made.append(job)
            done(job, 0.0)


@dataclass
class Heard(SilentReporter):
    """A reporter that remembers what it was told."""

    notes: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def note(self, text: str) -> None:
        self.notes.append(text)

    def advance(self, name: str, weight: float) -> None:
        self.names.append(name)


@dataclass
class Made:
    """A rendered film: where it is, its report, and what was used to make it."""

    out: Path
    report: dict[str, Any]
    studio: Session

    @property
    def mp4(self) -> Path:
        return self.out / "short.mp4"

    def board(self) -> rendering.Rendition:
        return rendering.speak_and_lay_out(self.studio)

    def jobs(self) -> list[Job]:
        executor = self.studio.executor
        assert isinstance(executor, Here)
        return executor.made

    def digests(self) -> dict[str, str]:
        return {
            path.name: digest_file(path)
            for path in self.out.iterdir()
            if path.name != "report.json"
        }


def load_valid(film: Path, *, python: bool = False) -> Project:
    """A film without problems; `python` allows its own functions to run."""
    loaded, problems = project.load(film, allow_python=python)
    assert loaded is not None, [str(p) for p in problems]
    problems += checks.check(loaded)
    assert not [p for p in problems if not p.warning], [
        str(p) for p in problems
    ]
    return loaded


def find_problems(
    film: Path, *, python: bool = False, command: bool = False, **options: Any
) -> list[Problem]:
    """Everything that is wrong with a film; `options` are those of `checks.check`."""
    loaded, problems = project.load(
        film,
        allow_python=python,
        allow_command=command,
    )
    if loaded is None:
        return problems
    return [*problems, *checks.check(loaded, **options)]


def studio(
    film: Path, base: Path, executor: Executor | None = None, **choices: Any
) -> Session:
    """A session over a film that passes its checks; its store and output are in `base`."""
    python = choices.pop("python", False)
    command = choices.pop("command", False)
    loaded, problems = project.load(
        film,
        allow_python=python,
        allow_command=command,
    )
    assert loaded is not None, [str(p) for p in problems]
    faults = [
        str(p) for p in [*problems, *checks.check(loaded)] if not p.warning
    ]
    assert not faults, faults
    store = choices.pop("store", base / "store")
    chosen = RenderOptions(store, choices.pop("out", base / "out"), **choices)
    return Session(loaded, chosen, executor or Here(store), Heard())


def is_finished(studio: Session) -> bool:
    """Whether a new run would find that there is nothing to do."""
    decisive = rendering.read_inputs(studio.project).add_choices(studio.options)
    return rendering.find_finished(decisive, studio.options.out) is not None


def notes(studio: Session) -> list[str]:
    """What the run's reporter was told."""
    assert isinstance(studio.reporter, Heard)
    return studio.reporter.notes


def render(
    film: Path, base: Path, executor: Executor | None = None, **choices: Any
) -> Made:
    """Render in this process, unless an executor is given."""
    ours = studio(film, base, executor, **choices)
    report = rendering.render(ours)
    return Made(ours.options.out, report, ours)


def render_with(film: Path, base: Path, jobs: int) -> Made:
    """Render with worker processes."""
    with ProcessExecutor(jobs, base / "store") as local:
        return render(film, base, local)


def run(
    *words: str | Path, cwd: Path, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """`python render.py WORDS` in `cwd`, to its end."""
    argv = [sys.executable, str(ROOT / "render.py"), *map(str, words)]
    surroundings = {**os.environ, **(env or {})}
    return subprocess.run(
        argv,
        cwd=cwd,
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def call(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The same in this process, jobs too: for what needs no program of its own.

    That saves half a second for the program, and a second for each worker.
    """
    argv = [str(word) for word in words]
    stdout, stderr = io.StringIO(), io.StringIO()
    handlers = {number: signal.getsignal(number) for number in _STOPPED_BY}
    try:
        with (
            making_jobs_here(),
            chdir(cwd),
            redirect_stdout(stdout),
            redirect_stderr(stderr),
        ):
            code = cli.run(argv)
    finally:
        gc.unfreeze()  # a session freezes what is alive; the next test has its own
        for number, handler in handlers.items():
            signal.signal(number, handler)
    return subprocess.CompletedProcess(
        argv, code, stdout.getvalue(), stderr.getvalue()
    )


_STOPPED_BY = (signal.SIGINT, signal.SIGTERM)


def start(*words: str | Path, cwd: Path) -> subprocess.Popen[str]:
    """The same, running, with a pipe for all it says."""
    argv = [sys.executable, str(ROOT / "render.py"), *map(str, words)]
    pipe = subprocess.PIPE
    return subprocess.Popen(
        argv,
        cwd=cwd,
        stdout=pipe,
        stderr=pipe,
        text=True,
        start_new_session=True,
    )


def descendants(pid: int) -> list[int]:
    """The processes that a process started, and those they started."""
    found = [pid]
    for parent in found:
        for thread in Path(f"/proc/{parent}/task").glob("*"):
            found += list_children(thread)
    return found[1:]


def list_children(thread: Path) -> list[int]:
    """The processes that a thread started; none of one that has ended meanwhile."""
    try:
        return [int(pid) for pid in (thread / "children").read_text().split()]
    except OSError:
        assert not thread.exists(), (
            "this system does not list children of processes"
        )
        return []


def gone(pids: Sequence[int]) -> bool:
    """Whether all of the processes end; a minute is long enough on a busy machine."""
    until = time.monotonic() + 60
    left = list(pids)
    while left and time.monotonic() < until:
        left = [pid for pid in left if Path(f"/proc/{pid}").exists()]
        time.sleep(0.02)
    return not left


def decode(path: Path, pixel_format: str) -> bytes:
    """Return every frame of a film, one after the other, in one of ffmpeg's pixel formats."""
    argv = [
        ffmpeg.find_ffmpeg(),
        *ffmpeg.SAFE_OPTIONS,
        "-i",
        str(path),
        "-map",
        "0:v",
        "-fps_mode",
        "passthrough",
    ]
    argv += ["-f", "rawvideo", "-pix_fmt", pixel_format, "pipe:1"]
    return process.run(argv, "decoding", 120).stdout


def pictures(path: Path) -> NDArray[np.uint8]:
    """The decoded film: (frames, bytes of a frame) of yuv420p."""
    w, h = SIZE
    return np.frombuffer(decode(path, "yuv420p"), np.uint8).reshape(
        -1, w * h * 3 // 2
    )


def luma(path: Path) -> NDArray[np.float64]:
    """Mean brightness of each decoded frame."""
    w, h = SIZE
    means: NDArray[np.float64] = pictures(path)[:, : w * h].mean(axis=1)
    return means


def sound(path: Path, rate: int = 48_000) -> NDArray[np.float32]:
    """The decoded sound: (samples, 2), as a player gets it from the file."""
    argv = [
        ffmpeg.find_ffmpeg(),
        *ffmpeg.SAFE_OPTIONS,
        "-i",
        str(path),
        "-map",
        "0:a",
        "-ar",
        str(rate),
    ]
    raw = process.run([*argv, "-f", "f32le", "pipe:1"], "decoding", 120).stdout
    return np.frombuffer(raw, "<f4").reshape(-1, 2)


def onset(mono: NDArray[np.float32], near: int, reach: int = 2400) -> float:
    """The sample at which a tone sets in within `reach` of `near`: its 5 ms fade-in, traced
    back from half height.
    """
    piece = mono[near - reach : near + reach].astype(np.float64)
    piece[-960:] *= np.linspace(1, 0, 960)
    spectrum = np.fft.fft(piece)
    spectrum[len(piece) // 2 + 1 :] = 0
    envelope = 2 * np.abs(np.fft.ifft(spectrum))
    half = np.median(envelope[reach + 480 : -960]) / 2
    return near - reach + float(np.flatnonzero(envelope > half)[0]) - 120.0


def said(path: Path) -> str:
    """What ffmpeg says of a file."""
    done = subprocess.run(
        [ffmpeg.find_ffmpeg(), "-hide_banner", "-i", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stderr
