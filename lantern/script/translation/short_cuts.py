"""The cuts of shorts in a translation: where each falls that has no words of its own.

It begins and ends at the same share of the same sentence, as anchors in scenes do.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lantern.core.text import find_phrase_words
from lantern.core.words import join_words
from lantern.script.film_script import SceneSource, Script
from lantern.script.model.shorts import Short, ShortCut
from lantern.script.model_faults import FaultAt
from lantern.script.shorts import find_cut_words
from lantern.script.translation.apply import Translator
from lantern.script.translation.paths import FILM_SECTION, name_scene
from lantern.script.translation.shares import (
    NarrationWords,
    map_word,
    read_spoken,
)


def translate_shorts(script: Script, translator: Translator) -> Script:
    """Return a translated film whose shorts are cut at words of its translation.

    Of a film that is translated in part, shorts with scenes that it lacks are left out.

    Args:
        script: the film in the language of the translation.
        translator: knows the texts of the original.
    """
    shorts = []
    for short in script.film.shorts:
        parts = [script.select(cut.scene) for cut in short.cut]
        if script.is_in_part and None in parts:
            continue
        shorts.append(_ShortTranslator(script, translator).translate(short))
    film = script.film.model_copy(update={"shorts": tuple(shorts)})
    return replace(script, film=film)


@dataclass(frozen=True)
class _ShortTranslator:
    """Finds the words of shorts in a translated film."""

    script: Script
    translator: Translator

    def translate(self, short: Short) -> Short:
        """Return a short that is cut at words of the translation."""
        cuts = []
        for i, cut in enumerate(short.cut):
            name = f"{FILM_SECTION}.shorts.{short.id}.cut.{i + 1}"
            part = self.script.select(cut.scene)
            cuts.append(
                cut if part is None else self._translate_cut(cut, part, name)
            )
        return short.model_copy(update={"cut": tuple(cuts)})

    def _translate_cut(
        self, cut: ShortCut, part: SceneSource, name: str
    ) -> ShortCut:
        """Return a cut with the translator's words, and those at the share of the others."""
        written = self.translator.originals.get(f"{name_scene(part)}.narration")
        given = [
            key
            for key in ("from", "to")
            if self.translator.translation.find_text(f"{name}.{key}")
            is not None
        ]
        if written is None or not part.scene.text:
            return cut
        original = read_spoken(written.text, self.translator.language)
        translated = read_spoken(part.scene.text, self.script.film.language)
        # the translator's words aren't those of the original
        own = ShortCut.model_validate(
            {
                "scene": cut.scene,
                "from": None if "from" in given else cut.start,
                "to": None if "to" in given else cut.end,
            }
        )
        try:
            words = find_cut_words(original.words, own, part)
        except FaultAt:
            return cut  # told of the film in its own language
        return cut.model_copy(
            update=_place(own, words, original, translated=translated)
        )


def _place(
    cut: ShortCut,
    words: range,
    original: NarrationWords,
    *,
    translated: NarrationWords,
) -> dict[str, str]:
    """Return the words that a cut begins and ends with in a translation, if it names any."""
    first = map_word(words.start, original, translated)
    changes = {}
    if cut.start is not None:
        changes["start"] = _quote_start(translated.words, first)
    if cut.end is not None:
        last = max(first, _map_last(words.stop - 1, original, translated))
        changes["end"] = _quote_end(translated.words, first, last)
    return changes


def _map_last(
    index: int, original: NarrationWords, translated: NarrationWords
) -> int:
    """Return the last word of a translation's share; the end of a sentence is one there, too."""
    sentence = bisect.bisect_left(original.ends, index)
    is_end = original.ends[sentence] == index
    if is_end and len(original.ends) == len(translated.ends):
        return translated.ends[sentence]
    return map_word(index, original, translated)


def _quote_start(words: Sequence[str], first: int) -> str:
    """Return words from one on, as many as are spoken nowhere else."""
    for stop in range(first + 1, len(words)):
        phrase = join_words(words[first:stop])
        found = find_phrase_words(words, phrase, 0)
        is_first = found is not None and found.start == first
        if is_first and find_phrase_words(words, phrase, first + 1) is None:
            return phrase
    return join_words(words[first:])


def _quote_end(words: Sequence[str], first: int, last: int) -> str:
    """Return words up to one, as many as end there first of all places from `first` on."""
    for start in range(last, first, -1):
        phrase = join_words(words[start : last + 1])
        found = find_phrase_words(words, phrase, first)
        if found is not None and found.stop == last + 1:
            return phrase
    return join_words(words[first : last + 1])
