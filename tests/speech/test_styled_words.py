"""The words of a narration with marks: what is said for each, and how it is wanted."""

from __future__ import annotations

from lantern.core.words import JOINED
from lantern.script.model.voice import Pronunciation
from lantern.script.narration_parser import parse_narration
from lantern.script.spoken_text import SpokenStyle
from lantern.speech import wording
from lantern.speech.styled_words import StyledWord, list_styled_words


def style(narration: str, language: str = "en") -> list[StyledWord]:
    return list_styled_words(parse_narration(narration), language, {})


def say(narration: str, language: str = "en") -> list[tuple[str, str]]:
    """Each word as it is written and as it is said."""
    return [
        (each.word.written, each.word.spoken)
        for each in style(narration, language)
    ]


def test_without_marks_words_are_those_of_the_text() -> None:
    text = "In 1945 Dr. Hall crossed the Ob. It was\n\n“cold”."
    lexicon = {"Hall": Pronunciation(say="hawl")}
    styled = list_styled_words(parse_narration(text), "en", lexicon)
    assert tuple(each.word for each in styled) == wording.split_words(
        text, "en", lexicon
    )
    assert {each.style for each in styled} == {SpokenStyle()}


def test_a_word_keeps_the_marks_of_its_sentence() -> None:
    assert say("From [ru: Хабаровск], on.") == [
        ("From", "From"),
        ("Хабаровск,", "Хабаровск,"),
        ("on.", "on."),
    ]


def test_each_language_is_read_by_its_own_rules() -> None:
    assert say("The 5 [ru: 5 солдат] and 5.") == [
        ("The", "The"),
        ("5", "five"),
        ("5", "пять"),
        ("солдат", "солдат"),
        ("and", "and"),
        ("5.", "five."),
    ]


def test_words_are_spelled_letter_by_letter() -> None:
    assert say("The [spell: T-34], [spell: ABC].") == [
        ("The", "The"),
        ("T-34,", "T three four,"),
        ("ABC.", "eigh B C."),
    ]
    assert say("Танк [spell: Т-34].", "ru")[1] == ("Т-34.", "тэ три четыре.")


def test_the_places_of_words_are_those_in_the_text() -> None:
    spoken = parse_narration("A [ann] “b” [ru: в]\n\n*c*")
    found = list_styled_words(spoken, "en", {})
    places = [spoken.text[each.word.start : each.word.end] for each in found]
    assert places == ["A", "“b”", "в", "c"]
    styles = [each.style for each in found]
    assert [each.speaker for each in styles] == ["", "ann", "ann", ""]
    assert [each.emphasis for each in styles] == [False, False, False, True]


def test_without_blanks_a_word_ends_where_its_language_does() -> None:
    found = style("去[ru: Хабаровск]吧", "zh")
    assert [(each.word.written, each.style.language) for each in found] == [
        (f"去{JOINED}", ""),
        (f"Хабаровск{JOINED}", "ru"),
        ("吧", ""),
    ]
