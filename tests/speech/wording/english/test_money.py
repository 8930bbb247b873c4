"""Sums of money, as an English narrator says them."""

from __future__ import annotations

import pytest

from tests.support.spoken import say


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("$5", "five dollars"),
        ("$5.50", "five dollars fifty"),
        ("$0.05", "five cents"),
        ("$1,000", "one thousand dollars"),
        ("$3 million", "three million dollars"),
        ("$2.5bn", "two point five billion dollars"),
        ("£20", "twenty pounds"),
        ("£1", "one pound"),
        ("£3.50", "three pounds fifty"),
        ("€10", "ten euros"),
        ("€1.20", "one euro twenty"),
        ("a $5 note", "a five dollar note"),
        ("$5-10", "five to ten dollars"),
        ("$5 a day", "five dollars a day"),
        ("US$5", "five dollars"),
        ("5 dollars", "five dollars"),
        ("¥300", "three hundred yen"),
        ("£1m", "one million pounds"),
        ("$100k", "one hundred thousand dollars"),
        ("$5.", "five dollars."),
        ("$1.01", "one dollar one"),
        ("£0.01", "one penny"),
        ("$1.5 million", "one point five million dollars"),
        ("10,000 marks", "ten thousand marks"),
        ("$1 million", "one million dollars"),
        ("the $3m house", "the three million dollar house"),
    ],
)
def test_a_sum_of_money_is_said_with_its_currency_behind_it(
    written: str, heard: str
) -> None:
    assert say(written) == heard


def test_a_sum_before_its_thing_stays_in_the_singular() -> None:
    assert say("a $5 note") == "a five dollar note"
    assert say("the $3m house") == "the three million dollar house"


def test_small_change_has_a_name_of_its_own() -> None:
    assert [say(text) for text in ("$0.05", "£0.01", "€0.50")] == [
        "five cents",
        "one penny",
        "fifty cents",
    ]


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("$1", "one dollar"),
        ("¥1", "one yen"),
        ("¥200", "two hundred yen"),
        ("£2.05", "two pounds five"),
        ("$1.00", "one dollar"),
        ("$2.5", "two point five dollars"),
        ("$3 thousand", "three thousand dollars"),
        ("$3, thousand", "three dollars, thousand"),
        ("€4m", "four million euros"),
        ("₽7", "seven roubles"),
    ],
)
def test_money(written: str, heard: str) -> None:
    assert say(written) == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("1.5m people", "one point five million people"),
        ("2.3m acres", "two point three million acres"),
        ("4m votes", "four million votes"),
        ("2m young men", "two million young men"),
        ("300k jobs", "three hundred thousand jobs"),
        ("a 5k run", "a 5k run"),
        ("3bn", "three billion"),
        ("3 m and 1.8m tall", "three metres and one point eight metres tall"),
        ("3m walls", "three metres walls"),
        ("$1.5M", "one point five million dollars"),
        ("$10-15 million", "ten to fifteen million dollars"),
        ("$10m-15m", "ten million to fifteen million dollars"),
        ("$5-$10", "five to ten dollars"),
        ("$2tn", "two trillion dollars"),
        ("A$20 and C$1", "twenty Australian dollars and one Canadian dollar"),
        ("50p, 25¢ and 5€.", "fifty pence, twenty-five cents and five euros."),
        ("$0.99", "ninety-nine cents"),
        ("-$3", "minus three dollars"),
    ],
)
def test_millions_thousands_and_ranges_of_money(
    written: str, heard: str
) -> None:
    assert say(written) == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("£5 10s. 6d. then", "five pounds ten shillings and six pence then"),
        ("at 10s. 6d.", "at ten shillings and six pence."),
        ("cost £1 1s. a day", "cost one pound one shilling a day"),
        ("2½d a day", "two and a half pence a day"),
        ("in the 20s", "in the twenties"),
    ],
)
def test_shillings_and_pence(written: str, heard: str) -> None:
    assert say(written) == heard
