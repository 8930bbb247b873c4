"""What a machine is asked to draft: the empty texts, part by part, with what it has to know. Pure.

Scenes and maps are asked for one by one, so that what is done stays when a later one fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from lantern.core.text import find_phrase
from lantern.core.words import list_words
from lantern.scaffold.translation.signs import join_lines
from lantern.scaffold.translation.update import PairedText
from lantern.script.translation.keys import ANCHOR, WORDS

NARRATION = "narration"
MOST_TEXTS = 60
"""Texts that are asked for at once."""
MOST_CHARACTERS = 12_000
"""Characters of them, but for one that is longer by itself."""
_MOST_TERMS = 60
_TERM_CHARACTERS = 40
"""Characters of a text that counts as a term: a name, a title."""


@dataclass(frozen=True)
class DraftText:
    """A text to be drafted: its number in the batch, its id, its kind and its original."""

    number: int
    id: str
    kind: str
    """`narration`, `words` or `anchor`."""
    text: str


@dataclass(frozen=True)
class NarrationPair:
    """A scene's narration and its translation, for anchors that are words of it."""

    original: str
    translation: str

    @property
    def characters(self) -> int:
        """Characters of both."""
        return len(self.original) + len(self.translation)


@dataclass(frozen=True)
class DraftBatch:
    """Texts that are asked for at once, all of one scene or one map."""

    section: str
    heading: str
    texts: tuple[DraftText, ...]
    glossary: Mapping[str, str]
    """Terms in these texts, and their translations."""
    names: tuple[str, ...]
    """Words of the lexicon in these texts that have no translation yet."""

    @property
    def has_anchors(self) -> bool:
        """Whether words of the narration are asked for."""
        return any(text.kind == ANCHOR for text in self.texts)

    @property
    def has_narration(self) -> bool:
        """Whether the narration itself is asked for."""
        return any(text.kind == NARRATION for text in self.texts)

    @property
    def characters(self) -> int:
        """Characters of the texts and of what goes with them, but for a narration."""
        terms = [*self.glossary, *self.glossary.values(), *self.names]
        return sum(map(len, terms)) + sum(len(text.text) for text in self.texts)


def plan_batches(
    rows: Sequence[PairedText],
    headings: Mapping[str, str],
    lexicon: Iterable[str],
) -> list[DraftBatch]:
    """Return what is to be asked for, in the film's order: empty texts only.

    Args:
        rows: all texts of the film.
        headings: what each section of them is called.
        lexicon: words that have a pronunciation of their own; mostly names.
    """
    terms = _list_terms(rows)
    words = list(lexicon)
    batches = []
    for section, group in groupby(rows, lambda row: row.original.section):
        empty = [row for row in group if not row.text]
        for part in _split(sorted(empty, key=_rank)):
            texts = tuple(
                _make_text(number, row) for number, row in enumerate(part, 1)
            )
            said = "\n".join(text.text for text in texts)
            glossary = {term: terms[term] for term in _find_said(terms, said)}
            names = [
                name for name in _find_said(words, said) if name not in glossary
            ]
            batch = DraftBatch(
                section,
                headings.get(section, f"Map {section}"),
                texts,
                glossary,
                tuple(names),
            )
            batches.append(batch)
    return batches


def _rank(row: PairedText) -> int:
    """Return the place of a text in its batch: the narration first, its words last."""
    if is_narration(row):
        return 0
    return 2 if row.original.kind == ANCHOR else 1


def is_narration(row: PairedText) -> bool:
    """Tell whether a text is a scene's narration."""
    return row.original.id == f"{row.original.section}.{NARRATION}"


def _split(rows: Sequence[PairedText]) -> Iterator[list[PairedText]]:
    """Yield texts in parts that aren't too large."""
    part: list[PairedText] = []
    size = 0
    for row in rows:
        length = len(row.original.text)
        is_full = len(part) == MOST_TEXTS or size + length > MOST_CHARACTERS
        if part and is_full:
            yield part
            part = []
            size = 0
        part.append(row)
        size += length
    if part:
        yield part


def _make_text(number: int, row: PairedText) -> DraftText:
    kind = WORDS
    if is_narration(row):
        kind = NARRATION
    elif row.original.kind == ANCHOR:
        kind = ANCHOR
    return DraftText(
        number, row.original.id, kind, join_lines(row.original.text)
    )


def _list_terms(rows: Iterable[PairedText]) -> dict[str, str]:
    """Return short texts that are translated already, for the same words everywhere."""
    terms: dict[str, str] = {}
    for row in rows:
        original = " ".join(row.original.text.split())
        is_term = (
            row.original.kind != ANCHOR and len(original) <= _TERM_CHARACTERS
        )
        if row.text and is_term:
            terms.setdefault(original, " ".join(row.text.split()))
    return terms


def _find_said(terms: Iterable[str], said: str) -> list[str]:
    """Return the terms whose words stand in a text, the longest first, as far as there is room."""
    folded = said.casefold()
    words = list_words(said)
    # most terms aren't there, which is quick to see
    found = [term for term in terms if term.casefold() in folded]
    spoken = [term for term in found if find_phrase(words, term, 0) is not None]
    return sorted(
        spoken,
        key=len,
        reverse=True,
    )[:_MOST_TERMS]
