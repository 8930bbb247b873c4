"""Font files that an author brings: which families, weights and characters are in them. Draws
nothing.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lantern.core.problems import AssetFailure, suggest

SERIF, SANS = "Source Serif Pro", "Source Sans Pro"
"""The families that come with Lantern."""

FONT_MAGIC = (b"\0\1\0\0", b"OTTO", b"true", b"ttcf")
"""The first bytes of the files that resvg draws with: TrueType, OpenType, collections of them."""


@dataclass(frozen=True)
class FontFace:
    """One font: its file and its number in it, weight, whether it slants, whether its shapes
    could vary.

    `changed` is when the file was written, in ns: what is kept of a font is of this very one.
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
        """The font that stands for a weight and a slant, by the rule of CSS, as resvg chooses
        it.
        """
        fitting = [cut for cut in self.fonts if cut.italic == italic] or list(
            self.fonts
        )
        return min(fitting, key=lambda cut: _distance(weight, cut.weight))


@dataclass(frozen=True)
class Typefaces:
    """The type that a film is set in: Lantern's own, and the author's in place of it.

    `serif` and `sans` are the author's families; None keeps Lantern's own.
    """

    serif: FontFamily | None = None
    sans: FontFamily | None = None

    def get_substitute(self, family: str) -> FontFamily | None:
        """Return the author's family in place of one of Lantern's; None where there is none."""
        return {SERIF: self.serif, SANS: self.sans}.get(family)

    def list_files(self) -> list[str]:
        """Return the author's font files, each once, serif before sans."""
        families = [family for family in (self.serif, self.sans) if family]
        files = [str(font.file) for family in families for font in family.fonts]
        return list(dict.fromkeys(files))


BUNDLED = Typefaces()
"""Lantern's own type alone."""


def _distance(wanted: int, weight: int) -> tuple[int, int]:
    """CSS Fonts 4, 5.2: from 400 first up to 500, then down; lighter ones look down first,
    heavier ones up.
    """
    if wanted in (400, 500) and wanted <= weight <= 500:
        return (0, weight - wanted)
    up = wanted > 500
    return (1 if (weight >= wanted) == up else 2, abs(weight - wanted))


def load_family(files: Sequence[Path], wanted: str | None = None) -> FontFamily:
    """The family called `wanted`, or the first one in the files. Raises AssetFailure."""
    found: dict[str, list[FontFace]] = {}
    for file in files:
        for name, cut in _fonts(file, file.stat().st_mtime_ns):
            found.setdefault(name, []).append(cut)
    name = wanted or next(iter(found))
    if name not in found:
        raise AssetFailure(
            f"there is no family '{name}'{suggest(name, found)} (there are: {', '.join(found)})"
        )
    return FontFamily(name, tuple(found[name]))


@functools.lru_cache(maxsize=64)
def _fonts(file: Path, changed: int) -> tuple[tuple[str, FontFace], ...]:
    with file.open("rb") as stream:
        if stream.read(4) not in FONT_MAGIC:
            raise AssetFailure(
                f"{file.name} is no font that can be used here (TrueType or OpenType: ttf, otf,"
                " ttc)"
            )
    try:
        return tuple(
            (_name(font), _describe_font(font, file, i, changed=changed))
            for i, font in enumerate(_open_fonts(file))
        )
    except Exception as error:  # a damaged font makes fontTools raise nearly anything
        raise AssetFailure(f"{file.name} can't be read as a font: {error}") from None


def _open_fonts(file: Path) -> Iterator[Any]:
    from fontTools.ttLib import (
        TTCollection,
        TTFont,
    )  # slow to import, and only films with fonts of their own need it

    with file.open("rb") as stream:
        many = stream.read(4) == b"ttcf"
    if many:
        with TTCollection(file, lazy=True) as collection:
            yield from collection.fonts
    else:
        with TTFont(file, lazy=True) as font:
            yield font


def _name(font: Any) -> str:
    """The family's typographic name, else the old one: resvg asks in this order, too."""
    name = font["name"].getDebugName(16) or font["name"].getDebugName(1)
    if not name:
        raise ValueError("it has no name")
    return str(name)


def _describe_font(font: Any, file: Path, number: int, *, changed: int) -> FontFace:
    style = font["OS/2"]
    return FontFace(
        file,
        number,
        int(style.usWeightClass),
        bool(style.fsSelection & 1),
        "fvar" in font,
        changed,
    )


@functools.lru_cache(maxsize=64)
def read_characters(font: FontFace) -> frozenset[int]:
    """Return the code points that a font has."""
    for number, opened in enumerate(_open_fonts(font.file)):
        if number == font.number:
            return frozenset(opened.getBestCmap() or ())
    return frozenset()
