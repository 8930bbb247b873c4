"""Rows on pages: how many there are, long texts, other shapes, and type of several kinds."""

from __future__ import annotations

from pathlib import Path

import font_source_serif_pro
import pypdfium2
import pytest
from fontTools import subset
from fontTools.ttLib import TTFont

from lantern.core.units import Size
from lantern.editions.storyboard.board import Storyboard, StoryboardRow
from lantern.editions.storyboard.pdf_file import write_board
from lantern.graphics.typefaces import BUNDLED, Typefaces, load_family
from tests.support.films import paint

FONTS = Path(font_source_serif_pro.__file__).parent / "files"


def make_board(
    folder: Path,
    *words: str,
    frame: Size = (160, 90),
    typefaces: Typefaces = BUNDLED,
    title: str = "A film",
) -> Storyboard:
    picture = folder / "frame.png"
    paint(picture, -1)
    rows = []
    for number, text in enumerate(words, 1):
        row = StoryboardRow(
            picture, "Hills", f"{number} · Map", "Rain", "", (text,), ()
        )
        rows.append(row)
    return Storyboard(title, "", "", "", "en", frame, typefaces, rows)


def read_pages(board: Storyboard, folder: Path) -> list[str]:
    file = folder / "board.pdf"
    write_board(board, file, paper="a4")
    document = pypdfium2.PdfDocument(file)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return texts


def test_a_page_holds_several_shots_and_its_number(tmp_path: Path) -> None:
    pages = read_pages(make_board(tmp_path, *["Some words."] * 11), tmp_path)
    assert [page.count("Some words.") for page in pages] == [4, 5, 2]
    feet = [page.splitlines()[-1] for page in pages]
    assert feet == ["A film 1 / 3", "A film 2 / 3", "A film 3 / 3"]


def test_a_page_holds_four_upright_frames(tmp_path: Path) -> None:
    board = make_board(tmp_path, *["Some words."] * 7, frame=(1080, 1920))
    pages = read_pages(board, tmp_path)
    assert [page.count("Some words.") for page in pages] == [3, 4]


def test_a_text_longer_than_a_page_goes_on_and_loses_nothing(
    tmp_path: Path,
) -> None:
    words = [f"word{number}" for number in range(450)]
    pages = read_pages(
        make_board(tmp_path, " ".join(words), "The end."), tmp_path
    )
    assert len(pages) > 1
    found = " ".join(pages).split()
    assert [word for word in found if word.startswith("word")] == words
    assert "The end." in pages[-1]


def test_a_title_too_long_for_the_foot_is_cut_there(tmp_path: Path) -> None:
    title = "A very long title " * 11
    (page,) = read_pages(make_board(tmp_path, "Rain.", title=title), tmp_path)
    assert " ".join(page.split()).startswith(title.strip())
    assert page.splitlines()[-1].endswith("1 / 1")
    assert "…" in page


def test_type_of_authors_with_cubic_curves_is_embedded(tmp_path: Path) -> None:
    serif = load_family([FONTS / "SourceSerifPro-It.otf"])
    board = make_board(
        tmp_path, "Rain fell, Дождь", typefaces=Typefaces(serif=serif)
    )
    (page,) = read_pages(board, tmp_path)
    assert "Rain fell, Дождь" in page
    data = (tmp_path / "board.pdf").read_bytes()
    assert b"SourceSerifProItalic" in data
    assert b"/CIDFontType0" not in data  # all of it is TrueType


def test_letters_that_the_first_font_lacks_leave_the_next_ones_alone(
    tmp_path: Path,
) -> None:
    latin = tmp_path / "latin.ttf"
    font = TTFont(FONTS / "SourceSerifPro-Regular.ttf")
    letters = subset.Subsetter()
    letters.populate(text="".join(map(chr, range(32, 127))))
    letters.subset(font)
    font.save(latin)
    text = " ".join(f"Дождь rain{number}" for number in range(150))
    typefaces = Typefaces(serif=load_family([latin]))
    board = make_board(
        tmp_path,
        text,
        "Дождь",
        title="Дождь",
        typefaces=typefaces,
    )
    pages = read_pages(board, tmp_path)
    words = " ".join(pages).split()
    assert [word for word in words if word.startswith("rain")] == text.split()[
        1::2
    ]
    assert pages[-1].splitlines()[-1] == f"Дождь {len(pages)} / {len(pages)}"


@pytest.mark.parametrize("text", ["中文字幕", "Rain \u0007and\u200b wind"])
def test_letters_without_type_and_control_characters_stop_nothing(
    tmp_path: Path, text: str
) -> None:
    (page,) = read_pages(make_board(tmp_path, text), tmp_path)
    assert "1 · Map" in page
