"""Sentences in a model's symbols."""

from __future__ import annotations

import pytest

from lantern.speech import wording
from lantern.speech.neural.durations import PhonemeRange
from lantern.speech.neural.symbols import (
    CLAUSE_MARKS,
    SymbolLine,
    UnknownSoundError,
    lay_out,
    spell,
    split_line,
)
from lantern.speech.phonemes import WordSounds


def lay(
    text: str, *sounds: str, marks: dict[str, str] | None = None
) -> SymbolLine:
    """Lay out a sentence; sounds that begin with + are linked to those before."""
    words = wording.split_words(text, "en", {})
    given = [WordSounds(ipa.lstrip("+"), ipa.startswith("+")) for ipa in sounds]
    wanted = CLAUSE_MARKS if marks is None else marks
    return lay_out(
        words,
        given,
        spell_word=list,
        marks=wanted,
    )


def test_words_stand_between_blanks_and_before_their_marks() -> None:
    line = lay("He came, no?", "hi", "keɪm", "noʊ")
    assert "".join(line.symbols) == "hi keɪm, noʊ?"
    assert line.words == (
        PhonemeRange(0, 2),
        PhonemeRange(3, 7),
        PhonemeRange(9, 12),
    )


def test_linked_words_have_no_blank() -> None:
    line = lay("in the end", "ɪn", "+ðə", "ɛnd")
    assert "".join(line.symbols) == "ɪnðə ɛnd"
    assert line.words == (
        PhonemeRange(0, 2),
        PhonemeRange(2, 4),
        PhonemeRange(5, 8),
    )


def test_a_dash_is_a_pause_after_the_word_before() -> None:
    line = lay("no — go", "no", "", "go")
    assert "".join(line.symbols) == "no; go"
    assert line.words[1] == PhonemeRange(3, 3)


def test_a_full_stop_within_a_sentence_is_no_pause() -> None:
    assert "".join(lay("St. Ann came.", "s", "a", "k").symbols) == "s a k."
    assert "".join(lay("Ann came (once.)", "a", "k", "w").symbols) == "a k w."


def test_marks_stand_once() -> None:
    assert "".join(lay("Oh... well!!", "o", "w").symbols) == "o w!"
    assert "".join(lay("Oh, — well", "o", "", "w").symbols) == "o,; w"


def test_only_marks_that_the_model_knows_are_given() -> None:
    marks = {"“": "“", "”": "”", ",": ","}
    assert "".join(
        lay("“No,” he said.", "n", "h", "s", marks=marks).symbols
    ) == ("“n,” h s")


def test_near_sounds_stand_in_for_those_a_model_lacks() -> None:
    known = set("abɡts")
    assert spell("gats", known, {"g": "ɡ"}) == ["ɡ", "a", "t", "s"]
    assert spell("ʦ", known, {"ʦ": "ts"}) == ["t", "s"]


def test_refinements_of_a_sound_may_be_lacking() -> None:
    assert spell("ˈt\u032aaːʰ t͡s", set("ats"), {}) == ["t", "a", "t", "s"]


@pytest.mark.parametrize("near", [{}, {"x": "q"}])
def test_a_sound_that_may_not_be_lacking_is_named(near: dict[str, str]) -> None:
    with pytest.raises(UnknownSoundError) as caught:
        spell("tax", set("ats"), near)
    assert str(caught.value) == "it has no symbol for the sound 'x'"


# Sentences that are too long


def split(text: str, most: int) -> list[str]:
    """Split a sentence in which each letter is a sound; return its parts."""
    words = wording.split_words(text, "en", {})
    sounds = [WordSounds(word.spoken.strip(",.")) for word in words]
    line = lay_out(
        words,
        sounds,
        spell_word=list,
        marks=CLAUSE_MARKS,
    )
    parts = split_line(line, most)
    for part in parts:
        for i, word in zip(part.words, part.line.words, strict=True):
            said = part.line.symbols[word.first : word.end]
            assert "".join(said) == sounds[i].ipa
    found = []
    for part in parts:
        found.append("".join(part.line.symbols))
    return found


def test_a_sentence_that_fits_stays_whole() -> None:
    assert split("ab, cd ef.", 10) == ["ab, cd ef."]


def test_a_long_sentence_is_cut_at_the_last_mark_that_fits() -> None:
    assert split("ab cd, ef gh ij.", 12) == ["ab cd,", "ef gh ij."]


def test_a_mark_near_the_beginning_is_no_place_to_cut() -> None:
    assert split("ab, cd ef gh ij.", 12) == ["ab, cd ef gh", "ij."]


def test_a_sentence_is_cut_as_often_as_needed() -> None:
    assert split("ab cd ef gh ij", 5) == ["ab cd", "ef gh", "ij"]


def test_a_word_that_is_too_long_is_told() -> None:
    with pytest.raises(ValueError) as caught:
        split("abcdefgh", 5)
    assert str(caught.value) == "a word has more than 5 symbols"
