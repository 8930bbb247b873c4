"""Sound on disk: WAV, tracks of floats that are read and added to piece by piece, and other people's sound files.

A user's file is known by its first bytes, never by its name, and decoded by ffmpeg with that one format allowed.
"""

from __future__ import annotations

import math
import re
import wave
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lantern.core import ffmpeg, process
from lantern.core.problems import AssetFailure, ToolFailure
from lantern.core.units import SAMPLE_RATE
from lantern.sound import loudness
from lantern.sound.arrays import Pcm, Wave

BLOCK_SAMPLES = 10 * SAMPLE_RATE
"""Samples handled at a time."""
MAX_SECONDS = 3600
"""Seconds of a user's file that are read at most."""


def write_wav(path: Path, pcm: Pcm, rate: int = SAMPLE_RATE) -> None:
    """16-bit WAV: mono from (samples,), stereo from (samples, 2)."""
    with wave.open(str(path), "wb") as out:
        out.setnchannels(pcm.ndim)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(pcm.astype("<i2").tobytes())


def read_wav(path: Path) -> Pcm:
    """What write_wav wrote."""
    with wave.open(str(path), "rb") as source:
        pcm = np.frombuffer(source.readframes(source.getnframes()), "<i2").astype(
            np.int16
        )
        return (
            pcm
            if source.getnchannels() == 1
            else pcm.reshape(-1, source.getnchannels())
        )


@dataclass(frozen=True)
class Track:
    """Stereo floats on disk, `total` samples long, silence where nothing was added."""

    path: Path
    total: int

    @staticmethod
    def create_silent(path: Path, total: int) -> Track:
        with path.open("wb") as stream:
            stream.truncate(8 * total)
        return Track(path, total)

    def read(self, start: int, count: int) -> Wave:
        """(samples, 2); fewer at the end."""
        count = max(0, min(count, self.total - start))
        return np.fromfile(self.path, "<f4", 2 * count, offset=8 * start).reshape(-1, 2)

    def write(self, start: int, wave: Wave) -> None:
        with self.path.open("r+b") as stream:
            stream.seek(8 * start)
            stream.write(np.ascontiguousarray(wave, "<f4").tobytes())

    def add(self, start: int, wave: Wave) -> None:
        """Add (samples, 2) from sample `start` on; what lies outside the film is left out."""
        wave = wave[max(0, -start) : max(0, self.total - start)]
        start = max(0, start)
        if len(wave):
            self.write(start, self.read(start, len(wave)) + wave)

    def iter_blocks(self) -> Iterator[tuple[int, Wave]]:
        """(first sample, samples) from end to end."""
        for start in range(0, self.total, BLOCK_SAMPLES):
            yield start, self.read(start, BLOCK_SAMPLES)


@dataclass(frozen=True)
class AudioInfo:
    """What is known of a user's file: samples at 48 kHz, LUFS overall and of its loudest moment, flattened peaks."""

    samples: int
    lufs: float
    loudest: float
    clipped: bool


