"""Opening pictures that somebody else made: an allow-list of decoders, a pixel limit, upright
sRGB, no outside links.

Returns pixels; knows nothing of frames, cameras or films.
"""

from __future__ import annotations

import io
import re
import stat
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from xml.parsers import expat

import cv2
import numpy as np
from PIL import Image, ImageCms, ImageOps

from lantern.core.problems import AssetFailure
from lantern.core.text import make_one_line
from lantern.core.units import Size
from lantern.graphics import vector
from lantern.graphics.pixels import U8
from lantern.graphics.typefaces import Typefaces

FORMATS = ("PNG", "JPEG", "WEBP", "TIFF", "AVIF", "GIF", "BMP")
MAX_PIXELS = 100_000_000
MAX_BYTES = 300_000_000
MAX_DEPTH = 200
PAPER_COLOUR = "#efe3c9"
"""What transparent pictures are laid on: the paper of the look."""

Image.MAX_IMAGE_PIXELS = None  # _opened has a limit of its own, and says so

_SVG_HEAD = re.compile(
    rb"^(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?((<!--.*?-->|<!DOCTYPE[^>\[]*(\[.*?\]\s*)?>)\s*)*<svg[\s>]",
    re.S,
)
_LINK = re.compile(r"""(?:href\s*=\s*["']|url\(\s*["']?)\s*([^"')]*)""", re.I)
_SAFE_LINK = re.compile(r"#|data:image/(png|jpeg|jpg);base64,", re.I)


def is_svg(path: Path) -> bool:
    """Whether the file is a drawing, by its first bytes."""
    with path.open("rb") as stream:
        return bool(_SVG_HEAD.match(stream.read(4096)))


def read_size(path: Path) -> Size:
    """Width and height as seen upright; of a drawing, its canvas. Raises AssetFailure."""
    _require_regular_file(path)
    if is_svg(path):
        return _canvas(read_svg(path), path)
    with _open_image(path) as image, _translate_decode_errors(path):
        if (
            image.format == "TIFF"
        ):  # Pillow turns these by itself, some versions when opening and some when loading
            return ImageOps.exif_transpose(image).size
        w, h = image.size
        turned = image.getexif().get(0x0112, 1) in (5, 6, 7, 8)
    return (h, w) if turned else (w, h)


def read_pixels(path: Path, width: int | None = None, *, typefaces: Typefaces) -> U8:
    """Return the picture as (h, w, 3) uint8 sRGB, upright.

    `width` draws a drawing at that many pixels across; photos stay as they are. `typefaces`
    are families that a drawing may name beside Lantern's own.

    Raises:
        AssetFailure: It is no picture that can be used.
    """
    _require_regular_file(path)
    if is_svg(path):
        try:
            return flatten_alpha(
                vector.rasterize(read_svg(path), width, typefaces=typefaces)
            )
        except AssetFailure as failure:
            raise AssetFailure(
                f"{path.name}: {failure.message.removeprefix(f'{path.name}: ')}"
            ) from None
    with _open_image(path) as image, _translate_decode_errors(path):
        image.load()
        upright = ImageOps.exif_transpose(image)
        return flatten_alpha(np.asarray(_srgb(upright), np.uint8))


def is_animated(path: Path) -> bool:
    """Whether the picture has more than one frame; only the first is used."""
    if is_svg(path):
        return False
    with _open_image(path) as image, _translate_decode_errors(path):
        return getattr(image, "n_frames", 1) > 1 and image.format in (
            "GIF",
            "WEBP",
            "PNG",
            "AVIF",
        )


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
    """Title, author and the year it was taken, as EXIF has them; a damaged tag is none. Raises
    AssetFailure.
    """
    if is_svg(path):
        return PictureMetadata()
    with _open_image(path) as image:
        try:
            exif = image.getexif()
            taken = str(exif.get_ifd(0x8769).get(0x9003, ""))
        except Exception:  # as in _decoding
            return PictureMetadata()
    title = _clean_tag(exif.get(0x9C9B)) or _clean_tag(exif.get(0x010E))
    author = _clean_tag(exif.get(0x013B)) or _clean_tag(exif.get(0x9C9D))
    dated = re.match(r"(1[89]\d\d|20\d\d):\d\d:\d\d", taken)
    return PictureMetadata(
        "" if _CAMERAS.search(title) else title,
        author,
        int(dated[1]) if dated else None,
    )


