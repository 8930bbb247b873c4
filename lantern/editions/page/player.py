"""The head of a film's page, its player and its chapters."""

from __future__ import annotations

import base64
import functools
import hashlib
from collections.abc import Iterator
from pathlib import Path

from lantern.core.files import read_plain_text
from lantern.core.units import format_clock
from lantern.editions.page.film_page import FilmPage
from lantern.editions.page.media import PageTrack
from lantern.editions.page.metadata import EMBED_ID, format_metadata
from lantern.rendering.release.html import escape

_FOLDER = Path(__file__).parent


def format_head(page: FilmPage) -> Iterator[str]:
    """Yield the page up to the start of its body.

    Its policy lets in nothing but its own style and script, by their digests, and its own media.
    """
    film = page.film
    yield f'<!doctype html>\n<html lang="{escape(film.language)}" dir="{page.direction}">'
    yield '<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_format_policy(page)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f"<title>{escape(film.title)}</title>"
    yield from format_metadata(page)
    yield f"<style>{_read_part('page.css')}</style>\n</head>"


def format_script() -> str:
    """Return the page's script, which belongs at the end of its body."""
    return f"<script>{_read_part('page.js')}</script>"


@functools.cache
def _read_part(name: str) -> str:
    return read_plain_text(_FOLDER / name)


def _format_policy(page: FilmPage) -> str:
    """Return the page's Content-Security-Policy."""
    own = "data:" if page.media.is_inside else "'self' data:"
    rules = {
        "default-src": "'none'",
        "style-src": _format_digest(_read_part("page.css")),
        "script-src": _format_digest(_read_part("page.js")),
        "img-src": own,
        "media-src": f"{own} blob:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _format_digest(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def format_player(page: FilmPage) -> Iterator[str]:
    """Yield the film with its captions, and the list of its chapters."""
    width, height = page.size
    preload = "none" if page.media.is_inside else "metadata"
    yield f'<div class="watch">\n<div class="player" id="{EMBED_ID}">'
    yield (
        f'<video id="film" controls playsinline preload="{preload}" width="{width}"'
        f' height="{height}" poster="{page.media.poster}"'
        f' aria-label="{escape(page.film.title)}"'
        f' data-play-from="{escape(page.words.pages.play_from)}">'
    )
    yield f'<source src="{page.media.film}" type="video/mp4">'
    for track in page.media.tracks:
        yield _format_track(track)
    yield "</video>\n</div>"
    yield from _format_chapters(page)
    yield "</div>"


def _format_track(track: PageTrack) -> str:
    language = escape(track.language)
    return f'<track kind="{track.kind}" srclang="{language}" src="{track.address}">'


def _format_chapters(page: FilmPage) -> Iterator[str]:
    if not page.chapters:
        return
    yield '<nav class="chapters" aria-labelledby="chapters">'
    yield f'<h2 id="chapters">{page.write_own(page.words.pages.chapters)}</h2>\n<ol>'
    chapters = zip(page.chapters, page.transcript, strict=True)
    for i, (chapter, told) in enumerate(chapters, 1):
        seconds = page.to_seconds(chapter.start)
        place = f"chapter-{i}" if told.scenes else "transcript"
        yield (
            f'<li><a href="#{place}" data-at="{seconds:.2f}">{escape(chapter.title)}</a>'
            f" <span>{format_clock(seconds)}</span></li>"
        )
    yield "</ol>\n</nav>"
