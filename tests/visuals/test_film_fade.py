"""How light each frame of a segment is, by its place in the film."""

from __future__ import annotations

import pytest

from lantern.core.units import Frames
from lantern.graphics.pixels import make_flat_frame
from lantern.visuals.film_fade import FilmFade


def make(
    before: int, after: int, *, rise: int = 10, fall: int = 20
) -> FilmFade:
    return FilmFade(Frames(before), Frames(after), Frames(rise), Frames(fall))


def test_the_middle_of_a_fade_has_half_the_light() -> None:
    fade = make(
        0,
        100,
        rise=11,
        fall=21,
    )
    assert fade.compute_light(5) == pytest.approx(0.5)
    assert fade.compute_light(89) == pytest.approx(0.5)


def test_the_ends_are_nearly_black_and_the_middle_is_whole() -> None:
    fade = make(0, 100)
    assert 0 < fade.compute_light(0) < 0.01
    assert fade.compute_light(10) == 1
    assert fade.compute_light(79) == 1
    assert 0 < fade.compute_light(99) < 0.01


def test_a_segment_knows_its_place_in_the_film() -> None:
    assert make(5, 95).compute_light(0) == make(0, 100).compute_light(5)


def test_without_a_fade_all_is_light() -> None:
    fade = make(
        0,
        10,
        rise=0,
        fall=0,
    )
    assert [fade.compute_light(n) for n in range(10)] == [1.0] * 10


def test_light_lies_between_black_and_the_picture() -> None:
    white = make_flat_frame((16, 16), (235, 128, 128))
    fade = make(0, 100, rise=11)
    assert fade.darken(white, 5).y.mean() == pytest.approx(
        (235 + 16) / 2, abs=1
    )
    assert fade.darken(white, 50) is white
