"""Encoders of pictures: what they make is tagged, whole, and can be joined."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from lantern.core import encoders, ffmpeg, mp4_index, process
from lantern.core.problems import ToolFailure
from lantern.graphics.pixels import make_flat_frame

pytestmark = pytest.mark.process

SIZE = (64, 36)


def encoded(
    out: Path, frames: int = 30, fps: int = 25, *, quality: str = "lossless"
) -> Path:
    pictures = (
        make_flat_frame(SIZE, (16 + n * 3, 100, 160)).tobytes()
        for n in range(frames)
    )
    argv = encoders.build_encode_argv(
        SIZE,
        fps,
        quality=quality,
        out=out,
    )
    process.pipe(argv, "segment", pictures)
    return out


@pytest.mark.parametrize(
    ("quality", "preset"),
    [("draft", "ultrafast"), ("standard", "superfast"), ("master", "fast")],
)
def test_qualities(quality: str, preset: str) -> None:
    argv = encoders.build_encode_argv(
        SIZE,
        30,
        quality=quality,
        out=Path("o.mp4"),
    )
    assert (
        argv[argv.index("-preset") + 1] == preset
        and argv[argv.index("-threads") + 1] == "1"
    )
    assert (
        argv[argv.index("-g") + 1] == "60"
        and argv[argv.index("-s") + 1] == "64x36"
    )


@pytest.mark.film
def test_what_is_encoded_comes_back_tagged_and_whole(tmp_path: Path) -> None:
    path = encoded(tmp_path / "a.mp4")
    assert mp4_index.count_pictures(path, "count") == 30
    said = (
        process.start([ffmpeg.find_ffmpeg(), "-i", str(path)], "probe")
        .communicate()[1]
        .decode()
    )
    assert "yuv420p(tv, bt709, progressive)" in said and "25 fps" in said
    raw = process.run(
        [
            ffmpeg.find_ffmpeg(),
            *ffmpeg.SAFE_OPTIONS,
            "-i",
            str(path),
            "-f",
            "rawvideo",
            "pipe:1",
        ],
        "decode",
    ).stdout
    assert raw == b"".join(
        make_flat_frame(SIZE, (16 + n * 3, 100, 160)).tobytes()
        for n in range(30)
    )


@pytest.mark.film
def test_the_same_frames_give_the_same_bytes(tmp_path: Path) -> None:
    first = encoded(tmp_path / "a.mp4", quality="standard").read_bytes()
    assert first == encoded(tmp_path / "b.mp4", quality="standard").read_bytes()
    assert first.index(b"moov") < first.index(b"mdat") and b"elst" not in first


def encode_hum(out: Path) -> None:
    """Encode 0.8 s of a quiet tone."""
    hum = 0.1 * np.sin(2 * math.pi * 997 * np.arange(38_400) / 48_000)
    floats = np.repeat(hum, 2).astype("<f4").tobytes()
    process.pipe(ffmpeg.build_aac_argv(out), "sound", [floats])


@pytest.mark.film
def test_segments_are_joined_without_losing_a_frame(tmp_path: Path) -> None:
    segments = "ffconcat version 1.0\n"
    for n, frames in enumerate((7, 1, 12)):
        encoded(tmp_path / f"{n}.mp4", frames, quality="standard")
        segments += f"file {n}.mp4\n"
    parts = ffmpeg.MuxInputs(
        tmp_path / "list", tmp_path / "mix.mp4", tmp_path / "meta", "ru-RU"
    )
    parts.segments.write_text(segments)
    parts.metadata.write_text(";FFMETADATA1\ntitle=Salt\n")
    encode_hum(parts.mix)
    film = tmp_path / "film.mp4"
    process.run(ffmpeg.build_mux_argv(parts, film), "film")
    assert mp4_index.count_pictures(film, "count") == 20
    probe = process.start([ffmpeg.find_ffmpeg(), "-i", str(film)], "probe")
    said = probe.communicate()[1].decode()
    assert "title           : Salt" in said
    assert said.count("(rus)") == 2


@pytest.mark.film
def test_a_damaged_video_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"not a film" * 100)
    encoded(tmp_path / "b.mp4")
    (tmp_path / "b.mp4").write_bytes((tmp_path / "b.mp4").read_bytes()[:-1])
    for name in ("a.mp4", "b.mp4"):
        with pytest.raises(
            ToolFailure, match=rf"^count: {name} is no whole MP4$"
        ):
            mp4_index.count_pictures(tmp_path / name, "count")
