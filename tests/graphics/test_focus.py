"""What a picture seems to be about: faces, else what stands out, else nothing."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lantern.graphics import focus, photo
from lantern.graphics.faces import FaceBox
from lantern.graphics.focus import FocusArea, find_focus, find_salient_area
from lantern.graphics.pixels import U8
from tests.support.faces import Person, draw_people


def draw_spot(x: int, y: int) -> U8:
    """A dark square of 60 pixels round a point of a light field with soft waves, 400 x 300."""
    rows, columns = np.mgrid[0:300, 0:400]
    field = 190 + 6 * np.sin(rows / 40) + 6 * np.sin(columns / 55)
    field[y - 30 : y + 30, x - 30 : x + 30] = 40
    return np.repeat(field.astype(np.uint8)[..., None], 3, axis=2)


def test_an_area_is_written_as_a_rectangle() -> None:
    area = FocusArea(0.123, 0.346, 0.5, 1.0)
    assert area.round_off() == FocusArea(0.12, 0.35, 0.5, 1.0)
    assert area.round_off().rectangle == "[0.12, 0.35, 0.38, 0.65]"


def test_a_face_has_hair_and_shoulders_and_ends_with_the_picture() -> None:
    area = focus.widen_face(FaceBox(0.8, 0.1, 0.2, 0.3))
    assert [area.left, area.top, area.right, area.bottom] == pytest.approx(
        [0.7, 0, 1, 0.7]
    )
    other = FocusArea(0.1, 0.2, 0.3, 0.9)
    both = focus.join_areas([area, other])
    assert (both.left, both.top, both.right, both.bottom) == (0.1, 0, 1, 0.9)


def test_faces_come_first() -> None:
    people = draw_people(
        (700, 420), Person(170, 190, 130), Person(430, 200, 130)
    )
    found = find_focus(people)
    assert found.faces == 2
    assert found.area is not None
    assert found.area.left < 170 / 700 and found.area.right > 430 / 700
    assert found.area.right < 0.85


@pytest.mark.parametrize(("x", "y"), [(100, 100), (300, 90), (290, 210)])
def test_without_faces_it_is_what_stands_out(x: int, y: int) -> None:
    found = find_focus(draw_spot(x, y))
    assert found.faces == 0
    assert found.area is not None
    middle = (found.area.left + found.area.right) / 2
    height = (found.area.top + found.area.bottom) / 2
    assert middle == pytest.approx(x / 400, abs=0.06)
    assert height == pytest.approx(y / 300, abs=0.08)


def test_its_area_lies_inside_the_picture_and_is_no_point() -> None:
    area = find_salient_area(draw_spot(34, 34))
    assert area is not None
    assert area.left >= 0 and area.top >= 0
    assert area.width >= 0.2 and area.height >= 0.2


def test_in_an_even_picture_nothing_stands_out() -> None:
    assert find_focus(np.full((200, 300, 3), 130, np.uint8)).area is None


def test_a_file_that_changes_is_looked_at_again(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.fromarray(draw_spot(100, 100)).save(path)
    first = focus.guess_focus(path)
    assert first == focus.guess_focus(path)
    Image.fromarray(draw_spot(290, 210)).save(path, compress_level=1)
    assert focus.guess_focus(path) != first


def test_a_picture_is_read_small_and_upright(tmp_path: Path) -> None:
    image = Image.new("RGB", (800, 400), (200, 30, 30))
    exif = Image.Exif()
    exif[0x0112] = 6
    image.save(tmp_path / "a.jpg", exif=exif)
    small = photo.read_small(tmp_path / "a.jpg", 100)
    assert small.shape == (100, 50, 3)
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90"/>'
    (tmp_path / "a.svg").write_text(svg, "utf-8")
    assert photo.read_small(tmp_path / "a.svg", 80).shape == (45, 80, 3)
