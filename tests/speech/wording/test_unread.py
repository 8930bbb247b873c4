"""Figures that go to the voice as written."""

from __future__ import annotations

import pytest

from lantern.script.model.voice import Pronunciation
from lantern.speech.wording import split_words
from lantern.speech.wording.unread import UnreadFigure, list_unread_figures


@pytest.mark.parametrize(
    ("text", "language", "unread"),
    [
        ("on 12/03/1968 at 5:30, 3/4 of 1.5", "en", ["12/03/1968"]),
        ("a T-34, B-29s and 007", "en", []),
        ("am 3/17/1968 um 7.30 Uhr", "de", ["3/17/1968"]),
        ("1:200.000", "de", ["1:200.000"]),
        ("к 1,7 нам", "ru", ["1,7"]),
        ("2. armie", "pl", ["2"]),
    ],
)
def test_figures_that_no_rule_reads_are_listed(
    text: str, language: str, unread: list[str]
) -> None:
    found = list_unread_figures(split_words(text, language, {}))
    assert [figure.written for figure in found] == unread


def test_a_figure_has_its_place_without_the_marks_around_it() -> None:
    words = split_words("At (1:2:3), so.", "en", {})
    assert list_unread_figures(words) == [
        UnreadFigure("1:2:3", 4, 9, is_number=False)
    ]


def test_figures_with_the_same_signs_are_of_a_kind() -> None:
    words = split_words("1:2:3, 12:4:5 and 4/5/1968", "en", {})
    kinds = [figure.kind for figure in list_unread_figures(words)]
    assert kinds == ["0:0:0", "0:0:0", "0/0/0"]


def test_the_lexicon_is_the_cure() -> None:
    words = split_words(
        "At 1:2:3", "en", {"1:2:3": Pronunciation(say="one two three")}
    )
    assert list_unread_figures(words) == []
