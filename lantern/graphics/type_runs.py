"""Lines in several scripts: which stretches of them are set in which family."""

from __future__ import annotations

import html
import itertools
import operator
import re
from collections.abc import Callable, Sequence
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
_OPENING = frozenset("([{«“‘")
_NO_WIDTH = "\u200c"
_LEFT_TO_RIGHT = "\u202a"
_END = "\u202c"
"""Marks round a stretch from left to right. Within them resvg shapes it by itself: else by the
script of the first letter of the line, and no rule of Devanagari or Khmer would be followed."""
_RUN_BY_ITSELF = ("Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans CJK")
"""Families whose letters run from right to left, or need no rules of their own."""


def split_runs(
    text: str, has_letter: HasLetter, cjk_family: str
) -> list[ScriptRun]:
    """Return a line as stretches in one family each.

    A family that has all of a line sets all of it: resvg does so whatever is asked. Else figures,
    marks and blanks stand in that of the letter before them; the first ones, and opening ones, in
    that of the letter after them.
    """
    runs: list[ScriptRun] = []
    families = _choose_families(text, has_letter, cjk_family)
    for char, family in zip(text, families, strict=True):
        if runs and runs[-1].family == family:
            runs[-1] = ScriptRun(runs[-1].text + char, family)
        else:
            runs.append(ScriptRun(char, family))
    return runs


def _choose_families(
    text: str, has_letter: HasLetter, cjk_family: str
) -> list[FontFamily | None]:
    """Return the family of each character."""
    chosen = [_choose_family(char, has_letter, cjk_family) for char in text]
    families = list(dict.fromkeys(filter(None, chosen)))
    if len(families) == 1 and all(_has(families[0], char) for char in text):
        return [families[0]] * len(text)
    _settle_marks(text, chosen)
    return chosen


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
    return (
        code in read_characters(family.fonts[0]) or code in INVISIBLE_CHARACTERS
    )


def _settle_marks(text: str, chosen: list[FontFamily | None]) -> None:
    """Give figures, marks and blanks the family of the letters that they stand with, in place."""
    first = next((i for i, char in enumerate(text) if char.isalpha()), 0)
    order = [*range(first - 1, -1, -1), *range(first + 1, len(text))]
    for i in order:
        char = text[i]
        is_before = i < first or char in _OPENING
        family = (
            chosen[i + 1] if is_before and i + 1 < len(text) else chosen[i - 1]
        )
        if (
            family
            and not char.isalpha()
            and chosen[i] is None
            and _has(family, char)
        ):
            chosen[i] = family


def set_scripts(
    body: str, make_test: Callable[[str], HasLetter | None], cjk_family: str
) -> str:
    """Return SVG in which letters of other scripts name the family that has them.

    Args:
        body: elements whose families are attributes of `text` or of what is around it.
        make_test: takes the name of a family; None for one that isn't Lantern's.
        cjk_family: for Chinese, Japanese and Korean.
    """
    if not has_scripts(body):
        return body
    parts = _TAG.split(body)
    open_families = [""]
    for i, part in enumerate(parts):
        if part.startswith("</"):
            open_families.pop()
        elif part.startswith("<") and not part.endswith("/>"):
            named = _FONT_FAMILY.search(part)
            open_families.append(named[1] if named else open_families[-1])
            if part.startswith("<text"):
                test = make_test(open_families[-1])
                end = parts.index("</text>", i)
                if test:
                    parts[i + 1 : end] = _set_element(
                        parts[i + 1 : end], test, cjk_family
                    )
    return "".join(parts)


def _set_element(
    parts: Sequence[str], has_letter: HasLetter, cjk_family: str
) -> list[str]:
    """Return the markup inside a `text` element, as many parts, its scripts set in their type."""
    texts = [
        "" if part.startswith("<") else html.unescape(part) for part in parts
    ]
    whole = "".join(texts)
    if not has_scripts(whole):
        return list(parts)
    families = _choose_families(whole, has_letter, cjk_family)
    used = list(filter(None, families))
    if not used:
        return list(parts)
    is_mixed = len(set(families)) > 1
    written = []
    at = 0
    for part, text in zip(parts, texts, strict=True):
        own = families[at : at + len(text)]
        written.append(
            _set_text(text, own, is_mixed=is_mixed) if text else part
        )
        at += len(text)
    if families[0] != used[0]:
        written[0] = _begin_in(used[0]) + written[0]
    return written


def _begin_in(family: FontFamily) -> str:
    """Return a sign without width in a family.

    resvg shapes a line in the family of its first sign, and puts single glyphs of others into it;
    letters that consist of several glyphs, as in Arabic, come out right in the first family only.
    """
    return f'<tspan font-family="{family.name}" letter-spacing="0">{_NO_WIDTH}</tspan>'


def _set_text(
    text: str, families: Sequence[FontFamily | None], *, is_mixed: bool
) -> str:
    """Return a text as markup, each stretch in its family."""
    markup = ""
    for family, chars in itertools.groupby(
        zip(families, text, strict=True), key=operator.itemgetter(0)
    ):
        run = "".join(char for _, char in chars)
        if family and is_mixed and not family.name.startswith(_RUN_BY_ITSELF):
            run = _LEFT_TO_RIGHT + run + _END
        part = html.escape(run, quote=True)
        if family:
            part = f'<tspan font-family="{family.name}">{part}</tspan>'
        markup += part
    return markup