def _clean_tag(value: object) -> str:
    """A tag as one line of at most 120 characters: Windows writes UTF-16 bytes, others UTF-8
    read as Latin-1.
    """
    if isinstance(value, tuple):
        value = bytes(
            part for part in value if isinstance(part, int) and 0 <= part < 256
        )
    if isinstance(value, bytes):
        value = value.decode("utf-16-le", "ignore")
    text = value if isinstance(value, str) else ""
    with suppress(UnicodeError):
        text = text.encode("latin-1").decode("utf-8")
    return make_one_line(text)[:120].strip()


def verify_picture(path: Path) -> tuple[Size, bool]:
    """Size and `animated` of a picture that can be decoded whole; many shots of one picture
    cost one decoding. Raises AssetFailure.
    """
    _require_regular_file(path)
    status = path.stat()
    return _verify_cached(path, (status.st_mtime_ns, status.st_size))


@lru_cache(maxsize=4096)
def _verify_cached(path: Path, _stamp: tuple[int, int]) -> tuple[Size, bool]:
    found = read_size(path), is_animated(path)
    if not is_svg(path):
        with _open_image(path) as image, _translate_decode_errors(path):
            image.draft(
                None, (image.width // 8, image.height // 8)
            )  # a JPEG is read to its end at an eighth, too
            image.load()
    return found


def _require_regular_file(path: Path) -> None:
    try:
        status = path.stat()
    except OSError as error:
        raise AssetFailure(f"{path.name} can't be read: {error.strerror}") from None
    if not stat.S_ISREG(status.st_mode):
        raise AssetFailure(f"{path.name} is no plain file")
    if status.st_size == 0:
        raise AssetFailure(f"{path.name} is empty (0 bytes)")
    if status.st_size > MAX_BYTES:
        raise AssetFailure(f"{path.name} is larger than {MAX_BYTES // 1_000_000} MB")


@contextmanager
def _translate_decode_errors(path: Path) -> Iterator[None]:
    """A damaged picture makes Pillow raise nearly anything, IndexError and struct.error too:
    one answer to all.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except Exception as error:
        raise AssetFailure(f"{path.name} is damaged or cut short: {error}") from None


def _open_image(path: Path) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(path, formats=FORMATS)
    except Exception:  # as in _decoding
        known = "PNG, JPEG, WebP, TIFF, AVIF or SVG"
        raise AssetFailure(
            f"{path.name} is no picture that can be read here ({known})"
        ) from None
    w, h = image.size
    if w * h > MAX_PIXELS:
        image.close()
        raise AssetFailure(
            f"{path.name} has {w} x {h} pixels; {MAX_PIXELS // 1_000_000} million is the most"
        )
    return image


def _srgb(image: Image.Image) -> Image.Image:
    """8-bit RGB(A) in sRGB: 16-bit grey scaled, colour profiles applied, CMYK turned."""
    if image.mode.startswith("I") or image.mode == "F":
        values = np.asarray(image, np.float64)
        top = 65535.0 if image.mode.startswith("I") else max(1.0, float(values.max()))
        return Image.fromarray(
            np.clip(values / top * 255, 0, 255).astype(np.uint8)
        ).convert("RGB")
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "RGBA", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            mode = "RGBA" if image.mode == "RGBA" else "RGB"
            turned = ImageCms.profileToProfile(
                image, source, ImageCms.createProfile("sRGB"), outputMode=mode
            )
            return turned if turned is not None else image.convert(mode)
        except (ImageCms.PyCMSError, OSError, ValueError):
            return image.convert("RGB")
    clear = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    return image.convert("RGBA" if clear else "RGB")


def flatten_alpha(pixels: U8) -> U8:
    """RGB or RGBA pixels as RGB, laid on GROUND."""
    if pixels.ndim == 3 and pixels.shape[2] == 3:
        return np.ascontiguousarray(pixels)
    paper = np.array([int(PAPER_COLOUR[i : i + 2], 16) for i in (1, 3, 5)], np.float32)
    mixed = np.empty((*pixels.shape[:2], 3), np.uint8)
    for top in range(
        0, len(pixels), 256
    ):  # in strips: floats of a large picture would take gigabytes
        strip = pixels[top : top + 256]
        alpha = strip[..., 3:].astype(np.float32) / 255
        mixed[top : top + 256] = np.rint(strip[..., :3] * alpha + paper * (1 - alpha))
    return mixed


def read_svg(path: Path) -> str:
    """A drawing's source, once it is known to be safe. Raises AssetFailure."""
    status = path.stat()
    return _safe_text(path, (status.st_mtime_ns, status.st_ctime_ns, status.st_size))


@lru_cache(maxsize=32)
def _safe_text(path: Path, _stamp: tuple[int, ...]) -> str:
    text = path.read_text("utf-8-sig", errors="replace")
    if re.search(r"<!DOCTYPE|<!ENTITY", text, re.I):
        raise AssetFailure(
            f"{path.name} declares a document type; save it as plain SVG"
        )
    if re.search(r"@import|\\[0-9a-fA-F]", text):
        raise AssetFailure(
            f"{path.name} imports or escapes styles; save it as plain SVG"
        )
    _parse(text, path)
    for link in _LINK.findall(text):
        if link.strip() and not _SAFE_LINK.match(link.strip()):
            raise AssetFailure(
                f"{path.name} links to '{link.strip()[:80]}'; put the picture into the drawing"
            )
    return text


def _parse(text: str, path: Path) -> None:
    """Refuse what is no XML, and what is nested so deep that drawing it would end the program."""
    depth = 0

    def enter(_name: str, _attributes: object) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise AssetFailure(
                f"{path.name} is nested deeper than {MAX_DEPTH} levels; ungroup it"
            )

    def leave(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = enter, leave
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        place = f"{path.name}:{error.lineno}:{error.offset + 1}"
        raise AssetFailure(
            f"{place}: not SVG: {expat.ErrorString(error.code)}"
        ) from None


def _canvas(text: str, path: Path) -> Size:
    head = text[: text.find(">", text.find("<svg")) + 1]
    sides = [
        re.search(rf'\s{side}\s*=\s*["\']\s*([\d.]+)(?:px)?\s*["\']', head)
        for side in ("width", "height")
    ]
    box = re.search(
        r'viewBox\s*=\s*["\']\s*[\d.eE+-]+[\s,]+[\d.eE+-]+[\s,]+([\d.]+)[\s,]+([\d.]+)',
        head,
    )
    numbers = (
        [float(m.group(1)) for m in sides if m]
        if all(sides)
        else [float(g) for g in box.groups()]
        if box
        else []
    )
    if len(numbers) != 2 or min(numbers) < 1 or max(numbers) > 20_000:
        raise AssetFailure(
            f"{path.name} has no usable width and height; give it a viewBox"
        )
    return round(numbers[0]), round(numbers[1])


def shrink(rgb: U8, scale: float) -> U8:
    """Scale a picture down by area averaging; never up."""
    if scale >= 1:
        return rgb
    h, w = rgb.shape[:2]
    target = (max(2, round(w * scale)), max(2, round(h * scale)))
    return np.asarray(cv2.resize(rgb, target, interpolation=cv2.INTER_AREA), np.uint8)
