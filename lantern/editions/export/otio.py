"""The cut as OpenTimelineIO's JSON.

The names and versions of its schemas are those of OpenTimelineIO 0.15, which later ones read.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from lantern.editions.export.edit import (
    EditClip,
    EditDissolve,
    EditMarker,
    EditMedia,
    EditSequence,
    EditTrack,
)

_MEDIA_KEY = "DEFAULT_MEDIA"


def format_otio(sequence: EditSequence) -> str:
    """Return the cut as a Timeline: its tracks in a stack, markers on the stack."""
    fps = sequence.fps
    stack = _make_item("Stack.1", "tracks", source_range=None)
    stack["markers"] = [_make_marker(each, fps) for each in sequence.markers]
    stack["children"] = [_make_track(track, fps) for track in sequence.tracks]
    timeline = _make_object("Timeline.1", sequence.title)
    timeline["global_start_time"] = _make_time(0, fps)
    timeline["tracks"] = stack
    return (
        json.dumps(
            timeline,
            indent=1,
            ensure_ascii=False,
        )
        + "\n"
    )


def _make_object(schema: str, name: str) -> dict[str, Any]:
    return {"OTIO_SCHEMA": schema, "metadata": {}, "name": name}


def _make_item(
    schema: str, name: str, *, source_range: Mapping[str, Any] | None
) -> dict[str, Any]:
    """Return what lies in a track or a stack."""
    item = _make_object(schema, name)
    item["source_range"] = source_range
    return item | {"effects": [], "markers": [], "enabled": True}


def _make_time(frames: int, fps: int) -> dict[str, Any]:
    return {
        "OTIO_SCHEMA": "RationalTime.1",
        "rate": float(fps),
        "value": float(frames),
    }


def _make_range(start: int, length: int, fps: int) -> dict[str, Any]:
    return {
        "OTIO_SCHEMA": "TimeRange.1",
        "duration": _make_time(length, fps),
        "start_time": _make_time(start, fps),
    }


def _make_marker(marker: EditMarker, fps: int) -> dict[str, Any]:
    found = _make_object("Marker.2", marker.text)
    found["color"] = "GREEN" if marker.is_chapter else "RED"
    found["marked_range"] = _make_range(marker.frame, 1, fps)
    return found


def _make_track(track: EditTrack, fps: int) -> dict[str, Any]:
    made = _make_item("Track.1", track.name, source_range=None)
    made["kind"] = "Audio" if track.is_sound else "Video"
    made["children"] = _list_children(track, fps)
    return made


def _list_children(track: EditTrack, fps: int) -> Sequence[Mapping[str, Any]]:
    """Return the clips of a track, its gaps, and its dissolves between the clips."""
    children = []
    end = 0
    for clip in track.clips:
        if clip.start > end:
            gap = _make_range(0, clip.start - end, fps)
            children.append(_make_item("Gap.1", "", source_range=gap))
        dissolve = track.find_dissolve_in(clip)
        if dissolve:
            children.append(_make_transition(dissolve, fps))
        children.append(_make_clip(clip, fps))
        end = clip.end
    return children


def _make_transition(dissolve: EditDissolve, fps: int) -> dict[str, Any]:
    half = _make_time(dissolve.half, fps)
    return _make_object("Transition.1", "Dissolve") | {
        "in_offset": half,
        "out_offset": half,
        "transition_type": "SMPTE_Dissolve",
    }


def _make_clip(clip: EditClip, fps: int) -> dict[str, Any]:
    shown = _make_range(clip.offset, clip.length, fps)
    made = _make_item("Clip.2", clip.name, source_range=shown)
    made["media_references"] = {_MEDIA_KEY: _make_reference(clip.media, fps)}
    made["active_media_reference_key"] = _MEDIA_KEY
    return made


def _make_reference(media: EditMedia, fps: int) -> dict[str, Any]:
    reference = _make_object("ExternalReference.1", media.file_name)
    reference["available_range"] = _make_range(0, media.length, fps)
    reference["available_image_bounds"] = None
    reference["target_url"] = quote(media.path)
    return reference
