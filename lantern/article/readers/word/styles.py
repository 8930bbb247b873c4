"""What the styles of a Word document say: heading, code, hidden, and so on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lantern.article.readers.word.xml import find, get_value, is_on, iter_named

_CODE = re.compile(
    r"\b(source ?code|code|verbatim|html ?preformatted|preformatted( text)?|listing|console"
    r"|macro( ?text)?|terminal|programlisting|quelltext|quellcode)\b(?! char)"
)
_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|заголовок) ?(\d)?"
)
_MONOSPACED = re.compile(
    r"courier|consolas|menlo|monaco|mono\b|lucida console|inconsolata|fira code|typewriter",
    re.I,
)
_MAX_CHAIN = 12
_BODY_LEVEL = 9
"""The outline level of body text; headings are from 0 on."""


@dataclass(frozen=True)
class WordStyle:
    """One style: what it is called, what it is based on, and what it sets."""

    name: str = ""
    base: str = ""
    level: int = 0
    """The level of a heading from 1, by its outline; 0 if it sets none."""
    hidden: bool | None = None
    bold: bool | None = None
    font: str = ""


@dataclass(frozen=True)
class WordStyles:
    """The styles of a document by their ids."""

    styles: Mapping[str, WordStyle] = field(default_factory=dict)
    default: str = ""

    def list_chain(self, style: str) -> list[WordStyle]:
        """Return a style and those that it is based on."""
        chain: list[WordStyle] = []
        style = style or self.default
        while style in self.styles and len(chain) < _MAX_CHAIN:
            chain.append(self.styles[style])
            style = self.styles[style].base
        return chain

    def list_names(self, style: str) -> list[str]:
        """Return the names of a style and of its bases; its id if it isn't described."""
        names = [each.name for each in self.list_chain(style)]
        return names or [style.casefold()]

    def is_code(self, style: str) -> bool:
        """Tell whether a paragraph's style is for code."""
        spaced = [re.sub(r"[_-]", " ", name) for name in self.list_names(style)]
        return any(map(_CODE.search, spaced))

    def get_level(self, style: str) -> int:
        """Return the level of a heading's style, 0 for another."""
        for each in self.list_chain(style) or [WordStyle(style.casefold())]:
            match = _HEADING.match(each.name)
            if match:
                return int(match[1] or 2)
            if each.level:
                return each.level
        return 0

    def is_hidden(self, style: str) -> bool:
        """Tell whether a style hides its text."""
        said = [
            each.hidden
            for each in self.list_chain(style)
            if each.hidden is not None
        ]
        return bool(said and said[0])

    def is_bold(self, style: str) -> bool:
        """Tell whether a style is bold."""
        said = [
            each.bold
            for each in self.list_chain(style)
            if each.bold is not None
        ]
        return bool(said and said[0])

    def get_font(self, style: str) -> str:
        """Return the font that a style sets; empty if it sets none."""
        return next(
            (each.font for each in self.list_chain(style) if each.font), ""
        )


def read_styles(root: Any) -> WordStyles:
    """Return the styles in a document's list of styles."""
    styles: dict[str, WordStyle] = {}
    default = ""
    for node in iter_named(root, "style"):
        key = get_value(node, "styleId")
        styles[key] = _read_style(node)
        is_default = get_value(node, "default") in ("1", "true")
        if is_default and get_value(node, "type") == "paragraph":
            default = key
    return WordStyles(styles, default)


def _read_style(node: Any) -> WordStyle:
    name = find(node, "name")
    base = find(node, "basedOn")
    marks = find(node, "rPr")
    return WordStyle(
        name=get_value(name).casefold() if name is not None else "",
        base=get_value(base) if base is not None else "",
        level=read_level(find(node, "pPr")),
        hidden=read_switch(marks, "vanish"),
        bold=read_switch(marks, "b"),
        font=read_font(marks),
    )


def read_level(properties: Any) -> int:
    """Return the level from 1 that a paragraph's outline gives it; 0 for body text."""
    outline = find(properties, "outlineLvl")
    text = get_value(outline) if outline is not None else ""
    if not text.isdecimal() or int(text) >= _BODY_LEVEL:
        return 0
    return int(text) + 1


def read_switch(marks: Any, name: str) -> bool | None:
    """Return whether a switch is on; None if nothing is said of it."""
    node = find(marks, name)
    return None if node is None else is_on(node)


def read_font(marks: Any) -> str:
    """Return the font of Latin letters that is set; empty if none is."""
    fonts = find(marks, "rFonts")
    return get_value(fonts, "ascii") if fonts is not None else ""


def is_monospaced(font: str) -> bool:
    """Tell whether a font's letters are all equally wide, by its name."""
    return bool(_MONOSPACED.search(font))
