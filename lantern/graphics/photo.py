"""Pictures that somebody else made: upright sRGB pixels, or a refusal in words.

Only some decoders are allowed, there is a limit to the pixels, and drawings have no outside
links. Nothing here knows of frames, cameras or films.
"""

from __future__ import annotations

import io
import math
import re
import stat
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from PIL import ExifTags, Image, ImageCms, ImageOps

from lantern.core.problems import AssetFailure
from lantern.core.text import make_one_line
from lantern.core.units import Size
from lantern.graphics import vector
from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import U8
from lantern.graphics.svg_file import is_svg, read_svg, read_svg_size
from lantern.graphics.transparency import flatten_alpha
from lantern.graphics.typefaces import BUNDLED, Typefaces
from lantern.graphics.unread_formats import (
    RAW_SUFFIXES,
    describe_raw,
    describe_unread,
)

FORMATS = ("PNG", "JPEG", "WEBP", "TIFF", "AVIF", "GIF", "BMP")
_READABLE = "PNG, JPEG, WebP, TIFF, AVIF, GIF, BMP or SVG"
MAX_PIXELS = 120_000_000
"""Pixels of a picture: the most that phones take is 12,000 x 9,000."""
MAX_BYTES = 300_000_000
_FLOAT_WHITES = (255.0, 65535.0)
_QUARTER_TURNS = (5, 6, 7, 8)
"""Values of EXIF's orientation for pictures that lie on their side."""
_CLEAR_MODES = ("RGBA", "RGBa", "LA", "La", "PA")
_ANIMATED_FORMATS = ("GIF", "WEBP", "PNG", "AVIF")
_DNG_VERSION = 50706
"""The tag that makes a TIFF a digital negative."""
_MAX_TAG = 120
"""Characters of a title or a name that are kept."""

Image.MAX_IMAGE_PIXELS = None  # _open_image has a limit of its own, and says so


def read_size(path: Path) -> Size:
    """Return width and height of a picture as seen upright; of a drawing, its canvas.

    Raises:
        AssetFailure: It is no picture that can be used.
    """
    _require_regular_file(path)
    if is_svg(path):
        return read_svg_size(path)
    with _open_image(path) as image, _translate_decode_errors(path):
        return _measure_upright(image)


def _measure_upright(image: Image.Image) -> Size:
    """Return the size of a picture as seen upright; a PNG is decoded for it, a JPEG isn't."""
    if image.format == "TIFF":
        # Pillow turns these by itself, some versions when opening and some when loading
        return ImageOps.exif_transpose(image).size
    w, h = image.size
    orientation = image.getexif().get(ExifTags.Base.Orientation, 1)
    if orientation in _QUARTER_TURNS:
        return h, w
    return w, h


def read_pixels(
    path: Path,
    width: int | None = None,
    *,
    typefaces: Typefaces,
    ground: str | None = None,
) -> U8:
    """Return a picture as (h, w, 3) uint8 sRGB, upright.

    `width` draws a drawing at that many pixels across; photos stay as they are. `typefaces`
    are families that a drawing may name beside Lantern's own. What is clear gets the colour of
    the `ground`; without one, that of a ground on which the picture can be seen.

    Raises:
        AssetFailure: It is no picture that can be used.
    """
    return flatten_alpha(
        read_with_alpha(path, width, typefaces=typefaces), ground
    )


def read_with_alpha(
    path: Path, width: int | None = None, *, typefaces: Typefaces
) -> U8:
    """Return a picture as `read_pixels` does, (h, w, 3), or (h, w, 4) where it may be clear.

    Raises:
        AssetFailure: It is no picture that can be used.
    """
    _require_regular_file(path)
    if is_svg(path):
        return _draw_svg(path, width, typefaces=typefaces)
    with _open_image(path) as image, _translate_decode_errors(path):
        image.load()
        upright = ImageOps.exif_transpose(image)
        return np.asarray(_convert_to_srgb(upright), np.uint8)


def read_small(path: Path, side: int) -> U8:
    """Return a picture as (h, w, 3) sRGB, upright, its longer side at most `side` pixels.

    It is for looking into: of a JPEG no more is decoded than that takes.

    Raises:
        AssetFailure: It is no picture that can be used.
    """
    _require_regular_file(path)
    if is_svg(path):
        w, h = read_svg_size(path)
        width = max(2, round(w * min(1.0, side / max(w, h))))
        return flatten_alpha(_draw_svg(path, width, typefaces=BUNDLED), None)
    with _open_image(path) as image, _translate_decode_errors(path):
        image.draft(None, (side, side))
        image.load()
        upright = ImageOps.exif_transpose(image)
        rgb = flatten_alpha(
            np.asarray(_convert_to_srgb(upright), np.uint8), None
        )
    return shrink(rgb, side / max(rgb.shape[:2]))


