"""Pictures from strangers: right way up, right colours, or refused in words."""

from __future__ import annotations

import base64
import functools
import io
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageCms

from lantern.core.problems import AssetFailure
from lantern.graphics import photo
from lantern.graphics.typefaces import BUNDLED
from tests.support.named_pipes import make_pipe

PAPER = (239, 227, 201)


def saved(path: Path, image: Image.Image, **how: Any) -> Path:
    image.save(path, **how)
    return path


def corners(path: Path) -> list[tuple[int, ...]]:
    """Top left, top right, bottom left, bottom right."""
    rgb = photo.read_pixels(path, typefaces=BUNDLED)
    assert rgb.dtype == np.uint8
    assert rgb.ndim == 3 and rgb.shape[2] == 3
    found = [rgb[0, 0], rgb[0, -1], rgb[-1, 0], rgb[-1, -1]]
    return [tuple(pixel.tolist()) for pixel in found]


def near(a: tuple[int, ...], b: tuple[int, ...], by: int = 8) -> bool:
    return max(abs(x - y) for x, y in zip(a, b, strict=True)) <= by


def refusal(path: Path) -> str:
    with pytest.raises(AssetFailure) as caught:
        photo.read_size(path)
        photo.read_pixels(path, typefaces=BUNDLED)
    return caught.value.message


def halves(left: Any, right: Any, mode: str = "RGB") -> Image.Image:
    image = Image.new(mode, (40, 20), left)
    image.paste(right, (20, 0, 40, 20))
    return image


RED, BLUE = (200, 30, 20), (20, 40, 190)


@pytest.mark.parametrize(
    "name", ["a.png", "a.webp", "a.tiff", "a.bmp", "a.avif", "a.gif", "a.jpg"]
)
def test_formats_that_are_read(tmp_path: Path, name: str) -> None:
    exact = {"lossless": True} if name == "a.webp" else {"quality": 95}
    path = saved(tmp_path / name, halves(RED, BLUE), **exact)
    left, right, *_ = corners(path)
    assert near(left, RED)
    assert near(right, BLUE)
    assert photo.read_size(path) == (40, 20)
    assert not photo.is_animated(path)


def test_the_name_may_lie(tmp_path: Path) -> None:
    assert near(
        corners(saved(tmp_path / "a.png", halves(RED, BLUE), format="JPEG"))[0],
        RED,
    )


@pytest.mark.parametrize(
    ("turn", "top_left", "size"),
    [(1, RED, (40, 20)), (3, BLUE, (40, 20)), (6, RED, (20, 40))],
)
@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tiff"])
def test_turned_pictures_stand_upright(
    tmp_path: Path,
    turn: int,
    top_left: tuple[int, ...],
    size: tuple[int, int],
    name: str,
) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    path = saved(tmp_path / name, halves(RED, BLUE), exif=exif)
    assert (
        photo.read_size(path) == size
        and photo.read_pixels(path, typefaces=BUNDLED).shape[:2] == size[::-1]
    )
    found = corners(path)
    assert near(found[0], top_left) and near(
        found[3], BLUE if top_left == RED else RED
    )


def test_cmyk_becomes_rgb(tmp_path: Path) -> None:
    red = Image.new("CMYK", (16, 16), (0, 255, 255, 0))
    assert near(corners(saved(tmp_path / "c.jpg", red))[0], (255, 0, 0), 12)


@pytest.mark.parametrize(
    ("mode", "left", "right", "levels"),
    [("L", 10, 200, (10, 200)), ("1", 0, 1, (0, 255))],
)
def test_grey_becomes_rgb(
    tmp_path: Path, mode: str, left: int, right: int, levels: tuple[int, int]
) -> None:
    found = corners(saved(tmp_path / "a.png", halves(left, right, mode)))
    assert found[:2] == [(levels[0],) * 3, (levels[1],) * 3]


def test_sixteen_bit_grey_is_scaled_and_not_clipped(tmp_path: Path) -> None:
    ramp = np.linspace(0, 65535, 256).astype(np.uint16)[None].repeat(4, 0)
    for name in ("a.png", "a.tiff"):
        grey = photo.read_pixels(
            saved(tmp_path / name, Image.fromarray(ramp)), typefaces=BUNDLED
        )[0, :, 0]
        assert np.abs(grey.astype(int) - np.arange(256)).max() <= 1


@pytest.mark.parametrize(
    ("mode", "clear", "solid"),
    [
        ("RGBA", (9, 9, 9, 0), (*RED, 255)),
        ("LA", (9, 0), (77, 255)),
        ("P", 0, 1),
    ],
)
def test_transparent_pictures_lie_on_paper(
    tmp_path: Path, mode: str, clear: Any, solid: Any
) -> None:
    image = halves(clear, solid, mode)
    how = {}
    if mode == "P":
        image.putpalette([9, 9, 9, *RED])
        how = {"transparency": 0}
    left, right, *_ = corners(saved(tmp_path / "a.png", image, **how))
    assert left == PAPER and right == (RED if mode != "LA" else (77, 77, 77))


