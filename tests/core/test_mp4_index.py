"""The index of an MP4: pictures and samples are counted in it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from lantern.core import ffmpeg, mp4_index, process
from lantern.core.problems import ToolFailure


def box(kind: bytes, content: bytes) -> bytes:
    return (8 + len(content)).to_bytes(4) + kind + content


def make_index(handler: bytes, pictures: int) -> bytes:
    """Return the index of an MP4 with one track."""
    sizes = box(b"stsz", bytes(8) + pictures.to_bytes(4))
    media = box(b"hdlr", bytes(8) + handler) + box(b"minf", box(b"stbl", sizes))
    return box(b"moov", box(b"trak", box(b"mdia", media)))


def test_pictures_are_counted_in_the_file_s_own_index(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(box(b"ftyp", bytes(20)) + make_index(b"vide", 1234))
    assert mp4_index.count_pictures(path, "count") == 1234


def test_a_file_with_sound_only_has_no_pictures(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(make_index(b"soun", 99))
    assert mp4_index.count_pictures(path, "count") == 0


def test_a_box_of_more_than_4_gigabytes_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    content = bytes(100)
    large = (
        (1).to_bytes(4) + b"mdat" + (16 + len(content)).to_bytes(8) + content
    )
    path.write_bytes(large + make_index(b"vide", 7))
    assert mp4_index.count_pictures(path, "count") == 7


@pytest.mark.process
def test_the_samples_of_a_sound_are_counted_in_its_index(
    tmp_path: Path,
) -> None:
    out = tmp_path / "a.m4a"
    wave = np.zeros((10_000, 2), "<f4").tobytes()
    process.pipe(ffmpeg.build_aac_argv(out), "a sound", [wave])
    # 10,000 samples take ten packets; the first one, before them, is dropped or not
    count = mp4_index.count_sound_samples(out, "a sound")
    assert 10_000 <= count <= 12 * 1024
    assert mp4_index.count_pictures(out, "a sound") == 0
    out.write_bytes(out.read_bytes()[:-1])
    with pytest.raises(ToolFailure, match=r"a sound: a\.m4a is no whole MP4"):
        mp4_index.count_sound_samples(out, "a sound")
