"""Plain pages of HTML: headings, lines, tables of text and links. No script, no outside file; all text is escaped."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lantern.core.text import make_encodable


@dataclass(frozen=True)
class Link:
    """A text that leads to an address; another address than http and https is left out."""

    text: str
    url: str | None


TableCell = str | Link


@dataclass(frozen=True)
class PageSection:
    """A heading, lines below it, and a table: its head and its rows."""

    heading: str
    lines: Sequence[str] = ()
    head: Sequence[str] = ()
    rows: Sequence[Sequence[TableCell]] = ()
    bar: Sequence[tuple[str, float]] = ()
    """Parts of a bar, each a class and its share."""


_STYLE = """\
body{font:16px/1.5 Georgia,serif;max-width:60em;margin:2em auto;padding:0 1em;color:#241a15;background:#fbf6ea}
h1,h2{font-weight:600;line-height:1.2}h2{margin-top:2em;font-size:1.2em}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.3em .6em .3em 0}
th{font-weight:600;border-bottom:2px solid #241a15}td{border-bottom:1px solid #d8c9a8}a{color:#9b2d1f}
.bar{display:flex;height:1.4em;margin:1em 0;border:1px solid #241a15}.bar i{display:block}
.told{background:#4f6b3f}.part{background:#a3b58c}.left{background:#cdbb92}.untold{background:#9b2d1f}"""


def format_page(title: str, language: str, sections: Iterable[PageSection]) -> str:
    """The page as text."""
    parts = [
        f'<!doctype html>\n<html lang="{_text(language)}">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>{_text(title)}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n<h1>{_text(title)}</h1>",
    ]
    for section in sections:
        parts.append(f"<h2>{_text(section.heading)}</h2>")
        parts += [f"<p>{_text(line)}</p>" for line in section.lines]
        if section.bar:
            pieces = (
                f'<i class="{_text(name)}" style="flex:{share:.4f}"></i>'
                for name, share in section.bar
            )
            parts.append(f'<div class="bar">{"".join(pieces)}</div>')
        if section.rows:
            head = "".join(f"<th>{_text(cell)}</th>" for cell in section.head)
            rows = (
                "".join(f"<td>{_cell(cell)}</td>" for cell in row)
                for row in section.rows
            )
            parts.append(
                f"<table>\n<tr>{head}</tr>\n"
                + "".join(f"<tr>{row}</tr>\n" for row in rows)
                + "</table>"
            )
    return "\n".join([*parts, "</body>\n</html>\n"])


def _cell(cell: TableCell) -> str:
    if isinstance(cell, str):
        return _text(cell)
    if cell.url is None or not cell.url.lower().startswith(("http://", "https://")):
        return _text(cell.text)
    return f'<a href="{_text(cell.url)}">{_text(cell.text)}</a>'


def _text(text: str) -> str:
    whole = make_encodable(text)
    return html.escape(
        "".join(c for c in whole if c in "\n\t" or unicodedata.category(c) != "Cc")
    )
