"""Prints laid on one another: in their order, with white edges, as their words are spoken."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lantern.visuals.panels.arrangement import FrameBox, arrange_panels
from lantern.visuals.panels.stack import StackVisual
from tests.support.visuals import make_context, panels_spec

SIZE = (640, 360)
GREYS = (60, 120, 180)


def open_stack(folder: Path) -> StackVisual:
    """Open three grey prints of a shot of 100 frames; the second and the third come later."""
    panels: list[dict[str, object]] = []
    for i, grey in enumerate(GREYS):
        Image.new("RGB", (320, 240), (grey,) * 3).save(folder / f"{i}.png")
        panels.append({"picture": f"{i}.png", "start": 30 * i or None})
    spec = panels_spec(*panels, layout="stack")
    return StackVisual(spec, make_context(folder, SIZE))


def find_boxes() -> list[FrameBox]:
    spec = panels_spec(*[{"picture": "a.png"}] * 3, layout="stack")
    return arrange_panels(spec, make_context(Path(), SIZE))


def read_middle(visual: StackVisual, n: int, box: FrameBox) -> int:
    return int(visual.paint(n).y[box.y + box.h // 2, box.x + box.w // 2])


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1080, 1080)])
@pytest.mark.parametrize("count", [2, 6])
def test_prints_lie_inside_the_frame_and_partly_on_each_other(
    size: tuple[int, int], count: int
) -> None:
    spec = panels_spec(*[{"picture": "a.png"}] * count, layout="stack")
    boxes = arrange_panels(spec, make_context(Path(), size))
    assert len({(box.x, box.y) for box in boxes}) == count
    for box in boxes:
        assert 0.05 * size[0] < box.x and box.x + box.w < 0.95 * size[0]
        assert 0.05 * size[1] < box.y and box.y + box.h < 0.95 * size[1]
    if count == 6:
        for one, other in itertools.pairwise(boxes):
            assert abs(one.x - other.x) < one.w and abs(one.y - other.y) < one.h


def test_each_print_lies_on_those_before_it(tmp_path: Path) -> None:
    visual = open_stack(tmp_path)
    first, second, third = find_boxes()
    alone = visual.paint(20).y
    assert read_middle(visual, 20, second) != read_middle(visual, 59, second)
    assert read_middle(visual, 59, third) != read_middle(visual, 99, third)
    # where the second one covers the first, the second one is seen
    x, y = second.x + 12, max(first.y, second.y) + 40
    assert first.x < x < first.x + first.w
    assert int(visual.paint(99).y[y, x]) > int(alone[y, x]) + 30


def test_a_print_has_a_white_edge_and_is_turned(tmp_path: Path) -> None:
    visual = open_stack(tmp_path)
    box = find_boxes()[0]
    frame = visual.paint(0).y.astype(int)
    left = box.x - 3  # the edge is 5 pixels wide here
    column = np.flatnonzero(frame[:, left] > 200)
    assert (
        0 < len(column) < 0.8 * box.h
    )  # a straight edge would be there all along
    assert abs(read_middle(visual, 0, box) - (16 + 60 * 219 / 255)) < 4


def test_it_rests_when_all_prints_have_come(tmp_path: Path) -> None:
    visual = open_stack(tmp_path)
    assert visual.state(10) == visual.state(25)
    assert visual.state(31) != visual.state(35)
    assert [path.name for path in visual.inputs()] == [
        "0.png",
        "1.png",
        "2.png",
    ]
