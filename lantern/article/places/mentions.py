"""Names in an article, and what it says of each, in all places together. Knows no town."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from lantern.article.blocks import Block
from lantern.article.places import cues, unspaced
from lantern.article.places.base_forms import CASE_LANGUAGES
from lantern.article.places.runs import RUN, NameRun, ReadingContext, iter_runs
from lantern.article.places.surroundings import REACH, NameMention, read_option
from lantern.core.languages import get_primary_language

_BULLET = re.compile(
    rf"(?:[-•*–]\s)?(?P<name>{RUN.pattern})(?:\s\([^)]*\)|,?\s\d+)?[.;,]?"
)
_COUNTED = re.compile(rf"({RUN.pattern})\s\(\d+\)")
_MIN_BULLETS = 3
_OFTEN = 25
"""Times after which no more is read of what stands around a name."""


def reads_language(language: str) -> bool:
    """Tell whether names are looked for in a language; in others none would be sure."""
    primary = get_primary_language(language)
    return primary in cues.ALL or primary in unspaced.LANGUAGES


def collect_mentions(
    blocks: Sequence[Block], language: str
) -> dict[str, NameMention]:
    """Return every capitalised name of an article, in its order.

    Words in a row are one name; `Paris-Lyon` is also each of its parts.

    Raises:
        ToolFailure: babel isn't installed.
    """
    context = ReadingContext.for_language(language)
    bullets = _find_bullets(blocks)
    mentions: dict[str, NameMention] = {}
    often: set[str] = set()
    for block in blocks:
        runs = list(iter_runs(block.text, context))
        lands = _find_lands(block.text, runs, context)
        for written, found in _read_names(block, runs, context, often=often):
            name = context.find_base(written)
            mention = mentions.setdefault(name, NameMention())
            mention.forms.add(written)
            _add(mention, _find_bases(found, context), block.number)
            mention.lands |= lands
            if block.number in bullets:
                mention.strong += 1
            if mention.times > _OFTEN:
                often.add(written)
    return mentions


def _find_bases(mention: NameMention, context: ReadingContext) -> NameMention:
    """Return a mention with the names beside it in the form of the dictionary."""
    if context.language not in CASE_LANGUAGES:
        return mention
    longer = {
        frozenset(map(context.find_base, names)) for names in mention.longer
    }
    companions = set(map(context.find_base, mention.companions))
    return replace(
        mention,
        longer=longer,
        companions=companions,
    )


def _add(mention: NameMention, found: NameMention, block: int) -> None:
    mention.blocks.add(block)
    mention.times += found.times
    mention.strong += found.strong
    mention.weak += found.weak
    mention.bare += found.bare
    mention.opening += found.opening
    mention.is_person = mention.is_person or found.is_person
    mention.is_other = mention.is_other or found.is_other
    mention.qualifier = mention.qualifier or found.qualifier
    mention.longer |= found.longer
    mention.companions |= found.companions


def _read_names(
    block: Block,
    runs: Sequence[NameRun],
    context: ReadingContext,
    *,
    often: Collection[str],
) -> Iterator[tuple[str, NameMention]]:
    """Yield each name of a block; `often` are names of which enough is known."""
    if context.language in unspaced.LANGUAGES:
        return unspaced.read_unspaced(block, context.known, context.language)
    return _read_block(block, runs, context, often=often)


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


def _find_lands(
    text: str, runs: Sequence[NameRun], context: ReadingContext
) -> set[str]:
    """Return the codes of the countries that a text names, by land or by people."""
    if context.language in unspaced.LANGUAGES:
        return unspaced.find_lands(text, context.known)
    codes = set()
    for run in runs:
        for option in run.options:
            feature = context.known.find_feature(context.find_base(option))
            if feature and feature.country:
                codes.add(feature.country)
                break
    for word in re.findall(r"\w+", text):
        feature = context.known.find_feature(word)
        if feature and feature.kind == "demonym" and feature.country:
            codes.add(feature.country)
    return codes


@dataclass
class _ListState:
    """What the names before say of the next one, which may stand beside them in a list."""

    end: int = 0
    """Where the last name ends, in characters."""
    last: str = ""
    is_place: bool = False
    is_paired: bool = False
    """Whether the last name is the first end of a way."""


def _read_block(
    block: Block,
    runs: Sequence[NameRun],
    context: ReadingContext,
    *,
    often: Collection[str],
) -> Iterator[tuple[str, NameMention]]:
    """Yield each name of a block with what the words around it say."""
    state = _ListState()
    for run in runs:
        if run.options[-1] in often:
            yield run.options[-1], NameMention(times=1)
            state = _ListState(end=run.end)
            continue
        options = range(len(run.options))
        found = [
            read_option(block.text, run, i, context=context) for i in options
        ]
        yield from _read_listed(
            block.text,
            run,
            found,
            state=state,
            context=context,
        )
        yield from _read_parts(run, found[0], context)
        yield from _read_person(run, context)
        yield from _read_head(run, found, context)
        state.last = run.options[-1]
        state.end = run.end


def _read_listed(
    text: str,
    run: NameRun,
    found: Sequence[NameMention],
    *,
    state: _ListState,
    context: ReadingContext,
) -> Iterator[tuple[str, NameMention]]:
    """Yield the names of a run; one beside a place in a list, or at an end of a way, is a place."""
    between = text[state.end : run.starts[0]]
    is_listed = bool(state.last and cues.LIST_BETWEEN.fullmatch(between))
    is_second = (
        state.is_paired and context.cues.between.fullmatch(between) is not None
    )
    is_next = (is_listed and state.is_place) or is_second
    state.is_paired = _begins_pair(text, run, context)
    for name, mention in zip(run.options, found, strict=True):
        if is_next or state.is_paired:
            mention = _raise_to_place(mention, name, context)
        if is_listed:
            mention = replace(mention, companions={state.last})
        yield name, mention
    if is_listed:
        yield state.last, NameMention(companions={run.options[0]})
    state.is_place = is_next or any(mention.strong for mention in found)


def _begins_pair(text: str, run: NameRun, context: ReadingContext) -> bool:
    """Tell whether a name is the first of two ends of a way: from Paris to Rome."""
    if context.cues.between.match(text, run.end) is None:
        return False
    befores = [text[max(0, at - REACH) : at] for at in run.starts]
    return any(context.cues.first.search(before) for before in befores)


def _raise_to_place(
    mention: NameMention, name: str, context: ReadingContext
) -> NameMention:
    """Return a mention in a list of places, or at an end of a way; people are named so, too."""
    if not mention.may_be_place:
        return mention
    if mention.is_person or context.known.is_shared(name):
        return replace(mention, weak=1)
    return replace(mention, strong=1)


def _read_head(
    run: NameRun, found: Sequence[NameMention], context: ReadingContext
) -> Iterator[tuple[str, NameMention]]:
    """Yield the first of several words where another name follows: in Jena Fichte.

    English seldom has a name there, but often the name of something: in Berlin Road.
    """
    if context.language == "en":
        return
    for option, mention in zip(run.options, found, strict=True):
        first, _, after = option.partition(" ")
        if after and mention.strong and not context.is_leading(first):
            yield first, NameMention(weak=1, longer={frozenset(run.options)})


def _read_parts(
    run: NameRun, whole: NameMention, context: ReadingContext
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


def _read_person(
    run: NameRun, context: ReadingContext
) -> Iterator[tuple[str, NameMention]]:
    """Yield the last word of a person's name, so that it is known as one elsewhere too."""
    words = run.options[-1].split(" ")
    first = words[0].strip(".").casefold()
    is_person = first in cues.TITLES or first in context.known.given_names
    if len(words) > 1 and is_person:
        for word in words[1:]:
            yield word, NameMention(is_person=True)
