"""Encoders of pictures: how ffmpeg makes H.264 of raw frames.

The builders of argument lists are pure; `process` runs them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lantern.core.ffmpeg import (
    BITEXACT,
    MUX,
    SAFE_OPTIONS,
    find_ffmpeg,
    write_mp4,
)
from lantern.core.units import Size

X264 = "x264"
"""The encoder that gives the same bytes on every machine."""
COLOUR = (
    "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709"
    ":chroma_location=left"
)


@dataclass(frozen=True)
class X264Settings:
    """x264's preset, its constant rate factor, and what is set apart from the preset.

    Of the frames in a row that may be B-frames there are `b_frames` at most. `keyframes` are the
    seconds from one keyframe to the next.
    """

    preset: str
    crf: float
    b_frames: int = 2
    tuning: tuple[str, ...] = ()
    keyframes: float = 2.0


_TUNING = (
    # Rate control by macroblock trees, which superfast leaves out, halves files of still pictures.
    *("mbtree=1", "rc-lookahead=25"),
    # The fastest search can't judge where B-frames pay: always three is smaller and better.
    "b-adapt=0",
    # More for skies and paper than for detail, but less so than by default.
    *("aq-mode=2", "aq-strength=0.6"),
    *("trellis=1", "deblock=-1,-1"),
)
"""Chosen by `scripts/bench presets`."""
QUALITY: Mapping[str, X264Settings] = {
    "draft": X264Settings("ultrafast", 28),
    "standard": X264Settings("superfast", 17.5, 3, _TUNING),
    "master": X264Settings("fast", 13, 3, _TUNING),
    "lossless": X264Settings("ultrafast", 0),
    # For editing: no B-frames, and no frame is far from a keyframe. At 1080p 27 to 42 Mb/s with
    # 53 to 58 dB; ProRes 422 LT has 90 Mb/s with 38 to 46 dB (measured on the gallery).
    "plate": X264Settings("superfast", 12, 0, keyframes=0.5),
}


@dataclass(frozen=True)
class HardwareEncoder:
    """How ffmpeg is told to encode with a chip.

    `levels` are the values of `level_option` by quality. `device` opens the chip where the encoder
    doesn't do so itself, and `upload` are filters that bring a frame to it.
    """

    codec: str
    settings: tuple[str, ...]
    level_option: str
    levels: Mapping[str, int]
    device: tuple[str, ...] = ()
    upload: str = ""


HARDWARE: Mapping[str, HardwareEncoder] = {
    "nvenc": HardwareEncoder(
        codec="h264_nvenc",
        settings=(
            "-preset",
            "p5",
            "-rc",
            "vbr",
            "-b:v",
            "0",
            "-spatial-aq",
            "1",
        ),
        level_option="-cq",
        levels={"draft": 30, "standard": 19, "master": 15},
    ),
    "videotoolbox": HardwareEncoder(
        codec="h264_videotoolbox",
        settings=(),
        level_option="-q:v",  # 1 to 100, the best
        levels={"draft": 40, "standard": 65, "master": 80},
    ),
    "qsv": HardwareEncoder(
        codec="h264_qsv",
        settings=("-preset", "medium"),
        level_option="-global_quality",
        levels={"draft": 30, "standard": 19, "master": 15},
        upload=",format=nv12",
    ),
    "vaapi": HardwareEncoder(
        codec="h264_vaapi",
        settings=("-rc_mode", "CQP"),
        level_option="-qp",
        levels={"draft": 30, "standard": 20, "master": 16},
        device=("-init_hw_device", "vaapi=chip", "-filter_hw_device", "chip"),
        upload=",format=nv12,hwupload",
    ),
}
"""By the names that films have for them. Levels without a word are quantisers: 0 is the best."""


_ALPHA_QUANTISER = 4
"""Of ProRes: the best is 1. Lettering comes within 4 of 255 (measured), its alpha as it was."""


# long: the argument list, option by option
def build_encode_argv(
    size: Size, fps: int, *, quality: str, out: Path, encoder: str = X264
) -> list[str]:
    """Return how to encode raw yuv420p frames on stdin as an MP4 of closed-GOP H.264.

    Args:
        size: width and height in pixels.
        fps: frames a second.
        quality: a key of QUALITY; a hardware encoder has no lossless one.
        out: the MP4.
        encoder: X264, or a key of HARDWARE.
    """
    w, h = size
    source = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", f"{w}x{h}"]
    source += ["-r", str(fps), "-i", "pipe:0"]
    device: tuple[str, ...] = ()
    filters = COLOUR
    if encoder == X264:
        codec = _list_x264_options(quality)
    else:
        hardware = HARDWARE[encoder]
        codec = _list_hardware_options(hardware, quality)
        device = hardware.device
        filters += hardware.upload
    keyframes = QUALITY[quality].keyframes
    gop = [
        "-g",
        str(round(keyframes * fps)),
        "-flags",
        "+cgop+bitexact",
        *BITEXACT,
    ]
    track = ["-video_track_timescale", str(512 * fps), *MUX]
    options = ["-an", "-vf", filters, *codec, *gop, *track]
    return [
        *(find_ffmpeg(), *SAFE_OPTIONS, *device),
        *source,
        *options,
        *write_mp4(out),
    ]


def build_alpha_argv(size: Size, fps: int, *, out: Path) -> list[str]:
    """Return how to encode raw yuva444p10le frames on stdin as ProRes 4444 with straight alpha."""
    w, h = size
    source = ["-f", "rawvideo", "-pix_fmt", "yuva444p10le", "-s", f"{w}x{h}"]
    source += ["-r", str(fps), "-i", "pipe:0"]
    codec = ["-c:v", "prores_ks", "-profile:v", "4444", "-alpha_bits", "16"]
    codec += [
        "-qscale:v",
        str(_ALPHA_QUANTISER),
        "-vendor",
        "apl0",
        "-threads",
        "1",
    ]
    track = [
        "-flags",
        "+bitexact",
        *BITEXACT,
        "-video_track_timescale",
        str(512 * fps),
    ]
    return [
        *(find_ffmpeg(), *SAFE_OPTIONS),
        *source,
        *("-an", "-vf", COLOUR),
        *codec,
        *track,
        *("-movflags", "+write_colr", "-f", "mov", "-y", str(out)),
    ]


def _list_x264_options(quality: str) -> list[str]:
    """Return the options of x264.

    With one thread, and without the shortcuts that some processors have for macroblock trees, the
    bytes don't depend on the machine.
    """
    settings = QUALITY[quality]
    params = ":".join(("cpu-independent=1", *settings.tuning))
    options = ["-c:v", "libx264", "-preset", settings.preset]
    options += ["-crf", str(settings.crf), "-threads", "1"]
    options += ["-bf", str(settings.b_frames), "-x264-params", params]
    if quality != "lossless":
        options += ["-profile:v", "high"]
    return options


def _list_hardware_options(
    hardware: HardwareEncoder, quality: str
) -> list[str]:
    """Return the options of a chip. Without B-frames all chips number frames in the same way."""
    level = str(hardware.levels[quality])
    options = ["-c:v", hardware.codec, *hardware.settings]
    return [
        *options,
        hardware.level_option,
        level,
        "-bf",
        "0",
        "-profile:v",
        "high",
    ]
