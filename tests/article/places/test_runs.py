"""Capitalised words in a row, and which of them may be a name."""

from __future__ import annotations

import pytest

from lantern.article.places.runs import ReadingContext, iter_runs


def list_options(text: str, language: str) -> list[tuple[str, ...]]:
    context = ReadingContext.for_language(language)
    return [run.options for run in iter_runs(text, context)]


@pytest.mark.parametrize(
    ("text", "language", "options"),
    [
        ("he saw Linz and left", "en", [("Linz",)]),
        ("near Newcastle upon Tyne", "en", [("Newcastle upon Tyne", "Tyne")]),
        ("in New York City", "en", [("New York City",)]),
        (
            "Between Cairo and Suez",
            "en",
            [("Between Cairo", "Cairo"), ("Suez",)],
        ),
        ("Linz's mill", "en", [("Linz",)]),
        ("when Then Vienna fell", "en", [("Then Vienna", "Vienna")]),
        ("in der Stadt Ulm", "de", [("Stadt Ulm", "Ulm")]),
        ("bei Über Brindisi", "de", [("Über Brindisi", "Brindisi")]),
        ("in Frankfurt am Main", "de", [("Frankfurt am Main", "Main")]),
        ("près d'Amiens", "fr", [("Amiens",)]),
        ("le Parti de Dunkerque", "fr", [("Parti de Dunkerque", "Dunkerque")]),
        ("all'Aquila", "it", [("Aquila",)]),
        ("Dell'Aquila parlò", "it", [("Aquila",)]),
        ("z Gdańska do Krakowa", "pl", [("Gdańska",), ("Krakowa",)]),
        ("в Нижнем Новгороде", "ru", [("Нижнем Новгороде",)]),
        ("nothing here", "en", []),
    ],
)
def test_words_that_lead_to_a_name_are_dropped_one_by_one(
    text: str, language: str, options: list[tuple[str, ...]]
) -> None:
    assert list_options(text, language) == options


def test_a_run_knows_where_its_names_stand() -> None:
    context = ReadingContext.for_language("en")
    [run] = iter_runs("so Between Cairo", context)
    assert (run.starts, run.end) == ((3, 11), 16)


@pytest.mark.parametrize(
    ("form", "language", "base"),
    [
        ("Харбине", "ru", "Харбин"),
        ("Москвы", "ru", "Москва"),
        ("Воронежем", "ru", "Воронеж"),
        ("Дерпте", "ru", "Дерпт"),
        ("Россию", "ru", "Россия"),
        ("Krakowie", "pl", "Kraków"),
        ("Львові", "uk", "Львів"),
        ("Нигдею", "ru", "Нигдею"),
        ("Linzes", "en", "Linzes"),
    ],
)
def test_a_form_is_led_back_to_the_name_that_is_known(
    form: str, language: str, base: str
) -> None:
    assert ReadingContext.for_language(language).find_base(form) == base


@pytest.mark.parametrize(
    ("words", "language", "is_apposition"),
    [
        ("Fahrer Siegen", "de", True),
        ("Stadt Siegen", "de", False),
        ("Über Siegen", "de", False),
        ("Driver Siegen", "en", False),
    ],
)
def test_a_german_noun_before_a_name_may_be_anyone_s(
    words: str, language: str, is_apposition: bool
) -> None:
    context = ReadingContext.for_language(language)
    assert context.is_apposition(words) == is_apposition
