"""Easings go from 0 to 1, each in its own way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lantern.graphics.look.easing import (
    ease_in_quad,
    ease_out_cubic,
    ease_out_quint,
    smoothstep,
)

EASINGS = (smoothstep, ease_out_cubic, ease_out_quint, ease_in_quad)


@pytest.mark.parametrize("ease", EASINGS)
def test_an_easing_starts_at_0_ends_at_1_and_never_turns_back(
    ease: Callable[[float], float],
) -> None:
    values = [ease(i / 50) for i in range(51)]
    assert values[0] == 0
    assert values[-1] == 1
    assert values == sorted(values)


@pytest.mark.parametrize("ease", EASINGS)
def test_an_easing_rests_before_and_after(
    ease: Callable[[float], float],
) -> None:
    assert ease(-0.2) == 0
    assert ease(1.2) == 1
    assert ease(float("inf")) == 1


def test_easings_differ_in_the_middle() -> None:
    assert smoothstep(0.25) == 0.15625
    assert smoothstep(0.5) == 0.5
    assert ease_out_cubic(0.5) == 0.875
    assert ease_out_quint(0.5) == 0.96875
    assert ease_in_quad(0.5) == 0.25
