"""Patterns of arrows: which part of the shaft is light."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.visuals.map.geometry.arrow import ArrowGeometry
from lantern.visuals.map.geometry.lines import F64, resample
from lantern.visuals.map.motion.arrow_patterns import trace_pattern
from lantern.visuals.map.spec.sides import SidePattern

FORM = ArrowGeometry(resample(np.array([[0.0, 50], [200, 50]]), 201), 20.0)


def measure_area(ring: F64) -> float:
    x, y = ring.T
    return abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1))) / 2


def test_a_plain_arrow_has_none() -> None:
    assert (
        trace_pattern(
            FORM,
            "plain",
            until=150,
            unit=1.0,
        )
        == ()
    )


def test_a_stripe_lies_in_the_middle_from_tail_to_head() -> None:
    (ring,) = trace_pattern(
        FORM,
        "stripe",
        until=150,
        unit=1.0,
    )
    assert (ring[:, 0].min(), ring[:, 0].max()) == pytest.approx((20, 150))
    assert ring[:, 1].mean() == pytest.approx(50)
    widths = FORM.compute_width(np.array([150.0]))
    assert np.ptp(ring[:, 1]) == pytest.approx(0.34 * widths[0])


def test_a_hollow_arrow_has_a_broader_stripe() -> None:
    (stripe,) = trace_pattern(
        FORM,
        "stripe",
        until=150,
        unit=1.0,
    )
    (hollow,) = trace_pattern(
        FORM,
        "hollow",
        until=150,
        unit=1.0,
    )
    assert measure_area(hollow) / measure_area(stripe) == pytest.approx(
        0.62 / 0.34
    )


def test_bars_keep_their_places_while_the_arrow_grows() -> None:
    half = trace_pattern(
        FORM,
        "bars",
        until=90,
        unit=1.0,
    )
    whole = trace_pattern(
        FORM,
        "bars",
        until=150,
        unit=1.0,
    )
    starts = [float(ring[:, 0].min()) for ring in whole]
    # every 11 pixels from the first that lies beyond a tenth of the length
    assert starts == pytest.approx([22.0 + 11 * n for n in range(12)])
    assert [float(ring[:, 0].min()) for ring in half] == pytest.approx(
        starts[:7]
    )
    assert float(np.ptp(whole[0][:, 0])) == pytest.approx(4)


@pytest.mark.parametrize("pattern", ["stripe", "bars", "hollow"])
def test_an_arrow_that_has_just_begun_has_none(pattern: SidePattern) -> None:
    assert (
        trace_pattern(
            FORM,
            pattern,
            until=20.5,
            unit=1.0,
        )
        == ()
    )
