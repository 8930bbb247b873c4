"""The table as planes: the page in its place, its shadow, and the ground around it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lantern.visuals import Arrays
from lantern.visuals.document.page_source import open_source
from lantern.visuals.document.table import TablePart
from lantern.visuals.document.table_drawing import draw_table
from tests.support.visuals import document_spec, make_context


def draw(folder: Path, table: TablePart, density: float = 100.0) -> Arrays:
    """Draw a white page of 1 by 0.5 with so many pixels per its width."""
    Image.new("RGB", (200, 100), (250, 250, 250)).save(folder / "page.png")
    context = make_context(folder)
    source = open_source(document_spec({"file": "page.png"}), context)
    return draw_table(source, table, density, context=context)


def draw_luma(
    folder: Path, table: TablePart, density: float = 100.0
) -> np.ndarray:
    return np.asarray(draw(folder, table, density)["y"], int)


def test_its_planes_have_even_sides(tmp_path: Path) -> None:
    """1.53 by 1.01 widths of the page are 153 by 101 pixels."""
    planes = draw(tmp_path, TablePart(-0.2, -0.2, 1.53, 1.01))
    shapes = {name: plane.shape for name, plane in planes.items()}
    assert shapes == {"y": (102, 154), "u": (51, 77), "v": (51, 77)}


def test_the_page_lies_where_it_belongs(tmp_path: Path) -> None:
    """The table begins a fifth of a width left of it and a tenth above."""
    luma = draw_luma(tmp_path, TablePart(-0.2, -0.1, 1.4, 0.8))
    assert luma[11:59, 21:119].min() > 200
    assert luma[:8].max() < 80
    assert luma[64:].max() < 80
    assert luma[:, :17].max() < 80


def test_a_page_that_is_never_seen_whole_reaches_over_the_edge(
    tmp_path: Path,
) -> None:
    luma = draw_luma(tmp_path, TablePart(0.25, 0.1, 0.5, 0.2))
    assert luma.shape == (20, 50)
    assert luma.min() > 200


@pytest.mark.parametrize("side", ["right", "below"])
def test_its_shadow_is_darkest_beside_it(tmp_path: Path, side: str) -> None:
    luma = draw_luma(tmp_path, TablePart(-0.2, -0.2, 1.4, 0.9), 400.0)
    if side == "right":
        near, far = luma[100:240, 482:486], luma[100:240, 545:555]
    else:
        near, far = luma[283:287, 120:440], luma[340:350, 120:440]
    assert near.mean() < far.mean() - 3
