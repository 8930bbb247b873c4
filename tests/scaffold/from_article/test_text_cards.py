"""Cards for a stretch of speech: quotations, dates and figures, else a phrase."""

from __future__ import annotations

import pytest

from lantern.scaffold.from_article.clauses import list_clauses
from lantern.scaffold.from_article.text_cards import (
    CardWriter,
    NumberDraft,
    StatementDraft,
    TextCard,
)
from tests.support.imports import block, make_article


def make(
    language: str = "en", article: str = "", taken: frozenset[str] = frozenset()
) -> CardWriter:
    text = make_article(block("paragraph", article), language=language)
    return CardWriter(text, taken)


@pytest.mark.parametrize(
    ("language", "text", "card"),
    [
        ("en", "On 9 August 1945 it was.", NumberDraft("9", "August 1945")),
        ("de", "Am 1. Mai 1931 war es so.", NumberDraft("1.", "Mai 1931")),
        (
            "es",
            "El 9 de agosto de 1945 fue.",
            NumberDraft("9", "de agosto de 1945"),
        ),
        ("en", "In 1811 it was so.", NumberDraft("1811")),
        (
            "de",
            "Dort hatten 84 Kisten gestanden.",
            NumberDraft(84, "", "Kisten"),
        ),
        ("en", "It was in May 1931.", NumberDraft("1931", "", "May")),
        ("en", "They had 84,000 men.", NumberDraft(84000, "", "men")),
        (
            "en",
            "some 55 km of the river were",
            NumberDraft(55, "km", "of the river"),
        ),
        (
            "de",
            "Rund 84.000 Menschen kamen.",
            NumberDraft(84000, "", "Menschen"),
        ),
        (
            "en",
            "It cost $3 million in wages.",
            NumberDraft("$3 million", "", "in wages"),
        ),
        ("en", "and 41 million people", NumberDraft("41", "million", "people")),
        ("en", "three hundred years, or so", NumberDraft(300, "", "years")),
        ("en", "each with 240 lb, came down from Ulm", NumberDraft(240, "lb")),
        ("en", "some 40 carts and horses", NumberDraft(40, "", "carts")),
        ("en", "each a thousand feet long", NumberDraft(1000, "feet", "long")),
    ],
)
def test_a_date_or_a_figure_is_a_card_of_its_own(
    language: str, text: str, card: TextCard
) -> None:
    assert make(language).find_figure_card(text) == card


@pytest.mark.parametrize(
    "text",
    [
        "He had two brothers.",
        "Apollo 11 landed there.",
        "It is on page 12 of it.",
        "It was at 4.30 p.m. or so.",
        "It lies between 10–12 of them.",
        "It cost 12.",
        "Am 9. Tag war es so weit.",
        "A bell rang at ten on Saturday morning.",
        "trains of thirty or forty animals",
        "some forty or fifty of them",
        "we found forty of them in a biscuit tin in the kitchen.",
        "vierkanten van 1.800 bij 1.800 meter",
        "Of the 85 complained 31 to us",
    ],
)
def test_a_mere_number_is_no_card(text: str) -> None:
    assert make().find_figure_card(text) is None


def test_a_date_has_what_it_is_about_below_it() -> None:
    text = "In 1811 the old bridge was sold, but nobody knew of it for years."
    card = make().find_figure_card(text)
    assert card == NumberDraft("1811", "", "Nobody knew of it for years")


def test_a_day_has_no_year_that_its_words_don_t_say() -> None:
    writer = make(article="It was 1945. In May 1945 and in June.")
    assert writer.find_figure_card("It was 9 August.") == NumberDraft(
        "9", "August"
    )


def test_what_a_date_is_about_comes_from_its_own_sentence() -> None:
    text = "The old bridge was sold. In 1811 the new road was open."
    assert make().find_figure_card(text) == NumberDraft("1811")


@pytest.mark.parametrize(
    ("language", "month"), [("zh", "1994年5月"), ("en", "May 1994")]
)
def test_a_month_that_a_lower_third_shows_is_no_card(
    language: str, month: str
) -> None:
    text = {"zh": f"{month}，下了雨。", "en": f"It rained in {month}."}[
        language
    ]
    assert make(language).find_figure_card(text) is not None
    writer = make(language, taken=frozenset([month]))
    assert writer.find_figure_card(text) is None


def test_nothing_is_shown_twice_nor_what_a_lower_third_shows() -> None:
    writer = make(taken=frozenset(["9 August 1945"]))
    assert writer.find_figure_card("It was 9 August 1945.") is None
    assert writer.find_figure_card("It was 1811.") == NumberDraft("1811")
    assert writer.find_figure_card("It was 1811.") is None


def test_a_short_quotation_is_a_card() -> None:
    text = "“Nobody wanted the new road,” he wrote."
    assert make().find_quotation_card(text) == StatementDraft(
        "“Nobody wanted the new road”", "Quoted in the article"
    )


def test_the_clause_that_is_read_best_is_a_statement_and_none_comes_twice() -> (
    None
):
    writer = make()
    text = "It was the old bridge. Nobody in the whole town wanted to cross it at night."
    clauses = list_clauses(text, "en")
    night = "Nobody in the whole town wanted to cross it at night"
    assert writer.write_clause(clauses) == StatementDraft(
        "It was the old bridge"
    )
    assert writer.write_clause(clauses) == StatementDraft(night)
    assert writer.write_clause(clauses) is None


def test_for_want_of_a_new_clause_the_last_one_without_a_card_is_shown() -> (
    None
):
    writer = make()
    clauses = list_clauses(
        "The bell rang twice. He went home. It rained there.", "en"
    )
    shown = [writer.write_last_clause(clauses) for _ in range(3)]
    assert shown == [
        StatementDraft("It rained there"),
        StatementDraft("He went home"),
        StatementDraft("The bell rang twice"),
    ]
    assert writer.write_last_clause(clauses) is None


def test_a_figure_goes_before_a_bare_year_and_has_it_below() -> None:
    writer = make()
    text = "In 1560 the canal carried 22,000 tons. In 1700 it was so. In 1560 it was so."
    assert writer.find_figure_card(text) == NumberDraft(22000, "tons", "1560")
    assert writer.find_figure_card(text) == NumberDraft("1700")
    assert writer.find_figure_card(text) is None


def test_a_clause_of_a_sentence_that_was_shown_is_not_shown() -> None:
    writer = make()
    whole = "He had walked home for nine winters, and he knew the names of all the hedges."
    (first, second, long) = list_clauses(whole, "en")
    assert writer.write_clause([long]) == StatementDraft(whole.rstrip("."))
    assert writer.write_clause([first, second]) is None
