"""What the studio's page waits for, and what it costs while nobody looks.

scripts/bench studio [FILM] starts the studio twice over one store: first it is empty, then it has
the cards. No voice is asked. Frames are of 540 lines; memory is without what processes share. Then
come saves of a small film with the voice that comes with Lantern, and a part of 2,000 scenes.
"""

from __future__ import annotations

import http.client
import json
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.benches.studio_saves import LONG, measure_save, write_film

FILM = "scenes/liberation-1945"
CARDS = 8
"""Cards that a page of the strip shows at first."""
CARD_LINES = 144
AT_ONCE = 2
"""Cards that the page asks for at a time."""
SCRUBBED = 24
"""Frames in a row that are asked for."""
IDLE_SECONDS = 30.0


@dataclass
class Page:
    """A studio that was started, and the cookie that lets in."""

    process: subprocess.Popen[str]
    port: int
    cookie: str
    began: float

    def get(self, path: str) -> bytes:
        """Return the body of an answer."""
        connection = http.client.HTTPConnection(
            "127.0.0.1", self.port, timeout=300
        )
        connection.request("GET", path, headers={"cookie": self.cookie})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status} {body[:200]!r}")
        return body

    def load_film(self) -> dict[str, Any]:
        """Return the strip."""
        film: dict[str, Any] = json.loads(self.get("/api/film?opens=1"))
        return film

    def list_pids(self) -> list[int]:
        """Return the studio's process, and all that it and those started."""
        children: dict[int, list[int]] = {}
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                parent = int(stat.read_text().rpartition(")")[2].split()[1])
                children.setdefault(parent, []).append(int(stat.parent.name))
        found = [self.process.pid]
        for pid in found:  # it grows meanwhile
            found += children.get(pid, [])
        return found

    def measure_cpu(self) -> float:
        """Return the seconds of a core that all processes took so far."""
        return sum(map(read_seconds, self.list_pids()))


@contextmanager
def open_page(film: str, store: Path, voice: str = "gtts") -> Iterator[Page]:
    """Start a studio and go to its address; it ends with the block."""
    began = time.monotonic()
    argv = [sys.executable, "render.py", "studio", film, "--store", str(store)]
    process = subprocess.Popen(
        [*argv, "--no-browser", "--voice", voice],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    found = re.search(
        r"http://127\.0\.0\.1:(\d+)(\S+)", process.stdout.readline()
    )
    if found is None:
        raise SystemExit("the studio printed no address")
    port = int(found[1])
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", found[2])
    cookie = (connection.getresponse().getheader("set-cookie") or "").split(
        ";"
    )[0]
    connection.close()
    try:
        yield Page(process, port, cookie, began)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(10)


def measure_first_page(page: Page) -> float:
    """Return the seconds from the start to the first cards, asked for as the page does."""
    page.get("/")
    film = page.load_film()
    shots: list[dict[str, Any]] = []
    for scene in film["scenes"]:
        shots += scene["shots"]
    common = (
        f"shape={film['shapes'][0]['name']}&generation={film['generation']}"
    )
    paths = []
    for shot in shots[:CARDS]:
        paths.append(
            f"/api/frame?{common}&frame={shot['poster']}&height={CARD_LINES}"
        )
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(page.get, paths))
    return time.monotonic() - page.began


def measure_scrubbing(page: Page, frames: Sequence[int]) -> list[float]:
    """Return the milliseconds that each frame takes, once the first one was painted."""
    page.get(f"/api/frame?frame={frames[0]}&height=540")
    taken = []
    for frame in frames[1:]:
        began = time.perf_counter()
        page.get(f"/api/frame?frame={frame}&height=540")
        taken.append(1000 * (time.perf_counter() - began))
    return taken


def choose_frames(film: dict[str, Any], kind: str) -> list[int]:
    """Return frames in a row in the middle of the first shot of a kind that is long enough."""
    for scene in film["scenes"]:
        for shot in scene["shots"]:
            if shot["kind"] == kind and shot["length"] > 3 * SCRUBBED:
                first = shot["start"] + shot["length"] // 2 - SCRUBBED // 2
                return list(range(first, first + SCRUBBED))
    raise SystemExit("the film has no such shot")


def measure_idling(page: Page) -> float:
    """Return the share of a core that all processes take while nobody asks for anything."""
    before = page.measure_cpu()
    time.sleep(IDLE_SECONDS)
    return (page.measure_cpu() - before) / IDLE_SECONDS


