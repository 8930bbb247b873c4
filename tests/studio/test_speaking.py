"""Speech while a film is written: it goes on while newer things are shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern import plan
from lantern.studio.events import EventHub
from lantern.studio.loaded_film import lay_out_film
from lantern.studio.speaking import FilmSpeaker
from tests.support import films
from tests.support.films import scene


@pytest.mark.process
def test_a_take_goes_on_while_something_newer_is_shown(tmp_path: Path) -> None:
    film_folder = films.write(tmp_path / "project", [scene("One", "Rain and wind.")])
    session = films.studio(film_folder, tmp_path)
    film = lay_out_film(session, 1)
    speaker = FilmSpeaker(session.store.root, EventHub())
    newer = iter((False, True))  # comes once the take has begun
    assert not speaker.speak(film, lambda: next(newer))
    speaker.close()  # is asked for by whoever has nothing to do, and leaves the voice
    assert speaker.seconds_left == 45
    assert speaker.speak(film, lambda: False)
    assert plan.load_whole_take(session.store, film.guessed.takes[0]) is not None
    speaker.close()
    assert speaker.seconds_left is None
