"""A film in which several people speak: what is heard, measured, and what captions say."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from lantern import plan, sound
from lantern.rendering import speak
from lantern.rendering.layout import lay_out_takes
from lantern.sound.arrays import Pcm
from lantern.timeline import SpokenTake
from tests.support import films
from tests.support.sounds import measure_pitch

pytestmark = pytest.mark.process

NARRATION = """
The train came at dawn. [pause 1.5] Nobody in the town had [slow]seen it before[/slow].

[low] We begin the whole work today.

Nobody asked why. [high] We all knew about it, she wrote.
"""
SPEAKERS = {
    "low": {"name": "The marshal", "voice": {"espeak": {"pitch": 15}}},
    "high": {"name": "Ann Lee", "voice": {"espeak": {"pitch": 85}}},
}


@dataclass(frozen=True)
class SpokenFilm:
    """The film's only take with its sound, and the lines of each caption."""

    take: SpokenTake
    pcm: Pcm
    lines: list[str]

    def measure_pitch(self, words: range) -> float:
        """The pitch in Hz of words by their numbers."""
        start = self.take.cues[words[0]][0]
        return measure_pitch(self.pcm[start : self.take.cues[words[-1]][1]])


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> SpokenFilm:
    folder = tmp_path_factory.mktemp("speakers")
    film = films.write(
        folder,
        [films.scene("One", NARRATION)],
        voice=["espeak"],
        speakers=SPEAKERS,
        captions={"speakers": "name"},
    )
    session = films.studio(film, folder)
    voice, jobs = speak(session)
    take = plan.load_whole_take(session.store, jobs[0])
    wav = session.store.get(jobs[0].key, ".wav")
    assert take is not None and wav is not None
    cues = lay_out_takes(session, voice, jobs).cues
    lines = [" ".join(cue.lines) for cue in cues]
    return SpokenFilm(take, sound.read_wav(wav), lines)


def test_a_pause_is_silence_as_long_as_asked(spoken: SpokenFilm) -> None:
    start = spoken.take.cues[4][1]  # 'dawn.'
    quiet = spoken.pcm[start : spoken.take.cues[5][0]]
    assert len(quiet) / 48_000 == pytest.approx(1.5, abs=0.03)
    assert np.abs(quiet[480:-1920].astype(int)).max() < 60


def test_each_speaker_has_a_pitch(spoken: SpokenFilm) -> None:
    narrator = spoken.measure_pitch(range(5))
    low = spoken.measure_pitch(range(13, 19))
    high = spoken.measure_pitch(range(22, 29))
    assert low * 1.15 < narrator < high / 1.3


def test_captions_say_who_speaks_and_show_no_marks(spoken: SpokenFilm) -> None:
    starts = [line.split(": ")[0] for line in spoken.lines if ": " in line]
    assert starts == ["THE MARSHAL", "NARRATOR", "ANN LEE"]
    assert not any("[" in line or "*" in line for line in spoken.lines)
