"""ffmpeg: where it is, argument lists for it, and measurements of what it made.

The builders of argument lists are pure; `process` runs them.
"""

from __future__ import annotations

import functools
import math
import os
import re
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import imageio_ffmpeg

from lantern.core import process
from lantern.core.languages import get_film_code
from lantern.core.problems import ToolFailure
from lantern.core.process_failure import make_failure
from lantern.core.units import SAMPLE_RATE

SAFE_OPTIONS_WITH_LOG = (
    "-nostdin",
    "-hide_banner",
    "-protocol_whitelist",
    "file,pipe",
)
"""As SAFE_OPTIONS, for a call whose log is read."""
SAFE_OPTIONS = (
    *("-nostdin", "-hide_banner", "-loglevel", "error"),
    *("-protocol_whitelist", "file,pipe"),
)
"""Options of every call: no terminal, no network, errors only."""
MUX = ("-movflags", "+faststart+negative_cts_offsets", "-use_editlist", "0")
_METER = "ebur128=peak=true:framelog=quiet"
"""A filter that logs loudness and true peak."""
AAC_PRIMING = 1024
"""Samples that an AAC decoder puts out before the first real one.

Without an edit list they are heard.
"""
BITEXACT = ("-fflags", "+bitexact")
_FIRST_SUBTITLES = 3
"""The number of their first input: before it are pictures, sound and metadata."""


@functools.cache
def find_ffmpeg() -> str:
    """Return the path of ffmpeg: FFMPEG_BINARY, else the one that imageio-ffmpeg brings.

    Raises:
        ToolFailure: FFMPEG_BINARY names no program, or the other one is missing.
    """
    path = _find_wanted() or _find_bundled()
    if path is None:
        try:
            path = imageio_ffmpeg.get_ffmpeg_exe()
        except RuntimeError:
            raise ToolFailure(
                "the bundled ffmpeg is missing; install imageio-ffmpeg again,"
                " or set FFMPEG_BINARY"
            ) from None
    os.environ["IMAGEIO_FFMPEG_EXE"] = path  # MoviePy then takes the same one
    return path


def _find_wanted() -> str | None:
    wanted = os.environ.get("FFMPEG_BINARY")
    if not wanted:
        return None
    path = shutil.which(wanted)
    if path is None:
        raise ToolFailure(
            f"FFMPEG_BINARY names '{wanted}', which is not a program;"
            " unset it to use the bundled ffmpeg"
        )
    return path


def _find_bundled() -> str | None:
    """Return the program inside the wheel.

    imageio-ffmpeg would start it to see that it runs, which `describe_version` does anyway.
    """
    if os.environ.get("IMAGEIO_FFMPEG_EXE"):
        return None
    folder = Path(imageio_ffmpeg.__file__).parent / "binaries"
    programs = [
        path for path in folder.glob("ffmpeg-*") if os.access(path, os.X_OK)
    ]
    return str(programs[0]) if len(programs) == 1 else None


@functools.cache
def describe_version() -> str:
    """Return the first line that ffmpeg prints about itself.

    Raises:
        ToolFailure: it can't be started, or has no H.264 encoder.
    """
    # One run shows the version (on stderr) and the encoders.
    done = process.run([find_ffmpeg(), "-encoders"], "ffmpeg", 30)
    lines = done.stderr.decode("utf-8", "replace").splitlines()
    if b" libx264 " not in done.stdout:
        raise ToolFailure(
            f"{find_ffmpeg()} has no libx264 encoder;"
            " unset FFMPEG_BINARY to use the bundled ffmpeg"
        )
    return lines[0].split(" Copyright")[0] if lines else "ffmpeg"


def write_mp4(out: Path) -> list[str]:
    """Return the output options for an MP4."""
    return ["-f", "mp4", "-y", str(out)]


def build_float_input(source: Path | None = None) -> list[str]:
    """Return the input options for stereo floats at 48 kHz, from a file or from stdin."""
    shape = ["-f", "f32le", "-ar", str(SAMPLE_RATE), "-ac", "2"]
    return [*shape, "-i", str(source or "pipe:0")]


