"""The language of a text, guessed."""

from __future__ import annotations

import pytest

from lantern.article.readers.language import find_writing_script, guess_language


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("The ferry", "LATIN"),
        ("Паром and", "CYRILLIC"),
        ("渡し舟が", "CJK"),
        ("المعدية", "ARABIC"),
        ("1945 – 12 %", ""),
        ("", ""),
    ],
)
def test_the_script_is_that_of_most_letters(text: str, script: str) -> None:
    assert find_writing_script(text) == script


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ferry was the only way to the town in the winter.", "en"),
        (
            "Die Fähre war der einzige Weg in die Stadt und nicht für jeden.",
            "de",
        ),
        ("Le bac est dans la ville et les gens ne sont pas sur la rive.", "fr"),
        (
            "El barco que va por el río no es de los que se ven en la costa.",
            "es",
        ),
        (
            "Il traghetto non è nel porto con gli altri, che sono della città.",
            "it",
        ),
        (
            "O barco não é do rio, e os homens da cidade foram no mais velho.",
            "pt",
        ),
        (
            "De boot is van het dorp en niet aan de kant van de stad, zei hij.",
            "nl",
        ),
        (
            "Prom jest na rzece i nie był dla miasta, jak się mówi od dawna.",
            "pl",
        ),
        ("Паром ходил через реку.", "ru"),
        ("Το πλοίο", "el"),
        ("渡し舟はかわをわたる", "ja"),
        ("나룻배", "ko"),
        ("渡船", "zh"),
        ("המעבורת", "he"),
        ("Xyzzy plugh.", "en"),
        ("", "en"),
    ],
)
def test_the_language_is_guessed_by_script_and_small_words(
    text: str, language: str
) -> None:
    assert guess_language(text) == language
