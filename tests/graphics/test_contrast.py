"""The contrast of colours."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.graphics.contrast import (
    compare_colours,
    compare_luminances,
    compute_luminance,
)


def test_a_picture_has_the_luminance_of_each_pixel() -> None:
    picture = np.array(
        [[[0, 0, 0], [1, 1, 1]], [[1, 0, 0], [0, 1, 0]]], np.float32
    )

    assert compute_luminance(picture) == pytest.approx(
        np.array([[0, 1], [0.2126, 0.7152]])
    )


def test_contrast_is_the_same_both_ways_round() -> None:
    grounds = np.array([0.0, 0.16, 1.0])

    assert compare_luminances(0.0, grounds) == pytest.approx([1, 4.2, 21])
    assert compare_luminances(grounds, 0.0) == pytest.approx([1, 4.2, 21])


@pytest.mark.parametrize(
    ("first", "second", "contrast"),
    [
        ("#000000", "#ffffff", 21),
        ("#ffffff", "#000000", 21),
        ("#808080", "#808080", 1),
    ],
)
def test_contrast_is_1_to_21(first: str, second: str, contrast: float) -> None:
    assert compare_colours(first, second) == pytest.approx(contrast)