def build_aac_argv(out: Path, *, is_measured: bool = False) -> list[str]:
    """Return how to encode floats on stdin as AAC in an MP4.

    The first AAC_PRIMING samples, which are silent, are dropped.

    Args:
        out: the MP4.
        is_measured: decode what is encoded at once, and log how loud it is.
    """
    chain = f"atrim=start_sample={AAC_PRIMING},asetpts=PTS-STARTPTS"
    # The fast coder: the default one takes ten times as long and is no better at such rates;
    # without middle and side it takes half of that. Quality 4 puts 380 kb/s into speech over music
    # and into noise, few into silence, with errors as at a constant 384 kb/s (55 dB under the
    # sound, medians) in two thirds of its time. Shaping noise in time takes a twelfth more, and
    # the errors stay as they are, in quiet and in the worst two seconds (all measured).
    coder = [
        "-c:a",
        "aac",
        "-aac_coder",
        "fast",
        "-aac_ms",
        "0",
        "-aac_tns",
        "0",
    ]
    coder += ["-q:a", "4"]
    sound = [
        "-map",
        "0:a",
        "-af",
        chain,
        *coder,
        "-ar",
        str(SAMPLE_RATE),
        "-ac",
        "2",
    ]
    options = [*sound, *BITEXACT, "-flags:a", "+bitexact", *MUX]
    encoding = [*build_float_input(), *options, *write_mp4(out)]
    if not is_measured:
        return [find_ffmpeg(), *SAFE_OPTIONS, *encoding]
    # This decoder leaves out the priming, which players don't.
    heard = f"adelay=delays={AAC_PRIMING}S:all=1,{_METER}"
    meter = ["-dec", "0:0", "-filter_complex", f"[dec:0]{heard}[heard]"]
    meter += ["-map", "[heard]", "-f", "null", "-"]
    return [
        find_ffmpeg(),
        *SAFE_OPTIONS_WITH_LOG,
        "-nostats",
        *encoding,
        *meter,
    ]


def encode_sound(
    chunks: Iterable[bytes | memoryview], label: str, out: Path
) -> Loudness:
    """Encode floats, stereo at 48 kHz, as AAC in an MP4; return its loudness as players decode it.

    Raises:
        ToolFailure: ffmpeg fails.
    """
    if _can_decode_beside():
        argv = build_aac_argv(out, is_measured=True)
        return parse_loudness(process.pipe(argv, label, chunks))
    process.pipe(build_aac_argv(out), label, chunks)
    return measure_loudness(out, label)


def _can_decode_beside() -> bool:
    """Tell whether ffmpeg can decode what it is encoding: from version 7 on."""
    version = re.match(r"ffmpeg version n?(\d+)\.", describe_version())
    return version is not None and int(version[1]) >= 7


@dataclass(frozen=True)
class SubtitleTrack:
    """A track of subtitles that a player may show: an SRT file, and the tag of its language."""

    file: Path
    language: str


@dataclass(frozen=True)
class MuxInputs:
    """What goes into the film's file."""

    segments: Path
    """A list for ffmpeg's concat: the segments in order."""
    mix: Path
    """The encoded mix."""
    metadata: Path
    """Chapters and title, as ffmetadata."""
    language: str
    subtitles: tuple[SubtitleTrack, ...] = ()
    """Tracks of subtitles; of several the first is the one that players choose by default."""
    described: Path | None = None
    """The encoded mix with descriptions, for viewers who can't see: a second track of sound."""


_DESCRIBED_TAGS = [
    "-disposition:a:0",
    "default",
    "-disposition:a:1",
    "visual_impaired+descriptions",
]


# long: what goes in and what is said of it, track by track
def build_mux_argv(muxing: MuxInputs, out: Path) -> list[str]:
    """Return how to join segments and mix by stream copy, with chapters, title and languages."""
    # No codec: ffmpeg would open each segment's pictures to learn what its header says (12 ms
    # each, measured).
    inputs = ["-codec_whitelist", "none", "-f", "concat", "-safe", "0"]
    inputs += ["-i", str(muxing.segments), "-i", str(muxing.mix)]
    inputs += ["-f", "ffmetadata", "-i", str(muxing.metadata)]
    maps = ["-map", "0:v", "-map", "1:a"]
    codecs = ["-c", "copy"]
    spoken = _tag_language(muxing.language)
    tags = ["-metadata:s:a:0", spoken, "-metadata:s:v:0", spoken]
    for i, track in enumerate(muxing.subtitles):
        inputs += ["-f", "srt", "-sub_charenc", "UTF-8", "-i", str(track.file)]
        maps += ["-map", f"{_FIRST_SUBTITLES + i}:s"]
    if muxing.subtitles:
        codecs += ["-c:s", "mov_text"]
        tags += _tag_subtitles(muxing.subtitles)
    if muxing.described:
        inputs += ["-i", str(muxing.described)]
        maps += ["-map", f"{_FIRST_SUBTITLES + len(muxing.subtitles)}:a"]
        tags += ["-metadata:s:a:1", spoken, *_DESCRIBED_TAGS]
    maps += ["-map_metadata", "2", "-map_chapters", "2"]
    options = [*maps, *codecs, *tags, *BITEXACT, *MUX]
    return [find_ffmpeg(), *SAFE_OPTIONS, *inputs, *options, *write_mp4(out)]


def _tag_subtitles(tracks: Sequence[SubtitleTrack]) -> list[str]:
    tags = []
    for i, track in enumerate(tracks):
        is_default = i == 0 and len(tracks) > 1
        tags += [f"-metadata:s:s:{i}", _tag_language(track.language)]
        tags += [f"-disposition:s:{i}", "default" if is_default else "0"]
    return tags


def _tag_language(tag: str) -> str:
    return f"language={get_film_code(tag)}"


@dataclass(frozen=True)
class Loudness:
    """Loudness by EBU R128: integrated in LUFS, true peak in dBTP."""

    SCHEMA: ClassVar[str] = "lantern.loudness/1"

    integrated: float
    peak: float


