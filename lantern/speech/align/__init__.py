"""Alignment: when each word of a sentence is heard in its sound, by the best method that works.

In order: a recogniser that looks for just these words ('forced'), warping espeak-ng's reading of
them onto the sound ('dtw'), and sharing the time between pauses by sounds ('estimated').
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from lantern.core.languages import get_primary_language
from lantern.core.problems import ToolFailure
from lantern.core.units import SampleRange
from lantern.sound.arrays import Pcm
from lantern.speech import espeak
from lantern.speech.align import dtw, pocketsphinx, proportional
from lantern.speech.align.audio import prepare_sound

VERSION = 1
_WORD = re.compile(r"([^\W_]+(?:'[^\W_]+)*)([^\w]*)")
_PAUSE = re.compile(r"[,;:.!?…—–()，、；：。！？]")


def describe_version() -> str:
    """Describe everything that decides the times besides the sound and the words."""
    recogniser = pocketsphinx.describe_version()
    return f"align {VERSION}, {recogniser}, {espeak.describe_version()}"


def split_heard_words(spoken: str) -> list[str]:
    """Return the words that are heard for one written word: forty and `five,` for `forty-five,`.

    A word before a mark at which a speaker pauses ends with a comma.
    """
    heard = []
    for word, after in _WORD.findall(spoken.casefold().replace("’", "'")):
        pauses = _PAUSE.search(after) is not None
        heard.append(f"{word}," if pauses else word)
    return heard


class Aligner:
    """Finds words of one language; it lives for one take, since the recogniser keeps its words."""

    def __init__(
        self,
        language: str,
        words: Iterable[str],
        ipa_by_word: Mapping[str, str],
    ) -> None:
        """Prepare for the words of a take.

        Args:
            language: their language's tag.
            words: all words that will be looked for.
            ipa_by_word: IPA of those that aren't said as they are written.
        """
        self._voice = espeak.choose_voice(language)
        self._ipa = {**_transcribe(words, self._voice), **ipa_by_word}
        # the recogniser's dictionary is English: it knows no other language's words
        is_english = get_primary_language(language) == "en"
        taught = ipa_by_word if is_english else self._ipa
        self.recogniser = pocketsphinx.make_recogniser(
            self._ipa, frozenset(taught)
        )

    def place(
        self, sound: Pcm, words: Sequence[str], *, strict: bool = True
    ) -> tuple[list[SampleRange], str]:
        """Find words in a sound: the samples [start, end) of each, and the method.

        The method is 'forced', 'dtw' or 'estimated'.

        Args:
            sound: 48 kHz mono.
            words: as `split_heard_words` gives them.
            strict: don't believe a recogniser that finds a word too short. To find the edges of
                sentences it need not be believed in every word.
        """
        heard = prepare_sound(sound)
        if heard is None or not words:
            return [(0, 0)] * len(words), "estimated"
        if self.recogniser is not None:
            bare = [word.rstrip(",") for word in words]
            found = self.recogniser(heard, bare, strict=strict)
            if found:
                return found, "forced"
        if self._ipa:
            found = dtw.place(heard, words, self._voice)
            if found:
                return found, "dtw"
        return proportional.place(heard, words, self._ipa), "estimated"


def _transcribe(words: Iterable[str], voice: str) -> dict[str, str]:
    """Return the IPA of words; of none in a language that espeak-ng doesn't have."""
    distinct = sorted({word.rstrip(",") for word in words})
    if not distinct:
        return {}
    try:
        ipa = espeak.transcribe(distinct, voice)
    except ToolFailure:
        return {}
    return dict(zip(distinct, ipa, strict=False))
