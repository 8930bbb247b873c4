"""ffmpeg: which one, pure builders of argument lists, measuring what came out. Running is the business of `tools`."""

from __future__ import annotations

import functools
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import imageio_ffmpeg

from lantern.core import process
from lantern.core.languages import get_primary_language
from lantern.core.problems import ToolFailure
from lantern.core.units import SAMPLE_RATE, Size

SAFE_OPTIONS = (
    "-nostdin",
    "-hide_banner",
    "-loglevel",
    "error",
    "-protocol_whitelist",
    "file,pipe",
)
SAFE_OPTIONS_WITH_LOG = tuple(
    a for a in SAFE_OPTIONS if a not in ("-loglevel", "error")
)
"""SAFE for what is asked to say what it finds."""
QUALITY = {
    "draft": ("ultrafast", 28),
    "standard": ("veryfast", 18),
    "master": ("slow", 14),
    "lossless": ("ultrafast", 0),
}
COLOUR = "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709:chroma_location=left"
MUX = ("-movflags", "+faststart+negative_cts_offsets", "-use_editlist", "0")
AAC_PRIMING = 1024
"""Samples an AAC decoder puts out before the first real one; without an edit list they are heard."""


@functools.cache
def find_ffmpeg() -> str:
    """The ffmpeg in use: FFMPEG_BINARY, else the one bundled with imageio-ffmpeg. Raises ToolFailure."""
    wanted = os.environ.get("FFMPEG_BINARY")
    found = shutil.which(wanted) if wanted else None
    if wanted and not found:
        raise ToolFailure(
            f"FFMPEG_BINARY names '{wanted}', which is not a program; unset it to use the bundled ffmpeg"
        )
    try:
        path = found or _find_bundled() or imageio_ffmpeg.get_ffmpeg_exe()
    except RuntimeError:
        raise ToolFailure(
            "the bundled ffmpeg is missing; install imageio-ffmpeg again, or set FFMPEG_BINARY"
        ) from None
    os.environ["IMAGEIO_FFMPEG_EXE"] = path
    return path


def _find_bundled() -> str | None:
    """The program inside the wheel. imageio-ffmpeg would start it to see that it runs; `version` does that anyway."""
    if os.environ.get("IMAGEIO_FFMPEG_EXE"):
        return None
    found = [
        p
        for p in (Path(imageio_ffmpeg.__file__).parent / "binaries").glob("ffmpeg-*")
        if os.access(p, os.X_OK)
    ]
    return str(found[0]) if len(found) == 1 else None


@functools.cache
def describe_version() -> str:
    """The first line ffmpeg says of itself, and proof that it has the encoder the film needs."""
    done = process.run([find_ffmpeg(), "-encoders"], "ffmpeg", 30)  # one run tells both
    first = done.stderr.decode("utf-8", "replace").splitlines()
    if b" libx264 " not in done.stdout:
        raise ToolFailure(
            f"{find_ffmpeg()} has no libx264 encoder; unset FFMPEG_BINARY to use the bundled ffmpeg"
        )
    return first[0].split(" Copyright")[0] if first else "ffmpeg"


def build_encode_argv(size: Size, fps: int, quality: str, out: Path) -> list[str]:
    """Raw yuv420p on stdin to a closed-GOP H.264 MP4 at `out`. One thread: the bytes don't depend on the machine."""
    preset, crf = QUALITY[quality]
    w, h = size
    profile = [] if quality == "lossless" else ["-profile:v", "high"]
    source = [
        "-f",
        "rawvideo",
        "-pix_fmt",
        "yuv420p",
        "-s",
        f"{w}x{h}",
        "-r",
        str(fps),
        "-i",
        "pipe:0",
    ]
    x264 = [
        "-c:v",
        "libx264",
        "-preset",
        preset,
        "-crf",
        str(crf),
        "-threads",
        "1",
        "-bf",
        "2",
        *profile,
    ]
    gop = ["-g", str(2 * fps), "-flags", "+cgop+bitexact", "-fflags", "+bitexact"]
    track = ["-video_track_timescale", str(512 * fps), *MUX]
    return [
        find_ffmpeg(),
        *SAFE_OPTIONS,
        *source,
        "-an",
        "-vf",
        COLOUR,
        *x264,
        *gop,
        *track,
        "-f",
        "mp4",
        "-y",
        str(out),
    ]


