"""What of an article a film tells, and what it says of the rest."""

from __future__ import annotations

import pytest

from lantern.scaffold.from_article.film_choice import (
    WHOLE_ARTICLE,
    FilmChoice,
    OmittedBlocks,
    choose_excerpts,
)
from tests.support.imports import block, make_article


def write(animal: str) -> str:
    """Return eight sentences, 498 characters or so."""
    return "".join(
        f"The {animal} of {place} belonged to the council and to nobody else. "
        for place in [
            "Anser",
            "Bell",
            "Cress",
            "Dorn",
            "Elm",
            "Fern",
            "Gorse",
            "Heath",
        ]
    )


ARTICLE = make_article(
    block("heading", "The ferry"),
    block("paragraph", write("horse")),
    block("heading", "The sale"),
    block(
        "paragraph",
        write("goose") + "It was sold in 1811 for 84 florins to a man.",
    ),
    block("paragraph", write("sheep")),
)


def test_without_a_choice_all_is_told() -> None:
    chosen = choose_excerpts(ARTICLE, WHOLE_ARTICLE)
    assert WHOLE_ARTICLE.is_open
    assert [excerpt.blocks for excerpt in chosen.excerpts] == [(2,), (4,), (5,)]
    assert chosen.omitted == ()
    assert chosen.seconds == pytest.approx(
        15 + (498 + 543 + 6 * 4.3 + 498) / 17 + 25 * 0.4
    )


def test_what_is_outside_the_chosen_sections_is_named() -> None:
    chosen = choose_excerpts(ARTICLE, FilmChoice("the sale"))
    assert [excerpt.blocks for excerpt in chosen.excerpts] == [(4,), (5,)]
    assert [part.name for part in chosen.parts] == ["The ferry", "The sale"]
    because = "In a section that was not chosen for this film"
    assert chosen.omitted == (OmittedBlocks((2,), because),)


def test_what_is_told_in_part_or_not_is_named() -> None:
    chosen = choose_excerpts(ARTICLE, FilmChoice("", 45.0))
    assert chosen.seconds <= 45.0
    because = "Shortened to the length that was chosen"
    assert chosen.omitted == (OmittedBlocks((2, 4, 5), because),)


def test_a_length_that_the_article_does_not_reach_leaves_nothing_out() -> None:
    chosen = choose_excerpts(ARTICLE, FilmChoice("", 600.0))
    assert len(chosen.excerpts) == 3
    assert chosen.omitted == ()


def test_a_film_of_seconds_is_refused() -> None:
    with pytest.raises(ValueError, match="a film has at least 30 s"):
        choose_excerpts(ARTICLE, FilmChoice("", 20.0))
