"""The music that goes with a look."""

from __future__ import annotations

from lantern.graphics.look.score import LookScore, set_score
from tests.support.models import make_film

CALM = LookScore(mood="calm", key="A minor")


def test_the_score_has_the_mood_of_the_look() -> None:
    music = set_score(make_film(music="score"), CALM).music
    assert music is not None and music.score is not None
    assert (music.score.mood, music.score.key, music.score.tempo) == (
        "calm",
        "A minor",
        56,
    )


def test_what_the_author_says_of_the_score_stays() -> None:
    film = make_film(music={"score": {"mood": "grave", "tempo": 60}})
    music = set_score(film, CALM).music
    assert music is not None and music.score is not None
    assert (music.score.mood, music.score.key, music.score.tempo) == (
        "grave",
        "A minor",
        60,
    )


def test_a_film_without_the_score_stays_as_it_is() -> None:
    for film in (make_film(), make_film(music="a.mp3")):
        assert set_score(film, CALM) == film