_KINDS = (
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
READABLE_FORMATS = "WAV, FLAC, MP3, Ogg, Opus, M4A, AAC, AIFF"
_CODECS = "aac,alac,flac,mp3,mp3float,opus,libopus,vorbis,pcm_u8,pcm_s16le,pcm_s24le,pcm_s32le,pcm_f32le,pcm_f64le"
_CODECS += ",ac3,eac3,pcm_s16be,pcm_s24be,pcm_s32be,pcm_s8,pcm_alaw,pcm_mulaw"


def detect_format(path: Path) -> tuple[str, str]:
    """ffmpeg's name for the format of a sound file and "", or "" and what is wrong with it."""
    try:
        with path.open("rb") as stream:
            head = stream.read(16)
    except OSError as error:
        return "", f"can't be read: {error.strerror}"
    if not head:
        return "", "is empty"
    form = next((form for form, start in _KINDS if start.match(head)), "")
    return (
        form,
        "" if form else f"is not a sound that Lantern reads ({READABLE_FORMATS})",
    )


def decode_track(
    path: Path, name: str, out: Path, seconds: float = MAX_SECONDS, begin: float | None = None
) -> tuple[AudioInfo, Track]:  # fmt: skip
    """Decode so much of a user's file to `out`, stereo at 48 kHz, and say what is in it. Raises AssetFailure.

    With a `begin` it is footage: heard from that second on, and in time with its pictures.
    """
    form, wrong = detect_format(path)
    if wrong:
        raise AssetFailure(f"{name} {wrong}")
    # footage: the input is sought, and silence stands for sound that sets in later than the picture
    seek, late = (
        (["-ss", f"{begin:.6f}"], ":async=1:first_pts=0")
        if begin is not None
        else ([], "")
    )
    source = [*seek, "-f", form, "-codec_whitelist", _CODECS, "-i", str(path)]
    try:
        claimed = _read_claimed_seconds(source[len(seek) :], name) - (begin or 0.0)
        argv = [*_verbose_argv(source), "-vn", "-t", f"{min(seconds, MAX_SECONDS):.3f}"]
        shape = [
            "-af",
            f"{_FLATNESS},aresample={SAMPLE_RATE}:resampler=soxr{late}",
            "-ac",
            "2",
            "-f",
            "f32le",
        ]
        said = process.run([*argv, *shape, "-y", str(out)], name, 600).stderr
    except ToolFailure as failure:
        raise AssetFailure(f"{name} can't be decoded", failure.detail[-2:]) from None
    track = Track(out, out.stat().st_size // 8)
    powers = loudness.measure_powers(track)
    heard = AudioInfo(
        track.total,
        loudness.measure_integrated(powers),
        loudness.measure_loudest(powers),
        _has_flat_peaks(said),
    )
    if (
        begin is None or not heard.samples
    ):  # the sound of footage may end before its pictures
        _check_whole(
            name, heard.samples / SAMPLE_RATE, min(claimed, seconds, MAX_SECONDS)
        )
    if math.isnan(heard.loudest):  # floats may be anything
        raise AssetFailure(f"{name} holds samples that are no numbers")
    if heard.loudest <= -70:
        raise AssetFailure(f"{name} is silent")
    return heard, track


@dataclass(frozen=True)
class MonoRecording:
    """A user's file as one voice, 48 kHz mono: its samples, the rate it was recorded at, whether its peaks are flat."""

    pcm: Pcm
    rate: int
    clipped: bool


def decode_speech(path: Path, name: str) -> MonoRecording:
    """Decode a user's recording of a voice, at most LONGEST of it. Raises AssetFailure."""
    form, wrong = detect_format(path)
    if wrong:
        raise AssetFailure(f"{name} {wrong}")
    source = ["-f", form, "-codec_whitelist", _CODECS, "-i", str(path)]
    try:
        claimed = _read_claimed_seconds(source, name)
        shape = [
            "-vn",
            "-t",
            str(MAX_SECONDS),
            "-af",
            f"{_FLATNESS},aresample={SAMPLE_RATE}:resampler=soxr",
            "-ac",
            "1",
        ]
        done = process.run(
            [*_verbose_argv(source), *shape, "-f", "s16le", "pipe:1"], name, 600
        )
    except ToolFailure as failure:
        raise AssetFailure(f"{name} can't be decoded", failure.detail[-2:]) from None
    pcm = np.frombuffer(done.stdout, "<i2").astype(np.int16)
    _check_whole(name, len(pcm) / SAMPLE_RATE, min(claimed, MAX_SECONDS))
    rate = re.search(rb"Audio: .*?(\d+) Hz", done.stderr)
    return MonoRecording(
        pcm, int(rate[1]) if rate else SAMPLE_RATE, _has_flat_peaks(done.stderr)
    )


def _check_whole(name: str, got: float, claimed: float) -> None:
    """Raises AssetFailure when there are fewer seconds of a file than it says."""
    if not got:
        raise AssetFailure(f"{name} holds no sound")
    if claimed - got > max(0.25, 0.02 * claimed):
        raise AssetFailure(
            f"{name} is cut off: it says {claimed:.1f} s, and {got:.1f} s can be read; get it again"
        )


def _read_claimed_seconds(source: list[str], name: str) -> float:
    """The seconds that the file's own header says; 0 when it doesn't. Raises ToolFailure when it can't be opened."""
    said = process.run(
        [*_verbose_argv(source), "-c", "copy", "-t", "0", "-f", "null", "-"], name, 60
    ).stderr
    found = re.search(rb"Duration: (\d+):(\d+):(\d+\.\d+)", said)
    if found is None or (
        b"Estimating duration" in said and source[1] != "wav"
    ):  # guessed from the file's size
        return 0.0
    hours, minutes, seconds = (float(g) for g in found.groups())
    return (3600 * hours + 60 * minutes + seconds) * (
        _claim_ratio(Path(source[-1])) if source[1] == "wav" else 1.0
    )


def _claim_ratio(path: Path) -> float:
    """How many times as long a WAV says it is, of what ffmpeg finds in it: of a cut one it takes what is there."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        said = int.from_bytes(stream.read(8)[4:], "little") + 8
    return said / size if size < said < 2**32 - 1 else 1.0


_FLATNESS = "astats=measure_perchannel=none:measure_overall=Peak_level+Flat_factor"


def _has_flat_peaks(said: bytes) -> bool:
    """Whether peaks stand at full scale for two samples and more on average (6 dB of astats' flat factor)."""
    peak, flat = (
        re.findall(name + rb": (-?[\d.]+)", said)
        for name in (rb"Peak level dB", rb"Flat factor")
    )
    return bool(peak and flat) and float(peak[-1]) > -0.01 and float(flat[-1]) >= 6


def _verbose_argv(source: list[str]) -> list[str]:
    """ffmpeg on the file's first sound, saying what it finds."""
    return [
        ffmpeg.find_ffmpeg(),
        *ffmpeg.SAFE_OPTIONS_WITH_LOG,
        *source,
        "-map",
        "0:a:0",
    ]
