"""The texts of a map's file in another language."""

from __future__ import annotations

from pathlib import Path

from tests.support import films, translated_films
from tests.support.films import scene

MAP = (
    "title: {title: The river}\n"
    "views: {v: {center: [10, 50], width_km: 900}}\n"
    "places:\n"
    "  - {id: a, name: Aa, at: [10, 50]}\n"
    "  - {name: Berlin, at: [11, 50]}\n"
)
TEXTS = {
    "film.title": "Фильм",
    "01-one.scene": "Один",
    "01-one.narration": "Дождь.",
    "m.yml.title.title": "Река",
    "m.yml.places.a.name": "Аа",
    "m.yml.places.2.name": "Berlin",
}


def test_only_texts_that_are_other_words_are_kept(tmp_path: Path) -> None:
    film = films.write(tmp_path, [scene("One", "Rain.", {"map": "m.yml"})])
    (film / "m.yml").write_text(MAP)
    path = translated_films.write(film, TEXTS)
    script, problems = translated_films.read(film)
    assert not problems
    texts = script.find_map_texts(film / "m.yml")
    assert texts is not None
    assert [(each.loc, each.text) for each in texts] == [
        (("title", "title"), "Река"),
        (("places", 0, "name"), "Аа"),
    ]
    assert {each.span.file for each in texts} == {path}
    own, _ = translated_films.read(film, "en")
    assert own.find_map_texts(film / "m.yml") is None
    assert script.find_map_texts(film / "other.yml") is None


def test_a_map_that_a_translation_leaves_as_it_is_is_the_same_map(
    tmp_path: Path,
) -> None:
    film = films.write(tmp_path, [scene("One", "Rain.", {"map": "m.yml"})])
    (film / "m.yml").write_text(MAP)
    same = {"m.yml.title.title": "The river", "m.yml.places.a.name": ""}
    translated_films.write(film, {**TEXTS, **same})
    script, _ = translated_films.read(film)
    assert script.find_map_texts(film / "m.yml") is None
