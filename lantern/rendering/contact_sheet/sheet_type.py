"""The type that a contact sheet is set in: the film's own, and Lantern's for letters it lacks."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PIL import ImageFont

from lantern.graphics import vector
from lantern.graphics.script_type import find_family, find_script
from lantern.graphics.typefaces import (
    BUNDLED,
    FontFace,
    Typefaces,
    read_characters,
)
from lantern.graphics.vector import LATIN, SANS, SERIF, FontKey

FACES: dict[str, tuple[FontKey, int]] = {
    "title": ((SERIF, 600, False), 46),
    "about": ((SANS, 400, False), 21),
    "chapter": ((SANS, 600, False), 15),
    "time": ((SANS, 700, False), 20),
    "side": ((SANS, 400, False), 16),
    "scene": ((SERIF, 600, False), 19),
    "what": ((SANS, 600, False), 15),
    "words": ((SERIF, 400, False), 17),
    "mark": ((SANS, 700, False), 16),
    "note": ((SANS, 400, False), 19),
}
"""Face and size in pixels by the role of a text."""


@dataclass(frozen=True)
class TextRun:
    """Letters side by side in one font."""

    text: str
    font: ImageFont.FreeTypeFont

    def measure(self) -> float:
        """Return the width in pixels."""
        return self.font.getlength(self.text)


@dataclass(frozen=True)
class SheetType:
    """Sets lines in a film's type."""

    typefaces: Typefaces

    def measure(self, text: str, role: str) -> float:
        """Return the width of a line in pixels."""
        return sum(run.measure() for run in self.split_runs(text, role))

    def split_runs(self, text: str, role: str) -> list[TextRun]:
        """Return a line as runs of letters, each in the first font that has them.

        What no font has stays in the first one, which draws a box.
        """
        face, size = FACES[role]
        fonts = _list_fonts(face, self.typefaces)
        if self.typefaces.get_substitute(face[0]) is None and _is_latin(text):
            return [TextRun(text, _open_font(fonts[0], size))]
        chosen: list[FontFace] = []
        letters: list[str] = []
        for char in text:
            asked = (*fonts, *self._find_script_font(char, face))
            font = _choose_font(char, asked, before=chosen[-1:])
            if chosen[-1:] == [font]:
                letters[-1] += char
            else:
                chosen.append(font)
                letters.append(char)
        return [
            TextRun(run, _open_font(font, size))
            for run, font in zip(letters, chosen, strict=True)
        ]

    def _find_script_font(self, char: str, face: FontKey) -> Iterator[FontFace]:
        """Yield the installed font for a letter's script, if there is one."""
        script = find_script(char)
        family = find_family(script, self.typefaces.cjk) if script else None
        if family:
            yield family.choose_font(face[1], False)


def find_missing(texts: Iterable[str], typefaces: Typefaces) -> str:
    """Return the characters of texts that no font here has, in order, each once."""
    unusual = "".join(text for text in texts if not _is_latin(text))
    return vector.find_missing_in_drawing(unusual, typefaces)


def _is_latin(text: str) -> bool:
    """Tell whether Lantern's own fonts have all of a text, which needs no look into them."""
    return max(text, default="") <= LATIN


def load_bundled_font(role: str) -> ImageFont.FreeTypeFont:
    """Return Lantern's own font for a role."""
    face, size = FACES[role]
    return _open_font(vector.choose_font(face, BUNDLED), size)


@functools.lru_cache(maxsize=256)
def _open_font(font: FontFace, size: int) -> ImageFont.FreeTypeFont:
    opened = ImageFont.truetype(str(font.file), size, index=font.number)
    if font.variable:
        _set_weight(opened, font.weight)
    return opened


def _set_weight(opened: ImageFont.FreeTypeFont, weight: int) -> None:
    """Give a variable font the weight in which it is drawn; its other axes stay as they are."""
    values = []
    for axis in opened.get_variation_axes():
        is_weight = axis["name"] == b"Weight"
        values.append(float(weight if is_weight else axis["default"] or 0))
    opened.set_variation_by_axes(values)


@functools.lru_cache(maxsize=64)
def _list_fonts(face: FontKey, typefaces: Typefaces) -> tuple[FontFace, ...]:
    """Return the fonts for a face as they are asked: the film's two families, then Lantern's."""
    family, weight, italic = face
    other = SANS if family == SERIF else SERIF
    faces: list[FontKey] = [(family, weight, italic), (other, weight, italic)]
    own = [face for face in faces if typefaces.get_substitute(face[0])]
    fonts = [vector.choose_font(face, typefaces) for face in own]
    fonts += [vector.choose_font(face, BUNDLED) for face in faces]
    return tuple(fonts)


def _choose_font(
    char: str, fonts: tuple[FontFace, ...], *, before: list[FontFace]
) -> FontFace:
    """Return the first font that has a character; marks and blanks stay with what is before."""
    asked = fonts if char.isalnum() else (*before, *fonts)
    for font in asked:
        if ord(char) in read_characters(font):
            return font
    return fonts[0]
