"""Paper, vignette and the printed page."""

from __future__ import annotations

import re
from typing import Literal

import numpy as np
import pytest

from lantern.graphics import look, vector
from lantern.graphics.look.inks import InkName, PanelInks
from lantern.graphics.paper import (
    apply_paper_texture,
    draw_mount,
    draw_page_svg,
    draw_rule_svg,
    draw_stamp_svg,
    make_paper_texture,
    make_vignette,
    measure_stamp,
)
from lantern.graphics.pixels import U8, convert_hex_to_yuv, make_flat_frame

ATLAS = look.load()
GREY = np.full((90, 160, 3), 120, np.uint8)


def draw(body: str, size: tuple[int, int], scale: float = 1.0) -> U8:
    """Return the top left part of a drawing, `size` in its units, as (h, w, 4)."""
    svg = vector.make_svg_document(
        body, (0, 0, *size), scale, typefaces=ATLAS.typefaces
    )
    return vector.rasterize(svg, typefaces=ATLAS.typefaces)


def test_the_paper_is_the_same_every_time_and_even() -> None:
    texture = make_paper_texture((320, 180))
    again = make_paper_texture.__wrapped__((320, 180))
    assert np.array_equal(texture, again)
    assert texture.shape == (180, 320)
    assert abs(float(texture.mean())) < 0.1
    assert 0.6 < float(texture.std()) < 1.1


def test_the_paper_cannot_be_written_to() -> None:
    with pytest.raises(ValueError, match="read-only"):
        make_paper_texture((320, 180))[0, 0] = 0


def test_grain_is_fine_and_keeps_the_tone() -> None:
    printed = apply_paper_texture(GREY, 0.018, specks=False).astype(int)
    assert 0 < np.abs(printed - 120).max() < 20
    assert abs(printed.mean() - 120) < 1


def test_no_grain_leaves_the_picture_alone() -> None:
    assert np.array_equal(apply_paper_texture(GREY, 0.0, specks=False), GREY)


def test_specks_show_only_in_dark_ink() -> None:
    dark = np.full((90, 160, 3), 20, np.uint8)
    white = np.full((90, 160, 3), 255, np.uint8)
    assert apply_paper_texture(dark, 0.0).max() > 40
    assert apply_paper_texture(white, 0.0).min() == 255


def test_a_speck_is_a_little_of_the_paper() -> None:
    tooth = np.zeros((2, 2), np.float32)
    tooth[1, 1] = 3
    black = np.zeros((2, 2, 3), np.uint8)
    printed = apply_paper_texture(black, 0.0, tooth=tooth)
    # 0.16 of paper: 0.94, 0.89 and 0.79 of white
    assert printed[1, 1].tolist() == [38, 36, 32]
    assert printed[0].max() == 0


def test_the_strongest_grain_is_in_the_darkest_ink() -> None:
    tooth = np.ones((1, 2), np.float32)
    ink = np.array([[[0, 0, 0], [255, 255, 255]]], np.uint8)
    printed = apply_paper_texture(
        ink,
        0.1,
        specks=False,
        tooth=tooth,
    )
    # 0.1 * 1.5 * 0.47 of white in black; white is as bright as can be
    assert printed[0, 0].tolist() == [18, 18, 18]
    assert printed[0, 1].tolist() == [255, 255, 255]


def test_a_layer_takes_the_grain_that_lies_under_it() -> None:
    whole = apply_paper_texture(GREY, 0.026)
    part = apply_paper_texture(
        np.ascontiguousarray(GREY[20:60, 30:90]),
        0.026,
        tooth=make_paper_texture((160, 90))[20:60, 30:90],
    )
    assert np.array_equal(part, whole[20:60, 30:90])


def test_a_high_picture_is_printed_without_a_seam() -> None:
    tall = np.full((600, 40, 3), 120, np.uint8)
    tooth = make_paper_texture((40, 600))
    whole = apply_paper_texture(tall, 0.026)
    lower = apply_paper_texture(tall[200:], 0.026, tooth=tooth[200:])
    assert np.array_equal(whole[200:], lower)


@pytest.mark.parametrize("size", [(64, 36), (2, 2), (36, 64)])
def test_tiny_frames_work(size: tuple[int, int]) -> None:
    w, h = size
    assert apply_paper_texture(np.zeros((h, w, 3), np.uint8), 0.026).shape == (
        h,
        w,
        3,
    )
    assert make_vignette(size, 0.3).darken(make_flat_frame(size)).size == size


def test_the_vignette_darkens_corners_and_not_the_middle() -> None:
    frame = make_flat_frame((160, 90), (200, 128, 128))
    strong = make_vignette((160, 90), 0.3).darken(frame)
    weak = make_vignette((160, 90), 0.16).darken(frame)
    assert strong.y[43, 80] == 200
    assert strong.y[0, 0] < 185
    assert strong.y[0, 0] < weak.y[0, 0] < 200


