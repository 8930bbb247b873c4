"""Encoders of pictures: how ffmpeg makes H.264 of raw frames.

The builders of argument lists are pure; `process` runs them.
"""

from __future__ import annotations

from pathlib import Path

from lantern.core.ffmpeg import BITEXACT, MUX, SAFE_OPTIONS, find_ffmpeg, write_mp4
from lantern.core.units import Size

QUALITY = {
    "draft": ("ultrafast", 28),
    "standard": ("veryfast", 18),
    "master": ("slow", 14),
    "lossless": ("ultrafast", 0),
}
"""x264's preset and constant rate factor."""
COLOUR = (
    "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709"
    ":chroma_location=left"
)


def build_encode_argv(size: Size, fps: int, *, quality: str, out: Path) -> list[str]:
    """Return how to encode raw yuv420p frames on stdin as an MP4 of closed-GOP H.264.

    With one thread the bytes don't depend on the machine.

    Args:
        size: width and height in pixels.
        fps: frames a second.
        quality: a key of QUALITY.
        out: the MP4.
    """
    preset, crf = QUALITY[quality]
    w, h = size
    source = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", f"{w}x{h}"]
    source += ["-r", str(fps), "-i", "pipe:0"]
    x264 = ["-c:v", "libx264", "-preset", preset, "-crf", str(crf)]
    x264 += ["-threads", "1", "-bf", "2"]
    if quality != "lossless":
        x264 += ["-profile:v", "high"]
    gop = ["-g", str(2 * fps), "-flags", "+cgop+bitexact", *BITEXACT]
    track = ["-video_track_timescale", str(512 * fps), *MUX]
    options = ["-an", "-vf", COLOUR, *x264, *gop, *track]
    return [find_ffmpeg(), *SAFE_OPTIONS, *source, *options, *write_mp4(out)]
