"""Compose the text of a translation's file: its texts in the film's order, the rest as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from lantern.core.text import quote_yaml
from lantern.scaffold.translation.entry_lines import (
    move_lines,
    write_key,
    write_text,
)
from lantern.scaffold.translation.signs import (
    HEADING,
    show_change,
    show_draft,
    show_heading,
    show_original,
)
from lantern.scaffold.translation.update import KnownText, PairedText
from lantern.scaffold.translation.written import (
    CHANGED,
    DRAFTS,
    GONE,
    ORIGINALS,
    TEXTS,
    WRITTEN_KEYS,
    KeyLines,
    WrittenFile,
    WrittenText,
)
from lantern.script.translation.keys import ANCHOR

_COLUMN = 4
"""Blanks before the key of a text."""
_LIST_COLUMN = 2
_LONG_ORIGINAL = 60
"""Characters of an original from which on an empty text gets lines of its own."""
_EXPLANATIONS = {
    CHANGED: "Texts whose originals changed; take a line out once its text is right again.",
    DRAFTS: "Texts that a machine wrote; take a line out once you have read its text.",
    GONE: "Texts whose originals are no longer there; each comes back with its original.",
    ORIGINALS: "Which original each text was made from; written by `lantern translate`.",
}


@dataclass(frozen=True)
class FileContent:
    """What a translation's file is to say."""

    rows: tuple[PairedText, ...]
    gone: tuple[KnownText, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)
    """The line above the texts of a section, by its name; those of maps are made here."""


def compose_file(
    file: WrittenFile, content: FileContent, *, reuse: bool = True
) -> str:
    """Return the text of a file.

    Args:
        file: the file as it was written.
        content: what it is to say.
        reuse: lines of texts stay as they are written, where they can.
    """
    composer = _Composer(file, content, reuse=reuse)
    lines: list[str] = []
    for part in _place_parts(file.parts):
        lines += composer.list_lines(part)
    return "\n".join(lines) + "\n"


def _place_parts(parts: Sequence[KeyLines]) -> list[KeyLines]:
    """Return the parts of a file with those that are missing, each before what follows it."""
    placed = list(parts)
    for rank, key in enumerate(WRITTEN_KEYS):
        keys = [part.key for part in placed]
        if key in keys:
            continue
        later = [
            keys.index(each) for each in WRITTEN_KEYS[rank:] if each in keys
        ]
        end = keys.index("") if "" in keys else len(keys)
        placed.insert(min(later, default=end), KeyLines(key, ("",), ()))
    return placed


