"""The strip that is kept for the next studio, and shown until the film is read."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from lantern.core.store import Store
from lantern.studio import kept_strip
from lantern.studio.answers import write_json
from lantern.studio.cards import make_card_key, reduce_size
from lantern.studio.events import EventHub
from lantern.studio.film_snapshot import FilmSnapshot
from lantern.studio.film_state import FilmState
from lantern.studio.kept_strip import keep_strip, load_strip
from lantern.studio.loaded_film import LoadedFilm, lay_out_film
from lantern.studio.options import StudioOptions
from lantern.studio.strip import make_strip
from tests.support import films
from tests.support.films import scene, still

SCENES = [
    scene("One", None, still("dark"), duration=2),
    scene("Two", None, still("white"), duration=2),
]


@pytest.fixture
def options(tmp_path: Path) -> StudioOptions:
    film = films.write(tmp_path / "project", SCENES)
    return StudioOptions(film, tmp_path / "store")


@pytest.fixture
def film(options: StudioOptions, tmp_path: Path) -> LoadedFilm:
    """A film whose strip was kept."""
    loaded = lay_out_film(films.studio(options.film, tmp_path), 3)
    strip = make_strip(FilmSnapshot(loaded, is_current=True), (), name="short")
    keep_strip(
        loaded,
        strip,
        options=options,
        store=Store(options.store),
    )
    return loaded


@pytest.fixture
def store(film: LoadedFilm, options: StudioOptions) -> Store:
    return Store(options.store)


def test_the_strip_is_kept_as_it_was_shown(
    film: LoadedFilm, options: StudioOptions, store: Store
) -> None:
    kept = load_strip(options, store)
    assert kept
    shown = make_strip(
        FilmSnapshot(replace(film, generation=0), is_current=True),
        (),
        name="short",
    )
    assert kept.strip == json.loads(write_json(shown))
    assert kept.shape == "wide"


def test_a_card_is_found_under_the_key_that_it_is_painted_under(
    film: LoadedFilm, options: StudioOptions, store: Store
) -> None:
    kept = load_strip(options, store)
    assert kept
    poster = kept.strip["scenes"][1]["shots"][0]["poster"]
    found = film.draft.find_frame(poster)
    size = film.draft.rendition.output_format.size
    key = make_card_key(found.order.key, found.number, reduce_size(size, 144))
    assert kept.find_card(poster, 144) == key
    assert kept.find_card(poster, 20) != key
    assert kept.find_card(poster, 289) is None
    assert kept.find_card(poster, 15) is None
    assert kept.find_card(poster + 1, 144) is None


def test_a_film_with_a_file_that_changed_has_none(
    options: StudioOptions, store: Store
) -> None:
    two = options.film / "02-two.yml"
    two.write_text(two.read_text("utf-8") + "\n", "utf-8")
    assert load_strip(options, store) is None


def test_a_film_with_a_file_more_or_a_file_less_has_none(
    options: StudioOptions, store: Store
) -> None:
    (options.film / "02-two.yml").rename(options.film / "03-two.yml")
    assert load_strip(options, store) is None


def test_a_film_that_is_read_otherwise_has_none(
    options: StudioOptions, store: Store
) -> None:
    assert load_strip(replace(options, voice="gtts"), store) is None
    assert load_strip(replace(options, allow_python=True), store) is None
    assert load_strip(options, store)


def test_cards_are_expected_where_no_strip_was_kept(
    options: StudioOptions,
) -> None:
    expected = threading.Event()
    state = FilmState(options, EventHub(), expect_cards=expected.set)
    state.start()
    assert state.get_kept() is None
    assert expected.wait(60)
    state.stop()


def test_no_cards_are_expected_where_one_was(
    film: LoadedFilm, options: StudioOptions
) -> None:
    expected = threading.Event()
    state = FilmState(options, EventHub(), expect_cards=expected.set)
    state.start()
    assert state.get().film  # it was read after the strip was looked for
    assert not expected.is_set()
    state.stop()


def test_only_cards_from_the_top_are_kept(
    options: StudioOptions, film: LoadedFilm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_strip, "KEPT_CARDS", 1)
    strip = make_strip(FilmSnapshot(film, is_current=True), (), name="short")
    keep_strip(
        film,
        strip,
        options=options,
        store=Store(options.store),
    )
    kept = load_strip(options, Store(options.store))
    assert kept is not None
    first, second = strip.list_posters()
    assert kept.find_card(first, 144) is not None
    assert kept.find_card(second, 144) is None
