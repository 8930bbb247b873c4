"""Programs in ffmpeg's place: one with a chip that is x264 in truth, one whose chips fail."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from lantern.core import encoder_trial, ffmpeg

_NVENC_OPTIONS = ["-preset", "-rc", "-b:v", "-spatial-aq", "-cq"]
_WITH_NVENC = """\
#!{python} -SE
import os, sys
words = sys.argv[1:]
if "h264_nvenc" in words:
    for option in {options}:
        at = words.index(option)
        del words[at : at + 2]
    at = words.index("h264_nvenc")
    words[at : at + 1] = ["libx264", "-preset", "ultrafast", *{more}]
os.execv({real!r}, [{real!r}, *words])
"""
_WITHOUT_A_DRIVER = """\
#!/bin/sh
case "$*" in
*h264_nvenc*)
    echo '[h264_nvenc @ 0x55] Cannot load libcuda.so.1' >&2
    echo '[vost#0:0/h264_nvenc @ 0x55] Error while opening encoder' >&2
    exit 255;;
*_qsv* | *_vaapi* | *_videotoolbox*)
    echo 'No chip.' >&2
    exit 1;;
esac
exec {real} "$@"
"""


def write_with_nvenc(folder: Path, more: str = "[]") -> Path:
    """Write a program that has NVENC; `more` is Python for what is added to x264's options."""
    text = _WITH_NVENC.format(
        python=sys.executable,
        options=_NVENC_OPTIONS,
        more=more,
        real=ffmpeg.find_ffmpeg(),
    )
    return _write_program(folder / "with-nvenc", text)


def write_without_driver(folder: Path) -> Path:
    """Write a program that fails as ffmpeg does where a chip's driver is missing."""
    text = _WITHOUT_A_DRIVER.format(real=ffmpeg.find_ffmpeg())
    return _write_program(folder / "without-a-driver", text)


def _write_program(path: Path, text: str) -> Path:
    path.write_text(text)
    path.chmod(0o755)
    return path


@contextmanager
def using(program: Path) -> Iterator[None]:
    """Have Lantern take a program for ffmpeg."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IMAGEIO_FFMPEG_EXE", ffmpeg.find_ffmpeg())
        patch.setenv("FFMPEG_BINARY", str(program))
        _forget()
        yield
    _forget()


def _forget() -> None:
    """Forget what is known of ffmpeg."""
    ffmpeg.find_ffmpeg.cache_clear()
    ffmpeg.describe_version.cache_clear()
    encoder_trial.try_encoder.cache_clear()
    encoder_trial.choose_encoder.cache_clear()
