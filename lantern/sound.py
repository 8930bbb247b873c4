"""Takes to one film-length mix: 48 kHz stereo, level from take to take, -14 LUFS, true peak under the limiter.

Takes stand at exact samples, so sound and picture can't drift. No picture and no file format beyond WAV here.
"""

from __future__ import annotations

import math
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lantern import ffmpeg, tools
from lantern.units import SAMPLE_RATE

VERSION = 3
TARGET = -14.0
"""LUFS of the whole film."""
TAKE_TARGET = -20.0
"""LUFS every take is brought to before the film's own gain, so that scenes are level with each other."""
LIMIT = -2.0
"""dBTP at which the limiter stands: AAC at 384 kb/s then stays below -1."""
SILENT = -70.0
"""LUFS at and below which ebur128 has heard nothing."""
_FADE = SAMPLE_RATE // 200

Pcm = NDArray[np.int16]


def write_wav(path: Path, pcm: Pcm) -> None:
    """16-bit mono at 48 kHz."""
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(SAMPLE_RATE)
        out.writeframes(pcm.astype("<i2").tobytes())


def read_wav(path: Path) -> Pcm:
    """What write_wav wrote."""
    with wave.open(str(path), "rb") as source:
        return np.frombuffer(source.readframes(source.getnframes()), "<i2").astype(np.int16)


@dataclass(frozen=True)
class Cue:
    """A take in the film: its WAV, its loudness in LUFS, and the sample it starts at."""

    take: Path
    lufs: float
    start: int


def mix(cues: Sequence[Cue], total: int, scratch: Path, out: Path) -> None:
    """Write the film's sound, `total` samples long, to `out`: AAC in MP4, stereo, encoded once."""
    wav = scratch / "mix.wav"
    lay(cues, total, scratch, wav)
    tools.run(ffmpeg.aac(wav, out), "encoding the mix", 1800)


def lay(cues: Sequence[Cue], total: int, scratch: Path, out: Path) -> None:
    """The mix before it is encoded: WAV, 24 bit, stereo, `total` samples."""
    raw = scratch / "voices.f32"
    _lay(cues, total, raw)
    source = ["-f", "f32le", "-ar", str(SAMPLE_RATE), "-ac", "1", "-i", str(raw)]
    gain = TARGET - _measure(source, 0.0)
    if not math.isfinite(gain):  # nobody speaks in this film
        _render(source, "anull", out)
        return
    for _ in range(8):  # limiting takes some loudness away; give it back
        off = TARGET - _measure(source, gain)
        if abs(off) <= 0.1:
            break
        gain += 1.3 * off
    _render(source, _chain(gain), out)


def _lay(cues: Sequence[Cue], total: int, raw: Path) -> None:
    """Takes one after another at their samples, at one level, with short fades; float32 mono."""
    written = 0
    with raw.open("wb") as stream:
        for cue in cues:
            stream.write(bytes(4 * (cue.start - written)))
            voice = read_wav(cue.take).astype(np.float32) / 32768
            voice *= 10 ** ((TAKE_TARGET - cue.lufs) / 20) if cue.lufs > SILENT else 0.0
            fade = min(_FADE, len(voice) // 2)
            ramp = np.linspace(0, 1, fade, dtype=np.float32)
            voice[:fade] *= ramp
            voice[len(voice) - fade :] *= ramp[::-1]
            stream.write(voice.astype("<f4").tobytes())
            written = cue.start + len(voice)
        stream.write(bytes(4 * (total - written)))


def _chain(gain: float) -> str:
    """Gain, then a look-ahead limiter on four samples for each, so that it sees true peaks (ITU-R BS.1770-5)."""
    limit = 10 ** (LIMIT / 20)
    limiter = f"alimiter=limit={limit:.6f}:attack=5:release=60:level=false:latency=true"
    up, down = f"aresample={4 * SAMPLE_RATE}:resampler=soxr", f"aresample={SAMPLE_RATE}:resampler=soxr"
    # ffmpeg's own mono to stereo takes 3 dB away; a voice in the middle is the same sound on both sides
    return f"volume={gain:.4f}dB:precision=float,pan=stereo|c0=c0|c1=c0,{up},{limiter},{down}"


def _measure(source: list[str], gain: float) -> float:
    chain = f"{_chain(gain)},ebur128=framelog=quiet"
    base = [a for a in ffmpeg.SAFE if a not in ("-loglevel", "error")]
    argv = [ffmpeg.exe(), *base, *source, "-af", chain, "-f", "null", "-"]
    return ffmpeg.read_loudness(tools.run(argv, "measuring the mix", 1800).stderr).integrated


def _render(source: list[str], chain: str, out: Path) -> None:
    argv = [ffmpeg.exe(), *ffmpeg.SAFE, *source, "-af", chain, "-ac", "2", "-c:a", "pcm_s24le"]
    tools.run([*argv, "-fflags", "+bitexact", "-f", "wav", "-y", str(out)], "the mix", 1800)
