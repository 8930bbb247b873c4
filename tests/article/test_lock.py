"""The article's lock: what it keeps and what it doesn't, and how a changed article is told from it."""

from __future__ import annotations

from lantern.article import lock
from lantern.article.blocks import Article, Block, BlockKind
from lantern.article.lock import BlockChange

SALT: tuple[tuple[BlockKind, str], ...] = (
    ("title", "The salt road"),
    (
        "paragraph",
        "On 9 August 1945 eighty-four camels left Harbin for the wells of “Mandara”, 55 km to the south.",
    ),
    ("caption", "A camel – 1945"),
    ("paragraph", "At 4:30 hrs the 5th caravan came back."),
)


def article(*texts: tuple[BlockKind, str]) -> Article:
    blocks = tuple(Block(i, kind, text) for i, (kind, text) in enumerate(texts, 1))
    return Article("The salt road", "A. Writer", "2020-11-26", "en", blocks)


def test_a_lock_in_full() -> None:
    text = lock.format_lock(lock.make_lock(article(*SALT[:2])))
    digests = [lock.digest_text(body) for _, body in SALT[:2]]
    assert text == (
        "# What the article held when this film was made from it; its text is not in here.\n"
        "# Written by `lantern sources FILM --article FILE --lock`.\n"
        "lock: 1\n"
        'language: "en"\n'
        "blocks:\n"
        f"  - {{number: 1, kind: title, digest: '{digests[0]}', length: 13, opens: \"The salt road\"}}\n"
        f"  - {{number: 2, kind: paragraph, digest: '{digests[1]}', length: 95, "
        'opens: "On 9 August 1945 eighty-four camels",\n'
        '     figures: "84; 55 km",\n'
        '     dates: "1945-08-09",\n'
        '     names: "Harbin; Mandara"}\n'
    )


def test_the_text_is_not_in_it() -> None:
    text = lock.format_lock(lock.make_lock(article(*SALT)))
    assert "wells of" not in text and "caravan came" not in text


def test_blanks_and_ways_of_composing_letters_change_nothing() -> None:
    assert (
        lock.digest_text("Ein  Käfer\n")
        == lock.digest_text("Ein Ka\u0308fer")
        != lock.digest_text("Ein Kafer")
    )


def test_what_became_of_the_blocks() -> None:
    sealed = lock.make_lock(article(*SALT))
    assert lock.find_changes(sealed, article(*SALT)) == []
    edited = (*SALT[:3], ("paragraph", "At 4:30 hrs the 6th caravan came back."))
    assert lock.find_changes(sealed, article(*edited)) == [BlockChange(4, None)]
    inserted = (SALT[0], ("paragraph", "A new beginning."), *SALT[1:])
    assert lock.find_changes(sealed, article(*inserted)) == [
        BlockChange(2, 3),
        BlockChange(3, 4),
        BlockChange(4, 5),
    ]
    assert lock.find_changes(sealed, article(*SALT[:3])) == [BlockChange(4, None)]


def test_two_blocks_hold_what_both_state() -> None:
    sealed = lock.make_lock(article(*SALT)).blocks
    held = lock.index_block_facts(
        (sealed[1], sealed[3]), lock.collect_block_years(sealed)
    )
    assert held.values["figure"] == {"84", "55 km"} and held.values["ordinal"] == {
        "5th"
    }
    assert (
        held.values["time"] == {"04:30"}
        and set(held.names) == {"harbin", "mandara"}
        and held.years == {"1945"}
    )
