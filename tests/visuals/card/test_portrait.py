"""What of a picture a portrait shows."""

from __future__ import annotations

import base64
import io
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from lantern.script.model.cards import StatementCard
from lantern.script.model.quotation import QuotationCard
from lantern.visuals.card.portrait import crop_portrait, draw_portrait
from tests.support.visuals import make_context


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


def make_card(**keys: Any) -> QuotationCard:
    return QuotationCard(quotation="Dry.", by="Ann", **keys)


def read_size(address: str) -> tuple[int, int]:
    """Return width and height of the picture in an address."""
    head, _, data = address.partition(",")
    assert head == "data:image/jpeg;base64"
    with Image.open(io.BytesIO(base64.b64decode(data))) as picture:
        return picture.width, picture.height


@pytest.mark.parametrize(
    ("size", "shown"), [((1920, 1080), (437, 560)), ((480, 270), (109, 140))]
)
def test_a_portrait_is_as_large_as_it_is_shown(
    tmp_path: Path, size: tuple[int, int], shown: tuple[int, int]
) -> None:
    Image.new("RGB", (300, 400), "blue").save(tmp_path / "a.png")
    card = make_card(portrait="a.png", focus=(0.5, 0.5))
    assert read_size(draw_portrait(card, make_context(tmp_path, size))) == shown


def test_a_card_without_a_portrait_has_no_picture(tmp_path: Path) -> None:
    context = make_context(tmp_path)
    assert draw_portrait(make_card(), context) == ""
    assert draw_portrait(StatementCard(statement="Dry."), context) == ""


@pytest.mark.parametrize("content", [None, b"no picture"])
def test_what_is_no_picture_shows_nothing(
    tmp_path: Path, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / "a.png").write_bytes(content)
    card = make_card(portrait="a.png", focus=(0.5, 0.5))
    assert draw_portrait(card, make_context(tmp_path)) == ""


def test_a_picture_that_changes_is_drawn_again(tmp_path: Path) -> None:
    card = make_card(portrait="a.png", focus=(0.5, 0.5))
    context = make_context(tmp_path)
    Image.new("RGB", (300, 400), "blue").save(tmp_path / "a.png")
    os.utime(tmp_path / "a.png", ns=(1, 1))
    first = draw_portrait(card, context)
    Image.new("RGB", (300, 400), "red").save(tmp_path / "a.png")
    os.utime(tmp_path / "a.png", ns=(2, 2))
    assert draw_portrait(card, context) != first
