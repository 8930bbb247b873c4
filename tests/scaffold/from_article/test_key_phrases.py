"""A few words of a stretch of speech for a card."""

from __future__ import annotations

import pytest

from lantern.scaffold.from_article.key_phrases import KeyPhrases, load_small_words
from tests.support.imports import block, make_article


def make(language: str = "en", text: str = "") -> KeyPhrases:
    return KeyPhrases(make_article(block("paragraph", text), language=language))


@pytest.mark.parametrize(
    ("language", "text", "phrase"),
    [
        ("en", "It was the largest army of its time.", "Largest army"),
        ("en", "They were led by the council of Anser.", "Council of Anser"),
        ("en", "he quickly went to the ‘Elite’ Forces.", "Elite Forces"),
        ("en", "and the soldiers’ graves are there.", "Soldiers’ graves"),
        ("de", "Dort stand der alte Turm der Stadtmauer.", "Alte Turm der Stadtmauer"),
        ("fr", "On y trouva les restes du vieux moulin.", "Restes du vieux moulin"),
        ("ru", "Там была старая крепость на берегу.", "Старая крепость на берегу"),
        ("zh", "他来到这里，看见了古老的城墙。", "看见了古老的城墙"),
    ],
)
def test_a_phrase_has_no_small_words_at_its_ends(
    language: str, text: str, phrase: str
) -> None:
    assert make(language).choose(text) == phrase


def test_no_phrase_comes_twice() -> None:
    phrases = make()
    text = "It was the old bridge, and the new road."
    assert {phrases.choose(text), phrases.choose(text)} == {"Old bridge", "New road"}
    assert phrases.choose(text) == ""


def test_a_word_alone_is_a_name_or_one_that_the_article_repeats() -> None:
    assert make().choose("It was remarkable.") == ""
    assert make(text="A chronicle, the chronicle.").choose("It is the chronicle.") == (
        "Chronicle"
    )
    assert make().choose("It was Byzantium.") == "Byzantium"


def test_small_words_of_an_unknown_language_are_none() -> None:
    assert "the" in load_small_words("en-GB")
    assert load_small_words("fi") == frozenset()


@pytest.mark.parametrize(
    ("language", "text", "phrase"),
    [
        ("de", "Als die Flut Dresden erreichte, war es so.", ""),
        ("de", "In Prag hatte sie schon die Altstadt bedroht.", ""),
        ("en", "I sail from Colon for New Orleans on Saturday.", "New Orleans"),
        ("en", "The old bridge trembled as they passed.", ""),
        ("ru", "На лёд вышли машины, и последняя прошла.", ""),
        ("it", "Il terremoto distrusse Messina, e il porto crollò.", "Messina"),
        ("es", "Desde Madrid se prometieron nuevos faros, pero tardaron.", "Madrid"),
        ("en", "I have tried it since January.", ""),
        ("de", "Dort zeigte der Pegel der Brücke nichts mehr an.", "Pegel der Brücke"),
        ("pl", "Do kopalni wdarła się woda.", ""),
    ],
)
def test_a_phrase_doesn_t_cut_through_clauses(
    language: str, text: str, phrase: str
) -> None:
    assert make(language).choose(text) == phrase