def build_float_input(source: Path | None = None) -> list[str]:
    """Stereo floats at the film's rate as an input: from stdin unless told a file."""
    return [
        "-f",
        "f32le",
        "-ar",
        str(SAMPLE_RATE),
        "-ac",
        "2",
        "-i",
        str(source or "pipe:0"),
    ]


def build_aac_argv(out: Path) -> list[str]:
    """Floats on stdin as AAC in MP4 at `out`, its opening 1024 samples of silence dropped (see AAC_PRIMING)."""
    chain = f"atrim=start_sample={AAC_PRIMING},asetpts=PTS-STARTPTS"
    # the fast coder: the default one takes ten times as long and is no better at such rates; without middle and side it
    # takes half of that. Quality 4 puts 380 kb/s into speech over music and into noise, few into silence, with errors
    # as at a constant 384 kb/s (55 dB under the sound, medians) in two thirds of its time (all measured)
    sound = [
        "-af",
        chain,
        "-c:a",
        "aac",
        "-aac_coder",
        "fast",
        "-aac_ms",
        "0",
        "-q:a",
        "4",
    ]
    sound += ["-ar", str(SAMPLE_RATE), "-ac", "2"]
    exact = ["-fflags", "+bitexact", "-flags:a", "+bitexact", *MUX]
    return [
        find_ffmpeg(),
        *SAFE_OPTIONS,
        *build_float_input(),
        *sound,
        *exact,
        "-f",
        "mp4",
        "-y",
        str(out),
    ]


# ISO 639-1 to 639-2, which is all that MP4 knows
_LANGUAGES = {
    "ar": "ara", "cs": "ces", "de": "deu", "el": "ell", "en": "eng", "es": "spa", "fr": "fra", "hi": "hin",
    "it": "ita", "ja": "jpn", "ko": "kor", "mn": "mon", "nl": "nld", "pl": "pol", "pt": "por", "ru": "rus",
    "sv": "swe", "tr": "tur", "uk": "ukr", "vi": "vie", "zh": "zho",
}  # fmt: skip


@dataclass(frozen=True)
class MuxInputs:
    """What goes into the film's file: a concat list of segments, the encoded mix, chapters and title as ffmetadata,
    and subtitles if it gets a track of them."""

    segments: Path
    mix: Path
    metadata: Path
    language: str
    subtitles: Path | None = None


def build_mux_argv(muxing: MuxInputs, out: Path) -> list[str]:
    """Join segments and mix by stream copy, with chapters, title and languages."""
    # no codec: ffmpeg would open each segment's pictures to learn what stands in its head (12 ms each, measured)
    inputs = [
        "-codec_whitelist",
        "none",
        "-f",
        "concat",
        "-safe",
        "0",
        "-i",
        str(muxing.segments),
    ]
    inputs += ["-i", str(muxing.mix)]
    inputs += ["-f", "ffmetadata", "-i", str(muxing.metadata)]
    meta = ["-map_metadata", "2", "-map_chapters", "2"]
    code = _LANGUAGES.get(get_primary_language(muxing.language), "und")
    tags = [
        "-metadata:s:a:0",
        f"language={code}",
        "-metadata:s:v:0",
        f"language={code}",
    ]
    maps, codecs = ["-map", "0:v", "-map", "1:a"], ["-c", "copy"]
    if muxing.subtitles:
        inputs += ["-f", "srt", "-sub_charenc", "UTF-8", "-i", str(muxing.subtitles)]
        maps, codecs = [*maps, "-map", "3:s"], [*codecs, "-c:s", "mov_text"]
        tags += ["-metadata:s:s:0", f"language={code}", "-disposition:s:0", "0"]
    streams = [*meta, *maps, *codecs, *tags, "-fflags", "+bitexact", *MUX]
    return [
        find_ffmpeg(),
        *SAFE_OPTIONS,
        *inputs,
        *streams,
        "-f",
        "mp4",
        "-y",
        str(out),
    ]


