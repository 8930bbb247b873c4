"""Amounts and ordinals, as an English narrator says them."""

from __future__ import annotations

import pytest

from tests.support.spoken import say


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("1,234", "one thousand two hundred thirty-four"),
        ("12", "twelve"),
        ("0", "zero"),
        ("100", "one hundred"),
        ("101", "one hundred one"),
        ("1,000,000", "one million"),
        ("1.5", "one point five"),
        ("0.5", "zero point five"),
        ("3.14159", "three point one four one five nine"),
        ("2.50", "two point five"),
        ("1/2", "one half"),
        ("2 1/2", "two and a half"),
        ("1¾", "one and three quarters"),
        ("1st", "first"),
        ("22nd", "twenty-second"),
        ("No. 5", "number five"),
        ("3rd floor", "third floor"),
        ("+5", "plus five"),
        ("-5", "minus five"),
        ("−5", "minus five"),
        ("5–10", "five to ten"),
        ("5-10 men", "five to ten men"),
        ("1 in 5", "one in five"),
        ("3 million", "three million"),
        ("3.5 million", "three point five million"),
        ("1.2 bn", "one point two billion"),
        ("20m people", "twenty million people"),
        (
            "1234567",
            "one million two hundred thirty-four thousand five hundred sixty-seven",
        ),
        ("100 000", "one hundred thousand"),
        ("12th", "twelfth"),
        ("the 2nd Army", "the second Army"),
        ("Louis XIV", "Louis the fourteenth"),
        ("World War II", "World War two"),
        ("Chapter IV", "Chapter four"),
        ("Henry VIII's", "Henry the eighth's"),
        ("vol. 2", "volume two"),
        ("pp. 3–5", "pages three to five"),
        ("p. 7", "page seven"),
    ],
)
def test_an_amount_is_said_in_words(written: str, heard: str) -> None:
    assert say(written) == heard
