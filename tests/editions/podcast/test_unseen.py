"""What a listener doesn't get: words on the screen that nobody says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lantern.editions.podcast.unseen import describe_unseen, list_unseen
from lantern.script.load import load
from tests.support import films
from tests.support.films import scene


def list_in(base: Path, *shots: dict[str, Any], **more: Any) -> list[str]:
    narration = more.pop(
        "narration", "Eleven thousand people came to the bridge."
    )
    described = more.pop("is_described", False)
    film = films.write(base, [scene("One", narration, *shots, **more)])
    script, problems = load(film)
    assert script is not None, problems
    (part,) = script.parts
    return list_unseen(part, is_described=described)


def test_words_of_cards_that_nobody_says_are_listed(tmp_path: Path) -> None:
    chart = {
        "chart": "Losses",
        "unit": "people",
        "bars": [
            {"label": "The north", "value": 5},
            {"label": "Bridge", "value": 3},
        ],
    }
    assert list_in(tmp_path, {"card": chart}) == ["Losses", "The north"]


def test_a_statement_that_is_spoken_is_heard(tmp_path: Path) -> None:
    said = {"statement": "Eleven thousand people came.", "by": "A. Lee"}
    assert list_in(tmp_path, {"card": said}) == ["A. Lee"]


def test_titles_and_chapters_are_the_films_own(tmp_path: Path) -> None:
    title = {"title": "A short film", "kicker": "A story"}
    assert (
        list_in(tmp_path, {"card": title}, {"card": {"chapter": "Snow"}}) == []
    )


def test_lower_thirds_are_only_seen(tmp_path: Path) -> None:
    third = {"title": "Ann Lee", "text": "Engineer"}
    assert list_in(tmp_path, lower_third=third) == ["Ann Lee", "Engineer"]


def test_a_description_tells_what_is_seen(tmp_path: Path) -> None:
    card = {"number": 1945, "text": "the year of the flood"}
    more = {"describe": "A card says 1945, the year of the flood."}
    assert list_in(tmp_path, {"card": card}, **more) == [
        "the year of the flood"
    ]
    assert (
        list_in(
            tmp_path,
            {"card": card},
            **more,
            is_described=True,
        )
        == []
    )


def test_a_few_are_quoted() -> None:
    texts = ["One", "Two", "x" * 60, "Four", "Five"]
    told = f"'One', 'Two', '{'x' * 47}…' and 2 more"
    assert describe_unseen(texts) == told
