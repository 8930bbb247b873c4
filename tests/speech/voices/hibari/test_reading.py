"""Words of a sentence as hibari's models take them."""

from __future__ import annotations

import pytest

from lantern.core import phonetics
from lantern.core.problems import VoiceFailure
from lantern.script.model.voice import Pronunciation
from lantern.speech import wording
from lantern.speech.voices.hibari import load_vocabulary
from lantern.speech.voices.hibari.reading import (
    WordReading,
    read_words,
    split_clauses,
)

pytest.importorskip("hibari")

ALPHABET = frozenset(
    " .,;:!?…—()ˈˌːAIOQTWYabdefhijklmnpstuvwzæðŋɑɒɔəɛɜɡɪɹʃʊʌʒʤʧθᵊᵻɐ"
)


def read(
    text: str,
    lexicon: dict[str, Pronunciation] | None = None,
    *,
    british: bool = False,
) -> list[WordReading]:
    words = wording.split_words(text, "en", lexicon or {})
    return read_words(
        words,
        british=british,
        alphabet=ALPHABET,
    )


def write(readings: list[WordReading]) -> str:
    return " ".join(reading.text for reading in readings if reading.text)


def test_a_sentence_is_read_with_its_marks() -> None:
    found = read("At midnight, the clocks stop.")
    assert write(found) == "ˌæt mˈɪdnˌIt, ðə klˈɑks stˈɑp."
    assert found[1] == WordReading("", "mˈɪdnˌIt", ",")
    assert found[4] == WordReading("", "stˈɑp", ".")


def test_british_english_has_its_own_readings() -> None:
    assert write(read("The clocks stop.", british=True)) == "ðə klˈɒks stˈɒp."


def test_a_word_of_several_spoken_words_has_one_reading() -> None:
    (found,) = read("1945.")
    assert found == WordReading("", "nˌIntˈin fˌɔɹTifˈIv", ".")


def test_the_lexicons_sounds_go_before_any_reading() -> None:
    lexicon = {"Hailar": Pronunciation(ipa="haɪˈlɑːr")}
    found = read("“Hailar’s gate,” said he.", lexicon)
    assert write(found) == "hIlˈɑɹz ɡˈAt, sˈɛd hi."
    assert not found[0].is_guess


def test_sounds_of_a_name_in_parts_are_its_own() -> None:
    lexicon = {
        "Trans-Baikal": Pronunciation(say="trans by-kahl", ipa="trænz baɪˈkɑːl")
    }
    found = read("The Trans-Baikal Front.", lexicon)
    assert found[1] == WordReading("", "tɹˈænz bIkˈɑl", "")


def test_a_name_that_no_dictionary_has_is_a_guess() -> None:
    found = read("The fortress of Qiqizar fell.")
    assert [reading.is_guess for reading in found] == [False] * 3 + [
        True,
        False,
    ]


def test_quotation_marks_change_no_word() -> None:
    assert write(read("“Why?” he asked.")) == "wˌI? hi ˈæskt."


def test_a_dash_alone_is_a_mark() -> None:
    found = read("He — not I — fell.")
    assert [reading.text for reading in found] == [
        "hˌi",
        "—",
        "nˌɑt",
        "ˌI",
        "—",
        "fˈɛl.",
    ]
    assert found[1] == WordReading("—", "", "")


def test_a_full_stop_within_a_sentence_is_no_pause() -> None:
    words = wording.split_words("The Lt. of the U.S. fell.", "en", {})
    found = read_words(
        words,
        british=False,
        alphabet=ALPHABET,
    )
    assert "." not in write(found)[:-1]


@pytest.mark.parametrize("name", ["北京", "Маршал"])
def test_letters_that_it_cant_read_are_named(name: str) -> None:
    with pytest.raises(VoiceFailure) as caught:
        read(f"Nobody in {name} knew.")
    assert caught.value.message == (
        f"hibari can't read '{name}'; say in the lexicon how it is spoken"
    )


