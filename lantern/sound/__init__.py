"""Sound: takes, music and effects to one mix of the film's length, stereo at 48 kHz.

The mix has one loudness, and its peaks stay under one level. Takes stand at exact samples, so
sound and picture can't drift; music gives way to the voice. Some seconds of sound are in memory at
a time, however long the film is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lantern.core import ffmpeg, mp4_index, process
from lantern.core.problems import ToolFailure
from lantern.core.store import Store
from lantern.sound import limiter
from lantern.sound.files import (
    MAX_SECONDS,
    AudioInfo,
    MonoRecording,
    decode_speech,
    decode_track,
    read_wav,
    verify_sound,
    write_wav,
)
from lantern.sound.limiter import LIMITER_CEILING, LevelledSound
from lantern.sound.request import (
    SILENCE_LUFS,
    TAKE_LUFS,
    DuckShape,
    Excerpt,
    MixRequest,
    MusicCurve,
    MusicRequest,
    MusicSection,
    PlacedAmbience,
    PlacedHit,
    PlacedSound,
    PlacedSting,
    PlacedStop,
    PlacedTake,
)
from lantern.sound.stems import Stems, gather

__all__ = [
    "LIMITER_CEILING",
    "MAX_SECONDS",
    "SILENCE_LUFS",
    "TAKE_LUFS",
    "AudioInfo",
    "DuckShape",
    "Excerpt",
    "LevelledSound",
    "MixRequest",
    "MixedSound",
    "MonoRecording",
    "MusicCurve",
    "MusicRequest",
    "MusicSection",
    "PlacedAmbience",
    "PlacedHit",
    "PlacedSound",
    "PlacedSting",
    "PlacedStop",
    "PlacedTake",
    "Stems",
    "decode_speech",
    "decode_track",
    "encode_below_peak",
    "gather",
    "mix",
    "read_wav",
    "verify_sound",
    "write_mix_wav",
    "write_stems",
    "write_wav",
]  # fmt: skip

MAX_TRUE_PEAK = -1.0
"""dBTP that the encoded film stays under, as players decode it."""


@dataclass(frozen=True)
class MixedSound:
    """What is known of a mix: the loudness of what was encoded, and what the music does."""

    loudness: ffmpeg.Loudness
    music: MusicCurve


def mix(
    request: MixRequest, store: Store, scratch: Path, *, out: Path
) -> MixedSound:
    """Write the film's sound to `out`, stereo AAC in MP4; return what is known of it.

    Raises:
        AssetFailure: a file of the author's can't be used.
        ToolFailure: ffmpeg fails.
    """
    stems = gather(request, store, scratch)
    measured = limiter.measure(stems, request.target)

    def encode(samples: Iterator[memoryview]) -> ffmpeg.Loudness:
        loudness = ffmpeg.encode_sound(samples, "encoding the mix", out)
        _require_whole(out, request.total)
        return loudness

    return MixedSound(encode_below_peak(measured, encode), stems.curve)


def encode_below_peak(
    measured: limiter.LoudnessMeasurement,
    encode: Callable[[Iterator[memoryview]], ffmpeg.Loudness],
) -> ffmpeg.Loudness:
    """Bring a sound to its target and encode it; return its loudness as players decode it.

    It is encoded again, with a lower limiter, while encoding raises its peaks above MAX_TRUE_PEAK.

    Args:
        measured: the sound.
        encode: encodes floats, stereo at 48 kHz, and measures what it wrote.
    """
    limit = LIMITER_CEILING
    for _ in range(3):
        samples = limiter.encode_floats(limiter.level(measured, limit))
        encoded = encode(samples)
        over = encoded.peak - MAX_TRUE_PEAK
        if not over > 0:  # not a number for silence
            break
        limit -= over + 0.1
    return encoded


def _require_whole(out: Path, total: int) -> None:
    """Compare the mix with what was encoded: an exit code of 0 proves nothing.

    Raises:
        ToolFailure: it holds less.
    """
    count = 0
    if out.is_file():
        count = mp4_index.count_sound_samples(out, "encoding the mix")
    if count < total:
        raise ToolFailure(f"encoding the mix: wrote {count} of {total} samples")


def write_mix_wav(
    request: MixRequest, store: Store, scratch: Path, *, out: Path
) -> LevelledSound:
    """Write the mix before it is encoded: WAV, 24 bit, stereo, `total` samples.

    Raises:
        AssetFailure: a file of the author's can't be used.
        ToolFailure: ffmpeg fails.
    """
    stems = gather(request, store, scratch)
    return _write_levelled(stems, request, out)


def _write_levelled(
    stems: Stems, request: MixRequest, out: Path
) -> LevelledSound:
    measured = limiter.measure(stems, request.target)
    levelled = limiter.level(measured, LIMITER_CEILING)
    limiter.write(levelled, out)
    _require_bytes(out, request.total * _WAV_24_BYTES)
    return levelled


_WAV_24_BYTES = 2 * 3
_WAV_FLOAT_BYTES = 2 * 4
"""Bytes of a sample of both channels."""


def _require_bytes(wav: Path, count: int) -> None:
    """Raise ToolFailure for a WAV that is shorter than its samples are."""
    size = wav.stat().st_size if wav.is_file() else 0
    if size < count:
        raise ToolFailure(f"writing {wav.name}: wrote {size} of {count} bytes")


def write_stems(
    request: MixRequest, store: Store, scratch: Path, *, folder: Path
) -> list[Path]:
    """Write voice, music and effects as WAV of floats, and the mix; return the files, mix first.

    The stems have the mix's gain: they sum to the mix before its limiter.

    Raises:
        AssetFailure: a file of the author's can't be used.
        ToolFailure: ffmpeg fails.
    """
    stems = gather(request, store, scratch)
    mix_file = folder / "mix.wav"
    levelled = _write_levelled(stems, request, mix_file)
    tracks = {
        "voice": stems.voice,
        "music": stems.music,
        "effects": stems.effects,
    }
    files = [mix_file]
    for name, track in tracks.items():
        out = folder / f"{name}.wav"
        argv = [
            ffmpeg.find_ffmpeg(),
            *ffmpeg.SAFE_OPTIONS,
            *ffmpeg.build_float_input(track.path),
            *("-af", f"volume={levelled.gain:.4f}dB:precision=float"),
            *("-c:a", "pcm_f32le"),
            *("-fflags", "+bitexact"),
            *("-f", "wav", "-y", str(out)),
        ]
        process.run(argv, name)
        _require_bytes(out, request.total * _WAV_FLOAT_BYTES)
        files.append(out)
    return files
