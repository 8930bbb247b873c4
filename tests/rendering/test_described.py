"""A film with audio description: a second track, and a film that waits for what is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from lantern import rendering
from lantern.core import ffmpeg, mp4_index, process
from tests.support import films
from tests.support.films import scene, still

pytestmark = pytest.mark.film

RATE = 8000
NARRATION = "Rain fell in the hills. Nobody came by."
OPENING = "White, all over."
NIGHT = "Night comes over the hills, and it is dark."
SCENES = [
    scene(
        "Title",
        None,
        still("white"),
        duration=4,
        describe=OPENING,
    ),
    scene(
        "One",
        NARRATION,
        still("hills"),
        still(
            "dark",
            at="Nobody",
            describe={"at": "Nobody", "text": NIGHT},
        ),
    ),
]


@dataclass(frozen=True)
class Described:
    """A film with its second track, the described film, and what was told of both."""

    film: Path
    longer: Path
    notes: Sequence[str]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Described:
    base = tmp_path_factory.mktemp("described")
    folder = films.write(
        base / "project",
        SCENES,
        audio_description={"voice": "tone"},
        fade="none",
    )
    track = films.studio(folder, base, described="track")
    rendering.render(track)
    longer = films.studio(
        folder,
        base,
        described="film",
        out=base / "out/described",
    )
    rendering.render(longer)
    notes = [*films.notes(track), *films.notes(longer)]
    return Described(
        base / "out/short.mp4", base / "out/described/short.mp4", notes
    )


def measure_loud(film: Path, track: int = 0) -> float:
    """Return for how many seconds anything is heard in a track of sound."""
    argv = [ffmpeg.find_ffmpeg(), *ffmpeg.SAFE_OPTIONS, "-i", str(film)]
    argv += [
        "-map",
        f"0:a:{track}",
        "-ac",
        "1",
        "-ar",
        str(RATE),
        "-f",
        "f32le",
        "-",
    ]
    wave = np.frombuffer(process.run(argv, "decoding", 60).stdout, "<f4")
    windows = np.abs(wave[: len(wave) // 80 * 80]).reshape(-1, 80).max(axis=1)
    return float((windows > 0.01).mean() * len(wave) / RATE)


def count_tones(*texts: str) -> float:
    """Return for how many seconds the voice of tones is heard: 60 ms a word, 30 a letter."""
    words = " ".join(texts).split()
    letters = sum(map(str.isalpha, "".join(words)))
    return (60 * len(words) + 30 * letters) / 1000


def test_the_film_itself_stays_as_it_is(made: Described) -> None:
    assert measure_loud(made.film) == pytest.approx(
        count_tones(NARRATION), rel=0.05
    )


def test_a_second_track_tells_what_has_room(made: Described) -> None:
    heard = measure_loud(made.film, track=1)
    assert heard == pytest.approx(count_tones(NARRATION, OPENING), rel=0.05)


def test_the_described_film_tells_all_and_nothing_at_once(
    made: Described,
) -> None:
    """Two tones at once would be heard for a shorter time."""
    heard = measure_loud(made.longer)
    assert heard == pytest.approx(
        count_tones(NARRATION, OPENING, NIGHT), rel=0.05
    )


def test_the_described_film_is_longer_by_what_is_held(made: Described) -> None:
    frames = mp4_index.count_pictures(made.film, "the film")
    longer = mp4_index.count_pictures(made.longer, "the described film")
    told = "Audio description: 2 of 2 told; pauses are {:.1f} s longer for 1 of them."
    assert longer > frames
    assert told.format((longer - frames) / 25) in made.notes


def test_the_picture_of_the_shot_is_there_while_it_is_told(
    made: Described,
) -> None:
    """The dark shot is the one that gets longer; the white one stays as it was."""
    before = films.luma(made.film)
    after = films.luma(made.longer)
    assert (after > 200).sum() == (before > 200).sum()
    assert (after < 40).sum() - (before < 40).sum() == len(after) - len(before)


def test_captions_have_the_words_of_the_narration_alone(
    made: Described,
) -> None:
    captions = made.longer.with_suffix(".srt").read_text("utf-8")
    lines = [line for line in captions.splitlines() if line[:1].isalpha()]
    assert " ".join(lines) == NARRATION


def test_what_finds_no_room_in_the_film_itself_is_named(
    made: Described,
) -> None:
    assert made.notes[:2] == [
        "Audio description: 1 of 2 told.",
        "scene 2 'One': no pause has room for 'Night comes over the hills, and …' in the film"
        " itself; the described film tells it",
    ]
