"""The page of a PDF: pieces become rows, raised numbers powers, and pictures find their rows."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from lantern.article.readers.pdf_layout import (
    NoteState,
    PageLayout,
    PdfPage,
    TextPiece,
    TextRow,
    make_rows,
    read_row,
)
from lantern.article.readers.pdf_pictures import PdfPictures, PlacedPicture


def piece(
    text: str, x: float = 0.0, *, y: float = 700.0, size: float = 10.0
) -> TextPiece:
    return TextPiece(text, x, y, size, is_bold=False)


def row(text: str, y: float, size: float = 10.0) -> TextRow:
    return TextRow(
        [
            piece(
                text,
                72,
                y=y,
                size=size,
            )
        ]
    )


def test_pieces_at_one_height_are_one_row() -> None:
    pieces = [piece("The "), piece("river", y=701), piece("rose", y=688)]
    first, second = make_rows(pieces)
    assert [each.text for each in first.pieces] == ["The ", "river"]
    assert [each.text for each in second.pieces] == ["rose"]


def test_a_raised_piece_stays_in_its_row() -> None:
    """Half the letters' height above the line; more begins another row."""
    rows = make_rows(
        [
            piece("10"),
            piece(
                "6",
                y=705,
                size=6,
            ),
            piece("up", y=706),
        ]
    )
    assert [len(found.pieces) for found in rows] == [2, 1]


def test_a_row_has_the_size_of_most_of_its_letters_and_stands_by_its_largest() -> (
    None
):
    found = TextRow(
        [
            piece(
                "T",
                y=698,
                size=20,
            ),
            piece("he river", size=10),
        ]
    )
    assert found.size == 10
    assert found.y == 698


def test_a_raised_number_is_a_power_or_the_mark_of_a_note() -> None:
    state = NoteState()
    power = TextRow(
        [
            piece("7 km"),
            piece(
                "2",
                y=704,
                size=6,
            ),
            piece(" of land"),
        ]
    )
    assert read_row(power, state) == "7 km² of land"
    assert (state.marks, state.last) == (0, 0)
    noted = TextRow(
        [
            piece("The river rose."),
            piece(
                "1",
                y=704,
                size=6,
            ),
        ]
    )
    assert read_row(noted, state) == "The river rose."
    assert (state.marks, state.last) == (1, 1)


def test_a_number_that_is_not_raised_stays() -> None:
    state = NoteState()
    lowered = TextRow(
        [
            piece("H"),
            piece(
                "2",
                y=697,
                size=6,
            ),
            piece("O"),
        ]
    )
    assert read_row(lowered, state) == "H2O"
    large = TextRow(
        [
            piece("In "),
            piece(
                "1905",
                y=700,
                size=10,
            ),
        ]
    )
    assert read_row(large, state) == "In 1905"
    assert state.marks == 0


def make_page(*placed: PlacedPicture) -> PdfPage:
    """Return a page whose library gives one picture under each name."""
    image = SimpleNamespace(name="a.jpg", data=b"jpg")
    source: Any = SimpleNamespace(images={each.name: image for each in placed})
    return PdfPage((), source, placed)


PICTURE = PlacedPicture("/Im0", 72, 400, 300, 200)
TEXT = [
    row("The river rose in the night, and the mill stood.", y)
    for y in (640, 628)
]


def lay_out(*rows: TextRow) -> tuple[PageLayout, PdfPictures]:
    """Mark a picture that stands from 400 to 600 on a page of these rows."""
    layout = PageLayout(
        list(rows),
        body=10,
        step=12,
    )
    pictures = PdfPictures()
    layout.mark_pictures(make_page(PICTURE), 1, pictures)
    return layout, pictures


def test_small_letters_below_a_picture_are_its_caption() -> None:
    caption = row("The mill after the flood", 388, size=8)
    after = row("In the morning all was over, and nobody spoke.", 360)
    layout, pictures = lay_out(*TEXT, caption, after)
    assert layout.captions == {2}
    assert list(pictures.captions.values()) == ["The mill after the flood"]
    assert list(pictures.files.values()) == [b"jpg"]


def test_a_picture_is_marked_at_the_row_above_it() -> None:
    layout, _ = lay_out(*TEXT, row("In the morning all was over.", 360))
    assert list(layout.marks) == [1]
    below, _ = lay_out(row("In the morning all was over.", 360))
    assert list(below.marks) == [0], "where there is none, at the one below"


def test_text_as_large_as_the_others_is_no_caption() -> None:
    layout, pictures = lay_out(*TEXT, row("In the morning all was over.", 388))
    assert layout.captions == set()
    assert pictures.captions == {}


@pytest.mark.parametrize("text", ["Figure 3. The mill", "Fig. 3: The mill"])
def test_a_caption_may_begin_as_captions_do(text: str) -> None:
    layout, _ = lay_out(*TEXT, row(text, 388))
    assert layout.captions == {2}


def test_a_caption_goes_on_below_a_full_row() -> None:
    full = row("The mill after the flood of the spring,", 388, size=8)
    last = row("seen from the bridge", 378, size=8)
    layout, pictures = lay_out(*TEXT, full, last)
    assert layout.captions == {2, 3}
    words = "The mill after the flood of the spring, seen from the bridge"
    assert list(pictures.captions.values()) == [words]


def test_it_ends_below_a_short_row_and_at_a_gap() -> None:
    short = row("The mill", 388, size=8)
    long = row("The county paid for the bridge in full.", 378, size=8)
    assert lay_out(*TEXT, short, long)[0].captions == {2}
    full = row("The mill after the flood of the spring,", 388, size=8)
    apart = row("photographed by the county", 360, size=8)
    assert lay_out(*TEXT, full, apart)[0].captions == {2}


def test_what_stands_beside_a_picture_or_far_below_is_none() -> None:
    beside = TextRow(
        [
            piece(
                "The mill",
                400,
                y=388,
                size=8,
            )
        ]
    )
    assert lay_out(*TEXT, beside)[0].captions == set()
    assert lay_out(*TEXT, row("The mill", 365, size=8))[0].captions == set()


def test_a_picture_that_can_not_be_read_is_left_out() -> None:
    layout = PageLayout(
        TEXT,
        body=10,
        step=12,
    )
    pictures = PdfPictures()
    page = PdfPage((), SimpleNamespace(images={}), [PICTURE])
    layout.mark_pictures(page, 1, pictures)
    assert layout.marks == {}
    assert pictures.omitted == 1
