"""What a change costs: 60 scenes, one thing changed, and how many segments are encoded again."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Iterator
from pathlib import Path

from scripts.benches.speed import films, pictures
from scripts.benches.speed.films import ROOT
from scripts.benches.speed.rows import Row
from scripts.benches.speed.running import Took, lantern, parts, rendering, timed

HD = {"size": "1920x1080", "fps": 25, "quality": "standard"}


def _rendered(film: Path, folder: Path) -> tuple[Took, int]:
    """A render, and how many segments it encoded."""
    before = parts(folder)
    took = timed(*rendering(film, folder))
    return took, len(parts(folder) - before)


def word(folder: Path) -> Iterator[Row]:
    """At 1080p, in scenes of 8 s, since sound and start-up cost the same at any size and weigh
    on short films.
    """
    films.project(folder, 12)
    film = films.write(folder, films.scenes(60, words=24), output=HD)
    yield from _word(film, folder, (1, 3), 6)


def word3(folder: Path) -> Iterator[Row]:
    """Small, for the number of segments."""
    films.project(folder, 12, (480, 320))
    yield from _word(films.write(folder, films.scenes(60, 3)), folder, (3, 5), None)


def _word(
    film: Path, folder: Path, counts: tuple[int, int], share: float | None
) -> Iterator[Row]:
    shots, most = counts
    whole, every = _rendered(film, folder)
    films.edit(film, 30, narration=films.narration(30).replace(".", " again."))
    again, made = _rendered(film, folder)
    title = f"60 scenes of {shots}, one word more: "
    yield Row(f"{title}segments encoded", most, made, note=f"of {every}")
    note = f"{again.cpu:.1f} of {whole.cpu:.1f} s; {again.wall:.1f} s of wall"
    yield Row(
        f"{title}share of the whole CPU",
        share,
        100 * again.cpu / whole.cpu,
        "%",
        note=note,
    )


def swap(folder: Path) -> Iterator[Row]:
    """A picture, the style of captions, a lower third; each against the segments that show it."""
    films.project(folder, 61, (480, 320))
    scenes = films.scenes(60, pictures=60)
    for i in range(0, 60, 3):  # a third is silent, and shows no captions
        del scenes[i]["narration"]
        scenes[i]["duration"] = 3
    scenes[19]["lower_third"] = {"title": "A name", "text": "and a place"}
    film = films.write(folder, scenes, captions="block", look={"base": "look.yml"})
    style = Path(
        shutil.copy(ROOT / "lantern" / "look" / "atlas.yml", film / "look.yml")
    )
    _, every = _rendered(film, folder)
    shutil.copy(folder / "assets" / "p60.jpg", folder / "assets" / "p40.jpg")
    yield _changed("one picture swapped", film, folder, every, "p40.jpg")
    films.edit(film, 20, lower_third={"title": "A name", "text": "and another place"})
    yield _changed("one lower third changed", film, folder, every, "another place")
    bold = style.read_text("utf-8").replace(
        "caption: {font: sans, weight: 600", "caption: {font: sans, weight: 700"
    )
    style.write_text(bold, "utf-8")
    yield _changed(
        "the style of captions changed", film, folder, every, "'kind': 'caption'"
    )


def _changed(title: str, film: Path, folder: Path, every: int, text: str) -> Row:
    _, made = _rendered(film, folder)
    showing = pictures.showing(film, folder, lambda request: text in str(request))
    return Row(
        f"60 scenes, {title}: segments encoded",
        showing,
        made,
        note=f"of {every}; {showing} show it",
    )


def nothing(folder: Path) -> Iterator[Row]:
    films.project(folder, 12, (480, 320))
    film = films.write(folder, films.scenes(100))
    _rendered(film, folder)
    walls = [timed(*rendering(film, folder)) for _ in range(5)]
    yield _wall("100 scenes, nothing changed: wall", 1.0, walls)


def start(folder: Path) -> Iterator[Row]:
    """What a person waits for before anything is made."""
    yield _wall("--help: wall", 0.3, [timed(*lantern("--help")) for _ in range(5)])
    checks = [
        timed(*lantern("check", films.SHIPPED, "--store", folder / "store"))
        for _ in range(5)
    ]
    yield _wall("check of the shipped film: wall", 0.7, checks)


def check(folder: Path) -> Iterator[Row]:
    """Twice the scenes should take twice the time that one scene more takes."""
    films.project(folder, 12, (480, 320))
    took = {}
    for count in (1, 1000, 2000):
        film = films.write(folder, films.scenes(count, 2))
        took[count] = [
            timed(*lantern("check", film, "--store", folder / "store"))
            for _ in range(3)
        ]
    yield _wall("check of 2,000 scenes: wall", 5.0, took[2000])
    none, half, whole = (
        statistics.median(t.cpu for t in took[count]) for count in took
    )
    note = f"{none:.2f}, {half:.2f}, {whole:.2f} s of CPU for 1, 1,000, 2,000"
    yield Row(
        "the same: 2,000 / 1,000 scenes, after the start",
        2.15,
        (whole - none) / (half - none),
        note=note,
    )


def _wall(title: str, goal: float, runs: list[Took]) -> Row:
    wall, cpu = (
        statistics.median(getattr(run, part) for run in runs)
        for part in ("wall", "cpu")
    )
    return Row(title, goal, wall, "s", note=f"{cpu:.2f} s of CPU")
