"""The cut as FCPXML 1.13, for Final Cut Pro and DaVinci Resolve.

Shots lie in the primary storyline. Lettering and sound are connected to the shot during which they
begin, in lanes above and below it. Order of elements and names of attributes: the DTD of 1.13.
"""

from __future__ import annotations

import bisect
from collections.abc import Mapping
from fractions import Fraction
from urllib.parse import quote
from xml.etree import ElementTree as ET

from lantern.core.units import SAMPLE_RATE
from lantern.editions.export.edit import (
    EditClip,
    EditDissolve,
    EditMarker,
    EditMedia,
    EditSequence,
    EditTrack,
)

VERSION = "1.13"
_FORMAT_ID = "r1"
_DISSOLVE_ID = "r2"
_FIRST_ASSET = 3
_DISSOLVE_NAME = "Cross Dissolve"
_DISSOLVE_UID = "FxPlug:4731E73A-8DAC-4113-9A30-AE85B1761265"
"""What Final Cut Pro calls its dissolve in the files that it writes."""
_ROLES = {"voice": "dialogue", "music": "music", "effects": "effects"}
_LANES = {"lettering": 1, "voice": -1, "music": -2, "effects": -3}


def format_fcpxml(sequence: EditSequence) -> str:
    """Return the cut as a project in an event, with all its files as resources."""
    root = ET.Element("fcpxml", version=VERSION)
    ids = _add_resources(root, sequence)
    library = ET.SubElement(root, "library")
    event = ET.SubElement(library, "event", name=sequence.title)
    project = ET.SubElement(event, "project", name=sequence.title)
    cut = ET.SubElement(
        project,
        "sequence",
        format=_FORMAT_ID,
        duration=_format_time(sequence.length, sequence.fps),
        tcStart="0s",
        tcFormat="NDF",
        audioLayout="stereo",
        audioRate="48k",
    )
    _add_storyline(cut, sequence, ids)
    ET.indent(root, " ")
    text = ET.tostring(root, "unicode")
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE fcpxml>\n{text}\n'
    )


def _format_time(frames: int, fps: int) -> str:
    """Return frames as the seconds that FCPXML counts in: `5s`, `7/25s`."""
    return f"{Fraction(frames, fps)}s"


def _add_resources(
    root: ET.Element, sequence: EditSequence
) -> Mapping[str, str]:
    """Add the format, the dissolve and all files; return the files' ids by their paths."""
    resources = ET.SubElement(root, "resources")
    width, height = sequence.size
    ET.SubElement(
        resources,
        "format",
        id=_FORMAT_ID,
        frameDuration=_format_time(1, sequence.fps),
        width=str(width),
        height=str(height),
        colorSpace="1-1-1 (Rec. 709)",
    )
    if sequence.pictures.dissolves:
        ET.SubElement(
            resources,
            "effect",
            id=_DISSOLVE_ID,
            name=_DISSOLVE_NAME,
            uid=_DISSOLVE_UID,
        )
    ids: dict[str, str] = {}
    for track in sequence.tracks:
        for clip in track.clips:
            if clip.media.path not in ids:
                ids[clip.media.path] = f"r{_FIRST_ASSET + len(ids)}"
                asset = _make_asset(clip.media, track, sequence.fps)
                asset.set("id", ids[clip.media.path])
                resources.append(asset)
    return ids


def _make_asset(media: EditMedia, track: EditTrack, fps: int) -> ET.Element:
    asset = ET.Element(
        "asset",
        id="",
        name=media.file_name,
        start="0s",
    )
    asset.set("duration", _format_time(media.length, fps))
    if track.is_sound:
        sound = {"hasAudio": "1", "audioSources": "1", "audioChannels": "2"}
        asset.attrib |= {**sound, "audioRate": str(SAMPLE_RATE)}
    else:
        asset.attrib |= {
            "hasVideo": "1",
            "format": _FORMAT_ID,
            "videoSources": "1",
        }
    ET.SubElement(
        asset,
        "media-rep",
        kind="original-media",
        src=f"./{quote(media.path)}",
    )
    return asset


def _add_storyline(
    cut: ET.Element, sequence: EditSequence, ids: Mapping[str, str]
) -> None:
    """Add the shots with the dissolves between them, and to each what is connected to it."""
    spine = ET.SubElement(cut, "spine")
    pictures = sequence.pictures
    shots = []
    for clip in pictures.clips:
        dissolve = pictures.find_dissolve_in(clip)
        if dissolve:
            spine.append(_make_transition(dissolve, sequence.fps))
        shot = _make_clip(
            clip,
            clip.start,
            ids=ids,
            fps=sequence.fps,
        )
        shots.append(shot)
        spine.append(shot)
    for track in sequence.tracks[1:]:
        for clip in track.clips:
            at, offset = _find_shot(pictures, clip.start)
            connected = _make_clip(
                clip,
                offset,
                ids=ids,
                fps=sequence.fps,
            )
            _connect(connected, track)
            shots[at].append(connected)
    for marker in sequence.markers:
        at, frame = _find_shot(pictures, marker.frame)
        shots[at].append(_make_marker(marker, frame, sequence.fps))


def _find_shot(pictures: EditTrack, frame: int) -> tuple[int, int]:
    """Return the index of the shot that a frame of the film is in, and the frame of its file."""
    starts = [clip.start for clip in pictures.clips]
    at = bisect.bisect_right(starts, frame) - 1
    clip = pictures.clips[at]
    return at, clip.offset + frame - clip.start


def _connect(clip: ET.Element, track: EditTrack) -> None:
    """Give a clip the lane of its track, and what is heard in it its role."""
    clip.set("lane", str(_LANES[track.role]))
    if track.is_sound:
        clip.set("audioRole", _ROLES[track.role])


def _make_transition(dissolve: EditDissolve, fps: int) -> ET.Element:
    made = ET.Element("transition", name=_DISSOLVE_NAME)
    made.set("offset", _format_time(dissolve.start, fps))
    made.set("duration", _format_time(dissolve.length, fps))
    ET.SubElement(
        made,
        "filter-video",
        ref=_DISSOLVE_ID,
        name=_DISSOLVE_NAME,
    )
    return made


def _make_clip(
    clip: EditClip, offset: int, *, ids: Mapping[str, str], fps: int
) -> ET.Element:
    made = ET.Element(
        "asset-clip",
        ref=ids[clip.media.path],
        name=clip.name,
    )
    made.set("offset", _format_time(offset, fps))
    made.set("start", _format_time(clip.offset, fps))
    made.set("duration", _format_time(clip.length, fps))
    return made


def _make_marker(marker: EditMarker, frame: int, fps: int) -> ET.Element:
    name = "chapter-marker" if marker.is_chapter else "marker"
    made = ET.Element(name, start=_format_time(frame, fps))
    made.set("duration", _format_time(1, fps))
    made.set("value", marker.text)
    return made
