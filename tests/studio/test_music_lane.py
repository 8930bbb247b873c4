"""The music along a scene: what it is, its cues, and what the mix makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from lantern import plan, rendering
from lantern.rendering import workers
from lantern.sound.request import SPEECH_LUFS
from lantern.studio.loaded_film import LoadedFilm, lay_out_film
from lantern.studio.music_lane import MusicLane, MusicPoint
from lantern.studio.time_view import describe_time
from tests.support import films
from tests.support.films import Scene, scene, still

pytestmark = pytest.mark.process

SCENES = [
    scene("Silence", None, still("dark"), duration=2),
    scene(
        "Rain",
        "Rain fell. Then snow came.",
        still("hills"),
        still("river", at="snow"),
        music={"stop": "snow came", "sting": "Rain"},
    ),
]
MUSIC = {"score": {"key": "A minor", "tempo": 60}, "level": -10}


def open_film(
    base: Path, scenes: Sequence[Scene], **more: object
) -> LoadedFilm:
    folder = films.write(base / "project", scenes, **more)
    session = films.studio(folder, base)
    rendering.speak(session)
    return lay_out_film(session, 1)


@pytest.fixture
def film(tmp_path: Path) -> LoadedFilm:
    return open_film(tmp_path, SCENES, music=MUSIC)


def describe(film: LoadedFilm, scene: int = 1) -> MusicLane:
    lane = describe_time(film, scene, film.session.store).music
    assert lane is not None
    return lane


def find_point(lane: MusicLane, frame: int) -> MusicPoint:
    return min(lane.points, key=lambda point: abs(point.frame - frame))


def test_sections_say_what_is_played_and_how_loud(film: LoadedFilm) -> None:
    section = describe(film).sections[0]
    assert section.name == "A minor, 60 beats a minute, grave"
    assert (section.start, section.level) == (0, -10)


def test_cues_stand_at_their_words(film: LoadedFilm) -> None:
    words = film.draft.timeline.words[1]
    stop, sting = describe(film).cues
    assert (stop.kind, stop.start) == ("stop", words[3].start)
    assert stop.end == film.draft.timeline.total
    assert (sting.kind, sting.start) == ("sting", words[0].start)


def test_before_the_mix_the_authors_ducking_is_known(film: LoadedFilm) -> None:
    lane = describe(film)
    music = film.session.script.film.music
    assert music is not None
    word = film.draft.timeline.words[1][0]
    spoken = find_point(lane, (word.start + word.end) // 2)
    assert (spoken.down, spoken.level) == (music.duck.depth, None)
    assert min(point.down for point in lane.points) >= 0
    assert lane.points[0].frame == 50
    assert not lane.is_mixed


def test_the_mix_says_how_loud_the_music_is(film: LoadedFilm) -> None:
    job = plan.make_mix_job(film.full.rendition, film.guessed.takes)
    workers.make(job, film.session.store)
    lane = describe(film)
    assert lane.is_mixed
    assert [point.frame for point in lane.points[:3]] == [50, 52, 55]
    words = film.draft.timeline.words[1]
    spoken = find_point(lane, (words[0].start + words[0].end) // 2)
    silent = find_point(lane, film.draft.timeline.total - 1)
    assert spoken.down >= 6  # the depth that films have
    assert spoken.level is not None
    assert -60 < spoken.level < -10
    # it stops with the words "snow came"
    assert silent.level == pytest.approx(-70 - SPEECH_LUFS, abs=0.1)
    assert describe(film, 0).points[10].down == 0


def test_a_film_without_music_has_no_lane(tmp_path: Path) -> None:
    film = open_film(tmp_path, SCENES[:1])
    assert describe_time(film, 0, film.session.store).music is None
