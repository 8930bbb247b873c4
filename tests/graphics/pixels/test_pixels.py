"""Frames: BT.709 as the standard has it, and crops that are where they should be."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from lantern.core import ffmpeg, process
from lantern.graphics.pixels import (
    MARGIN,
    Planes,
    add_margin,
    convert_hex_to_yuv,
    from_rgb,
    from_yuv,
    make_flat_frame,
    mix_planes,
    premultiply,
    to_rgb,
    to_rgb_quick,
    warp,
)
from tests.support.pixels import find_middle, make_blob, make_picture, read_hex

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


def convert_as_standard(rgb: F64) -> F64:
    """ITU-R BT.709-6 section 3 in 8-bit limited range, in floating point: (..., 3) RGB to YCbCr."""
    r, g, b = np.moveaxis(rgb / 255, -1, 0)
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    cb = 128 + 224 * (b - y) / 1.8556
    cr = 128 + 224 * (r - y) / 1.5748
    return np.stack([16 + 219 * y, cb, cr], -1)


def halve_left_sited(chroma: F64) -> F64:
    """Average two rows, and 1-2-1 about even columns; the columns at both ends are left out."""
    rows = (chroma[0::2] + chroma[1::2]) / 2
    left = rows[:, 1:-3:2]
    middle = rows[:, 2:-2:2]
    right = rows[:, 3:-1:2]
    return 0.25 * left + 0.5 * middle + 0.25 * right


def test_a_frame_knows_its_size_and_is_copied_whole() -> None:
    frame = make_flat_frame((6, 4), (1, 2, 3))
    copy = frame.copy()
    copy.y[:] = 9
    copy.u[:] = 9
    assert frame.size == (6, 4)
    assert frame.tobytes() == bytes([1] * 24 + [2] * 6 + [3] * 6)


def test_a_frame_is_black_unless_asked_otherwise() -> None:
    assert make_flat_frame((2, 2)).tobytes() == bytes(
        [16, 16, 16, 16, 128, 128]
    )


def test_planes_are_written_as_ffmpeg_reads_them() -> None:
    y = np.arange(16, dtype=np.uint8).reshape(4, 4)[:, ::-1]
    half = np.array([[20, 21], [22, 23]], np.uint8)
    frame = Planes(y, half, half + 10)
    lengths = [len(buffer.tobytes()) for buffer in frame.iter_buffers()]
    assert lengths == [16, 4, 4]
    assert frame.tobytes()[:4] == bytes([3, 2, 1, 0])
    assert frame.tobytes()[16:] == bytes([20, 21, 22, 23, 30, 31, 32, 33])


@pytest.mark.parametrize("name", COLOURS)
def test_colours_are_those_of_the_standard(name: str) -> None:
    wanted = convert_as_standard(np.array(read_hex(name), float))
    assert np.abs(np.array(convert_hex_to_yuv(name)) - wanted).max() <= 0.51


def test_white_black_and_red_are_known_numbers() -> None:
    assert convert_hex_to_yuv("#ffffff") == (235, 128, 128)
    assert convert_hex_to_yuv("#000000") == (16, 128, 128)
    assert convert_hex_to_yuv("#ff0000") == (63, 102, 240)


def test_pictures_are_converted_as_the_standard_has_it() -> None:
    rgb = make_picture(36, 64)
    made = from_rgb(rgb)
    wanted = convert_as_standard(rgb.astype(float))
    assert np.abs(made.y - wanted[..., 0]).max() <= 0.6
    chroma = halve_left_sited(wanted)
    assert np.abs(made.u[:, 1:-1] - chroma[..., 1]).max() <= 1
    assert np.abs(made.v[:, 1:-1] - chroma[..., 2]).max() <= 1


def convert_with_ffmpeg(rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return a picture, (h, w, 3), as (3, h, w) limited-range BT.709."""
    h, w = rgb.shape[:2]
    flags = "accurate_rnd+full_chroma_int+bilinear"
    chain = f"scale=out_color_matrix=bt709:out_range=tv:flags={flags},format=yuv444p"
    argv = [ffmpeg.find_ffmpeg(), "-loglevel", "error"]
    argv += [
        "-f",
        "rawvideo",
        "-pix_fmt",
        "rgb24",
        "-s",
        f"{w}x{h}",
        "-i",
        "pipe:0",
    ]
    argv += ["-vf", chain, "-f", "rawvideo", "pipe:1"]
    made = process.run(argv, "convert", 30, data=rgb.tobytes()).stdout
    return np.frombuffer(made, np.uint8).reshape(3, h, w)