def test_a_vignette_of_nothing_changes_nothing() -> None:
    frame = make_flat_frame((160, 90), (200, 90, 180))
    assert (
        make_vignette((160, 90), 0.0).darken(frame).tobytes() == frame.tobytes()
    )


@pytest.mark.parametrize(
    ("ground", "ink"), [("light", "paper"), ("dark", "dark")]
)
def test_the_page_is_dark_or_light_with_a_neatline(
    ground: Literal["light", "dark"], ink: InkName
) -> None:
    drawn = draw(draw_page_svg((1920, 1080), ATLAS, ground), (1920, 1080), 0.5)
    assert drawn.shape[:2] == (540, 960)
    wanted = list(bytes.fromhex(ATLAS.get_ink(ink)[1:]))
    middle = np.median(drawn[..., :3], axis=(0, 1))
    assert np.abs(middle - wanted).max() <= 3
    assert not np.array_equal(drawn[270, 17, :3], drawn[270, 5, :3])


def test_the_neatline_is_two_rectangles_around_the_page() -> None:
    svg = draw_page_svg((1000, 500), ATLAS, "light")
    assert (
        '<rect x="34" y="34" width="932.0" height="432.0" fill="none" '
        'stroke="#241a15" stroke-width="3" stroke-opacity="0.75"/>'
    ) in svg
    assert (
        '<rect x="43" y="43" width="914.0" height="414.0" fill="none" '
        'stroke="#241a15" stroke-width="1.2" stroke-opacity="0.75"/>'
    ) in svg


def test_the_graticule_has_nineteen_meridians_and_nine_parallels() -> None:
    svg = draw_page_svg((1000, 500), ATLAS, "dark")
    path = re.search(r'<path d="([^"]+)" fill="none" stroke="#f6edd9"', svg)
    assert path is not None
    curves = path[1].split("M")[1:]
    assert len(curves) == 28
    assert curves[9] == "500 -20Q500 250 500 520"  # the middle one is straight
    assert curves[19] == "-20 0Q500 48 1020 0"


def test_a_stamp_is_as_wide_as_it_says() -> None:
    svg = draw_stamp_svg(
        10,
        10,
        "Soviet data",
        look=ATLAS,
        ink="#7d2017",
    )
    columns = np.nonzero(draw(svg, (400, 60))[..., 3].max(axis=0))[0]
    assert columns[0] == 10
    assert (
        abs(columns[-1] + 1 - 10 - measure_stamp("Soviet data", ATLAS)) <= 1.5
    )


@pytest.mark.parametrize(("portrait", "height"), [(False, 42), (True, 49)])
def test_a_stamp_is_larger_in_portrait_frames(
    portrait: bool, height: float
) -> None:
    svg = draw_stamp_svg(
        10,
        10,
        "Data",
        look=ATLAS,
        ink="#7d2017",
        portrait=portrait,
    )
    rows = np.nonzero(draw(svg, (400, 80))[..., 3].max(axis=1))[0]
    assert rows[0] == 10
    assert abs(rows[-1] + 1 - 10 - height) <= 1


def test_a_stamp_is_clear_unless_it_is_filled() -> None:
    plain = draw_stamp_svg(
        0,
        0,
        "i",
        look=ATLAS,
        ink="#7d2017",
    )
    filled = draw_stamp_svg(
        0,
        0,
        "i",
        look=ATLAS,
        ink="#7d2017",
        fill="#1d1713",
    )
    assert draw(plain, (60, 60))[6, 6, 3] == 0
    ground = draw(filled, (60, 60))[6, 6].astype(int)
    assert np.abs(ground - [29, 23, 19, 235]).max() <= 1  # 0.92 of 255


@pytest.mark.parametrize("size", [(640, 360), (360, 360)])
@pytest.mark.parametrize(
    "inks", [ATLAS.plates.paper, ATLAS.plates.ink], ids=["paper", "ink"]
)
def test_the_mount_fills_its_band_and_nothing_else(
    size: tuple[int, int], inks: PanelInks
) -> None:
    top = round(ATLAS.get_bands(size, True)["mount"][1])
    frame = make_flat_frame(size, (90, 128, 128))
    draw_mount(size, ATLAS, inks).blend_onto(frame)
    assert (frame.y[: top - 1] == 90).all()
    fill = convert_hex_to_yuv(ATLAS.get_ink(inks.fill))[0]
    ground = frame.y[top + 6 : size[1] - 10]
    assert np.abs(ground.astype(int) - fill).max() <= 1
    edge = np.abs(frame.y[top : top + 2].astype(int) - fill).max()
    assert edge > 60


def test_the_mount_is_a_sprite_at_its_top_edge() -> None:
    mount = draw_mount((1920, 1080), ATLAS, ATLAS.plates.paper)
    assert (mount.x, mount.y) == (0, 864)
    assert mount.size == (1920, 216)


def test_a_rule_is_a_solid_rectangle() -> None:
    assert draw_rule_svg((1, 2.345, 3, 4), "#b3301f") == (
        '<rect x="1.00" y="2.35" width="3.00" height="4.00" fill="#b3301f"/>'
    )