def read_seconds(pid: int) -> float:
    """Return the processor time of a process's threads, by the scheduler's own count."""
    taken = 0
    for task in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        with suppress(OSError):
            taken += int(task.read_text().split()[0])
    return taken / 1e9


def read_megabytes(pid: int) -> float:
    """Return the memory of a process, its share of what is shared."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    found = re.search(r"^Pss:\s+(\d+) kB", text, re.M)
    return int(found[1]) / 1024 if found else 0.0


def wait_until_planned(page: Page) -> None:
    """Wait until the studio has nothing left to find out."""
    while not page.load_film()["is_planned"]:
        time.sleep(0.5)


def show(what: str, figure: float, unit: str, *, goal: int) -> None:
    """Print a figure beside its goal."""
    print(f"{what:<48}{figure:>8.2f} {unit:<3} (goal {goal})", flush=True)


def main() -> None:
    """Measure, and print each figure."""
    film = sys.argv[1] if len(sys.argv) > 1 else FILM
    with tempfile.TemporaryDirectory(prefix="lantern-bench-") as folder:
        store = Path(folder)
        with open_page(film, store) as page:
            seconds = measure_first_page(page)
            show("first page, store empty", seconds, "s", goal=5)
            print(f"    by then {page.measure_cpu():.1f} s of CPU")
            wait_until_planned(page)
        with open_page(film, store) as page:
            seconds = measure_first_page(page)
            show("first page, cards in the store", seconds, "s", goal=1)
            wait_until_planned(page)
            measure_frames(page)
            time.sleep(1)
            show("idling, of a core", 100 * measure_idling(page), "%", goal=0)
            memory = sorted(map(read_megabytes, page.list_pids()))
            show("memory of all processes", sum(memory), "MB", goal=400)
            print(
                f"    of each: {', '.join(f'{each:.0f}' for each in memory)} MB"
            )
    measure_saves()
    measure_long_part()


def measure_saves() -> None:
    """Measure saves of a film of four scenes, the voice being warm from the second on."""
    with tempfile.TemporaryDirectory(prefix="lantern-bench-") as folder:
        film = write_film(Path(folder), 4, is_spoken=True)
        with open_page(str(film), Path(folder) / "store", "hibari") as page:
            wait_until_planned(page)
            for n, how in ((1, "voice cold"), (2, "voice warm")):
                taken = measure_save(page, film, n, is_spoken=True)
                show(f"a save: its frame, {how}", taken.frame, "s", goal=1)
                show(
                    f"a save: its problems, {how}", taken.problems, "s", goal=1
                )
                assert taken.spoken is not None
                show(f"a save: its speech, {how}", taken.spoken, "s", goal=3)


def measure_long_part() -> None:
    """Measure the first page of a part of 2,000 scenes, and saves of it."""
    with tempfile.TemporaryDirectory(prefix="lantern-bench-") as folder:
        film = write_film(Path(folder), LONG, is_spoken=False)
        with open_page(str(film), Path(folder) / "store") as page:
            seconds = measure_first_page(page)
            show(f"{LONG} scenes: first page", seconds, "s", goal=5)
            wait_until_planned(page)
            show(
                f"{LONG} scenes: planned",
                time.monotonic() - page.began,
                "s",
                goal=60,
            )
            began = time.perf_counter()
            page.load_film()
            seconds = time.perf_counter() - began
            show(f"{LONG} scenes: the strip", seconds, "s", goal=1)
            for n in (LONG // 2, LONG // 2 + 1):
                taken = measure_save(page, film, n, is_spoken=False)
                show(
                    f"{LONG} scenes, a save: its frame",
                    taken.frame,
                    "s",
                    goal=1,
                )
                show(
                    f"{LONG} scenes, a save: problems",
                    taken.problems,
                    "s",
                    goal=1,
                )


def measure_frames(page: Page) -> None:
    """Measure scrubbing over a still and over a map."""
    strip = page.load_film()
    for kind, goal in (("still", 60), ("map", 150)):
        frames = choose_frames(strip, kind)
        taken = measure_scrubbing(page, frames)
        what = f"a frame of a {kind}, median"
        show(what, statistics.median(taken), "ms", goal=goal)
        show(f"a frame of a {kind}, slowest", max(taken), "ms", goal=goal)


if __name__ == "__main__":
    main()