class _Composer:
    """Writes the parts of one file."""

    def __init__(
        self, file: WrittenFile, content: FileContent, *, reuse: bool
    ) -> None:
        self._file = file
        self._content = content
        self._reuse = reuse
        self._writers: dict[str, Callable[[], list[str]]] = {
            TEXTS: self._list_texts,
            CHANGED: self._list_changed,
            DRAFTS: self._list_drafts,
            GONE: self._list_gone,
            ORIGINALS: self._list_originals,
        }

    def list_lines(self, part: KeyLines) -> list[str]:
        """Return the lines of a part; what isn't written again is as it was."""
        writer = self._writers.get(part.key)
        if writer is None:
            return [*part.lead, *part.lines]
        lead = [line for line in part.lead if not line.startswith(HEADING)]
        body = writer()
        if not body:
            # a part without entries goes, and what its author wrote around it stays
            notes = [*lead, *part.notes]
            return notes if any(line.strip() for line in notes) else []
        if part.key in _EXPLANATIONS:
            lead.append(show_heading(_EXPLANATIONS[part.key]))
        notes = [f"{' ' * _LIST_COLUMN}{note}" for note in part.notes]
        if part.key == TEXTS:
            return [*lead, "texts:", *body, *notes]
        return [*lead, f"{part.key}:", *notes, *body]

    def _list_texts(self) -> list[str]:
        lines: list[str] = []
        for section, rows in groupby(self._content.rows, _get_section):
            lines += ["", *self._write_head(section)]
            for number, row in enumerate(rows):
                if number:
                    lines.append("")
                lines += self._write_row(row)
        while lines and not lines[-1]:
            lines.pop()  # what follows brings its own blank line
        return lines

    def _write_head(self, section: str) -> Iterator[str]:
        margin = " " * _LIST_COLUMN
        heading = self._content.headings.get(section, f"Map {section}")
        yield f"{margin}{show_heading(heading)}"
        for note in self._file.group_notes.get(section, ()):
            yield f"{margin}{note}"
        yield write_text(section, "", column=_LIST_COLUMN)[0].removesuffix(
            ' ""'
        )

    def _write_row(self, row: PairedText) -> list[str]:
        comments: list[str] = []
        if row.has_changed:
            comments += show_change(row.former, _COLUMN)
        if row.is_draft:
            comments += show_draft()
        original = row.original
        comments += show_original(
            original.text,
            is_anchor=original.kind == ANCHOR,
            column=_COLUMN,
        )
        if row.known:
            comments += row.known.written.comments.notes
        margin = " " * _COLUMN
        key = original.id.removeprefix(f"{original.section}.")
        return [
            *(f"{margin}{comment}" for comment in comments),
            *self._write_text(row, key),
        ]

    def _write_text(self, row: PairedText, key: str) -> list[str]:
        if row.known and row.text and row.known.written.lines and self._reuse:
            return _move_text(row.known.written, key, _COLUMN)
        is_long = len(row.original.text) > _LONG_ORIGINAL
        return write_text(
            key,
            row.text,
            column=_COLUMN,
            is_long=is_long,
        )

    def _list_changed(self) -> list[str]:
        return _write_ids(row for row in self._content.rows if row.has_changed)

    def _list_drafts(self) -> list[str]:
        return _write_ids(row for row in self._content.rows if row.is_draft)

    def _list_gone(self) -> list[str]:
        lines: list[str] = []
        for id, known in name_gone(self._content.gone).items():
            lines += self._write_gone(id, known)
        return lines

    def _write_gone(self, id: str, known: KnownText) -> list[str]:
        comments: list[str] = []
        said = known.written.comments
        if known.changed:
            comments += show_change(said.former, _LIST_COLUMN)
        if known.draft:
            comments += show_draft()
        if said.original:
            comments += show_original(
                said.original,
                is_anchor=bool(said.is_anchor),
                column=_LIST_COLUMN,
            )
        comments += said.notes
        lines = [f"{' ' * _LIST_COLUMN}{comment}" for comment in comments]
        if known.written.lines and self._reuse:
            return lines + _move_text(known.written, id, _LIST_COLUMN)
        return lines + write_text(id, known.written.text, column=_LIST_COLUMN)

    def _list_originals(self) -> list[str]:
        margin = " " * _LIST_COLUMN
        return [
            f"{margin}{write_key(id)}: {quote_yaml(digest)}"
            for id, digest in list_digests(self._content).items()
        ]


def _get_section(row: PairedText) -> str:
    return row.original.section


def _move_text(text: WrittenText, key: str, column: int) -> list[str]:
    return move_lines(
        key,
        text.lines,
        column=column,
        step=column - text.column,
    )


def _write_ids(rows: Iterator[PairedText]) -> list[str]:
    margin = " " * _LIST_COLUMN
    return [f"{margin}- {write_key(row.original.id)}" for row in rows]


def name_gone(gone: Sequence[KnownText]) -> dict[str, KnownText]:
    """Return gone texts by their ids; a second one of the same id gets a number."""
    named: dict[str, KnownText] = {}
    for known in gone:
        id = known.id
        number = 2
        while id in named:
            id = f"{known.id}-{number}"
            number += 1
        named[id] = known
    return named


def list_digests(content: FileContent) -> dict[str, str]:
    """Return the digest of the original of each text, by its id."""
    digests = {
        row.original.id: row.original.digest for row in content.rows if row.text
    }
    for id, known in name_gone(content.gone).items():
        if known.digest and not known.written.comments.original:
            digests.setdefault(id, known.digest)
    return digests
