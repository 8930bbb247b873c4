"""What each scene of an imported film is: its words, its chapter, its lower third and its shots. Writes nothing."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lantern.article.blocks import Article, Block
from lantern.article.readers.patterns import SIGNATURE
from lantern.core.text import find_phrase, make_slug
from lantern.scaffold.from_article import entities
from lantern.scaffold.from_article.card_fit import (
    drop_missing_characters,
    shorten_to_fit,
)
from lantern.scaffold.from_article.first_map import WHOLE_VIEW, FirstMap
from lantern.scaffold.from_article.scene_groups import SceneExcerpt, group_excerpts
from lantern.speech import wording

_CHAPTER = 60.0
"""Seconds from one chapter made of a date to the next."""
_LONG = 22.0
"""Seconds after which one picture alone is too little."""


@dataclass(frozen=True)
class PicturePlaceholder:
    """A picture's place: its caption on the card, and the file that lies ready for it, if one does."""

    text: str
    file: str = ""


@dataclass(frozen=True)
class StatementDraft:
    """A sentence of the article on a card, from the words `at`; `by` is whose it is."""

    text: str
    at: str = ""
    by: str = ""


@dataclass(frozen=True)
class SceneDraft:
    """One scene to be written. `key` names its file, without its number."""

    key: str
    title: str
    stretch: SceneExcerpt
    chapter: str = ""
    lower_third: tuple[str, str, str] | None = None
    view: str = ""
    wanted: tuple[PicturePlaceholder, ...] = ()
    statements: tuple[StatementDraft, ...] = ()
    skip: tuple[str, ...] = ()


def draft_scenes(
    article: Article, sheet: FirstMap, pictures: Mapping[str, str]
) -> list[SceneDraft]:
    """The scenes; `pictures` gives the file that lies ready for a picture the article names."""
    told = group_excerpts(article)
    days = entities.find_days([stretch.text for stretch in told], article)
    chapters = _chapters(told, days)
    spots = [
        sheet.find_near(
            each.text, (*each.blocks, *(caption.number for caption in each.captions))
        )
        for each in told
    ]
    names = [
        [spot.find_name_in(one.text) for spot in each]
        for one, each in zip(told, spots, strict=True)
    ]
    thirds = _lower_thirds(told, names, days, article)
    keys: set[str] = set()
    found: list[SceneDraft] = []
    for i, stretch in enumerate(told):
        wanted = tuple(_make_wanted(caption, pictures) for caption in stretch.captions)
        title = _title(stretch)
        shown = bool(spots[i]) + len(wanted)
        draft = SceneDraft(
            key=_key(title, stretch, keys),
            title=title,
            stretch=stretch,
            chapter=shorten_to_fit("chapter", chapters.get(i, ""), numeral="8"),
            lower_third=thirds[i]
            if thirds[i][0] not in ("", *chapters.values())
            else None,
            view=(
                sheet.name_view(spots[i])
                if any(each.view for each in found)
                else WHOLE_VIEW
            )
            if spots[i]
            else "",
            wanted=wanted,
            statements=tuple(_statements(stretch, article, shown)),
            skip=tuple(_signature(stretch, article)),
        )
        keys.add(draft.key)
        found.append(draft)
    return found


def _chapters(told: Sequence[SceneExcerpt], days: Sequence[str]) -> dict[int, str]:
    """Which scenes start a chapter: those that open a heading; without headings, those with a new date now and then."""
    if any(stretch.heading for stretch in told):
        return {
            i: stretch.heading
            for i, stretch in enumerate(told)
            if stretch.heading and stretch.opens_heading
        }
    found: dict[int, str] = {}
    since = _CHAPTER
    for i, stretch in enumerate(told):
        if days[i] and days[i] not in found.values() and since >= _CHAPTER:
            found[i] = days[i]
            since = 0.0
        since += stretch.seconds
    return found if len(found) > 1 else {}


def _make_wanted(caption: Block, pictures: Mapping[str, str]) -> PicturePlaceholder:
    text = (
        shorten_to_fit("wanted", caption.text)
        or f"Picture of paragraph {caption.number}"
    )
    return PicturePlaceholder(text, pictures.get(caption.picture or "", ""))


