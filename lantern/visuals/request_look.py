"""The look that a request names."""

from __future__ import annotations

from lantern.graphics import look, vector
from lantern.script.model.look import FontFiles
from lantern.visuals.requests import StyleRequest


def load_look(style: StyleRequest) -> look.Look:
    """Return the look that something is painted in, with the film's own type."""
    fonts = {}
    for slot, font in style.fonts.items():
        files = tuple(map(str, font.files))
        fonts[slot] = FontFiles(files=files, family=font.family)
    typefaces = vector.load_typefaces(fonts)
    return look.load(style.look_file).with_typefaces(typefaces)
