"""The value of numbers in words."""

from __future__ import annotations

import pytest

from lantern.article.facts.languages import WORDS
from lantern.article.facts.number_words import get_parser


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("ru", "восемьдесят четыре тысячи пятьсот", 84500),
        ("ru", "полтора миллиона", 1500000),
        ("ru", "два с половиной", 2.5),
        ("ru", "тысяча", 1000),
        ("ru", "семь восемь", None),
        ("ru", "семь книг", None),
        ("de", "vierundachtzigtausendfünfhundert", 84500),
        ("de", "neunzehnhundertfünfundvierzig", 1945),
        ("de", "eine halbe Million", 500000),
        ("nl", "vierentachtigduizend", 84000),
        ("nl", "tweeëntwintig", 22),
        ("it", "ottantottomila", 88000),
        ("it", "centocinquantuno", 151),
        ("it", "un milione e mezzo", 1500000),
        ("fr", "quatre-vingt-dix-sept", 97),
        ("fr", "soixante et onze", 71),
        ("fr", "deux cent mille", 200000),
        ("es", "dos mil trescientos cuarenta y cinco", 2345),
        ("pt", "mil novecentos e quarenta e cinco", 1945),
        ("pl", "sto dwadzieścia trzy tysiące", 123000),
        ("uk", "двісті п'ять", 205),
    ],
)
def test_words_have_a_value(
    language: str, text: str, value: float | None
) -> None:
    assert get_parser(WORDS[language]).parse(text) == value


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("ru", "тысяча девятьсот сорок пятого", 1945),
        ("ru", "тридцать восьмой", 38),
        ("pl", "piątej", 5),
        ("uk", "двадцять першого", 21),
        ("de", "neunten", 9),
        ("de", "zwanzig", None),
    ],
)
def test_the_last_word_makes_an_ordinal(
    language: str, text: str, value: float | None
) -> None:
    assert get_parser(WORDS[language]).parse_ordinal(text) == value
