"""The pages that go with a film: credits.html (whose work is in it) and sources.html (what it rests on)."""

from __future__ import annotations

from lantern.checks import sourcing
from lantern.checks.sourcing import claims, coverage
from lantern.credits import tables
from lantern.credits.ledger import Ledger
from lantern.credits.licences import parse
from lantern.plan.project import Project
from lantern.rendering.release.html import Link, PageSection, format_page
from lantern.script.load import Script

_CLASSES = {
    "told": "told",
    "told in part": "part",
    "left out": "left",
    "not told": "untold",
}


def format_credits_page(script: Script, ledger: Ledger, speaker: str) -> str:
    """Everything the film uses, with makers, years, licences and scenes."""
    sections = []
    for name, uses in tables.group_uses(ledger):
        rows = []
        for use in uses:
            entry, licence = use.entry, parse(use.entry.licence)
            year = str(entry.year) if entry.year else ""
            terms = Link(entry.licence, licence.url if licence else None)
            rows.append(
                (
                    Link(entry.title, entry.url),
                    entry.author,
                    year,
                    terms,
                    tables.list_scene_titles(use, script),
                )
            )
        sections.append(
            PageSection(name, (), ("Title", "By", "Year", "Licence", "Scenes"), rows)
        )
    sections.append(PageSection("Narration", (speaker,)))
    if ledger.share_alike:
        named = ", ".join(entry.title for entry in ledger.share_alike)
        note = f"Their licences ask that a film made with them is published under the same licence: {named}."
        sections.append(PageSection("Share alike", (note,)))
    return format_page(f"{script.film.title}: credits", script.film.language, sections)


def format_sources_page(project: Project) -> str:
    """What is told of the article, by paragraph, whose claims are told, and what else the film rests on."""
    script = project.script
    found, _ = sourcing.load(script, project.lock)
    article, table = script.film.article, found.rows
    told = [row for row in table if row.is_expected]
    titles = {part.number: part.scene.scene for part in script.parts}
    rows = [
        (
            str(row.block.number),
            row.block.kind,
            row.block.excerpt,
            row.state,
            ", ".join(titles[n] for n in row.scenes),
            "; ".join(row.reasons),
        )
        for row in table
        if row.state
    ]
    named = (
        [
            ", ".join(
                filter(None, (f"“{article.title}”", article.author, article.published))
            )
        ]
        if article
        else []
    )
    sections = [PageSection("The article", named)] if named else []
    if table:
        bar = [(_CLASSES[row.state], float(row.block.length)) for row in told]
        head = ("Paragraph", "Kind", "Begins", "Told", "Scenes", "Left out, and why")
        sections.append(
            PageSection(
                "What is told of it", (coverage.format_summary(table),), head, rows, bar
            )
        )
    for heading, lines in (
        ("Claims", claims.format_claims(script)),
        ("Other sources", claims.format_other_sources(script)),
    ):
        sections += [PageSection(heading, lines)] if lines else []
    return format_page(f"{script.film.title}: sources", script.film.language, sections)
