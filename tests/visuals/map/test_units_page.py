"""The examples of the page about units: a map and a scene without faults."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from lantern.script.model.scene import Scene
from tests.support.maps import Maps

PAGE = Path(__file__).parents[3] / "docs" / "guides" / "units.md"


def test_the_examples_are_a_map_and_a_scene(maps: Maps) -> None:
    text = PAGE.read_text("utf-8")
    sheet, shown, ground = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    scene = {"scene": "One", "narration": "Words.", **yaml.safe_load(shown)}
    (shot,) = Scene.model_validate(scene).shots
    assert shot.when is not None
    names = [*shot.when, "korea to red", "north contested", "fortress shrinks"]
    faults = maps.faults(
        sheet + ground,
        when=names,
        dates=["9 aug", "20 aug"],
    )
    assert faults == []
