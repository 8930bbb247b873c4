"""OpenTimelineIO reads the cut back: the same clips, gaps, dissolves, times and names."""

from __future__ import annotations

import json
from typing import Any

import pytest

from lantern.editions.export.otio import format_otio
from tests.support.edits import LENGTH, REMARK, SHOT, TITLE, make_sequence

otio: Any = pytest.importorskip("opentimelineio")


def read(text: str) -> Any:
    return otio.adapters.read_from_string(text, "otio_json")


def get_frames(time: Any) -> int:
    assert time.rate == 25
    return int(time.value)


def describe(child: Any) -> tuple[str, int, int]:
    """What a child of a track is, with its first frame in its file and its length."""
    kind = type(child).__name__
    if kind == "Transition":
        return kind, get_frames(child.in_offset), get_frames(child.out_offset)
    shown = child.source_range
    return kind, get_frames(shown.start_time), get_frames(shown.duration)


def test_tracks_have_clips_gaps_and_dissolves_in_whole_frames() -> None:
    timeline = read(format_otio(make_sequence()))
    assert timeline.name == TITLE
    found = {track.name: (track.kind, list(track)) for track in timeline.tracks}
    kinds = {name: kind for name, (kind, _) in found.items()}
    assert kinds == {
        "Pictures": "Video",
        "Lettering": "Video",
        "Voice": "Audio",
        "Music": "Audio",
    }
    assert [describe(child) for child in found["Pictures"][1]] == [
        ("Clip", 0, 50),
        ("Transition", 12, 12),
        ("Clip", 12, 40),
        ("Clip", 12, 30),
    ]
    assert [describe(child) for child in found["Voice"][1]] == [
        ("Gap", 0, 10),
        ("Clip", 0, 70),
        ("Gap", 0, 10),
        ("Clip", 0, 20),
    ]
    assert get_frames(timeline.duration()) == LENGTH


def test_the_dissolve_has_its_handles_in_both_files() -> None:
    timeline = read(format_otio(make_sequence()))
    pictures = timeline.tracks[0]
    for clip in (pictures[0], pictures[2]):
        seen = pictures.trimmed_range_of_child(clip).duration
        transition = pictures[1]
        visible = clip.visible_range()
        assert visible.duration == seen + transition.in_offset
        there = clip.available_range()
        assert there.start_time <= visible.start_time
        assert visible.end_time_exclusive() <= there.end_time_exclusive()


def test_files_names_and_markers_come_back() -> None:
    timeline = read(format_otio(make_sequence()))
    first = timeline.tracks[0][0]
    assert first.name == SHOT
    assert first.media_reference.target_url == "plates/01-wells-1.mp4"
    assert get_frames(first.media_reference.available_range.duration) == 74
    markers = timeline.tracks.markers
    assert [(mark.name, mark.color) for mark in markers] == [
        ("The wells", "GREEN"),
        (REMARK, "RED"),
    ]
    starts = [mark.marked_range.start_time for mark in markers]
    assert [get_frames(start) for start in starts] == [0, 60]


def test_what_is_read_and_written_again_is_the_same() -> None:
    text = format_otio(make_sequence())
    written = json.loads(read(text).to_json_string())
    assert_contained(json.loads(text), written)


def assert_contained(ours: Any, theirs: Any) -> None:
    """Every value of ours is among theirs; theirs have keys more, which are empty."""
    if isinstance(ours, dict):
        for name, value in ours.items():
            assert_contained(value, theirs[name])
    elif isinstance(ours, list):
        for one, other in zip(ours, theirs, strict=True):
            assert_contained(one, other)
    else:
        assert ours == theirs
