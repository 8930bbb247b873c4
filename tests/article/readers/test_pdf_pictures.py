"""Pictures in PDF files: where they stand, their captions, and which aren't the article's."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pypdf
import pytest
from PIL import Image
from pypdf.generic import (
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
)

from lantern.article.readers.elements import ArticleElement, RawArticle
from lantern.article.readers.pdf import read
from lantern.article.readers.pdf_pictures import add_mark, place_picture
from lantern.core.units import Size
from tests.article.readers.test_pdf import PROSE, put_lines
from tests.support.pdfs import Page, make_pdf, put


def draw(name: str, *, left: int, bottom: int, size: Size) -> str:
    """Return the content of a page that draws a picture."""
    return f"q {size[0]} 0 0 {size[1]} {left} {bottom} cm /{name} Do Q"


def make_picture(jpeg: bytes) -> DecodedStreamObject:
    """Return what a file says of a JPEG of 8 x 6 pixels, and the JPEG."""
    stream = DecodedStreamObject()
    stream.set_data(jpeg)
    names = {
        "Subtype": "Image",
        "Filter": "DCTDecode",
        "ColorSpace": "DeviceRGB",
    }
    for key, name in names.items():
        stream[NameObject(f"/{key}")] = NameObject(f"/{name}")
    for key, number in {"Width": 8, "Height": 6, "BitsPerComponent": 8}.items():
        stream[NameObject(f"/{key}")] = NumberObject(number)
    return stream


def add_pictures(pdf: bytes, names: Sequence[str]) -> bytes:
    """Return a file whose pages know JPEGs of 8 x 6 pixels by these names."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    jpeg = io.BytesIO()
    Image.new("RGB", (8, 6), (90, 110, 130)).save(jpeg, "JPEG")
    drawn = DictionaryObject()
    for name in names:
        stream = make_picture(jpeg.getvalue())
        drawn[NameObject(f"/{name}")] = writer._add_object(stream)
    for page in writer.pages:
        resources = page["/Resources"]
        assert isinstance(resources, DictionaryObject)
        resources[NameObject("/XObject")] = drawn
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def read_pages(*pages: Page, names: Sequence[str] = ("P",)) -> RawArticle:
    return read(add_pictures(make_pdf(*pages), names), "a.pdf")


PICTURE = draw(
    "P",
    left=72,
    bottom=500,
    size=(300, 100),
)


def test_a_picture_stands_after_the_paragraph_above_it() -> None:
    raw = read_pages([*put_lines(700), PICTURE, *put_lines(450)])
    assert raw.elements == (
        ArticleElement(PROSE, "paragraph"),
        ArticleElement("page-1-1", "caption", picture="page-1-1.jpg"),
        ArticleElement(PROSE, "paragraph"),
    )
    assert raw.pictures["page-1-1.jpg"][:2] == b"\xff\xd8"
    assert (raw.notes, dict(raw.omitted)) == ((), {})


@pytest.mark.parametrize(
    ("caption", "size"),
    [("The ferry at noon", 9), ("Figure 1: The ferry at noon", 11)],
)
def test_small_letters_or_a_number_below_it_are_its_caption(
    caption: str, size: int
) -> None:
    page = [
        *put_lines(700),
        PICTURE,
        put(485, caption, size=size),
        *put_lines(440),
    ]
    assert read_pages(page).elements == (
        ArticleElement(PROSE, "paragraph"),
        ArticleElement(caption, "caption", picture="page-1-1.jpg"),
        ArticleElement(PROSE, "paragraph"),
    )


def test_a_caption_may_have_two_lines() -> None:
    lines = [put(485, "The ferry", size=9), put(474, "at noon", size=9)]
    page = [*put_lines(700), PICTURE, *lines, *put_lines(440)]
    assert read_pages(page).elements[1].text == "The ferry at noon"


def test_a_paragraph_right_below_a_caption_is_none_of_it() -> None:
    caption = "Figure 2: The basin"
    page = [*put_lines(700), PICTURE, put(485, caption), *put_lines(471)]
    assert caption in [element.text for element in read_pages(page).elements]


def test_a_caption_may_begin_left_of_its_picture() -> None:
    picture = draw(
        "P",
        left=150,
        bottom=500,
        size=(300, 100),
    )
    words = "The miller and his wife, about 1900"
    page = [*put_lines(700), picture, put(485, words, size=8), *put_lines(440)]
    assert read_pages(page).elements[1].text == words


@pytest.mark.parametrize(
    ("y", "x"),
    [(440, 72), (485, 400)],
)
def test_words_far_below_or_beside_it_are_no_caption(y: int, x: int) -> None:
    page = [
        *put_lines(700),
        PICTURE,
        put(
            y,
            "Small words.",
            x=x,
            size=9,
        ),
    ]
    assert read_pages([*page, *put_lines(400)]).elements[1].text == "page-1-1"


def test_a_paragraph_goes_on_around_a_picture() -> None:
    top = draw(
        "P",
        left=72,
        bottom=700,
        size=(300, 100),
    )
    first = [*put_lines(700), put(648, "Nobody saw it come, for the lamp was")]
    second = [top, put(680, "out that night, and the dog slept.")]
    raw = read_pages(first, second)
    assert [element.text for element in raw.elements] == [
        PROSE,
        "Nobody saw it come, for the lamp was out that night, and the dog slept.",
        "page-2-1",
    ]


def test_a_picture_on_three_pages_is_a_logo() -> None:
    page = [PICTURE, *put_lines(450)]
    raw = read_pages(page, page, page)
    assert dict(raw.pictures) == {}
    assert "caption" not in {element.tag for element in raw.elements}


def test_a_picture_of_the_whole_page_is_its_ground() -> None:
    ground = draw(
        "P",
        left=0,
        bottom=0,
        size=(595, 842),
    )
    assert dict(read_pages([ground, *put_lines(450)]).pictures) == {}


def test_a_picture_that_is_broken_is_told() -> None:
    pdf = add_pictures(make_pdf([PICTURE, *put_lines(450)]), ["P"])
    raw = read(pdf.replace(b"\xff\xd8\xff", b"xxx"), "a.pdf")
    assert dict(raw.pictures) == {}
    assert dict(raw.omitted) == {"picture": 1}
    assert raw.notes == (
        "some pictures of the PDF can't be taken from it; save those you need beside it, and"
        " show them in their scenes",
    )


def test_a_turned_picture_has_its_outer_edges() -> None:
    placed = place_picture(["/P"], [0, 100, -300, 0, 400, 50])
    assert (placed.left, placed.width) == (100, 300)
    assert (placed.bottom, placed.top) == (50, 150)


@pytest.mark.parametrize(
    ("text", "marked"),
    [("It rained.", "It *rained."), ("Rain.", "Rain*."), ("", "*")],
)
def test_a_mark_changes_neither_beginning_nor_end(
    text: str, marked: str
) -> None:
    assert add_mark(text, "*") == marked
    assert add_mark(text, "") == text
