"""What is heard: takes, music and sounds to one film-length mix, 48 kHz stereo, at one loudness, under one peak.

Takes stand at exact samples, so sound and picture can't drift. Music gives way to the voice and stays well below it.
Nothing is held in memory but some seconds at a time, however long the film. No picture here.
"""

from __future__ import annotations

import os
from pathlib import Path

from lantern import ffmpeg, tools
from lantern.sound.files import LONGEST, Heard, Speech, kind_of, listen, read_wav, speech, write_wav
from lantern.sound.levelling import LIMIT, Levelled, level
from lantern.sound.programme import SILENT, TAKE_TARGET, Cue, Music, Programme, Spot, music_of
from lantern.sound.stems import Stems, gather
from lantern.store import Store
from lantern.units import SAMPLE_RATE

__all__ = [
    "LIMIT", "LONGEST", "SILENT", "TAKE_TARGET", "VERSION", "Cue", "Heard", "Levelled", "Music", "Programme", "Speech",
    "Spot", "Stems", "gather", "kind_of", "lay", "listen", "mix", "music_of", "read_wav", "speech", "stems",
    "write_wav",
]  # fmt: skip

VERSION = 5
PEAK = -1.0
"""dBTP that the encoded film stays under, as players decode it."""


def mix(programme: Programme, store: Store, scratch: Path, out: Path) -> ffmpeg.Loudness:
    """Write the film's sound to `out`: AAC in MP4, stereo, encoded once, or again when its peaks came out too high.

    Returns the loudness of what was encoded."""
    heard = gather(programme, store, scratch)
    wav = scratch / "mix.wav"
    limit = LIMIT
    for _ in range(3):
        level(heard, programme.target, limit, wav)
        tools.run(ffmpeg.aac(wav, out), "encoding the mix", 1800)
        encoded = ffmpeg.loudness(out, "measuring the mix")
        over = encoded.peak - PEAK
        if not over > 0:
            break
        limit -= over + 0.1
    wav.unlink()
    return encoded


def lay(programme: Programme, store: Store, scratch: Path, out: Path) -> Levelled:
    """The mix before it is encoded: WAV, 24 bit, stereo, `total` samples."""
    return level(gather(programme, store, scratch), programme.target, LIMIT, out)


def stems(programme: Programme, store: Store, scratch: Path, folder: Path) -> list[Path]:
    """Voice, music and effects as WAV in floats, which sum to the mix before its limiter; and the mix itself."""
    heard = gather(programme, store, scratch)
    levelled = level(heard, programme.target, LIMIT, folder / "mix.wav")
    found = [folder / "mix.wav"]
    for name, track in (("voice", heard.voice), ("music", heard.music), ("effects", heard.effects)):
        raw = ["-f", "f32le", "-ar", str(SAMPLE_RATE), "-ac", "2", "-i", os.fspath(track.path)]
        gain = ["-af", f"volume={levelled.gain:.4f}dB:precision=float", "-c:a", "pcm_f32le"]
        out = folder / f"{name}.wav"
        tools.run([ffmpeg.exe(), *ffmpeg.SAFE, *raw, *gain, "-fflags", "+bitexact", "-f", "wav", "-y", str(out)], name)
        found.append(out)
    return found
