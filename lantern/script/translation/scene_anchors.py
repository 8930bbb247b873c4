"""The anchors of a scene in a translation: where each falls that has no words of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lantern.core.text import find_phrase
from lantern.core.words import list_words
from lantern.script.translation.originals import OriginalText
from lantern.script.translation.shares import (
    NarrationWords,
    map_word,
    quote_words,
)

FindText = Callable[[str], str | None]
"""Returns the translation of a text by its id, if there is one."""


@dataclass(frozen=True)
class ShareAnchor:
    """An anchor without words of its own, and the words of the translation at its place."""

    original: OriginalText
    words: str


@dataclass(frozen=True)
class _ShotStart:
    """The words at which a shot begins: in the original, and in the translation."""

    original: int = 0
    translated: int = 0


class AnchorPlacer:
    """Finds the places of a scene's anchors in a translation of its narration."""

    def __init__(
        self,
        original: NarrationWords,
        translated: NarrationWords,
        find_text: FindText,
    ) -> None:
        """Remember both narrations; the translation has at least one word."""
        self._original = original
        self._translated = translated
        self._find_text = find_text

    def place(self, anchors: Iterable[OriginalText]) -> Iterator[ShareAnchor]:
        """Yield the anchors without a translation that the original speaks.

        Cuts come one after the other: each is looked for after the one before it.
        """
        anchors = list(anchors)
        cuts: dict[int, OriginalText] = {}
        for anchor in anchors:
            if _is_cut(anchor):
                cuts[int(anchor.loc[1])] = anchor
        starts = {-1: _ShotStart()}
        last = _ShotStart()
        for number, anchor in sorted(cuts.items()):
            words, last = self._place_cut(anchor, starts, last)
            starts[number] = last
            if words is not None:
                yield ShareAnchor(anchor, words)
        for anchor in anchors:
            if not _is_cut(anchor) and self._find_text(anchor.id) is None:
                words = self._place_free(anchor, starts)
                if words:
                    yield ShareAnchor(anchor, words)

    def _place_cut(
        self,
        anchor: OriginalText,
        starts: dict[int, _ShotStart],
        last: _ShotStart,
    ) -> tuple[str | None, _ShotStart]:
        """Return the words of a cut, if they are needed, and where it is."""
        is_first = len(starts) == 1
        after = last.original if is_first else last.original + 1
        new_after = last.translated if is_first else last.translated + 1
        found = find_phrase(self._original.words, anchor.text, after)
        given = self._find_text(anchor.id)
        if given is not None:
            new = find_phrase(self._translated.words, given, new_after)
            original = last.original if found is None else found
            translated = last.translated if new is None else new
            return None, _ShotStart(original, translated)
        if found is None:
            return None, last
        index = max(
            map_word(found, self._original, self._translated), new_after
        )
        index = min(index, len(self._translated.words) - 1)
        words = self._quote(anchor, found, index, after=new_after)
        return words, _ShotStart(found, index)

    def _place_free(
        self, anchor: OriginalText, starts: dict[int, _ShotStart]
    ) -> str | None:
        """Return the words of an anchor that is no cut; None if it isn't spoken."""
        words = self._original.words
        start = _ShotStart()
        if anchor.loc[0] == "shots":
            number = int(anchor.loc[1])
            start = starts[max(each for each in starts if each <= number)]
        found = find_phrase(words, anchor.text, start.original)
        if found is None:
            start = _ShotStart()
            found = find_phrase(words, anchor.text, 0)
        if found is None:
            return None
        first = map_word(found, self._original, self._translated)
        return self._quote(anchor, found, max(first, start.translated))

    def _quote(
        self, anchor: OriginalText, found: int, first: int, *, after: int = 0
    ) -> str:
        """Return about as many words of the translation, from one on, as the anchor has."""
        end = (
            min(found + len(list_words(anchor.text)), len(self._original.words))
            - 1
        )
        last = map_word(end, self._original, self._translated)
        return quote_words(self._translated.words, first, last, after=after)


def _is_cut(anchor: OriginalText) -> bool:
    """Tell whether an anchor is the words of a shot's own cut."""
    return (
        len(anchor.loc) == 3
        and anchor.loc[0] == "shots"
        and anchor.loc[2] == "at"
    )
