"""What a machine is asked to draft: empty texts only, part by part, with what it must know."""

from __future__ import annotations

from lantern.scaffold.translation.draft_batches import (
    MOST_CHARACTERS,
    MOST_TEXTS,
    DraftBatch,
    plan_batches,
)
from lantern.scaffold.translation.update import KnownText, PairedText
from lantern.scaffold.translation.written import WrittenText
from tests.support.translations import make_original


def pair(id: str, original: str, text: str = "") -> PairedText:
    known = KnownText(WrittenText(id, text)) if text else None
    return PairedText(make_original(id, original), known)


def ids(batch: DraftBatch) -> list[str]:
    return [text.id for text in batch.texts]


ROWS = [
    pair("film.title", "The Amur"),
    pair("one.title", "Harbin", "Харбин"),
    pair("one.label_2", "Rain", "Дождь"),
    pair("one.at.clock", "in Harbin"),
    pair("one.label", "Khalkhin Gol"),
    pair(
        "one.narration",
        "It rains in Harbin,\nand on the Amur river, which is wide.\n",
    ),
    pair("two.narration", "Snow.", "Снег."),
    pair("two.at.hill", "Snow"),
]


def test_only_empty_texts_are_asked_for_a_scene_at_a_time() -> None:
    batches = plan_batches(ROWS, {"one": "Scene 1: One"}, [])
    assert [batch.section for batch in batches] == ["film", "one", "two"]
    # the narration first, its words last
    assert ids(batches[1]) == ["one.narration", "one.label", "one.at.clock"]
    kinds = [text.kind for text in batches[1].texts]
    assert kinds == ["narration", "words", "anchor"]
    assert [text.number for text in batches[1].texts] == [1, 2, 3]
    assert batches[1].heading == "Scene 1: One"
    assert batches[2].heading == "Map two"
    assert batches[1].has_narration
    assert not batches[2].has_narration


def test_terms_and_names_in_the_texts_go_along() -> None:
    # a part of a word, as rain in rains, is another word
    words = ["Khalkhin Gol", "Harbin", "Vasilevsky"]
    batch = plan_batches(ROWS, {}, words)[1]
    assert batch.glossary == {"Harbin": "Харбин"}
    assert batch.names == ("Khalkhin Gol",)


def test_characters_count_all_that_is_sent() -> None:
    # 8 of the title
    film, one, _ = plan_batches(ROWS, {}, [])
    assert film.characters == 8
    # 64 of the narration, 12 and 9 of the others, 6 and 6 of the term
    assert len(one.texts[0].text) == 57
    assert one.characters == 57 + 12 + 9 + 12


def test_large_parts_are_split() -> None:
    rows = [pair(f"one.{number}", "x") for number in range(MOST_TEXTS + 1)]
    sizes = [len(batch.texts) for batch in plan_batches(rows, {}, [])]
    assert sizes == [MOST_TEXTS, 1]
    half = "x" * (MOST_CHARACTERS // 2 + 1)
    rows = [pair("one.a", half), pair("one.b", half), pair("one.c", half * 3)]
    sizes = [len(batch.texts) for batch in plan_batches(rows, {}, [])]
    assert sizes == [1, 1, 1]


def test_nothing_empty_asks_for_nothing() -> None:
    assert plan_batches([pair("one.title", "a", "b")], {}, []) == []
