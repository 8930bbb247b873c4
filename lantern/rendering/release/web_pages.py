"""The pages that go with a film: credits.html, whose work is in it, and sources.html."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lantern.checks.sourcing import ArticleSource, claims, coverage
from lantern.checks.sourcing.coverage import BlockCoverage
from lantern.core.interface_words import InterfaceWords
from lantern.credits import tables
from lantern.credits.ledger import EntryUse, Ledger, name_licence
from lantern.credits.licences import parse
from lantern.plan.map_sources import list_map_sources
from lantern.rendering.release import description
from lantern.rendering.release.html import (
    Link,
    PageSection,
    TableCell,
    format_page,
)
from lantern.script.film_script import Script
from lantern.script.model.article import ArticleReference
from lantern.script.model.film import Film

_CLASSES = {
    "told": "told",
    "told in part": "part",
    "left out": "left",
    "not told": "untold",
}


def format_credits_page(script: Script, ledger: Ledger, speaker: str) -> str:
    """Return everything that the film uses as HTML: makers, years, licences and scenes.

    `speaker` says who is heard.
    """
    film = script.film
    title = film.words.pages.credits_title.format(title=film.title)
    sections = list_credits_sections(script, ledger, speaker)
    return format_page(title, film.language, sections)


def list_credits_sections(
    script: Script, ledger: Ledger, speaker: str
) -> list[PageSection]:
    """Return the sections of the page of credits."""
    film = script.film
    words = film.words.pages
    head = (words.title, words.author, words.year, words.licence, words.scenes)
    sections = []
    if film.licence:
        line = description.describe_licence(film.licence, film.words)
        sections.append(PageSection(words.licence, line))
    for name, uses in tables.group_uses(ledger, words):
        rows = [_make_credits_row(use, script) for use in uses]
        sections.append(PageSection(name, (), head, rows))
    sections.append(PageSection(words.narration, (speaker,)))
    sections += _list_share_alike(film, ledger)
    return sections


def _list_share_alike(film: Film, ledger: Ledger) -> list[PageSection]:
    """Return the section on works whose licences bind the film too, if there are some."""
    if not ledger.share_alike:
        return []
    shared = [entry.title for entry in ledger.share_alike]
    titles = film.words.labels.separator.join(shared)
    words = film.words.pages
    note = words.share_alike_note.format(titles=titles)
    return [PageSection(words.share_alike, (note,))]


def _make_credits_row(use: EntryUse, script: Script) -> list[TableCell]:
    entry = use.entry
    licence = parse(entry.licence)
    return [
        Link(entry.title, entry.url),
        entry.author,
        str(entry.year) if entry.year else "",
        Link(
            name_licence(entry, script.film.words.credits),
            licence.url if licence else None,
        ),
        tables.list_scene_titles(use, script),
    ]


def format_sources_page(source: ArticleSource, claimed: Sequence[str]) -> str:
    """Return what the film rests on as HTML.

    That is what is told of the article, by paragraph, whose claims are told, what maps are drawn
    from, and other sources.

    Args:
        source: the article of the film.
        claimed: the claims, one a line.
    """
    script = source.script
    film = script.film
    sections = list_article_sections(script)
    if source.rows:
        sections.append(_make_coverage_section(script, source.rows))
    sections += list_source_sections(script, claimed)
    title = film.words.pages.sources_title.format(title=film.title)
    return format_page(title, film.language, sections)


def list_article_sections(script: Script) -> list[PageSection]:
    """Return the section that names the film's article, if it has one."""
    article = script.film.article
    if article is None:
        return []
    lines = [_describe_article(article, script.film.words)]
    if article.url:
        lines.append(article.url)
    return [PageSection(script.film.words.pages.article, lines)]


def list_source_sections(
    script: Script, claimed: Sequence[str]
) -> list[PageSection]:
    """Return the sections of claims, of what maps are drawn from, and of other sources.

    `claimed` are the claims, one a line.
    """
    words = script.film.words.pages
    sections = [
        PageSection(words.claims, claimed),
        PageSection(words.maps, list_map_sources(script)),
        PageSection(words.other_sources, claims.format_other_sources(script)),
    ]
    return [section for section in sections if section.lines]


def _describe_article(article: ArticleReference, words: InterfaceWords) -> str:
    title = words.credits.quote(article.title)
    parts = (title, article.author, article.published)
    return words.labels.separator.join(part for part in parts if part)


def _make_coverage_section(
    script: Script, rows: Sequence[BlockCoverage]
) -> PageSection:
    expected = [row for row in rows if row.is_expected]
    words = script.film.words.pages
    head = (
        words.paragraph,
        words.kind,
        words.begins,
        words.told,
        words.scenes,
        words.left_out_why,
    )
    return PageSection(
        words.coverage,
        (coverage.format_summary(rows, words),),
        head,
        list(_iter_coverage_rows(script, rows)),
        [(_CLASSES[row.state], float(row.block.length)) for row in expected],
    )


def _iter_coverage_rows(
    script: Script, rows: Sequence[BlockCoverage]
) -> Iterator[list[TableCell]]:
    titles = {part.number: part.scene.scene for part in script.parts}
    words = script.film.words
    for row in rows:
        if row.state:
            yield [
                str(row.block.number),
                words.pages.name_kind(row.block.kind),
                row.block.excerpt,
                words.pages.name_state(row.state),
                words.labels.separator.join(
                    titles[number] for number in row.scenes
                ),
                "; ".join(row.reasons),
            ]
