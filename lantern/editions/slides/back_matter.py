"""The slides of text after a film: its credits, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lantern.checks.sourcing.claims import format_claims
from lantern.core.cjk import count_columns
from lantern.credits.ledger import describe_entry
from lantern.editions.slides.deck import TextGroup, TextSlide
from lantern.plan import Rendition
from lantern.rendering.release.description import describe_licence
from lantern.rendering.release.html import Link
from lantern.rendering.release.web_pages import (
    list_article_sections,
    list_source_sections,
)
from lantern.script.film_script import Script

_HEADING = 1.6
"""Lines that a heading takes, with the space above it."""


def list_credits(rendition: Rendition) -> list[TextGroup]:
    """Return the rows of the film's credits, with the addresses that the ledger knows."""
    film = rendition.script.film
    addresses = {
        describe_entry(entry, film.words.credits): entry.url
        for entry in rendition.ledger.used_entries
    }
    groups = []
    for row in rendition.ledger.build_roll(film, rendition.speaker):
        lines = [Link(line, addresses.get(line)) for line in row.lines]
        groups.append(TextGroup(row.role, tuple(lines)))
    if film.licence:
        licence = _make_lines(describe_licence(film.licence, film.words))
        groups.append(TextGroup(film.words.pages.licence, licence))
    return groups


def list_sources(script: Script) -> list[TextGroup]:
    """Return what the film rests on: its article, claims, maps and other sources."""
    sections = [
        *list_article_sections(script),
        *list_source_sections(script, format_claims(script)),
    ]
    return [
        TextGroup(each.heading, _make_lines(each.lines)) for each in sections
    ]


def _make_lines(texts: Iterable[str]) -> tuple[Link, ...]:
    """Return lines; those that are addresses lead there."""
    return tuple(Link(text, text) for text in texts)


def make_text_slides(
    title: str, groups: Iterable[TextGroup], *, columns: int, lines: int
) -> list[TextSlide]:
    """Return slides that hold groups of text; a long group goes on, with its heading.

    Args:
        title: that of each slide.
        groups: in order.
        columns: characters of a line; wide ones count twice.
        lines: of a slide.
    """
    pages: list[list[TextGroup]] = []
    room = 0.0
    for part in _part_groups(
        groups,
        columns=columns,
        most=lines // 2,
    ):
        goes_on = bool(pages) and pages[-1][-1].heading == part.heading
        height: float = sum(
            _count_lines(line.text, columns) for line in part.lines
        )
        if goes_on and height <= room:
            part = TextGroup(part.heading, pages[-1].pop().lines + part.lines)
        else:
            height += _HEADING
        if height > room:
            pages.append([])
            room = lines
        room -= height
        pages[-1].append(part)
    return [TextSlide(title, page) for page in pages]


def _part_groups(
    groups: Iterable[TextGroup], *, columns: int, most: int
) -> Iterator[TextGroup]:
    """Yield groups, those of more than `most` lines line by line."""
    for group in groups:
        if sum(_count_lines(line.text, columns) for line in group.lines) < most:
            yield group
            continue
        for line in group.lines:
            yield TextGroup(group.heading, (line,))


def _count_lines(text: str, columns: int) -> int:
    return max(1, -(-count_columns(text) // columns))  # rounded up