_FORMATS = {".wav": "wav", ".mp3": "mp3"}
"""ffmpeg's names of formats, by the endings of files; all others are MP4."""


def measure_loudness(path: Path, label: str) -> Loudness:
    """Return the loudness of a sound or film file, measured by ffmpeg.

    Raises:
        ToolFailure: the file can't be decoded.
    """
    # The format is named, since ffmpeg takes some sounds for MPEG-TS.
    form = _FORMATS.get(path.suffix, "mp4")
    source = ["-f", form, "-i", str(path), "-map", "0:a:0"]
    meter = ["-af", _METER, "-f", "null", "-"]
    argv = [find_ffmpeg(), *SAFE_OPTIONS_WITH_LOG, *source, *meter]
    return parse_loudness(process.run(argv, label, limit_seconds(path)).stderr)


def parse_loudness(stderr: bytes) -> Loudness:
    """Return the loudness in the summary that ebur128 prints.

    Silence is -inf; a peak that isn't in it is NaN.

    Raises:
        ToolFailure: there is no summary.
    """
    text = stderr.decode("utf-8", "replace")
    levels = re.findall(r"I:\s+(-?[\d.]+|-inf|nan) LUFS", text)
    peaks = re.findall(r"Peak:\s+(-?[\d.]+|-inf|nan) dBFS", text)
    if not levels:
        raise ToolFailure(
            "ffmpeg's ebur128 gave no loudness", text.splitlines()[-8:]
        )
    level = float(levels[-1])
    if not level > -70:  # the gate below which nothing is measured
        level = -math.inf
    peak = float(peaks[-1]) if peaks else math.nan
    return Loudness(level, peak)


def decode_sound(
    argv_input: Sequence[str], label: str, data: bytes | None = None
) -> bytes:
    """Return any sound as 16-bit mono PCM at 48 kHz.

    Args:
        argv_input: the input options, `-f … -i …`.
        label: what the sound is; a failure begins with it.
        data: bytes for stdin.

    Raises:
        ToolFailure: it can't be decoded.
    """
    resample = f"aresample={SAMPLE_RATE}:resampler=soxr"
    options = [
        "-map",
        "0:a:0",
        "-af",
        resample,
        "-ac",
        "1",
        "-f",
        "s16le",
        "pipe:1",
    ]
    argv = [find_ffmpeg(), *SAFE_OPTIONS, *argv_input, *options]
    return read_samples(
        argv,
        label,
        sample_bytes=2,
        data=data,
    )


_STATS_TIME = re.compile(rb"time=(\d+):(\d\d):(\d\d\.\d+)")
_SLACK_SECONDS = 0.05
"""How much less may come than ffmpeg says, which rounds."""


def read_samples(
    argv: Sequence[str],
    label: str,
    *,
    sample_bytes: int,
    data: bytes | None = None,
) -> bytes:
    """Run ffmpeg, and return the samples, 48 kHz mono, that it writes to stdout: all of them.

    Args:
        argv: ffmpeg and its arguments.
        label: what the sound is; a failure begins with it.
        sample_bytes: bytes of a sample.
        data: bytes for stdin.

    Raises:
        ToolFailure: ffmpeg fails, or says of more sound than it wrote.
    """
    sound, _ = _run_for_samples(
        argv,
        label,
        sample_bytes=sample_bytes,
        data=data,
    )
    return sound


def read_measured_samples(
    argv: Sequence[str], label: str, *, sample_bytes: int, data: bytes
) -> tuple[bytes, Loudness]:
    """Return what `read_samples` does, and the loudness that an ebur128 in the chain logged.

    Raises:
        ToolFailure: as in `read_samples`, or nothing was logged.
    """
    sound, log = _run_for_samples(
        argv,
        label,
        sample_bytes=sample_bytes,
        data=data,
    )
    return sound, parse_loudness(log)


def _run_for_samples(
    argv: Sequence[str], label: str, *, sample_bytes: int, data: bytes | None
) -> tuple[bytes, bytes]:
    """Return what ffmpeg writes to stdout, all of it, and its log."""
    done = process.run([argv[0], "-stats", *argv[1:]], label, 300, data=data)
    count, rest = divmod(len(done.stdout), sample_bytes)
    got = count / SAMPLE_RATE
    said = read_stats_seconds(done.stderr)
    if rest or got < said - _SLACK_SECONDS:
        reason = f"wrote {got:.2f} of {said:.2f} s of sound"
        raise make_failure(argv, label, reason, stderr=b"")
    return done.stdout, done.stderr


def read_stats_seconds(stats: bytes) -> float:
    """Return the length that ffmpeg says in its log that it wrote; 0 if it says none."""
    said = _STATS_TIME.findall(stats)
    if not said:
        return 0.0
    hours, minutes, seconds = map(float, said[-1])
    return 3600 * hours + 60 * minutes + seconds


def limit_seconds(*files: Path) -> float:
    """Return how long ffmpeg may take for files: a minute, and five seconds for each MB."""
    return 60 + 5e-6 * sum(
        file.stat().st_size for file in files if file.is_file()
    )
