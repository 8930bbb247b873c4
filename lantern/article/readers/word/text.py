"""The words of a Word paragraph, run by run, with what lies in it: pictures and text boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lantern.article.readers.page.elements import drop_marks
from lantern.article.readers.raised import (
    is_note_mark,
    is_ordinal,
    lower_text,
    raise_text,
)
from lantern.article.readers.word.styles import (
    WordStyles,
    is_monospaced,
    read_font,
    read_switch,
)
from lantern.article.readers.word.xml import find, get_name, get_value

_SPACES = frozenset(("tab", "br", "cr", "ptab"))
_DRAWINGS = frozenset(("drawing", "pict", "object"))
_HOLDERS_WORDS = (
    "p hyperlink smartTag sdt sdtContent ins moveTo fldSimple customXml dir bdo ruby "
    "rubyBase oMathPara"
)
_HOLDERS = frozenset(_HOLDERS_WORDS.split())
_MATHS_WORDS = "oMath r t e num den sup sub sSup sSub f d box"
_MATHS = frozenset(_MATHS_WORDS.split())
_NOTE_REFERENCES = ("footnoteReference", "endnoteReference")
_HIGH = {"superscript": "sup", "subscript": "sub"}
_PRIVATE = range(0xF000, 0xF100)
"""Signs of a symbol font, whose letters aren't known."""


@dataclass
class WordText:
    """What is read of a document as a whole, while its paragraphs are."""

    styles: WordStyles
    notes: int = 0
    """Notes that were met."""
    last: int = 0
    """The number of the last note that was written by hand."""
    formulas: int = 0


@dataclass(frozen=True)
class _WordRun:
    """Text in one form; `height` is sup, sub or empty."""

    text: str
    height: str = ""
    is_bold: bool = False
    is_monospaced: bool = False


@dataclass(frozen=True)
class WordParagraph:
    """A paragraph: its style, its text, and the drawings in it."""

    style: str
    text: str
    is_bold: bool = False
    is_monospaced: bool = False
    is_note: bool = False
    """It begins with a raised number, as the text of a note does."""
    drawings: tuple[Any, ...] = field(default_factory=tuple)


def read_paragraph(node: Any, state: WordText) -> WordParagraph:
    """Return what a paragraph has."""
    style_node = find(node, "pPr", "pStyle")
    style = get_value(style_node) if style_node is not None else ""
    reader = _ParagraphReader(state, style)
    runs = [run for run in reader.iter_runs(node) if run.text]
    filled = list(filter(_is_filled, runs))
    is_note = _is_note_text(filled, state)
    text = drop_marks(_join(runs, state))
    bold = [run.is_bold for run in filled]
    monospaced = [run.is_monospaced for run in filled]
    return WordParagraph(
        style,
        text,
        is_bold=bool(bold) and all(bold),
        is_monospaced=bool(monospaced) and all(monospaced),
        is_note=is_note,
        drawings=tuple(reader.drawings),
    )


def _is_filled(run: _WordRun) -> bool:
    return bool(run.text.strip())


class _ParagraphReader:
    """Walks through a paragraph, and collects the drawings on the way."""

    def __init__(self, state: WordText, style: str) -> None:
        self._state = state
        self._style = style
        self.drawings: list[Any] = []

    def iter_runs(self, node: Any) -> Iterator[_WordRun]:
        """Yield the runs in a node in order."""
        for child in node:
            name = get_name(child)
            if name == "r":
                yield from self._read_run(child)
            elif name == "oMath":
                yield self._read_formula(child)
            elif name in _HOLDERS:
                yield from self.iter_runs(child)
            elif name in _DRAWINGS:
                self.drawings.append(child)

    def _read_run(self, node: Any) -> Iterator[_WordRun]:
        marks = find(node, "rPr")
        style_node = find(marks, "rStyle")
        style = get_value(style_node) if style_node is not None else ""
        styles = self._state.styles
        if self._is_hidden(marks, style):
            return
        bold = read_switch(marks, "b")
        if bold is None:
            bold = bool(style) and styles.is_bold(style)
        font = read_font(marks) or (styles.get_font(style) if style else "")
        height = find(marks, "vertAlign")
        for child in node:
            yield _WordRun(
                self._read_piece(child),
                _HIGH.get(get_value(height), "") if height is not None else "",
                is_bold=bold,
                is_monospaced=is_monospaced(
                    font or styles.get_font(self._style)
                ),
            )
            if get_name(child) == "ruby":
                yield from self.iter_runs(child)

    def _is_hidden(self, marks: Any, style: str) -> bool:
        """Tell whether Word hides a run: by itself, by its style or by that of its paragraph."""
        hidden = read_switch(marks, "vanish")
        if hidden is not None:
            return hidden
        styles = self._state.styles
        return any(map(styles.is_hidden, filter(None, (style, self._style))))

    def _read_piece(self, node: Any) -> str:
        """Return the text of one thing in a run; note a drawing or a note's mark."""
        name = get_name(node)
        if name == "t":
            # An entity that isn't opened leaves its place empty.
            after = [child.tail or "" for child in node]
            return (node.text or "") + "".join(after)
        if name in _SPACES:
            return " "
        if name == "noBreakHyphen":
            return "-"
        if name == "sym":
            code = int(get_value(node, "char") or "0", 16)
            return "" if code in _PRIVATE or code < 32 else chr(code)
        if name in _DRAWINGS:
            self.drawings.append(node)
        elif name in _NOTE_REFERENCES:
            self._state.notes += 1
        return ""

    def _read_formula(self, node: Any) -> _WordRun:
        text = _spell_formula(node)
        if text is None:
            self._state.formulas += 1
        return _WordRun(text or "")


def _join(runs: list[_WordRun], state: WordText) -> str:
    """Return the text of runs: small numbers as powers and indices, marks of notes left out."""
    text = ""
    for i, run in enumerate(runs):
        rest = runs[i + 1 :]
        after = rest[0].text if rest else ""
        if run.height == "sub":
            text += lower_text(run.text)
        elif run.height != "sup":
            text += run.text
        elif is_note_mark(run.text, text, after, expected=state.last + 1):
            state.notes += 1
            digits = "".join(char for char in run.text if char.isdecimal())
            state.last = int(digits[:4]) if digits else state.last
        elif is_ordinal(run.text, text):
            text += run.text.strip()
        else:
            text += raise_text(run.text)
    return text


def _is_note_text(runs: list[_WordRun], state: WordText) -> bool:
    """Tell whether a paragraph is a note that was written by hand, below its text."""
    if not runs or runs[0].height != "sup":
        return False
    number = runs[0].text.strip("[]() .")
    return number.isdecimal() and int(number) <= state.last


def _spell_formula(node: Any) -> str | None:
    """Return a formula on one line; None if it doesn't fit on one."""
    name = get_name(node)
    if name == "t":
        return node.text or ""
    if name.endswith("Pr") or not name:
        return ""
    if name not in _MATHS:
        return None
    parts = [_spell_formula(child) for child in node]
    if None in parts:
        return None
    filled = [part for part in parts if part]
    if name in ("sSup", "sSub", "f") and len(filled) != 2:
        return None
    if name == "sSup":
        return filled[0] + raise_text(filled[1])
    if name == "sSub":
        return filled[0] + lower_text(filled[1])
    return "/".join(filled) if name == "f" else "".join(filled)
