"""Footage as phones and programs leave it: its length is what a player shows."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from lantern.visuals.clip import probe
from lantern.visuals.clip.frame_sources import FileFrameSource
from tests.support.footage import brightness, copy_footage, film

pytestmark = pytest.mark.film


def show(path: Path, *frames: int) -> list[int]:
    """Return which of the tests' pictures stands at each of these frames."""
    source = FileFrameSource(path)
    known = {brightness(k): k for k in range(120)}
    found = []
    for frame in frames:
        luma = int(source.read_planes(frame, (64, 36)).y[18, 40])
        found.append(known[min(known, key=lambda level: abs(level - luma))])
    return found


@pytest.mark.parametrize("name", ["b.mp4", "b.mov"])
def test_what_an_edit_list_hides_is_no_part_of_the_footage(
    tmp_path: Path, name: str
) -> None:
    whole = film(tmp_path / "a.mp4", 60)
    trimmed = copy_footage(whole, tmp_path / name, "-ss", "0.8", "-t", "1")
    info = probe.probe_file(trimmed)
    last = info.frames - 1
    # a stream copy keeps some pictures after the end that was asked for
    assert 25 <= info.frames <= 28
    assert show(trimmed, 0, 10, last) == [20, 30, 20 + last]


def test_footage_that_begins_late_begins_with_its_first_picture(
    tmp_path: Path,
) -> None:
    whole = film(tmp_path / "a.mp4", 30)
    late = copy_footage(
        whole, tmp_path / "b.mkv", more=["-output_ts_offset", "3"]
    )
    assert probe.probe_file(late).seconds == 1.2
    assert show(late, 0, 29) == [0, 29]


def test_pictures_that_stand_longer_are_counted_by_their_time(
    tmp_path: Path,
) -> None:
    drop = ["-vf", "select='not(between(n,5,19))'", "-fps_mode", "vfr"]
    path = film(tmp_path / "a.mkv", 40, more=drop)
    assert probe.probe_file(path).seconds == 1.6
    assert show(path, 4, 12, 20, 39) == [4, 4, 20, 39]


def test_footage_that_does_not_say_how_long_it_is(tmp_path: Path) -> None:
    live = film(tmp_path / "a.mkv", 30, more=["-live", "1"])
    assert b"\x44\x89" not in live.read_bytes()[:600], "no length in its head"
    assert probe.probe_file(live).frames == 30
    assert show(live, 0, 29) == [0, 29]


def test_a_wrong_length_in_the_head_is_not_believed(tmp_path: Path) -> None:
    path = film(tmp_path / "a.mp4", 30)
    data = bytearray(path.read_bytes())
    for box, offset in ((b"mvhd", 20), (b"mdhd", 20), (b"tkhd", 24)):
        at = data.find(box) + offset
        (length,) = struct.unpack_from(">I", data, at)
        struct.pack_into(">I", data, at, 3 * length)
    path.write_bytes(data)
    assert probe.probe_file(path).frames == 30
    assert show(path, 29) == [29]


@pytest.mark.parametrize(
    ("angle", "size"),
    [("90", (36, 64)), ("-90", (36, 64)), ("180", (64, 36)), ("45", (64, 36))],
)
def test_footage_is_turned_as_players_turn_it(
    tmp_path: Path, angle: str, size: tuple[int, int]
) -> None:
    whole = film(tmp_path / "a.mp4", 3)
    turned = copy_footage(whole, tmp_path / "b.mp4", "-display_rotation", angle)
    assert probe.probe_file(turned).size == size
