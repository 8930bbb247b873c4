"""SVG: drawn to pixels, the width of a line of type, and which glyphs a face has.

System fonts are never used, so a film looks the same on every machine. A face that is asked for
and isn't there would draw nothing, so every family and weight comes from FACES. A film may have
type of its own: its `Typefaces` are handed to whoever measures or draws, and set everything
that the program letters itself; drawings of users keep theirs.
"""

from __future__ import annotations

import functools
import html
import itertools
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path

import font_source_sans_pro
import font_source_serif_pro
import numpy as np

from lantern.core import process
from lantern.core.problems import AssetFailure, ToolFailure
from lantern.core.spelling import INVISIBLE_CHARACTERS
from lantern.graphics import (
    drawing_type,
    script_type,
    svg_cost,
    svg_to_png,
    type_runs,
    typefaces,
)
from lantern.graphics.drawing_type import NO_STAND_INS, DrawingType
from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import U8
from lantern.graphics.rulers import (
    MEASURED_SIZE,
    Ruler,
    count_spaced,
    make_advance_ruler,
)
from lantern.graphics.svg_to_png import draw_png
from lantern.graphics.typefaces import (
    BUNDLED,
    FontFace,
    FontFamily,
    Typefaces,
    read_characters,
)
from lantern.graphics.typefaces import SANS as SANS
from lantern.graphics.typefaces import SERIF as SERIF
from lantern.script.model.look import FontFiles

VERSION = 4

FontKey = tuple[str, int, bool]
"""Family, weight, italic."""
Box = tuple[float, float, float, float]
"""x, y, width, height."""

_NAMES = {300: "Light", 400: "Regular", 600: "Semibold", 700: "Bold"}
_FOLDERS = {
    SERIF: Path(font_source_serif_pro.__file__).parent / "files",
    SANS: Path(font_source_sans_pro.__file__).parent / "files",
}


def _find_file(family: str, weight: int, italic: bool) -> Path:
    style = _NAMES[weight]
    if italic:
        style = f"{style}It".replace("RegularIt", "It")
    return _FOLDERS[family] / f"{family.replace(' ', '')}-{style}.ttf"


def _list_faces() -> dict[FontKey, Path]:
    faces: dict[FontKey, Path] = {}
    for family, weight, italic in itertools.product(
        _FOLDERS, _NAMES, (False, True)
    ):
        faces[family, weight, italic] = _find_file(family, weight, italic)
    return faces


FACES = _list_faces()
"""Lantern's own faces and their files."""


def load_typefaces(fonts: Mapping[str, FontFiles]) -> Typefaces:
    """Return the film's type; `fonts` by `serif` and `sans`, and by script.

    Of those for scripts only the family for `CJK` is told; the others are found as they are needed.

    Raises:
        AssetFailure: A file is no font that can be used, or has no family of the name asked for.
    """
    families: dict[str, FontFamily] = {}
    for slot in ("serif", "sans"):
        if slot in fonts:
            files = [Path(file) for file in fonts[slot].files]
            families[slot] = typefaces.load_family(files, fonts[slot].family)
    own = Typefaces(families.get("serif"), families.get("sans"))
    cjk = fonts.get(script_type.CJK)
    return replace(own, cjk=cjk.family) if cjk and cjk.family else own


@functools.lru_cache(maxsize=16)
def can_draw(family: FontFamily) -> bool:
    """Return whether letters of a family come out as ink.

    Fonts of pictures don't, nor do fonts without all of their names. A damaged one may end the
    program that draws with it, so that is another one here.
    """
    name = html.escape(family.name, quote=True)
    text = escape(_choose_letters(family))
    body = f'<text y="40" font-family="{name}" font-size="40">{text}</text>'
    svg = make_svg_document(body, (0, 0, 60, 60), typefaces=BUNDLED)
    files = [str(font.file) for font in family.fonts]
    try:
        pixels = _decode(_draw_apart(svg, None, files))
    except AssetFailure:
        return False
    return pixels is not None and bool((pixels[..., 3] > 127).any())


def _choose_letters(family: FontFamily) -> str:
    """Return common letters that a family has, or its last 20 characters if it has none."""
    characters = read_characters(family.fonts[0])
    common = [char for char in "aA0一あаα" if ord(char) in characters]
    last = map(chr, sorted(characters)[-20:])
    return "".join(common or last)


def _decode(png: bytes) -> cv2.typing.MatLike | None:
    """Return the pixels of a PNG, (h, w, 4) BGRA; None if there are none."""
    data = np.frombuffer(png, np.uint8)
    found: cv2.typing.MatLike | None = cv2.imdecode(data, cv2.IMREAD_UNCHANGED)
    return found


