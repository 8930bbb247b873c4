"""What is heard: takes, music and sounds to one film-length mix, 48 kHz stereo, at one loudness, under one peak.

Takes stand at exact samples, so sound and picture can't drift. Music gives way to the voice and stays well below it.
Nothing is held in memory but some seconds at a time, however long the film. No picture here.
"""

from __future__ import annotations

from pathlib import Path

from lantern.core import ffmpeg, process
from lantern.core.store import Store
from lantern.sound import limiter
from lantern.sound.files import MAX_SECONDS, AudioInfo, MonoRecording, kind_of, listen, read_wav, speech, write_wav
from lantern.sound.limiter import LIMITER_CEILING, LevelledSound
from lantern.sound.request import SILENCE_LUFS, TAKE_LUFS, MixRequest, MusicRequest, PlacedSound, PlacedTake, music_of
from lantern.sound.stems import Stems, gather

__all__ = [
    "LIMITER_CEILING",
    "MAX_SECONDS",
    "SILENCE_LUFS",
    "TAKE_LUFS",
    "VERSION",
    "AudioInfo",
    "LevelledSound",
    "MixRequest",
    "MonoRecording",
    "MusicRequest",
    "PlacedSound",
    "PlacedTake",
    "Stems",
    "gather",
    "kind_of",
    "lay",
    "listen",
    "mix",
    "music_of",
    "read_wav",
    "speech",
    "stems",
    "write_wav",
]  # fmt: skip

VERSION = 8
MAX_TRUE_PEAK = -1.0
"""dBTP that the encoded film stays under, as players decode it."""


def mix(programme: MixRequest, store: Store, scratch: Path, out: Path) -> ffmpeg.Loudness:
    """Write the film's sound to `out`: AAC in MP4, stereo, encoded once, or again when its peaks came out too high.

    Returns the loudness of what was encoded."""
    measured = limiter.measure(gather(programme, store, scratch), programme.target)
    limit = LIMITER_CEILING
    for _ in range(3):
        levelled = limiter.level(measured, limit)
        process.pipe(ffmpeg.aac(out), "encoding the mix", limiter.raw(levelled), 1800)
        encoded = ffmpeg.loudness(out, "measuring the mix")
        over = encoded.peak - MAX_TRUE_PEAK
        if not over > 0:
            break
        limit -= over + 0.1
    return encoded


def lay(programme: MixRequest, store: Store, scratch: Path, out: Path) -> LevelledSound:
    """The mix before it is encoded: WAV, 24 bit, stereo, `total` samples."""
    return _laid(gather(programme, store, scratch), programme.target, out)


def _laid(heard: Stems, target: float, out: Path) -> LevelledSound:
    levelled = limiter.level(limiter.measure(heard, target), LIMITER_CEILING)
    limiter.write(levelled, out)
    return levelled


def stems(programme: MixRequest, store: Store, scratch: Path, folder: Path) -> list[Path]:
    """Voice, music and effects as WAV in floats, which sum to the mix before its limiter; and the mix itself."""
    heard = gather(programme, store, scratch)
    levelled = _laid(heard, programme.target, folder / "mix.wav")
    found = [folder / "mix.wav"]
    for name, track in (("voice", heard.voice), ("music", heard.music), ("effects", heard.effects)):
        gain = ["-af", f"volume={levelled.gain:.4f}dB:precision=float", "-c:a", "pcm_f32le"]
        out = folder / f"{name}.wav"
        argv = [ffmpeg.exe(), *ffmpeg.SAFE_OPTIONS, *ffmpeg.floats(track.path), *gain, "-fflags", "+bitexact"]
        process.run([*argv, "-f", "wav", "-y", str(out)], name)
        found.append(out)
    return found
