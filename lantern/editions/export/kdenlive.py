"""The cut as a Kdenlive project, which is MLT XML: `melt` plays and renders it, too.

A track is two playlists, and a clip that dissolves into the next one lies in the other playlist
than it. Times are frames. The document has the form that Kdenlive 22.12 writes.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from lantern.core.units import Frames, Size
from lantern.editions.export.edit import (
    EditClip,
    EditDissolve,
    EditMedia,
    EditSequence,
    EditTrack,
)

_DOCUMENT_VERSION = "1.04"
_FIRST_CLIP_ID = 2
_KDENLIVES_OWN = "237"
"""Marks transitions that Kdenlive itself keeps between tracks; others are shown as the user's."""
_TRACK_ORDER = ("effects", "music", "voice", "pictures", "lettering")
"""From the lowest track up."""
_CHAPTER_GUIDE = 0
_REMARK_GUIDE = 1
_GUIDE_CATEGORIES = [
    {"color": "#27ae60", "comment": "Chapters", "index": _CHAPTER_GUIDE},
    {"color": "#c0392b", "comment": "Remarks", "index": _REMARK_GUIDE},
]


def format_kdenlive(sequence: EditSequence) -> str:
    """Return the cut as a project: the bin with all files, tracks, and what blends them."""
    root = ET.Element(
        "mlt",
        LC_NUMERIC="C",
        producer="main_bin",
        version="7.12.0",
    )
    root.append(_make_profile(sequence))
    bin_clips = _list_bin_clips(sequence)
    for clip in bin_clips.values():
        root.append(_make_producer(clip))
    root.append(_make_bin(sequence, bin_clips))
    root.append(_make_black(sequence.length))
    tracks = sorted(
        sequence.tracks, key=lambda track: _TRACK_ORDER.index(track.role)
    )
    for track in tracks:
        root.extend(_make_playlists(track, bin_clips, sequence.size))
        root.append(_make_track(track, sequence.length))
    root.append(_stack_tracks(tracks, sequence.length))
    ET.indent(root, " ")
    text = ET.tostring(root, "unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def _stack_tracks(tracks: Sequence[EditTrack], length: Frames) -> ET.Element:
    """Return the whole cut: its tracks from below, on black, and what adds each to the others."""
    whole = ET.Element(
        "tractor", {"id": "timeline", "global_feed": "1", "in": "0"}
    )
    whole.set("out", str(length - 1))
    ET.SubElement(whole, "track", producer="black_track")
    for track in tracks:
        ET.SubElement(whole, "track", producer=track.role)
    for number, track in enumerate(tracks, 1):
        whole.append(_make_blend(track, number))
    return whole


@dataclass(frozen=True)
class _BinClip:
    """A file in the bin; `number` is what Kdenlive knows it by."""

    media: EditMedia
    name: str
    number: int

    @property
    def id(self) -> str:
        """The id of its producer."""
        return f"producer{self.number}"


def _list_bin_clips(sequence: EditSequence) -> Mapping[str, _BinClip]:
    """Return the files of all tracks by their paths."""
    found: dict[str, _BinClip] = {}
    for track in sequence.tracks:
        for clip in track.clips:
            path = clip.media.path
            if path not in found:
                number = _FIRST_CLIP_ID + len(found)
                found[path] = _BinClip(clip.media, clip.name, number)
    return found


def _add_properties(element: ET.Element, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        ET.SubElement(element, "property", name=name).text = str(value)


def _make_profile(sequence: EditSequence) -> ET.Element:
    width, height = sequence.size
    divisor = math.gcd(width, height)
    values = {
        "description": f"{width}x{height} {sequence.fps} fps",
        "width": width,
        "height": height,
        "progressive": 1,
        "sample_aspect_num": 1,
        "sample_aspect_den": 1,
        "display_aspect_num": width // divisor,
        "display_aspect_den": height // divisor,
        "frame_rate_num": sequence.fps,
        "frame_rate_den": 1,
        "colorspace": 709,
    }
    return ET.Element(
        "profile", {name: str(value) for name, value in values.items()}
    )


def _make_producer(clip: _BinClip) -> ET.Element:
    made = ET.Element("producer", {"id": clip.id, "in": "0"})
    made.set("out", str(clip.media.length - 1))
    _add_properties(
        made,
        {
            "length": clip.media.length,
            "eof": "pause",
            "resource": clip.media.path,
            "mlt_service": "avformat-novalidate",
            "seekable": 1,
            "kdenlive:id": clip.number,
            "kdenlive:clipname": clip.name,
            "kdenlive:folderid": -1,
        },
    )
    return made


def _make_bin(
    sequence: EditSequence, clips: Mapping[str, _BinClip]
) -> ET.Element:
    made = ET.Element("playlist", id="main_bin")
    guides = []
    for marker in sequence.markers:
        kind = _CHAPTER_GUIDE if marker.is_chapter else _REMARK_GUIDE
        guides.append(
            {"comment": marker.text, "pos": marker.frame, "type": kind}
        )
    document = {
        "version": _DOCUMENT_VERSION,
        "guides": json.dumps(guides, ensure_ascii=False),
        "guidesCategories": json.dumps(_GUIDE_CATEGORIES),
    }
    named = {
        f"kdenlive:docproperties.{name}": value
        for name, value in document.items()
    }
    _add_properties(made, {**named, "xml_retain": 1})
    for clip in clips.values():
        entry = ET.SubElement(made, "entry", {"producer": clip.id, "in": "0"})
        entry.set("out", str(clip.media.length - 1))
    return made


def _make_black(length: Frames) -> ET.Element:
    """Return what is seen where no track shows anything."""
    made = ET.Element("producer", {"id": "black_track", "in": "0"})
    made.set("out", str(length - 1))
    _add_properties(
        made,
        {
            "length": length,
            "eof": "pause",
            "resource": "black",
            "mlt_service": "color",
            "set.test_audio": 0,
        },
    )
    return made


@dataclass
class _Playlist:
    """A playlist that is filled from its start on; `end` is the first frame that is free."""

    element: ET.Element
    end: int = field(default=0)

    def add(self, clip: EditClip, bin_clip: _BinClip) -> ET.Element:
        """Add a clip, behind a blank where there is a gap; return its entry."""
        if clip.start > self.end:
            ET.SubElement(
                self.element, "blank", length=str(clip.start - self.end)
            )
        entry = ET.SubElement(self.element, "entry", {"producer": bin_clip.id})
        entry.set("in", str(clip.offset))
        entry.set("out", str(clip.offset + clip.length - 1))
        _add_properties(entry, {"kdenlive:id": bin_clip.number})
        self.end = clip.end
        return entry


def _make_alpha_filter(size: Size) -> ET.Element:
    """Return a crop that leaves all of a picture; it makes MLT read the alpha of ProRes.

    MLT itself asks for alpha only where the file has RGB, and not Y'CbCr (7.12, and its source
    since).
    """
    width, height = size
    made = ET.Element("filter")
    _add_properties(
        made,
        {
            "mlt_service": "qtcrop",
            "kdenlive_id": "qtcrop",
            "rect": f"0 0 {width} {height}",
            "color": "#00000000",
        },
    )
    return made


def _make_playlists(
    track: EditTrack, bin_clips: Mapping[str, _BinClip], size: Size
) -> list[ET.Element]:
    """Return the two playlists of a track."""
    playlists = []
    for name in _name_playlists(track):
        playlists.append(_Playlist(ET.Element("playlist", id=name)))
        if track.is_sound:
            _add_properties(playlists[-1].element, {"kdenlive:audio_track": 1})
    for clip, number in _place_clips(track):
        entry = playlists[number].add(
            _widen_clip(track, clip), bin_clips[clip.media.path]
        )
        if track.role == "lettering":
            entry.append(_make_alpha_filter(size))
    return [playlist.element for playlist in playlists]


def _name_playlists(track: EditTrack) -> list[str]:
    return [f"{track.role}-0", f"{track.role}-1"]


def _place_clips(track: EditTrack) -> list[tuple[EditClip, int]]:
    """Return each clip with its playlist: the other one after a dissolve, else the first."""
    placed = []
    number = 0
    for clip in track.clips:
        number = 1 - number if track.find_dissolve_in(clip) else 0
        placed.append((clip, number))
    return placed


def _widen_clip(track: EditTrack, clip: EditClip) -> EditClip:
    """Return a clip with what of it is seen while it dissolves."""
    fade_in = track.find_dissolve_in(clip)
    fade_out = track.find_dissolve_out(clip)
    start = fade_in.start if fade_in else clip.start
    end = fade_out.end if fade_out else clip.end
    offset = Frames(clip.offset + start - clip.start)
    return EditClip(clip.name, clip.media, start, Frames(end - start), offset)


def _make_track(track: EditTrack, length: Frames) -> ET.Element:
    made = ET.Element(
        "tractor", {"id": track.role, "in": "0", "out": str(length - 1)}
    )
    _add_properties(made, {"kdenlive:track_name": track.name})
    if track.is_sound:
        _add_properties(made, {"kdenlive:audio_track": 1})
    hidden = "video" if track.is_sound else "audio"
    for name in _name_playlists(track):
        ET.SubElement(
            made,
            "track",
            producer=name,
            hide=hidden,
        )
    for clip, number in _place_clips(track):
        dissolve = track.find_dissolve_in(clip)
        if dissolve:
            made.append(_make_mix(dissolve, is_reverse=number == 0))
    return made


def _make_mix(dissolve: EditDissolve, *, is_reverse: bool) -> ET.Element:
    """Return what dissolves between a track's playlists; reverse leads back to the first one."""
    # Kdenlive counts the frame after the last one as its end.
    made = ET.Element(
        "transition", {"in": str(dissolve.start), "out": str(dissolve.end)}
    )
    _add_properties(
        made,
        {
            "a_track": 0,
            "b_track": 1,
            "mlt_service": "luma",
            "kdenlive_id": "luma",
            "factory": "loader",
            "progressive": 1,
            "softness": 0,
            "reverse": int(is_reverse),
            "kdenlive:mixcut": dissolve.half,
        },
    )
    return made


def _make_blend(track: EditTrack, number: int) -> ET.Element:
    """Return what adds a track to those below it."""
    made = ET.Element("transition")
    service = "mix" if track.is_sound else "qtblend"
    values = {
        "a_track": 0,
        "b_track": number,
        "mlt_service": service,
        "kdenlive_id": service,
        "always_active": 1,
        "internal_added": _KDENLIVES_OWN,
    }
    if track.is_sound:
        values |= {"sum": 1, "accepts_blanks": 1}
    _add_properties(made, values)
    return made
