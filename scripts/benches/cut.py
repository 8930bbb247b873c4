"""How a film is cut, in numbers: what its shots show, how long they stand and how often, how much
is spoken, what stands still, how loud it is.

scripts/bench cut [FILM [MP4]] reads the film's folder, by default the sample's; what an MP4 alone
shows, stillness and loudness, is measured if one is named. A film that was never spoken is spoken.
"""

from __future__ import annotations

import itertools
import json
import re
import statistics
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from lantern.core import ffmpeg
from scripts.benches.speed.films import ROOT
from scripts.benches.speed.rows import Row
from scripts.benches.speed.running import lantern

_KINDS = {"map": "maps", "still": "stills", "card": "cards"}
_LONG_SHOT = 9.0
_LONG_PAUSE = 1.5
"""Seconds without a word that a listener takes for a pause."""
_SIZE = (480, 270)
"""Of the frames that are compared."""
_MOVED = 8
"""Levels of 255 by which a pixel has to differ: the encoder's noise is no motion."""
_STILL_SHARE = 0.0005
"""Share of the pixels below which nothing moves between two frames a fifth of a second apart."""

Shot = Mapping[str, Any]


def main() -> None:
    words = sys.argv[1:]
    folder = Path(words[0]) if words else ROOT / "scenes" / "liberation-1945"
    film = _read_timeline(folder)
    shots = _list_shots(folder)
    rows = [
        *_measure_shots(film),
        *_measure_kinds(film, shots),
        *_measure_pictures(film, shots),
        *_measure_speech(film),
    ]
    if len(words) > 1:
        rows += _measure_file(Path(words[1]))
    for row in rows:
        print(row)


def _read_timeline(folder: Path) -> dict[str, Any]:
    argv = lantern("timeline", folder, "--offline", "--json")
    told = subprocess.run(
        argv,
        capture_output=True,
        text=True,
        check=True,
    )
    film: dict[str, Any] = json.loads(told.stdout)["result"]
    return film


def _list_shots(folder: Path) -> list[list[Shot]]:
    """Return the shots of each scene, in the film's order."""
    scenes = []
    for path in sorted(folder.glob("[0-9]*.yml")):
        scenes.append(yaml.safe_load(path.read_text("utf-8"))["shots"])
    return scenes


def _measure_shots(film: Mapping[str, Any]) -> Iterator[Row]:
    """How many shots there are, and how long they stand."""
    total = film["total"] / film["fps"]
    lengths = [_get_seconds(film, placed) for placed in film["shots"]]
    yield Row("length", 540, total, "s")
    yield Row("shots", None, len(lengths))
    yield Row("a shot, mean", 7, statistics.mean(lengths), "s")
    yield Row("a shot, median", 7, statistics.median(lengths), "s")
    yield Row("a shot, longest but for the credits", 9, max(lengths[:-2]), "s")
    longer = [each for each in lengths if each > _LONG_SHOT]
    yield Row("shots over 9 s", None, len(longer))


def _measure_kinds(
    film: Mapping[str, Any], shots: Sequence[Sequence[Shot]]
) -> Iterator[Row]:
    """How much of the film has each kind of picture."""
    total = film["total"] / film["fps"]
    for kind, name in _KINDS.items():
        taken = 0.0
        count = 0
        for placed in film["shots"]:
            if kind in shots[placed["scene"]][placed["shot"]]:
                taken += _get_seconds(film, placed)
                count += 1
        goal = 10 if kind == "card" else None
        note = f"{taken:.0f} s in {count} shots"
        yield Row(
            f"{name}, share of the film",
            goal,
            100 * taken / total,
            "%",
            note=note,
        )


