"""FCPXML: each element has the attributes and children, in the order, that version 1.13 allows."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest

from lantern.core.units import Frames
from lantern.editions.export.edit import EditSequence, EditTrack
from lantern.editions.export.fcpxml import format_fcpxml
from tests.support.edits import REMARK, SHOT, TITLE, make_clip, make_sequence

TIMES = {"offset", "start", "duration", "tcStart", "frameDuration"}
# Of the elements that we write: required attributes, others, and children in their order.
RULES: dict[str, tuple[set[str], set[str], list[set[str]]]] = {
    "fcpxml": ({"version"}, set(), [{"resources"}, {"library"}]),
    "resources": (set(), set(), [{"asset", "effect", "format"}]),
    "format": (
        {"id"},
        {"name", "frameDuration", "width", "height", "colorSpace"},
        [],
    ),
    "effect": ({"id", "uid"}, {"name", "src"}, []),
    "asset": (
        {"id"},
        {
            *(
                "name",
                "start",
                "duration",
                "format",
                "hasVideo",
                "videoSources",
            ),
            *("hasAudio", "audioSources", "audioChannels", "audioRate"),
        },
        [{"media-rep"}, {"metadata"}],
    ),
    "media-rep": (
        {"src"},
        {"kind", "sig", "suggestedFilename"},
        [{"bookmark"}],
    ),
    "library": (set(), {"location", "colorProcessing"}, [{"event"}]),
    "event": (set(), {"name", "uid"}, [{"project"}]),
    "project": (set(), {"name", "uid", "id", "modDate"}, [{"sequence"}]),
    "sequence": (
        {"format"},
        {"duration", "tcStart", "tcFormat", "audioLayout", "audioRate"},
        [{"note"}, {"spine"}, {"metadata"}],
    ),
    "spine": (
        set(),
        {"lane", "offset", "name"},
        [{"asset-clip", "transition"}],
    ),
    "asset-clip": (
        {"ref"},
        {
            "name",
            "lane",
            "offset",
            "start",
            "duration",
            "audioRole",
            "videoRole",
        },
        [{"note"}, {"asset-clip"}, {"marker", "chapter-marker"}, {"metadata"}],
    ),
    "transition": (
        {"duration"},
        {"name", "offset"},
        [{"filter-video"}, {"marker"}],
    ),
    "filter-video": ({"ref"}, {"name", "enabled"}, [{"data"}, {"param"}]),
    "marker": ({"start", "value"}, {"duration", "completed", "note"}, []),
    "chapter-marker": (
        {"start", "value"},
        {"duration", "note", "posterOffset"},
        [],
    ),
}


def read(sequence: EditSequence) -> ET.Element:
    text = format_fcpxml(sequence)
    assert text.startswith(
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE fcpxml>\n'
    )
    return ET.fromstring(text)


def count_frames(seconds: str) -> int:
    """The frames of a time, which lies on one."""
    assert seconds.endswith("s")
    frames = Fraction(seconds[:-1]) * 25
    assert frames.denominator == 1
    return int(frames)


def assert_follows_rules(element: ET.Element) -> None:
    required, others, order = RULES[element.tag]
    names = set(element.attrib)
    assert required <= names <= required | others, element.tag
    place = 0
    for child in element:
        while place < len(order) and child.tag not in order[place]:
            place += 1
        assert place < len(order), f"{child.tag} in {element.tag}"
        assert_follows_rules(child)


def test_every_element_follows_the_rules_of_version_1_13() -> None:
    root = read(make_sequence())
    assert root.get("version") == "1.13"
    assert_follows_rules(root)
    for element in root.iter():
        for name in TIMES & set(element.attrib):
            count_frames(element.attrib[name])


def test_every_reference_leads_to_one_resource() -> None:
    root = read(make_sequence())
    ids = [
        element.get("id") for element in root.iter() if "id" in element.attrib
    ]
    assert len(ids) == len(set(ids))
    for element in root.iter():
        for name in {"ref", "format"} & set(element.attrib):
            assert element.get(name) in ids


def test_shots_lie_end_to_end_with_the_dissolve_over_their_cut() -> None:
    spine = read(make_sequence()).find(".//spine")
    assert spine is not None
    found = []
    for element in spine:
        times = [
            count_frames(element.attrib[name])
            for name in ("offset", "duration")
        ]
        found.append((element.tag, *times))
    assert found == [
        ("asset-clip", 0, 50),
        ("transition", 38, 24),
        ("asset-clip", 50, 40),
        ("asset-clip", 90, 30),
    ]
    assert spine[0].get("name") == SHOT
    assert [count_frames(spine[i].attrib["start"]) for i in (0, 2, 3)] == [
        0,
        12,
        12,
    ]


@pytest.mark.parametrize(
    ("name", "lane", "role", "frame"),
    [
        ("lettering-1.mov", "1", None, 70),
        ("voice-01.wav", "-1", "dialogue", 10),
        ("voice-02.wav", "-1", "dialogue", 90),
        ("music.wav", "-2", "music", 0),
    ],
)
def test_lettering_and_sound_are_connected_where_they_begin(
    name: str, lane: str, role: str | None, frame: int
) -> None:
    root = read(make_sequence())
    asset = root.find(f".//asset[@name='{name}']")
    assert asset is not None
    ref = asset.get("id")
    parent = root.find(f".//asset-clip/asset-clip[@ref='{ref}']/..")
    clip = root.find(f".//asset-clip/asset-clip[@ref='{ref}']")
    assert parent is not None and clip is not None
    start, into = (
        count_frames(parent.attrib[key]) for key in ("offset", "start")
    )
    assert count_frames(clip.attrib["offset"]) - into + start == frame
    assert (clip.get("lane"), clip.get("audioRole")) == (lane, role)


def test_markers_stand_in_the_time_of_their_shot() -> None:
    root = read(make_sequence())
    chapter = root.find(".//chapter-marker")
    assert chapter is not None and chapter.get("value") == "The wells"
    remark = root.find(".//asset-clip[@name='Second']/marker")
    assert remark is not None and remark.get("value") == REMARK
    assert count_frames(remark.attrib["start"]) == 12 + 60 - 50


def test_titles_and_paths_are_escaped() -> None:
    sequence = make_sequence()
    odd = make_clip("plates/50 % #1.mp4", 0, 120)
    single = replace(sequence, tracks=(EditTrack("pictures", (odd,)),))
    root = read(replace(single, length=Frames(120)))
    project = root.find(".//project")
    file = root.find(".//media-rep")
    assert project is not None and project.get("name") == TITLE
    assert (
        file is not None and file.get("src") == "./plates/50%20%25%20%231.mp4"
    )
    assert root.find(".//effect") is None
