"""Words that belong to the picture that a text names before them."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.problems import AssetFailure
from lantern.graphics.photo import PictureMetadata
from lantern.scaffold.bound_text import assign_words
from lantern.scaffold.from_pictures import AlbumPicture

FILES = ["01 mill.jpg", "02-garden.jpg", "coffee.jpg", "IMG_0007.jpg"]
PICTURES = [
    AlbumPicture(Path(name), f"p{n}", (40, 30), PictureMetadata())
    for n, name in enumerate(FILES)
]


def assign(text: str) -> list[str | None]:
    return assign_words(text, PICTURES)


@pytest.mark.parametrize(
    "name",
    [
        "## 3",
        "## 3 coffee",
        "# 3. Coffee #",
        "### coffee",
        "## coffee.jpg",
        "coffee.jpg",
        "  Coffee.JPG  ",
    ],
)
def test_a_picture_is_named_by_number_name_or_file(name: str) -> None:
    assert assign(f"{name}\n\nIt was hot.\nAnd black.") == [
        None,
        None,
        "It was hot. And black.",
        None,
    ]


@pytest.mark.parametrize(
    "name", ["## 1 mill", "## 01 mill", "## mill", "## Mill"]
)
def test_a_number_in_a_file_s_name_may_be_left_out(name: str) -> None:
    assert assign(f"{name}\nIt turned.")[0] == "It turned."


def test_what_comes_before_the_first_name_is_shared_by_the_pictures_before_it() -> (
    None
):
    text = "The mill.\n\nThe garden.\n\n## coffee\n\nHot.\n\n## 4\n\nThe end."
    assert assign(text) == ["The mill.", "The garden.", "Hot.", "The end."]


def test_words_before_the_first_picture_s_own_name_are_its_too() -> None:
    assert (
        assign("A day out.\n\n## 1\n\nThe mill.")[0] == "A day out. The mill."
    )


def test_pictures_before_the_first_name_share_the_words_there_are() -> None:
    assert assign("The mill.\n\n## 4\n\nThe end.") == [
        "The mill.",
        "",
        "",
        "The end.",
    ]


def test_names_need_no_order_and_one_may_come_twice() -> None:
    text = "## 4\nLast.\n## 2\nGreen.\n## 4\nReally."
    assert assign(text) == [None, "Green.", None, "Last. Really."]


def test_a_text_without_names_is_shared_by_all() -> None:
    text = "One.\n\nTwo.\n\nThree.\n\n# Four"
    assert assign(text) == ["One.", "Two.", "Three.", "# Four"]


def test_a_name_in_a_sentence_names_nothing() -> None:
    assert assign("In coffee.jpg it is hot.\n\n## 1\n\nThe mill.")[0] == (
        "In coffee.jpg it is hot. The mill."
    )


@pytest.mark.parametrize(
    ("heading", "message"),
    [
        ("cofee", "no picture is called 'cofee'; did you mean 'coffee'?"),
        (
            "5",
            "no picture is called '5'; write its file's name, or a number from 1 to 4",
        ),
        (
            "1 xylophone",
            "no picture is called '1 xylophone'; write its file's name, or a number from 1 to 4",
        ),
    ],
)
def test_a_heading_that_names_no_picture_is_refused(
    heading: str, message: str
) -> None:
    with pytest.raises(AssetFailure) as failure:
        assign(f"## 2\nGreen.\n## {heading}\nHot.")
    assert failure.value.message == f"line 3 of the text: {message}"
