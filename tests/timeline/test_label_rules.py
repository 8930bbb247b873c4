"""Lower thirds that are held from one scene to the next, and labels that make room."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from lantern.core.units import Frames, Rate
from lantern.script.model.scene import Scene
from lantern.timeline import TimedOverlay
from lantern.timeline.label_rules import hold_over_scenes, place_side_by_side
from lantern.timeline.model import ThirdPortrait

RATE = Rate(25)
MAP: dict[str, Any] = {"map": "m.yml", "view": "wide"}
STILL: dict[str, Any] = {"still": "hills.png"}
OTHER: dict[str, Any] = {"still": "river.png"}


def third(start: int, end: int, *lines: str) -> TimedOverlay:
    shown = lines or ("Harbin",)
    return TimedOverlay(
        "lower_third", shown, "paper", Frames(start), Frames(end - start)
    )


def make_scene(*shots: dict[str, Any]) -> Scene:
    return Scene.model_validate(
        {"scene": "One", "narration": "Rain.", "shots": shots}
    )


def hold(
    first: dict[str, Any], second: dict[str, Any], *overlays: TimedOverlay
) -> list[TimedOverlay]:
    by_scene = [[each] for each in overlays]
    return hold_over_scenes(
        by_scene, [make_scene(first), make_scene(second)], RATE
    )


@pytest.mark.parametrize("shot", [MAP, STILL])
def test_the_same_one_over_the_same_picture_is_held(
    shot: dict[str, Any],
) -> None:
    held = hold(shot, shot, third(20, 100), third(140, 220))
    assert held == [third(20, 220)]


def test_it_is_held_on_the_same_map_at_another_view() -> None:
    near = {**MAP, "view": "near"}
    assert hold(MAP, near, third(20, 100), third(120, 200)) == [third(20, 200)]


@pytest.mark.parametrize(
    ("second", "overlay"),
    [
        (OTHER, third(120, 200)),
        (STILL, third(120, 200, "Mukden")),
        (STILL, third(164, 240)),
    ],
)
def test_others_come_anew(
    second: dict[str, Any], overlay: TimedOverlay
) -> None:
    """Over another picture, of other words, or more than 2.5 s after the first one."""
    assert hold(STILL, second, third(20, 100), overlay) == [
        third(20, 100),
        overlay,
    ]


def test_one_is_held_over_several_scenes() -> None:
    scenes = [make_scene(MAP)] * 3
    by_scene = [[third(0, 90)], [third(100, 190)], [third(200, 290)]]
    assert hold_over_scenes(by_scene, scenes, RATE) == [third(0, 290)]


def test_a_second_one_of_a_scene_comes_after_it() -> None:
    scenes = [make_scene(MAP)] * 2
    by_scene = [[third(0, 90)], [third(100, 190), third(190, 280, "Mukden")]]
    held = hold_over_scenes(by_scene, scenes, RATE)
    assert held == [third(0, 190), third(190, 280, "Mukden")]


def test_one_is_held_with_the_same_portrait_alone() -> None:
    def portray(overlay: TimedOverlay, file: str, scene: int) -> TimedOverlay:
        return replace(overlay, portrait=ThirdPortrait(file, scene))

    first = portray(third(20, 100), "ann.jpg", 0)
    same = portray(third(120, 200), "ann.jpg", 1)
    assert hold(STILL, STILL, first, same) == [
        portray(third(20, 200), "ann.jpg", 0)
    ]
    for other in (portray(third(120, 200), "ben.jpg", 1), third(120, 200)):
        assert hold(STILL, STILL, first, other) == [first, other]


def test_a_claim_makes_room_for_the_labels_of_all_its_pictures() -> None:
    first = TimedOverlay(
        "illustration", ("Illustration",), "ink", Frames(0), Frames(100)
    )
    second = replace(first, start=Frames(150))
    claim = TimedOverlay(
        "claim", ("Soviet data",), "ink", Frames(20), Frames(200)
    )
    assert place_side_by_side([first, claim, second]) == [
        first,
        replace(claim, beside=("Illustration",)),
        second,
    ]
