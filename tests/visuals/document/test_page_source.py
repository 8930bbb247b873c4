"""The page of a file: its size, its pixels, its lines and its paper."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lantern.core.problems import AssetFailure
from lantern.script.model.page import PageHighlight
from lantern.visuals.document.page_source import PageSource, open_source
from tests.support.visuals import document_spec, make_context


def open_page(folder: Path, file: str = "page.png") -> PageSource:
    return open_source(document_spec({"file": file}), make_context(folder))


def write_page(folder: Path, paper: int = 235, ink: int = 30) -> None:
    """Write a page of 200 x 100 with a line of ink, 20 to 180 across and 40 to 50 down."""
    page = np.full((100, 200, 3), paper, np.uint8)
    page[40:50, 20:180] = ink
    Image.fromarray(page).save(folder / "page.png")


def test_a_picture_is_as_large_as_its_pixels(tmp_path: Path) -> None:
    write_page(tmp_path)
    page = open_page(tmp_path)
    assert page.size == (200, 100)
    assert not page.is_sharp


@pytest.mark.parametrize("width", [50, 200, 500])
def test_it_is_drawn_as_wide_as_is_asked_for(
    tmp_path: Path, width: int
) -> None:
    write_page(tmp_path)
    drawn = open_page(tmp_path).draw(width)
    assert drawn.shape == (width // 2, width, 3)
    assert drawn[round(0.45 * len(drawn)), width // 2].max() < 60


def test_a_drawing_is_sharp_at_any_size(tmp_path: Path) -> None:
    (tmp_path / "page.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100">'
        '<rect width="200" height="50" fill="#000"/></svg>'
    )
    page = open_page(tmp_path, "page.svg")
    assert page.is_sharp
    drawn = page.draw(400)
    assert drawn.shape == (200, 400, 3)
    assert drawn[98].max() == 0
    assert drawn[102].min() > 180, "the look's paper where the drawing has none"


def test_a_highlight_finds_the_line_in_its_box(tmp_path: Path) -> None:
    """0.22 of its 10 rows above and below, 0.006 of the width at either side."""
    write_page(tmp_path)
    highlight = PageHighlight.model_validate({"box": [0, 0.2, 1, 0.5]})
    (line,) = open_page(tmp_path).find_lines(highlight)
    assert (line.x, line.w) == pytest.approx((0.1 - 0.006, 0.8 + 0.012))
    assert (line.y, line.h) == pytest.approx((0.4 - 0.022, 0.1 + 0.044))


@pytest.mark.parametrize(
    ("paper", "is_dark"), [(235, False), (100, False), (80, True)]
)
def test_dark_paper_is_seen(tmp_path: Path, paper: int, is_dark: bool) -> None:
    write_page(tmp_path, paper, ink=255)
    assert open_page(tmp_path).is_dark is is_dark


def test_a_file_that_is_no_picture_is_told(tmp_path: Path) -> None:
    (tmp_path / "page.png").write_text("no page")
    with pytest.raises(AssetFailure):
        _ = open_page(tmp_path).size
