"""Pictures that share a frame: which is where, when it comes, and what is said of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lantern.graphics.pixels import Planes
from lantern.visuals import Visual, panels
from lantern.visuals.panels.inset import InsetVisual
from lantern.visuals.specs import PanelsSpec
from lantern.visuals.still import open_visual
from tests.support.visuals import (
    inset_spec,
    locate,
    make_context,
    note_places,
    panels_spec,
    still_spec,
)

COLOURS = {"red": (200, 30, 30), "blue": (30, 40, 200), "green": (30, 160, 60)}
SIZE = (160, 90)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a picture of each colour."""
    for name, colour in COLOURS.items():
        Image.new("RGB", (320, 180), colour).save(tmp_path / f"{name}.png")
    return tmp_path


def see(frame: Planes, x: int, y: int) -> str:
    """Return the colour that a frame has at a point: one of the three, or dark."""
    u, v = int(frame.u[y // 2, x // 2]), int(frame.v[y // 2, x // 2])
    if v > 150:
        return "red"
    if u > 150:
        return "blue"
    return "green" if u < 120 and v < 110 else "dark"


def see_all(frame: Planes, *points: tuple[int, int]) -> list[str]:
    return [see(frame, x, y) for x, y in points]


def open_panels(
    folder: Path, spec: PanelsSpec, size: tuple[int, int] = SIZE
) -> Visual:
    return panels.open_visual(spec, make_context(folder, size))


def test_two_panels_stand_side_by_side_with_a_gap(folder: Path) -> None:
    spec = panels_spec({"picture": "red.png"}, {"picture": "blue.png"})
    frame = open_panels(folder, spec).paint(0)
    assert see_all(frame, (8, 45), (72, 45), (84, 45), (150, 45)) == [
        "red",
        "red",
        "blue",
        "blue",
    ]
    assert see(frame, 78, 45) == "dark"


@pytest.mark.parametrize("size", [(90, 160), (90, 90)])
def test_in_upright_and_square_frames_one_stands_below_the_other(
    folder: Path, size: tuple[int, int]
) -> None:
    spec = panels_spec({"picture": "red.png"}, {"picture": "blue.png"})
    frame = open_panels(folder, spec, size).paint(0)
    low = size[1] - 10
    assert see_all(frame, (10, 10), (80, 10), (10, low), (80, low)) == [
        "red",
        "red",
        "blue",
        "blue",
    ]


def test_a_row_makes_room_for_a_panel_at_its_words(folder: Path) -> None:
    late = {"picture": "blue.png", "start": 20}
    visual = open_panels(folder, panels_spec({"picture": "red.png"}, late))
    assert see_all(visual.paint(20), (10, 45), (150, 45)) == ["red", "red"]
    assert see_all(visual.paint(40), (10, 45), (150, 45)) == ["red", "blue"]
    assert visual.state(5) == visual.state(19)
    assert visual.state(21) != visual.state(26)


def test_a_grid_keeps_a_place_for_what_comes_later(folder: Path) -> None:
    spec = panels_spec(
        {"picture": "red.png"},
        {"picture": "blue.png"},
        {"picture": "green.png"},
        {"picture": "red.png", "start": 30},
        layout="grid",
    )
    corners = ((20, 20), (140, 20), (20, 70), (140, 70))
    visual = open_panels(folder, spec)
    assert see_all(visual.paint(29), *corners) == [
        "red",
        "blue",
        "green",
        "dark",
    ]
    assert see_all(visual.paint(60), *corners) == [
        "red",
        "blue",
        "green",
        "red",
    ]


def test_a_line_uncovers_what_came_after(folder: Path) -> None:
    spec = panels_spec(
        {"picture": "red.png"},
        {"picture": "blue.png", "start": 10},
        layout="before-after",
    )
    visual = open_panels(folder, spec)
    ends = ((6, 45), (154, 45))
    assert see_all(visual.paint(10), *ends) == ["red", "red"]
    # it has as long as the shot, but for the look's 0.8 s: 70 frames from frame 10 on
    middle = visual.paint(45)
    assert see_all(middle, *ends) == ["red", "blue"]
    assert int(middle.y[45, 79]) > 200
    assert see_all(visual.paint(80), *ends) == ["blue", "blue"]


def find_label_rows(frame: Planes) -> list[int]:
    """Return the rows in which a frame of one colour has something else."""
    away = np.abs(frame.y.astype(int) - int(np.median(frame.y))) > 20
    rows: list[int] = np.flatnonzero(away.any(axis=1)).tolist()
    return rows


def test_labels_before_and_after_stand_at_one_height(folder: Path) -> None:
    spec = panels_spec(
        {"picture": "red.png", "label": "Then"},
        {"picture": "red.png", "label": "Then", "start": 0},
        layout="before-after",
    )
    visual = open_panels(folder, spec, (180, 320))
    before = find_label_rows(visual.paint(0))
    after = find_label_rows(visual.paint(99))
    assert len(before) > 5
    assert before == after


def test_captions_leave_panels_what_is_above_them(folder: Path) -> None:
    spec = panels_spec({"picture": "red.png"}, {"picture": "blue.png"})
    context = make_context(folder, SIZE, has_captions=True)
    frame = panels.open_visual(spec, context).paint(0)
    assert see_all(frame, (20, 66), (20, 80)) == ["red", "dark"]


def test_an_inset_comes_and_goes_in_its_corner(folder: Path) -> None:
    context = make_context(folder, SIZE)
    base = open_visual(still_spec("red.png", move="hold"), context)
    spec = inset_spec(
        "blue.png",
        start=20,
        end=60,
    )
    visual = InsetVisual(base, spec, context)
    # 48 x 36, right to the safe area and below the head band
    inside, outside = (130, 27), (90, 27)
    assert see_all(visual.paint(19), inside, outside) == ["red", "red"]
    assert see_all(visual.paint(40), inside, outside) == ["blue", "red"]
    assert see_all(visual.paint(80), inside, outside) == ["red", "red"]
    assert len(visual.inputs()) == 2


def test_faults_of_a_panel_are_told_at_its_keys(folder: Path) -> None:
    places: list[tuple[str | int, ...]] = []
    spec = panels_spec(
        {"picture": "red.png", "label": "word " * 60}, {"picture": "gone.png"}
    )
    context = make_context(folder, (1920, 1080))
    found = panels.check(spec, context, note_places(places))
    faults = [each.message for each in found if not each.warning]
    assert faults[0].endswith("a picture has room for 3; shorten it")
    assert ("panels", 0, "label") in places
    assert ("panels", 1, "still") in places
    assert panels.check_inset(inset_spec("gone.png"), context, locate)
