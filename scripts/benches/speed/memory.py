"""Memory of Python workers, apart from their encoders: scenes of the shipped film, and an hour
of film.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from scripts.benches.speed import films
from scripts.benches.speed.rows import Row
from scripts.benches.speed.running import Watch, rendering, watched

SCENES = {"harbin": "stills", "the-figures": "cards", "mudanjiang": "a map"}


def hd(folder: Path) -> Iterator[Row]:
    yield from _memory(folder, "1080p", 300, output={})


def uhd(folder: Path) -> Iterator[Row]:
    yield from _memory(
        folder, "4K", 700, output={"size": "3840x2160", "quality": "draft"}
    )


def _memory(
    folder: Path, title: str, goal: int, *, output: dict[str, str]
) -> Iterator[Row]:
    """Measure drafts: they have the same frames and a quicker encoder.

    Nothing of a worker's own depends on it.
    """
    film = films.shipped(folder, **output)
    for name, what in SCENES.items():
        watch = watched(*rendering(film, folder / name, "--only", name))
        note = f"ffmpeg {watch.encoders} MB"
        yield Row(
            f"largest worker, {title}, scene {name} ({what})",
            goal,
            watch.worker,
            "MB",
            note=note,
        )


def growth(folder: Path) -> Iterator[Row]:
    """Measure 300 silent scenes of 12 s.

    The least that a worker holds in the last fifth of its life, beside the least from a fifth to
    two fifths: what it takes for a while, as for the mix, it gives back.
    """
    films.project(folder, 12, (480, 320))
    scenes = films.scenes(300)
    for scene in scenes:
        del scene["narration"]
        scene["duration"] = 12
    film = films.write(
        folder, scenes, output={"size": "160x90", "fps": 24, "quality": "draft"}
    )
    watch = watched(*rendering(film, folder), every=0.5)
    measured = [_grown(watch, pid) for pid in watch.workers]
    grown = [size for size in measured if size is not None]
    yield Row(
        "an hour of film: growth of a worker",
        15,
        max(grown),
        "MB",
        note=f"{watch.worker} MB at most",
    )


def _grown(watch: Watch, pid: int) -> float | None:
    held = [size for _, its, size in watch.held if its == pid]
    if len(held) < 50:  # ended with an early stage
        return None
    n = len(held)
    return min(held[-n // 5 :]) - min(held[n // 5 : 2 * n // 5])
