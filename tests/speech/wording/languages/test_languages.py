"""Figures in languages other than English."""

from __future__ import annotations

import pytest

from tests.support.spoken import say


@pytest.mark.parametrize(
    ("language", "written", "heard"),
    [
        (
            "ru",
            "в 21 день, 9 августа",
            "в двадцать один день, девятого августа",
        ),
        (
            "de",
            "1945 fielen 12,5 % von 1.200",
            "neunzehnhundertfünfundvierzig fielen zwölf Komma fünf Prozent von "
            "eintausendzweihundert",
        ),
        (
            "de",
            "120–150 km",
            "einhundertzwanzig bis einhundertfünfzig Kilometer",
        ),
        ("fr", "à 1 km, 3km", "à un kilomètre, trois kilomètres"),
        (
            "es",
            "el 84% de 1945",
            "el ochenta y cuatro por ciento de mil novecientos cuarenta y cinco",
        ),
        ("xx", "21 x 3-4", "21 x 3-4"),
    ],
)
def test_other_languages_get_numbers_in_their_own_words(
    language: str, written: str, heard: str
) -> None:
    assert say(written, language=language) == heard


@pytest.mark.parametrize(
    ("language", "written", "heard"),
    [
        ("de", "1 t und 2 t", "eine Tonne und zwei Tonnen"),
        ("de", "2t", "zwei Tonnen"),
        ("fr", "12 %", "douze pour cent"),
        ("es", "1 km y 3 km", "un kilómetro y tres kilómetros"),
        ("nl", "5 kg", "vijf kilogram"),
        ("ru", "5 km", "пять километров"),
    ],
)
def test_units_after_numbers(language: str, written: str, heard: str) -> None:
    assert say(written, language=language) == heard


def test_a_unit_without_a_number_stays_as_written() -> None:
    assert say("viele km", language="de") == "viele km"


@pytest.mark.parametrize(
    ("language", "written", "heard"),
    [
        ("de", "1945 km", "eintausendneunhundertfünfundvierzig Kilometer"),
        ("de", "1.000.000", "eine Million"),
        ("de", "3,5", "drei Komma fünf"),
        ("de", "3.5", "3.5"),
        ("de", "3-4", "drei bis vier"),
        ("pl", "3-4", "trzy do czterech"),
        ("ru", "3-4", "три – четыре"),
        ("de-AT", "21", "einundzwanzig"),
        ("de", "T34", "T34"),
        ("de", "5x", "5x"),
    ],
)
def test_numbers_years_and_ranges(
    language: str, written: str, heard: str
) -> None:
    assert say(written, language=language) == heard


def test_what_the_lexicon_says_goes_before() -> None:
    assert (
        say("21 Tage", {"21": "blackjack"}, language="de") == "blackjack Tage"
    )


@pytest.mark.parametrize(
    ("language", "written", "heard"),
    [
        (
            "de",
            "€ 1,5 Mio. und $3 Millionen",
            "eins Komma fünf Millionen Euro und drei Millionen Dollar",
        ),
        (
            "fr",
            "$3 millions, 3 millions €",
            "trois millions de dollars, trois millions d'euros",
        ),
        ("es", "€ 2,5 millones", "dos coma cinco millones de euros"),
        (
            "it",
            "$3 milioni, 3 milioni €",
            "tre milioni di dollari, tre milioni di euro",
        ),
        ("pt", "R$ 3 milhões, R$ 5", "três milhões de reais, cinco reais"),
        ("nl", "€ 1,5 miljoen", "één komma vijf miljoen euro"),
        ("sv", "$3 miljoner", "tre miljoner dollar"),
        ("ru", "$3 млн", "три миллиона долларов"),
        ("uk", "$3 млн", "три мільйони доларів"),
        ("pl", "$3 mln", "trzy miliony dolarów"),
    ],
)
def test_the_name_of_money_comes_behind_millions(
    language: str, written: str, heard: str
) -> None:
    assert say(written, language=language) == heard


@pytest.mark.parametrize(
    ("language", "written", "heard"),
    [
        (
            "ru",
            "ок. 500 г. до н. э. было",
            "около пятисотого года до нашей эры было",
        ),
        ("uk", "500 р. до н. е. було", "п'ятисотого року до нашої ери було"),
        (
            "pl",
            "ok. 500 r. p.n.e. było",
            "około pięćsetnego roku przed naszą erą było",
        ),
        ("ru", "500 г муки", "пятьсот граммов муки"),
        ("es", "el s. XIX", "el siglo diecinueve"),
        ("it", "nel sec. XIX", "nel secolo diciannovesimo"),
        ("pt", "no séc. XIX", "no século dezanove"),
    ],
)
def test_short_forms_of_years_and_centuries(
    language: str, written: str, heard: str
) -> None:
    assert say(written, language=language) == heard
