"""Draft, standard and master: how fast, how large, how near to the painted frames.

Measured on a film of three scenes of 5 s made of the shipped film's own shots: a still in
layers, a map under a travelling camera, a chart. Speed is that of a render that finds all
drawings made, on two cores with nothing else to do: twice the seconds of film for each second
of CPU. Draft is compared at its own size, 960 x 540.

scripts/bench quality [encoder] measures a hardware encoder's standard and master; drafts are
x264's.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

from scripts.benches.speed import films, pictures
from scripts.benches.speed.running import rendering, timed

SECONDS, FPS = 5, 25
QUALITIES = {
    "draft": (960, 540),
    "standard": (1920, 1080),
    "master": (1920, 1080),
}
SHOTS: dict[str, dict[str, Any]] = {
    "still": {
        "still": "../../assets/stills/harbin-welcome.svg",
        "move": "push-in",
    },
    "map": {
        "map": "maps/transbaikal.yml",
        "move": {"from": "first-day", "to": "khingan"},
    },
}


def sampler(folder: Path, quality: str, encoder: str) -> Path:
    """The film with three scenes of ours in place of its own."""
    film = films.shipped(
        folder,
        quality=quality,
        encoder=encoder,
    )
    figures = yaml.safe_load((film / "20-the-figures.yml").read_text("utf-8"))
    chart = next(shot["card"] for shot in figures["shots"] if "card" in shot)
    for bar in chart["bars"]:
        bar.pop("at", None)
    for old in film.glob("[0-9]*.yml"):
        old.unlink()
    head = re.sub(
        r"(?m)^(music|thumbnail|voice):.*\n",
        "",
        (film / "film.yml").read_text("utf-8"),
    )
    (film / "film.yml").write_text(f"{head}music: none\n", "utf-8")
    for i, (name, shot) in enumerate(
        {**SHOTS, "chart": {"card": chart}}.items(), 1
    ):
        scene = {
            "scene": name,
            "duration": SECONDS,
            "source": "none",
            "shots": [shot],
        }
        (film / f"{i:02}-{name}.yml").write_text(json.dumps(scene), "utf-8")
    return film


def measure(folder: Path, quality: str, encoder: str) -> str:
    film, size = sampler(folder, quality, encoder), QUALITIES[quality]
    draft = ["--draft"] if quality == "draft" else []
    argv = rendering(film, folder, *draft)
    timed(*argv)
    shutil.rmtree(folder / "out")
    for path in [
        *(folder / "store").glob("??/*.mp4"),
        *(folder / "store").glob("??/*.m4a"),
    ]:
        path.unlink()
    cpu = timed(*argv).cpu
    made = next((folder / "out").rglob(f"{film.name}.mp4"))
    length = 3 * SECONDS
    score = pictures.vmaf(
        pictures.raw(film, folder, draft=bool(draft)),
        made,
        pictures.Form(size, FPS),
    )
    megabytes = made.stat().st_size / 1e6 * 60 / length
    return (
        f"{quality:<10}{2 * length / cpu:>12.2f}{megabytes:>14.1f}{score:>8.1f}"
    )


def main() -> None:
    encoder = sys.argv[1] if sys.argv[1:] else "x264"
    print(f"{'':<10}{'x real time':>12}{'MB a minute':>14}{'VMAF':>8}")
    for quality in QUALITIES:
        with tempfile.TemporaryDirectory(prefix="lantern-bench-") as name:
            print(measure(Path(name), quality, encoder), flush=True)


if __name__ == "__main__":
    main()
