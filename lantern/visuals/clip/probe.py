"""Other people's footage before it is used: whether it is a film, whole, and what it holds.

A file is known by its first bytes, never by its name; ffmpeg then takes that format, also for
MoviePy.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lantern.core import ffmpeg, process
from lantern.core.files import open_plain
from lantern.core.problems import AssetFailure, ToolFailure
from lantern.core.units import Size
from lantern.visuals.clip.packets import (
    FORMAT_OPTIONS,
    ShownPackets,
    parse_packets,
)

_KINDS = (
    ("mov", re.compile(rb"....(ftyp|moov|mdat|wide)", re.S)),
    ("matroska", re.compile(rb"\x1aE\xdf\xa3")),
    ("avi", re.compile(rb"RIFF....AVI ", re.S)),
)
READABLE_FORMATS = "MP4, MOV, MKV, WebM, AVI"
_CODECS = ",".join(
    [
        "h264",
        "hevc",
        "vp8",
        "vp9",
        "libvpx",
        "libvpx-vp9",
        "av1",
        "libdav1d",
        "mpeg4",
        "mpeg2video",
        "mpeg1video",
        "mjpeg",
        "prores",
        "dnxhd",
        "ffv1",
    ]
)
_MATRICES = {
    "smpte170m": "bt601",
    "bt470bg": "bt601",
    "bt709": "bt709",
    "bt2020nc": "bt2020",
    "bt2020c": "bt2020",
}
MAX_PIXELS = 8192 * 4320
CONVERT_HINT = "make an MP4 (H.264) of it with another program"
_BROKEN = re.compile(
    "partial file|ended prematurely|[Pp]acket corrupt|moov atom not found"
)


@dataclass(frozen=True)
class MediaInfo:
    """What a film file holds.

    `size` is upright and with square pixels. `matrix` is that of its colours, which are in the full
    range or the limited one. `rate_source` is the rate of the two that ffmpeg gives by which its
    frames are counted: `tbr`, or `fps`.
    """

    size: Size
    rate: float
    rate_source: str
    frames: int
    matrix: str
    full_range: bool
    high_range: bool
    interlaced: bool
    has_sound: bool

    @property
    def seconds(self) -> float:
        """Its length."""
        return self.frames / self.rate


def probe_file(path: Path) -> MediaInfo:
    """Return what is known of a file, which is read once however often that is asked.

    Raises:
        AssetFailure: it is no film, or damaged; the message has the cure.
    """
    try:
        status = path.stat()
    except OSError as error:
        raise AssetFailure(
            f"'{path.name}' can't be read: {error.strerror}"
        ) from None
    return _probe_cached(path, (status.st_mtime_ns, status.st_size))


def detect_format(path: Path) -> str:
    """Return the name that ffmpeg has for the format.

    Raises:
        AssetFailure: it is no film.
    """
    try:
        with open_plain(path) as stream:
            head = stream.read(16)
    except OSError as error:
        raise AssetFailure(
            f"'{path.name}' can't be read: {error.strerror}"
        ) from None
    if not head:
        raise AssetFailure(f"'{path.name}' is empty")
    for name, start in _KINDS:
        if start.match(head):
            return name
    raise AssetFailure(
        f"'{path.name}' is not footage that Lantern reads ({READABLE_FORMATS})"
    )


@lru_cache(maxsize=4096)
def _probe_cached(path: Path, _stamp: tuple[int, int]) -> MediaInfo:
    output = _walk_packets(path)
    if _BROKEN.search(output.report):
        raise AssetFailure(
            f"'{path.name}' is cut off; copy it again from where it came"
        )
    packets = parse_packets(output.packets)
    found = _parse_report(output.report.partition("Output #0")[0], packets)
    if found is None:
        raise AssetFailure(
            f"'{path.name}' holds no film that can be read; {CONVERT_HINT}"
        )
    w, h = found.size
    if w * h > MAX_PIXELS:
        raise AssetFailure(
            f"'{path.name}' has {w} x {h} pixels; 8192 x 4320 is the most"
        )
    return found


@dataclass(frozen=True)
class _FfmpegOutput:
    """What ffmpeg says of a file and while it reads it, and its list of the packets."""

    report: str
    packets: bytes


def _walk_packets(path: Path) -> _FfmpegOutput:
    """Have ffmpeg read all packets of the pictures, and return what it wrote.

    Raises:
        AssetFailure: ffmpeg can't read it.
    """
    source = [
        "-f",
        detect_format(path),
        "-codec_whitelist",
        _CODECS,
        "-i",
        str(path),
    ]
    walk = ["-map", "0:V:0", "-c", "copy", *FORMAT_OPTIONS]
    argv = [ffmpeg.find_ffmpeg(), *ffmpeg.SAFE_OPTIONS_WITH_LOG, *source, *walk]
    try:
        done = process.run(argv, f"'{path.name}'", 600)
    except ToolFailure as failure:
        how = f"holds no film that can be read; {CONVERT_HINT}"
        if any(_BROKEN.search(line) for line in failure.detail):
            how = "is cut off; copy it again from where it came"
        raise AssetFailure(
            f"'{path.name}' {how}", failure.detail[-2:]
        ) from None
    return _FfmpegOutput(done.stderr.decode("utf-8", "replace"), done.stdout)


def _parse_report(report: str, packets: ShownPackets) -> MediaInfo | None:
    """Return what ffmpeg says of its input; None if it has no pictures."""
    line = _find_video_line(report)
    size = _parse_size(line, report)
    rates = {name: _parse_rate(line, name) for name in ("fps", "tbr")}
    average = rates["fps"] or rates["tbr"]
    if size is None or not average or not packets.count:
        return None
    nominal = rates["tbr"] or average
    has_clock = bool(rates["tbr"]) and nominal <= 210
    rate = nominal if has_clock else average
    return MediaInfo(
        size=size,
        rate=rate,
        rate_source="tbr" if has_clock else "fps",
        frames=packets.count_frames(rate),
        matrix=_parse_matrix(line, size),
        full_range=bool(re.search(r"yuvj|\(pc[,)]", line)),
        high_range="smpte2084" in line or "arib-std-b67" in line,
        interlaced=bool(re.search(r"(top|bottom) (coded )?first", line)),
        has_sound=": Audio: " in report,
    )


def _find_video_line(report: str) -> str:
    """Return the line about the pictures; empty if there is none."""
    for line in report.splitlines():
        if ": Video: " in line and "(attached pic)" not in line:
            return line
    return ""


def _parse_size(line: str, report: str) -> Size | None:
    """Return the size in square pixels, upright."""
    shape = re.search(r", (\d{1,5})x(\d{1,5})[ ,]", line)
    if shape is None:
        return None
    w, h = int(shape[1]), int(shape[2])
    ratio = re.search(r"SAR (\d+):(\d+)", line)
    if ratio and int(ratio[1]) and int(ratio[2]):
        w = round(w * int(ratio[1]) / int(ratio[2]))
    turn = re.search(r"rotation of (-?[\d.]+)", report)
    # ffmpeg turns by a quarter what is near one; at other angles the frame keeps its shape
    if turn and abs(abs(float(turn[1])) % 180 - 90) <= 1:
        w, h = h, w
    return (max(2, w), max(2, h))


def _parse_matrix(line: str, size: Size) -> str:
    """Return the matrix of the colours; files that don't name it are taken as players take them."""
    colour = re.search(r"\((?:[^()]*, )?(bt\w+|smpte170m)[,/)]", line)
    if colour and colour[1] in _MATRICES:
        return _MATRICES[colour[1]]
    return "bt709" if min(size) >= 720 else "bt601"


def _parse_rate(line: str, name: str) -> float:
    """Return a rate as ffmpeg prints it, and as MoviePy reads it: 23.98 means 24000/1001."""
    found = re.search(rf" (\d+\.?\d*)(k?) {name}", line)
    if found is None:
        return 0.0
    rate = float(found[1]) * (1000 if found[2] else 1)
    for whole in (23, 24, 25, 30, 50):
        exact = whole * 1000 / 1001
        if rate != whole and abs(rate - exact) < 0.01:
            return exact
    return rate
