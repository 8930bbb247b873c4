"""What is heard: takes, music and sounds to one film-length mix, 48 kHz stereo, at one loudness, under one peak.

Takes stand at exact samples, so sound and picture can't drift. Music gives way to the voice and stays well below it.
Nothing is held in memory but some seconds at a time, however long the film. No picture here.
"""

from __future__ import annotations

from pathlib import Path

from lantern.core import ffmpeg, process
from lantern.core.store import Store
from lantern.sound import limiter
from lantern.sound.files import (
    MAX_SECONDS,
    AudioInfo,
    MonoRecording,
    decode_speech,
    decode_track,
    detect_format,
    read_wav,
    write_wav,
)
from lantern.sound.limiter import LIMITER_CEILING, LevelledSound
from lantern.sound.request import (
    SILENCE_LUFS,
    TAKE_LUFS,
    DuckShape,
    Excerpt,
    MixRequest,
    MusicRequest,
    MusicSection,
    PlacedSound,
    PlacedTake,
    parse_music,
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
    "MonoRecording",
    "MusicRequest",
    "MusicSection",
    "PlacedSound",
    "PlacedTake",
    "Stems",
    "decode_speech",
    "decode_track",
    "detect_format",
    "gather",
    "mix",
    "parse_music",
    "read_wav",
    "write_mix_wav",
    "write_stems",
    "write_wav",
]  # fmt: skip

MAX_TRUE_PEAK = -1.0
"""dBTP that the encoded film stays under, as players decode it."""


def mix(
    programme: MixRequest, store: Store, scratch: Path, out: Path
) -> ffmpeg.Loudness:
    """Write the film's sound to `out`: AAC in MP4, stereo, encoded once, or again when its peaks came out too high.

    Returns the loudness of what was encoded."""
    measured = limiter.measure(gather(programme, store, scratch), programme.target)
    limit = LIMITER_CEILING
    for _ in range(3):
        levelled = limiter.level(measured, limit)
        process.pipe(
            ffmpeg.build_aac_argv(out),
            "encoding the mix",
            limiter.encode_floats(levelled),
            timeout=1800,
        )
        encoded = ffmpeg.measure_loudness(out, "measuring the mix")
        over = encoded.peak - MAX_TRUE_PEAK
        if not over > 0:
            break
        limit -= over + 0.1
    return encoded


def write_mix_wav(
    programme: MixRequest, store: Store, scratch: Path, out: Path
) -> LevelledSound:
    """The mix before it is encoded: WAV, 24 bit, stereo, `total` samples."""
    return _write_levelled(gather(programme, store, scratch), programme.target, out)


def _write_levelled(heard: Stems, target: float, out: Path) -> LevelledSound:
    levelled = limiter.level(limiter.measure(heard, target), LIMITER_CEILING)
    limiter.write(levelled, out)
    return levelled


def write_stems(
    programme: MixRequest, store: Store, scratch: Path, folder: Path
) -> list[Path]:
    """Voice, music and effects as WAV in floats, which sum to the mix before its limiter; and the mix itself."""
    heard = gather(programme, store, scratch)
    levelled = _write_levelled(heard, programme.target, folder / "mix.wav")
    found = [folder / "mix.wav"]
    for name, track in (
        ("voice", heard.voice),
        ("music", heard.music),
        ("effects", heard.effects),
    ):
        gain = [
            "-af",
            f"volume={levelled.gain:.4f}dB:precision=float",
            "-c:a",
            "pcm_f32le",
        ]
        out = folder / f"{name}.wav"
        argv = [
            ffmpeg.find_ffmpeg(),
            *ffmpeg.SAFE_OPTIONS,
            *ffmpeg.build_float_input(track.path),
            *gain,
            "-fflags",
            "+bitexact",
        ]
        process.run([*argv, "-f", "wav", "-y", str(out)], name)
        found.append(out)
    return found
