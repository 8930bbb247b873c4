"""Names of things that are called after towns: by the words around them."""

from __future__ import annotations

import pytest

from lantern.article.places.things import is_about_sport, is_thing


@pytest.mark.parametrize(
    "text",
    [
        "the steamer | left",
        "Die Marke hieß | und",
        "der Frachter | folgte",
        "a glass of |.",
        "une bouteille de | vide",
        "vendía queso de | y",
        "La moutarde de | était",
        "le paquebot | relia",
        "l'hôtel | ferma",
        "Пароход «|» вёз",
        "die „|“ versenkte",
        "He filmed “Death in |” there",
        "журнал «|» печатал",
        "Der 1. FC | gewann",
        "El Banco de | cerró",
        "the | sausage was",
        "a | cheese",
    ],
)
def test_things_are_known_by_what_stands_beside_them(text: str) -> None:
    before, after = text.split("|")
    assert is_thing(before, after)


@pytest.mark.parametrize(
    "text",
    [
        "in | and",
        "The town was called |.",
        "Die Stadt hieß damals |, heute",
        "город называли |.",
        "“I never saw |. It",
        "he said: “We went to | in spring, and it rained.”",
        "the harbour of | was",
        "El aceite de | viajaba",
        "the banks of the river at |.",
    ],
)
def test_towns_are_no_things(text: str) -> None:
    before, after = text.split("|")
    assert not is_thing(before, after)


@pytest.mark.parametrize(
    ("before", "after", "is_sport"),
    [
        ("Werder gewann gegen ", " im Pokal", True),
        ("", " lost the cup final to Everton", True),
        ("the score was 3-1 in ", "", True),
        ("матч в ", " кончился", True),
        ("He lived in ", " from 1931-38", False),
        ("She went to ", " by train", False),
    ],
)
def test_clubs_play_each_other(before: str, after: str, is_sport: bool) -> None:
    assert is_about_sport(before, after) == is_sport
