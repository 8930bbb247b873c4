"""All texts of a film: from film.yml, its scenes and its maps, each once, with its place."""

from __future__ import annotations

import json
from pathlib import Path

from lantern.script.load import load
from lantern.script.translation.originals import (
    OriginalText,
    digest_text,
    list_texts,
)
from tests.support import films
from tests.support.films import scene, still

MAP = (
    "title: {title: The river}\n"
    "views: {v: {center: [10, 50], width_km: 900}}\n"
    "places: [{id: a, name: Aa, at: [10, 50]}]\n"
)


def list_of(folder: Path) -> tuple[OriginalText, ...]:
    script, _ = load(folder)
    assert script is not None
    return list_texts(script)


def test_texts_come_in_the_order_of_the_film(tmp_path: Path) -> None:
    shown = {"map": "maps/m.yml", "at": "wind"}
    film = films.write(
        tmp_path,
        [
            scene("One", "Rain and wind.", still("hills"), shown),
            scene(
                "Two", None, still("dark"), {"map": "maps/m.yml"}, duration=2
            ),
        ],
        subtitle="A subtitle",
    )
    (film / "maps").mkdir()
    (film / "maps" / "m.yml").write_text(MAP)
    assert [(each.id, each.text, each.kind) for each in list_of(film)] == [
        ("film.title", "A short film", "words"),
        ("film.subtitle", "A subtitle", "words"),
        ("01-one.scene", "One", "words"),
        ("01-one.narration", "Rain and wind.", "words"),
        ("01-one.at.m", "wind", "anchor"),
        ("02-two.scene", "Two", "words"),
        ("maps/m.yml.title.title", "The river", "words"),
        ("maps/m.yml.places.a.name", "Aa", "words"),
    ]


def test_a_text_has_its_section_and_its_place(tmp_path: Path) -> None:
    film = films.write(tmp_path, [])
    (film / "01-a.yml").write_text(
        "scene: One\nnarration: Rain.\nshots:\n- still: assets/hills.png\n"
        "  claim: {status: reported, by: A witness}\n"
    )
    found = list_of(film)[-1]
    assert (found.section, found.id) == ("01-a", "01-a.hills.claim.by")
    assert str(found.span) == f"{film}/01-a.yml:5:33"


def test_scenes_in_film_yml_are_called_by_their_titles(tmp_path: Path) -> None:
    one = {"scene": "The sea", "narration": "Waves.", "shots": [still("hills")]}
    film = films.write(tmp_path, [])
    head = {"lantern": 1, "title": "A short film", "scenes": [one]}
    (film / "film.yml").write_text(json.dumps(head))
    assert [each.id for each in list_of(film)] == [
        "film.title",
        "the-sea.scene",
        "the-sea.narration",
    ]


def test_a_narration_from_the_article_is_a_text_as_it_is_spoken(
    tmp_path: Path,
) -> None:
    (tmp_path / "scenes" / "short").mkdir(parents=True)
    text = "A title\n\nRain fell [12].\n"
    (tmp_path / "scenes" / "short" / "a.txt").write_text(text)
    narration = {"from": "passage", "replace": {"Rain": "Snow"}}
    film = films.write(
        tmp_path,
        [scene("One", narration, passage=[2])],
        article={"title": "A title", "file": "a.txt"},
    )
    found = {each.id: each.text for each in list_of(film)}
    assert found["01-one.narration"] == r"Snow fell \[12\]."


def test_a_digest_changes_with_the_text_alone() -> None:
    assert digest_text("Rain and\n  wind.\n") == digest_text("Rain and wind.")
    assert digest_text("Rain and wind.") == "80ad2eb13bd2"
    assert digest_text("Rain, and wind.") != digest_text("Rain and wind.")
