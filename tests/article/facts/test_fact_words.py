"""Tables of words: endings in parentheses, several words for a value."""

from __future__ import annotations

from lantern.article.facts.fact_words import (
    add_ending,
    expand,
    match_any,
    read_numbers,
    read_table,
)


def test_a_word_has_each_of_its_endings() -> None:
    assert list(expand("дв(а|е|ух)")) == ["два", "две", "двух"]
    assert list(expand("миллион(|а)")) == ["миллион", "миллиона"]
    assert list(expand("per~cento")) == ["per cento"]


def test_a_table_names_the_value_of_each_word() -> None:
    assert read_table("km=km|kilomet(er|re) %=per~cent") == {
        "km": "km",
        "kilometer": "km",
        "kilometre": "km",
        "per cent": "%",
    }
    assert read_numbers("1.5=полтор(а|ы)") == {"полтора": 1.5, "полторы": 1.5}


def test_stems_get_their_endings() -> None:
    assert (
        add_ending("1=erst 2=zweit", "(e|en)") == "1=erst(e|en) 2=zweit(e|en)"
    )


def test_the_longest_word_is_looked_for_first() -> None:
    assert match_any({"vier": 4, "vierzehn": 14, "tsd.": 1000}) == (
        r"vierzehn|vier|tsd\."
    )
    assert match_any({}) == "(?!)"
