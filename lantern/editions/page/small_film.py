"""A smaller encoding of a finished film, for pages that hold it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lantern.core import ffmpeg, process
from lantern.core.units import Size

SMALL_LINES = 720
"""Pixels of the shorter side."""
_SECONDS_EACH = 10
"""Seconds that a second of the film may take."""


@dataclass(frozen=True)
class PageVideo:
    """The film's file for a page, and its size in pixels."""

    file: Path
    size: Size


# long: the argument list, option by option
def encode_small(film: PageVideo, out: Path, *, seconds: float) -> PageVideo:
    """Encode a film of so many seconds anew, in at most SMALL_LINES.

    The same film gives the same bytes on every machine. Its sound stays in step: the samples that
    the encoder puts before it are made up for, as in the film.

    Raises:
        ToolFailure: ffmpeg failed.
    """
    size = shrink_size(film.size)
    width, height = size
    trim = f"atrim=start_sample={ffmpeg.AAC_PRIMING},asetpts=PTS-STARTPTS"
    argv = [ffmpeg.find_ffmpeg(), *ffmpeg.SAFE_OPTIONS, "-i", str(film.file)]
    argv += ["-map", "0:v:0", "-map", "0:a:0"]
    argv += ["-vf", f"scale={width}:{height}:flags=area+bitexact+accurate_rnd"]
    argv += [
        "-c:v",
        "libx264",
        "-preset",
        "veryfast",
        "-crf",
        "24",
        "-threads",
        "1",
    ]
    argv += ["-x264-params", "cpu-independent=1", "-profile:v", "high"]
    argv += [
        "-fps_mode",
        "passthrough",
        "-af",
        trim,
        "-c:a",
        "aac",
        "-b:a",
        "128k",
    ]
    argv += ["-flags", "+bitexact", *ffmpeg.BITEXACT, *ffmpeg.MUX]
    label = "encoding the film for its page"
    process.run(
        [*argv, *ffmpeg.write_mp4(out)], label, 60 + _SECONDS_EACH * seconds
    )
    return PageVideo(out, size)


def shrink_size(size: Size) -> Size:
    """Return the size of the smaller film, in even pixels; none is enlarged."""
    scale = min(1.0, SMALL_LINES / min(size))
    return round(size[0] * scale / 2) * 2, round(size[1] * scale / 2) * 2
