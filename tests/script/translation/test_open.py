"""The translation of a film into a language, and why there is none that can be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.script.paths import AllowedPaths
from lantern.script.translation.open import (
    find_own_translation,
    open_translation,
)
from lantern.script.translation.read import Translation

TEXTS = "texts:\n  film.title: Фильм\n"


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """The file of a film without translations."""
    (tmp_path / "translations").mkdir()
    file = tmp_path / "film.yml"
    file.write_text("lantern: 1\n", "utf-8")
    return file


def write(
    film: Path, name: str, *, language: str = "ru", about: str = "short"
) -> None:
    """Write a translation of a film, or a part of one."""
    path = film.parent / "translations" / name
    path.parent.mkdir(exist_ok=True)
    head = f"translation: 1\nlanguage: {language}\n"
    named = f"film: {about}\n" if about else ""
    path.write_text(head + named + TEXTS, "utf-8")


def open_it(
    film: Path, language: str = "ru"
) -> tuple[Translation | None, list[str]]:
    """The translation, and what is wrong with it."""
    places = AllowedPaths(film.parent, film.parent)
    found, problems = open_translation(film, language, places, name="short")
    return found, [problem.message for problem in problems]


def test_a_translation_is_found_by_its_language(film: Path) -> None:
    write(film, "ru.yml")
    found, problems = open_it(film)
    assert problems == []
    assert found is not None
    assert found.texts["film.title"].text == "Фильм"


def test_of_a_file_and_a_folder_one_must_go(film: Path) -> None:
    write(film, "ru.yml")
    write(film, "ru/01-one.yml")
    assert open_it(film) == (
        None,
        [
            "the translation is in ru.yml and in the folder ru; delete one of them",
        ],
    )


@pytest.mark.parametrize(
    ("about", "message"),
    [
        (
            "long",
            "this translation is for the film 'long', and this is 'short'; if the film was"
            " renamed, write film: short",
        ),
        ("", "say which film this translation is for: film: short"),
    ],
)
def test_a_translation_is_of_this_film(
    film: Path, about: str, message: str
) -> None:
    write(film, "ru.yml", about=about)
    found, problems = open_it(film)
    assert found is not None
    assert problems == [message]


@pytest.mark.parametrize(
    ("language", "message"),
    [
        (
            "uk",
            "the film has no translation into 'uk': translations/uk.yml isn't there; lantern"
            " translate writes it; there are translations into pt-BR, ru",
        ),
        (
            "pt-PT",
            "the film has no translation into 'pt-PT': translations/pt-PT.yml isn't there;"
            " lantern translate writes it; did you mean 'pt-BR'?",
        ),
        ("Russian", "write ru for 'Russian'"),
        ("xq", "'xq' is no language tag that is known (BCP 47)"),
    ],
)
def test_a_language_without_a_translation_is_told(
    film: Path, language: str, message: str
) -> None:
    write(film, "ru.yml")
    write(film, "pt-BR.yml", language="pt-BR")
    assert open_it(film, language) == (None, [message])


def test_without_any_translation_none_is_offered(film: Path) -> None:
    _, problems = open_it(film)
    assert problems == [
        "the film has no translation into 'ru': translations/ru.yml isn't there; lantern"
        " translate writes it"
    ]


def test_another_ending_is_told(film: Path) -> None:
    write(film, "ru.yaml")
    _, problems = open_it(film)
    assert problems == [
        "rename translations/ru.yaml: a translation ends in .yml"
    ]


def test_a_translation_into_the_film_s_own_language_must_go(film: Path) -> None:
    assert find_own_translation(film, "en") == []
    write(film, "en.yml", language="en")
    (problem,) = find_own_translation(film, "en")
    assert problem.message.startswith(
        "'en' is the film's own language; its texts are"
    )
    assert problem.span is not None
    assert problem.span.file == film.parent / "translations" / "en.yml"
