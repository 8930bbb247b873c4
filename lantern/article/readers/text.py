"""Plain text: every line that isn't empty is an element; text whose lines were broken to a width is joined again."""

from __future__ import annotations

import re

from lantern.article.readers.elements import ArticleElement, RawArticle
from lantern.article.readers.encoding import decode, tidy

_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_WIDEST = 100
"""Characters; longer lines were not broken to a width."""


def read(data: bytes, name: str) -> RawArticle:
    """A plain text. Raises AssetFailure."""
    text, notes = decode(data, name)
    lines = [tidy(line) for line in _BREAKS.split(text)]
    groups = _groups(lines)
    if _is_wrapped(groups):
        notes.append(
            "the lines were broken to a width, so paragraphs were taken from blank line to blank line"
        )
        return RawArticle(
            tuple(ArticleElement(_join_lines(group)) for group in groups),
            notes=tuple(notes),
        )
    return RawArticle(
        tuple(ArticleElement(line) for line in lines if line), notes=tuple(notes)
    )


def _groups(lines: list[str]) -> list[list[str]]:
    """The lines between blank ones."""
    groups: list[list[str]] = [[]]
    for line in lines:
        if line:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _is_wrapped(groups: list[list[str]]) -> bool:
    """Whether lines end where the page did: most break off within a sentence, at about one width."""
    broken = [line for group in groups for line in group[:-1]]
    if len(groups) < 2 or len(broken) < 4:
        return False
    width = sorted(map(len, broken))[len(broken) * 9 // 10]
    inside = sum(line[-1].isalnum() or line[-1] in ",;-" for line in broken)
    near = sum(len(line) > 0.7 * width for line in broken)
    return width <= _WIDEST and inside > 0.6 * len(broken) and near > 0.7 * len(broken)


def _join_lines(group: list[str]) -> str:
    text = group[0]
    for line in group[1:]:
        divided = re.search(r"[a-zà-ÿа-я]-$", text) and line[0].islower()
        text = text[:-1] + line if divided else f"{text} {line}"
    return text
