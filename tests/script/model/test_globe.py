"""The globe that a map's shot begins with, as an author writes it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from lantern.script.model.globe import GlobePlace
from lantern.script.model.scene import Scene
from lantern.visuals.map.spec.map_file import MapFile
from tests.support.models import list_shot_faults, make_shot

FROM = {"from": [37.6, 55.8]}


def test_the_view_of_a_globe_is_the_first_of_its_shot() -> None:
    assert make_shot(map="m.yml", globe={**FROM, "to": "coast"}).view == "coast"
    assert (
        make_shot(
            map="m.yml",
            globe=FROM,
            view="coast",
        ).view
        == "coast"
    )


def test_a_frame_of_another_shape_may_have_another_view() -> None:
    shot = make_shot(
        map="m.yml",
        globe={**FROM, "to": "coast"},
        portrait={"view": "town"},
    ).frame_for("portrait")
    assert shot.view == "town"
    assert shot.globe is not None
    assert shot.globe.end is None


def test_a_name_alone_is_a_place_of_the_map() -> None:
    globe = make_shot(map="m.yml", globe={**FROM, "places": ["Moscow"]}).globe
    assert globe is not None
    assert globe.places == (
        GlobePlace(
            name="Moscow",
            spot=None,
            at=None,
        ),
    )


def test_a_globe_may_begin_above_a_place_of_its_own() -> None:
    places = [{"name": "Moscow", "spot": [37.6, 55.8]}, "Harbin"]
    own = make_shot(
        map="m.yml", globe={"from": "Moscow", "places": places}
    ).globe
    other = make_shot(
        map="m.yml", globe={"from": "Harbin", "places": places}
    ).globe
    assert own is not None
    assert other is not None
    assert own.locate_start() == (37.6, 55.8)
    assert other.locate_start() == "Harbin"


def test_names_on_a_globe_are_told_with_their_keys() -> None:
    shot = make_shot(
        map="m.yml", globe={**FROM, "places": ["Moscow", "Harbin"]}
    )
    assert [(label.loc, label.text) for label in shot.list_labels()] == [
        (("globe", "places", 0, "name"), "Moscow"),
        (("globe", "places", 1, "name"), "Harbin"),
    ]


@pytest.mark.parametrize(
    ("shot", "fault"),
    [
        (
            "{still: a.png, globe: {from: [1, 2]}}",
            "a globe comes down to a map, and this is a still",
        ),
        (
            "{map: m.yml, view: a, globe: {from: [1, 2], to: b}}",
            "the globe goes to the shot's first view, which is 'a'; take to out",
        ),
        (
            "{map: m.yml, move: {from: c, to: d}, globe: {from: [1, 2], to: b}}",
            "the globe goes to the shot's first view, which is 'c'; take to out",
        ),
        (
            "{map: m.yml, globe: {from: [55.8, 137.6]}}",
            "longitude comes first: write [137.6, 55.8], for 137.6 is no latitude",
        ),
        (
            "{map: m.yml, globe: {from: [10, 89]}}",
            "[10, 89] is on no map: longitudes go to 360, latitudes to 85",
        ),
        (
            "{map: m.yml, globe: {from: [10]}}",
            "write [longitude, latitude], or the name of a place of the map",
        ),
        (
            "{map: m.yml, globe: {form: [10, 20]}}",
            "did you mean 'from'?",
        ),
        (
            "{map: m.yml, globe: {from: [10, 20], places: [{nmae: Rome}]}}",
            "did you mean 'name'?",
        ),
        ("{map: m.yml, globe: {to: a}}", "from"),
    ],
)
def test_what_a_globe_may_not_say(
    tmp_path: Path, shot: str, fault: str
) -> None:
    assert fault in " | ".join(list_shot_faults(tmp_path, shot))


def test_the_examples_of_the_reference_are_a_scene_and_a_map() -> None:
    page = Path(__file__).parents[3] / "docs" / "guides" / "globe.md"
    blocks = re.findall(
        r"```yaml\n(.*?)```", page.read_text("utf-8"), re.DOTALL
    )
    (shot,) = Scene.model_validate(yaml.safe_load(blocks[0])).shots
    views = MapFile.model_validate(yaml.safe_load(blocks[1])).views
    assert shot.globe is not None
    assert shot.globe.locate_start() == (37.6, 55.8)
    assert shot.view in views
    assert shot.legs is not None
    assert views[shot.legs[0].view].tilt == 42
    assert shot.inset is not None
    assert shot.inset.view in views
