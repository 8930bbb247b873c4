"""The show notes of an episode: what it is about, chapters, sources, and the credits it owes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lantern.core.direction import is_right_to_left
from lantern.credits.entry import SOUND_KINDS
from lantern.credits.ledger import EntryUse, Ledger
from lantern.editions.podcast.cover import choose_cover
from lantern.plan import Rendition
from lantern.rendering.release.description import (
    HEADED_SECTIONS,
    Chapter,
    build_sections,
)
from lantern.rendering.release.make import describe_film
from lantern.script.film_script import SceneSource
from lantern.script.model.look import Thumbnail

NoteSections = Mapping[str, Sequence[str]]
"""The lines of notes by the names of their sections, as `build_sections` returns them."""
_HEARD_KINDS = (*SOUND_KINDS, "voice", "footage")
_MAP_KINDS = ("map", "data")
_ADDRESS = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)\]]")


def build_notes(
    rendition: Rendition, chapters: Sequence[Chapter]
) -> dict[str, list[str]]:
    """Return the notes of a film's episode, section by section.

    They credit what is heard, and what the cover shows.
    """
    ledger = keep_heard(rendition.ledger, rendition)
    about = describe_film(replace(rendition, ledger=ledger))
    return build_sections(
        replace(
            about,
            title="",
            tags=(),
        ),
        chapters,
        rendition.timeline.fps,
        words=rendition.script.film.words,
    )


def keep_heard(ledger: Ledger, rendition: Rendition) -> Ledger:
    """Return a film's ledger with the uses that an episode has of it."""
    cover = choose_cover(rendition)
    scene = _find_cover_scene(rendition, cover)
    has_map = scene is not None and any(shot.map for shot in scene.scene.shots)
    stills = []
    if cover is not None:
        has_map = has_map or cover.map is not None
        for asset in rendition.script.list_assets("thumbnail"):
            stills.append(ledger.find_entry(asset.path))

    def is_kept(use: EntryUse) -> bool:
        if has_map and use.entry.kind in _MAP_KINDS:
            return True
        is_on_cover = scene is not None and scene.number in use.scenes
        return (
            use.entry.kind in _HEARD_KINDS or is_on_cover or use.entry in stills
        )

    return replace(ledger, uses=tuple(filter(is_kept, ledger.uses)))


def _find_cover_scene(
    rendition: Rendition, cover: Thumbnail | None
) -> SceneSource | None:
    """Return the scene whose picture is the cover; None if it is another one."""
    script = rendition.script
    if cover is not None and cover.scene is not None:
        return script.select(cover.scene)
    if cover is not None and (cover.still or cover.map):
        return None
    for part in script.parts:
        if any(shot.kind != "card" for shot in part.scene.shots):
            return part
    return script.parts[0]


def format_page(sections: NoteSections, *, title: str, language: str) -> str:
    """Return notes as a page of HTML."""
    direction = ' dir="rtl"' if is_right_to_left(title) else ""
    return (
        f'<!doctype html>\n<html lang="{html.escape(language)}"{direction}>\n'
        f'<meta charset="utf-8">\n<title>{html.escape(title)}</title>\n'
        f"{format_fragment(sections)}"
    )


def format_fragment(sections: NoteSections) -> str:
    """Return notes as paragraphs, lists and links: all of HTML that podcast players show."""
    return "".join(f"{line}\n" for line in _iter_html(sections))


def _iter_html(sections: NoteSections) -> Iterator[str]:
    for name, lines in sections.items():
        if name not in HEADED_SECTIONS:
            for line in lines:
                yield f"<p>{_link_addresses(line)}</p>"
        elif lines:
            heading, *rest = lines
            yield f"<p><strong>{_link_addresses(heading)}</strong></p>"
            yield "<ul>"
            for line in rest:
                yield f"<li>{_link_addresses(line)}</li>"
            yield "</ul>"


def _link_addresses(line: str) -> str:
    """Return a line as HTML whose addresses lead where they say."""
    made = ""
    after = 0
    for match in _ADDRESS.finditer(line):
        address = html.escape(match[0])
        made += html.escape(line[after : match.start()])
        made += f'<a href="{address}">{address}</a>'
        after = match.end()
    return made + html.escape(line[after:])
