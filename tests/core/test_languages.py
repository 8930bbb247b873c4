"""Tags of languages."""

from __future__ import annotations

import pytest

from lantern.core.languages import (
    find_language_tag,
    get_film_code,
    get_primary_language,
    is_known_language,
)


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("zh_CN", "zh"),
        ("ZH-Hant-TW", "zh"),
        ("fil", "fil"),
        ("", ""),
    ],
)
def test_the_language_of_a_tag_is_without_region_and_script(
    tag: str, language: str
) -> None:
    assert get_primary_language(tag) == language


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("English", "en"),
        ("  deutsch ", "de"),
        ("ger", "de"),
        ("EN_gb", "en-GB"),
        ("pt-br", "pt-BR"),
        ("ZH-hans", "zh-Hans"),
        ("Русский", "ru"),
        ("日本語", "ja"),
        ("Farsi", "fa"),
        ("Klingon", ""),
        ("", ""),
        ("xx-GB", ""),
    ],
)
def test_a_language_is_known_by_tag_name_and_code(text: str, tag: str) -> None:
    assert find_language_tag(text) == tag


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en-GB", "eng"),
        ("ru", "rus"),
        ("zh-Hant", "zho"),
        # not those of libraries: ger, cze, per
        ("de", "deu"),
        ("cs", "ces"),
        ("fa", "fas"),
        ("th", "tha"),
        ("fil", "fil"),
        ("xx", "und"),
        ("", "und"),
    ],
)
def test_films_have_codes_of_three_letters(tag: str, code: str) -> None:
    assert get_film_code(tag) == code


@pytest.mark.parametrize(
    ("tag", "known"),
    [
        ("ru", True),
        ("zh-TW", True),
        ("sr-Latn", True),
        ("haw", True),
        ("xx", False),
        ("russian", False),
        ("ru-", False),
        ("ru-x", False),
        ("", False),
    ],
)
def test_there_is_such_a_language_or_not(tag: str, known: bool) -> None:
    assert is_known_language(tag) is known
