"""Lines in several scripts: which stretches of them are set in which family."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass

from lantern.core.spelling import INVISIBLE_CHARACTERS
from lantern.graphics.script_type import find_family, find_script, has_scripts
from lantern.graphics.typefaces import FontFamily, read_characters

_TAG = re.compile("(<[^>]*>)")
_FONT_FAMILY = re.compile(r'\sfont-family="([^"]*)"')


@dataclass(frozen=True)
class ScriptRun:
    """A stretch of a line, and the family for its script; None for the face of the line."""

    text: str
    family: FontFamily | None


HasLetter = Callable[[str], bool]
"""Tells whether the face of a line has a letter of one of these scripts."""


def split_runs(text: str, has_letter: HasLetter, cjk_family: str) -> list[ScriptRun]:
    """Return a line as stretches in one family each.

    A family that has all of a line sets all of it: resvg does so whatever is asked. Else figures,
    marks and blanks stand in that of the letter before them, or after the first ones.
    """
    chosen = [_choose_family(char, has_letter, cjk_family) for char in text]
    families = list(dict.fromkeys(filter(None, chosen)))
    if len(families) == 1 and all(_has(families[0], char) for char in text):
        return [ScriptRun(text, families[0])]
    _settle_marks(text, chosen)
    runs: list[ScriptRun] = []
    for char, family in zip(text, chosen, strict=True):
        if runs and runs[-1].family == family:
            runs[-1] = ScriptRun(runs[-1].text + char, family)
        else:
            runs.append(ScriptRun(char, family))
    return runs


def _choose_family(
    char: str, has_letter: HasLetter, cjk_family: str
) -> FontFamily | None:
    script = find_script(char)
    if script is None or has_letter(char):
        return None
    return find_family(script, cjk_family)


def _has(family: FontFamily, char: str) -> bool:
    """Tell whether a family can stand for a character; it can for what nobody sees."""
    code = ord(char)
    return code in read_characters(family.fonts[0]) or code in INVISIBLE_CHARACTERS


def _settle_marks(text: str, chosen: list[FontFamily | None]) -> None:
    """Give figures, marks and blanks the family of the letters that they stand with, in place."""
    first = next((i for i, char in enumerate(text) if char.isalpha()), 0)
    order = [*range(first - 1, -1, -1), *range(first + 1, len(text))]
    for i in order:
        char = text[i]
        family = chosen[i + 1 if i < first else i - 1]
        if family and not char.isalpha() and chosen[i] is None and _has(family, char):
            chosen[i] = family


def set_scripts(
    body: str, make_test: Callable[[str], HasLetter | None], cjk_family: str
) -> str:
    """Return SVG in which letters of other scripts name the family that has them.

    Args:
        body: elements whose families are attributes.
        make_test: takes the name of a family; None for one that isn't Lantern's.
        cjk_family: for Chinese, Japanese and Korean.
    """
    if not has_scripts(body):
        return body
    open_families = [""]
    parts = []
    for part in _TAG.split(body):
        if not part.startswith("<"):
            test = make_test(open_families[-1])
            part = _set_text(part, test, cjk_family) if test else part
        elif part.startswith("</"):
            open_families.pop()
        elif not part.endswith("/>"):
            named = _FONT_FAMILY.search(part)
            open_families.append(named[1] if named else open_families[-1])
        parts.append(part)
    return "".join(parts)


def _set_text(markup: str, has_letter: HasLetter, cjk_family: str) -> str:
    if not has_scripts(markup):
        return markup
    parts = []
    for run in split_runs(html.unescape(markup), has_letter, cjk_family):
        text = html.escape(run.text, quote=True)
        if run.family:
            text = f'<tspan font-family="{run.family.name}">{text}</tspan>'
        parts.append(text)
    return "".join(parts)
