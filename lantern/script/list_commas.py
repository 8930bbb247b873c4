"""Commas between [ and ] that an author meant as a part of an entry, not as its end.

YAML can't tell them, so they are looked for only where a model refuses what came of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lantern.core.problems import Span

if TYPE_CHECKING:
    from lantern.script.document import Loc, YamlDocument

_NUMBER = re.compile(r"(?<![^\s\[,])-?\d+(?:,\d+)+(?![^\s\],])")


def read_number_with_comma(text: str) -> str:
    """Return `84000` for `84,000` and `1.5` for `1,5`; nothing for any other text."""
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+", text):
        return text.replace(",", "")
    if re.fullmatch(r"-?\d+,\d+", text):
        return text.replace(",", ".")
    return ""


def explain_commas(tree: YamlDocument, loc: Loc, *, is_too_long: bool) -> str:
    """Return how a comma may have parted what belongs together, as the end of a sentence.

    Empty where there is no sign of that, or no list between [ and ] on one line.

    Args:
        tree: the document.
        loc: the steps to a value that was refused: a list, or an entry of one.
        is_too_long: the list has more entries than it may have.
    """
    source = _find_list(tree, loc)
    if source is None:
        return ""
    # numbers inside groups of keys are parts of other values
    numbers = [] if "{" in source else _NUMBER.findall(source)
    for number in numbers:
        meant = read_number_with_comma(number)
        # where every comma stands without a blank, they look like ends of entries
        if meant and (", " in source or source == f"[{number}]"):
            return f"; each comma begins an entry: write {meant} for {number}"
    if is_too_long:
        return "; each comma begins an entry, so a text with a comma in it needs quotes"
    return ""


def _find_list(tree: YamlDocument, loc: Loc) -> str | None:
    """Return the source of the list at a place, or of the one around it."""
    for place in (loc, loc[:-1]):
        span = tree.values.get(place)
        source = _cut_out(tree, span) if span else ""
        if source.startswith("[") and source.endswith("]"):
            return source
    return None


def _cut_out(tree: YamlDocument, span: Span) -> str:
    line = tree.text.split("\n")[span.line - 1]
    return line[span.column - 1 : span.end - 1]
