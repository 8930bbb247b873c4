"""Bring a translation up to date: which text belongs to which original, and what changed. Pure.

A text stays with its id as long as that one's original is the same. Else it follows its original,
by the digest, to another id; and where the original is no longer there, it is kept as gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lantern.core.words import list_words
from lantern.scaffold.translation.written import (
    WrittenFile,
    WrittenText,
    split_id,
)
from lantern.script.translation.keys import ANCHOR
from lantern.script.translation.originals import OriginalText, digest_text


@dataclass(frozen=True)
class KnownText:
    """A text of a translation, and what is known of it."""

    written: WrittenText
    digest: str = ""
    """Of its original; empty where that isn't known."""
    changed: bool = False
    draft: bool = False
    file: int | None = None
    """Which of the translation's files it stands in, from 0; None for a new text."""
    was_gone: bool = False

    @property
    def id(self) -> str:
        """The id under which it stands."""
        return self.written.id

    @property
    def is_kept(self) -> bool:
        """Whether it must not be lost: it has words, or comments of its author."""
        return bool(self.written.text or self.written.comments.notes)


@dataclass(frozen=True)
class PairedText:
    """An original with its text, which may be None or empty."""

    original: OriginalText
    known: KnownText | None = None
    changed: bool = False
    former: str = ""
    """The original that the text was made from, where it changed and is known."""

    @property
    def text(self) -> str:
        """The translation; empty if there is none."""
        return self.known.written.text if self.known else ""

    @property
    def is_draft(self) -> bool:
        """Whether a machine wrote the text."""
        return self.known is not None and self.known.draft and bool(self.text)

    @property
    def has_changed(self) -> bool:
        """Whether the original changed since the text was written."""
        return self.changed and bool(self.text)


@dataclass(frozen=True)
class UpdatedTexts:
    """All texts of a film in its order, and those whose originals are gone."""

    rows: tuple[PairedText, ...]
    gone: tuple[KnownText, ...]


def list_known(files: Iterable[WrittenFile]) -> list[KnownText]:
    """Return all texts of a translation's files, the gone ones at the end of each file's."""
    found = []
    for number, file in enumerate(files):
        found += [_make_known(text, file, number) for text in file.texts]
        found += [_make_gone(text, file, number) for text in file.gone]
    return found


def _make_known(text: WrittenText, file: WrittenFile, number: int) -> KnownText:
    comments = text.comments
    digest = file.originals.get(text.id, "")
    if not digest and comments.original:
        digest = digest_text(comments.original)
    return KnownText(
        text,
        digest,
        changed=text.id in file.changed,
        draft=text.id in file.drafts,
        file=number,
    )


def _make_gone(text: WrittenText, file: WrittenFile, number: int) -> KnownText:
    """Return a gone text; its comments tell what it was, since the lists name what is there."""
    comments = text.comments
    digest = file.originals.get(text.id, "")
    if comments.original:
        digest = digest_text(comments.original)
    return KnownText(
        text,
        digest,
        changed=comments.is_changed,
        draft=comments.is_draft,
        file=number,
        was_gone=True,
    )


def update_texts(
    originals: Sequence[OriginalText], known: Iterable[KnownText]
) -> UpdatedTexts:
    """Return every original with its text, and the texts that have none."""
    matcher = _Matcher(known)
    found: dict[str, KnownText] = {}
    steps = (matcher.take_same, matcher.take_moved, matcher.take_changed)
    for take in steps:
        for original in originals:
            if original.id in found:
                continue
            match = take(original)
            if match is not None:
                found[original.id] = match
    rows = [_pair(each, found.get(each.id)) for each in originals]
    return UpdatedTexts(tuple(rows), tuple(matcher.list_gone()))