def test_half_transparent_is_half_paper(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.png", Image.new("RGBA", (8, 8), (0, 0, 0, 128)))
    assert near(corners(path)[0], tuple(round(c * 127 / 255) for c in PAPER), 1)


def test_a_colour_profile_is_applied_and_a_broken_one_is_not(
    tmp_path: Path,
) -> None:
    grey = Image.new("RGB", (8, 8), (128, 128, 128))
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    good = saved(tmp_path / "s.png", grey, icc_profile=profile)
    broken = saved(tmp_path / "b.png", grey, icc_profile=b"rubbish" * 40)
    assert near(corners(good)[0], (128, 128, 128), 1)
    assert corners(broken)[0] == (128, 128, 128)


@pytest.mark.parametrize("name", ["a.gif", "a.webp", "a.png"])
def test_an_animation_gives_its_first_picture(
    tmp_path: Path, name: str
) -> None:
    more = {
        "save_all": True,
        "append_images": [Image.new("RGB", (40, 20), BLUE)],
    }
    path = saved(tmp_path / name, Image.new("RGB", (40, 20), RED), **more)
    assert photo.is_animated(path) and near(corners(path)[3], RED)


@pytest.mark.parametrize("size", [(1, 1), (2000, 1), (1, 2000), (3, 400)])
def test_odd_shapes_are_read(tmp_path: Path, size: tuple[int, int]) -> None:
    path = saved(tmp_path / "a.png", Image.new("RGB", size, RED))
    assert photo.read_size(path) == size
    assert photo.read_pixels(path, typefaces=BUNDLED).shape == (
        size[1],
        size[0],
        3,
    )


def test_files_that_are_no_pictures(tmp_path: Path) -> None:
    (tmp_path / "empty.png").touch()
    assert refusal(tmp_path / "empty.png") == "empty.png is empty (0 bytes)"
    kinds = "is no picture that can be read here (PNG, JPEG, WebP, TIFF, AVIF, GIF, BMP or SVG)"
    for text in (
        b"ffconcat version 1.0\nfile /etc/passwd\n",
        b"\0" * 5000,
        b"P6 1 1 255 abc",
    ):
        (tmp_path / "x.png").write_bytes(text)
        assert refusal(tmp_path / "x.png") == f"x.png {kinds}"
    assert refusal(tmp_path) == f"{tmp_path.name} is no plain file"
    assert (
        refusal(tmp_path / "none.png")
        == "none.png can't be read: No such file or directory"
    )
    make_pipe(tmp_path / "pipe.png")
    assert refusal(tmp_path / "pipe.png") == "pipe.png is no plain file"


def test_cut_short_and_damaged_pictures(tmp_path: Path) -> None:
    noise = Image.fromarray(
        np.random.default_rng(1).integers(0, 255, (60, 80, 3), np.uint8)
    )
    for name in ("a.png", "a.jpg", "a.webp", "a.tiff", "a.avif", "a.bmp"):
        path = saved(tmp_path / name, noise)
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        assert refusal(path).startswith(name)
    path = saved(tmp_path / "flip.png", noise)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0x55
    path.write_bytes(data)
    assert refusal(path).startswith("flip.png is damaged or cut short: ")


DAMAGED = ("PNG", "GIF", "TIFF", "WEBP", "JPEG")


def damage(data: bytes, rng: np.random.Generator) -> bytes:
    """Return a file with four bytes of its beginning changed, and perhaps cut short."""
    damaged = bytearray(data)
    for at in rng.integers(0, min(len(data), 300), 4):
        damaged[at] = rng.integers(0, 255)
    return bytes(damaged[: rng.integers(1, 2 * len(data))])


def save_noise(kind: str, rng: np.random.Generator) -> bytes:
    """Return a small picture of noise; those that can be are animated."""
    noise = Image.fromarray(rng.integers(0, 255, (20, 30, 3), np.uint8))
    stream = io.BytesIO()
    how: dict[str, Any] = {}
    if kind in ("PNG", "GIF"):
        how = {"save_all": True, "append_images": [noise.rotate(90)]}
    noise.save(stream, kind, **how)
    return stream.getvalue()


@pytest.mark.parametrize("kind", DAMAGED)
def test_whatever_the_damage_the_answer_is_a_refusal(
    tmp_path: Path, kind: str
) -> None:
    rng = np.random.default_rng(DAMAGED.index(kind))
    data = save_noise(kind, rng)
    path = tmp_path / "x"
    read_pixels = functools.partial(photo.read_pixels, typefaces=BUNDLED)
    refused = 0
    for _ in range(40):
        path.write_bytes(damage(data, rng))
        for read in (photo.read_size, read_pixels, photo.is_animated):
            try:
                read(path)
            except AssetFailure as failure:
                refused += 1
                assert failure.message.startswith("x ")
    assert refused > 20


@pytest.mark.parametrize("side", [15_000, 30_000, 65_535])
def test_a_bomb_is_refused_by_its_header(tmp_path: Path, side: int) -> None:
    head = b"IHDR" + struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = b"IDAT" + zlib.compress(bytes(1000))
    chunks = (
        struct.pack(">I", len(c) - 4) + c + struct.pack(">I", zlib.crc32(c))
        for c in (head, body, b"IEND")
    )
    (tmp_path / "bomb.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunks))
    assert (
        refusal(tmp_path / "bomb.png")
        == f"bomb.png has {side} x {side} pixels, and 120 million are the most;"
        " save it at 10900 pixels across"
    )


HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' width="40" height="20"'
)


def drawing(folder: Path, body: str) -> Path:
    path = folder / "a.svg"
    path.write_text(f"{HEAD}>{body}</svg>", "utf-8")
    return path


def test_a_drawing_is_drawn_on_paper_at_any_width(tmp_path: Path) -> None:
    path = drawing(tmp_path, '<rect width="20" height="20" fill="#c81e14"/>')
    assert photo.read_size(path) == (40, 20)
    assert not photo.is_animated(path)
    assert corners(path)[:2] == [RED, PAPER]
    assert photo.read_pixels(path, 100, typefaces=BUNDLED).shape == (50, 100, 3)


def test_a_drawing_may_use_its_own_parts_and_pictures_inside_it(
    tmp_path: Path,
) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (4, 4), BLUE).save(stream, "PNG")
    inside = base64.b64encode(stream.getvalue()).decode()
    body = (
        f'<image id="p" href="data:image/png;base64,{inside}" width="20" height="20"/><use'
        ' href="#p" x="20"/>'
    )
    assert near(corners(drawing(tmp_path, body))[1], BLUE, 2)


