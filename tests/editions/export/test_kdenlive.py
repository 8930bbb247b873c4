"""The Kdenlive project: its files, its tracks of two playlists, its guides."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

from lantern.editions.export.kdenlive import format_kdenlive
from tests.support.edits import LENGTH, REMARK, SHOT, make_sequence


def read() -> ET.Element:
    return ET.fromstring(format_kdenlive(make_sequence()))


def get_property(element: ET.Element, name: str) -> str | None:
    found = element.find(f"property[@name='{name}']")
    return None if found is None else found.text


def list_entries(root: ET.Element, playlist: str) -> list[tuple[str, int]]:
    """What is in a playlist, in order: files with the frames shown, blanks with theirs."""
    files = {
        each.attrib["id"]: get_property(each, "resource") or ""
        for each in root.findall("producer")
    }
    found = root.find(f"playlist[@id='{playlist}']")
    assert found is not None
    entries = []
    for each in found:
        if each.tag == "blank":
            entries.append(("blank", int(each.attrib["length"])))
        elif each.tag == "entry":
            shown = int(each.attrib["out"]) - int(each.attrib["in"]) + 1
            entries.append((files[each.attrib["producer"]], shown))
    return entries


def test_clips_that_dissolve_lie_in_both_playlists_with_their_handles() -> None:
    root = read()
    assert list_entries(root, "pictures-0") == [
        ("plates/01-wells-1.mp4", 62),
        ("blank", 28),
        ("plates/02-night-1.mp4", 30),
    ]
    assert list_entries(root, "pictures-1") == [
        ("blank", 38),
        ("plates/01-wells-2.mp4", 52),
    ]
    mix = root.find("tractor[@id='pictures']/transition")
    assert mix is not None
    assert (mix.get("in"), mix.get("out")) == ("38", "62")
    assert get_property(mix, "reverse") == "0"
    assert get_property(mix, "kdenlive:mixcut") == "12"


def test_sound_has_gaps_where_nobody_speaks() -> None:
    assert list_entries(read(), "voice-0") == [
        ("blank", 10),
        ("sound/voice-01.wav", 70),
        ("blank", 10),
        ("sound/voice-02.wav", 20),
    ]


def test_tracks_are_stacked_from_sound_to_lettering() -> None:
    root = read()
    whole = root.findall("tractor")[-1]
    order = [track.attrib["producer"] for track in whole.findall("track")]
    assert order == ["black_track", "music", "voice", "pictures", "lettering"]
    services = [
        get_property(each, "mlt_service")
        for each in whole.findall("transition")
    ]
    assert services == ["mix", "mix", "qtblend", "qtblend"]
    assert whole.get("out") == str(LENGTH - 1)


def test_files_are_in_the_bin_under_their_names() -> None:
    root = read()
    names = [
        get_property(each, "kdenlive:clipname")
        for each in root.findall("producer")
    ]
    assert names[0] == SHOT
    entries = root.findall("playlist[@id='main_bin']/entry")
    assert len(entries) == 7


def test_chapters_and_remarks_are_guides() -> None:
    main_bin = read().find("playlist[@id='main_bin']")
    assert main_bin is not None
    guides = json.loads(
        get_property(main_bin, "kdenlive:docproperties.guides") or ""
    )
    assert guides == [
        {"comment": "The wells", "pos": 0, "type": 0},
        {"comment": REMARK, "pos": 60, "type": 1},
    ]
