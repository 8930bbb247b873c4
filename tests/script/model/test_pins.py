"""Photographs pinned to places of a map, as authors write them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from lantern.script.model.scene import Scene
from tests.support.models import make_shot


def test_pins_are_pictures_of_their_shot() -> None:
    pins = {
        "harbin": {"still": "a.jpg", "label": "The station", "at": "came to"}
    }
    shot = make_shot(map="m.yml", pins=pins)
    _, placed = shot.iter_pictures()
    assert placed.loc == ("pins", "harbin")
    assert placed.picture.still == "a.jpg"
    (label,) = shot.list_labels()
    assert (label.loc, label.text) == (
        ("pins", "harbin", "label"),
        "The station",
    )


def test_a_print_is_cut_for_each_shape() -> None:
    pin = {"still": "a.jpg", "portrait": {"focus": [0, 0, 0.5, 1]}}
    shot = make_shot(map="m.yml", pins={"harbin": pin}).frame_for("portrait")
    assert shot.pins
    assert shot.pins["harbin"].focus == (0, 0, 0.5, 1)


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (
            {"still": "a.png", "pins": {"harbin": {"still": "b.jpg"}}},
            "pins belong to a map's shot",
        ),
        (
            {"map": "m.yml", "pins": {"harbin": {"map": "n.yml"}}},
            "a pin shows a photograph, and this is a map; write still: FILE",
        ),
        (
            {"map": "m.yml", "pins": {"harbin": {"label": "x"}}},
            "a pin shows a photograph: {still: FILE}",
        ),
    ],
)
def test_faults_of_pins(keys: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=re.escape(told)):
        make_shot(**keys)


def test_the_example_of_the_reference_is_a_scene() -> None:
    page = Path(__file__).parents[3] / "docs" / "guides" / "pins.md"
    (example,) = re.findall(
        r"```yaml\n(.*?)```", page.read_text("utf-8"), re.DOTALL
    )
    (shot,) = Scene.model_validate(yaml.safe_load(example)).shots
    assert shot.pins
    assert list(shot.pins) == ["Harbin", "mukden"]