def count_pictures(path: Path, label: str) -> int:
    """Pictures in an MP4, all of them there: from its own table, since starting ffmpeg takes as long as a few frames.

    Raises ToolFailure when the file is no MP4, or was cut short."""
    with path.open("rb") as stream:
        index, end = b"", 0
        while len(head := stream.read(16)) == 16:
            size = int.from_bytes(head[:4])
            size = int.from_bytes(head[8:]) if size == 1 else size
            if head[4:8] == b"moov":
                index = head[8:] + stream.read(size - 16)
            end += max(size, 8)
            stream.seek(end)
        whole = end == stream.seek(0, os.SEEK_END)
    if not whole or not index:
        raise ToolFailure(f"{label}: {path.name} is no whole MP4")
    for kind, track in _boxes(index):
        media = dict(_boxes(_find_box(track, b"mdia"))) if kind == b"trak" else {}
        if media.get(b"hdlr", b"")[8:12] == b"vide":
            return int.from_bytes(_find_box(media[b"minf"], b"stbl", b"stsz")[8:12])
    return 0


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The boxes of an MP4's index, one level deep: (type, what is in it)."""
    at = 0
    while at + 8 <= len(data):
        size = max(8, int.from_bytes(data[at : at + 4]))
        yield data[at + 4 : at + 8], data[at + 8 : at + size]
        at += size


def _find_box(data: bytes, *path: bytes) -> bytes:
    for kind in path:
        data = dict(_boxes(data)).get(kind, b"")
    return data


@dataclass(frozen=True)
class Loudness:
    """EBU R128 of a programme: integrated LUFS and true peak in dBTP."""

    integrated: float
    peak: float


def measure_loudness(path: Path, label: str) -> Loudness:
    """Measure a sound or film file with ffmpeg's ebur128."""
    form = (
        "wav" if path.suffix == ".wav" else "mp4"
    )  # said, since some sounds look like MPEG-TS to ffmpeg's guess
    argv = [
        find_ffmpeg(),
        *SAFE_OPTIONS_WITH_LOG,
        "-f",
        form,
        "-i",
        str(path),
        "-map",
        "0:a:0",
        "-af",
        "ebur128=peak=true:framelog=quiet",
        "-f",
        "null",
        "-",
    ]
    return parse_loudness(process.run(argv, label, 1800).stderr)


def parse_loudness(stderr: bytes) -> Loudness:
    """The summary that ebur128 prints; silence is -inf. Raises ToolFailure."""
    text = stderr.decode("utf-8", "replace")
    integrated = re.findall(r"I:\s+(-?[\d.]+|-inf|nan) LUFS", text)
    peak = re.findall(r"Peak:\s+(-?[\d.]+|-inf|nan) dBFS", text)
    if not integrated:
        raise ToolFailure("ffmpeg's ebur128 gave no loudness", text.splitlines()[-8:])
    level = float(integrated[-1])
    return Loudness(
        level if level > -70 else float("-inf"),
        float(peak[-1]) if peak else float("nan"),
    )


def decode_sound(
    argv_input: Sequence[str], label: str, data: bytes | None = None
) -> bytes:
    """Any sound to 16-bit mono PCM at 48 kHz; `argv_input` is its `-f … -i …`."""
    argv = [
        find_ffmpeg(),
        *SAFE_OPTIONS,
        *argv_input,
        "-map",
        "0:a:0",
        "-af",
        f"aresample={SAMPLE_RATE}:resampler=soxr",
    ]
    return process.run(
        [*argv, "-ac", "1", "-f", "s16le", "pipe:1"], label, 300, data
    ).stdout
