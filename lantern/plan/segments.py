"""The jobs of wave 2 that make pictures: drawings kept before they are moved, and segments."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from lantern.core import ffmpeg
from lantern.core.problems import AssetFailure
from lantern.core.store import Store, digest_file
from lantern.core.units import Frames
from lantern.plan.job import Job, list_versions, make_job
from lantern.plan.rendition import Rendition, build_shot_request, describe_shot
from lantern.script.load import Script
from lantern.timeline import PlacedShot, Segment, Timeline
from lantern.visuals import (
    compose,
    list_drawing_versions,
    load_kind,
    overlays,
    transitions,
)
from lantern.visuals.clip import effects, probe
from lantern.visuals.clip.playback import Playback


def _picture_parts(
    board: Rendition, shot: Mapping[str, Any], store: Store
) -> dict[str, Any]:
    """What decides the pixels of a shot's visual, without a path of this machine."""
    visual = compose.open_visual(
        shot, (board.output_format.size, board.output_format.fps), store, board.look
    )
    return {
        "kind": shot["kind"],
        "what": shot["what"],
        "inputs": [digest_file(path) for path in visual.inputs()],
        **effects.list_libraries(shot["what"]),
    }


def _base(board: Rendition) -> dict[str, Any]:
    return {
        "size": list(board.output_format.size),
        "fps": board.output_format.fps,
        "look": str(board.look_file) if board.look_file else None,
        "captions": board.has_burned_captions,
        **(
            {"fonts": {slot: font.model_dump() for slot, font in board.fonts.items()}}
            if board.fonts
            else {}
        ),
    }


_ALONE: tuple[overlays.OverlayKind, ...] = ("caption", "lower_third")
"""Kinds of overlay whose roles of type nothing else is set in: they decide nothing where there is none."""


def _style(board: Rendition, marks: Sequence[Mapping[str, Any]] = ()) -> dict[str, Any]:
    """What of the look and the form decides pixels, under these overlays."""
    seen = {mark["kind"] for mark in marks}
    unseen = {
        role
        for kind in _ALONE
        if kind not in seen
        for role in overlays.TYPE_ROLES[kind]
    }
    fonts = {
        slot: [[digest_file(Path(f)) for f in font.files], font.family]
        for slot, font in board.fonts.items()
    }
    elsewhere: dict[str, Any] = {"roles": unseen}
    if (
        board.output_format.shape != "square"
    ):  # bands of squares are no reason to make films of other shapes anew
        elsewhere["bands_at"] = {"square_plain"}
    return {
        "size": list(board.output_format.size),
        "fps": board.output_format.fps,
        "look": board.look.model_dump(mode="json", exclude=elsewhere),
        "captions": board.has_burned_captions,
        "libraries": list_versions(),
        **({"fonts": fonts} if fonts else {}),
    }


def _list_programs(
    shots: Sequence[Mapping[str, Any]],
    marks: Sequence[Mapping[str, Any]] = (),
    transition: str = "",
) -> dict[str, Any]:
    """Return the VERSIONs of all that has a hand in a picture of these shots."""
    found: dict[str, Any] = {
        "compose": compose.VERSION,
        "drawing": list_drawing_versions(),
        "visuals": [load_kind(shot["kind"]).VERSION for shot in shots],
    }
    if marks:
        found["overlays"] = overlays.VERSION
    if transition:
        found["transition"] = transitions.VERSIONS[transition]
    return found


def make_drawing_jobs(board: Rendition, store: Store) -> list[Job]:
    """Maps, cards and stills, drawn once each before they are moved; those alike are drawn once."""
    jobs: dict[str, Job] = {}
    for cut in board.timeline.shots:
        part = board.script.parts[cut.scene]
        shot = build_shot_request(board, cut, 0)
        parts = {
            "picture": _picture_parts(board, shot, store),
            "style": _style(board),
            "program": _list_programs([shot]),
        }
        request = {**_base(board), "shot": shot}
        name = f"{part.name}, shot {cut.shot + 1}: drawing"
        drawing = make_job("drawing", name, ".json", request, (parts, 20.0))
        jobs.setdefault(drawing.key, drawing)
    return list(jobs.values())


def make_segment_jobs(
    board: Rendition, segments: Sequence[Segment], store: Store
) -> list[Job]:
    """One job for each body and each transition, in film order."""
    return [_segment_job(board, segment, store) for segment in segments]


POSTER_FRAME_SHARE = 0.8
"""How far into a shot it is looked at: what comes with the words is there, and the camera near its goal."""


def make_poster_frame_jobs(board: Rendition, store: Store) -> list[Job]:
    """A job for each shot, that paints one frame of it."""
    cuts = board.timeline.shots
    jobs = []
    for i, cut in enumerate(cuts):
        out = cuts[i + 1].overlap // 2 if i + 1 < len(cuts) else 0
        first, last = cut.start + cut.overlap // 2, cut.end - out - 1
        frame = Segment(
            Frames(first + int(POSTER_FRAME_SHARE * (last - first))), Frames(1), i
        )
        request = build_segment_request(board, frame)
        parts = {
            "picture": _picture_parts(board, request["a"], store),
            "length": [request["a"]["length"], request["a"]["offset"]],
            "overlays": request["marks"],
            "style": _style(board, request["marks"]),
            "program": _list_programs([request["a"]], request["marks"]),
        }
        name = f"{board.script.parts[cut.scene].name}, shot {cut.shot + 1}: a look"
        jobs.append(make_job("glance", name, ".jpg", request, (parts, 1.0)))
    return jobs


