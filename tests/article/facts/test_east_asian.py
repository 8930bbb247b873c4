"""Numbers in digits and numerals of Chinese, Japanese and Korean."""

from __future__ import annotations

import pytest

from lantern.article.facts.east_asian import parse_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("150万", 1500000),
        ("一百五十万", 1500000),
        ("150多万", 1500000),
        ("1億5000万", 150000000),
        ("八万四千", 84000),
        ("8万4千", 84000),
        ("一千零五", 1005),
        ("十五", 15),
        ("二〇二四", 2024),
        ("二点五", 2.5),
        ("84,000", 84000),
        ("2.5", 2.5),
        ("백오십만", 1500000),
        ("3만 5천", 35000),
        ("两万", 20000),
        ("abc", None),
    ],
)
def test_numerals_have_a_value(text: str, value: float | None) -> None:
    assert parse_number(text) == value