@pytest.mark.process
def test_ffmpeg_converts_the_same() -> None:
    rgb = make_picture(36, 64)
    theirs = convert_with_ffmpeg(rgb)
    ours = from_rgb(rgb)
    assert np.abs(ours.y.astype(int) - theirs[0]).max() <= 1
    chroma = halve_left_sited(theirs[1].astype(float))
    assert np.abs(ours.u[:, 1:-1] - chroma).max() <= 1.5


def test_there_and_back() -> None:
    rgb = make_picture(72, 128)
    off = np.abs(to_rgb(from_rgb(rgb)).astype(int) - rgb)
    assert np.percentile(off, 99) <= 4


@pytest.mark.parametrize("name", ["#000000", "#ffffff"])
def test_black_and_white_come_back_exactly(name: str) -> None:
    frame = make_flat_frame((4, 4), convert_hex_to_yuv(name))
    assert to_rgb(frame)[1, 1].tolist() == list(read_hex(name))


def test_the_quick_way_to_rgb_is_the_other_one_within_a_step() -> None:
    random = np.random.default_rng(3)
    planes = Planes(
        random.integers(0, 256, (90, 160)).astype(np.uint8),
        random.integers(0, 256, (45, 80)).astype(np.uint8),
        random.integers(0, 256, (45, 80)).astype(np.uint8),
    )
    assert np.abs(to_rgb_quick(planes).astype(int) - to_rgb(planes)).max() <= 1


RGB = [(200, 40, 60), (20, 180, 90), (128, 128, 128)]
LUMA_SHARES = {
    "bt601": (0.299, 0.114),
    "bt709": (0.2126, 0.0722),
    "bt2020": (0.2627, 0.0593),
}


@pytest.mark.parametrize("rgb", RGB)
@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("matrix", LUMA_SHARES)
def test_other_matrices_and_ranges_give_the_same_colours(
    matrix: str, full: bool, rgb: tuple[int, int, int]
) -> None:
    red, blue = LUMA_SHARES[matrix]
    r, g, b = rgb
    y = red * r + (1 - red - blue) * g + blue * b
    cb = (b - y) / 2 / (1 - blue)
    cr = (r - y) / 2 / (1 - red)
    if not full:
        y = 16 + y * 219 / 255
        cb *= 224 / 255
        cr *= 224 / 255
    pixels = np.ones((3, 4, 4)) * np.array([[[y]], [[128 + cb]], [[128 + cr]]])
    found = to_rgb(from_yuv(np.rint(pixels).astype(np.uint8), matrix, full))
    assert np.abs(found[1, 1].astype(int) - rgb).max() <= 4


def test_limited_bt709_keeps_its_luma_as_it_is() -> None:
    yuv = np.random.default_rng(2).integers(16, 236, (3, 8, 8)).astype(np.uint8)
    assert np.array_equal(from_yuv(yuv).y, yuv[0])


def test_solid_ink_is_premultiplied_as_it_is() -> None:
    rgb = make_picture(520, 16)
    rgba = np.dstack([rgb, np.full((520, 16), 255, np.uint8)])
    y, u, v, alpha, half = premultiply(rgba)
    plain = from_rgb(rgb)
    assert np.abs(y.astype(int) - plain.y).max() <= 1
    assert np.abs(u.astype(int) - plain.u).max() <= 1
    assert np.abs(v.astype(int) - plain.v).max() <= 1
    assert alpha.shape == (520, 16) and (alpha == 255).all()
    assert half.shape == (260, 8) and (half == 255).all()


