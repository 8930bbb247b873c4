"""The program and its workers, ended by signals while they work."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import films
from tests.support.films import scene, still

pytestmark = pytest.mark.process


def long_film(root: Path, *seconds: int) -> Path:
    """Scenes of so many seconds under a moving camera; two of 900 would take minutes."""
    shots = still("river", move="push-in")
    scenes = [
        scene(
            f"Part {i}",
            None,
            shots,
            duration=length,
            transition="cut",
        )
        for i, length in enumerate(seconds or (900, 900))
    ]
    return films.write(root, scenes, output={"size": "320x180"})


def encoders(pid: int) -> list[int]:
    """Running ffmpegs that encode a segment, below a process; waits for the first."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        found = [
            child
            for child in films.descendants(pid)
            if "rawvideo" in words_of(child)
        ]
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError("nothing was encoded")


def words_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""


def interrupt(
    tmp_path: Path, kill: Callable[[int, int], None], sent: int
) -> int:
    """Render until something is encoded, then send a signal; return the exit code."""
    running = films.start(
        "scenes/short",
        "--jobs",
        "2",
        "--store",
        "store",
        "--out",
        "out",
        cwd=tmp_path,
    )
    encoders(running.pid)
    children = films.descendants(running.pid)
    kill(running.pid, sent)
    _, said = running.communicate(timeout=60)
    assert "Traceback" not in said
    assert films.gone(children)
    assert not (tmp_path / "out" / "short.mp4").exists()
    return running.returncode


def test_ended_while_it_encodes(tmp_path: Path) -> None:
    long_film(tmp_path)
    assert interrupt(tmp_path, os.kill, signal.SIGTERM) == 143


@pytest.mark.film
def test_interrupted_and_gone_on(tmp_path: Path) -> None:
    """All but one of the scenes are as they were: what is left of them may be half made."""
    long_film(tmp_path, 2, 2, 900)
    assert interrupt(tmp_path, os.killpg, signal.SIGINT) == 130
    film = long_film(tmp_path, 2, 2, 1)
    again = films.render(film, tmp_path)
    whole = films.render(film, tmp_path / "afresh")
    assert again.digests() == whole.digests()


def find_parent(pid: int) -> int:
    """Return the process that started another one."""
    stat = Path(f"/proc/{pid}/stat").read_text()
    return int(stat.rpartition(")")[2].split()[1])


def test_workers_killed_twice_at_a_job_are_told_in_words(
    tmp_path: Path,
) -> None:
    long_film(tmp_path)
    running = films.start("scenes/short", "--jobs", "1", cwd=tmp_path)
    for _ in range(2):
        ffmpeg = encoders(running.pid)[0]
        os.kill(find_parent(ffmpeg), signal.SIGKILL)
        assert films.gone([ffmpeg])
    _, said = running.communicate(timeout=60)
    assert running.returncode == 5, said
    assert (
        "its worker process ended with signal 9, twice (too little memory?)"
        in said
    )
    assert "Traceback" not in said


def test_workers_end_with_the_program(tmp_path: Path) -> None:
    """It is killed as all is that nobody waits for, and hears nothing of it."""
    long_film(tmp_path)
    running = films.start("scenes/short", "--jobs", "2", cwd=tmp_path)
    encoders(running.pid)
    started = films.descendants(running.pid)
    running.kill()
    running.communicate(timeout=60)
    assert films.gone(started)
