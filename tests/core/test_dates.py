"""Days as authors write them."""

from __future__ import annotations

import datetime

import pytest

from lantern.core import dates
from lantern.core.interface_words import find_words, list_languages


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("9 August 1945", (1945, 8, 9)),
        ("9 aug", (1939, 8, 9)),
        (" 9. Aug. 1945 ", (1945, 8, 9)),
        ("August 1945", (1945, 8, 1)),
        ("1945", (1945, 1, 1)),
        ("9", (9, 1, 1)),  # the ninth year
        ("1945-09-02", (1945, 9, 2)),
        ("29 feb 1944", (1944, 2, 29)),
    ],
)
def test_a_day_is_read(text: str, date: tuple[int, int, int]) -> None:
    assert (
        dates.parse_day_number(text, 1939) == datetime.date(*date).toordinal()
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "9 Augst",
        "0 June 1945",
        "1945-13-01",
        "9 August 1945 BC",
    ],
)
def test_what_is_no_day_is_refused_with_the_forms(text: str) -> None:
    with pytest.raises(
        ValueError, match="is no date; write it as '9 aug', '9 aug 1945'"
    ):
        dates.parse_day_number(text, 1939)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("31 jun", "June has 30 days"),
        ("1945-06-31", "June has 30 days"),
        ("32. Mai 1945", "May has 31 days"),
        ("30 feb 1944", "February has 29 days"),
        ("29 feb", "February 1939 has 28 days"),
        ("昭和20年6月31日", "June has 30 days"),
    ],
)
def test_a_day_that_its_month_lacks_is_told_how_long_that_is(
    text: str, fault: str
) -> None:
    with pytest.raises(ValueError, match=f"^'{text}' is no date: {fault}$"):
        dates.parse_day_number(text, 1939)


def test_the_year_of_a_date_that_has_one() -> None:
    assert [
        dates.find_year(t) for t in ("9 aug 1945", "1945-08-09", "820", "9 aug")
    ] == [1945, 1945, 820, None]


@pytest.mark.parametrize(
    ("text", "year", "day", "precision"),
    [
        ("9 aug", 1945, "1945-08-09", "day"),
        ("9 Aug.", 1945, "1945-08-09", "day"),
        ("9. August", 1945, "1945-08-09", "day"),
        ("9 aug 1945", None, "1945-08-09", "day"),
        ("1945-08-09", None, "1945-08-09", "day"),
        ("29 feb 1944", None, "1944-02-29", "day"),
        ("9 августа 1945 года", None, "1945-08-09", "day"),
        ("9 августа 1945 г.", None, "1945-08-09", "day"),
        ("9 sierpnia 1945 r.", None, "1945-08-09", "day"),
        ("9 серпня 1945 року", None, "1945-08-09", "day"),
        ("август 1945 г.", None, "1945-08-01", "month"),
        ("1.º de agosto de 1945", None, "1945-08-01", "day"),
        ("9.8.1945", None, "1945-08-09", "day"),
        ("昭和20年8月9日", None, "1945-08-09", "day"),
        ("昭和20年8月", None, "1945-08-01", "month"),
        ("aug 1945", None, "1945-08-01", "month"),
        ("1945", None, "1945-01-01", "year"),
        ("330", 1945, "0330-01-01", "year"),
        ("9. März 1945", None, "1945-03-09", "day"),
        ("1er août 1944", None, "1944-08-01", "day"),
        ("9 de agosto de 1945", None, "1945-08-09", "day"),
        ("agosto de 1945", None, "1945-08-01", "month"),
        ("9 августа", 1945, "1945-08-09", "day"),
        ("август 1945", None, "1945-08-01", "month"),
        ("9 października 1945", None, "1945-10-09", "day"),
        ("1945年8月9日", None, "1945-08-09", "day"),
        ("8月9日", 1945, "1945-08-09", "day"),
        ("1945年8月", None, "1945-08-01", "month"),
        ("1945년 8월 9일", None, "1945-08-09", "day"),
        ("1945年", None, "1945-01-01", "year"),
    ],
)
def test_dates_are_read_in_every_form(
    text: str, year: int | None, day: str, precision: str
) -> None:
    number = datetime.date.fromisoformat(day).toordinal()
    assert dates.parse(text, year) == (number, precision)


@pytest.mark.parametrize(
    "text",
    [
        "9 aug",
        "30 feb 1945",
        "9 ju 1945",
        "32 aug 1945",
        "aug",
        "yesterday",
        "0",
        "1945-13-01",
        "9 jui 1945",
        "8月",
        "8月9日",
        "1945年13月",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert dates.parse(text, None) is None


def test_dates_are_told_as_finely_as_they_are_given() -> None:
    first, _ = dates.parse("9 aug 1945", None) or (0, "")
    assert dates.format_day(first, "day", find_words("en").dates) == "9 August"
    assert (
        dates.format_day(first + 0.99, "day", find_words("en").dates)
        == "9 August"
    )
    assert (
        dates.format_day(first, "month", find_words("en").dates)
        == "August 1945"
    )
    assert dates.format_day(first, "year", find_words("en").dates) == "1945"


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("de", ["1. August", "August 1945", "1945"]),
        ("fr", ["1er août", "août 1945", "1945"]),
        ("es", ["1 de agosto", "agosto de 1945", "1945"]),
        ("pt", ["1º de agosto", "agosto de 1945", "1945"]),
        ("ru", ["1 августа", "август 1945", "1945"]),
        ("pl", ["1 sierpnia", "sierpień 1945", "1945"]),
        ("ja", ["8月1日", "1945年8月", "1945年"]),
        ("ko", ["8월 1일", "1945년 8월", "1945년"]),
    ],
)
def test_dates_are_told_in_other_languages(
    language: str, texts: list[str]
) -> None:
    words = find_words(language).dates
    day = datetime.date(1945, 8, 1).toordinal()
    grains: list[dates.DatePrecision] = ["day", "month", "year"]
    assert [dates.format_day(day, grain, words) for grain in grains] == texts


def test_an_authors_months_stand_in_the_dates_of_the_language() -> None:
    own = [
        "I",
        "II",
        "III",
        "IV",
        "V",
        "VI",
        "VII",
        "VIII",
        "IX",
        "X",
        "XI",
        "XII",
    ]
    day = datetime.date(1945, 8, 9).toordinal()
    words = find_words("de").dates
    assert dates.format_day(day, "day", words, months=own) == "9. VIII"


@pytest.mark.parametrize(
    ("language", "text", "translated"),
    [
        ("de", "9 aug 1945", "9. August 1945"),
        ("de", "9. August", "9. August"),
        ("ru", "9 aug", "9 августа"),
        ("ru", "August 1945", "август 1945"),
        ("ru", "1945-08-09", "9 августа 1945"),
        ("ja", "1 Aug. 1945", "1945年8月1日"),
        ("fr", "29 feb", "29 février"),
        ("fr", "9 mai 1945", "9 mai 1945"),
        ("ja", "1945", "1945"),
        ("de", "the ninth", "the ninth"),
    ],
)
def test_english_and_iso_dates_are_translated(
    language: str, text: str, translated: str
) -> None:
    assert dates.translate_date(text, find_words(language).dates) == translated


@pytest.mark.parametrize("language", list_languages())
def test_a_translated_date_names_the_same_day(language: str) -> None:
    words = find_words(language).dates
    for month in dates.MONTHS:
        text = f"3 {month} 1945"
        assert dates.parse(
            dates.translate_date(text, words), None
        ) == dates.parse(text, None)
