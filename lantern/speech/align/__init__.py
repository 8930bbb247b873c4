"""When each word of a sentence is heard in its sound, by the best method that works there.

In order: a recogniser made to find just these words ('forced'), warping espeak-ng's reading of them onto the sound
('dtw'), and sharing time between pauses by the number of sounds ('estimated').
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


def describe_version() -> str:
    """Everything that decides the times besides the sound and the words."""
    return f"align {VERSION}, {pocketsphinx.describe_version()}, {espeak.describe_version()}"


def split_heard_words(spoken: str) -> list[str]:
    """The words that are heard in what is said for one written word: `forty-five,` -> forty, five,

    A comma stays, for any mark at which a speaker pauses.
    """
    found = re.findall(
        r"([^\W_]+(?:'[^\W_]+)*)([^\w]*)", spoken.casefold().replace("’", "'")
    )
    return [
        word + ("," if re.search(r"[,;:.!?…—–()，、；：。！？]", after) else "")
        for word, after in found
    ]


class Aligner:
    """Finds words of one language. It lives for one take: the recogniser keeps the words it was taught."""

    def __init__(
        self, language: str, words: Iterable[str], ipa_by_word: Mapping[str, str]
    ) -> None:
        """`known` has the IPA of words that aren't said as they are written."""
        self._voice = espeak.choose_voice(language)
        distinct = sorted({word.rstrip(",") for word in words})
        try:
            said = espeak.transcribe(distinct, self._voice) if distinct else []
        except ToolFailure:  # a language espeak-ng hasn't got
            said = []
        self._ipa = {**dict(zip(distinct, said, strict=False)), **ipa_by_word}
        english = get_primary_language(language) == "en"
        self.recogniser = pocketsphinx.make_recogniser(
            self._ipa, frozenset(ipa_by_word) if english else frozenset(self._ipa)
        )

    def place(
        self, sound: Pcm, words: Sequence[str], strict: bool = True
    ) -> tuple[list[SampleRange], str]:
        """Samples at 48 kHz (start, end) of each word, and the method: 'forced', 'dtw' or 'estimated'.

        Unless `strict`, words that the recogniser finds too short are believed too: for sentences' edges they do.
        """
        heard, bare = prepare_sound(sound), [word.rstrip(",") for word in words]
        if heard is None or not words:
            return [(0, 0)] * len(words), "estimated"
        found = self.recogniser(heard, bare, strict) if self.recogniser else None
        if found:
            return found, "forced"
        found = dtw.place(heard, words, self._voice) if self._ipa else None
        if found:
            return found, "dtw"
        return proportional.place(heard, words, self._ipa), "estimated"
