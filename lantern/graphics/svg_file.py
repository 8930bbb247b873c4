"""Drawings that somebody else made: SVG files, refused unless they are safe to draw.

A safe drawing links to nothing outside itself, declares no document type, and isn't nested too
deep. Nothing is drawn here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from xml.parsers import expat

from lantern.core.files import open_plain, read_plain
from lantern.core.problems import AssetFailure
from lantern.core.units import Size
from lantern.graphics.svg_cost import DrawingCost, TooCostly

MAX_DEPTH = 200
"""Levels of nesting; drawing what is much deeper would end the program."""
MAX_SIDE = 20_000
"""Units that a drawing may be wide or high."""

_ROOT_START = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]*>\s*)?"
    r"(?:(?:<!--(?:(?!-->).)*-->|<!DOCTYPE[^>\[]*(?:\[(?:(?!\]\s*>).)*\]\s*)?>)\s*)*"
    r"<svg(?=[\s>])",
    re.S,
)
_ROOT = re.compile(
    rf"""{_ROOT_START.pattern}(?P<attributes>(?:[^>"']|"[^"]*"|'[^']*')*)>""",
    re.S,
)
_ENCODING = re.compile(
    rb"""\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z][\w.:-]*)["']"""
)
_LINK = re.compile(r"""(?:href\s*=\s*["']|url\(\s*["']?)\s*([^"')]*)""", re.I)
_SAFE_LINK = re.compile(r"#|data:image/(png|jpeg|jpg);base64,", re.I)
_VIEW_BOX = re.compile(
    r"""viewBox\s*=\s*["']\s*[\d.eE+-]+[\s,]+[\d.eE+-]+[\s,]+([\d.]+)[\s,]+([\d.]+)"""
)


def is_svg(path: Path) -> bool:
    """Return whether a file is a drawing, by its first bytes."""
    with open_plain(path) as stream:
        return bool(
            _ROOT_START.match(stream.read(4096).decode(errors="replace"))
        )


def find_root(svg: str) -> re.Match[str] | None:
    """Return the tag of a drawing's root, with what stands before it; None if it isn't plain.

    Its group `attributes` is what stands in the tag.
    """
    return _ROOT.match(svg)


def read_svg(path: Path) -> str:
    """Return the source of a drawing that is safe.

    Raises:
        AssetFailure: It is no SVG, or isn't safe.
    """
    status = path.stat()
    return _read_safe(
        path, (status.st_mtime_ns, status.st_ctime_ns, status.st_size)
    )


@lru_cache(maxsize=32)
def _read_safe(path: Path, _stamp: tuple[int, ...]) -> str:
    text = _decode(read_plain(path), path.name)
    if re.search(r"<!DOCTYPE|<!ENTITY", text, re.I):
        raise AssetFailure(
            f"{path.name} declares a document type; save it as plain SVG"
        )
    if re.search(r"@import|\\[0-9a-fA-F]", text):
        raise AssetFailure(
            f"{path.name} imports or escapes styles; save it as plain SVG"
        )
    _require_shallow_xml(text, path)
    for found in _LINK.findall(text):
        link = found.strip()
        if link and not _SAFE_LINK.match(link):
            raise AssetFailure(
                f"{path.name} links to '{link[:80]}'; put the picture into the drawing"
            )
    return text


def _decode(data: bytes, name: str) -> str:
    """Return a drawing's text: UTF-8, else in the encoding that it declares.

    Raises:
        AssetFailure: it is neither.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    declared = _ENCODING.match(data[:1000])
    try:
        return data.decode(declared[1].decode() if declared else "")
    except (LookupError, UnicodeError):
        raise AssetFailure(
            f"{name} is no text in UTF-8, or in the encoding that it declares;"
            " save it as UTF-8"
        ) from None


class _DepthLimit:
    """Counts how deep the elements of a document are nested, and what they cost."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._depth = 0
        self._cost = DrawingCost()

    def enter(self, name: str, attributes: Mapping[str, str]) -> None:
        try:
            self._cost.add(name, attributes)
        except TooCostly as excess:
            raise AssetFailure(f"{self._path.name} {excess}") from None
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise AssetFailure(
                f"{self._path.name} is nested deeper than {MAX_DEPTH} levels; ungroup it"
            )

    def leave(self, _name: str) -> None:
        self._depth -= 1


def _require_shallow_xml(text: str, path: Path) -> None:
    """Refuse what is no XML, what is nested too deep, and what would take too long to draw."""
    limit = _DepthLimit(path)
    parser = expat.ParserCreate("utf-8")  # whatever the text declares
    parser.StartElementHandler = limit.enter
    parser.EndElementHandler = limit.leave
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        place = f"{path.name}:{error.lineno}:{error.offset + 1}"
        reason = expat.ErrorString(error.code)
        raise AssetFailure(f"{place}: not SVG: {reason}") from None


def read_svg_size(path: Path) -> Size:
    """Return width and height of a safe drawing, in its own units, rounded.

    Raises:
        AssetFailure: It has no usable size, is no SVG, or isn't safe.
    """
    root = find_root(read_svg(path))
    sides = _find_sides(root["attributes"]) if root else None
    if sides is None or min(sides) < 1 or max(sides) > MAX_SIDE:
        raise AssetFailure(
            f"{path.name} has no usable width and height; give it a viewBox"
        )
    width, height = sides
    return round(width), round(height)


def _find_sides(attributes: str) -> tuple[float, float] | None:
    """Return a root's width and height, else those of its viewBox; None without both."""
    width = _find_length("width", attributes)
    height = _find_length("height", attributes)
    if width is not None and height is not None:
        return width, height
    box = _VIEW_BOX.search(attributes)
    if box is None:
        return None
    width = _parse_number(box[1])
    height = _parse_number(box[2])
    if width is None or height is None:
        return None
    return width, height


def _find_length(name: str, attributes: str) -> float | None:
    """Return the length in an attribute, in pixels; None if it is missing or in other units."""
    found = re.search(
        rf"""\s{name}\s*=\s*["']\s*([\d.]+)(?:px)?\s*["']""", attributes
    )
    return _parse_number(found[1]) if found else None


def _parse_number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:  # such as "1.2.3"
        return None
