"""Files that people take for pictures, and that can't be read here: their names and their cures.

A file is known by its first bytes; raw files of cameras, which are TIFFs, also by their names.
"""

from __future__ import annotations

import re
from pathlib import Path

from lantern.core.files import open_plain

_AS_JPEG = "save it as JPEG"
_AS_PNG = "save it as PNG"
_HEAD_BYTES = 64

RAW_SUFFIXES = frozenset(
    [
        ".3fr",
        ".arw",
        ".cr2",
        ".cr3",
        ".crw",
        ".dcr",
        ".dng",
        ".erf",
        ".fff",
        ".iiq",
        ".kdc",
        ".mef",
        ".mos",
        ".mrw",
        ".nef",
        ".nrw",
        ".orf",
        ".pef",
        ".raf",
        ".raw",
        ".rw2",
        ".rwl",
        ".sr2",
        ".srf",
        ".srw",
        ".x3f",
    ]
)
"""What the names of cameras' raw files end in."""
UNREAD_SUFFIXES = RAW_SUFFIXES | frozenset(
    [
        ".heic",
        ".heif",
        ".hif",
        ".jxl",
        ".jp2",
        ".j2k",
        ".psd",
        ".psb",
        ".xcf",
        ".eps",
        ".ai",
        ".pdf",
        ".svgz",
    ]
)
"""What the names of pictures end in that can't be read here."""

_SIGNATURES = (
    # HEIF: the brand of the whole file; AVIF, which is one too, has its own
    ("HEIC", _AS_JPEG, rb"....ftyp(hei[cfmsx]|hev[cmsx]|mif[12]|msf1)"),
    ("AVIF", _AS_JPEG, rb"....ftypavi[fs]"),
    ("Canon raw", _AS_JPEG, rb"....ftypcrx |II\*\0....CR|II\x1a\0\0\0HEAPCCDR"),
    ("a video", "show it with clip:", rb"....(ftyp|moov|mdat|wide)|\x1aE\xdf\xa3|RIFF....AVI "),
    ("JPEG XL", _AS_JPEG, rb"\xff\x0a|\0\0\0\x0cJXL \r\n\x87\n"),
    ("JPEG 2000", _AS_JPEG, rb"\0\0\0\x0cjP  |\xff\x4f\xff\x51"),
    ("Photoshop", _AS_PNG, rb"8BPS"),
    ("GIMP", _AS_PNG, rb"gimp xcf"),
    ("PDF", "save the page as SVG or PNG", rb"%PDF"),
    ("PostScript", "save it as SVG or PNG", rb"%!PS|\xc5\xd0\xd3\xc6"),
    ("gzip", "unpack it; a drawing's name then ends in .svg", rb"\x1f\x8b"),
    ("raw", _AS_JPEG, rb"FUJIFILMCCD|IIRO|IIRS|MMOR|IIU\0|FOVb|\0MRM"),
    ("a web page", "save the picture itself", rb"\s*<(!doctype html|html|head)"),
    ("a Windows icon", _AS_PNG, rb"\0\0[\1\2]\0[^\0]\0"),
    ("TIFF", "save it as PNG, or as TIFF without compression", rb"II[*+]\0|MM\0[*+]"),
    ("PNG", "save it again", rb"\x89PNG"),
    ("JPEG", "save it again", rb"\xff\xd8\xff"),
    ("GIF", "save it again", rb"GIF8"),
    ("WebP", "save it again", rb"RIFF....WEBP"),
    ("BMP", _AS_PNG, rb"BM....\0\0\0\0"),
)  # fmt: skip
"""What a file is called, the cure, and its first bytes; the first that matches counts."""


def describe_unread(path: Path) -> str | None:
    """Return what a file is that is no picture for us, and the cure; None if that isn't known.

    It reads on from the file's name: `can't be read here: it is HEIC; save it as JPEG`.
    """
    try:
        with open_plain(path) as stream:
            head = stream.read(_HEAD_BYTES)
    except OSError:
        return None
    if path.suffix.lower() in RAW_SUFFIXES:
        return describe_raw()
    for name, cure, pattern in _SIGNATURES:
        if re.match(pattern, head, re.DOTALL | re.IGNORECASE):
            return _describe(name, cure)
    if path.suffix.lower() in UNREAD_SUFFIXES:
        return _describe(path.suffix[1:].upper(), _AS_JPEG)
    return None


def describe_raw() -> str:
    """Return what is said of a camera's raw file, as `describe_unread` does."""
    return _describe("raw", _AS_JPEG)


def _describe(name: str, cure: str) -> str:
    return f"can't be read here: it is {name}; {cure}"
