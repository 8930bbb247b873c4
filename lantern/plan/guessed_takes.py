"""Guesses at takes that aren't made yet: how long they are, and when each word is heard."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate, pairwise

from lantern.core.units import SAMPLE_RATE, Samples
from lantern.core.words import JOINED
from lantern.plan.job import Job
from lantern.plan.requests import RecordingRequest, SpeechRequest, VoiceRequest
from lantern.plan.takes import get_words
from lantern.speech import pace, recording
from lantern.speech.voices import share_samples
from lantern.speech.wording import Word
from lantern.timeline import SpokenTake

_CHARACTERS_PER_SECOND = 14.7
"""Characters a second, blanks and pauses included, of a voice that speaks English in its usual
speed (measured of espeak and hibari: 14.2 to 15.7)."""
_USUAL_SPEEDS = {"espeak": ("rate", 148), "hibari": ("speed", 82)}
"""Voice -> the setting of its speed, and the usual value."""


def guess(job: Job) -> SpokenTake:
    """Return a stand-in for a take that isn't made yet.

    It is as long as its recording, or as its characters usually take.
    """
    words = get_words(job)
    written = tuple(word.written for word in words)
    if isinstance(job.request, RecordingRequest):
        seconds = recording.measure_recording(
            job.request.file, job.request.excerpt
        ).seconds
        samples = Samples(round(seconds * SAMPLE_RATE))
        return SpokenTake(
            samples, written, tuple(share_samples(0, samples, words))
        )
    assert isinstance(job.request, SpeechRequest)
    return _guess_speech(job.request, written)


def _guess_speech(
    request: SpeechRequest, written: tuple[str, ...]
) -> SpokenTake:
    voice = request.narration.voice
    speed = _count_characters_per_second(voice.language) * _find_pace(voice)
    lengths = [_measure_word(word, voice.language) for word in request.words]
    counts = accumulate(lengths, initial=0)
    edges = [round(n * SAMPLE_RATE / speed) for n in counts]
    pauses = _count_pauses(request)
    cues = []
    paused = pauses.get(-1, 0)
    for i, (start, end) in enumerate(pairwise(edges)):
        cues.append((start + paused, end + paused))
        paused += pauses.get(i, 0)
    return SpokenTake(Samples(edges[-1] + paused), written, tuple(cues))


def _count_pauses(request: SpeechRequest) -> Mapping[int, int]:
    """Return the samples of each pause that a mark asks for, by the word before it."""
    found = {}
    for pause in request.word_pauses or ():
        found[pause.word] = round(pause.seconds * SAMPLE_RATE)
    return found


def _count_characters_per_second(language: str) -> float:
    """Return the characters a second, pauses included, of a voice in its usual speed."""
    share = pace.get_pace(language).letters / pace.get_pace("en").letters
    return _CHARACTERS_PER_SECOND * share


def _measure_word(word: Word, language: str) -> float:
    """Return how many letters, a blank with them, take as long as a word."""
    spoken = word.spoken.rstrip(JOINED)
    gap = 0 if word.spoken.endswith(JOINED) else 1
    return pace.count_letters(spoken, language) + gap


def _find_pace(voice: VoiceRequest) -> float:
    """Return how much faster than usual a voice speaks, as far as its settings tell."""
    if voice.engine not in _USUAL_SPEEDS:
        return 1.0
    setting, usual = _USUAL_SPEEDS[voice.engine]
    speed = voice.settings.get(setting, usual)
    assert isinstance(speed, int | float)  # checked when the engine was made
    return speed / usual
