"""When furniture that leaves is there, and when the names in its place are."""

from __future__ import annotations

import pytest

from lantern.core.units import Frames
from lantern.visuals.map.shot.furniture_times import (
    FurnitureTimes,
    compute_names_hidden,
    compute_piece_opacity,
)
from lantern.visuals.map_parts import ShownSpan

FPS = 25


def show(n: int, span: ShownSpan | None) -> tuple[float, float]:
    """Return how far a title and how far the names in its place are there at a frame."""
    times = FurnitureTimes({"title": span} if span else {}, FPS)
    progress = {"furniture title": times.compute_progress("title", n)}
    hidden = compute_names_hidden("title", progress)
    return compute_piece_opacity("title", progress), 1 - hidden


def test_a_piece_leaves_and_then_its_names_come() -> None:
    """It goes in 0.4 s, 10 frames, and they come in as many."""
    span = ShownSpan(end=Frames(120))
    shown = [show(n, span) for n in (0, 100, 105, 110, 115, 120, 500)]
    assert shown == [(1, 0), (1, 0), (0.5, 0), (0, 0), (0, 0.5), (0, 1), (0, 1)]


def test_names_leave_and_then_the_piece_comes() -> None:
    span = ShownSpan(start=Frames(0))
    shown = [show(n, span) for n in (-3, 0, 5, 10, 15, 20)]
    assert shown == [(0, 1), (0, 1), (0, 0.5), (0, 0), (0.5, 0), (1, 0)]


@pytest.mark.parametrize(
    ("span", "there"), [(None, (0, 1)), (ShownSpan(), (1, 0))]
)
def test_without_ends_a_piece_is_always_there_and_without_a_time_never(
    span: ShownSpan | None, there: tuple[float, float]
) -> None:
    assert {show(n, span) for n in (-9, 0, 400)} == {there}


def test_furniture_without_times_is_there() -> None:
    assert compute_piece_opacity("globe", {}) == 1
