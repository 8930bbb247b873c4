"""The file a film is made into: size, shapes, frame rate, quality, loudness."""

from __future__ import annotations

from typing import Any

import pytest

from lantern.core.units import Shape, Size
from lantern.script.model.output import Output
from tests.support.models import assert_refused


def test_a_film_is_full_hd_at_25_frames_a_second_unless_it_says_more() -> None:
    output = Output()
    assert (output.pixels, output.fps) == ((1920, 1080), 25)
    assert (output.quality, output.loudness, output.shapes) == (
        "standard",
        -14,
        (),
    )


@pytest.mark.parametrize(
    ("size", "shape"),
    [
        ("1920x1080", "wide"),
        ("1080x1920", "portrait"),
        ("1080x1080", "square"),
        ("1000x1100", "square"),
    ],
)
def test_a_size_has_a_shape(size: str, shape: Shape) -> None:
    assert Output(size=size).shape == shape


@pytest.mark.parametrize(
    ("shape", "size"),
    [
        ("wide", (1280, 720)),
        ("portrait", (720, 1280)),
        ("square", (720, 720)),
    ],
)
def test_another_shape_has_the_same_short_side(
    shape: Shape, size: Size
) -> None:
    assert Output(size="1280x720").resolve_pixels(shape) == size


def test_an_unusual_size_stays_in_its_own_shape() -> None:
    assert Output(size="2048x858").resolve_pixels("wide") == (2048, 858)


@pytest.mark.parametrize(
    "size",
    ["1921x1080", "30x1080", "1920x4322", "1920", "1920 x 1080", "x", "0x0"],
)
def test_a_size_is_in_even_pixels_within_limits(size: str) -> None:
    assert_refused(
        Output, {"size": size}, "size is width x height in even pixels"
    )


@pytest.mark.parametrize("size", ["32x32", "4320x4320"])
def test_the_limits_themselves_are_allowed(size: str) -> None:
    assert Output(size=size).size == size


def test_shapes_are_names_or_ratios_once_each() -> None:
    written = {"shapes": ["9:16", "wide"]}
    assert Output.model_validate(written).shapes == ("portrait", "wide")
    assert_refused(
        Output, {"shapes": ["9:16", "portrait"]}, "a shape is listed twice"
    )
    assert_refused(
        Output,
        {"shapes": ["9:15"]},
        "'9:15' is not a shape; did you mean '9:16'",
    )


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ({"fps": 29}, "fps must be one of 24, 25, 30, 50, 60"),
        ({"loudness": -15}, "Input should be -14, -16 or -23"),
        (
            {"quality": "best"},
            "Input should be 'draft', 'standard' or 'master'",
        ),
    ],
)
def test_an_output_that_is_not_offered_is_refused(
    written: dict[str, Any], message: str
) -> None:
    assert_refused(Output, written, message)
