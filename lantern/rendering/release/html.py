"""Plain pages of HTML: headings, lines, tables of text and links.

There is no script and no outside file in them, and all text is escaped.
"""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lantern.core.text import make_encodable


@dataclass(frozen=True)
class Link:
    """A text that leads to an address; an address that isn't http or https is left out."""

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
body{font:16px/1.5 Georgia,serif;max-width:60em;margin:2em auto;padding:0 1em;color:#241a15;\
background:#fbf6ea}
h1,h2{font-weight:600;line-height:1.2}h2{margin-top:2em;font-size:1.2em}
table{border-collapse:collapse;width:100%}th,td{text-align:left;\
vertical-align:top;padding:.3em .6em .3em 0}
th{font-weight:600;border-bottom:2px solid #241a15}\
td{border-bottom:1px solid #d8c9a8}a{color:#9b2d1f}
.bar{display:flex;height:1.4em;margin:1em 0;border:1px solid #241a15}.bar i{display:block}
.told{background:#4f6b3f}.part{background:#a3b58c}.left{background:#cdbb92}.untold{background:#9b2d1f}"""


def format_page(
    title: str, language: str, sections: Iterable[PageSection]
) -> str:
    """Return a page; `language` is the code of the language it is written in."""
    lines = [
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>{escape(title)}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>",
        f"<h1>{escape(title)}</h1>",
    ]
    for section in sections:
        lines += _format_section(section)
    lines.append("</body>\n</html>\n")
    return "\n".join(lines)


def _format_section(section: PageSection) -> Iterator[str]:
    yield f"<h2>{escape(section.heading)}</h2>"
    for line in section.lines:
        yield f"<p>{escape(line)}</p>"
    if section.bar:
        yield f'<div class="bar">{_format_bar(section.bar)}</div>'
    if section.rows:
        yield "<table>"
        yield f"<tr>{''.join(f'<th>{escape(cell)}</th>' for cell in section.head)}</tr>"
        for row in section.rows:
            yield f"<tr>{''.join(f'<td>{format_cell(cell)}</td>' for cell in row)}</tr>"
        yield "</table>"


def _format_bar(parts: Sequence[tuple[str, float]]) -> str:
    pieces = [
        f'<i class="{escape(name)}" style="flex:{share:.4f}"></i>'
        for name, share in parts
    ]
    return "".join(pieces)


def format_cell(cell: TableCell) -> str:
    """Return a text, or a link, as HTML."""
    if isinstance(cell, str):
        return escape(cell)
    if cell.url is None or not cell.url.lower().startswith(
        ("http://", "https://")
    ):
        return escape(cell.text)
    return f'<a href="{escape(cell.url)}">{escape(cell.text)}</a>'


def escape(text: str) -> str:
    """Return text for HTML, also for attributes, without control characters."""
    kept = [char for char in make_encodable(text) if _may_be_shown(char)]
    return html.escape("".join(kept))


def _may_be_shown(char: str) -> bool:
    return char in "\n\t" or unicodedata.category(char) != "Cc"
