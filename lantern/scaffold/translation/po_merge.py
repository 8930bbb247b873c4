"""Take back what changed in a PO file, and leave what changed in the translation meanwhile. Pure.

A text of the PO is known by its context; where a tool took that out, or the film changed, by its
original. What both sides changed is a conflict: the translation stays, and it is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lantern.scaffold.translation.po_file import PoText
from lantern.scaffold.translation.signs import (
    NO_COMMENTS,
    EntryComments,
    join_lines,
)
from lantern.scaffold.translation.update import (
    KnownText,
    PairedText,
    UpdatedTexts,
    update_texts,
)
from lantern.scaffold.translation.written import WrittenText
from lantern.script.translation.originals import digest_text


@dataclass(frozen=True)
class PoConflict:
    """A text that both sides changed: the translation's stays."""

    row: PairedText
    theirs: str


@dataclass(frozen=True)
class MergedPo:
    """A translation with what a PO brings."""

    updated: UpdatedTexts
    taken: int
    """Texts that were taken from the PO."""
    accepted: int
    """Changes and drafts that are fuzzy no longer."""
    conflicts: tuple[PoConflict, ...]
    plurals: tuple[PoText, ...]
    """Texts with plural forms, which a film has none of; they were left out."""
    strangers: int
    """Texts of the PO whose originals aren't in the film."""
    total: int
    """Texts of the PO that aren't obsolete."""

    @property
    def is_of_another_film(self) -> bool:
        """Whether most texts of the PO are of another film."""
        return self.strangers * 2 > self.total


def merge_po(updated: UpdatedTexts, texts: Sequence[PoText]) -> MergedPo:
    """Return a translation with what changed in a PO.

    Args:
        updated: the translation, up to date with the film.
        texts: the PO's.
    """
    placed = _place(texts)
    originals = [row.original for row in updated.rows]
    theirs = update_texts(originals, [each.known for each in placed])
    merger = _Merger(placed)
    rows = map(merger.merge, updated.rows, theirs.rows)
    gone = [*updated.gone, *_list_new_gone(updated, theirs)]
    merged = UpdatedTexts(tuple(rows), tuple(gone))
    current = [each.known.id for each in placed if not each.text.is_obsolete]
    known = {each.known.id for each in theirs.rows if each.known}
    return MergedPo(
        merged,
        taken=merger.taken,
        accepted=merger.accepted,
        conflicts=tuple(merger.conflicts),
        plurals=tuple(text for text in texts if text.has_plural),
        strangers=len(set(current) - known),
        total=len(current),
    )


@dataclass(frozen=True)
class _PlacedPoText:
    """A text of the PO, and what it is as a text of a translation."""

    text: PoText
    known: KnownText


def _place(texts: Sequence[PoText]) -> list[_PlacedPoText]:
    """Return the texts that a film can have, with ids that are theirs alone."""
    found: list[_PlacedPoText] = []
    taken: set[str] = set()
    for number, text in enumerate(texts):
        if text.has_plural:
            continue
        id = text.id
        if not id or id in taken:
            id = f"{text.id}#{number}"
        taken.add(id)
        comments = EntryComments(original=text.original)
        written = WrittenText(id, text.text, comments)
        digest = digest_text(text.original)
        known = KnownText(written, digest, was_gone=text.is_obsolete)
        found.append(_PlacedPoText(text, known))
    return found


class _Merger:
    """Decides about each text, and counts what it did."""

    def __init__(self, placed: Sequence[_PlacedPoText]) -> None:
        self._texts = {each.known.id: each.text for each in placed}
        self.taken = 0
        self.accepted = 0
        self.conflicts: list[PoConflict] = []

    def merge(self, row: PairedText, other: PairedText) -> PairedText:
        """Return a text as it is after both sides; `other` is what the PO has for it."""
        if other.known is None:
            return row
        text = self._texts[other.known.id]
        row = _add_note(row, text.notes)
        if not text.text:
            return row
        ours = join_lines(row.text)
        if ours == text.text:
            return self._merge_flags(row, other, text)
        if not ours or (text.base and digest_text(ours) == text.base):
            self.taken += 1
            return _take(row, other, text)
        if digest_text(text.text) != text.base:
            self.conflicts.append(PoConflict(row, text.text))
        return row

    def _merge_flags(
        self, row: PairedText, other: PairedText, text: PoText
    ) -> PairedText:
        """Return a text that both sides have: it may be right now, or want a look."""
        assert row.known is not None
        needs_look = row.has_changed or row.is_draft
        if text.is_fuzzy and not needs_look:
            return replace(row, known=replace(row.known, draft=True))
        if not needs_look or text.is_fuzzy or other.changed or not text.base:
            return row
        self.accepted += 1
        return replace(
            row,
            known=replace(row.known, draft=False),
            changed=False,
            former="",
        )


def _take(row: PairedText, other: PairedText, text: PoText) -> PairedText:
    """Return a text as the PO has it."""
    comments = row.known.written.comments if row.known else NO_COMMENTS
    file = row.known.file if row.known else None
    written = WrittenText(row.original.id, text.text, comments)
    known = KnownText(
        written,
        row.original.digest,
        draft=text.is_fuzzy,
        file=file,
    )
    former = other.former if other.changed else ""
    return PairedText(
        row.original,
        known,
        changed=other.changed,
        former=former,
    )


def _add_note(row: PairedText, notes: str) -> PairedText:
    """Return a text with what its translator wrote in the PO, if that is new."""
    comments = row.known.written.comments if row.known else NO_COMMENTS
    own = [note.removeprefix("#").strip() for note in comments.notes]
    joined = " ".join(" ".join(own).split())
    rest = notes.removeprefix(joined).strip()
    if not rest or notes in joined:
        return row
    comments = replace(comments, notes=(*comments.notes, f"# {rest}"))
    written = WrittenText(row.original.id, "", comments)
    known = KnownText(written, row.original.digest)
    if row.known:
        known = replace(
            row.known, written=replace(row.known.written, comments=comments)
        )
    return replace(row, known=known)


def _list_new_gone(
    updated: UpdatedTexts, theirs: UpdatedTexts
) -> list[KnownText]:
    """Return what only the PO has, for originals that are gone: each text once."""
    said = {join_lines(known.written.text) for known in updated.gone}
    said |= {join_lines(row.text) for row in updated.rows}
    found = []
    for known in theirs.gone:
        text = known.written.text
        if text and text not in said:
            said.add(text)
            id = known.id.partition("#")[0] or "text"
            written = replace(known.written, id=id)
            found.append(replace(known, written=written))
    return found