def test_a_drawing_that_is_refused_is_named_once(tmp_path: Path) -> None:
    path = drawing(tmp_path, "<g>")
    with pytest.raises(AssetFailure) as caught:
        photo.read_pixels(path, typefaces=BUNDLED)
    assert caught.value.message == "a.svg:1:112: not SVG: mismatched tag"


def test_a_drawing_that_cannot_be_drawn_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_text('<svg width="4" height="4"><other:rect/></svg>')
    with pytest.raises(AssetFailure) as caught:
        photo.read_pixels(path, typefaces=BUNDLED)
    assert caught.value.message.startswith(
        "a.svg: the drawing can't be read as SVG: "
    )


def test_shrinking_averages_and_never_enlarges() -> None:
    board = np.indices((40, 80)).sum(0) % 2 * np.uint8(200)
    rgb = np.dstack([board] * 3).astype(np.uint8)
    small = photo.shrink(rgb, 0.5)
    assert small.shape == (20, 40, 3) and (small == 100).all()
    assert photo.shrink(rgb, 2) is rgb


def test_a_picture_is_vetted_anew_when_it_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.effect_noise((30, 20), 50).save(path)
    assert photo.verify_picture(path) == photo.VerifiedPicture((30, 20), False)
    path.write_bytes(path.read_bytes()[:60])
    with pytest.raises(AssetFailure):
        photo.verify_picture(path)


def test_many_shots_of_one_picture_are_vetted_at_the_cost_of_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.png"
    Image.effect_noise((40, 30), 50).save(path)
    first = photo.verify_picture(path)
    monkeypatch.setattr(
        Image, "open", None
    )  # from now on Pillow can open nothing
    assert all(photo.verify_picture(path) == first for _ in range(20))


def test_floats_are_scaled_by_the_largest(tmp_path: Path) -> None:
    values = np.array([[0.0, 1.0, 2.0, 4.0]], np.float32)
    path = saved(tmp_path / "a.tiff", Image.fromarray(values))
    grey = photo.read_pixels(path, typefaces=BUNDLED)[0, :, 0]
    assert grey.tolist() == [0, 63, 127, 255]


@pytest.mark.parametrize("white", [1, 255, 65535])
def test_floats_that_come_near_a_usual_white_are_scaled_by_it(
    tmp_path: Path, white: int
) -> None:
    values = np.array([[0.0, 0.2, 0.4]], np.float32) * white
    path = saved(tmp_path / "a.tiff", Image.fromarray(values))
    grey = photo.read_pixels(path, typefaces=BUNDLED)[0, :, 0]
    assert grey.tolist() == pytest.approx([0, 51, 102], abs=1)


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_clear_colour_counts_beside_a_profile(
    tmp_path: Path, mode: str
) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    clear: Any = 0
    if mode == "RGB":
        clear = (0, 0, 0)
    image = Image.new(mode, (40, 20), clear)
    path = saved(
        tmp_path / "a.png",
        image,
        transparency=clear,
        icc_profile=profile,
    )
    assert near(corners(path)[0], PAPER)


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    with path.open("wb") as stream:
        stream.truncate(photo.MAX_BYTES + 1)  # a file with a hole takes no room
    assert refusal(path) == "a.png is larger than 300 MB"


def test_a_smaller_picture_has_the_average_of_the_pixels_it_loses() -> None:
    stripes = np.tile(
        np.array([[[0, 0, 0], [200, 100, 60]]], np.uint8), (2, 2, 1)
    )
    assert photo.resize(stripes, (2, 1)).tolist() == [[[100, 50, 30]] * 2]
    assert photo.resize(stripes, (4, 2)) is stripes
    assert photo.resize(stripes, (8, 4)).shape == (4, 8, 3)
