"""How far cameras go by the timings of a look, by hand."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from lantern.graphics.look.timing import CameraTiming

CAMERA = CameraTiming(
    start=0.5,
    rest=1.5,
    least=0.03,
    most=0.12,
    speed=0.01,
)


@pytest.mark.parametrize(
    ("seconds", "reach"),
    [
        (8, 0.06),  # six seconds of movement
        (12, 0.10),
        (5, 0.03),
        (3, 0.03),  # never less
        (1, 0.03),  # it doesn't even begin
        (14, 0.12),
        (60, 0.12),  # never more
    ],
)
def test_a_move_has_one_speed_within_its_limits(
    seconds: float, reach: float
) -> None:
    assert CAMERA.compute_reach(seconds) == pytest.approx(reach)


@pytest.mark.parametrize(
    ("seconds", "reach"), [(0, 0), (5, 0.0075), (10, 0.015), (40, 0.015)]
)
def test_what_rests_comes_nearer_for_half_a_period(
    seconds: float, reach: float
) -> None:
    assert CAMERA.compute_rest_reach(seconds) == pytest.approx(reach)


def test_without_a_period_what_rests_stands_still() -> None:
    still = CAMERA.model_copy(update={"drift_period": 0.0})
    assert still.compute_rest_reach(30) == 0


@pytest.mark.parametrize(
    ("key", "value"), [("least", 1.5), ("speed", -0.1), ("start", -1)]
)
def test_a_timing_out_of_its_range_is_refused(key: str, value: float) -> None:
    with pytest.raises(ValidationError):
        CameraTiming.model_validate({**CAMERA.model_dump(), key: value})
