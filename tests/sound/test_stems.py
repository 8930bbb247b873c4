"""Takes, sounds and music as tracks: at their samples, at their levels, with soft ends."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from lantern.core.store import Store
from lantern.core.units import Seconds
from lantern.sound import (
    DuckShape,
    Excerpt,
    MixRequest,
    MusicRequest,
    MusicSection,
    PlacedSound,
    PlacedSting,
    PlacedStop,
    PlacedTake,
    Stems,
    gather,
    loudness,
    score,
    write_wav,
)
from lantern.sound.arrays import Pcm
from lantern.sound.request import SPEECH_LUFS
from lantern.sound.score import ScoreSettings
from tests.support.sounds import tenths, tone

RATE = 48_000
DUCK = DuckShape(9, 0.4, 1.2)
WHOLE = (MusicSection(0, "chapter"),)


def lay_out(folder: Path, request: MixRequest) -> Stems:
    return gather(request, Store(folder / "store"), folder)


def play_music(
    folder: Path,
    seconds: float,
    *,
    level: float = -9,
    sections: tuple[MusicSection, ...] = WHOLE,
) -> NDArray[np.float32]:
    """Return the music stem of a film whose music is the file `a.wav`: (samples, 2)."""
    file = folder / "a.wav"
    music = MusicRequest(None, file, "music 'a'", level, DUCK, sections)
    stems = lay_out(folder, MixRequest((), round(seconds * RATE), music))
    return stems.music.read(0, stems.music.total)


def play_sound(
    folder: Path, sound: PlacedSound, seconds: float
) -> NDArray[np.float32]:
    """Return the effects stem of a film with one sound: (samples, 2)."""
    total = round(seconds * RATE)
    stems = lay_out(folder, MixRequest((), total, None, (sound,)))
    return stems.effects.read(0, total)


def play_take(
    folder: Path, pcm: Pcm, lufs: float, *, start: int = 0
) -> NDArray[np.float32]:
    """Return the voice stem of a film of three seconds with one take: (samples, 2)."""
    write_wav(folder / "take.wav", pcm)
    take = PlacedTake(folder / "take.wav", lufs, start)
    return lay_out(folder, MixRequest((take,), 3 * RATE)).voice.read(
        0, 3 * RATE
    )


# Takes


def test_a_take_is_in_the_middle_at_its_sample(tmp_path: Path) -> None:
    voice = play_take(
        tmp_path, np.full(RATE, 16384, np.int16), -20.0, start=777
    )
    assert np.array_equal(voice[:, 0], voice[:, 1])
    assert not voice[:777].any()
    assert not voice[777 + RATE :].any()
    assert voice[777 + RATE // 2, 0] == 0.5, (
        "a take at -20 LUFS keeps its level"
    )


def test_a_take_is_brought_to_the_level_of_all_takes(tmp_path: Path) -> None:
    voice = play_take(tmp_path, np.full(RATE, 8192, np.int16), -26.0)
    assert voice[RATE // 2, 0] == pytest.approx(0.25 * 10 ** (6 / 20))


def test_a_take_fades_in_5_ms_at_both_ends(tmp_path: Path) -> None:
    voice = play_take(tmp_path, np.full(RATE, 16384, np.int16), -20.0)[:, 0]
    assert voice[0] == 0
    assert voice[120] == pytest.approx(0.25, abs=0.005)
    assert voice[240] == 0.5
    assert voice[RATE - 240 - 1] == 0.5
    assert voice[RATE - 1] == 0


def test_a_silent_take_is_silent_and_not_raised(tmp_path: Path) -> None:
    noise = np.full(RATE, 3, np.int16)
    assert not play_take(tmp_path, noise, -99.0).any()


def test_a_take_of_one_sample_is_no_fault(tmp_path: Path) -> None:
    voice = play_take(tmp_path, np.array([16384], np.int16), -20.0, start=10)
    assert voice[10, 0] == 0.5


# Sounds


@pytest.mark.process
def test_the_loudest_moment_of_a_sound_is_at_its_level(tmp_path: Path) -> None:
    quiet_then_loud = np.concatenate([tone(1, 0.01, 1000), tone(1, 0.1, 1000)])
    write_wav(tmp_path / "a.wav", quiet_then_loud)
    sound = PlacedSound(tmp_path / "a.wav", "sound 'a'", 0, -6)
    wave = play_sound(tmp_path, sound, 3)
    made = Memory(wave)
    loudest = loudness.measure_loudest(loudness.measure_powers(made))
    assert loudest == pytest.approx(-16.99 - 6, abs=0.1)


class Memory:
    """Stereo sound in memory, in one block."""

    def __init__(self, wave: NDArray[np.float32]) -> None:
        self.wave = np.ascontiguousarray(wave)

    def iter_blocks(self) -> Iterator[tuple[int, NDArray[np.float32]]]:
        yield 0, self.wave


@pytest.mark.process
def test_a_sound_begins_at_its_very_sample(tmp_path: Path) -> None:
    write_wav(tmp_path / "a.wav", np.full(RATE, 9000, np.int16))
    sound = PlacedSound(tmp_path / "a.wav", "sound 'a'", RATE + 5, -6)
    wave = play_sound(tmp_path, sound, 3)[:, 0]
    assert not wave[: RATE + 6].any()
    assert wave[RATE + 6] != 0, (
        "after its first sample, at which the fade is at 0"
    )
    assert np.ptp(wave[RATE + 5 + 48 : 2 * RATE + 5 - 240]) < 1e-3 * wave.max()


@pytest.mark.process
def test_a_sound_is_cut_softly_by_the_films_end(tmp_path: Path) -> None:
    write_wav(tmp_path / "a.wav", tone(3, 0.2, 440))
    sound = PlacedSound(tmp_path / "a.wav", "sound 'a'", 2 * RATE + 5, -6)
    wave = play_sound(tmp_path, sound, 4)
    assert not wave[: 2 * RATE + 5].any()
    loud = np.abs(wave).max()
    assert np.abs(wave[-20:]).max() < 0.01 * loud
    half = np.abs(wave[-RATE // 4 - 200 : -RATE // 4 + 200]).max()
    assert half == pytest.approx(loud / 2, rel=0.05), "half a second of fade"


@pytest.mark.process
def test_footage_is_cut_more_quickly_by_its_shot(tmp_path: Path) -> None:
    write_wav(tmp_path / "a.wav", tone(5, 0.2, 440))
    sound = PlacedSound(
        tmp_path / "a.wav",
        "the sound of 'a'",
        RATE,
        -6,
        Excerpt(Seconds(1.0), Seconds(1.0)),
    )
    wave = play_sound(tmp_path, sound, 4)
    assert not wave[:RATE].any()
    assert not wave[2 * RATE :].any(), "only its excerpt is heard"
    loud = np.abs(wave).max()
    assert np.abs(
        wave[2 * RATE - 7200 : 2 * RATE - 4800]
    ).max() == pytest.approx(loud, rel=0.01), "a tenth of a second of fade"
    assert np.abs(wave[2 * RATE - 20 : 2 * RATE]).max() < 0.01 * loud


@pytest.mark.process
def test_an_excerpt_never_goes_on_after_the_film(tmp_path: Path) -> None:
    write_wav(tmp_path / "a.wav", tone(5, 0.2, 440))
    excerpt = Excerpt(Seconds(0.5), Seconds(3.0))
    sound = PlacedSound(
        tmp_path / "a.wav", "the sound of 'a'", RATE, -6, excerpt
    )
    wave = play_sound(tmp_path, sound, 2)
    assert len(wave) == 2 * RATE
    assert np.abs(wave[-20:]).max() < 0.01 * np.abs(wave).max()


@pytest.mark.process
def test_sounds_add_up(tmp_path: Path) -> None:
    write_wav(tmp_path / "a.wav", np.full(RATE, 9000, np.int16))
    one = PlacedSound(tmp_path / "a.wav", "sound 'a'", 0, -6)
    once = play_sound(tmp_path, one, 2)
    request = MixRequest((), 2 * RATE, None, (one, one))
    twice = lay_out(tmp_path, request).effects.read(0, 2 * RATE)
    assert np.allclose(twice, 2 * once)


# Music from a file


@pytest.mark.process
def test_a_short_file_runs_into_itself_without_a_seam(tmp_path: Path) -> None:
    noise = np.random.default_rng(3).standard_normal(10 * RATE) * 3000
    write_wav(tmp_path / "a.wav", noise.astype(np.int16))
    wave = play_music(tmp_path, 25)
    found = tenths(wave)[20:-35]
    assert found.max() - found.min() < 1.5, "equal power over the joint"
    assert len(wave) == 25 * RATE


@pytest.mark.process
def test_a_long_file_is_trimmed_and_fades_at_both_ends(tmp_path: Path) -> None:
    write_wav(tmp_path / "a.wav", tone(14, 0.2, 440))
    wave = play_music(tmp_path, 12)
    found = tenths(wave)
    assert len(wave) == 12 * RATE
    assert found[0] < found[20] - 20
    assert found[-1] < found[60] - 20
    assert np.abs(found[20:85] - np.median(found)).max() < 0.2


@pytest.mark.process
def test_fades_take_a_third_of_a_very_short_film(tmp_path: Path) -> None:
    write_wav(tmp_path / "a.wav", tone(5, 0.2, 440))
    found = tenths(play_music(tmp_path, 3))
    assert found[12:18].min() > found.max() - 0.3, "the middle second is whole"
    assert found[2] < found.max() - 6
    assert found[27] < found.max() - 6


@pytest.mark.process
def test_music_has_its_level_against_the_voice(tmp_path: Path) -> None:
    write_wav(tmp_path / "a.wav", tone(7, 0.01, 1000))
    before = tenths(play_music(tmp_path, 7, level=-9))[30]
    after = tenths(play_music(tmp_path, 7, level=-15))[30]
    assert after == pytest.approx(before - 6, abs=0.1)


@pytest.mark.process
def test_a_file_steps_back_where_a_chapter_begins(tmp_path: Path) -> None:
    write_wav(tmp_path / "a.wav", tone(15, 0.1, 1000))
    sections = (MusicSection(0, "chapter"), MusicSection(6 * RATE, "chapter"))
    found = tenths(play_music(tmp_path, 14, sections=sections))
    top = np.median(found[25:36])
    assert found[59:61].mean() == pytest.approx(top - 5, abs=0.2)
    assert found[35] == pytest.approx(top, abs=0.2), "2 s before it is whole"
    assert found[85] == pytest.approx(top, abs=0.2), (
        "2 s after it is whole again"
    )


# The score


STRINGS = ScoreSettings(instruments=("strings",))
"""Sounds all the time, and is made in less time than all instruments."""
SECTIONS = (
    MusicSection(0, "open"),
    MusicSection(4 * RATE, "chapter"),
    MusicSection(9 * RATE, "close"),
)


def test_the_score_lasts_for_the_film_and_dies_away(tmp_path: Path) -> None:
    music = MusicRequest(ScoreSettings(), None, "", -9, DUCK, SECTIONS)
    stems = lay_out(tmp_path, MixRequest((), 14 * RATE, music))
    wave = stems.music.read(0, stems.music.total)
    found = tenths(wave)
    assert len(wave) == 14 * RATE
    assert found[20:120].min() > found.max() - 25, (
        "no hole, and none between chapters"
    )
    assert found[-1] < found.max() - 20


def test_a_second_mix_takes_the_pieces_from_the_store(tmp_path: Path) -> None:
    music = MusicRequest(STRINGS, None, "", -9, DUCK, WHOLE)
    store = Store(tmp_path / "store")
    request = MixRequest((), 8 * RATE, music)
    first = gather(request, store, tmp_path).music.read(0, 8 * RATE)
    kept = {
        path: path.stat().st_mtime_ns for path in store.root.glob("??/*.wav")
    }
    assert len(kept) == len(score.compose(STRINGS, [CHAPTER])[0])
    second = gather(request, store, tmp_path).music.read(0, 8 * RATE)
    assert np.array_equal(first, second)
    assert kept == {path: path.stat().st_mtime_ns for path in kept}


CHAPTER = score.ScoreSection(8.0, "chapter")


def test_the_sum_of_the_stems_comes_in_blocks(tmp_path: Path) -> None:
    stems = lay_out(tmp_path, MixRequest((), 21 * RATE))
    for i, track in enumerate((stems.voice, stems.music, stems.effects), 1):
        track.add(20 * RATE, np.full((10, 2), i, np.float32))
    blocks = list(stems.iter_blocks())
    assert [start for start, _ in blocks] == [0, 10 * RATE, 20 * RATE]
    assert blocks[2][1][:11, 0].tolist() == [6.0] * 10 + [0.0]


def test_a_film_without_music_has_a_silent_stem(tmp_path: Path) -> None:
    stems = lay_out(tmp_path, MixRequest((), RATE))
    assert not stems.music.read(0, RATE).any()


def test_where_two_blocks_of_a_score_meet_nothing_is_heard(
    tmp_path: Path,
) -> None:
    music = MusicRequest(STRINGS, None, "", -9, DUCK, WHOLE)
    wave = lay_out(tmp_path, MixRequest((), 24 * RATE, music)).music.read(
        0, 24 * RATE
    )
    bends = np.abs(np.diff(wave[:, 0], 2))[: 23 * RATE]
    sharpest = bends.reshape(-1, 480).max(
        axis=1
    )  # in each hundredth of a second
    assert sharpest[1995:2005].max() < 1.5 * sharpest[1900:1990].max()
    assert sharpest[2100:2200].max() > 0


def test_music_stops_at_its_word_and_comes_back(tmp_path: Path) -> None:
    music = MusicRequest(STRINGS, None, "", -9, DUCK, WHOLE)
    stop = PlacedStop(4 * RATE, 8 * RATE)
    request = MixRequest((), 12 * RATE, music, stops=(stop,))
    wave = lay_out(tmp_path, request).music.read(0, 12 * RATE)
    assert wave[3 * RATE : 4 * RATE].any()
    assert not wave[round(4.26 * RATE) : 8 * RATE].any()
    assert tenths(wave)[105] > tenths(wave)[35] - 12


def test_a_sting_is_heard_at_its_word_at_its_level(tmp_path: Path) -> None:
    sting = PlacedSting(3 * RATE, "D minor")
    stems = lay_out(tmp_path, MixRequest((), 10 * RATE, stings=(sting,)))
    wave = stems.music.read(0, 10 * RATE)
    assert not wave[: 3 * RATE].any()
    assert np.abs(wave).max(axis=1).argmax() < 3.15 * RATE
    loudest = loudness.measure_loudest(loudness.measure_powers(stems.music))
    assert loudest == pytest.approx(SPEECH_LUFS - 10, abs=0.1)


def test_a_sting_at_the_end_is_faded_out(tmp_path: Path) -> None:
    sting = PlacedSting(3 * RATE, "D minor")
    stems = lay_out(tmp_path, MixRequest((), 4 * RATE, stings=(sting,)))
    assert abs(stems.music.read(4 * RATE - 1, 1)).max() < 1e-4


@pytest.mark.process
def test_a_section_has_its_own_level(tmp_path: Path) -> None:
    write_wav(tmp_path / "a.wav", tone(15, 0.1, 1000))
    sections = (
        MusicSection(0, "chapter"),
        MusicSection(6 * RATE, "chapter", level=-15),
    )
    found = tenths(
        play_music(
            tmp_path,
            14,
            level=-9,
            sections=sections,
        )
    )
    assert found[95] == pytest.approx(found[30] - 6, abs=0.1)
