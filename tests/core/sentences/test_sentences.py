"""Sentences end where a reader ends them, in sixteen languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from lantern.core.sentences import find_sentence_ends, split_sentences
from lantern.core.words import join_words, list_words

LANGUAGES = [
    "en",
    "de",
    "fr",
    "es",
    "it",
    "ru",
    "pl",
    "zh",
    "ja",
    "nl",
    "pt",
    "uk",
    "ko",
    "th",
    "lo",
    "km",
]


@dataclass(frozen=True)
class HardText:
    """A text and its sentences."""

    language: str
    sentences: tuple[str, ...]
    text: str


def list_hard_texts() -> Iterator[HardText]:
    lines = Path(__file__).with_name("hard_sentences.txt").read_text("utf-8")
    for line in lines.splitlines():
        if line.startswith("#"):
            continue
        language, marked = line.split(": ", 1)
        sentences = tuple(part.strip() for part in marked.split("¦"))
        yield HardText(language, sentences, marked.replace("¦", ""))


@pytest.mark.parametrize("language", LANGUAGES)
def test_hard_sentences_end_where_they_do(language: str) -> None:
    for hard in list_hard_texts():
        if hard.language == language:
            assert tuple(split_sentences(hard.text, language)) == hard.sentences


@pytest.mark.parametrize(
    ("language", "text", "ends"),
    [
        ("en", "He left. She stayed.", [1, 3]),
        ("en-GB", "See Mr. Hall.", [2]),
        ("de", "Im 19. Jahrhundert. Danach nicht.", [2, 4]),
        ("fr", "« Quoi ? » Rien.", [3, 4]),
        ("xx", "J. Moss came. Then he left.", [2, 5]),
        ("nl", "Zij kwam o.a. Jan halen. Hij sliep.", [4, 6]),
        ("en", "Gen. Zhukov left in Aug. 1945 with No. 5 and No. XIV.", [11]),
        ("en", "No. Nobody came, etc. then.", [0, 4]),
        ("en", "One without a stop", [3]),
    ],
)
def test_a_word_ends_a_sentence(
    language: str, text: str, ends: list[int]
) -> None:
    assert find_sentence_ends(text.split(), language) == ends


def test_sentences_without_blanks_end_between_their_words() -> None:
    text = "他说：“好的。”然后走了。天黑了。 Night fell."
    words = list_words(text)
    ends = [join_words(words[: i + 1]) for i in find_sentence_ends(words, "zh")]
    spoken = "他说：“好的。”"
    assert ends == [
        spoken,
        f"{spoken}然后走了。",
        f"{spoken}然后走了。天黑了。",
        text,
    ]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("信越来越少。2008年没有信。", ["信越来越少。", "2008年没有信。"]),
        ("「行くぞ。」2人は走った。", ["「行くぞ。」", "2人は走った。"]),
        ("船が来た！NHKも来た。", ["船が来た！", "NHKも来た。"]),
    ],
)
def test_a_sentence_without_blanks_may_begin_with_a_figure(
    text: str, sentences: list[str]
) -> None:
    assert split_sentences(text, "ja") == sentences


def test_no_words_have_no_ends() -> None:
    assert find_sentence_ends([], "en") == []
    assert split_sentences("  ", "en") == []


def test_no_letter_of_a_text_is_lost() -> None:
    text = "Er kam am 3. 5. an.\n\n“Really?”  他来了。她走了。 etc."
    joined = "".join(split_sentences(text, "de"))
    assert re.sub(r"\s", "", joined) == re.sub(r"\s", "", text)
