"""Speech while a film is written: it goes on while newer things are shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lantern import plan
from lantern.script.model.voice import VoiceChoice
from lantern.studio.events import EventHub
from lantern.studio.loaded_film import lay_out_film
from lantern.studio.speaking import FilmSpeaker
from tests.support import films
from tests.support.films import scene


@pytest.mark.process
def test_a_take_goes_on_while_something_newer_is_shown(tmp_path: Path) -> None:
    film_folder = films.write(
        tmp_path / "project", [scene("One", "Rain and wind.")]
    )
    session = films.studio(film_folder, tmp_path)
    film = lay_out_film(session, 1)
    speaker = FilmSpeaker(session.store.root, EventHub())
    newer = iter((False, True))  # comes once the take has begun
    assert not speaker.speak(film, lambda: next(newer))
    speaker.close()  # is asked for by whoever has nothing to do, and leaves the voice
    assert speaker.seconds_left == 45
    assert speaker.speak(film, lambda: False)
    assert (
        plan.load_whole_take(session.store, film.guessed.takes[0]) is not None
    )
    speaker.close()
    assert speaker.seconds_left is None


@pytest.mark.process
def test_speech_that_has_begun_is_what_is_spoken(tmp_path: Path) -> None:
    film_folder = films.write(
        tmp_path / "project", [scene("One", "Rain and wind.")]
    )
    session = films.studio(film_folder, tmp_path)
    film = lay_out_film(session, 1)
    speaker = FilmSpeaker(session.store.root, EventHub())
    speaker.prepare(film)  # its process alone
    assert speaker.seconds_left is not None
    speaker.begin(film)
    speaker.begin(film)  # it has begun
    assert speaker.speak(film, lambda: False)
    spoken = lay_out_film(session, 2)
    assert not spoken.guessed.unspoken
    speaker.begin(spoken)  # nothing is left
    assert not speaker.speak(spoken, lambda: False)
    speaker.close()


def test_no_process_is_started_for_a_voice_that_connects(
    tmp_path: Path,
) -> None:
    film_folder = films.write(
        tmp_path / "project", [scene("One", "Rain and wind.")]
    )
    session = films.studio(film_folder, tmp_path)
    film = lay_out_film(session, 1)
    online = replace(film.guessed, voice=VoiceChoice(engine="gtts"))
    speaker = FilmSpeaker(session.store.root, EventHub())
    speaker.prepare(replace(film, guessed=online))
    assert speaker.seconds_left is None
