"""The Ken Burns film in plain MoviePy: SHOTS.json OUT.mp4 THREADS. Run by `peers`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from moviepy import CompositeVideoClip, ImageClip, vfx

SIZE = (1920, 1080)


# long: all that MoviePy needs for one shot
def clip(shot: dict[str, Any], first: bool) -> Any:
    """The picture, resized by a function of time and placed by another."""
    (ax, ay, aw), (bx, by, bw) = shot["ends"]
    length = shot["length"]

    def view(t: float) -> tuple[float, float, float]:
        k = min(1.0, t / length)
        width = aw + (bw - aw) * k
        return ax + (bx - ax) * k, ay + (by - ay) * k, SIZE[0] / width

    def corner(t: float) -> tuple[float, float]:
        x, y, zoom = view(t)
        return SIZE[0] / 2 - x * zoom, SIZE[1] / 2 - y * zoom

    still = ImageClip(shot["picture"]).with_duration(length)
    zoomed = still.with_start(shot["start"]).resized(lambda t: view(t)[2])
    made = zoomed.with_position(corner)
    return made if first else made.with_effects([vfx.CrossFadeIn(0.8)])


def main() -> None:
    shots = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    film = CompositeVideoClip(
        [clip(shot, i == 0) for i, shot in enumerate(shots)], size=SIZE
    )
    threads = None if sys.argv[3] == "default" else int(sys.argv[3])
    params = ["-crf", "18", "-pix_fmt", "yuv420p"]
    film.write_videofile(
        sys.argv[2],
        fps=30,
        audio=False,
        preset="veryfast",
        threads=threads,
        ffmpeg_params=params,
        logger=None,
    )


if __name__ == "__main__":
    main()
