"""What a change costs: 60 scenes, one thing changed, and how many segments are encoded again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from scripts.benches.speed import films, pictures
from scripts.benches.speed.films import ROOT
from scripts.benches.speed.rows import Row
from scripts.benches.speed.running import (
    Took,
    lantern,
    middle,
    parts,
    rendering,
    timed,
)

ATLAS = ROOT / "lantern" / "graphics" / "look" / "atlas.yml"
HD = {"size": "1920x1080", "fps": 25, "quality": "standard"}


def _rendered(film: Path, folder: Path) -> tuple[Took, int]:
    """Render a film; return what it took, and how many segments it encoded."""
    before = parts(folder)
    took = timed(*rendering(film, folder))
    return took, len(parts(folder) - before)


def word(folder: Path) -> Iterator[Row]:
    """Measure at 1080p, in scenes of 8 s.

    Sound and start-up cost the same at any size, and weigh on short films.
    """
    films.project(folder, 12)
    film = films.write(folder, films.scenes(60, words=24), output=HD)
    yield from _word(film, folder, (1, 3), share=4)


def sentence(folder: Path) -> Iterator[Row]:
    """Change a sentence of the shipped film, and measure how long the next render takes.

    The first one takes minutes, but for what the project's own store holds.
    """
    kept = ROOT / "build" / ".store"
    if kept.is_dir():
        shutil.copytree(kept, folder / "store")
    film = films.shipped(folder)
    whole, every = _rendered(film, folder)
    scene = film / "17-harbin.yml"
    text = scene.read_text("utf-8")
    scene.write_text(
        text.replace("marches in,", "marches in at last,"), "utf-8"
    )
    again, made = _rendered(film, folder)
    report = json.loads((folder / "out" / "report.json").read_text("utf-8"))
    seconds = report["seconds"]
    note = f"{again.wall:.1f} s, {again.cpu:.1f} of CPU; {made} of {every} segments"
    yield Row(
        "the shipped film, one sentence changed: wall / its length",
        0.04,
        again.wall / seconds,
        note=f"{note}; at first {whole.wall:.0f} s",
    )


def word3(folder: Path) -> Iterator[Row]:
    """Measure small, for the number of segments."""
    films.project(folder, 12, (480, 320))
    film = films.write(folder, films.scenes(60, 3))
    yield from _word(film, folder, (3, 5), share=None)


def _word(
    film: Path, folder: Path, counts: tuple[int, int], *, share: float | None
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
    """Change a picture, a lower third, the style of captions; count the segments that show it."""
    films.project(folder, 61, (480, 320))
    scenes = films.scenes(60, pictures=60)
    _silence_a_third(scenes)
    scenes[19]["lower_third"] = {"title": "A name", "text": "and a place"}
    film = films.write(
        folder,
        scenes,
        captions="block",
        look={"base": "look.yml"},
    )
    shutil.copy(ATLAS, film / "look.yml")
    _, every = _rendered(film, folder)
    note = f"of {every}"
    shutil.copy(folder / "assets" / "p60.jpg", folder / "assets" / "p40.jpg")
    yield _changed(
        "one picture swapped",
        film,
        text="p40.jpg",
        note=note,
    )
    films.edit(
        film, 20, lower_third={"title": "A name", "text": "and another place"}
    )
    yield _changed(
        "one lower third changed",
        film,
        text="another place",
        note=note,
    )
    _make_captions_bold(film / "look.yml")
    caption = "'kind': 'caption'"
    yield _changed(
        "the style of captions changed",
        film,
        text=caption,
        note=note,
    )


def _silence_a_third(scenes: list[films.Scene]) -> None:
    """Make every third scene silent: it shows no captions."""
    for scene in scenes[::3]:
        del scene["narration"]
        scene["duration"] = 3


def _make_captions_bold(style: Path) -> None:
    old = "caption: {font: sans, weight: 600"
    new = "caption: {font: sans, weight: 700"
    text = style.read_text("utf-8")
    if old not in text:
        raise SystemExit(f"{style} has no '{old}': change this script")
    style.write_text(text.replace(old, new), "utf-8")


def _changed(title: str, film: Path, *, text: str, note: str) -> Row:
    """Render a changed film again, and count the segments whose request has a text."""
    folder = film.parent
    _, made = _rendered(film, folder)
    showing = pictures.showing(
        film, folder, lambda request: text in str(request)
    )
    return Row(
        f"60 scenes, {title}: segments encoded",
        showing,
        made,
        note=f"{note}; {showing} show it",
    )


def nothing(folder: Path) -> Iterator[Row]:
    """Render a film in which nothing changed."""
    films.project(folder, 12, (480, 320))
    film = films.write(folder, films.scenes(100))
    _rendered(film, folder)
    walls = [timed(*rendering(film, folder)) for _ in range(5)]
    yield _wall("100 scenes, nothing changed: wall", 0.4, walls)


def start(folder: Path) -> Iterator[Row]:
    """Measure what a person waits for before anything is made."""
    yield _wall(
        "--help: wall", 0.1, [timed(*lantern("--help")) for _ in range(5)]
    )
    checks = [
        timed(*lantern("check", films.SHIPPED, "--store", folder / "store"))
        for _ in range(5)
    ]
    yield _wall("check of the shipped film: wall", 0.4, checks)


def check(folder: Path) -> Iterator[Row]:
    """Check many scenes: twice as many should take twice the time, after the start."""
    films.project(folder, 12, (480, 320))
    runs: list[Took] = []
    cpu = []
    for count in (1, 1000, 2000):
        film = films.write(folder, films.scenes(count, 2))
        argv = lantern("check", film, "--store", folder / "store")
        runs = [timed(*argv) for _ in range(3)]
        cpu.append(middle(runs).cpu)
    yield _wall("check of 2,000 scenes: wall", 5.0, runs)
    none, half, whole = cpu
    note = f"{none:.2f}, {half:.2f}, {whole:.2f} s of CPU for 1, 1,000, 2,000"
    yield Row(
        "the same: 2,000 / 1,000 scenes, after the start",
        2.15,
        (whole - none) / (half - none),
        note=note,
    )


def _wall(title: str, goal: float, runs: list[Took]) -> Row:
    took = middle(runs)
    return Row(title, goal, took.wall, "s", note=f"{took.cpu:.2f} s of CPU")
