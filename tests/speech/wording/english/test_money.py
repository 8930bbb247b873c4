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
