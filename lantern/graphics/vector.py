"""The only door to resvg: SVG text to pixels, the measure of a line of type, and which glyphs a
face has.

System fonts are never used, so a film looks the same on every machine. A face that is asked for
and isn't there would draw nothing, so every family and weight comes from FACES. A film may have
type of its own: its `Typefaces` are handed to whoever measures or draws, and set everything
that the program letters itself; drawings of users keep theirs.
"""

from __future__ import annotations

import functools
import html
from collections.abc import Mapping
from pathlib import Path

import cv2
import font_source_sans_pro
import font_source_serif_pro
import numpy as np
import resvg_py
from PIL import ImageFont

from lantern.core.problems import AssetFailure
from lantern.graphics import typefaces
from lantern.graphics.pixels import U8
from lantern.graphics.typefaces import (
    BUNDLED,
    FontFace,
    FontFamily,
    Typefaces,
    read_characters,
)
from lantern.graphics.typefaces import (
    SANS as SANS,
)
from lantern.graphics.typefaces import (
    SERIF as SERIF,
)
from lantern.script.model.look import FontFiles

VERSION = 1

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


def load_typefaces(fonts: Mapping[str, FontFiles]) -> Typefaces:
    """Return the author's type; `fonts` by `serif` and `sans`. Raises AssetFailure."""
    families = {
        slot: typefaces.load_family([Path(file) for file in font.files], font.family)
        for slot, font in fonts.items()
    }
    return Typefaces(**families)


def can_draw(family: FontFamily) -> bool:
    """Whether letters of a family come out as ink; fonts of pictures, and ones without all of
    their names, don't.
    """
    has = read_characters(family.fonts[0])
    text = "".join(char for char in "aA0一あаα" if ord(char) in has) or "".join(
        map(chr, sorted(has)[-20:])
    )
    name = html.escape(family.name, quote=True)
    body = f'<text y="40" font-family="{name}" font-size="40">{escape(text)}</text>'
    svg = make_svg_document(body, 0, 0, 60, 60, typefaces=BUNDLED)
    files = [str(font.file) for font in family.fonts]
    png = resvg_py.svg_to_bytes(
        svg_string=svg, skip_system_fonts=True, font_files=files
    )
    pixels = cv2.imdecode(np.frombuffer(bytes(png), np.uint8), cv2.IMREAD_UNCHANGED)
    return pixels is not None and bool((pixels[..., 3] > 127).any())


def _list_font_files(type_: Typefaces) -> list[str]:
    return list(dict.fromkeys([*map(str, FACES.values()), *type_.list_files()]))


def rasterize(svg: str, width: int | None = None, *, typefaces: Typefaces) -> U8:
    """Draw SVG text to (h, w, 4) uint8 RGBA with straight alpha.

    `width` scales the drawing to so many pixels across. The fonts of `typefaces` may be
    named in it beside Lantern's own.

    Raises:
        AssetFailure: It is no SVG, or gives no picture.
    """
    try:
        png = resvg_py.svg_to_bytes(
            svg_string=svg,
            width=width,
            skip_system_fonts=True,
            font_files=_list_font_files(typefaces),
        )
    except ValueError as error:
        raise AssetFailure(f"the drawing can't be read as SVG: {error}") from None
    pixels = cv2.imdecode(np.frombuffer(bytes(png), np.uint8), cv2.IMREAD_UNCHANGED)
    if pixels is None:
        raise AssetFailure("the drawing can't be drawn: it gave no picture")
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGRA2RGBA), np.uint8)


def make_svg_document(
    body: str,
    x: float,
    y: float,
    w: float,
    h: float,
    scale: float = 1.0,
    *,
    typefaces: Typefaces,
) -> str:
    """Return SVG of the part (x, y, w, h) of a drawing, rounded up to whole pixels.

    `scale` is in pixels per unit. Lantern's families are replaced by those of `typefaces`.
    """
    px, py = max(1, round(w * scale + 0.499)), max(1, round(h * scale + 0.499))
    box = f"{x:.3f} {y:.3f} {px / scale:.3f} {py / scale:.3f}"
    for family in (SERIF, SANS):
        own = typefaces.get_substitute(family)
        if own:
            name = html.escape(own.name, quote=True)
            body = body.replace(f'font-family="{family}"', f'font-family="{name}"')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{px}" height="{py}"'
        f' viewBox="{box}">{body}</svg>'
    )


def escape(text: str) -> str:
    """Text as SVG character data; characters that XML forbids are dropped."""
    return html.escape("".join(c for c in text if c >= " " or c in "\t\n"), quote=True)


@functools.lru_cache(maxsize=64)
def _open_font(font: FontFace, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(font.file), size, index=font.number)


_BUNDLED_FONTS = {
    face: FontFace(file, 0, face[1], face[2], variable=False)
    for face, file in FACES.items()
}


def _choose_font(face: FontKey, type_: Typefaces) -> FontFace:
    """Return the font that a face is drawn from."""
    family, weight, italic = face
    own = type_.get_substitute(family)
    if own is None:
        return _BUNDLED_FONTS[face]
    return own.choose_font(weight, italic)


def measure_text(
    text: str,
    face: FontKey,
    size: float,
    tracking: float = 0.0,
    *,
    typefaces: Typefaces,
) -> float:
    """Return the width in pixels of one line at `size` pixels, kerned.

    `tracking` is in em, as in SVG letter-spacing.
    """
    font = _choose_font(face, typefaces)
    return _advance(text, font) * size / 200 + tracking * size * len(text)


@functools.lru_cache(maxsize=65_536)
def _advance(text: str, font: FontFace) -> float:
    """Return the width at 200 pixels.

    It is cached since breaking a text into lines asks for the same pieces at many sizes,
    and each takes 0.1 ms.
    """
    return float(_open_font(font, 200).getlength(text))


LATIN = "\u024f"
"""Every face of FACES has the characters up to here, so nobody needs to look (and load
fontTools) for them.
"""


def find_missing_in_bundled(text: str, face: FontKey, *, typefaces: Typefaces) -> str:
    """Return the characters of `text` that Lantern's own face can't draw, in order, each once.

    A face that the author's type stands in for lacks nothing here; see `find_missing_characters`.
    """
    if typefaces.get_substitute(face[0]):
        return ""
    return find_missing_characters(text, face, typefaces=typefaces)


def find_missing_characters(text: str, face: FontKey, *, typefaces: Typefaces) -> str:
    """Return the characters of `text` that a face of this type can't draw, in order, each once."""
    has = read_characters(_choose_font(face, typefaces))
    return "".join(dict.fromkeys(c for c in text if ord(c) not in has and c >= " "))