def _draw_svg(path: Path, width: int | None, *, typefaces: Typefaces) -> U8:
    """Return a drawing as pixels; name its file in whatever is wrong with it."""
    text = read_svg(path)
    try:
        return vector.rasterize_drawing(text, width, typefaces=typefaces)
    except AssetFailure as failure:
        raise AssetFailure(f"{path.name}: {failure.message}") from None


def is_animated(path: Path) -> bool:
    """Return whether a picture has more than one frame; only the first is used.

    Raises:
        AssetFailure: It is no picture that can be used.
    """
    if is_svg(path):
        return False
    with _open_image(path) as image, _translate_decode_errors(path):
        frames = getattr(image, "n_frames", 1)
        return frames > 1 and image.format in _ANIMATED_FORMATS


@dataclass(frozen=True)
class PictureMetadata:
    """What a picture says of itself; empty, and None, where it says nothing."""

    title: str = ""
    author: str = ""
    year: int | None = None


_CAMERAS = re.compile(
    r"digital camera|^(sony dsc|dcim\b.*|default|exif.jpeg.picture|untitled|samsung)$",
    re.I,
)
"""What cameras write for a description."""


def read_tags(path: Path) -> PictureMetadata:
    """Return title, author and the year a picture was taken, as EXIF has them.

    A damaged tag counts as none.

    Raises:
        AssetFailure: It is no picture that can be used.
    """
    if is_svg(path):
        return PictureMetadata()
    with _open_image(path) as image:
        try:
            exif = image.getexif()
            details = exif.get_ifd(ExifTags.IFD.Exif)
        except Exception:  # as in _translate_decode_errors
            return PictureMetadata()
    return PictureMetadata(
        _read_title(exif),
        _read_tag(exif, ExifTags.Base.Artist, ExifTags.Base.XPAuthor),
        _find_year(str(details.get(ExifTags.Base.DateTimeOriginal, ""))),
    )


def _read_title(exif: Image.Exif) -> str:
    title = _read_tag(
        exif, ExifTags.Base.XPTitle, ExifTags.Base.ImageDescription
    )
    return "" if _CAMERAS.search(title) else title


def _read_tag(exif: Image.Exif, *tags: int) -> str:
    """Return the first of these tags that says anything."""
    for tag in tags:
        text = _clean_tag(exif.get(tag))
        if text:
            return text
    return ""


def _find_year(taken: str) -> int | None:
    """Return the year of a time as EXIF writes it: `1945:08:09 12:30:00`."""
    date = re.match(r"(1[89]\d\d|20\d\d):\d\d:\d\d", taken)
    return int(date[1]) if date else None


def _clean_tag(value: object) -> str:
    """Return a tag as one line of at most 120 characters.

    Windows writes UTF-16 bytes, and Pillow reads the UTF-8 of others as Latin-1.
    """
    if isinstance(value, tuple):
        numbers = [part for part in value if isinstance(part, int)]
        value = bytes(number for number in numbers if 0 <= number < 256)
    if isinstance(value, bytes):
        value = value.decode("utf-16-le", "ignore")
    text = value if isinstance(value, str) else ""
    with suppress(UnicodeError):
        text = text.encode("latin-1").decode("utf-8")
    return make_one_line(text)[:_MAX_TAG].strip()


@dataclass(frozen=True)
class VerifiedPicture:
    """A picture that can be decoded: its size as seen upright, and whether it is animated."""

    size: Size
    animated: bool


def verify_picture(path: Path) -> VerifiedPicture:
    """Decode a picture to its end; many shots of one picture cost one decoding.

    Raises:
        AssetFailure: It is no picture that can be used, or is damaged.
    """
    _require_regular_file(path)
    status = path.stat()
    return _verify_cached(path, (status.st_mtime_ns, status.st_size))