def _lower_thirds(
    told: Sequence[SceneExcerpt],
    names: Sequence[Sequence[str]],
    days: Sequence[str],
    article: Article,
) -> list[tuple[str, str, str]]:
    """For each scene a place that had none yet, with the day of the sentence that names it; else a day that is new.

    Title, text and the words at which it comes; three empty texts for none.
    """
    used: set[str] = set()
    chosen = []
    for each in names:
        chosen.append(
            next(
                (
                    name
                    for name in each
                    if name not in used and drop_missing_characters(name)
                ),
                "",
            )
        )
        used.add(chosen[-1])
    beside = entities.find_days(
        [_sentence(each.text, name) for each, name in zip(told, chosen, strict=True)],
        article,
    )
    found: list[tuple[str, str, str]] = []
    for i, name in enumerate(chosen):
        title, text = (
            (drop_missing_characters(name), beside[i])
            if name
            else (days[i] if days[i] not in used else "", "")
        )
        used.add(title)
        at = (
            title
            if name and find_phrase(told[i].text.split(), title, 0) is not None
            else ""
        )
        found.append((title, text, at))
    return found


def _sentence(text: str, name: str) -> str:
    return next(
        (
            each
            for each in re.split(r"[.!?…][’”\"»)]*\s+", text)
            if name and name in each
        ),
        "",
    )


def _title(stretch: SceneExcerpt) -> str:
    if stretch.opens_heading and stretch.heading:
        return stretch.heading[:80]
    words = stretch.text.split()
    return (
        " ".join(words[:5]).strip(" ,;:.–-‘’“”\"'")[:80]
        or f"Paragraph {stretch.blocks[0]}"
    )


def _key(title: str, stretch: SceneExcerpt, taken: set[str]) -> str:
    """A name for the scene's file that no other has: of its title's letters, else of its paragraph."""
    base = make_slug(title) or f"paragraph-{stretch.blocks[0]}"
    base = base if len(base) <= 40 else base[:40].rpartition("-")[0] or base[:40]
    more = (f"{base}-{stretch.blocks[0]}-{n}" for n in itertools.count(2))
    names = itertools.chain((base, f"{base}-{stretch.blocks[0]}"), more)
    return next(name for name in names if name not in taken)


def _statements(
    stretch: SceneExcerpt, article: Article, shown: int
) -> Iterator[StatementDraft]:
    """Sentences to read while they are spoken, where there is nothing else to see or one picture for long: two at most.

    The first of a scene with nothing else stands from the scene's start, the others come at their words.
    """
    wanted = min(2, math.ceil(stretch.seconds / _LONG)) - shown
    if wanted <= 0:
        return
    words = wording.split_words(stretch.text, article.language, {})
    quoted = all(
        block.kind == "quotation"
        for number in stretch.blocks
        if (block := article.find_block(number))
    )
    by = (
        drop_missing_characters(article.author)
        if not quoted
        else "Quoted in the article"
        if article.language == "en"
        else ""
    )
    earliest = 0.25 if shown else 0.0
    for n in range(wanted):
        best: tuple[float, float, StatementDraft] | None = None
        first = not shown and not n
        for each in wording.split_sentences(words):
            text = stretch.text[words[each.start].start : words[each.stop - 1].end]
            share = words[each.start].start / max(1, len(stretch.text))
            distance = abs(len(text) - 100.0) + 150 * share * first
            if (
                not earliest <= share <= 0.8
                or not 30 <= len(text) <= 200
                or (best and distance >= best[0])
            ):
                continue
            at = "" if first else _find_unique_phrase(stretch.text, each.start)
            if (first or at) and _is_quotable(text, by):
                best = (
                    distance,
                    share + len(text) / len(stretch.text),
                    StatementDraft(text, at, by),
                )
        if best is None:
            return
        yield best[2]
        earliest = max(best[1], 0.4)


def _is_quotable(text: str, by: str) -> bool:
    """Whether a sentence can stand alone on a card: whole, no signature, not too long."""
    more = {"by": by} if by else {}
    return (
        _is_whole(text)
        and not SIGNATURE.search(text)
        and shorten_to_fit("statement", text, **more) == text
    )


def _is_whole(text: str) -> bool:
    """Whether quotation marks that open in a sentence close in it."""
    return text.count("“") == text.count("”") and len(
        re.findall(r"(?<!\w)‘", text)
    ) == len(re.findall(r"’(?!\w)", text))


def _find_unique_phrase(text: str, index: int) -> str:
    """The fewest words from that word on by which a shot finds it, not met before."""
    words = text.split()
    for count in range(2, 9):
        phrase = " ".join(words[index : index + count])
        if find_phrase(words, phrase, 0) == index:
            return phrase.strip(" ,;:.–-‘’“”\"'()")
    return ""


def _signature(stretch: SceneExcerpt, article: Article) -> Iterator[str]:
    """The author's name and date at the end of a paragraph, which nobody would speak."""
    for number in stretch.blocks:
        signed = SIGNATURE.search(article.blocks[number - 1].text)
        if (
            signed
            and signed["who"].strip() == article.author
            and signed[0].strip() in stretch.text
        ):
            yield signed[0].strip()
