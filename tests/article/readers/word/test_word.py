"""Word documents: styles, tables, pictures and their captions."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from PIL import Image

from lantern.article.readers.elements import ArticleElement, ArticleMetadata
from lantern.article.readers.word import read
from lantern.core.problems import AssetFailure


def make(*steps: Callable[[Any], object]) -> bytes:
    """Make a document by steps that add to it."""
    document = docx.Document()
    for step in steps:
        step(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def text(words: str, style: str = "Normal") -> Callable[[Any], object]:
    return lambda document: document.add_paragraph(words, style=style)


def bold(words: str) -> Callable[[Any], object]:
    def add(document: Any) -> None:
        document.add_paragraph().add_run(words).bold = True

    return add


def picture(document: Any) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (4, 4)).save(stream, "PNG")
    stream.seek(0)
    document.add_picture(stream)


def read_elements(*steps: Callable[[Any], object]) -> list[ArticleElement]:
    return list(read(make(*steps), "a.docx").elements)


@pytest.mark.parametrize(
    ("style", "tag", "level"),
    [
        ("Title", "heading", 1),
        ("Heading 1", "heading", 1),
        ("Heading 3", "heading", 3),
        ("Quote", "quotation", 0),
        ("List Bullet", "item", 0),
        ("Caption", "caption", 0),
        ("Normal", "paragraph", 0),
    ],
)
def test_a_paragraph_is_what_its_style_says(
    style: str, tag: str, level: int
) -> None:
    (element,) = read_elements(text("Some words", style))
    assert (element.tag, element.level) == (tag, level)


def test_a_short_bold_paragraph_is_a_heading() -> None:
    found = read_elements(bold("The ice"), bold("It came."), bold("x" * 91))
    assert [element.tag for element in found] == [
        "heading",
        "paragraph",
        "paragraph",
    ]
    assert found[0].level == 6


def test_a_table_is_one_element() -> None:
    def table(document: Any) -> None:
        cells = document.add_table(2, 2)
        for i, words in enumerate(["year", "people", "1931", ""]):
            cells.cell(i // 2, i % 2).text = words

    assert read_elements(table) == [
        ArticleElement(
            "year | people | 1931",
            "table",
            rows=(("year", "people"), ("1931", "")),
        )
    ]


def test_a_short_line_below_a_picture_is_its_caption() -> None:
    found = read_elements(
        text("Prose."), picture, text("The gate"), text("More.")
    )
    assert [element.tag for element in found] == [
        "paragraph",
        "caption",
        "paragraph",
    ]
    assert found[1].picture == "image1.png"


def test_a_sentence_below_a_picture_is_no_caption_but_lets_one_follow() -> None:
    found = read_elements(
        picture, text("It was noon."), text("The gate", "Caption")
    )
    assert [element.tag for element in found] == ["paragraph", "caption"]
    assert found[1].picture == "image1.png"


def test_a_long_paragraph_parts_a_picture_from_a_later_line() -> None:
    found = read_elements(picture, text("Prose. " * 40), text("The gate"))
    assert [element.tag for element in found] == [
        "caption",
        "paragraph",
        "paragraph",
    ]
    assert found[0] == ArticleElement("image1", "caption", picture="image1.png")


def test_the_bytes_of_pictures_are_kept() -> None:
    raw = read(make(picture, text("The gate")), "a.docx")
    assert set(raw.pictures) == {"image1.png"}
    assert raw.pictures["image1.png"].startswith(b"\x89PNG")


def test_properties_say_who_wrote_it() -> None:
    def describe(document: Any) -> None:
        document.core_properties.title = "The ferry"
        document.core_properties.author = "Ada Quill"
        document.core_properties.language = "de-AT"

    raw = read(make(describe, text("Prose.")), "a.docx")
    assert raw.head == ArticleMetadata("The ferry", "Ada Quill", "", "de")


def test_the_library_is_no_author() -> None:
    assert read(make(text("Prose.")), "a.docx").head.author == ""


def pack(name: str, size: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, b"\0" * size)
    return stream.getvalue()


def test_a_document_that_unpacks_to_too_much_is_refused() -> None:
    with pytest.raises(AssetFailure) as caught:
        read(pack("word/document.xml", 40_000_001), "a.docx")
    assert caught.value.message == (
        "'a.docx' unpacks to too much; take one chapter of it, with smaller pictures"
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            b"PK\x03\x04",
            "'a.docx' is no Word document that can be read; is it whole?",
        ),
        (
            pack("word/x.xml", 9),
            "'a.docx' is no Word document that can be read (KeyError)",
        ),
    ],
)
def test_a_damaged_document_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(AssetFailure) as caught:
        read(data, "a.docx")
    assert caught.value.message == message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declared_entities_are_told_and_never_opened(encoding: str) -> None:
    given = io.BytesIO(make(text("It rained on the hills.")))
    changed = io.BytesIO()
    with zipfile.ZipFile(given) as old, zipfile.ZipFile(changed, "w") as new:
        for member in old.namelist():
            part = old.read(member)
            if member == "word/document.xml":
                declared = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
                words = part.decode().replace(
                    "on the hills", "on &secret; the hills"
                )
                head, _, body = words.partition("?>")
                head = f'<?xml version="1.0" encoding="{encoding}"'
                part = f"{head}?>{declared}{body}".encode(encoding)
            new.writestr(member, part)
    raw = read(changed.getvalue(), "a.docx")
    assert [element.text for element in raw.elements] == [
        "It rained on the hills."
    ]
    assert raw.notes == (
        "word/document.xml declares entities, which Word never writes; nothing was opened"
        " for them, and they are left out",
    )
    assert read(given.getvalue(), "a.docx").notes == ()
