"""Which programs and VERSIONs have a hand in a picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern.plan.picture_versions import list_programs, list_tools
from lantern.plan.segments import build_segment_request
from lantern.timeline import split_segments
from lantern.visuals import compose, inserts, notes, panels, transitions
from lantern.visuals import map as maps
from lantern.visuals.card import VERSION as CARD
from lantern.visuals.requests import SegmentRequest, VisualRequest
from lantern.visuals.still import VERSION as STILL
from tests.support.cut_films import cut, silent
from tests.support.films import still

NOTE = {"box": [0.1, 0.1, 0.2, 0.2]}


def build(
    folder: Path, *shots: dict[str, Any], **film: Any
) -> list[SegmentRequest]:
    """Return the segments of a silent scene of these shots."""
    rendition = cut(folder, silent(2 * len(shots), *shots), **film).rendition
    segments = split_segments(rendition.timeline)
    return [build_segment_request(rendition, segment) for segment in segments]


def request(folder: Path, shot: dict[str, Any]) -> list[VisualRequest]:
    (segment,) = build(folder, shot)
    return [each.visual for each in segment.shots]


@pytest.mark.parametrize(
    ("shot", "versions"),
    [
        (still("dark"), [STILL]),
        ({"map": "m.yml", "view": "wide"}, [maps.VERSION]),
        ({"card": {"statement": "Dry."}}, [CARD]),
        (still("dark", notes=[NOTE]), [STILL, notes.VERSION]),
        (still("dark", inserts=[{"figure": 7}]), [STILL, inserts.VERSION]),
        (
            still("dark", inset=still("hills")),
            [STILL, STILL, panels.VERSION],
        ),
        (
            {
                "card": {
                    "statement": "Dry.",
                    "ground": {"map": "m.yml", "view": "wide"},
                }
            },
            [CARD, maps.VERSION],
        ),
    ],
)
def test_all_that_has_a_hand_in_a_picture_is_in_its_key(
    tmp_path: Path, shot: dict[str, Any], versions: list[int]
) -> None:
    found = list_programs(request(tmp_path, shot))
    assert found["visuals"] == versions
    assert found["compose"] == compose.VERSION
    assert set(found) == {"compose", "drawing", "visuals"}


def test_panels_are_made_by_their_own_and_by_those_of_their_pictures(
    tmp_path: Path,
) -> None:
    shot = {"panels": [still("dark"), {"map": "m.yml", "view": "wide"}]}
    found = list_programs(request(tmp_path, shot))["visuals"]
    assert found == [panels.VERSION, STILL, maps.VERSION]


def test_transitions_have_versions_of_their_own(tmp_path: Path) -> None:
    visuals = request(tmp_path, still("dark"))
    found = list_programs(visuals, transition="dissolve")
    assert found["transition"] == transitions.VERSIONS["dissolve"]


def test_moviepy_is_in_the_keys_of_shots_with_effects_alone(
    tmp_path: Path,
) -> None:
    plain = list_tools(request(tmp_path / "a", still("dark")))
    effects = [{"FadeIn": {"duration": 1}}]
    worked = request(tmp_path / "b", still("dark", effects=effects))
    assert not any("moviepy" in tool.casefold() for tool in plain)
    assert any("moviepy" in tool.casefold() for tool in list_tools(worked))
    assert "effects" in list_programs(worked)