def test_letters_that_the_lexicon_reads_are_no_trouble() -> None:
    lexicon = {
        "Маршал": Pronunciation(ipa="ˈmɑːrʃəl"),
        "北京": Pronunciation(say="Beijing"),
    }
    assert write(read("Маршал, 北京!", lexicon)) == "mˈɑɹʃəl, bˌAʤˈɪŋ!"


def test_accents_that_it_doesnt_know_are_left_out() -> None:
    assert read("Nguyễn.")[0].sounds == read("Nguyen.")[0].sounds


def test_a_sound_that_the_model_lacks_is_named() -> None:
    words = wording.split_words("Judge.", "en", {})
    with pytest.raises(VoiceFailure) as caught:
        read_words(
            words,
            british=False,
            alphabet=ALPHABET - {"ʤ"},
        )
    assert caught.value.message == (
        "hibari has no sound 'ʤʤ', which is in 'Judge.' (ʤˈʌʤ);"
        " give the word another `ipa` in the lexicon"
    )


# Every letter of IPA that a lexicon may hold; `check` refuses others at their place.
SIGNS = (
    "tʃ dʒ tɕ dʑ tʂ dʐ p b t d k ɡ f v θ ð s z ʃ ʒ ɕ ʑ ʂ ʐ h ɦ x χ ç ɣ m n ŋ ɲ l ɫ ɬ ʎ ɹ r ɻ ʁ j"
    " w ʋ ɾ ʔ c ɟ q β ɸ ɥ ɭ ɱ ɳ ɴ ɖ ʈ ɽ ħ eɪ aɪ ɔɪ oʊ əʊ aʊ iː uː ɑː aː ɔː oː ɜː eː ɪər eər ʊər ɪə"
    " eə ʊə n̩ l̩ m̩ i u ɪ ᵻ ɨ ɛ e æ a ɑ ɒ ɔ o ʌ ɐ ə ɚ ɝ ʊ y ʏ ø œ ɯ ɤ ɵ ʉ ɘ ɞ ɶ"
)


@pytest.mark.parametrize("british", [False, True])
def test_the_model_has_a_sound_for_every_sign_of_a_lexicon(
    british: bool,
) -> None:
    vocabulary = load_vocabulary()
    for sign in SIGNS.split():
        assert phonetics.find_unknown_signs(sign) == ""
        sounds = phonetics.to_misaki(sign, british=british)
        assert sounds.strip("ˈ")
        assert set(sounds) <= set(vocabulary)


def word(sounds: str, after: str = "") -> WordReading:
    return WordReading("", sounds, after)


def test_a_sentence_that_fits_stays_whole() -> None:
    readings = [word("abc", ","), word("de"), word("f", ".")]
    assert split_clauses(readings, 10) == [range(3)]  # `abc, de f.`


def test_a_long_sentence_is_cut_after_its_last_clause_that_fits() -> None:
    readings = [word("abc", ","), word("de", ","), word("fgh"), word("i", ".")]
    assert split_clauses(readings, 12) == [range(2), range(2, 4)]


def test_a_long_sentence_without_a_clause_is_cut_between_words() -> None:
    readings = [word("abcd"), word("efgh"), word("ijkl"), word("m", ".")]
    assert split_clauses(readings, 9) == [range(2), range(2, 4)]


def test_an_early_clause_is_no_place_for_a_cut() -> None:
    readings = [word("a", ","), word("bcdef"), word("ghijk"), word("lm", ".")]
    assert split_clauses(readings, 14) == [range(3), range(3, 4)]


def test_a_word_longer_than_the_limit_stands_alone() -> None:
    readings = [word("a"), word("bcdefghijk"), word("l", ".")]
    assert split_clauses(readings, 4) == [range(1), range(1, 2), range(2, 3)]


def test_a_sentence_that_the_reader_stumbles_over_is_named() -> None:
    with pytest.raises(
        VoiceFailure, match=r"can't read 'zzz\.10².*figures in words"
    ):
        read("zzz.10²? AAAAAAAAAA? ≈5.")
