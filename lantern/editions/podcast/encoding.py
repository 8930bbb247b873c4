"""The film's mix as M4A and MP3, from the lossless mix, at the loudness of podcasts."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from lantern.core import ffmpeg, mp4_index, process
from lantern.core.problems import EXIT_SCENE, Failure, ToolFailure
from lantern.core.store import Store
from lantern.core.units import SAMPLE_RATE
from lantern.sound import MixRequest, encode_below_peak, gather, limiter
from lantern.sound.arrays import Wave
from lantern.sound.loudness import AudioStream

TARGET_LUFS = -16.0
"""As it is heard: a meter shows a mono file, which both speakers play, 3 LU lower."""
_MONO_LU = 3.01
"""How much lower a meter shows one channel than both."""
_TOLERANCE = 0.2
"""LU that an encoded sound may be off the target."""
_LABEL = "encoding the podcast"
_STEREO_KILOBITS = 128
_MONO_KILOBITS = 64
Encode = Callable[[Iterator[memoryview]], ffmpeg.Loudness]
"""Encodes floats, stereo at 48 kHz, and measures what it wrote."""


class NothingHeard(Failure):
    """A film without any sound."""

    code = EXIT_SCENE


@dataclass(frozen=True)
class EpisodeSound:
    """The encoded sound of an episode, without tags."""

    m4a: Path
    mp3: Path


@dataclass(frozen=True)
class _MonoSound:
    """The mean of both channels of a sound, on both of them."""

    sound: AudioStream

    def iter_blocks(self) -> Iterator[tuple[int, Wave]]:
        """Yield the sound block by block: first sample, and samples (n, 2)."""
        for start, wave in self.sound.iter_blocks():
            mean = wave.mean(axis=1, keepdims=True)
            yield start, np.repeat(mean, 2, axis=1)


def encode_episode(
    programme: MixRequest, store: Store, folder: Path, *, is_mono: bool
) -> EpisodeSound:
    """Mix a film's sound for listeners, and encode it as AAC and as MP3 into a folder.

    It has TARGET_LUFS, and no true peak above -1 dBTP as players decode it.

    Raises:
        NothingHeard: The film is silent.
        AssetFailure: A file of the author's can't be used.
        ToolFailure: ffmpeg fails.
    """
    sound: AudioStream = gather(programme, store, folder)
    if is_mono:
        sound = _MonoSound(sound)
    measured = limiter.measure(sound, TARGET_LUFS)
    if not math.isfinite(measured.missing):
        raise NothingHeard(
            "nothing is heard in this film, so it makes no podcast"
        )
    made = EpisodeSound(folder / "sound.m4a", folder / "sound.mp3")

    def encode_aac(samples: Iterator[memoryview]) -> ffmpeg.Loudness:
        process.pipe(
            _build_aac_argv(made.m4a, is_mono=is_mono), _LABEL, samples
        )
        _require_samples(made.m4a, programme.total)
        return ffmpeg.measure_loudness(made.m4a, _LABEL)

    def encode_mp3(samples: Iterator[memoryview]) -> ffmpeg.Loudness:
        process.pipe(
            _build_mp3_argv(made.mp3, is_mono=is_mono), _LABEL, samples
        )
        _require_bytes(made.mp3, programme.total, is_mono=is_mono)
        return ffmpeg.measure_loudness(made.mp3, _LABEL)

    _encode_at_target(measured, encode_aac, is_mono=is_mono)
    _encode_at_target(measured, encode_mp3, is_mono=is_mono)
    return made


def _encode_at_target(
    measured: limiter.LoudnessMeasurement, encode: Encode, *, is_mono: bool
) -> None:
    """Encode a sound, and once more where the encoder made it louder or softer.

    LAME takes 0.4 dB away at 128 kb/s.
    """
    loudness = encode_below_peak(measured, encode)
    heard = loudness.integrated + (_MONO_LU if is_mono else 0)
    short = TARGET_LUFS - heard
    if abs(short) > _TOLERANCE:
        louder = replace(
            measured,
            target=measured.target + short,
            missing=measured.missing + short,
        )
        encode_below_peak(louder, encode)


def _build_aac_argv(out: Path, *, is_mono: bool) -> list[str]:
    """Return how to encode floats on stdin as AAC; the first samples make up for its priming."""
    start = f"atrim=start_sample={ffmpeg.AAC_PRIMING},asetpts=PTS-STARTPTS"
    coder = [
        "-c:a",
        "aac",
        "-flags:a",
        "+bitexact",
        *_choose_channels(start, is_mono),
    ]
    return [*_begin_argv(), *coder, *ffmpeg.MUX, *ffmpeg.write_mp4(out)]


def _build_mp3_argv(out: Path, *, is_mono: bool) -> list[str]:
    """Return how to encode floats on stdin as MP3 without tags, at one rate all through.

    Players find a place in such a file at once.
    """
    coder = ["-c:a", "libmp3lame", "-compression_level", "2"]
    coder += _choose_channels("anull", is_mono)
    tags = ["-id3v2_version", "0", "-write_id3v1", "0"]
    return [*_begin_argv(), *coder, *tags, "-f", "mp3", "-y", str(out)]


def _begin_argv() -> list[str]:
    inputs = ffmpeg.build_float_input()
    return [
        ffmpeg.find_ffmpeg(),
        *ffmpeg.SAFE_OPTIONS,
        *inputs,
        *ffmpeg.BITEXACT,
    ]


def _choose_channels(chain: str, is_mono: bool) -> list[str]:
    """Return a chain of filters with the channels after it, and their rate."""
    kilobits = _choose_kilobits(is_mono)
    if is_mono:
        chain += ",pan=mono|c0=c0"
    return ["-af", chain, "-b:a", f"{kilobits}k"]


def _choose_kilobits(is_mono: bool) -> int:
    return _MONO_KILOBITS if is_mono else _STEREO_KILOBITS


def _require_samples(out: Path, total: int) -> None:
    count = mp4_index.count_sound_samples(out, _LABEL) if out.is_file() else 0
    if count < total:
        raise ToolFailure(f"{_LABEL}: wrote {count} of {total} samples")


def _require_bytes(out: Path, total: int, *, is_mono: bool) -> None:
    """Compare an MP3 with what was encoded, by its bytes: they are as many for each second."""
    wanted = total * _choose_kilobits(is_mono) * 125 // SAMPLE_RATE
    size = out.stat().st_size if out.is_file() else 0
    if size < wanted:
        raise ToolFailure(f"{_LABEL}: wrote {size} of {wanted} bytes of MP3")
