"""What a camera can't follow, told where the shot names it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from lantern.core.problems import Problem, Span
from lantern.visuals.map.shot.follow_faults import find_follow_faults
from tests.support.maps import FIELD, SMALL, Maps
from tests.support.visuals import map_spec


def find(maps: Maps, text: str = FIELD, **what: Any) -> list[Problem]:
    path = maps.folder / "scene.yml"

    def at(loc: tuple[str | int, ...]) -> Span:
        return Span(path, len(loc), 1)

    return list(find_follow_faults(maps.model(text), map_spec(**what), at))


MOVING: Mapping[str, Any] = {"dates": ["1 jun", "11 jun"]}


def test_an_arrow_and_a_landing_can_be_followed(maps: Maps) -> None:
    assert (
        find(
            maps,
            follow="east",
            **MOVING,
        )
        == []
    )
    assert (
        find(
            maps,
            follow="fleet",
            when={"fleet": [3]},
        )
        == []
    )
    assert find(maps) == []


@pytest.mark.parametrize(
    ("what", "message"),
    [
        (
            {"follow": "flete"},
            "nothing on the map that moves is called 'flete'; did you mean 'fleet'?",
        ),
        (
            {"follow": "cavalry"},
            "nothing on the map that moves is called 'cavalry'; there are east, horse, fleet",
        ),
        (
            {"follow": "Madrid"},
            "'Madrid' goes nowhere; the camera follows arrows, landings and units;"
            " there are east, horse, fleet",
        ),
        (
            {"follow": "fleet", "show": ["east"]},
            "the camera follows 'fleet', which the shot doesn't show; name it under 'show'",
        ),
    ],
)
def test_what_cannot_be_followed_is_told(
    maps: Maps, what: dict[str, Any], message: str
) -> None:
    (fault,) = find(
        maps,
        **what,
        **MOVING,
    )
    assert fault.message == message
    assert not fault.warning
    assert fault.span is not None
    assert fault.span.line == 1


def test_a_leg_is_told_at_its_own_key(maps: Maps) -> None:
    legs = [{"view": "near"}, {"view": "near", "follow": "flete"}]
    (fault,) = find(
        maps,
        legs=legs,
        **MOVING,
    )
    assert fault.span is not None
    assert fault.span.line == 3


def test_a_camera_that_follows_what_stands_still_is_told(maps: Maps) -> None:
    (fault,) = find(maps, SMALL, follow="one")
    assert fault.warning
    assert fault.message.startswith(
        "'one' doesn't move in this shot, and neither does"
    )
    # dates move only what has dates itself
    assert (
        len(
            find(
                maps,
                SMALL,
                follow="one",
                **MOVING,
            )
        )
        == 1
    )


def test_a_unit_with_a_way_can_be_followed(maps: Maps) -> None:
    path = "[Madrid, {at: Burgos, date: 8 jun}]"
    text = (
        FIELD + f"units: [{{id: u, path: {path}}}, {{id: v, path: [Toledo]}}]\n"
    )
    assert (
        find(
            maps,
            text,
            follow="u",
            **MOVING,
        )
        == []
    )
    assert (
        find(
            maps,
            text,
            follow="u",
            when={"u to Burgos": [3]},
            show=[],
        )
        == []
    )
    (fault,) = find(
        maps,
        text,
        follow="v",
        **MOVING,
    )
    assert fault.message.startswith("'v' goes nowhere;")
