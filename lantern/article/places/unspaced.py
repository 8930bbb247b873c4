"""Names in Chinese and Japanese, which have neither capitals nor blanks: found by the gazetteer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lantern.article import gazetteer
from lantern.article.blocks import Block
from lantern.article.places.known import KnownNames
from lantern.article.places.surroundings import NameMention

LANGUAGES = frozenset({"zh", "ja"})
_LONGEST = 8
_REACH = 4
_KATAKANA = re.compile(r"[ァ-ヺー・]{2,}")
_HAN = re.compile(r"[㐀-鿿豈-﫿]")
_CITY = re.compile(r"[市城县縣港駅站]")
_TOWN_MARKS = {
    "zh": re.compile(
        r"(?:在|到|从|從|至|往|赴|于|於|抵|达|達|离开|離開|去|回|占领|佔領|攻占|攻陷|经|經|由)$"
    ),
    "ja": re.compile(
        r"へ|まで|で(?![すあも])|に(?:着|到|住|生|向|入|移|行|戻|渡|あ|い|上陸|赴|送|運)"
        r"|を(?:出|発|離|訪|経|過)"
    ),
}
"""What stands before a town in Chinese, and after one in Japanese."""
_OTHER_MARKS = {
    "zh": re.compile(r"(?:与|和|及|、)$"),
    "ja": re.compile(r"から|に|の|を|と|や|、"),
}
"""The same beside people and things, too."""


@dataclass(frozen=True)
class _Found:
    name: str
    start: int
    end: int


def read_unspaced(
    block: Block, known: KnownNames, language: str
) -> Iterator[tuple[str, NameMention]]:
    """Yield each name of a block that the gazetteer or the known names have."""
    text = block.text
    for found in _find_names(text, known):
        before = text[max(0, found.start - _REACH) : found.start]
        after = text[found.end : found.end + _REACH]
        yield found.name, _read_around(before, after, language)


def find_lands(text: str, known: KnownNames) -> set[str]:
    """Return the codes of the countries that a text names."""
    codes = set()
    for found in _find_names(text, known):
        feature = known.find_feature(found.name)
        if feature and feature.country:
            codes.add(feature.country)
    return codes


def _read_around(before: str, after: str, language: str) -> NameMention:
    """Return what the letters around a name say."""
    side = before if language == "zh" else after
    find = re.Pattern.search if language == "zh" else re.Pattern.match
    is_town = bool(_CITY.match(after) or find(_TOWN_MARKS[language], side))
    is_other = find(_OTHER_MARKS[language], side) is not None
    return NameMention(
        times=1,
        strong=int(is_town),
        weak=int(is_other and not is_town),
        opening=1,
        longer={frozenset()},
    )


def _find_names(text: str, known: KnownNames) -> Iterator[_Found]:
    """Yield the longest names from left to right; katakana are one name or none."""
    at = 0
    while at < len(text):
        found = _find_name_at(text, at, known)
        if found:
            yield found
            at = found.end
            continue
        foreign = _KATAKANA.match(text, at)
        at = foreign.end() if foreign else at + 1


def _find_name_at(text: str, at: int, known: KnownNames) -> _Found | None:
    foreign = _KATAKANA.match(text, at)
    if foreign:
        is_known = _is_name(foreign[0], known)
        return _Found(foreign[0], at, foreign.end()) if is_known else None
    if not _HAN.match(text, at):
        return None
    for length in range(_LONGEST, 1, -1):
        name = text[at : at + length]
        is_whole = len(name) == length and not _CITY.fullmatch(name[-1])
        if is_whole and _is_name(name, known):
            return _Found(name, at, at + length)
    return None


def _is_name(name: str, known: KnownNames) -> bool:
    return known.find_feature(name) is not None or gazetteer.has_dense_name(
        name
    )
