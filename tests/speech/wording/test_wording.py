"""What the narration becomes for the ear."""

from __future__ import annotations

import sys

import pytest

from lantern.core.words import JOINED
from lantern.script.model.voice import Pronunciation
from lantern.speech import wording
from lantern.speech.wording import Word, numbers
from tests.support.spoken import say


def test_each_written_word_keeps_its_place_and_its_part_of_the_speech() -> None:
    text = "On  9 August, they moved 600 000."
    words = wording.split_words(text, "en", {})
    for word in words:
        assert text[word.start : word.end] == word.written
    assert [(w.written, w.spoken) for w in words] == [
        ("On", "On"),
        ("9", "the ninth of"),
        ("August,", "August,"),
        ("they", "they"),
        ("moved", "moved"),
        ("600", "six"),
        ("000.", "hundred thousand."),
    ]


def test_invisible_characters_are_not_spoken() -> None:
    words = wording.split_words(
        "Har\u200bbin \u202eand\u202c \u200b Muk\u00adden", "en", {}
    )
    assert [w.written for w in words] == ["Harbin", "and", "Mukden"]
    assert words[-1].start == 16


def last_words(text: str) -> list[str]:
    """Return the last word of each sentence."""
    words = wording.split_words(text, "en", {})
    return [
        words[sentence[-1]].written
        for sentence in wording.split_sentences(words)
    ]


def test_sentences_end_at_stops() -> None:
    assert last_words("It fell. “Why?” Nobody knew") == [
        "fell.",
        "“Why?”",
        "knew",
    ]
    assert last_words("Nobody! Somebody… (Everybody.) All") == [
        "Nobody!",
        "Somebody…",
        "(Everybody.)",
        "All",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Zhukov came.",
        "J. Stalin left.",
        "The U.S. Army left.",
        "He came (at 4 p.m. precisely) and left.",
        "In Aug. 1945 they left.",
        "See No. 5 there.",
        "He said… nothing at all.",
    ],
)
def test_a_stop_after_a_title_an_initial_or_before_a_small_letter_ends_none(
    text: str,
) -> None:
    assert len(last_words(text)) == 1


def test_a_sentence_in_another_writing_ends_at_its_own_stop() -> None:
    words = wording.split_words("他来了。 他走了！ 为什么？", "zh", {})
    assert len(wording.split_sentences(words)) == 3


@pytest.mark.parametrize(
    ("language", "text", "ends"),
    [
        (
            "en",
            "Eileen, born on Nov. 19, 1956, in which c. 3,500 lived. So.",
            ["lived."],
        ),
        (
            "de",
            "Der Hof fiel im 16. Jahrhundert, z.B. Höfe usw. Dann kam er.",
            ["usw."],
        ),
        ("fr", "Mme. Roland dit : « Quoi ? » Rien.", ["»"]),
        ("es", "El Sr. Gómez llegó. Era tarde.", ["llegó."]),
    ],
)
def test_sentences_end_as_the_language_ends_them(
    language: str, text: str, ends: list[str]
) -> None:
    words = wording.split_words(text, language, {})
    found = wording.split_sentences(words)
    assert [words[each[-1]].written for each in found[:-1]] == ends


def test_every_word_is_in_one_sentence() -> None:
    words = wording.split_words("One. Two three. Four", "en", {})
    assert wording.split_sentences(words) == [
        range(1),
        range(1, 3),
        range(3, 4),
    ]


def test_a_word_with_sounds_is_written_in_the_voices_way() -> None:
    word = Word("Hailar,", 0, 7, "“high-lar,”", "haɪlɑː")
    assert (
        wording.format_with_ipa(word, lambda ipa: f"[[{ipa}]]")
        == "“[[haɪlɑː]],”"
    )
    plain = Word("Hailar,", 0, 7, "high-lar,")
    assert (
        wording.format_with_ipa(plain, lambda ipa: f"[[{ipa}]]") == "high-lar,"
    )


def test_letters_and_digits_are_counted() -> None:
    assert wording.count_letters("a-b 12, “c”") == 5
    assert wording.count_letters("— …") == 0
    assert wording.count_letters("中国") == 2


def test_what_isnt_said_leaves_no_blank() -> None:
    words = (Word("a", 0, 1, "a"), Word("b", 2, 3, ""), Word("c", 4, 5, "c"))
    assert wording.join_spoken(words) == "a c"


@pytest.mark.parametrize("language", ["en", "en-GB", "EN_us"])
def test_english_of_any_country_has_english_numbers(language: str) -> None:
    assert say("9 August", language=language) == "the ninth of August"


def test_nothing_written_is_nothing_spoken() -> None:
    assert wording.split_words(" \n ", "en", {}) == ()
    assert wording.split_sentences(()) == []


def test_without_num2words_figures_stay_as_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "num2words", None)
    numbers.load_speller.cache_clear()
    try:
        assert (
            say("On 9 August 1945, Hailar", {"Hailar": "High-lar"})
            == "On 9 August 1945, High-lar"
        )
        words = wording.split_words(
            "Gen. Zhukov saw No. 5. No. Nobody did.", "en", {}
        )
        assert [
            words[r[-1]].written for r in wording.split_sentences(words)
        ] == [
            "5.",
            "No.",
            "did.",
        ]
    finally:
        numbers.load_speller.cache_clear()


def test_a_blank_line_ends_a_paragraph() -> None:
    text = "It was\nnight.\nRain fell.\n \n\nIt was cold. So cold.\n\n"
    words = wording.split_words(text, "en", {})
    assert wording.find_paragraph_ends(text, words) == (4,)


def test_joiners_stay_in_the_written_word_and_are_not_spoken() -> None:
    (word,) = wording.split_words(
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "fa", {}
    )
    assert word.written == "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
    assert word.spoken == "\u0645\u06cc\u062e\u0648\u0627\u0647\u0645"


def test_words_without_blanks_are_joined_again_for_the_voice() -> None:
    words = wording.split_words("关东军没有准备。 他们走了。", "zh", {})
    assert [word.written.rstrip(JOINED) for word in words] == [
        *("关", "东", "军", "没", "有", "准", "备。"),
        "他们走了。",
    ]
    assert (words[2].start, words[2].end) == (2, 3)
    assert wording.join_spoken(words) == "关东军没有准备。 他们走了。"
    assert wording.split_sentences(words) == [range(7), range(7, 8)]


def test_the_lexicon_knows_words_that_no_blanks_part() -> None:
    lexicon = {"満洲国": Pronunciation(say="まんしゅうこく")}
    words = wording.split_words("ソ連軍は満洲国に侵攻した。", "ja", lexicon)
    assert wording.join_spoken(words) == "ソ連軍はまんしゅうこくに侵攻した。"
