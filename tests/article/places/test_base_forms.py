"""Names as the dictionary has them, from those in a text."""

from __future__ import annotations

import pytest

from lantern.article.places.base_forms import list_base_forms


@pytest.mark.parametrize(
    ("language", "name", "form"),
    [
        ("ru", "Харбине", "Харбин"),
        ("ru", "Москвы", "Москва"),
        ("ru", "России", "Россия"),
        ("ru", "Казани", "Казань"),
        ("ru", "Великого Новгорода", "Великий Новгород"),
        ("pl", "Krakowie", "Kraków"),
        ("pl", "Łodzi", "Łódź"),
        ("pl", "Kielcach", "Kielce"),
        ("pl", "Kielc", "Kielce"),
        ("pl", "Katowic", "Katowice"),
        ("pl", "Suwałk", "Suwałki"),
        ("pl", "Wilnie", "Wilno"),
        ("pl", "Wiedniem", "Wiedeń"),
        ("uk", "Харкові", "Харків"),
        ("uk", "Одесі", "Одеса"),
    ],
)
def test_endings_of_cases_are_taken_back(
    language: str, name: str, form: str
) -> None:
    assert form in list_base_forms(name, language)


def test_the_name_itself_comes_first() -> None:
    assert next(list_base_forms("Москва", "ru")) == "Москва"


def test_languages_without_cases_have_the_name_alone() -> None:
    assert list(list_base_forms("Genoa", "en")) == ["Genoa"]
