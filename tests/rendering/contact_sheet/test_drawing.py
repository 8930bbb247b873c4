"""The pages of a contact sheet: where cells stand, and that texts stay within them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from lantern.core.units import Size
from lantern.graphics import look, vector
from lantern.graphics.typefaces import BUNDLED
from lantern.rendering.contact_sheet import drawing
from lantern.rendering.contact_sheet.cell_painter import (
    CellPainter,
    ContactCell,
    SheetHeading,
)
from lantern.rendering.contact_sheet.sheet_type import FACES

LOOK = look.load()
WIDE: Size = (1920, 1080)
HEADING = SheetHeading("Title", "about")


@pytest.fixture
def red(tmp_path: Path) -> Path:
    path = tmp_path / "red.png"
    Image.new("RGB", (32, 18), (255, 0, 0)).save(path)
    return path


@pytest.fixture
def painter() -> CellPainter:
    return CellPainter(ImageDraw.Draw(Image.new("RGB", (400, 300))), LOOK)


LONG = "some words " * 30


def make_cells(
    picture: Path, count: int, words: str = LONG
) -> list[ContactCell]:
    cells = []
    for i in range(count):
        cells.append(
            ContactCell(picture, "0:01", f"{i}", "Scene", "what", words)
        )
    return cells


def draw(
    picture: Path, count: int, size: Size, *, words: str = LONG
) -> list[Image.Image]:
    cells = make_cells(picture, count, words)
    return list(drawing.draw_pages(HEADING, cells, size, look=LOOK))


def measure(text: str, role: str) -> float:
    face, size = FACES[role]
    return vector.measure_text(text, face, size, typefaces=BUNDLED)


@pytest.mark.parametrize(
    ("size", "on_page"), [(WIDE, 35), ((1080, 1920), 32), ((1080, 1080), 36)]
)
def test_long_sheets_go_on_over_the_page(
    red: Path, size: Size, on_page: int
) -> None:
    assert len(draw(red, on_page, size, words="rain")) == 1
    assert len(draw(red, on_page + 1, size, words="rain")) == 2


def test_a_page_is_as_high_as_its_cells_need(red: Path) -> None:
    # five columns: (1920 - 2 * 60 - 4 * 24) / 5 = 340 px, so pictures are 191 px high;
    # a row takes 191 + 88 + 3 * 21 + 34 = 376 px, below 176 px for the heading, and 26 below
    first, last = draw(red, 36, WIDE)
    assert first.size == (1920, 176 + 7 * 376 + 26)
    assert last.size == (1920, 176 + 376 + 26)


def test_pictures_stand_side_by_side_then_in_the_next_row(red: Path) -> None:
    (page,) = draw(red, 6, WIDE)
    is_red = (np.asarray(page) == (255, 0, 0)).all(axis=2)
    for x in (60, 60 + 364, 60 + 4 * 364):
        assert is_red[176 : 176 + 191, x : x + 340].all()
    assert is_red[176 + 376 : 176 + 376 + 191, 60 : 60 + 340].all()
    assert np.count_nonzero(is_red) == 6 * 191 * 340


def test_only_sheets_of_several_pages_number_them(red: Path) -> None:
    (alone,) = draw(red, 1, WIDE)
    first, _ = draw(red, 36, WIDE, words="rain")
    head = (0, 0, 1920, 170)
    numbered = SheetHeading("Title", "about · page 1 of 2")
    cells = make_cells(red, 1)
    (same,) = drawing.draw_pages(numbered, cells, WIDE, look=LOOK)
    assert first.crop(head).tobytes() == same.crop(head).tobytes()
    assert first.crop(head).tobytes() != alone.crop(head).tobytes()


def test_a_long_title_is_cut_at_the_margin(red: Path) -> None:
    heading = SheetHeading("Title " * 60, "about " * 90)
    (page,) = drawing.draw_pages(heading, make_cells(red, 1), WIDE, look=LOOK)
    margin = np.asarray(page)[:140, 1920 - 60 :]
    assert (margin == margin[0, 0]).all()


def test_a_text_that_fits_stays_as_it_is(painter: CellPainter) -> None:
    assert painter.fit("short", "words", 200) == "short"


def test_a_text_that_is_cut_ends_in_an_ellipsis_and_fills_its_room(
    painter: CellPainter,
) -> None:
    cut = painter.fit("incomprehensibilities " * 20, "words", 200)
    assert cut.startswith("incomprehensibilities")
    assert cut.endswith("…")
    assert 180 < measure(cut, "words") < 202


def test_an_ellipsis_comes_after_no_comma(painter: CellPainter) -> None:
    room = measure("one, …", "words")
    assert painter.fit("one, two, three", "words", room) == "one…"


def test_words_are_at_most_three_lines_within_their_cell(
    painter: CellPainter,
) -> None:
    lines = painter.wrap_lines("incomprehensibilities " * 20, "words", 200)
    assert len(lines) == 3
    assert lines[:2] == ["incomprehensibilities"] * 2
    assert lines[2].endswith("…")
    assert max(measure(line, "words") for line in lines) < 202


def test_few_words_are_one_line_and_none_no_line(painter: CellPainter) -> None:
    assert painter.wrap_lines("rain  and\nwind", "words", 200) == [
        "rain and wind"
    ]
    assert painter.wrap_lines("", "words", 200) == []


def test_a_chapter_stands_between_time_and_length(red: Path) -> None:
    plain = make_cells(red, 1)[0]
    opening = ContactCell(
        red, "0:01", "0", "Scene", "what", plain.words, "CHAPTER ONE"
    )
    (without,) = drawing.draw_pages(HEADING, [plain], WIDE, look=LOOK)
    (with_chapter,) = drawing.draw_pages(HEADING, [opening], WIDE, look=LOOK)
    changed = np.asarray(without) != np.asarray(with_chapter)
    rows, columns = np.nonzero(changed.any(axis=2))
    below = 176 + 191
    assert rows.min() > below
    assert rows.max() < below + 6 + 28
    assert columns.min() > 60 + measure("0:01", "time")
    assert columns.max() < 60 + 340 - measure("0", "side")
