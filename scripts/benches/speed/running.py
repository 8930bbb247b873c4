"""Running Lantern and other programs, and what that took: wall, CPU of all processes, memory of
each.
"""

from __future__ import annotations

import ctypes
import os
import resource
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from scripts.benches.speed.films import ROOT

_PR_SET_CHILD_SUBREAPER = 36
"""Of prctl(2): orphans below this process become its children."""


@dataclass(frozen=True)
class Took:
    """Seconds."""

    wall: float
    cpu: float


def timed(*argv: str | Path, stdin: IO[bytes] | None = None) -> Took:
    """A command to its end, with all processes it starts, also those it doesn't wait for (Linux).

    Its words are shown when it fails.
    """
    _adopt_orphans()
    before, began = (
        resource.getrusage(resource.RUSAGE_CHILDREN),
        time.monotonic(),
    )
    done = subprocess.run(
        [str(a) for a in argv],
        cwd=ROOT,
        stdin=stdin,
        capture_output=True,
        text=True,
        check=False,
    )
    wall = time.monotonic() - began
    _wait_for_orphans()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(
            f"{' '.join(map(str, argv))}\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
        )
    return Took(
        wall,
        after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
    )


def _adopt_orphans() -> None:
    """Have processes whose parent ends before them counted as this process's own."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _wait_for_orphans() -> None:
    with suppress(ChildProcessError):  # there is none any more
        while True:
            os.wait()


def lantern(*words: str | Path) -> list[str]:
    return [sys.executable, str(ROOT / "render.py"), *map(str, words)]


def rendering(film: Path, folder: Path, *words: str) -> list[str]:
    """A render with store and output in a folder of its own."""
    return lantern(
        "render",
        film,
        "--offline",
        "--store",
        folder / "store",
        "--out",
        folder / "out",
        *words,
    )


def middle(runs: Sequence[Took]) -> Took:
    """Return the medians."""
    wall = statistics.median(run.wall for run in runs)
    cpu = statistics.median(run.cpu for run in runs)
    return Took(wall, cpu)


def parts(folder: Path) -> set[str]:
    """Return the segments that a folder's store holds."""
    return {path.name for path in (folder / "store").glob("??/*.mp4")}


@dataclass
class Watch:
    """Memory of a running command's processes, looked at all the time it runs."""

    workers: dict[int, int] = field(default_factory=dict)
    """Peak MB of each Python worker."""
    encoders: int = 0
    """Peak MB of any ffmpeg."""
    held: list[tuple[float, int, int]] = field(default_factory=list)
    """(seconds, process, MB now) of workers."""

    @property
    def worker(self) -> int:
        return max(self.workers.values(), default=0)


def watched(*argv: str | Path, every: float = 0.1) -> Watch:
    """Run a command and watch it."""
    watch, done = Watch(), threading.Event()
    child = subprocess.Popen(
        [str(a) for a in argv],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    began = time.monotonic()

    def look() -> None:
        while not done.wait(every):
            for pid in list_below(child.pid):
                _note(watch, pid, time.monotonic() - began)

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    _, said = child.communicate()
    done.set()
    thread.join()
    if child.returncode:
        raise SystemExit(said.decode()[-2000:])
    return watch


def _note(watch: Watch, pid: int, at: float) -> None:
    try:
        name = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ")
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return
    sizes = {
        line.split(":")[0]: int(line.split()[1]) // 1024
        for line in status.splitlines()
        if line.startswith("Vm")
    }
    if b"spawn_main" in name or b"render.py" in name:
        watch.workers[pid] = max(
            watch.workers.get(pid, 0), sizes.get("VmHWM", 0)
        )
        watch.held.append((at, pid, sizes.get("VmRSS", 0)))
    elif b"ffmpeg" in name:
        watch.encoders = max(watch.encoders, sizes.get("VmHWM", 0))


def list_below(pid: int) -> list[int]:
    """The processes that a process started, and those they started."""
    parents = {}
    for entry in os.scandir("/proc"):
        if not entry.name.isdigit():
            continue
        try:
            text = Path(entry.path, "stat").read_text()
        except OSError:
            continue
        parents[int(entry.name)] = int(text.rpartition(")")[2].split()[1])
    found = [pid]
    for parent in found:
        found += [child for child, its in parents.items() if its == parent]
    return found[1:]


def paired(
    ours: Callable[[], Took], theirs: Callable[[], Took], times: int
) -> tuple[Took, Took]:
    """Run two things in turn; return the medians of each.

    So other work on the machine falls on both alike.
    """
    first = []
    second = []
    for _ in range(times):
        first.append(ours())
        second.append(theirs())
    return middle(first), middle(second)
