"""The pieces of a short: whole frames of the film, and samples between the words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lantern.core.units import Frames, Samples
from lantern.plan.short_pieces import ShortPiece, choose_pieces
from lantern.script import load
from lantern.script.film_script import Script
from lantern.script.model.shorts import Short
from lantern.sound.arrays import Pcm
from lantern.timeline import PlacedShot, SpokenTake, Timeline
from tests.support import films
from tests.support.films import scene

SECOND = 48_000
FRAME = SECOND // 25
TAKE = SpokenTake(
    Samples(6 * SECOND),
    ("Rain", "fell.", "Nobody", "came."),
    tuple(
        (round(start * SECOND), round(end * SECOND))
        for start, end in ((0.2, 1.0), (1.1, 2.0), (3.0, 4.0), (4.0, 5.0))
    ),
)
TIMELINE = Timeline(
    25,
    Frames(260),
    (
        PlacedShot(0, 0, Frames(0), Frames(50)),
        PlacedShot(1, 0, Frames(50), Frames(210), "dissolve", 20),
        PlacedShot(2, 0, Frames(210), Frames(260), "dissolve", 10),
    ),
    ((1, Frames(60)),),
    (),
    ((), (), ()),
    (),
)


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Script:
    scenes = [
        scene("Before", None, duration=2),
        scene("Rain", "Rain fell. Nobody came."),
        scene("After", None, duration=2),
    ]
    root: Path = tmp_path_factory.mktemp("pieces")
    found, _ = load.load(films.write(root, scenes))
    assert found is not None
    return found


def choose(script: Script, cut: Any, sound: Pcm | None = None) -> ShortPiece:
    short = Short.model_validate({"id": "one", "cut": [cut]})
    sounds = {} if sound is None else {1: sound}
    (piece,) = choose_pieces(
        script,
        TIMELINE,
        short,
        takes={1: TAKE},
        sounds=sounds,
    )
    return piece


def test_silent_scene_is_taken_without_its_dissolves(script: Script) -> None:
    piece = choose(script, "after")
    assert (piece.start, piece.end, piece.voice) == (215, 260, None)
    assert choose(script, "before").end == 40


def test_spoken_scene_is_as_long_as_its_voice(script: Script) -> None:
    piece = choose(script, "rain")
    # 0.3 s before the first word, 0.4 s after the last
    assert (piece.start, piece.end) == (60 - 3, 60 + 135)
    assert piece.voice is not None
    assert piece.voice.words == range(4)
    assert piece.voice.heard == (0, round(5.4 * SECOND))


@pytest.mark.parametrize(
    ("cut", "heard", "frames"),
    [
        ({"from": "Nobody"}, (2.7, 5.4), (60 + 67, 60 + 135)),
        ({"to": "fell"}, (0, 2.4), (60 - 3, 60 + 60)),
        ({"from": "fell", "to": "Nobody"}, (1.05, 4.0), (60 + 26, 60 + 104)),
    ],
)
def test_words_are_cut_in_the_pauses_around_them(
    script: Script,
    cut: dict[str, str],
    heard: tuple[float, float],
    frames: tuple[int, int],
) -> None:
    piece = choose(script, {"scene": "rain", **cut})
    assert piece.voice is not None
    assert np.divide(piece.voice.heard, SECOND) == pytest.approx(
        heard, abs=0.06
    )
    assert (piece.start, piece.end) == pytest.approx(frames, abs=1)
    first, last = piece.voice.lasting
    # picture and voice stay in step
    assert first == (piece.start - 60) * FRAME
    assert last == (piece.end - 60) * FRAME


def test_quiet_place_is_found_where_words_touch(script: Script) -> None:
    sound = np.full(TAKE.samples, 9000, np.int16)
    quiet = round(4.02 * SECOND)
    sound[quiet - 480 : quiet + 480] = 0
    piece = choose(script, {"scene": "rain", "to": "Nobody"}, sound)
    assert piece.voice is not None
    assert piece.voice.heard[1] == pytest.approx(quiet, abs=480)
