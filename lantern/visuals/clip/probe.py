"""Other people's footage, before it is used: whether it is a film, whole, and what it holds. Paints nothing.

A file is known by its first bytes, never by its name: of what MoviePy opens, ffmpeg then takes the same format.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lantern.core import ffmpeg, process
from lantern.core.problems import AssetFailure, ToolFailure
from lantern.core.units import Size

_KINDS = (
    ("mov", re.compile(rb"....(ftyp|moov|mdat|wide)", re.S)),
    ("matroska", re.compile(rb"\x1aE\xdf\xa3")),
    ("avi", re.compile(rb"RIFF....AVI ", re.S)),
)
READABLE_FORMATS = "MP4, MOV, MKV, WebM, AVI"
_CODECS = "h264,hevc,vp8,vp9,libvpx,libvpx-vp9,av1,libdav1d,mpeg4,mpeg2video,mpeg1video,mjpeg,prores,dnxhd,ffv1"
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
    """What a film file holds: its size, upright and with square pixels; frames a second; how many frames;
    whose matrix its colours are in, in the full range or the limited one, and whether it is HDR or
    interlaced.

    `clock` is the rate of the two that ffmpeg tells, by which its frames are counted: 'tbr', or 'fps'.
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
        return self.frames / self.rate


def probe_file(path: Path) -> MediaInfo:
    """What is known of a file; many questions about one file cost one reading. Raises AssetFailure with the cure."""
    try:
        status = path.stat()
    except OSError as error:
        raise AssetFailure(f"'{path.name}' can't be read: {error.strerror}") from None
    return _probe_cached(path, (status.st_mtime_ns, status.st_size))


def detect_format(path: Path) -> str:
    """ffmpeg's name for the format. Raises AssetFailure for what is no film."""
    try:
        with path.open("rb") as stream:
            head = stream.read(16)
    except OSError as error:
        raise AssetFailure(f"'{path.name}' can't be read: {error.strerror}") from None
    if not head:
        raise AssetFailure(f"'{path.name}' is empty")
    form = next((form for form, start in _KINDS if start.match(head)), None)
    if form is None:
        raise AssetFailure(
            f"'{path.name}' is not footage that Lantern reads ({READABLE_FORMATS})"
        )
    return form


@lru_cache(maxsize=4096)
def _probe_cached(path: Path, _stamp: tuple[int, int]) -> MediaInfo:
    source = ["-f", detect_format(path), "-codec_whitelist", _CODECS, "-i", str(path)]
    walk = ["-map", "0:V:0", "-c", "copy", "-f", "null", "-progress", "pipe:1", "-"]
    argv = [ffmpeg.find_ffmpeg(), *ffmpeg.SAFE_OPTIONS_WITH_LOG, *source, *walk]
    try:
        done = process.run(argv, f"'{path.name}'", 600)
    except ToolFailure as failure:
        broken = any(_BROKEN.search(line) for line in failure.detail)
        how = (
            "is cut off; copy it again from where it came"
            if broken
            else f"holds no film that can be read; {CONVERT_HINT}"
        )
        raise AssetFailure(f"'{path.name}' {how}", failure.detail[-2:]) from None
    said = done.stderr.decode("utf-8", "replace")
    if _BROKEN.search(said):
        raise AssetFailure(
            f"'{path.name}' is cut off; copy it again from where it came"
        )
    counts = re.findall(rb"^frame=\s*(\d+)", done.stdout, re.M)
    until = re.findall(rb"^out_time_us=(\d+)", done.stdout, re.M)
    found = _parse_report(
        said.partition("Output #0")[0],
        int(counts[-1]) if counts else 0,
        int(until[-1]) if until else 0,
    )
    if found is None:
        raise AssetFailure(
            f"'{path.name}' holds no film that can be read; {CONVERT_HINT}"
        )
    if found.size[0] * found.size[1] > MAX_PIXELS:
        raise AssetFailure(
            f"'{path.name}' has {found.size[0]} x {found.size[1]} pixels; 8192 x 4320 is the most"
        )
    return found


def _parse_report(said: str, packets: int, until: int) -> MediaInfo | None:
    """What ffmpeg says of its input, and how many pictures it counted up to the microsecond `until`."""
    lines = [
        line
        for line in said.splitlines()
        if ": Video: " in line and "(attached pic)" not in line
    ]
    shape = re.search(r", (\d{1,5})x(\d{1,5})[ ,]", lines[0]) if lines else None
    rates = (
        {name: _parse_rate(lines[0], name) for name in ("fps", "tbr")} if lines else {}
    )
    average = rates.get("fps") or rates.get("tbr")
    if shape is None or not average or not packets:
        return None
    w, h = int(shape[1]), int(shape[2])
    ratio = re.search(r"SAR (\d+):(\d+)", lines[0])
    if ratio and int(ratio[1]) and int(ratio[2]):
        w = round(w * int(ratio[1]) / int(ratio[2]))
    turn = re.search(r"rotation of (-?\d+)", said)
    if turn and int(turn[1]) % 180:
        w, h = h, w
    nominal = rates.get("tbr") or average
    clock = "tbr" if rates.get("tbr") and nominal <= 210 else "fps"
    rate = nominal if clock == "tbr" else average
    steady = abs(average - rate) < 0.02 * rate / 24
    frames = packets if steady else int(until / 1e6 * rate) + 1
    colour = re.search(r"\((?:[^()]*, )?(bt\w+|smpte170m)[,/)]", lines[0])
    # files that don't say are taken for what players take them for
    matrix = _MATRICES.get(
        colour[1] if colour else "", "bt709" if min(w, h) >= 720 else "bt601"
    )
    high_range = "smpte2084" in lines[0] or "arib-std-b67" in lines[0]
    full = bool(re.search(r"yuvj|\(pc[,)]", lines[0]))
    interlaced = bool(re.search(r"(top|bottom) (coded )?first", lines[0]))
    size = (max(2, w), max(2, h))
    return MediaInfo(
        size,
        rate,
        clock,
        frames,
        matrix,
        full,
        high_range,
        interlaced,
        ": Audio: " in said,
    )


def _parse_rate(line: str, name: str) -> float:
    """A rate as ffmpeg prints it, and as MoviePy reads it: 23.98 means 24000/1001."""
    found = re.search(rf" (\d+\.?\d*)(k?) {name}", line)
    if found is None:
        return 0.0
    rate = float(found[1]) * (1000 if found[2] else 1)
    exact = [
        x * 1000 / 1001
        for x in (23, 24, 25, 30, 50)
        if rate != x and abs(rate - x * 1000 / 1001) < 0.01
    ]
    return exact[0] if exact else rate
