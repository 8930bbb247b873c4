"""Pages of PDFs as pixels, and where their words stand."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

import pytest
from pypdf import PdfWriter

from lantern.core.problems import AssetFailure, ToolFailure
from lantern.graphics import pdf
from tests.support.pdfs import make_pdf, put

LINES = (
    "The river rose in the night,",
    "and nobody had told the fer-",
    "ryman who slept.",
)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A PDF of 595 x 842 points: two pages, the second with three lines of 20 points."""
    pytest.importorskip("pypdfium2")
    written = [put(700 - 40 * i, line, size=20) for i, line in enumerate(LINES)]
    (tmp_path / "letter.pdf").write_bytes(make_pdf([], written))
    return tmp_path / "letter.pdf"


def test_a_page_has_its_size_and_is_drawn_so_wide(letter: Path) -> None:
    assert pdf.read_page_size(letter, 2) == pdf.PageSize(595, 842)
    drawn = pdf.draw_page(letter, 2, 300, paper="#f3e8d2")
    assert drawn.shape == (425, 300, 3)
    assert tuple(drawn[0, 0]) == (0xF3, 0xE8, 0xD2)
    # the first line stands on 700 of 842 points
    assert drawn[60:75, 36:150].min() < 80
    assert (pdf.draw_page(letter, 1, 300, paper="#ffffff") == 255).all()


def test_words_are_found_where_they_stand(letter: Path) -> None:
    (line,) = pdf.find_lines(letter, 2, "rose in the NIGHT")
    assert line.y + line.h == pytest.approx(1 - 700 / 842, abs=0.01)
    assert 0.2 < line.x < line.x + line.w < 0.7


def test_a_turned_page_is_seen_as_it_is_turned(letter: Path) -> None:
    box, turned = (
        b"/MediaBox [0 0 595 842]",
        b"/MediaBox [0 0 595 742] /Rotate 90",
    )
    letter.write_bytes(letter.read_bytes().replace(box, turned))
    assert pdf.read_page_size(letter, 2) == pdf.PageSize(742, 595)
    (line,) = pdf.find_lines(letter, 2, "rose in the night")
    # what was 42 below the top is that far from the right, and runs down
    assert line.h > 3 * line.w
    assert line.x == pytest.approx(700 / 742, abs=0.02)


def test_a_page_may_begin_anywhere(letter: Path) -> None:
    (line,) = pdf.find_lines(letter, 2, "rose")
    box, moved = b"/MediaBox [0 0 595 842]", b"/MediaBox [50 90 645 932]"
    letter.write_bytes(letter.read_bytes().replace(box, moved))
    (after,) = pdf.find_lines(letter, 2, "rose")
    assert line.x - after.x == pytest.approx(50 / 595, abs=1e-3)
    assert after.y - line.y == pytest.approx(90 / 842, abs=1e-3)


def test_words_of_several_lines_are_several_boxes(letter: Path) -> None:
    lines = pdf.find_lines(
        letter, 2, "the night, and nobody had told the ferryman"
    )
    assert len(lines) == 3
    steps = [after.y - before.y for before, after in itertools.pairwise(lines)]
    assert steps == pytest.approx([40 / 842] * 2, abs=0.01)
    assert lines[1].w > 2 * lines[2].w


def test_words_that_are_not_there_have_no_lines(letter: Path) -> None:
    assert pdf.find_lines(letter, 2, "the sea rose") == ()


def test_what_is_wrong_with_a_file_is_told(letter: Path) -> None:
    with pytest.raises(
        AssetFailure, match=r"letter.pdf has 2 pages, and none is number 3"
    ):
        pdf.draw_page(letter, 3, 300, paper="#ffffff")
    letter.write_bytes(b"%PDF-1.7\nno")
    with pytest.raises(
        AssetFailure, match=r"letter.pdf is no PDF that can be read"
    ):
        pdf.read_page_size(letter, 1)


def test_without_the_library_it_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(ToolFailure, match=r"pip install 'lantern-film\[pdf\]'"):
        pdf.read_page_size(tmp_path / "a.pdf", 1)


def test_a_locked_file_says_that_a_password_is_in_the_way(letter: Path) -> None:
    writer = PdfWriter(clone_from=letter)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(letter)
    with pytest.raises(
        AssetFailure, match=r"locked with a password; save a copy"
    ):
        pdf.read_page_size(letter, 1)