def _segment_job(board: Rendition, segment: Segment, store: Store) -> Job:
    request = build_segment_request(board, segment)
    cuts = board.timeline.shots
    here = cuts[segment.shot if segment.next_shot is None else segment.next_shot]
    name = f"{board.script.parts[here.scene].name}, shot {here.shot + 1}"
    name += f": {request['transition']} in" if segment.next_shot is not None else ""
    shots = [shot for shot in (request["a"], request["b"]) if shot]
    parts = {
        "picture": [_picture_parts(board, shot, store) for shot in shots],
        "length": [
            request["length"],
            [[shot["length"], shot["offset"]] for shot in shots],
        ],
        "overlays": [
            request["marks"],
            request["transition"],
            *([request["way"]] if "way" in request else []),
        ],
        "style": _style(board, request["marks"]),
        "program": _list_programs(shots, request["marks"], request["transition"]),
        "encoding": [
            board.output_format.quality,
            ffmpeg.describe_version(),
            *_stride(board).values(),
        ],
    }
    return make_job("segment", name, ".mp4", request, (parts, float(segment.length)))


def footage_shortfalls(
    script: Script, timeline: Timeline
) -> Iterator[tuple[int, int, str]]:
    """(scene, shot, what happens) for each shot that is longer than its footage."""
    for cut in timeline.shots:
        part = script.parts[cut.scene]
        clip = part.scene.shots[cut.shot].clip
        if clip is None or clip.file is None or clip.loop:
            continue
        found = probe.probe_file(script.places.find(clip.file, part.folder))
        form = (timeline.fps, int(cut.length))
        lasts = Playback.from_clip(
            clip.model_dump(by_alias=True), found.rate, found.frames, form
        ).playable_length
        if lasts < cut.length:
            lengths = f"lasts {lasts / timeline.fps:.1f} s, and its shot {cut.length / timeline.fps:.1f} s"
            cure = "give the shot a hold, a slower speed or loop: true"
            yield (
                cut.scene,
                cut.shot,
                f"'{Path(clip.file).name}' {lengths}; its last frame is held ({cure})",
            )


def build_segment_request(board: Rendition, segment: Segment) -> dict[str, Any]:
    """All a worker needs to paint and encode a segment; times are relative to it, so that it can move in the film."""
    cuts = board.timeline.shots
    a, b = (
        cuts[segment.shot],
        cuts[segment.next_shot] if segment.next_shot is not None else None,
    )
    end = segment.start + segment.length
    marks = [
        {
            "kind": m.kind,
            "lines": list(m.lines),
            "style": m.style,
            "length": m.length,
            "beside": list(m.beside),
            "onsets": list(m.onsets),
            "offset": m.start - segment.start,
        }
        for m in board.timeline.overlays
        if m.start < end and segment.start < m.start + m.length
    ]
    way = _build_transition_params(board, a, b) if b else {}
    return {
        **_base(board),
        "quality": board.output_format.quality,
        "length": segment.length,
        "a": build_shot_request(board, a, segment.start - a.start),
        "b": build_shot_request(board, b, segment.start - b.start) if b else None,
        "transition": b.transition if b else "",
        "marks": marks,
        **({"way": way} if way else {}),
        **_stride(board),
    }


def _stride(board: Rendition) -> dict[str, int]:
    """Which frames are painted, where that isn't every one."""
    return (
        {"every": board.output_format.stride} if board.output_format.stride > 1 else {}
    )


def _build_transition_params(
    board: Rendition, a: PlacedShot, b: PlacedShot
) -> dict[str, Any]:
    """What the transition knows beside its pictures; see transitions.Way."""
    if b.transition == "match":
        found = align_views(board, a, b)
        if found is None:  # checked, but a map may have changed since
            raise AssetFailure(
                "two maps that were to match no longer show the same ground; run check"
            )
        scale, shift, rows = found
        return {
            "scale": [scale.real, scale.imag],
            "shift": [shift.real, shift.imag],
            "rows": rows,
        }
    return {"colour": b.colour} if b.colour else {}


def align_views(
    board: Rendition, a: PlacedShot, b: PlacedShot
) -> tuple[complex, complex, int] | None:
    """How the map at the end of one shot lies to that at the start of the next; None where they share no ground."""
    from lantern.visuals.map.shot import matching

    shots = []
    for cut in (a, b):
        part = board.script.parts[cut.scene]
        find = functools.partial(board.script.places.find, folder=part.folder)
        spec = describe_shot(board, part, part.scene.shots[cut.shot])
        shots.append(matching.MapShot(find, spec))
    mount = (
        board.look.get_bands(board.output_format.size, True).get("mount")
        if board.has_burned_captions
        else None
    )
    return matching.align_views(
        shots[0],
        shots[1],
        board.output_format.size,
        mount=mount[1] if mount else None,
    )
