"""The only door to resvg: SVG text to pixels, the measure of a line of type, and which glyphs a face has.

System fonts are never used, so a film looks the same on every machine. A face that is asked for and isn't there
would draw nothing, so every family and weight comes from FACES. A film may have type of its own: `wear` sets
everything in it that the program letters itself, until the next film wears another; drawings of users keep theirs.
"""

from __future__ import annotations

import functools
import html
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

import cv2
import font_source_sans_pro
import font_source_serif_pro
import numpy as np
import resvg_py
from PIL import ImageFont

from lantern.core.problems import AssetFailure
from lantern.graphics import typefaces
from lantern.graphics.pixels import U8
from lantern.graphics.typefaces import FontFamily, read_characters
from lantern.script.model.look import FontFiles

VERSION = 1

SERIF, SANS = "Source Serif Pro", "Source Sans Pro"
FontKey = tuple[str, int, bool]
"""Family, weight, italic."""

_NAMES = {300: "Light", 400: "Regular", 600: "Semibold", 700: "Bold"}
_FOLDERS = {
    SERIF: Path(font_source_serif_pro.__file__).parent / "files",
    SANS: Path(font_source_sans_pro.__file__).parent / "files",
}


def _file(family: str, weight: int, italic: bool) -> Path:
    name = _NAMES[weight] + ("It" if italic else "")
    return (
        _FOLDERS[family]
        / f"{family.replace(' ', '')}-{name.replace('RegularIt', 'It')}.ttf"
    )


FACES: dict[FontKey, Path] = {
    (family, weight, italic): _file(family, weight, italic)
    for family in _FOLDERS
    for weight in _NAMES
    for italic in (False, True)
}


P = ParamSpec("P")
R = TypeVar("R")
_worn: dict[str, FontFamily] = {}
_forget: list[Callable[[], None]] = []


def load_families(fonts: Mapping[str, FontFiles]) -> dict[str, FontFamily]:
    """The author's type by the family it takes the place of; `fonts` by `serif` and `sans`. Raises AssetFailure."""
    names = {"serif": SERIF, "sans": SANS}
    return {
        names[slot]: typefaces.load_family(
            [Path(file) for file in font.files], font.family
        )
        for slot, font in fonts.items()
    }


def set_families(families: Mapping[str, FontFamily]) -> None:
    """Letter in these families in place of SERIF, SANS or both, from here on in this process."""
    if dict(families) != _worn:
        _worn.clear()
        _worn.update(families)
        for forget in _forget:
            forget()


def can_draw(family: FontFamily) -> bool:
    """Whether letters of a family come out as ink; fonts of pictures, and ones without all of their names, don't."""
    has = read_characters(family.fonts[0].file, family.fonts[0].number)
    text = "".join(char for char in "aA0一あаα" if ord(char) in has) or "".join(
        map(chr, sorted(has)[-20:])
    )
    name = html.escape(family.name, quote=True)
    body = f'<text y="40" font-family="{name}" font-size="40">{escape(text)}</text>'
    svg, files = (
        make_svg_document(body, 0, 0, 60, 60),
        [str(cut.file) for cut in family.fonts],
    )
    png = resvg_py.svg_to_bytes(
        svg_string=svg, skip_system_fonts=True, font_files=files
    )
    pixels = cv2.imdecode(np.frombuffer(bytes(png), np.uint8), cv2.IMREAD_UNCHANGED)
    return pixels is not None and bool((pixels[..., 3] > 127).any())


def cache_metrics(function: Callable[P, R]) -> Callable[P, R]:
    """A cache of what type measures: it is empty again when other type is worn."""
    kept = functools.lru_cache(maxsize=65_536)(function)
    _forget.append(kept.cache_clear)
    return cast(Callable[P, R], kept)


def _font_files() -> list[str]:
    own = [str(cut.file) for family in _worn.values() for cut in family.fonts]
    return list(dict.fromkeys([*map(str, FACES.values()), *own]))


def rasterize(svg: str, width: int | None = None) -> U8:
    """Draw SVG text to (h, w, 4) uint8 RGBA with straight alpha; `width` scales it. Raises AssetFailure."""
    try:
        png = resvg_py.svg_to_bytes(
            svg_string=svg,
            width=width,
            skip_system_fonts=True,
            font_files=_font_files(),
        )
    except ValueError as error:
        raise AssetFailure(f"the drawing can't be read as SVG: {error}") from None
    pixels = cv2.imdecode(np.frombuffer(bytes(png), np.uint8), cv2.IMREAD_UNCHANGED)
    if pixels is None:
        raise AssetFailure("the drawing can't be drawn: it gave no picture")
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGRA2RGBA), np.uint8)


def make_svg_document(
    body: str, x: float, y: float, w: float, h: float, scale: float = 1.0
) -> str:
    """SVG of the part (x, y, w, h) of a drawing, `scale` pixels per unit, rounded up to whole pixels."""
    px, py = max(1, round(w * scale + 0.499)), max(1, round(h * scale + 0.499))
    box = f"{x:.3f} {y:.3f} {px / scale:.3f} {py / scale:.3f}"
    for family, own in _worn.items():
        body = body.replace(
            f'font-family="{family}"',
            f'font-family="{html.escape(own.name, quote=True)}"',
        )
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{px}" height="{py}" viewBox="{box}">{body}</svg>'


def escape(text: str) -> str:
    """Text as SVG character data; characters that XML forbids are dropped."""
    return html.escape("".join(c for c in text if c >= " " or c in "\t\n"), quote=True)


@functools.lru_cache(maxsize=64)
def _font(file: Path, number: int, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(file), size, index=number)


def _locate_face(face: FontKey) -> tuple[Path, int]:
    """The file a face is drawn from, and its number in it."""
    family, weight, italic = face
    if family not in _worn:
        return FACES[face], 0
    cut = _worn[family].choose_font(weight, italic)
    return cut.file, cut.number


def measure_text(text: str, face: FontKey, size: float, tracking: float = 0.0) -> float:
    """Width in pixels of one line at `size` pixels, kerned; `tracking` is in em, as in SVG letter-spacing."""
    return _advance(text, face) * size / 200 + tracking * size * len(text)


@cache_metrics
def _advance(text: str, face: FontKey) -> float:
    """Width at 200 pixels: breaking a text into lines asks for the same pieces at many sizes, 0.1 ms each."""
    return float(_font(*_locate_face(face), 200).getlength(text))


LATIN = "\u024f"
"""Every face of FACES has the characters up to here, so nobody needs to look (and load fontTools) for them."""


def find_missing_in_bundled(text: str, face: FontKey) -> str:
    """The characters of `text` that Lantern's own face can't draw, in order, each once; see `lacking`."""
    return "" if face[0] in _worn else find_missing_characters(text, face)


def find_missing_characters(text: str, face: FontKey) -> str:
    """The characters of `text` that the face can't draw as it is worn, in order, each once."""
    has = read_characters(*_locate_face(face))
    return "".join(dict.fromkeys(c for c in text if ord(c) not in has and c >= " "))
