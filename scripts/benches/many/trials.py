"""One film, rendered by a cluster while something is broken; then again, if that ended it.

What counts is the film: the same bytes as without a cluster, no process left, nothing half made.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lantern.core.store import digest_file
from scripts.benches.speed.films import ROOT
from scripts.benches.speed.running import list_below

_POLL_SECONDS = 0.1
_MOST_SECONDS = 1800


@dataclass(frozen=True)
class Outcome:
    """What became of a trial.

    Args:
        ends: the exit code of each run, until one ended well.
        seconds: wall of all of them.
        same: whether the film has the bytes of the local executor's; None without a film.
        orphans: processes that outlived the runs.
        halves: scratch folders and unsent notes that are left in the store.
    """

    ends: tuple[int, ...]
    seconds: float
    same: bool | None
    orphans: int
    halves: int

    def __str__(self) -> str:
        """Return it in words."""
        found = {
            True: "same bytes",
            False: "OTHER BYTES",
            None: "no film",
        }
        return (
            f"{found[self.same]}, runs ended with {list(self.ends)}, {self.seconds:.0f} s,"
            f" {self.orphans} orphans, {self.halves} half made"
        )


Break = Callable[[subprocess.Popen[bytes]], None]
"""What breaks something while a render runs."""


def render(film: Path, place: Path, *words: str) -> list[str]:
    """Return the command of a draft with a cache and an output of its own."""
    return [
        *(sys.executable, str(ROOT / "render.py"), "render", str(film)),
        *("--draft", "--offline", "--out", str(place / "out"), *words),
    ]


# long: runs until one ends well, watched all the time
def run_trial(
    argv: list[str],
    place: Path,
    *,
    wanted: str,
    break_it: Break | None = None,
    surroundings: Mapping[str, str],
) -> Outcome:
    """Render while something is broken, then until it ends well, three times at most."""
    env = {**os.environ, **surroundings, "XDG_CACHE_HOME": str(place / "cache")}
    place.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    ends: list[int] = []
    seen: set[int] = set()
    while not ends or (ends[-1] != 0 and len(ends) < 3):
        with (
            (place / f"log-{len(ends)}").open("wb") as log,
            subprocess.Popen(
                argv,
                env=env,
                stdout=log,
                stderr=log,
            ) as child,
        ):
            if break_it is not None and not ends:
                break_it(child)
            while child.poll() is None:
                seen.update(list_below(child.pid))
                time.sleep(_POLL_SECONDS)
            ends.append(child.returncode)
    made = next((place / "out").rglob("*.mp4"), None)
    same = None if made is None else digest_file(made) == wanted
    orphans = [pid for pid in seen if _is_alive(pid)]
    return Outcome(
        tuple(ends),
        time.monotonic() - began,
        same,
        len(orphans),
        len(list(_iter_halves(place))),
    )


def _is_alive(pid: int) -> bool:
    try:
        state = (
            Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        )
    except OSError:
        return False
    return state != "Z"


def _iter_halves(place: Path) -> Iterator[Path]:
    for store in place.rglob("remote.txt"):
        yield from (store.parent / "tmp").glob("*")
        yield from (store.parent / "unsent").glob("*")


def wait_for_segment(child: subprocess.Popen[bytes]) -> int | None:
    """Return the process that encodes a segment, once there is one; None if the run ended."""
    end = time.monotonic() + _MOST_SECONDS
    while child.poll() is None and time.monotonic() < end:
        encoder = find_encoder(child.pid)
        if encoder is not None:
            return encoder
        time.sleep(_POLL_SECONDS)
    return None


def find_encoder(above: int) -> int | None:
    """Return a process below another one that encodes a segment; None without one."""
    for pid in list_below(above):
        command = _read_command(pid)
        if "ffmpeg" in command and "libx264" in command:
            return pid
    return None


def _wait_for_encoder(above: int) -> None:
    end = time.monotonic() + _MOST_SECONDS
    while find_encoder(above) is None and time.monotonic() < end:
        time.sleep(_POLL_SECONDS)


def _read_command(pid: int) -> str:
    try:
        return (
            Path(f"/proc/{pid}/cmdline")
            .read_bytes()
            .replace(b"\0", b" ")
            .decode()
        )
    except OSError:
        return ""


def find_dask_worker(pid: int) -> int | None:
    """Return the Dask worker above a process: a child of the program that has grandchildren."""
    chain = [pid]
    while True:
        parent = _read_parent(chain[-1])
        if parent is None or "render.py" in _read_command(parent):
            break
        chain.append(parent)
    return chain[-1] if len(chain) > 1 else None


def _read_parent(pid: int) -> int | None:
    try:
        return int(
            Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1]
        )
    except (OSError, ValueError):
        return None


def kill_worker(child: subprocess.Popen[bytes]) -> None:
    """Kill the Dask worker that encodes."""
    _signal_worker(child, signal.SIGKILL)


def kill_every_worker(child: subprocess.Popen[bytes]) -> None:
    """Kill each Dask worker that encodes until the run ends, as a job would that none stands."""
    while child.poll() is None:
        kill_worker(child)
        time.sleep(_POLL_SECONDS)


def freeze_worker(child: subprocess.Popen[bytes]) -> None:
    """Stop the Dask worker that encodes, so that it neither works nor answers."""
    _signal_worker(child, signal.SIGSTOP)


def interrupt(child: subprocess.Popen[bytes], above: int) -> float:
    """Press Ctrl-C while a segment is encoded; return the seconds until no encoder is left.

    `above` is a process that started all that encodes.
    """
    _wait_for_encoder(above)
    child.send_signal(signal.SIGINT)
    began = time.monotonic()
    while find_encoder(above) is not None:
        time.sleep(_POLL_SECONDS / 5)
    return time.monotonic() - began


def _signal_worker(
    child: subprocess.Popen[bytes], number: signal.Signals
) -> None:
    encoder = wait_for_segment(child)
    worker = find_dask_worker(encoder) if encoder is not None else None
    if worker is not None:
        os.kill(worker, number)


def wait_for(store: Path) -> None:
    """Wait until a store holds a segment."""
    end = time.monotonic() + _MOST_SECONDS
    while not list(store.glob("??/*.mp4")) and time.monotonic() < end:
        time.sleep(_POLL_SECONDS)


def run_once(argv: list[str], place: Path, *, break_it: Break) -> int:
    """Render once while something is broken; return the exit code."""
    env = {**os.environ, "XDG_CACHE_HOME": str(place / "cache")}
    with (
        (place / "first.log").open("wb") as log,
        subprocess.Popen(
            argv,
            env=env,
            stdout=log,
            stderr=log,
        ) as child,
    ):
        break_it(child)
        return child.wait()
