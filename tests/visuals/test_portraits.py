"""What of a picture a portrait shows."""

from __future__ import annotations

import base64
import io
import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lantern.graphics.typefaces import BUNDLED
from lantern.visuals.portraits import crop_portrait, draw_portrait

MIDDLE = (0.5, 0.5)


def make_columns(width: int, height: int) -> np.ndarray:
    """Return a picture whose red is the column and whose green is the row, at most 255."""
    picture = np.zeros((height, width, 3), np.uint8)
    picture[..., 0] = np.arange(width)
    picture[..., 1] = np.arange(height)[:, None]
    return picture


def test_it_is_as_high_as_a_wide_picture_round_the_focus() -> None:
    part = crop_portrait(make_columns(250, 100), (0.5, 0.5))
    assert part.shape == (100, 78, 3)
    assert (part[0, 0, 0], part[0, -1, 0]) == (86, 163)


def test_it_stays_within_the_picture() -> None:
    part = crop_portrait(make_columns(250, 100), (1, 0))
    assert (part[0, 0, 0], part[0, -1, 0]) == (172, 249)


def test_without_a_face_it_keeps_what_is_above_the_middle() -> None:
    part = crop_portrait(make_columns(78, 200), None)
    # 100 rows round 35 % of 200
    assert (part[0, 0, 1], part[-1, 0, 1]) == (20, 119)


def read_size(address: str) -> tuple[int, int]:
    """Return width and height of the picture in an address."""
    head, _, data = address.partition(",")
    assert head == "data:image/jpeg;base64"
    with Image.open(io.BytesIO(base64.b64decode(data))) as picture:
        return picture.width, picture.height


@pytest.mark.parametrize(
    ("height", "shown"), [(560, (437, 560)), (140, (109, 140)), (0, (1, 1))]
)
def test_a_portrait_is_as_large_as_it_is_shown(
    tmp_path: Path, height: int, shown: tuple[int, int]
) -> None:
    path = tmp_path / "a.png"
    Image.new("RGB", (300, 400), "blue").save(path)
    address = draw_portrait(
        path,
        MIDDLE,
        height=height,
        typefaces=BUNDLED,
    )
    assert read_size(address) == shown


@pytest.mark.parametrize("content", [None, b"no picture"])
def test_what_is_no_picture_shows_nothing(
    tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "a.png"
    if content is not None:
        path.write_bytes(content)
    assert (
        draw_portrait(
            path,
            MIDDLE,
            height=9,
            typefaces=BUNDLED,
        )
        == ""
    )


def test_a_picture_that_changes_is_drawn_again(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    drawn = []
    for stamp, colour in enumerate(("blue", "red")):
        Image.new("RGB", (300, 400), colour).save(path)
        os.utime(path, ns=(stamp, stamp))
        drawn.append(
            draw_portrait(
                path,
                MIDDLE,
                height=9,
                typefaces=BUNDLED,
            )
        )
    assert drawn[0] != drawn[1]
