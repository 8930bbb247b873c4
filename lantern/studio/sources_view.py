"""What the film rests on: its article's blocks, the facts it states, claims, and the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lantern.checks import sourcing
from lantern.checks.sourcing import ArticleSource, claims
from lantern.checks.sourcing.facts import StatedFact, list_stated
from lantern.credits.entry import LedgerEntry
from lantern.credits.ledger import Ledger
from lantern.plan.project import Project
from lantern.script.film_script import Script
from lantern.studio.loaded_film import LoadedFilm
from lantern.timeline import PlacedShot

_STATES: Mapping[str, str] = {
    "told": "told",
    "told in part": "told",
    "left out": "omitted",
    "not told": "untold",
}
_SEEN_ROLES = (
    "still",
    "card ground",
    "portrait",
    "document",
    "table",
    "clip",
    "map",
    "map data",
    "map style",
)
_GROUND_KINDS = ("map", "data")


@dataclass(frozen=True)
class ShownBlock:
    """A block of the article: its text as far as it is at hand, and the scenes that tell it.

    `state` is told, omitted or untold, `why` is why it, or a part of it, is left out.
    """

    number: int
    text: str
    state: str
    why: str
    scenes: tuple[int, ...]


@dataclass(frozen=True)
class ShownFigure:
    """A figure, date or name that a scene states, and the block that has it, None for none.

    `why` names the other source that it rests on; empty for none.
    """

    scene: int
    text: str
    kind: str
    found: bool
    block: int | None
    why: str


@dataclass(frozen=True)
class ShownClaim:
    """Who says what is told in a scene, by its number."""

    scene: int
    text: str
    status: str
    by: str
    source: str


@dataclass(frozen=True)
class FilmSources:
    """What a film rests on."""

    blocks: tuple[ShownBlock, ...]
    figures: tuple[ShownFigure, ...]
    claims: tuple[ShownClaim, ...]


@dataclass(frozen=True)
class ShownEntry:
    """A line of the ledger: what it is of, who made it, and on which terms."""

    id: str
    title: str
    author: str
    year: int | None
    licence: str
    kind: str
    url: str


def describe_sources(project: Project) -> FilmSources:
    """Return what a film rests on."""
    script = project.script
    source, _ = sourcing.load(script, project.lock)
    stated = list_stated(script, source.lock) if source.lock else ()
    return FilmSources(
        blocks=tuple(_list_blocks(source)),
        figures=tuple(map(_show_fact, stated)),
        claims=tuple(_list_claims(script)),
    )


def _list_blocks(source: ArticleSource) -> Iterator[ShownBlock]:
    """Yield the blocks that a film tells, or is expected to tell."""
    for row in source.rows:
        if row.state not in _STATES:
            continue
        text = row.block.excerpt
        if source.article is not None:
            found = source.article.find_block(row.block.number)
            text = found.text if found else text
        yield ShownBlock(
            row.block.number,
            text,
            _STATES[row.state],
            "; ".join(row.reasons),
            row.scenes,
        )


def _show_fact(fact: StatedFact) -> ShownFigure:
    found = fact.block is not None or bool(fact.source)
    return ShownFigure(
        fact.scene, fact.text, fact.kind, found, fact.block, fact.source
    )


def _list_claims(script: Script) -> Iterator[ShownClaim]:
    for part in script.parts:
        for claim in claims.list_claims(part):
            yield ShownClaim(
                scene=part.number,
                text=claim.format_label(script.film.words.labels),
                status=claim.status,
                by=claim.by or "",
                source=claim.source or "",
            )


def list_entries_on_screen(film: LoadedFilm, frame: int) -> list[ShownEntry]:
    """Return the ledger's lines of all that is seen in a frame, each once."""
    entries: dict[str, ShownEntry] = {}
    for placed in _find_shots(film, frame):
        for entry in _iter_entries(film.project, placed):
            shown = _show_entry(entry)
            entries.setdefault(shown.id, shown)
    return list(entries.values())


def _find_shots(film: LoadedFilm, frame: int) -> Iterator[PlacedShot]:
    """Yield the shot of a frame; the one before it, too, while they change."""
    shots = film.draft.timeline.shots
    for i, placed in enumerate(shots):
        out = shots[i + 1].overlap // 2 if i + 1 < len(shots) else 0
        if placed.start - placed.overlap // 2 <= frame < placed.end + out:
            yield placed


def _iter_entries(
    project: Project, placed: PlacedShot
) -> Iterator[LedgerEntry]:
    part = project.script.parts[placed.scene]
    for asset in project.list_scene_assets(part.number):
        if asset.role in _SEEN_ROLES and asset.shot in (None, placed.shot):
            entry = project.ledger.find_entry(asset.path)
            if entry is not None:
                yield entry
    if part.scene.shots[placed.shot].has_map:
        yield from _iter_ground(project.ledger)


def _iter_ground(ledger: Ledger) -> Iterator[LedgerEntry]:
    """Yield the data that maps are drawn from."""
    for entry in ledger.others:
        if entry.kind in _GROUND_KINDS:
            yield entry


def _show_entry(entry: LedgerEntry) -> ShownEntry:
    return ShownEntry(
        id=entry.file or entry.id or "",
        title=entry.title,
        author=entry.author,
        year=entry.year,
        licence=entry.licence,
        kind=entry.kind,
        url=entry.url or "",
    )
