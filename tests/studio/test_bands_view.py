"""What is kept free in a frame, as the look has it, in fractions of the frame."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.units import Shape
from lantern.studio.bands_view import ShownBand, list_bands
from lantern.studio.loaded_film import lay_out_film
from tests.support import films
from tests.support.films import scene, still

SCENES = [scene("One", None, still("dark"), duration=2)]


def find_bands(
    base: Path, shape: Shape, **film: object
) -> dict[str, ShownBand]:
    folder = films.write(base / "project", SCENES, **film)
    bands = list_bands(lay_out_film(films.studio(folder, base), 1), shape)
    return {band.name or band.kind: band for band in bands}


def measure(band: ShownBand, width: int, height: int) -> tuple[float, ...]:
    return (band.x * width, band.y * height, band.w * width, band.h * height)


def test_bands_are_the_looks(tmp_path: Path) -> None:
    found = find_bands(tmp_path, "wide")
    assert measure(found["Lower third"], 1920, 1080) == pytest.approx(
        (96, 910, 980, 116)
    )
    assert measure(found["safe"], 1920, 1080) == pytest.approx(
        (96, 54, 1728, 972)
    )
    assert "Caption" not in found


def test_captions_move_the_bands(tmp_path: Path) -> None:
    found = find_bands(tmp_path, "wide", captions={"burn": "block"})
    assert measure(found["Lower third"], 1920, 1080) == pytest.approx(
        (96, 720, 980, 116)
    )
    assert measure(found["Caption"], 1920, 1080) == pytest.approx(
        (240, 886, 1440, 140)
    )


def test_portrait_films_keep_free_what_platforms_write_over(
    tmp_path: Path,
) -> None:
    found = find_bands(tmp_path, "portrait")
    assert measure(found["safe"], 1080, 1920) == pytest.approx(
        (54, 154, 972, 1440)
    )
    assert measure(found["Buttons"], 1080, 1920) == pytest.approx(
        (961, 864, 119, 730)
    )
    top = found["Status and search"]
    assert measure(top, 1080, 1920) == pytest.approx((0, 0, 1080, 154))
    foot = found["Name and title"]
    assert measure(foot, 1080, 1920) == pytest.approx((0, 1594, 1080, 326))
    assert {band.kind for band in (top, foot, found["Buttons"])} == {"buttons"}


def test_a_films_own_look_has_its_own_bands(tmp_path: Path) -> None:
    own = tmp_path / "project/scenes/short/own.yml"
    own.parent.mkdir(parents=True)
    text = (films.ROOT / "lantern/graphics/look/atlas.yml").read_text("utf-8")
    assert "lower_third: [96, 910, 980, 116]" in text
    own.write_text(
        text.replace("[96, 910, 980, 116]", "[192, 810, 960, 108]"), "utf-8"
    )
    found = find_bands(tmp_path, "wide", look={"base": "own.yml"})
    assert measure(found["Lower third"], 1920, 1080) == pytest.approx(
        (192, 810, 960, 108)
    )
