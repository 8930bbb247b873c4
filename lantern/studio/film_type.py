"""The film's own type, for the words that the page shows of it.

Lantern's own has no Chinese, Japanese or Korean: a film in these brings its type along.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lantern.core.files import open_plain
from lantern.core.store import digest_json
from lantern.graphics.typefaces import FontFace
from lantern.studio.loaded_film import LoadedFilm

SLOTS = ("serif", "sans")
_SINGLE = (b"\0\1\0\0", b"OTTO")
"""The first bytes of files with one font; a browser takes no others."""


@dataclass(frozen=True)
class OwnType:
    """Type of the film's own in a slot; `id` changes with its file."""

    slot: str
    id: str


def list_own_type(film: LoadedFilm) -> Iterator[OwnType]:
    """Yield the film's own type, as far as a browser can show it."""
    for slot in SLOTS:
        font = find_font(film, slot)
        if font is not None:
            yield OwnType(
                slot, digest_json([str(font.file), font.changed])[:16]
            )


def find_font(film: LoadedFilm, slot: str) -> FontFace | None:
    """Return the film's own font in a slot; None without one that a browser can show."""
    typefaces = film.project.look.typefaces
    family = {"serif": typefaces.serif, "sans": typefaces.sans}.get(slot)
    if family is None:
        return None
    font = family.choose_font(400, italic=False)
    return font if _is_single(font.file) else None


def _is_single(file: Path) -> bool:
    try:
        with open_plain(file) as stream:
            return stream.read(4) in _SINGLE
    except OSError:
        return False
