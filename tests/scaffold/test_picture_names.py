"""What the name of a picture's file says of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.scaffold.picture_names import make_natural_key, read_title


def test_pictures_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    names = ["b.png", "A 10.png", "a 2.png", "a 1b.png", "1.png", "02.png"]
    paths = sorted((Path(name) for name in names), key=make_natural_key)
    assert [path.name for path in paths] == [
        "1.png",
        "02.png",
        "a 1b.png",
        "a 2.png",
        "A 10.png",
        "b.png",
    ]


def test_a_very_long_number_can_be_sorted() -> None:
    paths = [Path("9" * 5000), Path("1")]
    assert sorted(paths, key=make_natural_key)[0] == Path("1")


@pytest.mark.parametrize(
    ("stem", "title"),
    [
        ("01 mill", "Mill"),
        ("01mill", "Mill"),
        ("3. the old_mill", "The old mill"),
        ("(12) mill", "Mill"),
        ("007-mill-2", "Mill 2"),
        ("2 - mill", "Mill"),
        ("IMG_0001", ""),
        ("IMG_20210405_101112", ""),
        ("IMG_0001 mill", "Mill"),
        ("DSC01234", ""),
        ("_DSC1234", ""),
        ("P1010001", ""),
        ("PXL_20230101_120000", ""),
        ("2023-05-06 mill", "Mill"),
        ("20230506_101112 mill", "Mill"),
        ("1945 Harbin", "1945 Harbin"),
        ("mill 1945", "Mill 1945"),
        ("2nd floor", "2nd floor"),
        ("12", ""),
        ("---", ""),
        ("渡し船", "渡し船"),
        ("03 渡し船", "渡し船"),
        ("Käse #1", "Käse #1"),
        ("imagination", "Imagination"),
        ("Prague", "Prague"),
    ],
)
def test_numbers_and_what_cameras_write_are_no_words(
    stem: str, title: str
) -> None:
    assert read_title(stem) == title
