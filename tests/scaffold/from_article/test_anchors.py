"""The words by which a shot waits for its place."""

from __future__ import annotations

from lantern.scaffold.from_article.anchors import find_anchor


def test_an_anchor_has_as_few_words_as_are_found_first() -> None:
    words = ["he", "went", "home,", "and", "he", "went", "to", "bed."]
    assert find_anchor(words, 0, 0) == "he went"
    assert find_anchor(words, 4, 0) == "he went to"
    assert find_anchor(words, 4, 1) == "he went"


def test_words_that_are_met_before_are_no_anchor() -> None:
    words = ["row"] * 30
    assert find_anchor(words, 15, 3) == ""


def test_a_mark_that_stands_alone_is_passed_over() -> None:
    words = ["Il", "dit:", "«", "Un", "parapluie", "qui", "casse", "»."]
    assert find_anchor(words, 2, 1) == "Un parapluie"
