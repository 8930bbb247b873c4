"""Names in Chinese and Japanese."""

from __future__ import annotations

from lantern.article.blocks import Block
from lantern.article.places.known import load_known_names
from lantern.article.places.unspaced import find_lands, read_unspaced


def read(text: str, language: str) -> list[tuple[str, int, int]]:
    """Return each name, and how often it stands like a town, and like others, too."""
    block = Block(1, "paragraph", text)
    known = load_known_names(language)
    found = read_unspaced(block, known, language)
    return [(name, mention.strong, mention.weak) for name, mention in found]


def test_the_letters_before_a_chinese_name_make_it_a_town() -> None:
    assert read("他在巴黎", "zh") == [("巴黎", 1, 0)]
    assert read("他爱巴黎", "zh") == [("巴黎", 0, 0)]


def test_the_letters_after_a_japanese_name_make_it_a_town() -> None:
    assert read("大阪へ", "ja") == [("大阪", 1, 0)]
    assert read("大阪の", "ja") == [("大阪", 0, 1)]
    assert read("大阪市", "ja") == [("大阪", 1, 0)]


def test_katakana_are_one_name_or_none() -> None:
    assert read("ロンドンで", "ja") == [("ロンドン", 1, 0)]
    assert read("ロンドンバス", "ja") == []


def test_countries_are_known_by_their_names() -> None:
    assert find_lands("他从法国到日本", load_known_names("zh")) == {"FR", "JP"}
