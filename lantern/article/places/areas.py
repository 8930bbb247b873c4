"""Countries, seas, rivers, mountains and regions that an article names, and where a label lies.

A country's label depends on the map's view; the others have a line in `label_lines.txt`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lantern.article import gazetteer
from lantern.article.blocks import Block
from lantern.article.gazetteer import GeoPoint
from lantern.article.places.base_forms import CASE_LANGUAGES
from lantern.article.places.known import (
    KnownNames,
    load_known_names,
    read_data_lines,
)
from lantern.article.places.surroundings import NameMention
from lantern.core.languages import get_primary_language

_ARTICLES = {
    "en": r"the",
    "de": r"der|die|das|den|dem|des|im|am|vom|zum|zur|beim",
    "fr": r"les?|la|du|des|aux?",
    "es": r"el|la|los|las|del|al",
    "it": r"il|lo|la|i|gli|le|(?:ne|de|da|a|su)(?:l|i|gli|llo|lla|lle)",
    "pt": r"[oa]s?|[nd][oa]s?|aos?",
    "nl": r"de|het",
}
"""Language -> what waters and mountains have before them, which towns of their names don't."""
_ELIDED = {"fr": r"l['’]", "it": r"\w*l['’]"}
_MIN_LETTERS = 4
_MIN_STEM = 3
_ENDINGS = "аеиоуыюяьйaeioyąęó"
"""Letters that the cases of Slavic names differ in."""


@dataclass(frozen=True)
class LabelLine:
    """The line that a label stands along, and its names in all languages.

    `kind` is sea, river, range or land.
    """

    kind: str
    line: tuple[GeoPoint, GeoPoint]
    names: tuple[str, ...]


@dataclass(frozen=True)
class NamedArea:
    """An area that an article names; a country has its code in place of a line."""

    name: str
    kind: str
    blocks: frozenset[int]
    line: tuple[GeoPoint, ...] = ()
    country: str = ""
    also: tuple[str, ...] = ()
    """Its names in the article."""

    def is_named_in(self, text: str) -> bool:
        """Tell whether a text has one of its names."""
        return any(name in text for name in self.also)


def name_areas(
    blocks: Sequence[Block], language: str, mentions: Mapping[str, NameMention]
) -> list[NamedArea]:
    """Return the areas that an article names; those of most paragraphs first.

    Raises:
        ToolFailure: babel isn't installed.
    """
    primary = get_primary_language(language)
    areas = [*_name_countries(mentions, primary), *_name_lines(blocks, primary)]
    return sorted(areas, key=lambda area: -len(area.blocks))


def _name_countries(
    mentions: Mapping[str, NameMention], language: str
) -> Iterator[NamedArea]:
    known = load_known_names(language)
    areas: dict[str, NamedArea] = {}
    for name, mention in mentions.items():
        code = _find_country(name, mention, known)
        if not code:
            continue
        found = NamedArea(
            _write_out(name, code, language),
            "country",
            frozenset(mention.blocks),
            country=code,
            also=(name, *sorted(mention.forms - {name})),
        )
        areas[code] = _merge(areas[code], found) if code in areas else found
    yield from areas.values()


def _find_country(name: str, mention: NameMention, known: KnownNames) -> str:
    """Return the code of the country that a name is sure to mean; empty for none."""
    feature = known.find_feature(name)
    if feature is None or feature.kind != "country" or feature.region:
        return ""
    is_doubtful = known.is_shared(name) and not mention.strong
    if is_doubtful or not mention.times:
        return ""
    return feature.country


def _write_out(name: str, code: str, language: str) -> str:
    """Return a country's name; in place of USA what the language calls it."""
    is_short = name.isupper() and name.isascii()
    if not is_short and "." not in name:
        return name
    return gazetteer.list_country_names(language).get(code, name)


def _merge(one: NamedArea, other: NamedArea) -> NamedArea:
    """Merge two names of one area; that of more paragraphs is written."""
    first = max((one, other), key=lambda area: len(area.blocks))
    also = dict.fromkeys((*one.also, *other.also))
    return replace(
        first,
        blocks=one.blocks | other.blocks,
        also=tuple(also),
    )


@functools.cache
def load_label_lines() -> tuple[LabelLine, ...]:
    """Return the areas that have a line on the map."""
    lines = []
    for head, names in read_data_lines("label_lines.txt"):
        kind, *degrees = head.split(" ")
        west, south, east, north = map(float, degrees)
        line = ((west, south), (east, north))
        lines.append(LabelLine(kind, line, tuple(names)))
    return tuple(lines)


def _name_lines(blocks: Sequence[Block], language: str) -> Iterator[NamedArea]:
    """Yield the seas, rivers, mountains and regions of a text."""
    text = " ".join(block.text for block in blocks)
    for label in load_label_lines():
        named = [
            name for name in label.names if _cut_stem(name, language) in text
        ]
        found = [
            _find_line(label, name, blocks, language=language) for name in named
        ]
        areas = [area for area in found if area]
        if areas:
            yield functools.reduce(_merge, areas)


def _cut_stem(name: str, language: str) -> str:
    """Return what is left of a name in all cases of its language: Volg for Volga."""
    return name.rstrip(_ENDINGS) if _has_cases(name, language) else name


def _has_cases(name: str, language: str) -> bool:
    is_word = " " not in name and "-" not in name
    is_long = len(name.rstrip(_ENDINGS)) >= _MIN_STEM
    return language in CASE_LANGUAGES and is_word and is_long


def _find_line(
    label: LabelLine, name: str, blocks: Sequence[Block], *, language: str
) -> NamedArea | None:
    """Return an area with the blocks that name it so; None if none does for sure."""
    pattern = _make_pattern(name, label.kind, language)
    stem = _cut_stem(name, language)
    near = [block for block in blocks if stem in block.text]
    numbers = [block.number for block in near if pattern.search(block.text)]
    if not numbers:
        return None
    title = name[0].upper() + name[1:]
    return NamedArea(
        title, label.kind, frozenset(numbers), label.line, also=(name,)
    )


@functools.cache
def _make_pattern(name: str, kind: str, language: str) -> re.Pattern[str]:
    """Return what finds a name of an area in a text.

    Waters and mountains stand after an article in languages that have one; names of several words
    are sure without.
    """
    words = re.escape(name)
    if language in ("zh", "ja"):
        return re.compile(words)
    if _has_cases(name, language):
        return re.compile(rf"\b{_cut_stem(name, language)}\w{{0,3}}\b")
    is_free = kind == "land" or " " in name or language not in _ARTICLES
    if is_free and len(name) >= _MIN_LETTERS:
        return re.compile(
            rf"(?<!\bNew )(?<!\bSouth )(?<!\bNorthern )\b{words}\b"
        )
    before = rf"\b(?:{_ARTICLES.get(language, 'the')})\s"
    if language in _ELIDED:
        before = rf"(?:{before}|{_ELIDED[language]})"
    return re.compile(rf"(?i:{before}){words}\b")
