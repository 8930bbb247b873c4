"""Panels and insets as authors write them, and what they may not say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from lantern.script.model.scene import Scene
from tests.support.models import list_shot_faults, make_shot

ROW = "{still: a.png}, {still: b.png}"


def test_a_shot_yields_all_of_its_pictures_with_their_keys() -> None:
    shot = make_shot(
        panels=[{"still": "a.png"}, {"map": "m.yml", "label": "The coast"}],
        inset={"clip": "c.mp4"},
    )
    assert shot.kind == "panels"
    found = {placed.loc: placed.picture.kind for placed in shot.iter_pictures()}
    assert found == {
        ("panels", 0): "still",
        ("panels", 1): "map",
        ("inset",): "clip",
    }
    labels = [(label.loc, label.text) for label in shot.list_labels()]
    assert labels == [(("panels", 1, "label"), "The coast")]


def test_a_shot_of_one_picture_yields_itself() -> None:
    shot = make_shot(still="a.png")
    assert [(each.loc, each.picture) for each in shot.iter_pictures()] == [
        ((), shot)
    ]


def test_an_inset_with_a_view_alone_shows_the_map_of_its_shot() -> None:
    inset = make_shot(
        map="m.yml",
        view="near",
        inset={"view": "whole"},
    ).inset
    assert inset is not None
    assert (inset.map, inset.view, inset.corner) == (
        "m.yml",
        "whole",
        "top-right",
    )


def test_each_panel_is_framed_for_a_shape() -> None:
    upright = [0.2, 0, 0.4, 1]
    panel = {"still": "a.png", "portrait": {"focus": upright}}
    shot = make_shot(panels=[panel, {"still": "b.png"}])
    framed = shot.frame_for("portrait").panels
    assert framed is not None
    assert [each.focus for each in framed] == [(0.2, 0, 0.4, 1), None]


@pytest.mark.parametrize(
    ("shot", "said"),
    [
        (
            "{panels: [{still: a.png}, {still: b.png, label: ' '}]}",
            "x.yml:4:53: 'label' is empty",
        ),
        (
            "{panels: [{still: a.png}, {label: Nothing}]}",
            "x.yml:4:31: a panel shows exactly one of: still, map, card, clip, document",
        ),
        (
            f"{{still: a.png, panels: [{ROW}]}}",
            "x.yml:4:5: a shot shows exactly one of: still, map, card, clip, document,"
            " panels",
        ),
        (
            f"{{panels: [{ROW}], focus: [0, 0, 1, 1]}}",
            "x.yml:4:55: a shot of panels has no focus; take it out",
        ),
        (
            "{still: a.png, layout: grid}",
            "x.yml:4:28: layout says how panels stand, and there are none",
        ),
        (
            f"{{panels: [{ROW}, {{still: c.png}}], layout: before-after}}",
            "x.yml:4:72: before-after compares two panels, and there are 3",
        ),
        (
            f"{{panels: [{ROW}, {ROW}, {ROW}, {{still: c.png}}], layout: stack}}",
            "x.yml:4:14: 7 prints hide each other; at most 6, or write layout: grid",
        ),
        (
            f"{{panels: [{ROW}, {ROW}, {{still: c.png}}]}}",
            "x.yml:4:14: 5 panels are too many for one row; at most 4,"
            " or write layout: grid",
        ),
        (
            "{panels: [{still: a.png}, {card: credits}]}",
            "x.yml:4:38: a credits card fills the frame; write a card with its words",
        ),
        (
            "{panels: [{still: a.png}, {clip: {file: c.mp4, level: -6}}]}",
            "x.yml:4:59: footage that shares the frame is silent; take level out,"
            " or write its sound to a file and name that under 'sound'",
        ),
        (
            "{still: a.png, inset: {still: b.png, corner: topleft}}",
            "x.yml:4:50: 'corner' must be 'top-left', 'top-right', 'bottom-left' or"
            " 'bottom-right'; did you mean 'top-left'?",
        ),
        (
            "{still: a.png, inset: {still: b.png, size: 0.8}}",
            "x.yml:4:48: 'size' must be at most 0.5",
        ),
        (
            "{panels: [{still: a.png}, {still: b.png, lable: Old}]}",
            "x.yml:4:46: unknown key 'lable'; did you mean 'label'?",
        ),
    ],
)
def test_faults_of_panels(tmp_path: Path, shot: str, said: str) -> None:
    assert list_shot_faults(tmp_path, shot) == [said]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            "{panels: [{still: a.png}]}",
            "x.yml:4:14: 'panels' has too few entries; it needs at least 2",
        ),
        (
            "{still: a.png, inset: {view: whole}}",
            "x.yml:4:27: an inset shows exactly one of: still, map, card, clip, document",
        ),
        (
            "{still: a.png, inset: {still: b.png, form: portrait}}",
            "x.yml:4:48: 'form' must be 'landscape', 'upright' or 'square'",
        ),
        (
            "{still: a.png, inset: {clip: {file: c.mp4, level: -3}}}",
            "x.yml:4:55: footage that shares the frame is silent; take level out,"
            " or write its sound to a file and name that under 'sound'",
        ),
    ],
)
def test_faults_of_insets_and_of_one_panel_alone(
    tmp_path: Path, written: str, told: str
) -> None:
    (fault,) = list_shot_faults(tmp_path, written)
    assert fault.splitlines()[0] == told


def test_the_example_of_the_reference_is_a_scene() -> None:
    page = Path(__file__).parents[3] / "docs" / "guides" / "panels.md"
    (example,) = re.findall(
        r"```yaml\n(.*?)```", page.read_text("utf-8"), re.DOTALL
    )
    shots = Scene.model_validate(yaml.safe_load(example)).shots
    assert [shot.layout for shot in shots] == [
        None,
        "before-after",
        "grid",
        None,
    ]
    assert shots[3].inset is not None
    assert shots[3].inset.map == "coast.yml"
