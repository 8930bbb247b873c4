"""Rows and grids of pictures: who is there in which frame, and on what ground."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from lantern.visuals.panels.visual import GridVisual, RowVisual, make_ground
from tests.support.visuals import make_context, panels_spec

GREYS = {"a.png": 60, "b.png": 140, "c.png": 220}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, grey in GREYS.items():
        Image.new("RGB", (320, 180), (grey, grey, grey)).save(tmp_path / name)
    return tmp_path


def open_row(folder: Path, *starts: int | None) -> RowVisual:
    """Open a row of stills that come at these frames of a shot of 100."""
    panels = []
    for name, start in zip(GREYS, starts, strict=False):
        panels.append({"picture": name, "start": start})
    return RowVisual(panels_spec(*panels), make_context(folder))


def test_the_first_to_come_is_there_as_the_shot_begins(folder: Path) -> None:
    """A row is never empty: before frame 30 it has the picture that comes first."""
    row = open_row(folder, 60, 30)
    frame = row.paint(0)
    assert frame.y[45, 20] == frame.y[45, 140]
    assert row.state(0) == row.state(29) == row.state(59)


def test_each_further_one_dissolves_in_for_half_a_second(folder: Path) -> None:
    """The fade is 12.5 frames; frame 20 is still the old row, frame 33 the new one."""
    row = open_row(folder, None, 20)
    assert (row.paint(20).y == row.paint(0).y).all()
    assert (row.paint(33).y == row.paint(99).y).all()
    left, right = row.paint(99).y[45, [20, 140]]
    assert left < right


def test_three_share_the_frame_when_all_have_come(folder: Path) -> None:
    row = open_row(folder, None, 20, 60)
    frame = row.paint(99)
    dark, middle, light = frame.y[45, [20, 80, 140]]
    assert dark < middle < light


def test_two_that_come_together_come_in_one_step(folder: Path) -> None:
    row = open_row(folder, None, 20, 20)
    assert row.state(19) == row.state(0)
    assert row.state(40) == row.state(99)


def test_each_file_is_named_once(folder: Path) -> None:
    spec = panels_spec({"picture": "a.png"}, {"picture": "a.png"})
    context = make_context(folder)
    assert list(RowVisual(spec, context).inputs()) == [folder / "a.png"]
    assert list(GridVisual(spec, context).inputs()) == [folder / "a.png"]


def test_a_grid_has_the_ground_where_nothing_has_come(folder: Path) -> None:
    later = {"picture": "b.png", "start": 50}
    spec = panels_spec({"picture": "a.png"}, later, layout="grid")
    context = make_context(folder)
    ground = make_ground(spec, context)
    frame = GridVisual(spec, context).paint(50)
    assert frame.y[45, 140] == ground.y[45, 140]
    assert frame.y[45, 20] != ground.y[45, 20]
