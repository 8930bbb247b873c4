"""Faces found in pictures drawn for the purpose."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.core.units import Size
from lantern.graphics.faces import find_faces
from tests.support.faces import Person, draw_people


def find_middles(size: Size, *people: Person) -> list[tuple[float, float]]:
    """Return the middles of the faces in pixels, from the left."""
    found = find_faces(draw_people(size, *people))
    return sorted(
        ((face.x + face.w / 2) * size[0], (face.y + face.h / 2) * size[1])
        for face in found
    )


@pytest.mark.parametrize("person", [Person(300, 160, 110), Person(90, 250, 70)])
def test_a_face_is_found_where_it_is(person: Person) -> None:
    [(x, y)] = find_middles((600, 400), person)
    assert (x, y) == pytest.approx(
        (person.x, person.y), abs=0.25 * person.width
    )


def test_two_people_are_two_faces() -> None:
    middles = find_middles(
        (900, 500), Person(220, 200, 110), Person(650, 220, 120)
    )
    assert [round(x, -2) for x, _ in middles] == [200, 600]


def test_a_face_is_a_square_from_brow_to_chin() -> None:
    [face] = find_faces(draw_people((600, 400), Person(300, 160, 110)))
    assert face.w * 600 == pytest.approx(face.h * 400, rel=0.03)
    assert face.w * 600 == pytest.approx(110, rel=0.3)


def test_nobody_is_found_where_nobody_is() -> None:
    rng = np.random.default_rng(7)
    assert find_faces(np.full((400, 600, 3), 128, np.uint8)) == ()
    assert find_faces(rng.integers(0, 256, (300, 300, 3), np.uint8)) == ()


def test_a_picture_smaller_than_a_face_has_none() -> None:
    assert find_faces(np.full((1, 400, 3), 128, np.uint8)) == ()
