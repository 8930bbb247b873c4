"""Text for cards: what the type can't draw is left out, what is too long is cut."""

from __future__ import annotations

import pytest

from lantern.scaffold.from_article.card_fit import (
    assume_type,
    drop_missing_characters,
    has_map_type,
    measure_unreadable,
    shorten_to_fit,
)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The ferry at noon", "The ferry at noon"),
        ("Größe, Łódź, Москва", "Größe, Łódź, Москва"),
        ("The ferry (渡し船) at noon", "The ferry at noon"),
        ("The ferry, 渡し船", "The ferry"),
        ("“渡し船” – the ferry", "the ferry"),
        ("渡し船", ""),
    ],
)
def test_characters_that_the_type_lacks_are_left_out(
    text: str, kept: str
) -> None:
    assert drop_missing_characters(text) == kept


@pytest.mark.parametrize(
    ("text", "share"),
    [("", 0.0), ("Wind, 1945", 0.0), ("渡し船", 1.0), ("ab渡船", 0.5)],
)
def test_the_share_of_letters_that_can_not_be_read(
    text: str, share: float
) -> None:
    assert measure_unreadable(text) == share


def test_a_long_text_is_measured_by_a_sample() -> None:
    assert measure_unreadable("ab" * 50_000 + "渡船" * 50_000) == pytest.approx(
        0.5
    )


def test_a_text_that_has_room_stays_as_it_is() -> None:
    assert shorten_to_fit("title", "The ferry") == "The ferry"


def test_a_title_that_is_too_long_is_cut_at_a_mark() -> None:
    title = (
        "How the ferry came to cross the river: " + "and never stopped " * 20
    )
    assert (
        shorten_to_fit("title", title)
        == "How the ferry came to cross the river"
    )


def test_a_text_without_marks_is_cut_after_a_word() -> None:
    words = "a boat and another " * 30
    short = shorten_to_fit("wanted", words)
    assert short.endswith(" …")
    assert words.startswith(short.removesuffix(" …"))
    assert 40 < len(short) < len(words)
    assert shorten_to_fit("wanted", short) == short


def test_the_fields_beside_it_take_their_room() -> None:
    text = "a boat and another " * 20
    alone = shorten_to_fit("statement", text)
    beside = shorten_to_fit("statement", text, by="A. Person, of Anser")
    assert len(beside) <= len(alone)


def test_nothing_is_left_of_a_text_that_can_not_be_drawn() -> None:
    assert shorten_to_fit("title", "渡し船") == ""


def test_the_small_type_of_maps_has_latin_and_cyrillic_letters() -> None:
    assert has_map_type("Łódź")
    assert has_map_type("Санкт-Петербург")
    assert not has_map_type("渡し船")
    with assume_type(is_complete=False):
        assert has_map_type("渡し船")
