"""Requests of pictures as JSON, and which change moves which part of a key."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lantern.core.records import SchemaError, digest_parts, from_json, to_json
from lantern.core.units import Frames, Seconds
from lantern.script.paths import AllowedPaths
from lantern.visuals.overlays import Overlay
from lantern.visuals.requests import (
    DrawingRequest,
    FontRequest,
    OverlayRequest,
    PosterFrameRequest,
    SegmentRequest,
    ShotRequest,
    StyleRequest,
    VisualRequest,
)
from lantern.visuals.specs import ClipSpec, VisualSpec
from lantern.visuals.transitions import TransitionParams
from tests.support.visuals import card_spec, clip_spec, map_spec, still_spec

STILL = still_spec(
    "a.png",
    move={"from": [0, 0, 1, 1], "to": [0.5, 0.5, 0.25, 0.25]},
    focus=[0.1, 0.2, 0.3, 0.4],
    effects=[{"name": "Crop", "settings": {"x1": 1}}],
)
SPECS: list[VisualSpec] = [
    STILL,
    still_spec(
        "a.png",
        move="push-in",
        fit="contain",
        ground="#241a15",
    ),
    map_spec(
        move={"from": "a", "to": "b"},
        dates=("1 jun", "3 jun"),
        when={"x": [3, 9]},
        show=[],
    ),
    map_spec(view="a"),
    clip_spec(
        {
            "file": "a.mp4",
            "from": 1.5,
            "to": 3,
            "speed": 2,
            "loop": True,
            "level": -9,
        }
    ),
    clip_spec({"python": "weather:rain"}, focus=[0, 0, 0.5, 0.5]),
    card_spec({"number": 3.0, "unit": "km"}),
    card_spec({"number": "1945"}),
    card_spec(
        {
            "timeline": "T",
            "from": "1 May 1945",
            "events": [{"date": "9 May 1945", "text": "x"}],
        },
        events_0=9,
    ),
    card_spec({"chart": "C", "bars": [{"label": "Men", "value": 3}]}),
]


# long: a whole request, every field given
@pytest.fixture
def request_(tmp_path: Path) -> SegmentRequest:
    for name in ("a", "b"):
        (tmp_path / f"{name}.png").write_text("a picture")
        (tmp_path / f"{name}.ttf").write_text("a font")
    (tmp_path / "c.png").write_text("another picture")
    (tmp_path / "c.ttf").write_text("another font")
    places = AllowedPaths(tmp_path, tmp_path, (tmp_path / "more",), python=True)
    visual = VisualRequest(STILL, tmp_path, places, (tmp_path / "a.png",))
    shot = ShotRequest(visual, Frames(50), Frames(-4))
    overlay = Overlay("caption", ("Rain.",), "ink", 20, onsets=(0, 5))
    return SegmentRequest(
        a=shot,
        b=None,
        length=Frames(40),
        overlays=(OverlayRequest(overlay, Frames(3)),),
        transition="",
        transition_params=TransitionParams(scale=complex(1 / 3, 1e-9), rows=8),
        style=StyleRequest(
            size=(160, 90),
            fps=25,
            look_file=None,
            look_digest="d",
            fonts={"serif": FontRequest((tmp_path / "a.ttf",), "Boxes")},
        ),
        quality="draft",
    )


def to_text_and_back(record: Any) -> Any:
    return from_json(type(record), json.loads(json.dumps(to_json(record))))


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.kind)
def test_each_kind_of_visual_survives_json_text(
    request_: SegmentRequest, spec: VisualSpec
) -> None:
    visual = replace(request_.a.visual, spec=spec)
    segment = replace(request_, a=replace(request_.a, visual=visual))
    found = to_text_and_back(segment)
    assert found == segment
    assert type(found.a.visual.spec) is type(spec)


def test_each_request_survives_json_text(request_: SegmentRequest) -> None:
    shot = request_.a
    for record in (
        replace(
            request_,
            b=shot,
            transition="wipe",
        ),
        PosterFrameRequest(shot, request_.overlays, request_.style),
        DrawingRequest(shot.visual, shot.length, request_.style),
    ):
        assert to_text_and_back(record) == record


def test_another_request_is_refused(request_: SegmentRequest) -> None:
    with pytest.raises(
        SchemaError,
        match=r"lantern\.drawing/1 is wanted, not of lantern\.segment/1",
    ):
        from_json(DrawingRequest, to_json(request_))


def list_moved(before: Any, after: Any) -> set[str]:
    old, new = digest_parts(before), digest_parts(after)
    return {
        part
        for part in old.keys() | new.keys()
        if old.get(part) != new.get(part)
    }


def change(
    request: SegmentRequest, place: str, **changes: Any
) -> SegmentRequest:
    """Return the request with changes in one of the values it is made of."""
    shot, visual = request.a, request.a.visual
    values: dict[str, SegmentRequest] = {
        "segment": replace(request, **(changes if place == "segment" else {})),
    }
    if place == "shot":
        values[place] = replace(request, a=replace(shot, **changes))
    if place == "visual":
        changed = replace(visual, **changes)
        values[place] = replace(request, a=replace(shot, visual=changed))
    if place == "spec":
        changed = replace(visual, spec=replace(visual.spec, **changes))
        values[place] = replace(request, a=replace(shot, visual=changed))
    if place == "style":
        values[place] = replace(
            request, style=replace(request.style, **changes)
        )
    return values[place]


@pytest.mark.parametrize(
    ("place", "changes", "moved"),
    [
        ("spec", {"fit": "contain"}, {"picture"}),
        ("spec", {"move": "hold"}, {"picture"}),
        ("spec", {"effects": ()}, {"picture"}),
        ("visual", {"folder": Path("/elsewhere")}, set()),
        ("visual", {"places": AllowedPaths(Path("/e"), Path("/e"))}, set()),
        ("visual", {"inputs": ()}, {"picture"}),
        ("shot", {"length": Frames(51)}, {"length"}),
        ("shot", {"offset": Frames(0)}, {"length"}),
        ("segment", {"length": Frames(41)}, {"length"}),
        ("segment", {"overlays": ()}, {"overlays"}),
        ("segment", {"transition": "wipe"}, {"overlays"}),
        (
            "segment",
            {"transition_params": TransitionParams("#f6edd9")},
            {"overlays"},
        ),
        ("segment", {"quality": "master"}, {"encoding"}),
        ("segment", {"stride": 2}, {"encoding"}),
        ("style", {"size": (320, 180)}, {"style"}),
        ("style", {"fps": 30}, {"style"}),
        ("style", {"look_digest": "e"}, {"style"}),
        ("style", {"look_file": Path("/elsewhere/own.yml")}, set()),
        ("style", {"fonts": {}}, {"style"}),
        ("style", {"has_captions": True}, {"style"}),
    ],
)
def test_what_moves_the_key_of_a_segment(
    request_: SegmentRequest,
    place: str,
    changes: dict[str, Any],
    moved: set[str],
) -> None:
    assert list_moved(request_, change(request_, place, **changes)) == moved


def test_files_are_in_the_key_by_their_bytes(
    request_: SegmentRequest, tmp_path: Path
) -> None:
    for name, moved in (("b", False), ("c", True)):
        picture = change(request_, "visual", inputs=(tmp_path / f"{name}.png",))
        assert bool(list_moved(request_, picture)) == moved
        fonts = {"serif": FontRequest((tmp_path / f"{name}.ttf",), "Boxes")}
        assert (
            bool(list_moved(request_, change(request_, "style", fonts=fonts)))
            == moved
        )


def test_a_second_shot_moves_picture_and_length(
    request_: SegmentRequest,
) -> None:
    both = replace(request_, b=request_.a)
    assert list_moved(request_, both) == {"picture", "length"}
    assert both.shots == (both.a, both.a) and request_.shots == (request_.a,)


def test_shots_of_any_length_share_a_drawing(request_: SegmentRequest) -> None:
    drawing = DrawingRequest(request_.a.visual, Frames(50), request_.style)
    assert list_moved(drawing, replace(drawing, length=Frames(9))) == set()


def test_the_level_of_footage_is_for_the_mix() -> None:
    spec = ClipSpec(file="a.mp4", start=Seconds(1.0))
    places = AllowedPaths(Path("/f"), Path("/f"))
    style = StyleRequest((160, 90), 25, None, "d")
    quiet, loud = (
        DrawingRequest(
            VisualRequest(replace(spec, level=level), Path("/f"), places),
            Frames(9),
            style,
        )
        for level in (None, -6.0)
    )
    assert list_moved(quiet, loud) == set()
