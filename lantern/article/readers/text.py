"""Plain text: every line with text is an element.

If the lines were broken to a width, those between two blank lines are joined again.
"""

from __future__ import annotations

import re

from lantern.article.readers.elements import ArticleElement, RawArticle
from lantern.article.readers.encoding import decode, tidy

_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_MAX_WIDTH = 100
"""Characters; longer lines weren't broken to a width."""
_MIN_BROKEN_LINES = 4


def read(data: bytes, name: str) -> RawArticle:
    """Return a plain text's elements.

    Raises:
        AssetFailure: it is no text.
    """
    text, notes = decode(data, name)
    lines = [tidy(line) for line in _BREAKS.split(text)]
    groups = _group_lines(lines)
    if _is_wrapped(groups):
        notes.append(
            "the lines were broken to a width, so paragraphs were taken from blank line"
            " to blank line"
        )
        paragraphs = [_join_lines(group) for group in groups]
    else:
        paragraphs = [line for line in lines if line]
    return RawArticle(tuple(map(ArticleElement, paragraphs)), notes=tuple(notes))


def _group_lines(lines: list[str]) -> list[list[str]]:
    """Return the lines between blank ones."""
    groups: list[list[str]] = [[]]
    for line in lines:
        if line:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _is_wrapped(groups: list[list[str]]) -> bool:
    """Tell whether most lines break off within a sentence, at about the same width."""
    broken: list[str] = []
    for group in groups:
        broken += group[:-1]
    if len(groups) < 2 or len(broken) < _MIN_BROKEN_LINES:
        return False
    width = sorted(map(len, broken))[len(broken) * 9 // 10]
    inside = sum(line[-1].isalnum() or line[-1] in ",;-" for line in broken)
    near = sum(len(line) > 0.7 * width for line in broken)
    if width > _MAX_WIDTH:
        return False
    return inside > 0.6 * len(broken) and near > 0.7 * len(broken)


def _join_lines(lines: list[str]) -> str:
    """Join lines to one; a word that was divided at a line's end is put together."""
    text = lines[0]
    for line in lines[1:]:
        if re.search(r"[a-zà-ÿа-я]-$", text) and line[0].islower():
            text = text[:-1] + line
        else:
            text = f"{text} {line}"
    return text
