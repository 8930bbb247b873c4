"""Paper, vignette and the printed page."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pytest

from lantern.graphics import look, pixels, vector
from lantern.graphics.look.inks import InkName
from lantern.graphics.paper import (
    apply_paper_texture,
    draw_mount,
    draw_page_svg,
    draw_stamp_svg,
    make_paper_texture,
    make_vignette,
    measure_stamp,
)

GREY = np.full((90, 160, 3), 120, np.uint8)


def test_the_paper_is_the_same_every_time_and_even() -> None:
    texture = make_paper_texture((320, 180))
    again = make_paper_texture.__wrapped__((320, 180))
    assert np.array_equal(texture, again)
    assert texture.shape == (180, 320)
    assert abs(float(texture.mean())) < 0.1 and 0.6 < float(texture.std()) < 1.1


def test_grain_is_fine_and_keeps_the_tone() -> None:
    printed = apply_paper_texture(GREY, 0.018, specks=False).astype(int)
    assert 0 < np.abs(printed - 120).max() < 20
    assert abs(printed.mean() - 120) < 1


def test_no_grain_leaves_the_picture_alone() -> None:
    assert np.array_equal(apply_paper_texture(GREY, 0.0, specks=False), GREY)


def test_specks_show_only_in_dark_ink() -> None:
    dark, white = (
        np.full((90, 160, 3), 20, np.uint8),
        np.full((90, 160, 3), 255, np.uint8),
    )
    assert apply_paper_texture(dark, 0.0).max() > 40
    assert apply_paper_texture(white, 0.0).min() == 255


def test_a_layer_takes_the_grain_that_lies_under_it() -> None:
    whole = apply_paper_texture(GREY, 0.026)
    part = apply_paper_texture(
        np.ascontiguousarray(GREY[20:60, 30:90]),
        0.026,
        tooth=make_paper_texture((160, 90))[20:60, 30:90],
    )
    assert np.array_equal(part, whole[20:60, 30:90])


@pytest.mark.parametrize("size", [(64, 36), (2, 2), (36, 64)])
def test_tiny_frames_work(size: tuple[int, int]) -> None:
    w, h = size
    assert apply_paper_texture(np.zeros((h, w, 3), np.uint8), 0.026).shape == (h, w, 3)
    assert make_vignette(size, 0.3).darken(pixels.make_flat_frame(size)).size == size


def test_the_vignette_darkens_corners_and_not_the_middle() -> None:
    shaded = make_vignette((160, 90), 0.3).darken(
        pixels.make_flat_frame((160, 90), (200, 128, 128))
    )
    assert shaded.y[43, 80] == 200
    assert shaded.y[0, 0] < 185
    assert (
        make_vignette((160, 90), 0.16)
        .darken(pixels.make_flat_frame((160, 90), (200, 128, 128)))
        .y[0, 0]
        > shaded.y[0, 0]
    )


def test_the_page_is_dark_or_light_with_a_neatline() -> None:
    atlas = look.load()
    grounds: dict[Literal["light", "dark"], InkName] = {
        "light": "paper",
        "dark": "dark",
    }
    for ground, ink in grounds.items():
        drawn = vector.rasterize(
            vector.make_svg_document(
                draw_page_svg((1920, 1080), atlas, ground),
                (0, 0, 1920, 1080),
                0.5,
                typefaces=look.load().typefaces,
            ),
            typefaces=look.load().typefaces,
        )
        wanted = [int(atlas.get_ink(ink)[i : i + 2], 16) for i in (1, 3, 5)]
        assert drawn.shape[:2] == (540, 960)
        assert np.abs(np.median(drawn[..., :3], axis=(0, 1)) - wanted).max() <= 3
        assert not np.array_equal(drawn[270, 17, :3], drawn[270, 5, :3])


def test_a_stamp_is_as_wide_as_it_says() -> None:
    atlas = look.load()
    svg = draw_stamp_svg(10, 10, "Soviet data", look=atlas, ink="#7d2017")
    columns = np.nonzero(
        vector.rasterize(
            vector.make_svg_document(
                svg, (0, 0, 400, 60), typefaces=look.load().typefaces
            ),
            typefaces=look.load().typefaces,
        )[..., 3].max(axis=0)
    )[0]
    assert columns[0] == 10
    assert abs(columns[-1] + 1 - 10 - measure_stamp("Soviet data", atlas)) <= 1.5


@pytest.mark.parametrize("size", [(640, 360), (360, 640), (360, 360)])
def test_the_mount_fills_its_band_and_nothing_else(size: tuple[int, int]) -> None:
    atlas = look.load()
    top = round(atlas.get_bands(size, True)["mount"][1])
    for plate in (atlas.plates.paper, atlas.plates.ink):
        frame = pixels.make_flat_frame(size, (90, 128, 128))
        draw_mount(size, atlas, plate).blend_onto(frame)
        assert (frame.y[: top - 1] == 90).all()
        fill = pixels.convert_hex_to_yuv(atlas.get_ink(plate.fill))[0]
        ground = frame.y[top + 6 : size[1] - 10]
        assert np.abs(ground.astype(int) - fill).max() <= 1
        edge = np.abs(frame.y[top : top + 2].astype(int) - fill).max()
        assert edge > 60
