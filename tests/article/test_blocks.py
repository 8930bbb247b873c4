"""An article's blocks and their numbers."""

from __future__ import annotations

from lantern.article.blocks import Article, Block

ARTICLE = Article(
    "The salt road",
    "A. Writer",
    "2020-11-26",
    "en",
    (Block(1, "title", "The salt road"), Block(2, "paragraph", "It is long.")),
)


def test_a_block_is_found_by_its_number() -> None:
    assert ARTICLE.find_block(2) == Block(2, "paragraph", "It is long.")


def test_numbers_outside_the_article_name_no_block() -> None:
    assert ARTICLE.find_block(0) is None
    assert ARTICLE.find_block(3) is None
    assert ARTICLE.find_block(-1) is None
