"""Sound on disk: WAV, tracks of floats to add to, and the author's own sound files.

The kind of an author's file is told by its first bytes, never by its name; ffmpeg decodes it with
that one format allowed.
"""

from __future__ import annotations

import math
import re
import wave
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import numpy as np

from lantern.core import ffmpeg, process
from lantern.core.files import open_plain
from lantern.core.problems import AssetFailure, ToolFailure
from lantern.core.units import SAMPLE_RATE
from lantern.sound import channels, loudness
from lantern.sound.arrays import Pcm, Wave
from lantern.sound.request import Excerpt

BLOCK_SAMPLES = 10 * SAMPLE_RATE
"""Samples in memory at a time."""
MAX_SECONDS = 3600
"""Seconds of an author's file that are read at most."""
_FRAME_BYTES = 8  # two floats


def write_wav(path: Path, pcm: Pcm, rate: int = SAMPLE_RATE) -> None:
    """Write a WAV of 16 bit: mono from (samples,), stereo from (samples, 2)."""
    with wave.open(str(path), "wb") as out:
        out.setnchannels(pcm.ndim)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(pcm.astype("<i2").tobytes())


def read_wav(path: Path) -> Pcm:
    """Read what `write_wav` wrote: (samples,) for mono, else (samples, channels)."""
    with wave.open(str(path), "rb") as source:
        channels = source.getnchannels()
        data = source.readframes(source.getnframes())
    pcm = np.frombuffer(data, "<i2").astype(np.int16)
    if channels == 1:
        return pcm
    return pcm.reshape(-1, channels)


@dataclass(frozen=True)
class Track:
    """Stereo floats on disk, `total` samples long; silence where nothing was added."""

    path: Path
    total: int

    @staticmethod
    def create_silent(path: Path, total: int) -> Track:
        """Create a silent track of `total` samples at `path`."""
        with path.open("wb") as stream:
            stream.truncate(_FRAME_BYTES * total)
        return Track(path, total)

    def read(self, start: int, count: int) -> Wave:
        """Read (count, 2) samples from sample `start` on; fewer at the end."""
        count = max(0, min(count, self.total - start))
        offset = _FRAME_BYTES * start
        values = np.fromfile(self.path, "<f4", 2 * count, offset=offset)
        return values.reshape(-1, 2)

    def write(self, start: int, wave: Wave) -> None:
        """Replace samples by (samples, 2), which lie within the track."""
        with self.path.open("r+b") as stream:
            stream.seek(_FRAME_BYTES * start)
            stream.write(np.ascontiguousarray(wave, "<f4").tobytes())

    def add(self, start: int, wave: Wave) -> None:
        """Add (samples, 2) from sample `start` on; what lies outside the track is left out."""
        wave = wave[max(0, -start) : max(0, self.total - start)]
        start = max(0, start)
        if len(wave):
            self.write(start, self.read(start, len(wave)) + wave)

    def iter_blocks(self) -> Iterator[tuple[int, Wave]]:
        """Yield the track block by block: first sample, and samples (n, 2)."""
        for start in range(0, self.total, BLOCK_SAMPLES):
            yield start, self.read(start, BLOCK_SAMPLES)


# Files of authors


@dataclass(frozen=True)
class AudioInfo:
    """Facts of an author's file: samples at 48 kHz, LUFS of all of it and of its loudest 400 ms.

    It is `clipped` if its peaks are cut flat.
    """

    SCHEMA: ClassVar[str] = "lantern.audio/1"

    samples: int
    lufs: float
    loudest: float
    clipped: bool


@dataclass(frozen=True)
class MonoRecording:
    """An author's file as one voice, 48 kHz mono; `rate` is its own rate in Hz.

    `one_channel` tells that it is one of several channels, since the others cancel it or are empty.
    """

    pcm: Pcm
    rate: int
    clipped: bool
    one_channel: bool = False


_SIGNATURES = (
    ("wav", re.compile(rb"(RIFF|RF64)....WAVE", re.S)),
    ("flac", re.compile(rb"fLaC")),
    ("ogg", re.compile(rb"OggS")),
    ("mov", re.compile(rb"....ftyp", re.S)),
    ("matroska", re.compile(rb"\x1aE\xdf\xa3")),
    ("avi", re.compile(rb"RIFF....AVI ", re.S)),
    ("aiff", re.compile(rb"FORM....AIF[FC]", re.S)),
    ("mp3", re.compile(rb"ID3|\xff[\xe2-\xe7\xf2-\xf7\xfa\xfb]")),
    ("aac", re.compile(rb"\xff[\xf0\xf1\xf8\xf9]")),
)
"""ffmpeg's name of a format, and how its files begin; the first that matches counts."""
READABLE_FORMATS = "WAV, FLAC, MP3, Ogg, Opus, M4A, AAC, AIFF"
_CODECS = (
    "aac,alac,flac,mp3,mp3float,opus,libopus,vorbis,"
    "pcm_u8,pcm_s16le,pcm_s24le,pcm_s32le,pcm_f32le,pcm_f64le,"
    "ac3,eac3,pcm_s16be,pcm_s24be,pcm_s32be,pcm_s8,pcm_alaw,pcm_mulaw"
)
_STATISTICS = (
    "astats=measure_perchannel=RMS_level:measure_overall=Peak_level+Flat_factor"
)
_CLEAR_OFFSET = 328
"""A hundredth of full scale: samples whose mean lies further from zero are shifted."""
_RESAMPLE = f"aresample={SAMPLE_RATE}:resampler=soxr"
_FOOTAGE_RESAMPLE = f"{_RESAMPLE}:async=1:first_pts=0"


