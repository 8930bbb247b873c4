"""Phrases in a row on one card that fills."""

from __future__ import annotations

from lantern.scaffold.from_article.list_cards import ItemDraft, ListDraft
from lantern.scaffold.from_article.phrase_lists import gather_phrases
from lantern.scaffold.from_article.shot_plan import ShotDraft
from lantern.scaffold.from_article.text_cards import NumberDraft, StatementDraft

WORDS = [
    "it",
    "had",
    "the",
    "old",
    "bell",
    "and",
    "the",
    "boxes",
    "and",
    "the",
    "old",
    "dog",
    "and",
    "then",
    "the",
    "rain",
]
BELL = ShotDraft(StatementDraft("Old bell"))
BOXES = ShotDraft(StatementDraft("Boxes"), "and the")
DOG = ShotDraft(StatementDraft("Old dog"), "and the")
YEAR = ShotDraft(NumberDraft("1811"), "and then")


def gather(*shots: ShotDraft) -> tuple[ShotDraft, ...]:
    return gather_phrases(shots, WORDS, lambda: "On board")


def test_phrases_in_a_row_are_one_list_that_fills_at_their_words() -> None:
    items = (
        ItemDraft("Old bell"),
        ItemDraft("Boxes", "and the"),
        ItemDraft("Old dog", "and the old"),
    )
    assert gather(BELL, BOXES, DOG, YEAR) == (
        ShotDraft(ListDraft("On board", items)),
        YEAR,
    )


def test_one_phrase_or_two_stay_as_they_are() -> None:
    assert gather(BELL, YEAR) == (BELL, YEAR)
    assert gather(BELL, BOXES, YEAR) == (BELL, BOXES, YEAR)


def test_a_signed_quotation_is_no_phrase() -> None:
    signed = ShotDraft(StatementDraft("Old dog", "Quoted in the article"), "and the")
    assert gather(BELL, signed) == (BELL, signed)


def test_more_than_five_phrases_have_two_cards() -> None:
    shots = [BELL, *[BOXES] * 5]
    cards = gather(*shots)
    lists = [card.shown for card in cards]
    sizes = [len(each.items) for each in lists if isinstance(each, ListDraft)]
    assert sizes == [3, 3]


def test_without_a_heading_they_stay_alone() -> None:
    assert gather_phrases([BELL, BOXES, DOG], WORDS, lambda: "") == (
        BELL,
        BOXES,
        DOG,
    )
