"""The film's own gain and its limiter: as loud as asked for, no true peak above the limit. One gain for the whole film,
never one that moves: that would pump."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from lantern import ffmpeg, tools
from lantern.sound import loudness
from lantern.sound.files import Track
from lantern.units import SAMPLE_RATE

LIMIT = -2.0
"""dBTP at which the limiter stands: AAC at 384 kb/s then stays below -1."""


@dataclass(frozen=True)
class Levelled:
    """The gain in dB that every stem got, and the limit in dBTP."""

    gain: float
    limit: float


def level(track: Track, target: float, limit: float, out: Path) -> Levelled:
    """Write the track to `out`, WAV of 24 bit, at `target` LUFS."""
    source = ["-f", "f32le", "-ar", str(SAMPLE_RATE), "-ac", "2", "-i", str(track.path)]
    gain = target - loudness.integrated(loudness.powers(track))
    if not math.isfinite(gain):  # a silent film
        _render(source, "anull", out)
        return Levelled(0.0, limit)
    for _ in range(8):  # limiting takes some loudness away; give it back
        off = target - _render(source, _chain(gain, limit), out)
        if abs(off) <= 0.1:
            break
        gain += 1.3 * off
    return Levelled(gain, limit)


def _chain(gain: float, limit: float) -> str:
    """Gain, then a look-ahead limiter on four samples for each, so that it sees true peaks (ITU-R BS.1770-5)."""
    limiter = f"alimiter=limit={10 ** (limit / 20):.6f}:attack=5:release=60:level=false:latency=true"
    up, down = f"aresample={4 * SAMPLE_RATE}:resampler=soxr", f"aresample={SAMPLE_RATE}:resampler=soxr"
    return f"volume={gain:.4f}dB:precision=float,{up},{limiter},{down}"


def _render(source: list[str], chain: str, out: Path) -> float:
    """Write the chain's sound to `out` and return its loudness."""
    base = [a for a in ffmpeg.SAFE if a not in ("-loglevel", "error")]
    argv = [ffmpeg.exe(), *base, *source, "-af", f"{chain},ebur128=framelog=quiet", "-ac", "2", "-c:a", "pcm_s24le"]
    said = tools.run([*argv, "-fflags", "+bitexact", "-f", "wav", "-y", str(out)], "the mix", 1800).stderr
    return ffmpeg.read_loudness(said).integrated
