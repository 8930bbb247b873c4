"""The Ken Burns film in MovieLite, in its quality with veryfast: SHOTS.json OUT.mp4. Run by
`peers`.
"""

from __future__ import annotations

import itertools
import json
import sys
from pathlib import Path
from typing import Any

from movielite import ImageClip, VideoQuality, VideoWriter, vtx

SIZE = (1920, 1080)


def clip(shot: dict[str, Any]) -> Any:
    """The picture, scaled by a function of time and placed by another; it rounds places to
    whole pixels.
    """
    (ax, ay, aw), (bx, by, bw) = shot["ends"]

    def view(t: float) -> tuple[float, float, float]:
        k = min(1.0, t / shot["length"])
        return (
            ax + (bx - ax) * k,
            ay + (by - ay) * k,
            SIZE[0] / (aw + (bw - aw) * k),
        )

    def corner(t: float) -> tuple[int, int]:
        x, y, zoom = view(t)
        return round(SIZE[0] / 2 - x * zoom), round(SIZE[1] / 2 - y * zoom)

    made = ImageClip(
        shot["picture"],
        start=shot["start"],
        duration=shot["length"],
    )
    return made.set_scale(lambda t: view(t)[2]).set_position(corner)


def main() -> None:
    clips = [
        clip(shot) for shot in json.loads(Path(sys.argv[1]).read_text("utf-8"))
    ]
    for before, after in itertools.pairwise(clips):
        before.add_transition(
            after, vtx.CrossFade(0.8 - 1e-6)
        )  # it asks for no less overlap, in floats
    writer = VideoWriter(
        sys.argv[2],
        fps=30,
        size=SIZE,
    )
    writer.add_clips(clips)
    writer.write(processes=1, video_quality=VideoQuality.MIDDLE)


if __name__ == "__main__":
    main()
