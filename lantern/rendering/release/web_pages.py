"""The pages that go with a film: credits.html, whose work is in it, and sources.html."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lantern.checks.sourcing import ArticleSource, claims, coverage
from lantern.checks.sourcing.coverage import BlockCoverage
from lantern.credits import tables
from lantern.credits.ledger import EntryUse, Ledger
from lantern.credits.licences import parse
from lantern.rendering.release.html import Link, PageSection, TableCell, format_page
from lantern.script.load import Script
from lantern.script.model.film import ArticleReference

_CREDITS_HEAD = ("Title", "By", "Year", "Licence", "Scenes")
_SOURCES_HEAD = ("Paragraph", "Kind", "Begins", "Told", "Scenes", "Left out, and why")
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
    sections = []
    for name, uses in tables.group_uses(ledger):
        rows = [_make_credits_row(use, script) for use in uses]
        sections.append(PageSection(name, (), _CREDITS_HEAD, rows))
    sections.append(PageSection("Narration", (speaker,)))
    if ledger.share_alike:
        titles = ", ".join(entry.title for entry in ledger.share_alike)
        note = (
            "Their licences ask that a film made with them is published under the same"
            f" licence: {titles}."
        )
        sections.append(PageSection("Share alike", (note,)))
    return format_page(f"{script.film.title}: credits", script.film.language, sections)


def _make_credits_row(use: EntryUse, script: Script) -> list[TableCell]:
    entry = use.entry
    licence = parse(entry.licence)
    return [
        Link(entry.title, entry.url),
        entry.author,
        str(entry.year) if entry.year else "",
        Link(entry.licence, licence.url if licence else None),
        tables.list_scene_titles(use, script),
    ]


def format_sources_page(source: ArticleSource, claimed: Sequence[str]) -> str:
    """Return what the film rests on as HTML.

    That is what is told of the article, by paragraph, whose claims are told, and other sources.

    Args:
        source: the article of the film.
        claimed: the claims, one a line.
    """
    script = source.script
    sections = []
    if script.film.article:
        line = _describe_article(script.film.article)
        sections.append(PageSection("The article", [line]))
    if source.rows:
        sections.append(_make_coverage_section(script, source.rows))
    if claimed:
        sections.append(PageSection("Claims", claimed))
    others = claims.format_other_sources(script)
    if others:
        sections.append(PageSection("Other sources", others))
    return format_page(f"{script.film.title}: sources", script.film.language, sections)


def _describe_article(article: ArticleReference) -> str:
    parts = (f"“{article.title}”", article.author, article.published)
    return ", ".join(part for part in parts if part)


def _make_coverage_section(
    script: Script, rows: Sequence[BlockCoverage]
) -> PageSection:
    expected = [row for row in rows if row.is_expected]
    return PageSection(
        "What is told of it",
        (coverage.format_summary(rows),),
        _SOURCES_HEAD,
        list(_iter_coverage_rows(script, rows)),
        [(_CLASSES[row.state], float(row.block.length)) for row in expected],
    )


def _iter_coverage_rows(
    script: Script, rows: Sequence[BlockCoverage]
) -> Iterator[list[TableCell]]:
    titles = {part.number: part.scene.scene for part in script.parts}
    for row in rows:
        if row.state:
            yield [
                str(row.block.number),
                row.block.kind,
                row.block.excerpt,
                row.state,
                ", ".join(titles[number] for number in row.scenes),
                "; ".join(row.reasons),
            ]
