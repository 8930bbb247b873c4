"""Type in an author's drawing: which families it asks for, and what stands in for those not here.

Drawing programs and plotting libraries write letters as text in Arial, Helvetica or DejaVu Sans.
No font of the machine is used, so that a film is the same everywhere: Lantern's own type, or the
film's, takes their place.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.parsers import expat

from lantern.graphics.typefaces import SANS, SERIF, Typefaces

_GENERIC = frozenset({
    "serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "ui-serif",
    "ui-sans-serif", "ui-monospace", "inherit", "initial", "unset",
})  # fmt: skip
_SHORTHAND = re.compile(
    r"[^\d]*\d.*?(?:px|pt|em|ex|rem|mm|%)(?:/[\d.]+\w*)?\s+(.+)"
)
"""The value of CSS's `font`: the families stand behind the size."""
_SERIF_NAMES = re.compile(
    r"serif|roman|times|georgia|garamond|palatino|cambria|bodoni|baskerville|caslon|century"
    r"|didot|minion|charter|cmr|latin modern|bookman|antiqua|song|ming",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class DrawingType:
    """The families that resvg takes where a drawing names none that is here."""

    serif: str | None
    sans: str | None
    fallback: str | None
    """For families that aren't here."""


NO_STAND_INS = DrawingType(None, None, None)
"""For drawings of Lantern's own, which name what they need."""


class _LetterReader:
    """Collects letters, and the families asked for, as the elements of a drawing are read."""

    def __init__(self) -> None:
        self.letters: list[str] = []
        self.families: list[str] = []
        self.shorthands: list[str] = []
        self._open: list[str] = []
        self._characters: list[str] = []

    def enter(self, name: str, attributes: Mapping[str, str]) -> None:
        self._open.append(name.rpartition(":")[2])
        if "font-family" in attributes:
            self.families.append(attributes["font-family"])
        self._read_style(attributes.get("style", ""))

    def read(self, characters: str) -> None:
        if "text" in self._open or "style" in self._open:
            self._characters.append(characters)

    def leave(self, _name: str) -> None:
        kind = self._open.pop()
        if kind not in ("text", "style"):
            return
        characters = "".join(self._characters)
        self._characters = []
        if kind == "text":
            self.letters.append(characters)
        else:
            self._read_style(characters)

    def _read_style(self, style: str) -> None:
        for declaration in re.split("[;{}]", style):
            name, _, value = declaration.partition(":")
            key = name.strip().casefold()
            if key == "font-family":
                self.families.append(value)
            shorthand = _SHORTHAND.match(value) if key == "font" else None
            if shorthand:
                self.shorthands.append(shorthand[1])


def _read_drawing(svg: str) -> _LetterReader:
    """Return what was collected of a drawing: all up to where it is no XML."""
    reader = _LetterReader()
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = reader.enter
    parser.CharacterDataHandler = reader.read
    parser.EndElementHandler = reader.leave
    with contextlib.suppress(expat.ExpatError):
        parser.Parse(svg.encode("utf-8", "replace"), True)
    return reader


def read_letters(svg: str) -> str:
    """Return the text that a drawing shows as letters, all in one; '' where it has none."""
    return " ".join(_read_drawing(svg).letters).strip()


def list_families(svg: str) -> list[list[str]]:
    """Return the lists of families that a drawing asks for, each in its order of choice."""
    reader = _read_drawing(svg)
    lists = [
        _split_families(text) for text in reader.families + reader.shorthands
    ]
    return [names for names in lists if names]


def _split_families(text: str) -> list[str]:
    names = [name.strip().strip("'\"").strip() for name in text.split(",")]
    return [name for name in names if name]


def list_absent_families(svg: str, typefaces: Typefaces) -> list[str]:
    """Return the first choices of a drawing that has letters and that aren't here, each once.

    Generic families such as sans-serif are always here.
    """
    if not read_letters(svg):
        return []
    here = _list_names_here(typefaces)
    first = [names[0] for names in list_families(svg)]
    absent = [name for name in first if name.casefold() not in here | _GENERIC]
    return list(dict.fromkeys(absent))


def _list_names_here(typefaces: Typefaces) -> set[str]:
    own = [
        family.name for family in (typefaces.serif, typefaces.sans) if family
    ]
    return {name.casefold() for name in (SERIF, SANS, *own)}


def choose_type(svg: str, typefaces: Typefaces) -> DrawingType:
    """Return what stands in for families: serif where all that a drawing names look like one."""
    serif = typefaces.serif.name if typefaces.serif else SERIF
    sans = typefaces.sans.name if typefaces.sans else SANS
    absent = list_absent_families(svg, typefaces)
    is_serif = bool(absent) and all(_looks_serif(name) for name in absent)
    return DrawingType(serif, sans, serif if is_serif else sans)


def _looks_serif(name: str) -> bool:
    return (
        _SERIF_NAMES.search(name) is not None and "sans" not in name.casefold()
    )
