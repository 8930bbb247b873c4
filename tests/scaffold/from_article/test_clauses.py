"""The whole clauses of a text that are short enough for a card."""

from __future__ import annotations

import pytest

from lantern.scaffold.from_article.clauses import choose_best, list_clauses


def list_short(text: str, language: str) -> list[str]:
    return [each.text for each in list_clauses(text, language) if each.is_short]


@pytest.mark.parametrize(
    ("language", "text", "clauses"),
    [
        ("en", "The bell rang. He left.", ["The bell rang"]),
        ("en", "But who had sold it?", ["Who had sold it?"]),
        (
            "en",
            "The old canal climbed over thirteen locks, and it took four whole weeks, waiting.",
            ["The old canal climbed over thirteen locks"],
        ),
        (
            "en",
            "When the bell rang that day at noon, the boys of the old school ran to the river.",
            [],
        ),
        (
            "en",
            "In the long, cold and very dark winter of that year, the boys all ran away.",
            [],
        ),
        ("en", "“Nobody came to the river.”", []),
        (
            "de",
            "Das Licht ging langsam durch das Zimmer, und ich sah ihm lange dabei zu.",
            [
                "Das Licht ging langsam durch das Zimmer",
                "Ich sah ihm lange dabei zu",
            ],
        ),
        (
            "de",
            "Der alte Winzer kaufte das Schiff an diesem Tag, weil er darauf gearbeitet hatte.",
            [],
        ),
        (
            "nl",
            "In 1974 werd de toren van het dorp gerestaureerd, maar de klok bleef stil.",
            [
                "In 1974 werd de toren van het dorp gerestaureerd",
                "De klok bleef stil",
            ],
        ),
        (
            "pl",
            "Na pogrzeb przyszło ponad dwieście osób, a każda z nich przyniosła książkę.",
            [
                "Na pogrzeb przyszło ponad dwieście osób",
                "Każda z nich przyniosła książkę",
            ],
        ),
        ("ja", "島の石は嘘をつかない。雨が降ると、", ["島の石は嘘をつかない"]),
        (
            "zh",
            "因为下雨，他没有出门，门口没有招牌，最困难的时候，客人很少。",
            ["他没有出门", "门口没有招牌"],
        ),
        (
            "zh",
            "1994年5月，只要下雨，他就不出门，用伞挡风，后来他卖了伞，那时候没有人买伞。",
            ["他就不出门", "后来他卖了伞", "那时候没有人买伞"],
        ),
        (
            "zh",
            "老人在路上对我说，邮局已经关门了，信再也没有来，他每天都在等女儿的信。",
            [],
        ),
    ],
)
def test_a_clause_is_a_short_sentence_or_a_part_that_needs_no_other(
    language: str, text: str, clauses: list[str]
) -> None:
    assert list_short(text, language) == clauses


def test_a_long_sentence_is_there_for_want_of_a_clause() -> None:
    text = "He came home from the long war in the summer of that year, tired and hungry."
    [clause] = list_clauses(f"So it was. {text}", "en")
    assert (clause.text, clause.start) == (text[:-1], 11)
    assert not clause.is_short


def test_of_clauses_the_one_of_a_glance_is_best() -> None:
    text = (
        "He came home. Nobody knew that it was the last. The hills for thirty miles around it"
        " were quite bare. He came home from the long war in the summer of that year, hungry."
    )
    best = choose_best(list_clauses(text, "en"))
    assert [clause.text[:14] for clause in best] == [
        "Nobody knew th",
        "The hills for ",
        "He came home",
        "He came home f",
    ]
