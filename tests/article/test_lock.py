"""The article's lock: what it holds, and how a changed article is compared with it."""

from __future__ import annotations

from dataclasses import replace

import yaml

from lantern.article import lock
from lantern.article.blocks import Article, Block
from lantern.article.lock import BlockChange

SALT = (
    Block(1, "title", "The salt road"),
    Block(
        2,
        "paragraph",
        "On 9 August 1945 eighty-four camels left Harbin for the wells of “Mandara”,"
        " 55 km to the south.",
    ),
    Block(3, "caption", "A camel – 1945"),
    Block(4, "paragraph", "At 4:30 hrs the 5th caravan came back."),
)


def make_article(*blocks: Block) -> Article:
    """Make an article of blocks, numbered in this order."""
    numbered = tuple(
        replace(block, number=i) for i, block in enumerate(blocks, 1)
    )
    return Article("The salt road", "A. Writer", "2020-11-26", "en", numbered)


def test_a_lock_in_full() -> None:
    text = lock.format_lock(lock.make_lock(make_article(*SALT[:2])))
    digests = [lock.digest_text(block.text) for block in SALT[:2]]
    assert text == (
        "# What the article held when this film was made from it; its text is not in here.\n"
        "# Written by `lantern sources FILM --article FILE --lock`.\n"
        "lock: 1\n"
        'language: "en"\n'
        "blocks:\n"
        f"  - {{number: 1, kind: title, digest: '{digests[0]}', length: 13,"
        ' opens: "The salt road"}\n'
        f"  - {{number: 2, kind: paragraph, digest: '{digests[1]}', length: 95, "
        'opens: "On 9 August 1945 eighty-four camels",\n'
        '     figures: "84; 55 km",\n'
        '     dates: "1945-08-09",\n'
        '     names: "Harbin; Mandara"}\n'
    )


def test_the_text_is_not_in_the_lock() -> None:
    text = lock.format_lock(lock.make_lock(make_article(*SALT)))
    assert "wells of" not in text and "caravan came" not in text


def test_blanks_and_ways_of_composing_letters_change_nothing() -> None:
    assert (
        lock.digest_text("Ein  Käfer\n")
        == lock.digest_text("Ein Ka\u0308fer")
        != lock.digest_text("Ein Kafer")
    )


def test_moved_changed_and_lost_blocks_are_found() -> None:
    sealed = lock.make_lock(make_article(*SALT))
    assert lock.find_changes(sealed, make_article(*SALT)) == []
    edited = replace(SALT[3], text="At 4:30 hrs the 6th caravan came back.")
    assert lock.find_changes(sealed, make_article(*SALT[:3], edited)) == [
        BlockChange(4, None)
    ]
    inserted = Block(0, "paragraph", "A new beginning.")
    changed = make_article(SALT[0], inserted, *SALT[1:])
    assert lock.find_changes(sealed, changed) == [
        BlockChange(2, 3),
        BlockChange(3, 4),
        BlockChange(4, 5),
    ]
    assert lock.find_changes(sealed, make_article(*SALT[:3])) == [
        BlockChange(4, None)
    ]


def test_two_blocks_together_state_what_either_does() -> None:
    sealed = lock.make_lock(make_article(*SALT)).blocks
    stated = lock.index_block_facts(
        (sealed[1], sealed[3]), lock.collect_block_years(sealed)
    )
    assert stated.values["figure"] == {"84", "55 km"}
    assert stated.values["ordinal"] == {"5th"}
    assert stated.values["time"] == {"04:30"}
    assert set(stated.names) == {"harbin", "mandara"}
    assert stated.years == {"1945"}


def test_facts_are_read_back_from_the_lock_as_they_were_found() -> None:
    sealed = lock.make_lock(make_article(*SALT)).blocks
    kinds = [(fact.kind, fact.value) for fact in sealed[3].iter_facts()]
    assert kinds == [("ordinal", "5th"), ("time", "04:30")]


def test_an_excerpt_shows_that_a_block_goes_on() -> None:
    sealed = lock.make_lock(make_article(*SALT)).blocks
    assert sealed[0].excerpt == "The salt road"
    assert sealed[1].excerpt == "On 9 August 1945 eighty-four camels …"


def test_a_very_long_word_is_cut_in_the_lock() -> None:
    (block,) = lock.make_lock(
        make_article(Block(1, "paragraph", "a" * 300))
    ).blocks
    assert block.opens == "a" * 80
    assert block.length == 300


def test_an_article_without_a_language_is_taken_for_english() -> None:
    article = replace(make_article(*SALT), language="")
    assert lock.make_lock(article).language == "en"


def test_text_in_the_lock_is_quoted_for_yaml() -> None:
    block = Block(1, "quotation", 'He said: "No # more \\ ropes"')
    text = lock.format_lock(lock.make_lock(make_article(block)))
    (read,) = yaml.safe_load(text)["blocks"]
    assert read["opens"] == 'He said: "No # more \\'
    assert read["kind"] == "quotation"


def test_control_characters_are_not_in_the_lock() -> None:
    (block,) = lock.make_lock(
        make_article(Block(1, "paragraph", "a\x07b"))
    ).blocks
    assert block.opens == "ab"


def test_a_value_stated_twice_is_in_the_lock_once() -> None:
    block = Block(
        1, "paragraph", "12 men, then 12 men and 14 more in Harbin, Harbin."
    )
    (locked,) = lock.make_lock(make_article(block)).blocks
    assert locked.figures == "12; 14"
    assert locked.names == "Harbin"


def test_a_block_that_moved_and_one_that_changed_are_both_found() -> None:
    sealed = lock.make_lock(make_article(*SALT))
    changed = replace(SALT[0], text="The road of salt")
    moved = make_article(changed, SALT[2], SALT[1], SALT[3])
    changes = {
        each.number: each.new_number
        for each in lock.find_changes(sealed, moved)
    }
    assert changes == {1: None, 2: 3, 3: None}


def test_years_are_those_of_all_blocks() -> None:
    blocks = lock.make_lock(
        make_article(
            Block(1, "paragraph", "It opened on 4 May 1931."),
            Block(2, "paragraph", "In 1983 it closed, on 5 September."),
        )
    ).blocks
    assert lock.collect_block_years(blocks) == {"1931", "1983"}


def test_a_figure_beside_signs_is_locked_too() -> None:
    block = Block(1, "paragraph", "那是1964年，全长300公里。")
    (locked,) = lock.make_lock(Article("F", "", "", "zh", (block,))).blocks
    values = {fact.value for fact in locked.iter_facts()}
    assert {"1964", "300"} <= values
