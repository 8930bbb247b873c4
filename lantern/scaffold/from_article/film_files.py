"""The files of a whole imported film as text: film.yml, the title, the credits, the ledger.

Each says what was proposed and how to change it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lantern.article.blocks import Article
from lantern.core.interface_words import CreditTexts, find_words, has_words
from lantern.core.text import quote_yaml
from lantern.credits.bundled import list_map_data
from lantern.credits.entry import UNFILLED, LedgerEntry
from lantern.scaffold.from_article.card_fit import (
    drop_missing_characters,
    shorten_to_fit,
)
from lantern.scaffold.from_article.film_choice import OmittedBlocks

_FILM_HEAD = (
    "# Made by `lantern import`. "
    "The article's own words are spoken; its text is in the file named below."
)
_ENGLISH_VOICES = "voice: [hibari, espeak]"
_OTHER_VOICES = (
    "voice: [espeak]               "
    "# [gtts, espeak] speaks more naturally, and asks an online service"
)
_LEDGER_READY = """\
# These pictures came with the article. Find out whose they are, and write author and licence in
# place of …; of your own pictures, licence: own-work, and after a comma made_by: us."""


def format_film(
    article: Article,
    title: str,
    file: str,
    *,
    fonts: str = "",
    omitted: Sequence[OmittedBlocks] = (),
) -> str:
    """Return film.yml.

    Args:
        article: the article.
        title: the film's title.
        file: the article's copy in the film's folder.
        fonts: those that the film needs and doesn't have.
        omitted: what isn't told, or only in part.
    """
    about = {
        "title": article.title or title,
        "author": article.author,
        "published": article.published,
        "file": file,
    }
    lines = [
        _FILM_HEAD,
        "lantern: 1",
        f"title: {quote_yaml(_choose_title(article, title))}",
        f"language: {article.language}",
        "article:",
        *format_keys(about, indent="  "),
        "use: non-commercial",
        _ENGLISH_VOICES if article.language == "en" else _OTHER_VOICES,
        "music: score",
    ]
    lines += _format_omitted(omitted)
    if fonts:
        lines += [
            f"# The script of this film needs type of its own, such as {fonts}:",
            "# look: {fonts: {serif: [assets/fonts/Serif.otf], sans: [assets/fonts/Sans.otf]}}",
        ]
    return "\n".join(lines) + "\n"


def _format_omitted(omitted: Sequence[OmittedBlocks]) -> Iterator[str]:
    if omitted:
        yield "omit:"
    for blocks in omitted:
        yield f"  - because: {quote_yaml(blocks.because)}"
        yield f"    paragraphs: {list(blocks.numbers)}"


def _choose_title(article: Article, title: str) -> str:
    """Return as much of a title as a card has room for."""
    untitled = find_words(article.language).imports.untitled
    return shorten_to_fit("title", title) or untitled


def format_keys(
    values: Mapping[str, str | None], *, indent: str = ""
) -> list[str]:
    """Return a line `key: value` for each value that isn't empty."""
    return [
        f"{indent}{key}: {quote_yaml(value)}"
        for key, value in values.items()
        if value
    ]


def format_opening(article: Article, title: str) -> str:
    """Return the file of the scene with the title."""
    author = drop_missing_characters(article.author)
    words = find_words(article.language).imports
    kicker = author
    if has_words(article.language):
        kicker = words.from_article.format(author=author)
    shown = _choose_title(article, title)
    lines = [
        f"scene: {quote_yaml(words.title_scene)}",
        "duration: 6",
        "source: none",
        "shots:",
        "  - card:",
        f"      title: {quote_yaml(shown)}",
    ]
    if author and shorten_to_fit("title", "x", kicker=kicker) == "x":
        lines.append(f"      kicker: {quote_yaml(kicker)}")
    return "\n".join(lines) + "\n"


def format_closing(article: Article) -> str:
    """Return the file of the scene with the credits."""
    name = quote_yaml(find_words(article.language).imports.credits_scene)
    lines = [
        f"scene: {name}",
        f"chapter: {name}",
        "duration: 9",
        "source: none",
        "shots:",
        "  - card: credits",
    ]
    return "\n".join(lines) + "\n"


def format_ledger(
    pictures: Sequence[Mapping[str, str]], language: str, *, has_map: bool
) -> str:
    """Return credits.yml.

    `pictures` are the keys of the entry of each picture that came with the article, `language` is
    the article's.
    """
    lines = ["credits: []"]
    if has_map or pictures:
        lines = ["# Who made what this film shows.", "credits:"]
    if has_map:
        words = find_words(language).credits
        data = (_make_geonames_entry(words), *list_map_data(words))
        lines += [_format_entry(_list_keys(entry)) for entry in data]
    if any(entry["author"] == UNFILLED for entry in pictures):
        lines.append(_LEDGER_READY)
    lines += [_format_entry(entry) for entry in pictures]
    return "\n".join(lines) + "\n"


def _make_geonames_entry(words: CreditTexts) -> LedgerEntry:
    return LedgerEntry(
        id="geonames",
        kind="data",
        title="GeoNames",
        author=words.geonames_authors,
        licence="CC-BY-4.0",
        url="https://www.geonames.org",
    )


def _list_keys(entry: LedgerEntry) -> dict[str, str]:
    keys = ("id", "kind", "title", "author", "url", "licence")
    return {key: getattr(entry, key) for key in keys}


def _format_entry(entry: Mapping[str, str]) -> str:
    fields = [f"{key}: {quote_yaml(value)}" for key, value in entry.items()]
    return f"  - {{{', '.join(fields)}}}"
