"""Quotations in an article's words."""

from __future__ import annotations

import pytest

from lantern.scaffold.from_article.quotations import (
    find_quotation,
    iter_quotations,
)


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        (
            "“Nobody wanted the new road,” he wrote.",
            "“Nobody wanted the new road”",
        ),
        (
            "„Niemand wollte die Straße“, schrieb er.",
            "„Niemand wollte die Straße“",
        ),
        ("« Personne ne la voulait », dit-il.", "« Personne ne la voulait »"),
        ("a “new road” is", ""),
        ("la «Vaca de Fisterra», pues", ""),
        ("He said: “We shall see.”", "“We shall see.”"),
        ("“" + "long " * 30 + "road”", ""),
    ],
)
def test_a_short_quotation_is_found_with_its_marks(
    text: str, quotation: str
) -> None:
    assert find_quotation(text) == quotation


def test_each_quotation_has_its_place() -> None:
    text = "He said: “We went on foot.” She said: “We came by boat.”"
    assert [(each.start, each.end) for each in iter_quotations(text)] == [
        (9, 27),
        (38, 56),
    ]


def test_signs_without_blanks_are_counted_one_by_one() -> None:
    text = "“手要稳，心要静，慢慢来，”他在一条“老路”上说"
    assert [each.text for each in iter_quotations(text)] == [
        "“手要稳，心要静，慢慢来，”"
    ]


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        (
            "„es wird niemals anders werden“, sagte er",
            "„… es wird niemals anders werden“",
        ),
        (
            "« et rien ne change jamais ici »",
            "« … et rien ne change jamais ici »",
        ),
        ("“Nothing ever changes here,” he said", "“Nothing ever changes here”"),
    ],
)
def test_a_piece_of_a_sentence_begins_with_an_ellipsis(
    text: str, quotation: str
) -> None:
    assert find_quotation(text) == quotation