def _list_font_files(type_: Typefaces) -> list[str]:
    files = [str(file) for file in FACES.values()]
    return list(dict.fromkeys(files + type_.list_files()))


def rasterize(
    svg: str, width: int | None = None, *, typefaces: Typefaces
) -> U8:
    """Draw SVG text to (h, w, 4) uint8 RGBA with straight alpha.

    `width` scales the drawing to so many pixels across. The fonts of `typefaces` may be
    named in it beside Lantern's own.

    Raises:
        AssetFailure: It is no SVG, or gives no picture.
    """
    try:
        files = _list_font_files(typefaces) + script_type.list_files_of(svg)
        png = draw_png(svg, width, files)
    except ValueError as error:
        raise AssetFailure(
            f"the drawing can't be read as SVG: {error}"
        ) from None
    return _read_pixels(png)


def _read_pixels(png: bytes) -> U8:
    pixels = _decode(png)
    if pixels is None:
        raise AssetFailure("the drawing can't be drawn: it gave no picture")
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGRA2RGBA), np.uint8)


DRAWING_SECONDS = 60.0
"""Seconds in which an author's drawing must be drawn."""


def rasterize_drawing(
    svg: str, width: int | None = None, *, typefaces: Typefaces
) -> U8:
    """Draw an author's SVG as `rasterize` does; in a process with a limit if it may be slow.

    Raises:
        AssetFailure: It is no SVG, gives no picture, or takes too long.
    """
    files = _list_font_files(typefaces) + script_type.list_files_for(svg)
    families = drawing_type.choose_type(svg, typefaces)
    if svg_cost.may_be_slow(svg):
        return _read_pixels(_draw_apart(svg, width, files, families=families))
    try:
        png = draw_png(svg, width, files, families=families)
    except ValueError as error:
        raise AssetFailure(
            f"the drawing can't be read as SVG: {error}"
        ) from None
    return _read_pixels(png)


def _draw_apart(
    svg: str,
    width: int | None,
    font_files: list[str],
    *,
    families: DrawingType = NO_STAND_INS,
) -> bytes:
    """Return PNG that a process of its own drew. Raises AssetFailure."""
    order = {
        "svg": svg,
        "width": width,
        "fonts": font_files,
        "families": asdict(families),
    }
    argv = [sys.executable, "-c", svg_to_png.PROGRAM, *sys.path]
    data = json.dumps(order).encode()
    try:
        done = process.run(argv, "drawing", DRAWING_SECONDS, data=data)
    except ToolFailure as failure:
        reason = failure.message.partition(f"{Path(sys.executable).name} ")[2]
        raise AssetFailure(
            f"the drawing can't be drawn here ({reason}); simplify it, its filters first"
        ) from None
    if done.stderr:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise AssetFailure(f"the drawing can't be read as SVG: {said[-200:]}")
    return done.stdout


def make_svg_document(
    body: str, box: Box, scale: float = 1.0, *, typefaces: Typefaces
) -> str:
    """Return SVG of a part of a drawing: x, y, width, height, rounded up to whole pixels.

    `scale` is in pixels per unit. Lantern's families are replaced by those of `typefaces`.
    """
    x, y, w, h = box
    width = _round_up(w * scale)
    height = _round_up(h * scale)
    view = f"{x:.3f} {y:.3f} {width / scale:.3f} {height / scale:.3f}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="{view}">{_set_in(body, typefaces)}</svg>'
    )


def _round_up(length: float) -> int:
    """Return whole pixels, at least one; what is a hair over a whole one isn't rounded up."""
    return max(1, round(length + 0.499))


def _make_letter_test(
    family: str, *, typefaces: Typefaces
) -> type_runs.HasLetter | None:
    """Return what tells whether a family has a letter; None for a family not of Lantern's."""
    if family not in _FOLDERS:
        return None
    font = choose_font((family, 400, False), typefaces)
    if typefaces.get_substitute(family) is None:
        return _has_no_script
    characters = read_characters(font)
    return lambda char: ord(char) in characters


def _has_no_script(_letter: str) -> bool:
    """Tell that Lantern's own type has no letter of these scripts, without a look into it."""
    return False


def _set_in(body: str, typefaces: Typefaces) -> str:
    """Return SVG with Lantern's families replaced by those of `typefaces`.

    Letters of scripts that neither has name their own family.
    """
    make_test = functools.partial(_make_letter_test, typefaces=typefaces)
    body = type_runs.set_scripts(body, make_test, typefaces.cjk)
    for family in (SERIF, SANS):
        own = typefaces.get_substitute(family)
        if own:
            name = html.escape(own.name, quote=True)
            body = body.replace(
                f'font-family="{family}"', f'font-family="{name}"'
            )
    return body


