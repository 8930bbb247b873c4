"""Let a machine draft the empty texts of a translation; what it says is doubted, and listed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from lantern.core.problems import Span
from lantern.core.text import find_phrase
from lantern.core.words import list_words
from lantern.scaffold.translation.draft_batches import (
    NARRATION,
    DraftBatch,
    DraftText,
    NarrationPair,
)
from lantern.scaffold.translation.signs import NO_COMMENTS
from lantern.scaffold.translation.update import (
    KnownText,
    PairedText,
    UpdatedTexts,
)
from lantern.scaffold.translation.written import WrittenText
from lantern.script.narration_parser import parse_narration
from lantern.script.text_file import DocumentError, require_clean
from lantern.script.translation.keys import ANCHOR

_MOST_TIMES = 8
_SPARE_CHARACTERS = 80
"""A draft has at most so many times the characters of its original, and these."""
_TRIES = 2


class BadAnswerError(Exception):
    """An answer that can't be used; the message says what it is instead."""


class Drafter(Protocol):
    """A machine that translates."""

    def draft(
        self, batch: DraftBatch, narration: NarrationPair | None
    ) -> Mapping[str, str]:
        """Return translations by the ids of their texts; some may be missing.

        Raises:
            BadAnswerError: what it said can't be used; it may be asked again.
            Failure: it can't be asked.
        """


@dataclass(frozen=True)
class DraftStep:
    """What a batch brought: all texts with its drafts, and how many stayed empty."""

    batch: DraftBatch
    updated: UpdatedTexts
    filled: int
    left: int
    trouble: str = ""
    """What was wrong with the answer, if nothing of it could be used."""


def iter_drafts(
    updated: UpdatedTexts, batches: Iterable[DraftBatch], drafter: Drafter
) -> Iterator[DraftStep]:
    """Yield all texts after each batch, with its drafts.

    Raises:
        Failure: the machine can't be asked; what was yielded before stays.
    """
    for batch in batches:
        narration = _find_narration(updated.rows, batch)
        try:
            answers = _ask(drafter, batch, narration)
        except BadAnswerError as error:
            yield DraftStep(batch, updated, 0, len(batch.texts), str(error))
            continue
        spoken = narration.translation if narration else ""
        drafts = choose_drafts(batch, answers, spoken)
        rows = [_fill(row, drafts) for row in updated.rows]
        updated = replace(updated, rows=tuple(rows))
        yield DraftStep(
            batch, updated, len(drafts), len(batch.texts) - len(drafts)
        )


def _ask(
    drafter: Drafter, batch: DraftBatch, narration: NarrationPair | None
) -> Mapping[str, str]:
    """Ask for a batch, and once more after an answer that can't be used: it may be chance."""
    tries = 1
    while True:
        try:
            return drafter.draft(batch, narration)
        except BadAnswerError:
            if tries == _TRIES:
                raise
            tries += 1


def _find_narration(
    rows: Sequence[PairedText], batch: DraftBatch
) -> NarrationPair | None:
    """Return the narration for anchors that are asked for without it, if it is translated."""
    if not batch.has_anchors or batch.has_narration:
        return None
    for row in rows:
        if row.original.id == f"{batch.section}.{NARRATION}" and row.text:
            return NarrationPair(row.original.text, row.text)
    return None


def choose_drafts(
    batch: DraftBatch, answers: Mapping[str, str], narration: str
) -> dict[str, str]:
    """Return the answers that can be what was asked for, by the ids of their texts.

    Args:
        batch: what was asked for.
        answers: what was answered.
        narration: the translated narration, where it isn't in the batch.
    """
    drafts: dict[str, str] = {}
    for text in batch.texts:
        answer = answers.get(text.id, "").replace("\r\n", "\n").strip()
        if text.kind != ANCHOR and answer and _can_be(answer, text):
            drafts[text.id] = answer
            if text.kind == NARRATION:
                narration = answer
    words = list_words(parse_narration(narration).text)
    for text in batch.texts:
        answer = answers.get(text.id, "").strip()
        is_spoken = find_phrase(words, answer, 0) is not None
        if text.kind == ANCHOR and is_spoken and _can_be(answer, text):
            drafts[text.id] = answer
    return drafts


def _can_be(answer: str, text: DraftText) -> bool:
    """Tell whether an answer can be the translation of a text: clean, and not far too long."""
    try:
        require_clean(answer, Span(Path()))
    except DocumentError:
        return False
    return len(answer) <= _MOST_TIMES * len(text.text) + _SPARE_CHARACTERS


def _fill(row: PairedText, drafts: Mapping[str, str]) -> PairedText:
    """Return a text with its draft; one that has words already keeps them."""
    draft = drafts.get(row.original.id)
    if draft is None or row.text:
        return row
    comments = row.known.written.comments if row.known else NO_COMMENTS
    file = row.known.file if row.known else None
    written = WrittenText(row.original.id, draft, comments)
    return PairedText(
        row.original,
        KnownText(
            written,
            row.original.digest,
            draft=True,
            file=file,
        ),
    )
