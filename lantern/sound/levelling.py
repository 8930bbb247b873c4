"""The film's own gain and its limiter: as loud as asked for, no true peak above the limit. One gain for the whole film,
never one that moves: that would pump."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lantern import ffmpeg, tools
from lantern.sound import loudness
from lantern.sound.loudness import Sounding
from lantern.units import SAMPLE_RATE

LIMIT = -2.0
"""dBTP at which the limiter stands: AAC at 384 kb/s then stays below -1."""


@dataclass(frozen=True)
class Levelled:
    """The gain in dB that every stem got, and the limit in dBTP."""

    gain: float
    limit: float


def level(sound: Sounding, target: float, limit: float, out: Path) -> Levelled:
    """Write the sound to `out`, WAV of 24 bit, at `target` LUFS."""
    gain = target - loudness.integrated(loudness.powers(sound))
    if not math.isfinite(gain):  # a silent film
        _render(sound, "anull", out)
        return Levelled(0.0, limit)
    slope, before = 0.77, (0.0, 0.0)
    for n in range(8):  # limiting takes some loudness away; give it back
        heard = _render(sound, _chain(gain, limit), out)
        if abs(target - heard) < 0.05 or n == 7:  # ffmpeg tells tenths
            break
        if n and gain != before[0]:
            slope = min(1.0, max(0.3, (heard - before[1]) / (gain - before[0])))
        before = (gain, heard)
        gain += (target - heard) / slope
    return Levelled(gain, limit)


def _chain(gain: float, limit: float) -> str:
    """Gain, then a look-ahead limiter on four samples for each, so that it sees true peaks (ITU-R BS.1770-5)."""
    limiter = f"alimiter=limit={10 ** (limit / 20):.6f}:attack=5:release=60:level=false:latency=true"
    up, down = f"aresample={4 * SAMPLE_RATE}:resampler=soxr", f"aresample={SAMPLE_RATE}:resampler=soxr"
    return f"volume={gain:.4f}dB:precision=float,{up},{limiter},{down}"


def _render(sound: Sounding, chain: str, out: Path) -> float:
    """Write the chain's sound to `out` and return its loudness."""
    base = [a for a in ffmpeg.SAFE if a not in ("-loglevel", "error", "-nostdin")]
    source = ["-f", "f32le", "-ar", str(SAMPLE_RATE), "-ac", "2", "-i", "pipe:0"]
    argv = [ffmpeg.exe(), *base, *source, "-af", f"{chain},ebur128=framelog=quiet", "-ac", "2", "-c:a", "pcm_s24le"]
    said = tools.pipe([*argv, "-fflags", "+bitexact", "-f", "wav", "-y", str(out)], "the mix", _raw(sound), 1800)
    return ffmpeg.read_loudness(said).integrated


def _raw(sound: Sounding) -> Iterator[bytes]:
    for _, wave in sound.blocks():
        yield wave.astype("<f4").tobytes()