def escape(text: str) -> str:
    """Return a text as SVG character data; characters that XML forbids are dropped."""
    allowed = [char for char in text if char >= " " or char in "\t\n"]
    return html.escape("".join(allowed), quote=True)


_BUNDLED_FONTS = {
    face: FontFace(
        file,
        0,
        weight=face[1],
        italic=face[2],
        variable=False,
    )
    for face, file in FACES.items()
}


def choose_font(face: FontKey, type_: Typefaces) -> FontFace:
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
    *,
    tracking: float = 0.0,
    typefaces: Typefaces,
) -> float:
    """Return the width in pixels of one line at `size` pixels, kerned.

    `tracking` is in em, as in SVG letter-spacing.
    """
    return make_ruler(
        face,
        size,
        tracking=tracking,
        typefaces=typefaces,
    )(text)


def make_ruler(
    face: FontKey, size: float, *, tracking: float, typefaces: Typefaces
) -> Ruler:
    """Return what measures lines as `measure_text` does, in a fifth of its time."""
    measure_advance = make_advance_ruler(choose_font(face, typefaces))

    def measure(text: str) -> float:
        if script_type.has_scripts(text):
            advance = _measure_scripts(text, face, typefaces)
            spaced = count_spaced(text)
            return advance * size / MEASURED_SIZE + tracking * size * spaced
        fitting = choose_face(text, face, typefaces=typefaces)
        if fitting == face:
            advance = measure_advance(text)
        else:
            advance = make_advance_ruler(choose_font(fitting, typefaces))(text)
        return advance * size / MEASURED_SIZE + tracking * size * len(text)

    return measure


def _measure_scripts(text: str, face: FontKey, typefaces: Typefaces) -> float:
    """Return the width of a line in several families at MEASURED_SIZE, in pixels."""
    has_letter = _make_letter_test(face[0], typefaces=typefaces)
    assert has_letter is not None  # faces are Lantern's
    width = 0.0
    for run in type_runs.split_runs(text, has_letter, typefaces.cjk):
        font = choose_font(face, typefaces)
        if run.family:
            font = run.family.choose_font(face[1], False)
        width += make_advance_ruler(font)(run.text)
    return width


LATIN = "\u024f"
"""Every face of FACES has the characters up to here: they need no look, and no fontTools."""


def choose_face(text: str, face: FontKey, *, typefaces: Typefaces) -> FontKey:
    """Return the face that a text is set in: upright where Lantern's italics lack its letters.

    They have no Cyrillic and no Greek, which the upright faces have.
    """
    family, weight, italic = face
    if (
        not italic
        or max(text, default="") <= LATIN
        or typefaces.get_substitute(family)
    ):
        return face
    upright = (family, weight, False)
    lacking = find_missing_characters(text, face, typefaces=typefaces)
    lacking_upright = find_missing_characters(
        text, upright, typefaces=typefaces
    )
    return upright if len(lacking_upright) < len(lacking) else face


def find_missing_in_bundled(
    text: str, face: FontKey, *, typefaces: Typefaces
) -> str:
    """Return the characters of `text` that Lantern's own face can't draw, in order, each once.

    A face that the author's type stands in for lacks nothing here; see `find_missing_characters`.
    """
    if typefaces.get_substitute(face[0]):
        return ""
    fitting = choose_face(text, face, typefaces=typefaces)
    return find_missing_characters(text, fitting, typefaces=typefaces)


def find_missing_characters(
    text: str, face: FontKey, *, typefaces: Typefaces
) -> str:
    """Return the characters of `text` that a face of this type can't draw, in order, each once."""
    characters = read_characters(choose_font(face, typefaces))
    missing = [
        char
        for char in text
        if ord(char) not in characters
        and char >= " "
        and ord(char) not in INVISIBLE_CHARACTERS
        and not script_type.can_set(char, typefaces.cjk)
    ]
    return "".join(dict.fromkeys(missing))


def find_missing_in_drawing(text: str, typefaces: Typefaces) -> str:
    """Return the characters of a drawing's letters that no font given to resvg can draw."""
    missing = text
    for family in (SANS, SERIF):
        face = (family, 400, False)
        missing = find_missing_characters(missing, face, typefaces=BUNDLED)
        missing = find_missing_characters(missing, face, typefaces=typefaces)
    return missing
