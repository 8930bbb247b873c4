"""A scene along its time: words, captions, cuts and music in frames, and the take's peaks."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from lantern import rendering, sound
from lantern.studio.loaded_film import LoadedFilm, lay_out_film
from lantern.studio.time_view import (
    describe_time,
    find_take,
    measure_peaks,
)
from tests.support import films
from tests.support.films import scene, still

pytestmark = pytest.mark.process

SCENES = [
    scene("Silence", None, still("dark"), duration=2),
    scene(
        "Rain",
        "Rain fell. Then snow came.",
        still("hills"),
        still("river", at="snow"),
    ),
]


@pytest.fixture
def film(tmp_path: Path) -> LoadedFilm:
    folder = films.write(tmp_path / "project", SCENES, music="score")
    session = films.studio(folder, tmp_path)
    rendering.speak(session)
    return lay_out_film(session, 1)


def test_words_and_cuts_stand_at_their_frames(film: LoadedFilm) -> None:
    time = describe_time(film, 1, film.session.store)
    timeline = film.draft.timeline
    assert (time.fps, time.start, time.end) == (25, 50, timeline.total)
    assert [word.text for word in time.words] == [
        "Rain",
        "fell.",
        "Then",
        "snow",
        "came.",
    ]
    starts = [word.start for word in timeline.words[1]]
    assert [word.start for word in time.words] == starts
    assert not time.is_guess


def test_a_cut_says_its_words_and_where_they_are_written(
    film: LoadedFilm,
) -> None:
    time = describe_time(film, 1, film.session.store)
    timeline = film.draft.timeline
    first, second = time.cuts
    assert (first.frame, first.words) == (50, "")
    assert (second.frame, second.words) == (timeline.shots[2].start, "snow")
    assert Path(second.file).name == "02-rain.yml"
    written = Path(second.file).read_text("utf-8").split("\n")[second.line - 1]
    assert written[second.column - 1 :].startswith('"snow"')


def test_a_scene_without_words_has_cuts_alone(film: LoadedFilm) -> None:
    time = describe_time(film, 0, film.session.store)
    assert (time.words, time.captions, time.take_start) == ((), (), None)
    assert [cut.frame for cut in time.cuts] == [0]
    assert find_take(film, 0, film.session.store) is None


def test_captions_are_the_films_and_say_whether_they_can_be_read(
    film: LoadedFilm,
) -> None:
    time = describe_time(film, 1, film.session.store)
    cues = film.draft.rendition.cues
    texts = [" ".join(cue.lines) for cue in cues]
    assert [caption.text for caption in time.captions] == texts
    for caption in time.captions:
        pace = len(caption.text) * 25 / (caption.end - caption.start)
        assert caption.too_fast is (pace > 17)


def test_what_is_not_spoken_yet_is_a_guess_without_a_take(
    tmp_path: Path,
) -> None:
    folder = films.write(tmp_path / "project", SCENES)
    film = lay_out_film(films.studio(folder, tmp_path), 1)
    time = describe_time(film, 1, film.session.store)
    assert time.is_guess
    assert time.words
    assert find_take(film, 1, film.session.store) is None


def test_peaks_are_the_lowest_and_highest_of_each_hundredth() -> None:
    pcm = np.zeros(480 * 2 + 10, np.int16)
    pcm[5], pcm[6] = 32767, -32768
    pcm[480 + 7] = 256
    assert list(measure_peaks(pcm)) == [0, 255, 128, 129, 128, 128]


def test_the_take_is_the_one_that_is_mixed(film: LoadedFilm) -> None:
    path = find_take(film, 1, film.session.store)
    assert path is not None
    words = film.draft.timeline.words[1]
    last = words[-1].end - (
        describe_time(film, 1, film.session.store).take_start or 0
    )
    assert len(sound.read_wav(path)) >= (last - 1) * 48000 // 25
