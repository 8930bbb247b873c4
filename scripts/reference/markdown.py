"""How a page of the reference is written: tables, text in cells, and the note at its end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

NOTE = "<!-- Written by `python -m scripts.reference` from the program itself: change that. -->"


def write_page(title: str, *parts: str) -> str:
    """Return a page: its heading, its parts and the note, an empty line between each."""
    return "\n\n".join([f"# {title}", *parts, NOTE]) + "\n"


def write_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; its cells are Markdown on one line."""
    lines = [_write_row(heads), "|" + "---|" * len(heads)]
    lines += [_write_row(row) for row in rows]
    return "\n".join(lines)


def _write_row(cells: Sequence[str]) -> str:
    row = " | ".join(cell.replace("|", "\\|") for cell in cells)
    return f"| {row} |"


def join_codes(words: Iterable[str]) -> str:
    """Return words as code, with commas between them."""
    return ", ".join(f"`{word}`" for word in words)


def mark_code(text: str) -> str:
    """Return text as code; '' for an empty text."""
    return f"`{text}`" if text else ""


def mark_values(text: str) -> str:
    """Return a description with what stands in braces or brackets as code."""
    marked = ""
    depth = 0
    for sign in text:
        if sign in "{[" and depth == 0:
            marked += "`"
        depth += (sign in "{[") - (sign in "}]")
        marked += sign
        if sign in "}]" and depth == 0:
            marked += "`"
    return marked


def mark_terms(text: str, terms: Sequence[str]) -> str:
    """Return a description with words that a key takes as code; what is code stays."""
    if not terms:
        return text
    longest_first = sorted(
        terms,
        key=len,
        reverse=True,
    )
    choice = "|".join(map(re.escape, longest_first))
    pieces = text.split("`")
    for at in range(0, len(pieces), 2):
        pieces[at] = re.sub(
            rf"(?<![\w-])({choice})(?![\w-])", r"`\1`", pieces[at]
        )
    return "`".join(pieces)


def write_prose(text: str | None) -> str:
    """Return text of a docstring or a help: each paragraph on one line, options as code."""
    paragraphs = (text or "").split("\n\n")
    return "\n\n".join(
        _mark_words(" ".join(each.split())) for each in paragraphs
    )


def _mark_words(text: str) -> str:
    """Return text with options as code, and without what Markdown takes for a tag.

    What stands in backticks stays as it is.
    """
    pieces = text.split("`")
    for at in range(0, len(pieces), 2):
        safe = pieces[at].replace("<", "&lt;")
        pieces[at] = re.sub(r"(?<![\w-])(--[a-z][a-z-]*)", r"`\1`", safe)
    return "`".join(pieces)
