"""A model of large clusters: a film of three hours and 5,000 shots, with 1, 8, 64 and 512 workers.

Jobs take the time that those of a rendered film took here, repeated in turn until there are enough.
Machines are as fast as this one; what isn't measured stands among the constants.
"""

from __future__ import annotations

import heapq
import itertools
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

HOURS = 3
SHOTS = 5000
WORKERS = (1, 8, 64, 512)
_PLAN_SECONDS = 0.018
"""To plan a shot (measured: docs/performance.md, the studio's server)."""
_TASK_SECONDS = 0.005
"""Of the scheduler for a task (measured with tasks that do nothing: 2 to 5 ms)."""
_REQUEST_SECONDS = 0.03
"""Of a store for a request (supposed)."""
_BYTES_A_SECOND = 100e6
"""Between a machine and the store (supposed: a gigabit)."""
_DRAWING_BYTES = 8e6
"""Of the drawings of a shot (measured on maps and stills of the shipped film, mean)."""
_REQUESTS_A_PART = 4
"""To send an entry and its checksum, and to fetch both again."""
_JOIN_SECONDS = 0.0002
"""To copy a frame into the film (measured)."""


@dataclass(frozen=True)
class Work:
    """Seconds of each job, and what moves.

    Args:
        voices, drawings, segments: a number for each job.
        mix: the mix alone.
        segment_bytes: of a segment, mean.
        frames: of the film.
    """

    voices: tuple[float, ...]
    drawings: tuple[float, ...]
    segments: tuple[float, ...]
    mix: float
    segment_bytes: float
    frames: int


@dataclass(frozen=True)
class Forecast:
    """What a render would take.

    Args:
        wall: seconds.
        idle: share of all workers' time without work, from the first job until the last.
        tail: seconds from the first worker without work until the last job's end.
        gigabytes, requests: what goes to and from the store.
    """

    wall: float
    idle: float
    tail: float
    gigabytes: float
    requests: int


# long: each number of the work
def read_work(report: Path) -> Work:
    """Return the jobs of a film of HOURS and SHOTS made of those that a report has."""
    told = json.loads(report.read_text("utf-8"))
    timings: dict[str, float] = told["timings"]
    voices = [
        took for name, took in timings.items() if name.endswith(": voice")
    ]
    drawings = [
        took for name, took in timings.items() if name.endswith(": drawing")
    ]
    segments = [
        took
        for name, took in timings.items()
        if name.startswith("scene")
        and not name.endswith((": voice", ": drawing"))
    ]
    scale = HOURS * 3600 / told["seconds"]
    count = round(len(segments) * SHOTS / len(drawings))
    film = next(report.parent.glob("*.mp4")).stat().st_size
    return Work(
        _repeat(voices, round(len(voices) * scale)),
        _repeat(drawings, SHOTS),
        _repeat(segments, count, total=sum(segments) * scale),
        timings["the mix"] * scale,
        film * scale / count,
        round(told["frames"] * scale),
    )


def _repeat(
    times: Sequence[float], count: int, *, total: float | None = None
) -> tuple[float, ...]:
    """Return so many times, taken in turn; with a total they are stretched to come to it."""
    taken = list(itertools.islice(itertools.cycle(times), count))
    factor = total / sum(taken) if total else 1.0
    return tuple(took * factor for took in taken)


# long: each part of a render
def run_cluster(work: Work, workers: int) -> Forecast:
    """Return what a cluster would take: speech and planning on the client, all else on workers."""
    store = 2 * _REQUEST_SECONDS
    head = sum(work.voices) + SHOTS * _PLAN_SECONDS
    drawn = _share(
        [
            took + store + _DRAWING_BYTES / _BYTES_A_SECOND
            for took in work.drawings
        ],
        workers,
    )
    fetch = store + 2 * _DRAWING_BYTES / _BYTES_A_SECOND
    send = store + work.segment_bytes / _BYTES_A_SECOND
    jobs = [work.mix, *(took + fetch + send for took in work.segments)]
    encoded = _share(jobs, workers)
    queue = (len(work.drawings) + len(jobs)) * _TASK_SECONDS
    film = work.segment_bytes * len(work.segments)
    joined = film / _BYTES_A_SECOND + work.frames * _JOIN_SECONDS
    making = max(max(drawn) + max(encoded), queue)
    busy = sum(drawn) + sum(encoded)
    moved = len(work.drawings) * _DRAWING_BYTES * 3 + 2 * film
    parts = len(work.drawings) + len(work.segments) + len(work.voices)
    return Forecast(
        head + making + joined,
        1 - busy / (workers * making),
        max(drawn) - min(drawn) + max(encoded) - min(encoded),
        moved / 1e9,
        parts * _REQUESTS_A_PART,
    )


def run_shares(work: Work, workers: int) -> Forecast:
    """Return what as many shares would take: each plans the film, and the last render joins it."""
    alone = run_cluster(work, workers)
    speech = max(_share(work.voices, workers))
    spared = sum(work.voices) - speech
    return Forecast(
        alone.wall
        - spared
        + SHOTS * _PLAN_SECONDS,  # the last render plans again
        alone.idle,
        alone.tail,
        alone.gigabytes,
        alone.requests
        + workers * (len(work.drawings) + len(work.segments)) // 1000,
    )


def _share(jobs: Iterable[float], workers: int) -> list[float]:
    """Return the seconds that each worker has work, the longest jobs handed out first."""
    loads = [0.0] * workers
    for took in sorted(jobs, reverse=True):
        heapq.heapreplace(loads, loads[0] + took)
    return loads


def print_table(report: Path) -> None:
    """Print what a cluster and shares would take, with each number of workers."""
    work = read_work(report)
    alone = (
        sum(work.voices) + sum(work.drawings) + sum(work.segments) + work.mix
    )
    print(
        f"{SHOTS} shots, {HOURS} h: {len(work.segments)} segments of"
        f" {work.segment_bytes / 1e6:.1f} MB, {alone / 3600:.1f} h of one worker, the mix"
        f" {work.mix:.0f} s, speech {sum(work.voices):.0f} s"
    )
    print(f"{'':<14}{'wall':>9}{'idle':>8}{'tail':>8}{'GB':>8}{'requests':>10}")
    for name, forecast in (("cluster", run_cluster), ("shares", run_shares)):
        for workers in WORKERS:
            found = forecast(work, workers)
            wall = f"{found.wall / 60:.0f} min"
            print(
                f"{name + f' of {workers}':<14}{wall:>9}{100 * found.idle:>7.0f}%"
                f"{found.tail:>6.0f} s{found.gigabytes:>8.0f}{found.requests:>10}"
            )
