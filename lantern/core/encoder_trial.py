"""Hardware encoders, tried before they are believed: a few frames encoded, joined and decoded."""

from __future__ import annotations

import functools
import itertools
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lantern.core import mp4_index, process
from lantern.core.encoders import X264, build_encode_argv
from lantern.core.ffmpeg import (
    BITEXACT,
    MUX,
    SAFE_OPTIONS,
    find_ffmpeg,
    write_mp4,
)
from lantern.core.problems import ToolFailure
from lantern.core.units import Size

AUTO = "auto"
"""The first hardware encoder that works, else x264."""
_CLIPS = (range(40, 120, 10), range(120, 200, 10))
"""The greys of the frames that are encoded: two clips, as a film has segments."""
_GREY_TOLERANCE = 4
_TINY = (2, 2)
_TINY_BYTES = 6
"""Bytes of a decoded frame of 2 x 2: four of grey, two of colour."""
_STALL_SECONDS = 20.0


@dataclass(frozen=True)
class EncoderTrial:
    """What came of trying an encoder: why it can't be used, which is empty if it can."""

    encoder: str
    refusal: str
    detail: tuple[str, ...] = ()

    @property
    def advice(self) -> str:
        """What to tell the author of a film that names an encoder which can't be used."""
        return (
            f"{self.encoder} can't encode this film on this machine: {self.refusal};"
            " set the encoder to auto or x264"
        )


@functools.cache
def try_encoder(
    encoder: str, size: Size, fps: int, *, quality: str
) -> EncoderTrial:
    """Encode a few frames as a film's are, join them, decode them, and compare them.

    Args:
        encoder: a key of `encoders.HARDWARE`.
        size: width and height in pixels.
        fps: frames a second.
        quality: the film's.
    """
    label = f"trying {encoder}"
    with tempfile.TemporaryDirectory(prefix="lantern-") as scratch:
        folder = Path(scratch)
        clips = [folder / f"{n}.mp4" for n in range(len(_CLIPS))]
        try:
            for clip, greys in zip(clips, _CLIPS, strict=True):
                argv = build_encode_argv(
                    size,
                    fps,
                    quality=quality,
                    out=clip,
                    encoder=encoder,
                )
                frames = _iter_frames(size, greys)
                process.pipe(argv, label, frames, stall=_STALL_SECONDS)
            refusal = _compare(clips, label)
        except ToolFailure as failure:
            return EncoderTrial(encoder, _find_cause(failure), failure.detail)
    return EncoderTrial(encoder, refusal)


def _iter_frames(size: Size, greys: Sequence[int]) -> Iterator[bytes]:
    """Yield flat frames, yuv420p."""
    w, h = size
    colour = b"\x80" * (w * h // 2)
    for grey in greys:
        yield bytes([grey]) * (w * h) + colour


def _compare(clips: Sequence[Path], label: str) -> str:
    """Return what is wrong with encoded clips; nothing if they join to what was put in.

    Raises:
        ToolFailure: They can't be joined or decoded.
    """
    for clip, greys in zip(clips, _CLIPS, strict=True):
        count = mp4_index.count_pictures(clip, label)
        if count != len(greys):
            return f"it wrote {count} of {len(greys)} frames"
    if len({mp4_index.read_decoder_config(clip, label) for clip in clips}) > 1:
        return "what it makes can't be joined, since the headers differ"
    given = [*itertools.chain(*_CLIPS)]
    decoded = _decode_greys(_join(clips, label), label)
    if len(decoded) != len(given):
        return f"of {len(given)} frames {len(decoded)} could be decoded"
    off = [abs(got - grey) for got, grey in zip(decoded, given, strict=True)]
    if max(off) > _GREY_TOLERANCE:
        return "the frames that it makes are others than it was given"
    return ""


def _join(clips: Sequence[Path], label: str) -> Path:
    """Join clips by stream copy, as a film's segments are."""
    folder = clips[0].parent
    listed = folder / "clips.txt"
    lines = [f"file {clip.name}\n" for clip in clips]
    listed.write_text(
        "".join(["ffconcat version 1.0\n", *lines]), "utf-8", newline="\n"
    )
    joined = folder / "joined.mp4"
    source = ["-f", "concat", "-safe", "0", "-i", str(listed), "-c", "copy"]
    argv = [find_ffmpeg(), *SAFE_OPTIONS, *source, *BITEXACT, *MUX]
    process.run([*argv, *write_mp4(joined)], label, _STALL_SECONDS)
    return joined


def _decode_greys(film: Path, label: str) -> bytes:
    """Return the grey of each frame of a film, one byte for each."""
    w, h = _TINY
    source = ["-f", "mp4", "-i", str(film), "-vf", f"scale={w}:{h}"]
    raw = ["-pix_fmt", "yuv420p", "-f", "rawvideo", "pipe:1"]
    argv = [find_ffmpeg(), *SAFE_OPTIONS, *source, *raw]
    return process.run(argv, label, _STALL_SECONDS).stdout[::_TINY_BYTES]


def _find_cause(failure: ToolFailure) -> str:
    """Return the first thing that ffmpeg said, which the rest follows from."""
    said = failure.detail[1:]  # behind the command
    if not said:
        return failure.message
    return re.sub(r"^(\[[^]]*\] )+", "", said[0])


@dataclass(frozen=True)
class EncoderChoice:
    """The encoder of a film, and the trials of those that can't be used."""

    encoder: str
    refused: tuple[EncoderTrial, ...] = ()

    def __str__(self) -> str:
        """Return the encoder, and what keeps those before it from being used."""
        causes = [
            f"no {trial.encoder}: {trial.refusal}" for trial in self.refused
        ]
        return "; ".join([self.encoder, *causes])


def list_by_platform() -> tuple[str, ...]:
    """Return the hardware encoders that this platform may have, in the order they are tried."""
    if sys.platform == "darwin":
        return ("videotoolbox",)
    return ("nvenc", "qsv", "vaapi")


@functools.cache
def choose_encoder(
    wanted: str, size: Size, fps: int, *, quality: str
) -> EncoderChoice:
    """Return the encoder that a film gets: the one that is named, or what `auto` stands for here.

    Args:
        wanted: X264, AUTO, or a key of `encoders.HARDWARE`, which isn't tried here.
        size: width and height in pixels.
        fps: frames a second.
        quality: the film's.
    """
    if wanted != AUTO:
        return EncoderChoice(wanted)
    refused: list[EncoderTrial] = []
    for name in list_by_platform():
        trial = try_encoder(name, size, fps, quality=quality)
        if not trial.refusal:
            return EncoderChoice(name, tuple(refused))
        refused.append(trial)
    return EncoderChoice(X264, tuple(refused))