@lru_cache(maxsize=4096)
def _verify_cached(path: Path, _stamp: tuple[int, int]) -> VerifiedPicture:
    if is_svg(path):
        return VerifiedPicture(read_size(path), False)
    animated = is_animated(path)
    with _open_image(path) as image, _translate_decode_errors(path):
        size = _measure_upright(image)
        # a JPEG is read to its end at an eighth, too
        image.draft(None, (image.width // 8, image.height // 8))
        image.load()
    return VerifiedPicture(size, animated)


def _require_regular_file(path: Path) -> None:
    try:
        status = path.stat()
    except OSError as error:
        raise AssetFailure(
            f"{path.name} can't be read: {error.strerror}"
        ) from None
    if not stat.S_ISREG(status.st_mode):
        raise AssetFailure(f"{path.name} is no plain file")
    if status.st_size == 0:
        raise AssetFailure(f"{path.name} is empty (0 bytes)")
    if status.st_size > MAX_BYTES:
        raise AssetFailure(
            f"{path.name} is larger than {MAX_BYTES // 1_000_000} MB"
        )


@contextmanager
def _translate_decode_errors(path: Path) -> Iterator[None]:
    """Raise AssetFailure for whatever Pillow raises.

    A damaged picture makes it raise nearly anything, IndexError and struct.error too.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except Exception as error:
        raise AssetFailure(
            f"{path.name} is damaged or cut short: {error}"
        ) from None


def _open_image(path: Path) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(path, formats=FORMATS)
    except Exception:  # as in _translate_decode_errors
        unknown = f"is no picture that can be read here ({_READABLE})"
        what = describe_unread(path) or unknown
        raise AssetFailure(f"{path.name} {what}") from None
    if _is_raw(image, path):
        image.close()
        raise AssetFailure(f"{path.name} {describe_raw()}")
    w, h = image.size
    if w * h > MAX_PIXELS:
        image.close()
        raise AssetFailure(
            f"{path.name} has {w} x {h} pixels, and {MAX_PIXELS // 1_000_000} million are the"
            f" most; save it at {_find_largest_width(image.size)} pixels across"
        )
    return image


def _find_largest_width(size: Size) -> int:
    """Return how wide a picture of this shape may be, in hundreds of pixels."""
    w, h = size
    return int(math.sqrt(MAX_PIXELS * w / h)) // 100 * 100


def _is_raw(image: Image.Image, path: Path) -> bool:
    """Return whether a picture is a camera's raw file, of which only a small preview is read."""
    if image.format != "TIFF":
        return False
    if path.suffix.lower() in RAW_SUFFIXES:
        return True
    with _translate_decode_errors(path):
        return _DNG_VERSION in image.getexif()


def _convert_to_srgb(image: Image.Image) -> Image.Image:
    """Return 8-bit RGB or RGBA in sRGB: 16-bit grey scaled, profiles applied, CMYK turned."""
    if image.mode.startswith("I") or image.mode == "F":
        return _scale_deep_grey(image)
    clear = image.mode in _CLEAR_MODES or "transparency" in image.info
    profile = image.info.get("icc_profile")
    if clear and image.mode not in ("RGBA", "LA"):
        image = image.convert("RGBA")
    if profile and image.mode in ("RGB", "RGBA", "CMYK", "L"):
        return _apply_profile(image, profile)
    return image.convert("RGBA" if clear else "RGB")


def _scale_deep_grey(image: Image.Image) -> Image.Image:
    """Return grey of more than 8 bits as RGB.

    Floats don't say what white is: it is 1 at least; 255 or 65,535 where the largest of them comes
    near it; else the largest.
    """
    values = np.asarray(image, np.float64)
    top = 65535.0
    if image.mode == "F":
        top = _guess_white(float(values.max()))
    scaled = np.clip(values / top * 255, 0, 255).astype(np.uint8)
    return Image.fromarray(scaled).convert("RGB")


def _guess_white(largest: float) -> float:
    """Return what white is in a picture of floats, from the largest of them."""
    for white in _FLOAT_WHITES:
        if white / 16 < largest <= white:
            return white
    return max(1.0, largest)


def _apply_profile(image: Image.Image, profile: bytes) -> Image.Image:
    """Return a picture with a colour profile as sRGB; a profile that can't be used is left out."""
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        turned = ImageCms.profileToProfile(
            image, source, target, outputMode=mode
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image.convert("RGB")
    return image.convert(mode) if turned is None else turned


def shrink(rgb: U8, scale: float) -> U8:
    """Return a picture scaled down by area averaging; never up."""
    if scale >= 1:
        return rgb
    h, w = rgb.shape[:2]
    target = (max(2, round(w * scale)), max(2, round(h * scale)))
    return np.asarray(
        cv2.resize(rgb, target, interpolation=cv2.INTER_AREA), np.uint8
    )


def resize(rgb: U8, size: Size) -> U8:
    """Return a picture at a size (w, h), by area averaging where it shrinks."""
    if (rgb.shape[1], rgb.shape[0]) == size:
        return rgb
    is_smaller = rgb.shape[1] > size[0]
    how = cv2.INTER_AREA if is_smaller else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(rgb, size, interpolation=how), np.uint8)
