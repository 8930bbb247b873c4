"""Lists of an article as cards that fill."""

from __future__ import annotations

from lantern.article.blocks import Block
from lantern.scaffold.from_article.list_cards import (
    ItemDraft,
    ListDraft,
    ListRun,
    find_lists,
)
from lantern.scaffold.from_article.scene_groups import group_excerpts
from tests.support.imports import block, make_article


def item(text: str) -> Block:
    return block("paragraph", text, in_list=True)


def find(*blocks: Block, title: str = "The ferry") -> list[ListRun]:
    article = make_article(*blocks, title=title)
    [excerpt] = group_excerpts(article)
    return find_lists(excerpt, article, excerpt.text)


def test_a_list_fills_at_the_words_of_its_entries() -> None:
    intro = "It rained. On board there were:"
    [run] = find(
        block("paragraph", intro),
        item("- salt (12 t)"),
        item("hay;"),
        item("the dog."),
    )
    assert run.card == ListDraft(
        "On board there were",
        (
            ItemDraft("salt (12 t)", "salt (12"),
            ItemDraft("hay", "hay; the"),
            ItemDraft("the dog", "the dog"),
        ),
    )
    assert run.start == len(intro) + 2


def test_without_words_before_it_a_list_is_headed_by_the_heading() -> None:
    items = [item("salt"), item("hay"), item("a dog")]
    [run] = find(block("heading", "On board"), *items)
    assert run.card.heading == "On board"
    [run] = find(*items)
    assert run.card.heading == "The ferry"


def test_two_entries_or_long_ones_are_no_list() -> None:
    assert (
        find(item("salt"), item("hay"), block("paragraph", "It rained.")) == []
    )
    assert find(*[item("salt and more salt " * 6)] * 3) == []


def test_a_long_list_has_several_cards() -> None:
    runs = find(*[item(f"load {n} of salt") for n in range(1, 11)])
    assert [len(run.card.items) for run in runs] == [5, 5]
    assert runs[1].card.items[0] == ItemDraft("load 6 of salt", "load 6")
