"""Pixels: BT.709 as the standard has it, and warps and sprites that land where they should."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from lantern.core import ffmpeg, process
from lantern.graphics.pixels import (
    Planes,
    convert_hex_to_yuv,
    from_rgb,
    from_yuv,
    make_flat_frame,
    mix_planes,
    to_rgb,
    to_rgb_quick,
    warp,
)
from lantern.graphics.pixels.shade import make_shade
from lantern.graphics.pixels.sprites import Sprite

F64 = NDArray[np.float64]
COLOURS = [
    "#000000",
    "#ffffff",
    "#ff0000",
    "#00ff00",
    "#0000ff",
    "#b3301f",
    "#efe3c9",
    "#4a5b68",
]


def rgb_of(name: str) -> tuple[int, int, int]:
    return int(name[1:3], 16), int(name[3:5], 16), int(name[5:7], 16)


def standard(rgb: F64) -> F64:
    """ITU-R BT.709-6 section 3 in 8-bit limited range, in floating point: (..., 3) RGB to YCbCr."""
    r, g, b = np.moveaxis(rgb / 255, -1, 0)
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    return np.stack(
        [16 + 219 * y, 128 + 224 * (b - y) / 1.8556, 128 + 224 * (r - y) / 1.5748], -1
    )


def noise(h: int, w: int, seed: int = 1) -> NDArray[np.uint8]:
    """A smooth picture: soft blobs of colour."""
    small = np.random.default_rng(seed).random((4, 6, 3))
    ys, xs = np.linspace(0, 3, h), np.linspace(0, 5, w)
    rows = np.apply_along_axis(lambda c: np.interp(ys, range(4), c), 0, small)
    whole: F64 = np.apply_along_axis(lambda c: np.interp(xs, range(6), c), 1, rows)
    return np.rint(whole * 255).astype(np.uint8)


def blob(size: tuple[int, int], x: float, y: float) -> Planes:
    """A blob whose middle is at (x, y) of the luma grid, chroma sampled where it is sited:
    left, between rows.
    """
    w, h = size

    def plane(xs: F64, ys: F64) -> NDArray[np.uint8]:
        squares: F64 = (xs[None] - x) ** 2 + (ys[:, None] - y) ** 2
        bell: F64 = np.exp(-squares / 98)
        return np.rint(40 + 180 * bell).astype(np.uint8)

    columns, rows = np.arange(float(w)), np.arange(float(h))
    half = plane(columns[::2], rows[::2] + 0.5)
    return Planes(plane(columns, rows), half, half.copy())


def middle(plane: NDArray[np.uint8], step: int) -> tuple[float, float]:
    """The centre of a blob in luma coordinates."""
    weight = np.clip(plane.astype(float) - 42, 0, None)
    xs = np.arange(plane.shape[1]) * step
    ys = np.arange(plane.shape[0]) * step + (0.5 if step == 2 else 0)
    return float((weight.sum(0) * xs).sum() / weight.sum()), float(
        (weight.sum(1) * ys).sum() / weight.sum()
    )


@pytest.mark.parametrize("name", COLOURS)
def test_colours_are_those_of_the_standard(name: str) -> None:
    wanted = standard(np.array(rgb_of(name), float))
    assert np.abs(np.array(convert_hex_to_yuv(name)) - wanted).max() <= 0.51


def test_pictures_are_converted_as_the_standard_has_it() -> None:
    rgb = noise(36, 64)
    made, wanted = from_rgb(rgb), standard(rgb.astype(float))
    assert np.abs(made.y - wanted[..., 0]).max() <= 0.6
    rows = (wanted[0::2] + wanted[1::2]) / 2
    left, right = np.roll(rows, 1, 1), np.roll(rows, -1, 1)
    chroma = (0.25 * left + 0.5 * rows + 0.25 * right)[:, 2:-2:2]
    assert np.abs(made.u[:, 1:-1] - chroma[..., 1]).max() <= 1
    assert np.abs(made.v[:, 1:-1] - chroma[..., 2]).max() <= 1


@pytest.mark.process
def test_ffmpeg_converts_the_same() -> None:
    rgb = noise(36, 64)
    flags = "accurate_rnd+full_chroma_int+bilinear"
    chain = f"scale=out_color_matrix=bt709:out_range=tv:flags={flags},format=yuv444p"
    raw = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", "64x36", "-i", "pipe:0"]
    argv = [
        ffmpeg.find_ffmpeg(),
        "-loglevel",
        "error",
        *raw,
        "-vf",
        chain,
        "-f",
        "rawvideo",
        "pipe:1",
    ]
    theirs = np.frombuffer(
        process.run(argv, "convert", 30, data=rgb.tobytes()).stdout, np.uint8
    ).reshape(3, 36, 64)
    ours = from_rgb(rgb)
    assert np.abs(ours.y.astype(int) - theirs[0]).max() <= 1
    rows = (theirs[1, 0::2].astype(float) + theirs[1, 1::2]) / 2
    left_sited = (
        0.25 * np.roll(rows, 1, 1) + 0.5 * rows + 0.25 * np.roll(rows, -1, 1)
    )[:, 2::2]
    assert np.abs(ours.u[:, 1:] - left_sited)[:, :-1].max() <= 1.5


def test_there_and_back() -> None:
    rgb = noise(72, 128)
    assert np.percentile(np.abs(to_rgb(from_rgb(rgb)).astype(int) - rgb), 99) <= 4
    for name in COLOURS[:2]:
        assert to_rgb(make_flat_frame((4, 4), convert_hex_to_yuv(name)))[
            1, 1
        ].tolist() == list(rgb_of(name))


@pytest.mark.parametrize("x", [0.0, 0.25, 3.0, 7.37])
@pytest.mark.parametrize("y", [0.0, 0.5, 5.81])
@pytest.mark.parametrize("scale", [1.0, 0.7, 1.3])
def test_a_warp_puts_luma_and_chroma_in_the_same_place(
    x: float, y: float, scale: float
) -> None:
    made = warp(blob((160, 120), 60, 50), scale, x=x, y=y, size=(176, 144))
    wanted = ((60 + 0.5 - x) / scale - 0.5, (50 + 0.5 - y) / scale - 0.5)
    for plane, step in ((made.y, 1), (made.u, 2), (made.v, 2)):
        assert middle(plane, step) == pytest.approx(wanted, abs=0.05)


def test_a_warp_of_nothing_changes_nothing() -> None:
    source = from_rgb(noise(36, 64))
    assert warp(source, 1, x=0, y=0, size=(64, 36)).tobytes() == source.tobytes()


def sprite_on(
    ground: str, rgba: NDArray[np.uint8], x: int, y: int, k: float = 1
) -> tuple[Planes, Planes]:
    """A sprite laid over a flat ground, and the same done in RGB by hand."""
    made = make_flat_frame((64, 36), convert_hex_to_yuv(ground))
    Sprite(rgba, x, y).blend_onto(made, k)
    rgb = np.full((36, 64, 3), rgb_of(ground), float)
    h, w = rgba.shape[:2]
    alpha = rgba[..., 3:] / 255 * k
    rgb[y : y + h, x : x + w] = rgba[..., :3] * alpha + rgb[y : y + h, x : x + w] * (
        1 - alpha
    )
    return made, from_rgb(np.rint(rgb).astype(np.uint8))


@pytest.mark.parametrize("corner", [(20, 10), (21, 11), (0, 0), (44, 16)])
@pytest.mark.parametrize("k", [1.0, 0.4])
def test_a_sprite_is_blended_as_in_rgb(corner: tuple[int, int], k: float) -> None:
    rgba = np.dstack([noise(20, 20), np.full((20, 20), 255, np.uint8)])
    made, wanted = sprite_on("#4a5b68", rgba, *corner, k)
    for a, b in ((made.y, wanted.y), (made.u, wanted.u), (made.v, wanted.v)):
        assert np.abs(a.astype(int) - b).max() <= 2


def test_a_sprite_at_a_fraction_of_a_pixel_stands_there() -> None:
    ys, xs = np.mgrid[0:60, 0:60]
    alpha = 255 * np.exp(-((xs - 30) ** 2 + (ys - 30) ** 2) / 98)
    rgba = np.dstack(
        [np.full((60, 60, 3), 255, np.uint8), np.rint(alpha).astype(np.uint8)]
    )
    for x, y, dx, dy in (
        (20, 10, 0, 0),
        (20.5, 10.25, 0, 0),
        (20, 10, 0.37, 3.71),
        (21, 11, -0.5, 0),
    ):
        planes = make_flat_frame((120, 90), (42, 42, 42))
        Sprite(rgba, x, y).blend_onto(planes, 1, dx=dx, dy=dy)
        for plane, step in ((planes.y, 1), (planes.u, 2)):
            # a cubic kernel leans by up to 0.06 of a pixel between quarter steps
            assert middle(plane, step) == pytest.approx(
                (x + dx + 30, y + dy + 30), abs=0.07
            )


@pytest.mark.parametrize(
    "corner", [(-10, -7), (60, 30), (-100, 0), (0, 100), (63.5, 35.5)]
)
def test_what_lies_outside_the_frame_is_cut_off(corner: tuple[float, float]) -> None:
    planes = make_flat_frame((64, 36))
    Sprite(np.full((20, 20, 4), 255, np.uint8), *corner).blend_onto(planes)
    inside = -20 < corner[0] < 63 and -20 < corner[1] < 35
    assert (planes.y.max() > 200) == inside


def test_an_invisible_sprite_leaves_the_frame_alone() -> None:
    planes = make_flat_frame((64, 36))
    Sprite(np.full((9, 9, 4), 255, np.uint8), 5, 5).blend_onto(planes, 0)
    Sprite(np.zeros((9, 9, 4), np.uint8), 5.5, 5).blend_onto(planes)
    assert planes.tobytes() == make_flat_frame((64, 36)).tobytes()


def test_a_shade_darkens_towards_black_and_touches_nothing_else() -> None:
    picture = make_flat_frame((64, 36), (200, 90, 180))
    clear = make_shade(np.ones((36, 64), np.float32)).darken(picture)
    night = make_shade(np.zeros((36, 64), np.float32)).darken(picture)
    half = make_shade(np.full((36, 64), 0.5, np.float32)).darken(picture)
    assert (
        clear.tobytes() == picture.tobytes()
        and night.tobytes() == make_flat_frame((64, 36)).tobytes()
    )
    assert abs(int(half.y[0, 0]) - 108) <= 1 and abs(int(half.u[0, 0]) - 109) <= 1


def test_a_mix_is_even_and_planes_lie_as_ffmpeg_reads_them() -> None:
    a, b = (
        make_flat_frame((4, 2), (16, 100, 200)),
        make_flat_frame((4, 2), (116, 200, 100)),
    )
    assert mix_planes(a, b, 0.5).tobytes() == bytes([66] * 8 + [150] * 2 + [150] * 2)
    assert a.size == (4, 2)


def test_the_quick_way_to_rgb_is_the_other_one_within_a_step() -> None:
    random = np.random.default_rng(3)
    planes = Planes(
        *(
            random.integers(0, 256, size).astype(np.uint8)
            for size in ((90, 160), (45, 80), (45, 80))
        )
    )
    assert np.abs(to_rgb_quick(planes).astype(int) - to_rgb(planes)).max() <= 1


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("matrix", ["bt601", "bt709", "bt2020"])
def test_other_matrices_and_ranges_give_the_same_colours(
    matrix: str, full: bool
) -> None:
    red, blue = {
        "bt601": (0.299, 0.114),
        "bt709": (0.2126, 0.0722),
        "bt2020": (0.2627, 0.0593),
    }[matrix]
    for r, g, b in ((200, 40, 60), (20, 180, 90), (128, 128, 128)):
        luma = red * r + (1 - red - blue) * g + blue * b
        cb, cr = (b - luma) / 2 / (1 - blue), (r - luma) / 2 / (1 - red)
        yuv = (
            (luma, 128 + cb, 128 + cr)
            if full
            else (16 + luma * 219 / 255, 128 + cb * 224 / 255, 128 + cr * 224 / 255)
        )
        pixels = np.ones((3, 4, 4)) * np.array(yuv)[:, None, None]
        found = to_rgb(from_yuv(np.rint(pixels).astype(np.uint8), matrix, full))
        assert np.abs(found[1, 1].astype(int) - (r, g, b)).max() <= 4
