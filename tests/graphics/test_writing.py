"""Pages told from photographs."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.graphics.pixels import U8
from lantern.graphics.writing import looks_like_page
from tests.support.faces import Person, draw_people


def make_page(*, ink: int, lines: int) -> U8:
    """Return 200 x 200 pixels of white with some lines of 150 x 2 pixels."""
    page = np.full((200, 200, 3), 245, np.uint8)
    for line in range(lines):
        page[10 + 8 * line : 12 + 8 * line, 20:170] = ink
    return page


@pytest.mark.parametrize(
    ("ink", "lines", "is_page"),
    [(30, 20, True), (220, 20, False), (30, 2, True), (30, 1, False)],
)
def test_a_page_is_white_with_enough_ink(
    ink: int, lines: int, is_page: bool
) -> None:
    assert looks_like_page(make_page(ink=ink, lines=lines)) is is_page


@pytest.mark.parametrize(("darkest", "is_page"), [(120, True), (80, False)])
def test_paper_may_lie_in_uneven_light(darkest: int, is_page: bool) -> None:
    light = np.linspace(darkest, 220, 300)
    page = np.repeat(light[None, :], 200, axis=0)
    page[10::12, 30:270] -= 70
    page[11::12, 30:270] -= 70
    page[12::12, 30:270] -= 70
    rgb = np.repeat(page[:, :, None], 3, axis=2)
    assert looks_like_page(np.clip(rgb, 0, 255).astype(np.uint8)) is is_page


def test_a_portrait_and_a_dark_picture_are_none() -> None:
    assert not looks_like_page(draw_people((600, 400), Person(300, 160, 110)))
    assert not looks_like_page(np.full((20, 20, 3), 60, np.uint8))


def test_fine_texture_all_over_is_no_writing() -> None:
    rng = np.random.default_rng(3)
    grass = rng.integers(100, 256, (200, 200, 1), np.uint8)
    assert not looks_like_page(np.repeat(grass, 3, axis=2))