def detect_format(path: Path) -> tuple[str, str]:
    """Return ffmpeg's name for a file's format and "", or "" and what is wrong with the file."""
    try:
        with open_plain(path) as stream:
            head = stream.read(16)
    except OSError as error:
        return "", f"can't be read: {error.strerror}"
    if not head:
        return "", "is empty"
    for form, signature in _SIGNATURES:
        if signature.match(head):
            return form, ""
    return "", f"isn't a sound file that Lantern reads ({READABLE_FORMATS})"


def decode_track(
    path: Path,
    name: str,
    out: Path,
    *,
    seconds: float = MAX_SECONDS,
    begin: float | None = None,
) -> tuple[AudioInfo, Track]:
    """Decode an author's file to a track at `out`, and measure it.

    Args:
        path: the file.
        name: what messages call it.
        out: where the track is written.
        seconds: how much to decode.
        begin: only for footage: the second to start at. Silence stands for sound that sets in
            later than the picture, or ends before it.

    Raises:
        AssetFailure: the file can't be used: no sound, cut off, silent, or broken.
    """
    source = _build_input(path, name)
    length = min(seconds, MAX_SECONDS)
    seek: list[str] = []
    resample = _RESAMPLE
    if begin is not None:
        seek = ["-ss", f"{begin:.6f}"]
        resample = _FOOTAGE_RESAMPLE
    options = ["-vn", "-t", f"{length:.3f}", "-af", f"{_STATISTICS},{resample}"]
    options += ["-ac", "2", "-f", "f32le", "-y", str(out)]
    claimed = _read_claimed_seconds(source, name) - (begin or 0.0)
    _, log = _decode([*seek, *source], options, name)
    track = Track(out, out.stat().st_size // _FRAME_BYTES)
    channels.pair_channels(track)
    info = _measure(track, log)
    if begin is None or not info.samples:
        got = info.samples / SAMPLE_RATE
        _check_whole(
            name,
            got=got,
            claimed=min(claimed, length),
        )
    _check_loudness(name, info.loudest)
    return info, track


def verify_sound(path: Path, name: str) -> None:
    """Decode an author's file, and keep nothing of it: what would fail a render fails here.

    Raises:
        AssetFailure: the file can't be used: no sound, cut off, silent, or broken.
    """
    source = _build_input(path, name)
    claimed = _read_claimed_seconds(source, name)
    options = [
        "-vn",
        "-t",
        str(MAX_SECONDS),
        "-af",
        _STATISTICS,
        "-f",
        "null",
        "-",
    ]
    _, log = _decode(source, options, name)
    got = ffmpeg.read_stats_seconds(log)
    _check_whole(
        name,
        got=got,
        claimed=min(claimed, MAX_SECONDS),
    )
    if b"Peak level dB: -inf" in log:
        raise AssetFailure(f"{name} is silent")


def decode_speech(
    path: Path, name: str, excerpt: Excerpt | None = None
) -> MonoRecording:
    """Decode an author's recording of a voice, at most MAX_SECONDS of it.

    Of footage an excerpt is decoded, with silence for sound that sets in later than the picture.

    Raises:
        AssetFailure: the file can't be used: no sound, cut off, or broken.
    """
    source = _build_input(path, name)
    claimed = min(_read_claimed_seconds(source, name), MAX_SECONDS)
    resample = _RESAMPLE
    if excerpt is not None:
        source = [
            "-ss",
            f"{excerpt.start:.6f}",
            "-t",
            f"{excerpt.length:.6f}",
            *source,
        ]
        claimed = 0.0  # sound may end before the picture
        resample = _FOOTAGE_RESAMPLE
    pcm, log = _decode_mono(source, name, resample)
    _check_whole(
        name,
        got=len(pcm) / SAMPLE_RATE,
        claimed=claimed,
    )
    channel = channels.find_louder_channel(channels.parse_levels(log), pcm)
    if channel is not None:
        pcm, _ = _decode_mono(source, name, resample, channel=channel)
    pcm = _remove_offset(pcm)
    found = re.search(rb"Audio: .*?(\d+) Hz", log)
    rate = int(found[1]) if found else SAMPLE_RATE
    return MonoRecording(pcm, rate, _has_flat_peaks(log), channel is not None)


def _remove_offset(pcm: Pcm) -> Pcm:
    """Return samples that swing about zero, where they lay clearly above it or below.

    Faulty sound cards do so; each take would begin and end with a click.
    """
    offset = round(float(pcm.mean())) if len(pcm) else 0
    if abs(offset) < _CLEAR_OFFSET:
        return pcm
    return np.clip(pcm.astype(np.int32) - offset, -32768, 32767).astype(
        np.int16
    )


def _decode_mono(
    source: list[str], name: str, resample: str, *, channel: int | None = None
) -> tuple[Pcm, bytes]:
    """Return a file's samples in one channel, and ffmpeg's log.

    That is the mix of all its channels, or the one with this number, from 0.
    """
    steps = [_STATISTICS, resample]
    if channel is not None:
        steps.append(f"pan=mono|c0=c{channel}")
    options = ["-vn", "-t", str(MAX_SECONDS), "-af", ",".join(steps)]
    options += ["-ac", "1", "-f", "s16le", "pipe:1"]
    output, log = _decode(source, options, name)
    return np.frombuffer(output, "<i2").astype(np.int16), log


def _build_input(path: Path, name: str) -> list[str]:
    """Return ffmpeg's options for an author's file as an input.

    Raises:
        AssetFailure: it is no sound file.
    """
    form, wrong = detect_format(path)
    if wrong:
        raise AssetFailure(f"{name} {wrong}")
    return ["-f", form, "-codec_whitelist", _CODECS, "-i", str(path)]


def _decode(
    source: list[str], options: list[str], name: str, *, timeout: float = 600.0
) -> tuple[bytes, bytes]:
    """Run ffmpeg on a file's first sound; return its output and its log of what it found.

    Raises:
        AssetFailure: ffmpeg fails.
    """
    safe = ffmpeg.SAFE_OPTIONS_WITH_LOG
    argv = [ffmpeg.find_ffmpeg(), *safe, *source, "-map", "0:a:0", *options]
    try:
        done = process.run(argv, name, timeout=timeout)
    except ToolFailure as failure:
        if any("matches no streams" in line for line in failure.detail):
            raise AssetFailure(f"{name} has no sound") from None
        detail = failure.detail[-2:]
        raise AssetFailure(f"{name} can't be decoded", detail) from None
    return done.stdout, done.stderr


def _measure(track: Track, log: bytes) -> AudioInfo:
    powers = loudness.measure_powers(track)
    return AudioInfo(
        samples=track.total,
        lufs=loudness.measure_integrated(powers),
        loudest=loudness.measure_loudest(powers),
        clipped=_has_flat_peaks(log),
    )


def _check_whole(name: str, *, got: float, claimed: float) -> None:
    """Check that a file has as many seconds as it says; a few less are no fault.

    Raises:
        AssetFailure: it has no sound, or was cut off.
    """
    if not got:
        raise AssetFailure(f"{name} has no sound")
    if claimed - got > max(0.25, 0.02 * claimed):
        found = f"it says {claimed:.1f} s, and {got:.1f} s can be read"
        raise AssetFailure(f"{name} is cut off: {found}; get it again")


def _check_loudness(name: str, loudest: float) -> None:
    """Check that a file can be heard.

    Raises:
        AssetFailure: it is silent, or broken.
    """
    if math.isnan(loudest):  # floats may be anything
        raise AssetFailure(f"{name} has samples that aren't numbers")
    if loudest <= -70:
        raise AssetFailure(f"{name} is silent")


def _read_claimed_seconds(source: list[str], name: str) -> float:
    """Return the seconds that a file's own header says; 0 when it says nothing.

    Raises:
        AssetFailure: the file can't be opened.
    """
    form, path = source[1], Path(source[-1])
    options = ["-c", "copy", "-t", "0", "-f", "null", "-"]
    _, log = _decode(source, options, name, timeout=60)
    found = re.search(rb"Duration: (\d+):(\d+):(\d+\.\d+)", log)
    if found is None:
        return 0.0
    if (
        b"Estimating duration" in log and form != "wav"
    ):  # guessed from the file's size
        return 0.0
    hours, minutes, seconds = (float(group) for group in found.groups())
    total = 3600 * hours + 60 * minutes + seconds
    if form == "wav":
        total *= _compute_claimed_ratio(path)
    return total


def _compute_claimed_ratio(path: Path) -> float:
    """Return how many times as long a WAV says it is as ffmpeg says, which believes its size."""
    size = path.stat().st_size
    with open_plain(path) as stream:
        head = stream.read(8)
    claimed = int.from_bytes(head[4:], "little") + 8
    if size < claimed < 2**32 - 1:
        return claimed / size
    return 1.0


def _has_flat_peaks(log: bytes) -> bool:
    """Tell whether peaks stay at full scale for two samples or more on average.

    That is 6 dB of the flat factor that astats logs.
    """
    peak = re.findall(rb"Peak level dB: (-?[\d.]+)", log)
    flat = re.findall(rb"Flat factor: (-?[\d.]+)", log)
    if not peak or not flat:
        return False
    return float(peak[-1]) > -0.01 and float(flat[-1]) >= 6
