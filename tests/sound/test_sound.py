"""The mix: takes at their samples, level with each other, and as loud as platforms ask."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from lantern import sound
from lantern.core import ffmpeg
from lantern.core.problems import ToolFailure
from lantern.core.store import Store
from lantern.sound import (
    DuckShape,
    MixRequest,
    MusicRequest,
    MusicSection,
    PlacedSound,
)
from lantern.sound.arrays import Pcm
from lantern.sound.score import ScoreSettings
from tests.support import films
from tests.support.films import scene
from tests.support.sounds import tone

pytestmark = pytest.mark.process

RATE = 48_000


def speechlike(seconds: float, seed: int) -> NDArray[np.int16]:
    """Noise in bursts, with peaks far above its mean: what a limiter is for."""
    random = np.random.default_rng(seed)
    n = round(seconds * RATE)
    wild = random.laplace(0, 0.05, n) * (
        0.2 + np.abs(np.sin(np.arange(n) / 6000)) ** 3
    )
    wild[:: RATE // 7] = 0.95
    return (np.clip(wild, -1, 1) * 32767).astype(np.int16)


def cue(folder: Path, name: str, pcm: Pcm, *, start: int) -> sound.PlacedTake:
    """Write a take; return it placed at a sample."""
    path = folder / name
    sound.write_wav(path, pcm)
    lufs = ffmpeg.measure_loudness(path, name).integrated
    return sound.PlacedTake(path, max(lufs, -99.0), start)


def laid(
    folder: Path, cues: list[sound.PlacedTake], total: int
) -> NDArray[np.float64]:
    """The mix before its encoding: (samples, 2)."""
    out = folder / "mix.wav"
    sound.write_mix_wav(
        MixRequest(tuple(cues), total), Store(folder / "store"), folder, out=out
    )
    return decoded(out)


def decoded(path: Path) -> NDArray[np.float64]:
    return films.sound(path).astype(np.float64)


def test_takes_stand_at_their_samples(tmp_path: Path) -> None:
    pcm = tone(1.0, 0.3)
    starts = [4800, 4800 + 2 * RATE + 1, 5 * RATE + 7]
    mix = laid(
        tmp_path,
        [cue(tmp_path, f"{s}.wav", pcm, start=s) for s in starts],
        7 * RATE,
    )
    assert mix.shape == (7 * RATE, 2)
    assert np.array_equal(mix[:, 0], mix[:, 1])
    shape = pcm / 32768.0
    for start in starts:
        lags = [
            float(mix[start + lag : start + lag + RATE, 0] @ shape)
            for lag in range(-40, 41)
        ]
        assert int(np.argmax(lags)) - 40 == 0
    assert np.abs(mix[: starts[0] - 100]).max() < 1e-3


def test_a_take_fades_in_and_out(tmp_path: Path) -> None:
    pcm = np.full(RATE, 8000, np.int16) * np.where(
        np.arange(RATE) % 48 < 24, 1, -1
    ).astype(np.int16)
    mix = np.abs(
        laid(tmp_path, [cue(tmp_path, "a.wav", pcm, start=RATE)], 3 * RATE)[
            :, 0
        ]
    )
    middle = float(np.median(mix[RATE + 4800 : 2 * RATE - 4800]))
    assert mix[RATE : RATE + 12].max() < 0.2 * middle
    assert mix[2 * RATE - 12 : 2 * RATE].max() < 0.2 * middle
    assert np.median(mix[RATE + 240 : RATE + 480]) > 0.8 * middle


def test_a_quiet_take_and_a_loud_one_come_out_level(tmp_path: Path) -> None:
    cues = [
        cue(tmp_path, "a.wav", tone(4, 0.02), start=0),
        cue(tmp_path, "b.wav", tone(4, 0.7), start=5 * RATE),
    ]
    mix = laid(tmp_path, cues, 9 * RATE)[:, 0]
    levels = [
        20 * math.log10(np.sqrt(np.mean(part**2)))
        for part in (mix[RATE : 3 * RATE], mix[6 * RATE : 8 * RATE])
    ]
    assert abs(levels[0] - levels[1]) < 1


@pytest.fixture(scope="module")
def wild(tmp_path_factory: pytest.TempPathFactory) -> MixRequest:
    """Three takes of wild speech, two seconds each."""
    folder = tmp_path_factory.mktemp("wild")
    takes = []
    for i in range(3):
        takes.append(
            cue(folder, f"{i}.wav", speechlike(2, i), start=i * 3 * RATE)
        )
    return MixRequest(tuple(takes), 9 * RATE)


def test_wild_speech_ends_up_loud_enough_and_below_the_limit(
    wild: MixRequest, tmp_path: Path
) -> None:
    heard = encoded(tmp_path, wild)
    assert abs(heard.integrated + 14) <= 0.3
    assert heard.peak <= -1


@pytest.mark.parametrize("target", [-16, -23])
def test_a_film_is_as_loud_as_it_is_asked_to_be(
    wild: MixRequest, tmp_path: Path, target: float
) -> None:
    heard = encoded(tmp_path, replace(wild, target=target))
    assert abs(heard.integrated - target) <= 0.3
    assert heard.peak <= -1


def test_a_peak_that_only_the_encoder_makes_is_taken_down(
    wild: MixRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sound, "LIMITER_CEILING", -0.2)
    assert encoded(tmp_path, wild).peak <= -1


def encoded(folder: Path, programme: MixRequest) -> ffmpeg.Loudness:
    sound.mix(
        programme, Store(folder / "store"), folder, out=folder / "mix.m4a"
    )
    return ffmpeg.measure_loudness(folder / "mix.m4a", "measuring")


@pytest.fixture(scope="module")
def stems(
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, NDArray[np.float64]]:
    """The stems of a quiet film of eight seconds with all of them, and its mix."""
    folder = tmp_path_factory.mktemp("stems")
    sound.write_wav(folder / "beep.wav", tone(0.5, 0.5, 900))
    request = MixRequest(
        cues=(cue(folder, "a.wav", tone(3, 0.1), start=RATE),),
        total=8 * RATE,
        music=MusicRequest(
            ScoreSettings(),
            None,
            "",
            -9,
            DuckShape(9, 0.4, 1.2),
            (MusicSection(0, "chapter"),),
        ),
        spots=(PlacedSound(folder / "beep.wav", "beep", 6 * RATE, -12),),
        target=-30,
    )
    store = Store(folder / "store")
    made = sound.write_stems(request, store, folder, folder=folder)
    assert [path.name for path in made] == [
        "mix.wav",
        "voice.wav",
        "music.wav",
        "effects.wav",
    ]
    return {path.stem: decoded(path) for path in made}


def test_stems_are_as_long_as_the_film(
    stems: dict[str, NDArray[np.float64]],
) -> None:
    assert {len(wave) for wave in stems.values()} == {8 * RATE}


def test_each_stem_has_its_own_sounds(
    stems: dict[str, NDArray[np.float64]],
) -> None:
    assert not stems["effects"][: 6 * RATE].any()
    assert stems["effects"][6 * RATE : 6 * RATE + 4800].any()
    assert not stems["voice"][: RATE - 1].any()
    assert stems["voice"][RATE + 4800 : 3 * RATE].any()
    assert stems["music"][RATE // 2 :].any()


def test_stems_sum_to_the_mix_before_its_limiter(
    stems: dict[str, NDArray[np.float64]],
) -> None:
    assert np.abs(stems["mix"]).max() < 0.5, "far below the limiter"
    difference = (
        stems["voice"] + stems["music"] + stems["effects"] - stems["mix"]
    )
    assert np.abs(difference)[RATE // 10 : -RATE // 10].max() < 2e-4


def test_an_empty_mix_is_silence(tmp_path: Path) -> None:
    mix = laid(tmp_path, [], 2 * RATE)
    assert mix.shape == (2 * RATE, 2)
    assert not mix.any()


def test_a_silent_take_does_not_deafen_the_others(tmp_path: Path) -> None:
    silent = cue(tmp_path, "s.wav", np.zeros(RATE, np.int16), start=0)
    mix = laid(
        tmp_path,
        [silent, cue(tmp_path, "a.wav", tone(3, 0.2), start=2 * RATE)],
        6 * RATE,
    )
    assert not mix[: RATE // 2].any()
    assert np.isfinite(mix).all()
    assert np.abs(mix[3 * RATE : 4 * RATE]).max() > 0.1


@pytest.mark.film
@pytest.mark.filterwarnings("error")
def test_a_film_in_which_nobody_speaks(tmp_path: Path) -> None:
    made = films.render(
        films.write(tmp_path / "project", [scene("Still", None, duration=2)]),
        tmp_path,
    )
    assert made.report["frames"] == 50
    assert not films.sound(made.mp4).any()
    text = (made.out / "report.json").read_text("utf-8")
    assert not re.search(r"Infinity|NaN", text), (
        "no other program could read the report"
    )


@pytest.fixture
def short_encoder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """An ffmpeg that encodes a second of what it gets, ends whole, and exits 0."""
    real = ffmpeg.find_ffmpeg()
    script = tmp_path / "ffmpeg"
    script.write_text(
        f'#!/bin/sh\ncase "$*" in *pipe:0*) head -c 384000 | {real} "$@";;'
        f' *) exec {real} "$@";; esac\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv("FFMPEG_BINARY", str(script))
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", real)
    ffmpeg.find_ffmpeg.cache_clear()
    yield
    ffmpeg.find_ffmpeg.cache_clear()


@pytest.mark.usefixtures("short_encoder")
def test_a_mix_of_which_a_part_is_missing_is_not_believed(
    wild: MixRequest, tmp_path: Path
) -> None:
    with pytest.raises(
        ToolFailure, match=r"encoding the mix: wrote \d+ of \d+ samples"
    ):
        encoded(tmp_path, wild)
    with pytest.raises(
        ToolFailure, match=r"writing mix\.wav: wrote \d+ of \d+ bytes"
    ):
        sound.write_mix_wav(
            wild, Store(tmp_path), tmp_path, out=tmp_path / "mix.wav"
        )