class _Matcher:
    """The texts that no original has taken yet."""

    def __init__(self, known: Iterable[KnownText]) -> None:
        self._live: dict[str, KnownText] = {}
        self._gone: list[KnownText] = []
        for text in known:
            if text.was_gone:
                self._gone.append(text)
            else:
                self._live[text.id] = text
        self._moved = self._index_digests()

    def _index_digests(self) -> dict[str, list[KnownText]]:
        """Return the texts that may follow an original, by its digest; gone ones come last."""
        found: dict[str, list[KnownText]] = {}
        for text in [*self._live.values(), *self._gone]:
            if text.is_kept and text.digest:
                found.setdefault(text.digest, []).append(text)
        return found

    def take_same(self, original: OriginalText) -> KnownText | None:
        """Return the text with the original's id, if it is that of this original."""
        text = self._live.get(original.id)
        if text is None or text.digest not in ("", original.digest):
            return None
        return self._take(text)

    def take_moved(self, original: OriginalText) -> KnownText | None:
        """Return the text of this original that stands under another id, the nearest one."""
        candidates = [
            text
            for text in self._moved.get(original.digest, ())
            if self._is_free(text) and _is_same_kind(text, original)
        ]
        if not candidates:
            return None
        return self._take(
            max(candidates, key=lambda text: _rate(text, original))
        )

    def take_changed(self, original: OriginalText) -> KnownText | None:
        """Return the text with the original's id, though its original was another one."""
        text = self._live.get(original.id)
        if text is not None:
            return self._take(text)
        for gone in self._gone:
            if gone.id == original.id:
                return self._take(gone)
        return None

    def list_gone(self) -> list[KnownText]:
        """Return the texts that are left and must not be lost."""
        live = [text for text in self._live.values() if text.is_kept]
        return [*self._gone, *live]

    def _is_free(self, text: KnownText) -> bool:
        if text.was_gone:
            return any(text is each for each in self._gone)
        return self._live.get(text.id) is text

    def _take(self, text: KnownText) -> KnownText:
        if text.was_gone:
            self._gone = [each for each in self._gone if each is not text]
        else:
            del self._live[text.id]
        return text


def _is_same_kind(text: KnownText, original: OriginalText) -> bool:
    """Tell whether a text can be that of an original: words of a narration are apart."""
    is_anchor = text.written.comments.is_anchor
    return is_anchor is None or is_anchor == (original.kind == ANCHOR)


def _rate(text: KnownText, original: OriginalText) -> tuple[int, ...]:
    """Return how much a text's id is like an original's, to be compared.

    What isn't gone comes first, then the same id, the same scene or map, and the most keys in
    common: a picture that is shown again has the same name but for its number.
    """
    one = split_id(text.id)
    other = split_id(original.id)
    common = set(_list_keys(one.key)) & set(_list_keys(other.key))
    return (
        not text.was_gone,
        text.id == original.id,
        one.group == other.group,
        len(common),
    )


def _list_keys(key: str) -> list[str]:
    return [re.sub(r"-\d+$", "", part) for part in key.split(".")]


def _pair(original: OriginalText, known: KnownText | None) -> PairedText:
    if known is None:
        return PairedText(original)
    former = known.written.comments.former
    if known.changed:
        is_back = bool(former) and digest_text(former) == original.digest
        return PairedText(original, known, not is_back, former)
    if known.digest in ("", original.digest):
        return PairedText(original, known)
    shown = known.written.comments.original
    is_known = digest_text(shown) == known.digest
    return PairedText(
        original,
        known,
        changed=True,
        former=shown if is_known else "",
    )


@dataclass(frozen=True)
class TranslationCount:
    """How far a translation is: texts and words of the originals."""

    texts: int
    translated: int
    changed: int
    drafts: int
    words: int
    translated_words: int

    @property
    def percent(self) -> int:
        """The share of words that are translated, rounded down."""
        if not self.words:
            return 100
        return 100 * self.translated_words // self.words


def count_texts(rows: Sequence[PairedText]) -> TranslationCount:
    """Return how far a translation is."""
    done = [row for row in rows if row.text]
    changed = [row for row in done if row.has_changed]
    drafts = [row for row in done if row.is_draft]
    return TranslationCount(
        texts=len(rows),
        translated=len(done),
        changed=len(changed),
        drafts=len(drafts),
        words=_count_words(rows),
        translated_words=_count_words(done),
    )


def _count_words(rows: Iterable[PairedText]) -> int:
    return sum(len(list_words(row.original.text)) for row in rows)
