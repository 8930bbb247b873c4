"""The files of an imported film as text: film.yml, scenes, ledger. Each says what was proposed and how to change it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lantern.article.blocks import Article
from lantern.core.text import quote_yaml, quote_yaml_list
from lantern.credits.bundled import MAP_DATA
from lantern.credits.entry import LedgerEntry
from lantern.scaffold.from_article.card_fit import (
    drop_missing_characters,
    shorten_to_fit,
)
from lantern.scaffold.from_article.drafts import SceneDraft
from lantern.scaffold.from_article.first_map import MAP_FILE_PATH as MAP
from lantern.scaffold.from_article.first_map import FirstMap
from lantern.scaffold.from_article.scene_groups import SceneExcerpt


def format_film(article: Article, title: str, file: str) -> str:
    """film.yml."""
    about = {
        "title": article.title or title,
        "author": article.author,
        "published": article.published,
        "file": file,
    }
    said = [f"  {key}: {quote_yaml(value)}" for key, value in about.items() if value]
    name = shorten_to_fit("title", title)
    lines = [
        "# Made by `lantern import`. The article's own words are spoken; its text is in the file named below.",
        "lantern: 1",
        f"title: {quote_yaml(name or 'A film')}",
        f"language: {article.language}",
        "article:",
        *said,
        "use: non-commercial",
        "voice: [espeak]               # [gtts, espeak] speaks more naturally, and asks an online service",
        "music: score",
    ]
    return "\n".join(lines) + "\n"


def format_opening(article: Article, title: str) -> str:
    """The title's scene."""
    author = drop_missing_characters(article.author)
    kicker = f"From an article by {author}" if article.language == "en" else author
    lines = ["scene: Title", "duration: 6", "source: none", "shots:", "  - card:"]
    lines.append(
        f"      title: {quote_yaml(shorten_to_fit('title', title) or 'A film')}"
    )
    if author and shorten_to_fit("title", "x", kicker=kicker) == "x":
        lines.append(f"      kicker: {quote_yaml(kicker)}")
    return "\n".join(lines) + "\n"


CREDITS_SCENE = """scene: Sources and credits
chapter: Sources and credits
duration: 9
source: none
shots:
  - card: credits
"""


def format_scene(draft: SceneDraft) -> str:
    """One scene's file."""
    blocks = draft.stretch.blocks
    lines = [
        f"# Paragraph{'s' * (len(blocks) > 1)} {', '.join(map(str, blocks))} of the article, about "
        f"{draft.stretch.seconds:.0f} s. A scene that you change is never written over.",
        f"scene: {quote_yaml(draft.title)}",
    ]
    if draft.chapter:
        lines.append(f"chapter: {quote_yaml(draft.chapter)}")
    lines.append(f"passage: {list(blocks)}")
    lines += _narration(draft)
    if draft.lower_third:
        lines.append(_lower_third(draft.lower_third))
    lines.append("shots:")
    lines += _shots(draft)
    return "\n".join(lines) + "\n"


def _narration(draft: SceneDraft) -> Iterator[str]:
    stretch = draft.stretch
    edits = {"starts_at": stretch.starts_at, "stops_before": stretch.stops_before}
    if not any(edits.values()) and not draft.skip:
        yield "narration: {from: passage}     # or your own words in their place"
        return
    yield "narration:                     # the article's own words; or your own in their place"
    yield "  from: passage"
    yield from (
        f"  {key}: {quote_yaml(words)}" for key, words in edits.items() if words
    )
    if draft.skip:
        yield f"  skip: {quote_yaml_list(draft.skip)}"


def _lower_third(third: tuple[str, str, str]) -> str:
    keys = zip(("title", "text", "at"), third, strict=True)
    said = ", ".join(f"{key}: {quote_yaml(value)}" for key, value in keys if value)
    return f"lower_third: {{{said}}}     # found in the passage: look whether it is so"


def _shots(draft: SceneDraft) -> Iterator[str]:
    if draft.chapter:
        yield "  - card: chapter"
        yield "    hold: 4"
    if draft.view:
        yield f"  - map: {MAP}"
        yield f"    view: {draft.view}"
    for wanted in draft.wanted:
        yield "  - card:"
        yield f"      wanted: {quote_yaml(wanted.text)}"
        if wanted.file:
            yield "    # The picture lies ready: give it its line in credits.yml, and put this in the card's place:"
            yield f"    # - still: {wanted.file}"
    for statement in draft.statements:
        yield "  - card:"
        yield f"      statement: {quote_yaml(statement.text)}"
        if statement.by:
            yield f"      by: {quote_yaml(statement.by)}"
        if statement.at:
            yield f"    at: {quote_yaml(statement.at)}"
    if not (draft.view or draft.wanted or draft.statements):
        yield "  - card:"
        yield f"      wanted: {quote_yaml(_first_words(draft.stretch))}"


def _first_words(stretch: SceneExcerpt) -> str:
    words = drop_missing_characters(" ".join(stretch.text.split()[:8]))
    return f"{words} …" if words else f"Paragraph {stretch.blocks[0]}"


_GEONAMES = LedgerEntry(
    id="geonames",
    kind="data",
    title="GeoNames",
    author="GeoNames contributors",
    licence="CC-BY-4.0",
    url="https://www.geonames.org",
)


def _entry(entry: LedgerEntry) -> str:
    keys = ("id", "kind", "title", "author", "url", "licence")
    return f"  - {{{', '.join(f'{key}: {quote_yaml(getattr(entry, key))}' for key in keys)}}}"


def format_ledger(sheet: FirstMap, ready: Sequence[tuple[str, str]]) -> str:
    """credits.yml; `ready` are the pictures that came with the article, and their captions."""
    lines = [
        "# Who made what this film shows.",
        "credits:",
        *map(_entry, (_GEONAMES, *MAP_DATA)),
    ]
    if not sheet.spots:
        lines = ["credits: []"]
    if ready:
        lines += [
            "# These pictures came with the article. Find out whose they are; then write the author and the licence in",
            "# the place of …, take the # away, and show them in their scenes.",
        ]
        lines += [
            f"#  - {{file: {file}, kind: photograph, title: {quote_yaml(caption)}, author: …, licence: …}}"
            for file, caption in ready
        ]
    if ready and not sheet.spots:
        lines[0] = (
            "credits: []                   # take the [] away when the first line comes below"
        )
    return "\n".join(lines) + "\n"
