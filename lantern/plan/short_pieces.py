"""Which frames of a film a short shows, and which samples of its takes are heard in them.

A cut between two words falls where the take is quietest. Integers only; opens no file.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from lantern.core.units import SAMPLE_RATE, Frames, Rate, SampleRange
from lantern.script.film_script import Script
from lantern.script.model.shorts import Short
from lantern.script.shorts import find_cut_words
from lantern.sound.arrays import Pcm
from lantern.speech.trimming import find_quiet_sample
from lantern.timeline import SpokenTake, Timeline

_LEAD_SECONDS = 0.3
_TAIL_SECONDS = 0.4
"""Seconds of a piece before its first word and after its last one, where there is a pause."""
_LEAST_TAIL_SECONDS = 0.16
"""Seconds after the last word, also where the next one follows at once."""
_LEAD = round(_LEAD_SECONDS * SAMPLE_RATE)
_TAIL = round(_TAIL_SECONDS * SAMPLE_RATE)
_LEAST_TAIL = round(_LEAST_TAIL_SECONDS * SAMPLE_RATE)
_UNSURE = SAMPLE_RATE // 16
"""Samples by which the time of a word may be wrong: where two words touch, so much is searched."""


@dataclass(frozen=True)
class VoicePiece:
    """What is heard of a take: its words, and samples of it.

    The part lasts the samples `lasting`, of which those in `heard` are heard; both are counted from
    the start of the take, and the first may begin below 0.
    """

    words: range
    heard: SampleRange
    lasting: SampleRange


@dataclass(frozen=True)
class ShortPiece:
    """A stretch of a scene that a short shows: frames [start, end) of the film, and its voice.

    `scene` is an index from 0. `voice` is None where nobody speaks.
    """

    scene: int
    start: Frames
    end: Frames
    voice: VoicePiece | None

    @property
    def length(self) -> Frames:
        """How many frames it lasts."""
        return Frames(self.end - self.start)


def choose_pieces(
    script: Script,
    timeline: Timeline,
    short: Short,
    *,
    takes: Mapping[int, SpokenTake],
    sounds: Mapping[int, Pcm],
) -> list[ShortPiece]:
    """Return the pieces of a film that a short is cut from, in its order.

    Args:
        script: the film.
        timeline: the film as it is cut.
        short: whose scenes and words were checked.
        takes: the film's takes by scene, perhaps guesses.
        sounds: the sound of takes by scene; without it a cut falls where the words' times say.
    """
    voice_starts = dict(timeline.takes)
    pieces = []
    for cut in short.cut:
        part = script.select(cut.scene)
        assert part is not None  # checked when the script was read
        scene = script.parts.index(part)
        take = takes.get(scene)
        if take is None or not take.words:
            pieces.append(_take_silent_scene(timeline, scene))
            continue
        words = find_cut_words(take.words, cut, part)
        finder = _CutFinder(take, sounds.get(scene), Rate(timeline.fps))
        pieces.append(finder.make_piece(scene, words, voice_starts[scene]))
    return pieces


def _take_silent_scene(timeline: Timeline, scene: int) -> ShortPiece:
    """Return a scene that nobody speaks in, without the dissolves at its ends."""
    shots = timeline.shots
    own = [i for i, placed in enumerate(shots) if placed.scene == scene]
    start = shots[own[0]].clear_start
    end = int(shots[own[-1]].end)
    if own[-1] + 1 < len(shots):
        end -= shots[own[-1] + 1].overlap // 2
    return ShortPiece(scene, start, Frames(end), None)


@dataclass(frozen=True)
class _CutFinder:
    """Finds where a take can be cut."""

    take: SpokenTake
    sound: Pcm | None
    rate: Rate

    def make_piece(
        self, scene: int, words: range, voice_start: Frames
    ) -> ShortPiece:
        """Return the piece with some words of a scene whose take begins at a frame."""
        heard = (self._find_start(words.start), self._find_end(words.stop - 1))
        unit = self.rate.samples_per_frame
        last = self.take.cues[words.stop - 1][1]
        first_frame = math.floor(self._open(words.start, heard[0]) / unit)
        end_frame = math.ceil(max(heard[1], last + _LEAST_TAIL) / unit)
        # no voice begins before the film
        first_frame = max(first_frame, -voice_start)
        lasting = (first_frame * unit, end_frame * unit)
        return ShortPiece(
            scene,
            Frames(voice_start + first_frame),
            Frames(voice_start + end_frame),
            VoicePiece(words, heard, lasting),
        )

    def _open(self, word: int, heard: int) -> int:
        """Return the sample with which a piece begins; before a first word there is room."""
        if word > 0:
            return heard
        return self.take.cues[0][0] - _LEAD

    def _find_start(self, word: int) -> int:
        """Return the sample from which a take is heard, before a word."""
        begins = self.take.cues[word][0]
        if word == 0:
            return max(0, begins - _LEAD)
        before = self.take.cues[word - 1][1]
        earliest = max(before, begins - _LEAD)
        return self._choose(earliest, begins, wanted=begins - _LEAD)

    def _find_end(self, word: int) -> int:
        """Return the sample until which a take is heard, after a word."""
        ends = self.take.cues[word][1]
        if word == len(self.take.cues) - 1:
            return min(self.take.samples, ends + _TAIL)
        after = self.take.cues[word + 1][0]
        latest = min(after, ends + _TAIL)
        return self._choose(ends, latest, wanted=ends + _TAIL)

    def _choose(self, first: int, last: int, *, wanted: int) -> int:
        """Return the quietest sample of a pause, the nearest to the one wanted."""
        if last - first < _UNSURE:
            middle = (first + last) // 2
            first = max(0, middle - _UNSURE // 2)
            last = min(self.take.samples, middle + _UNSURE // 2)
        nearest = min(max(wanted, first), last)
        if self.sound is None:
            return nearest
        return find_quiet_sample(self.sound, (first, last), nearest)
