"""The place in a scene file of words inside one of its texts, so that a caret can stand under the very word."""

from __future__ import annotations

import re

from lantern.core.problems import Span
from lantern.script.document import Loc, YamlDocument


def locate(tree: YamlDocument, loc: Loc, text: str, place: tuple[int, int]) -> Span:
    """The span of characters [start, end) of `text`, which is the value at `loc`.

    The file may break and indent the text otherwise, so its words are followed one by one from where the value begins.
    A text in quotes that spells a word with escapes has the place of the whole.
    """
    whole = tree.find_span(loc)
    lines = tree.text.split("\n")
    at = sum(len(line) + 1 for line in lines[: whole.line - 1]) + whole.column - 1
    if tree.text[at : at + 1] in ("|", ">"):
        at = tree.text.find("\n", at)
    begin = 0
    for word in re.finditer(r"\S+", text):
        at = tree.text.find(word.group(), at)
        if at < 0:
            return whole
        if word.end() > place[0]:
            begin = at + max(0, place[0] - word.start())
            break
        at += len(word.group())
    line = tree.text.count("\n", 0, begin)
    column = begin - (tree.text.rfind("\n", 0, begin) + 1)
    end = min(column + place[1] - place[0], len(lines[line]))
    return Span(tree.file, line + 1, column + 1, max(end, column + 1) + 1)
