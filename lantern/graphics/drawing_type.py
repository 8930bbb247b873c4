"""Type in an author's drawing: which families it asks for, and what stands in for those not here.

Drawing programs and plotting libraries write letters as text in Arial, Helvetica or DejaVu Sans.
No font of the machine is used, so that a film is the same everywhere: Lantern's own type, or the
film's, takes their place.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from lantern.graphics.typefaces import SANS, SERIF, Typefaces

_GENERIC = frozenset({
    "serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "ui-serif",
    "ui-sans-serif", "ui-monospace", "inherit", "initial", "unset",
})  # fmt: skip
_NAME = r"\s*(?:\"[^\"]*\"|'[^']*'|[^;}\"'<,]+)\s*"
_NAMES = rf"{_NAME}(?:,{_NAME})*"
_FAMILY_LIST = re.compile(
    rf"font-family\s*(?:=\s*\"([^\"]*)\"|=\s*'([^']*)'|:({_NAMES}))", re.IGNORECASE
)
_SHORTHAND = re.compile(
    rf"\bfont\s*:[^;}}\"'<]*?\d(?:px|pt|em|ex|rem|mm|%)(?:/[\d.]+\w*)?\s+({_NAMES})"
)
_TEXT = re.compile(r"<(?:\w+:)?text\b[^>]*>(.*?)</(?:\w+:)?text\s*>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
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


def read_letters(svg: str) -> str:
    """Return the text that a drawing shows as letters, all in one; '' where it has none."""
    found = [_TAG.sub("", match[1]) for match in _TEXT.finditer(svg)]
    return html.unescape(" ".join(found)).strip()


def list_families(svg: str) -> list[list[str]]:
    """Return the lists of families that a drawing asks for, each in its order of choice."""
    found = []
    for match in _FAMILY_LIST.finditer(svg):
        found.append(next(group for group in match.groups() if group is not None))
    found += [match[1] for match in _SHORTHAND.finditer(svg)]
    lists = [_split_families(html.unescape(text)) for text in found]
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
    own = [family.name for family in (typefaces.serif, typefaces.sans) if family]
    return {name.casefold() for name in (SERIF, SANS, *own)}


def choose_type(svg: str, typefaces: Typefaces) -> DrawingType:
    """Return what stands in for families: serif where all that a drawing names look like one."""
    serif = typefaces.serif.name if typefaces.serif else SERIF
    sans = typefaces.sans.name if typefaces.sans else SANS
    absent = list_absent_families(svg, typefaces)
    is_serif = bool(absent) and all(_looks_serif(name) for name in absent)
    return DrawingType(serif, sans, serif if is_serif else sans)


def _looks_serif(name: str) -> bool:
    return _SERIF_NAMES.search(name) is not None and "sans" not in name.casefold()
