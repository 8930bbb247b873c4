"""Text: phrases found among words, names for files, single lines, values of YAML."""

from __future__ import annotations

import pytest
import yaml

from lantern.core.text import (
    compose_line,
    find_phrase,
    fold,
    join_numbers,
    make_encodable,
    make_one_line,
    make_slug,
    quote_yaml,
    quote_yaml_list,
)

WORDS = [
    "On",
    "its",
    "left",
    "—",
    "the",
    "36th",
    "Army,",
    "on",
    "its",
    "left,",
    "crossed",
    "the",
    "Argun.",
]


@pytest.mark.parametrize(
    ("phrase", "after", "index"),
    [
        ("on its left", 0, 0),
        ("On its left,", 1, 7),
        ("ON  ITS LEFT the 36th", 0, 0),
        ("left the", 0, 2),
        ("36th army", 0, 5),
        ("the Argun", 0, 11),
        ("crossed the Argun.", 0, 10),
        ("cross", 0, None),
        ("gun", 0, None),
        ("the Argun and", 0, None),
        ("on its left", 8, None),
        ("…", 0, None),
        ("", 0, None),
    ],
)
def test_phrases_match_whole_words_without_case_blanks_or_marks(
    phrase: str, after: int, index: int | None
) -> None:
    assert find_phrase(WORDS, phrase, after) == index


UNSPACED = ["一九四五年", "八月", "九日", "ソ連軍は", "満洲国に", "GPS", "で"]


@pytest.mark.parametrize(
    ("phrase", "after", "index"),
    [
        ("八月九日", 0, 1),
        ("九日、ソ連軍", 0, 2),
        ("連軍", 0, 3),
        ("に", 0, 4),
        ("満洲", 5, None),
        ("gps で", 0, 5),
        ("ps", 0, None),
    ],
)
def test_without_blanks_a_phrase_may_begin_inside_a_word(
    phrase: str, after: int, index: int | None
) -> None:
    assert find_phrase(UNSPACED, phrase, after) == index


def test_text_is_compared_in_one_unicode_form_without_case_or_marks() -> None:
    assert fold("Ｃafé — “X”") == "caféx"
    assert fold("cafe\u0301 X") == "caféx"


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Over the Khingan, 1945!", "over-the-khingan-1945"),
        ("Grüße", "grusse"),
        ("Łódź, æon, 1½", "lodz-aeon-112"),
        ("Щучья ёлка", "shchuchya-yolka"),
        ("Київ", "kiyiv"),
        ("Αθήνα", "athina"),
        ("서울의 역사", "seoulyi-yeogsa"),
        ("長い道", ""),
        ("../../etc/passwd", "etc-passwd"),
        ("-rf", "rf"),
        ("哈尔滨", ""),
        ("x" * 300, "x" * 80),
        ("x" * 79 + " y", "x" * 79),
        ("Con", "con-1"),
        ("LPT9", "lpt9-1"),
        ("com10", "com10"),
        ("con-1", "con-1"),
    ],
)
def test_names_of_files_are_safe(text: str, slug: str) -> None:
    assert make_slug(text) == slug


def test_a_line_has_no_control_characters_and_single_blanks() -> None:
    assert make_one_line(" a\x00b\n c\u202ed\t") == "a b cd"


def test_a_composed_line_has_one_form_of_each_letter() -> None:
    assert compose_line(" cafe\u0301 \n noir ") == "caf\u00e9 noir"


def test_a_broken_character_becomes_a_question_mark() -> None:
    assert make_encodable("a\udcffb") == "a?b"


@pytest.mark.parametrize(
    "text",
    ["Over the Khingan", "CC-BY-4.0", "Élan (1900)", "It’s “here”", "…", "a"],
)
def test_plain_text_needs_no_quotes_in_yaml(text: str) -> None:
    assert quote_yaml(text) == text


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("No", '"No"'),
        ("null", '"null"'),
        ("1945", '"1945"'),
        ("north, south", '"north, south"'),
        ("a: b", '"a: b"'),
        ("Who?", '"Who?"'),
        ("a #b", '"a #b"'),
        (" a", '" a"'),
        ("", '""'),
        ('say "x"', '"say \\"x\\""'),
        ("a\nb", '"a\\nb"'),
    ],
)
def test_text_that_yaml_would_misread_stands_in_quotes(
    text: str, quoted: str
) -> None:
    assert quote_yaml(text) == quoted


@pytest.mark.parametrize(
    "text",
    ["yes", "n", "None", "a - b", "It's", "x?", "[a]", "- a", "é", "…", "…b"],
)
def test_yaml_reads_quoted_text_as_the_same_text(text: str) -> None:
    assert yaml.safe_load(f"- {{key: {quote_yaml(text)}}}") == [{"key": text}]


def test_texts_make_a_list_in_brackets() -> None:
    assert quote_yaml_list(["a", "b, c"]) == '[a, "b, c"]'
    assert quote_yaml_list([]) == "[]"


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ([], ""),
        ([3], "3"),
        ([3, 4], "3, 4"),
        ([7, 3, 11, 12, 13, 14], "3, 7, 11–14"),
        ([1, 2, 3, 5, 6, 7, 7], "1–3, 5–7"),
    ],
)
def test_numbers_in_a_row_are_a_range(numbers: list[int], text: str) -> None:
    assert join_numbers(numbers) == text
