"""What a shot says of a map: days, and words at which something comes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from lantern.script.model.scene import Scene
from lantern.visuals.map.spec.map_file import MapFile
from tests.support.models import make_shot


@pytest.mark.parametrize(
    ("written", "phrases"),
    [
        ("crossed the Argun", ("crossed the Argun",)),
        (["crossed", "the sea"], ("crossed", "the sea")),
    ],
)
def test_an_item_comes_with_words_and_has_come_with_others(
    written: Any, phrases: tuple[str, ...]
) -> None:
    shot = make_shot(map="m.yml", when={"army": written})
    assert shot.when == {"army": phrases}


@pytest.mark.parametrize("written", [[], ["a", "b", "c"], "", 3])
def test_an_item_has_one_or_two_phrases(written: Any) -> None:
    with pytest.raises(ValueError):
        make_shot(map="m.yml", when={"army": written})


def test_a_year_alone_is_a_day_of_the_calendar() -> None:
    assert make_shot(map="m.yml", dates=[1944, "9 aug 1945"]).dates == (
        "1944",
        "9 aug 1945",
    )


@pytest.mark.parametrize("written", [["9 aug"], [True, "9 aug"], "9 aug"])
def test_a_calendar_has_a_first_and_a_last_day(written: Any) -> None:
    with pytest.raises(ValueError):
        make_shot(map="m.yml", dates=written)


# --- days that are counted


def test_dates_in_a_row_are_a_calendar() -> None:
    calendar = make_shot(map="m.yml", dates=[1944, "9 aug 1945"]).calendar
    assert calendar
    assert (calendar.start, calendar.end) == ("1944", "9 aug 1945")
    assert calendar.count_from is None
    assert make_shot(map="m.yml").calendar is None


def test_a_calendar_counts_days_and_waits_for_words() -> None:
    when = {"15 aug": "spoke on the radio"}
    dates = {
        "from": "9 aug",
        "to": "2 sep",
        "count_from": "9 aug",
        "when": when,
    }
    calendar = make_shot(map="m.yml", dates=dates).calendar
    assert calendar
    assert (calendar.start, calendar.end) == ("9 aug", "2 sep")
    assert calendar.count_from == "9 aug"
    assert calendar.when == {"15 aug": "spoke on the radio"}


@pytest.mark.parametrize(
    "written", [{"from": "9 aug"}, {"from": "9 aug", "too": "2"}]
)
def test_a_calendar_has_both_ends(written: Any) -> None:
    with pytest.raises(ValueError):
        make_shot(map="m.yml", dates=written)


def read_examples() -> list[Any]:
    page = Path(__file__).parents[3] / "docs" / "guides" / "routes.md"
    examples = re.findall(
        r"```yaml\n(.*?)```", page.read_text("utf-8"), re.DOTALL
    )
    return [yaml.safe_load(each) for each in examples]


def test_the_examples_of_the_reference_are_maps() -> None:
    maps = [
        MapFile.model_validate(each)
        for each in read_examples()
        if "views" in each
    ]
    (way,) = maps[0].landings
    assert (way.by, way.ahead, way.distance_km) == ("train", True, 9289)


def test_the_examples_of_the_reference_are_scenes() -> None:
    scenes = [
        Scene.model_validate(each)
        for each in read_examples()
        if "scene" in each
    ]
    (shot,) = scenes[0].shots
    assert shot.calendar
    assert shot.calendar.when == {"15 aug": "the Emperor spoke"}
    assert [shot.follow for shot in scenes[1].shots] == [None, "express"]


# --- a camera that follows something


def test_a_camera_follows_from_the_start_or_from_a_leg_on() -> None:
    assert (
        make_shot(
            map="m.yml",
            view="near",
            follow="train",
        ).follow
        == "train"
    )
    shot = make_shot(map="m.yml", legs=[{"to": "near", "follow": "train"}])
    assert shot.legs
    assert (shot.legs[0].view, shot.legs[0].follow) == ("near", "train")


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (
            {"map": "m.yml", "follow": "t", "move": {"from": "a", "to": "b"}},
            "follow and move both say where the camera goes; take one of them out",
        ),
        (
            {"still": "a.png", "follow": "t"},
            "dates, when, show, furniture, legs and follow are for maps",
        ),
        (
            {"map": "m.yml", "follow": "t", "globe": {"from": [10, 20]}},
            "a globe comes down to a view; let a leg follow from there:",
        ),
    ],
)
def test_a_camera_that_follows_does_nothing_else(
    keys: dict[str, Any], told: str
) -> None:
    with pytest.raises(ValueError, match=re.escape(told)):
        make_shot(**keys)


def test_another_view_in_one_shape_is_another_scale() -> None:
    shot = make_shot(
        map="m.yml",
        view="near",
        follow="t",
        portrait={"view": "nearer"},
        square={"move": "hold"},
    )
    assert shot.frame_for("portrait").follow == "t"
    assert shot.frame_for("portrait").view == "nearer"
    assert shot.frame_for("square").follow is None