def _measure_pictures(
    film: Mapping[str, Any], shots: Sequence[Sequence[Shot]]
) -> Iterator[Row]:
    """How much of the film the view seen most takes, and how often a framing of a still returns."""
    views: Counter[str] = Counter()
    framings: Counter[str] = Counter()
    for placed in film["shots"]:
        shot = shots[placed["scene"]][placed["shot"]]
        if "map" in shot:
            views[_name_view(shot)] += placed["end"] - placed["start"]
        if "still" in shot:
            where = json.dumps([shot.get("move"), shot.get("focus")])
            framings[f"{Path(shot['still']).stem} {where}"] += 1
    view, frames = views.most_common(1)[0]
    yield Row(
        "the view seen most", 8, 100 * frames / film["total"], "%", note=view
    )
    again = [name for name, times in framings.items() if times > 1]
    yield Row(
        "stills that return in one framing",
        0,
        len(again),
        note="; ".join(again),
    )


def _name_view(shot: Shot) -> str:
    """Return the view in which a shot of a map ends."""
    move = shot.get("move")
    view = shot.get("view", "the first")
    if isinstance(move, dict):
        view = move.get("to", view)
    return f"{Path(shot['map']).stem}: {view}"


def _measure_speech(film: Mapping[str, Any]) -> Iterator[Row]:
    """How much is spoken, and how often there is a pause."""
    fps = film["fps"]
    words = [*itertools.chain.from_iterable(film["words"])]
    spoken = 0.0
    pauses = []
    for word, after in itertools.pairwise(words):
        gap = (after["start"] - word["end"]) / fps
        spoken += (word["end"] - word["start"]) / fps
        if gap >= _LONG_PAUSE:
            pauses.append(gap)
        else:
            spoken += max(gap, 0.0)
    minutes = film["total"] / fps / 60
    yield Row("words of narration", None, len(words))
    yield Row("words a minute of speech", 140, len(words) / (spoken / 60))
    yield Row("words a minute of film", None, len(words) / minutes)
    yield Row("somebody speaks", 70, 100 * spoken / 60 / minutes, "%")
    note = f"{sum(pauses):.0f} s together"
    yield Row(
        "pauses of 1.5 s or more",
        3,
        len(pauses),
        least=True,
        note=note,
    )


def _measure_file(mp4: Path) -> Iterator[Row]:
    """How loud a film is, and how much of it stands still."""
    argv = [
        ffmpeg.find_ffmpeg(),
        "-nostdin",
        "-i",
        str(mp4),
        "-af",
        "ebur128",
        "-f",
        "null",
        "-",
    ]
    told = subprocess.run(
        argv,
        capture_output=True,
        text=True,
        check=True,
    ).stderr
    summary = told[told.rindex("Summary:") :]
    yield Row("loudness", None, _find_number(summary, "I:"), "LUFS")
    yield Row(
        "loudness range", 5, _find_number(summary, "LRA:"), "LU", least=True
    )
    still = [*_iter_stillness(mp4)]
    runs = [len([*run]) / 5 for rests, run in itertools.groupby(still) if rests]
    note = f"longest {max(runs, default=0.0):.1f} s"
    yield Row(
        "nothing moves", None, 100 * sum(still) / len(still), "%", note=note
    )


def _iter_stillness(mp4: Path) -> Iterator[bool]:
    """Yield, for each fifth of a second, whether nothing moves in it."""
    width, height = _SIZE
    argv = [ffmpeg.find_ffmpeg(), "-nostdin", "-v", "error", "-i", str(mp4)]
    argv += [
        "-vf",
        f"fps=5,scale={width}:{height}",
        "-f",
        "rawvideo",
        "-pix_fmt",
        "gray",
        "-",
    ]
    before = None
    with subprocess.Popen(argv, stdout=subprocess.PIPE) as decoder:
        assert decoder.stdout is not None
        while data := decoder.stdout.read(width * height):
            now = np.frombuffer(data, np.uint8).astype(np.int16)
            if before is not None:
                moved = np.abs(now - before) > _MOVED
                yield bool(moved.mean() < _STILL_SHARE)
            before = now


def _find_number(text: str, name: str) -> float:
    found = re.search(rf"{name}\s+(-?[\d.]+)", text)
    assert found is not None, text
    return float(found[1])


def _get_seconds(film: Mapping[str, Any], placed: Mapping[str, Any]) -> float:
    return float((placed["end"] - placed["start"]) / film["fps"])


if __name__ == "__main__":
    main()
