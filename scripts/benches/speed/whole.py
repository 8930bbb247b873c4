"""Whole films: the sample film, and the Ken Burns bench against the encoder alone, with one to four
jobs, and its quality.
"""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterator
from pathlib import Path

from lantern.core.store import digest_file
from scripts.benches.speed import films, pictures
from scripts.benches.speed.rows import Row
from scripts.benches.speed.running import Took, middle, rendering, timed

FORM = pictures.Form((1920, 1080), 30)
SHIPPED_FORM = pictures.Form((1920, 1080), 25)
_PAIRS = 3
_EARLIER = ["-preset", "veryfast", "-crf", "18", "-bf", "2"]
_EARLIER += ["-x264-params", "cpu-independent=1"]


def _anew(film: Path, place: Path, *words: str) -> Took:
    place.mkdir()
    return timed(*rendering(film, place, *words))


def sample(folder: Path) -> Iterator[Row]:
    """Measure the sample film from an empty store, its speech included."""
    took = _anew(films.SHIPPED, folder / "cold")
    report = json.loads(
        (folder / "cold" / "out" / "report.json").read_text("utf-8")
    )
    seconds = report["seconds"]
    note = f"{took.wall:.0f} of {seconds:.0f} s; {took.cpu:.0f} s of CPU"
    title = "sample film at 1080p, cold: wall / running time"
    yield Row(title, 0.45, took.wall / seconds, note=note)


# long: row by row
def encoder(folder: Path) -> Iterator[Row]:
    """Both in turn. The film counts its start, its workers, the stills, the silent mix and the
    joining too.
    """
    film = films.kenburns(folder)
    first = _anew(film, folder / "r0")
    frames = pictures.raw(film, folder / "r0")
    ours, theirs = [first], []
    for i in range(_PAIRS):
        theirs.append(
            timed(*pictures.alone(frames, FORM, folder / "alone.mp4"))
        )
        if i:
            ours.append(_anew(film, folder / f"r{i}"))
    ratios = [a.cpu / b.cpu for a, b in zip(ours, theirs, strict=True)]
    seconds = f"{middle(ours).cpu:.1f} / {middle(theirs).cpu:.1f} s of CPU"
    yield Row(
        "six Ken Burns shots: CPU / the encoder alone",
        1.20,
        statistics.median(ratios),
        note=seconds,
    )
    yield _compare_earlier(frames, folder, middle(ours).cpu)
    spread = statistics.median(a.wall / (a.cpu / 2) for a in ours)
    yield Row(
        "the same, two jobs: wall / half of the CPU",
        1.15,
        spread,
        note=f"{ours[-1].wall:.1f} s of wall",
    )
    yield Row(
        "the same: VMAF against the painted frames",
        95,
        _quality(film, folder / "r0", frames),
        least=True,
    )


def _compare_earlier(frames: Path, folder: Path, cpu: float) -> Row:
    """Compare a render with the encoder as it was set before, which took half as long again."""
    alone = timed(
        *pictures.alone(frames, FORM, folder / "alone.mp4", *_EARLIER)
    )
    note = f"{alone.cpu:.1f} s of CPU"
    return Row(
        "the same: CPU / veryfast, crf 18 alone",
        None,
        cpu / alone.cpu,
        note=note,
    )


def long(folder: Path) -> Iterator[Row]:
    """Four minutes of the same, against the encoder alone on the frames of the film."""
    film = films.kenburns(folder, 40)
    ours = _anew(film, folder / "r0")
    made = folder / "r0" / "out" / f"{film.name}.mp4"
    theirs = pictures.time_alone(made, FORM, folder / "alone.mp4")
    yield Row(
        "Ken Burns, 4 minutes: CPU / the encoder alone",
        1.12,
        ours.cpu / theirs.cpu,
        note=f"{ours.cpu:.0f} / {theirs.cpu:.0f} s of CPU",
    )


def _quality(film: Path, place: Path, frames: Path) -> float:
    return pictures.vmaf(frames, place / "out" / f"{film.name}.mp4", FORM)


def jobs(folder: Path) -> Iterator[Row]:
    """The films that one, two and four workers make, byte by byte."""
    film = films.kenburns(folder, size="960x540")
    found = set()
    for count in (1, 2, 4):
        _anew(film, folder / f"j{count}", "--jobs", str(count))
        found.add(
            digest_file(folder / f"j{count}" / "out" / f"{film.name}.mp4")
        )
    yield Row("different films from 1, 2 and 4 jobs", 1, len(found))


def scenes(folder: Path) -> Iterator[Row]:
    """Three scenes of the shipped film by themselves: drawing, speaking and mixing count too."""
    for name, what in (
        ("harbin", "stills in layers"),
        ("mudanjiang", "a map"),
        ("the-figures", "cards"),
    ):
        place = folder / name
        first = _anew(films.SHIPPED, place, "--only", name)
        again = _again(place, name)
        frames = pictures.raw(films.SHIPPED, place, name)
        alone = timed(
            *pictures.alone(frames, SHIPPED_FORM, place / "alone.mp4")
        )
        frames.unlink()
        note = (
            f"{again.cpu:.1f} / {alone.cpu:.1f} s of CPU; {first.cpu:.1f} s with speech and"
            " drawings"
        )
        yield Row(
            f"scene {name} ({what}): CPU / the encoder alone",
            1.5,
            again.cpu / alone.cpu,
            note=note,
        )


def _again(place: Path, name: str) -> Took:
    """The same once more with what was spoken and drawn, without segments and mix."""
    for path in [
        *(place / "store").glob("??/*.mp4"),
        *(place / "store").glob("??/*.m4a"),
    ]:
        path.unlink()
    return timed(*rendering(films.SHIPPED, place, "--only", name))
