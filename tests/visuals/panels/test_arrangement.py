"""Boxes of panels, insets and labels in frames of every shape."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.visuals.panels.arrangement import (
    FrameBox,
    LabelPlacing,
    arrange_panels,
    find_label_spot,
    place_inset,
)
from tests.support.visuals import inset_spec, make_context, panels_spec

WIDE, UPRIGHT, SQUARE = (1920, 1080), (1080, 1920), (1080, 1080)


def arrange(count: int, size: tuple[int, int], **keys: str) -> list[FrameBox]:
    spec = panels_spec(*[{"picture": "a.png"}] * count, **keys)
    return arrange_panels(spec, make_context(Path(), size))


def test_a_row_shares_the_frame_evenly() -> None:
    assert arrange(2, WIDE) == [
        FrameBox(0, 0, 956, 1080),
        FrameBox(964, 0, 956, 1080),
    ]
    assert arrange(2, UPRIGHT) == [
        FrameBox(0, 0, 1080, 956),
        FrameBox(0, 964, 1080, 956),
    ]


@pytest.mark.parametrize(
    ("count", "size", "rows"),
    [
        (4, WIDE, [2, 2]),
        (6, WIDE, [3, 3]),
        (9, WIDE, [3, 3, 3]),
        (4, UPRIGHT, [1, 1, 1, 1]),
        (6, UPRIGHT, [2, 2, 2]),
        (4, SQUARE, [2, 2]),
    ],
)
def test_a_grid_has_panels_of_the_shape_of_pictures(
    count: int, size: tuple[int, int], rows: list[int]
) -> None:
    tops = [box.y for box in arrange(count, size, layout="grid")]
    assert [tops.count(top) for top in sorted(set(tops))] == rows


@pytest.mark.parametrize(
    ("corner", "size", "box"),
    [
        # clear of the head band, which ends at 96, and of the source line, from 980 on
        ("top-right", WIDE, FrameBox(1248, 110, 576, 432)),
        ("bottom-right", WIDE, FrameBox(1248, 534, 576, 432)),
        # clear of the lower third, from 910 on
        ("bottom-left", WIDE, FrameBox(96, 464, 576, 432)),
        # below the lower third of upright frames, which ends at 368
        ("top-left", UPRIGHT, FrameBox(54, 382, 454, 340)),
    ],
)
def test_an_inset_keeps_clear_of_overlays(
    corner: str, size: tuple[int, int], box: FrameBox
) -> None:
    spec = inset_spec("a.png", corner=corner)
    assert place_inset(spec, make_context(Path(), size)) == box


def test_an_upright_inset_is_as_high_as_a_wide_one_is_broad() -> None:
    spec = inset_spec(
        "a.png",
        form="upright",
        size=0.25,
    )
    found = place_inset(spec, make_context(Path(), WIDE))
    assert found.size == (360, 480)


def test_a_label_stands_at_the_top_below_the_head_band() -> None:
    context = make_context(Path(), WIDE)
    placing = LabelPlacing(28.0)
    left, right = arrange(2, WIDE)
    assert find_label_spot(left, (120.0, 60.0), context, placing=placing) == (
        96,
        110,
    )
    assert find_label_spot(right, (120.0, 60.0), context, placing=placing) == (
        992,
        110,
    )
