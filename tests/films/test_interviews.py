"""An interview in a film: picture and voice in step, its words in time, its name on screen."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from lantern import sound
from lantern.core import ffmpeg, process
from lantern.sound.arrays import Pcm
from tests.support import films, footage
from tests.support.films import Made, scene, still

pytestmark = pytest.mark.film

FRAME = 1920
BEEPS = (2.0, 2.6, 3.4, 4.4, 5.0)
"""Seconds of the footage at which it is bright and loud for 0.2 s; it is dark and silent else."""
ANN = {"ann": {"name": "Ann Lee", "role": "Guide"}}
WORDS = "[ann] One two three. Four five."


def write_footage(path: Path) -> None:
    """Write footage whose sound sets in 1.6 s after its picture, as cameras do that start late."""
    wave = np.zeros(round(4.4 * 48_000), np.int16)
    pictures = np.full((150, 90, 160), 30, np.uint8)
    n = np.arange(9600)
    tone = np.rint(9000 * np.sin(2 * np.pi * 500 * n / 48_000)).astype(np.int16)
    for beep in BEEPS:
        at = round((beep - 1.6) * 48_000)
        wave[at : at + 9600] = tone
        pictures[round(beep * 25) : round(beep * 25) + 5] = 220
    encode_footage(path, pictures.tobytes(), wave)


def encode_footage(path: Path, pictures: bytes, wave: Pcm) -> None:
    """Write grey pictures and a sound that sets in 1.6 s after them."""
    voice = path.with_suffix(".wav")
    sound.write_wav(voice, wave)
    argv = [
        ffmpeg.find_ffmpeg(),
        "-v",
        "error",
        "-f",
        "rawvideo",
        "-pix_fmt",
        "gray",
    ]
    argv += ["-s", "160x90", "-r", "25", "-i", "pipe:0", "-itsoffset", "1.6"]
    argv += [
        "-i",
        str(voice),
        "-c:v",
        "libx264",
        "-pix_fmt",
        "yuv420p",
        "-c:a",
        "aac",
    ]
    process.run([*argv, "-y", str(path)], "footage", data=pictures)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    base = tmp_path_factory.mktemp("interview")
    clip = {"file": "ann.mp4", "speaks": True}
    film = films.write(
        base / "project",
        [
            scene("One", "Rain fell.", still("grey")),
            scene(
                "Two",
                WORDS,
                {"clip": {**clip, "from": 1.5, "to": 5.6}},
                {**still("grey"), "hold": 1},
                {"clip": clip},
            ),
        ],
        speakers=ANN,
        transition="cut",
        fade="none",
    )
    write_footage(film / "ann.mp4")
    entry = {
        "title": "Ann",
        "author": "Us",
        "licence": "CC0-1.0",
        "made_by": "us",
    }
    ledger = {"credits": [{"file": "ann.mp4", "kind": "footage", **entry}]}
    (film / "credits.yml").write_text(json.dumps(ledger), "utf-8")
    return films.render(film, base)


def list_starts(on: NDArray[np.bool_]) -> list[int]:
    """Return the frames at which something begins."""
    return [int(i) for i in np.flatnonzero(np.diff(on.astype(int)) == 1) + 1]


def test_picture_and_voice_are_in_step_to_a_frame(made: Made) -> None:
    timeline = made.board().timeline
    begins = dict(timeline.takes)[1]
    mono = films.sound(made.mp4).mean(axis=1)[: timeline.total * FRAME]
    heard = list_starts(np.abs(mono).reshape(-1, FRAME).max(axis=1) > 0.02)
    heard = [frame for frame in heard if frame > begins]
    seen = list_starts(films.luma(made.mp4) > 150)
    expected = [begins + round(25 * (beep - 1.5)) for beep in BEEPS]
    assert heard == pytest.approx(expected, abs=1)
    cutaway = timeline.shots[2]
    visible = [
        each for each in expected if not cutaway.start <= each < cutaway.end
    ]
    assert len(visible) < len(BEEPS)
    assert seen == pytest.approx(visible, abs=1)


def test_its_captions_have_its_words_and_no_mark(made: Made) -> None:
    cues = made.board().cues[1:]
    assert [cue.lines for cue in cues] == [("One two three.",), ("Four five.",)]
    begins = dict(made.board().timeline.takes)[1]
    starts = [begins + 25 * (beep - 1.5) for beep in (BEEPS[0], BEEPS[3])]
    assert [cue.start for cue in cues] == pytest.approx(starts, abs=2)


def test_the_speaker_is_named_where_first_seen(made: Made) -> None:
    shots = made.board().timeline.shots
    (third,) = [
        each
        for each in made.board().timeline.overlays
        if each.kind == "lower_third"
    ]
    assert third.lines == ("Ann Lee", "Guide")
    assert shots[1].start <= third.start < shots[1].end


def test_footage_without_sound_is_told_at_its_place(tmp_path: Path) -> None:
    clip = {"file": "ann.mp4", "speaks": True}
    film = films.write(
        tmp_path, [scene("One", WORDS, {"clip": clip})], speakers=ANN
    )
    footage.film(film / "ann.mp4", 60)
    told = [str(problem) for problem in films.find_problems(film)]
    assert any("'ann.mp4' has no sound" in line for line in told)
