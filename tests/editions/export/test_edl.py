"""Edit decision lists: their text, and what OpenTimelineIO's reader finds in it."""

from __future__ import annotations

from typing import Any

import pytest

from lantern.core.units import Frames
from lantern.editions.export.edit import EditTrack
from lantern.editions.export.edl import format_edl, format_title
from tests.support.edits import REMARK, make_clip, make_sequence

PICTURES = f"""\
TITLE: Salt & : 50 % #1 pictures
FCM: NON-DROP FRAME

001  AX       V     C        00:00:00:00 00:00:01:13 01:00:00:00 01:00:01:13
* FROM CLIP NAME: 01-wells-1.mp4
* SOURCE FILE: plates/01-wells-1.mp4
* LOC: 01:00:00:00 GREEN   The wells
002  AX       V     C        00:00:01:13 00:00:01:13 01:00:01:13 01:00:01:13
002  AX       V     D    024 00:00:00:00 00:00:02:02 01:00:01:13 01:00:03:15
* EFFECT NAME: CROSS DISSOLVE
* FROM CLIP NAME: 01-wells-1.mp4
* TO CLIP NAME: 01-wells-2.mp4
* SOURCE FILE: plates/01-wells-2.mp4
* LOC: 01:00:02:10 RED     {REMARK}
003  AX       V     C        00:00:00:12 00:00:01:17 01:00:03:15 01:00:04:20
* FROM CLIP NAME: 02-night-1.mp4
* SOURCE FILE: plates/02-night-1.mp4
"""
VOICE = """\
TITLE: Salt & : 50 % #1 voice
FCM: NON-DROP FRAME

001  AX       AA    C        00:00:00:00 00:00:02:20 01:00:00:10 01:00:03:05
* FROM CLIP NAME: voice-01.wav
* SOURCE FILE: sound/voice-01.wav
002  AX       AA    C        00:00:00:00 00:00:00:20 01:00:03:15 01:00:04:10
* FROM CLIP NAME: voice-02.wav
* SOURCE FILE: sound/voice-02.wav
"""


def test_a_list_has_events_in_time_code_with_files_and_markers() -> None:
    sequence = make_sequence()
    assert format_edl(sequence, sequence.pictures) == PICTURES
    assert format_edl(sequence, sequence.tracks[2]) == VOICE


def test_an_hour_and_a_day_are_counted_without_dropped_frames() -> None:
    sequence = make_sequence()
    clip = make_clip("late.mp4", 25 * 3661 + 24, 25 * 3662)
    text = format_edl(sequence, EditTrack("lettering", (clip,)))
    assert "02:01:01:24 02:01:02:00" in text


def test_a_title_is_ascii_of_at_most_70_characters() -> None:
    assert format_title("Žižkov, the\tend") == "Zizkov, the end"
    assert format_title("a" * 90) == "a" * 70


def test_a_reader_finds_the_clips_the_dissolve_and_the_markers() -> None:
    otio: Any = pytest.importorskip("opentimelineio")
    pytest.importorskip("otio_cmx3600_adapter")
    sequence = make_sequence()
    text = format_edl(sequence, sequence.pictures)
    timeline = otio.adapters.read_from_string(text, "cmx_3600", rate=25)
    children = list(timeline.tracks[0])
    clips = [child for child in children if isinstance(child, otio.schema.Clip)]
    assert [clip.name for clip in clips] == [
        "01-wells-1.mp4",
        "01-wells-2.mp4",
        "02-night-1.mp4",
    ]
    lengths = [Frames(clip.source_range.duration.value) for clip in clips]
    assert lengths == [38, 52, 30]
    dissolve = children[1]
    assert dissolve.transition_type == "SMPTE_Dissolve"
    assert dissolve.in_offset.value + dissolve.out_offset.value == 24
    assert [mark.name for mark in clips[0].markers] == ["The wells"]
    assert [mark.name for mark in clips[1].markers] == [REMARK]
