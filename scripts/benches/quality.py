"""Draft, standard and master on scenes of a film: how fast, how large, how near to the painted frames.

scripts/bench quality [scene ...] measures scenes of scenes/liberation-1945 by their names. Speed is that of a render
that finds its speech and drawings made, on all cores. Draft is measured at its own size, 960 x 540.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from speed import films, pictures
from speed.running import rendering, timed

SCENES = ("two-clocks", "harbin", "the-figures")
QUALITIES = {"draft": (960, 540), "standard": (1920, 1080), "master": (1920, 1080)}
FPS = 25


def measure(film: Path, folder: Path, quality: str, scene: str) -> tuple[float, float, float, float]:
    """Seconds of film, seconds of wall, MB a minute, VMAF."""
    place = folder / f"{quality}-{scene}"
    draft = ["--draft"] if quality == "draft" else []
    argv = rendering(film, place, "--only", scene, *draft)
    timed(*argv)
    for path in [*(place / "store").glob("??/*.mp4"), *(place / "store").glob("??/*.m4a")]:
        path.unlink()
    wall = timed(*argv).wall
    made = next((place / "out").rglob("[0-9][0-9].mp4"))
    frames = pictures.raw(film, place, scene, draft=bool(draft))
    w, h = QUALITIES[quality]
    count = frames.stat().st_size / (w * h * 3 // 2)
    score = pictures.vmaf(frames, made, ((w, h), FPS))
    size = made.stat().st_size / 1e6
    shutil.rmtree(place)
    return count / FPS, wall, size / (count / FPS / 60), score


def main(scenes: Sequence[str]) -> None:
    print(f"{'':<10}{'scene':<14}{'x real time':>12}{'MB a minute':>13}{'VMAF':>8}")
    for quality in QUALITIES:
        with tempfile.TemporaryDirectory(prefix="lantern-bench-") as name:
            film = films.shipped(Path(name), quality=quality)
            for scene in scenes:
                seconds, wall, size, score = measure(film, Path(name), quality, scene)
                print(f"{quality:<10}{scene:<14}{seconds / wall:>12.2f}{size:>13.1f}{score:>8.2f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:] or SCENES)
