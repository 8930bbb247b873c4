"""Font files of authors: which families, weights and characters are in them.

Nothing is drawn here.
"""

from __future__ import annotations

import functools
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lantern.core.files import open_plain
from lantern.core.problems import AssetFailure, suggest

logging.getLogger("fontTools").setLevel(
    logging.CRITICAL
)  # it prints what it repairs

SERIF, SANS = "Source Serif Pro", "Source Sans Pro"
"""The families that come with Lantern."""

_COLLECTION_MAGIC = b"ttcf"
FONT_MAGIC = (b"\0\1\0\0", b"OTTO", b"true", _COLLECTION_MAGIC)
"""The first bytes of the files that resvg draws with: TrueType, OpenType, collections of them."""


@dataclass(frozen=True)
class FontFace:
    """One font: its file and its number in it, weight, slant, and whether its shapes could vary.

    `changed` is when the file was written, in ns, so that caches tell a changed file apart.
    """

    file: Path
    number: int
    weight: int
    italic: bool
    variable: bool
    changed: int = 0


@dataclass(frozen=True)
class FontFamily:
    """A typeface: all the fonts that go by one name."""

    name: str
    fonts: tuple[FontFace, ...]

    def choose_font(self, weight: int, italic: bool) -> FontFace:
        """Return the font for a weight and a slant, by the rule of CSS, as resvg chooses it."""
        fitting = [font for font in self.fonts if font.italic == italic]
        font = min(
            fitting or self.fonts,
            key=lambda font: _distance(weight, font.weight),
        )
        # the shapes of a variable font are those of the weight that is asked of it
        return replace(font, weight=weight) if font.variable else font


@dataclass(frozen=True)
class Typefaces:
    """The type that a film is set in: Lantern's own, and the author's in place of it.

    `serif` and `sans` are the author's families; None keeps Lantern's own. `cjk` is the name of
    the family for Chinese, Japanese and Korean where neither of these has a character.
    """

    serif: FontFamily | None = None
    sans: FontFamily | None = None
    cjk: str = "Noto Sans CJK SC"

    def get_substitute(self, family: str) -> FontFamily | None:
        """Return the author's family in place of one of Lantern's; None where there is none."""
        if family == SERIF:
            return self.serif
        return self.sans if family == SANS else None

    def list_files(self) -> list[str]:
        """Return the author's font files, each once, serif before sans."""
        fonts: list[FontFace] = []
        for family in (self.serif, self.sans):
            if family:
                fonts += family.fonts
        return list(dict.fromkeys(str(font.file) for font in fonts))


BUNDLED = Typefaces()
"""Lantern's own type alone."""


def _distance(wanted: int, weight: int) -> tuple[int, int]:
    """Return how far a weight is from the one wanted, by CSS Fonts 4, 5.2.

    From 400 and 500 the next is the one up to 500, then a lighter one. Lighter weights look down
    first, heavier ones up.
    """
    if wanted in (400, 500) and wanted <= weight <= 500:
        return (0, weight - wanted)
    up = wanted > 500
    is_preferred = (weight >= wanted) == up
    return (1 if is_preferred else 2, abs(weight - wanted))


def load_family(files: Sequence[Path], wanted: str | None = None) -> FontFamily:
    """Return the family called `wanted`, by default the first one in the files.

    Raises:
        AssetFailure: A file is no font that can be used, or none has the family.
    """
    families: dict[str, list[FontFace]] = {}
    for file in files:
        for found in _read_fonts(file, file.stat().st_mtime_ns):
            families.setdefault(found.family, []).append(found.font)
    name = wanted or next(iter(families))
    if name not in families:
        raise AssetFailure(
            f"there is no family '{name}'{suggest(name, families)}"
            f" (there are: {', '.join(families)})"
        )
    return FontFamily(name, tuple(families[name]))


@dataclass(frozen=True)
class _NamedFont:
    """A font and the name of its family."""

    family: str
    font: FontFace


@functools.lru_cache(maxsize=64)
def _read_fonts(file: Path, changed: int) -> tuple[_NamedFont, ...]:
    """Return the fonts in a file that was written at `changed`, in ns."""
    if _read_magic(file) not in FONT_MAGIC:
        raise AssetFailure(
            f"{file.name} is no font that can be used here (TrueType or OpenType: ttf, otf,"
            " ttc)"
        )
    fonts: list[_NamedFont] = []
    try:
        for number, font in enumerate(_open_fonts(file)):
            font.getBestCmap()  # most damage shows here
            name = _read_name(font)
            face = _describe_font(font, file, number, changed=changed)
            fonts.append(_NamedFont(name, face))
    except (
        Exception
    ) as error:  # a damaged font makes fontTools raise nearly anything
        raise AssetFailure(
            f"{file.name} can't be read as a font: {error}"
        ) from None
    return tuple(fonts)


def _read_magic(file: Path) -> bytes:
    with open_plain(file) as stream:
        return stream.read(4)


def _open_fonts(file: Path) -> Iterator[Any]:
    """Yield the fonts in a file, each open until the next is asked for."""
    # slow to import, and only films with fonts of their own need it
    from fontTools.ttLib import TTCollection, TTFont

    if _read_magic(file) == _COLLECTION_MAGIC:
        with TTCollection(file, lazy=True) as collection:
            yield from collection.fonts
    else:
        with TTFont(file, lazy=True) as font:
            yield font


def _read_name(font: Any) -> str:
    """Return the family's typographic name, else the old one: resvg asks in this order, too.

    Raises:
        ValueError: The font has neither.
    """
    name = font["name"].getDebugName(16) or font["name"].getDebugName(1)
    if not name:
        raise ValueError("it has no name")
    return str(name)


def _describe_font(
    font: Any, file: Path, number: int, *, changed: int
) -> FontFace:
    style = font["OS/2"]
    return FontFace(
        file,
        number,
        weight=int(style.usWeightClass),
        italic=bool(style.fsSelection & 1),
        variable="fvar" in font,
        changed=changed,
    )


@functools.lru_cache(maxsize=64)
def read_characters(font: FontFace) -> frozenset[int]:
    """Return the code points that a font has."""
    for number, opened in enumerate(_open_fonts(font.file)):
        if number == font.number:
            return frozenset(opened.getBestCmap() or ())
    return frozenset()