def test_clear_ink_adds_nothing_and_half_clear_ink_half() -> None:
    rgba = np.zeros((2, 4, 4), np.uint8)
    rgba[..., :3] = 255
    rgba[:, 2:, 3] = 128
    y, u, _, alpha, half = premultiply(rgba)
    assert y[0].tolist() == [0, 0, 118, 118]  # 235 * 128 / 255
    assert alpha[0].tolist() == [0, 0, 128, 128]
    assert half[0].tolist() == [0, 96]  # 1-2-1 about the third column
    assert u[0].tolist() == [0, 48]


@pytest.mark.parametrize("x", [0.0, 0.25, 3.0, 7.37])
@pytest.mark.parametrize("y", [0.0, 0.5, 5.81])
@pytest.mark.parametrize("scale", [1.0, 0.7, 1.3])
def test_a_warp_puts_luma_and_chroma_in_the_same_place(
    x: float, y: float, scale: float
) -> None:
    blob = make_blob((160, 120), 60, 50)
    made = warp(
        blob,
        scale,
        x=x,
        y=y,
        size=(176, 144),
    )
    wanted = ((60 + 0.5 - x) / scale - 0.5, (50 + 0.5 - y) / scale - 0.5)
    for plane, step in ((made.y, 1), (made.u, 2), (made.v, 2)):
        assert find_middle(plane, step) == pytest.approx(wanted, abs=0.05)


def test_what_is_pasted_on_a_part_is_on_the_frame() -> None:
    frame = make_flat_frame((8, 6))
    frame.cut(2, 4, (4, 2)).paste(make_flat_frame((4, 2), (200, 50, 60)))
    assert frame.y[4:, 2:6].tolist() == [[200] * 4] * 2
    assert frame.u.tolist() == [[128] * 4, [128] * 4, [128, 50, 50, 128]]
    assert frame.v.tolist() == [[128] * 4, [128] * 4, [128, 60, 60, 128]]
    assert (frame.y == 16).sum() == 8 * 6 - 8


def test_a_frame_with_a_margin_holds_the_frame_where_the_margin_ends() -> None:
    source = from_rgb(make_picture(36, 64))
    wider = add_margin(source)
    assert wider.size == (64 + 2 * MARGIN, 36 + 2 * MARGIN)
    made = warp(
        wider,
        1,
        x=MARGIN,
        y=MARGIN,
        size=(64, 36),
    )
    assert made.tobytes() == source.tobytes()


def test_a_warp_of_nothing_changes_nothing() -> None:
    source = from_rgb(make_picture(36, 64))
    made = warp(
        source,
        1,
        x=0,
        y=0,
        size=(64, 36),
    )
    assert made.tobytes() == source.tobytes()


def test_a_crisp_pan_keeps_luma_sharper() -> None:
    stripes = np.tile(np.array([0, 0, 255, 255], np.uint8), (64, 32))
    rgb = np.dstack([stripes, stripes, stripes])
    source = from_rgb(rgb)
    soft = warp(
        source,
        1.0,
        x=20.5,
        y=10.0,
        size=(64, 32),
    )
    crisp = warp(
        source,
        1.0,
        x=20.5,
        y=10.0,
        size=(64, 32),
        crisp=True,
    )
    assert crisp.y.std() > soft.y.std()
    assert np.array_equal(crisp.u, soft.u)


def test_a_mix_is_even() -> None:
    a = make_flat_frame((4, 2), (16, 100, 200))
    b = make_flat_frame((4, 2), (116, 200, 100))
    assert mix_planes(a, b, 0.5).tobytes() == bytes([66] * 8 + [150] * 4)
    assert mix_planes(a, b, 0).tobytes() == a.tobytes()
    assert mix_planes(a, b, 1).tobytes() == b.tobytes()
