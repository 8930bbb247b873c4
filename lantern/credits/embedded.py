"""What a file says about itself, its maker, title, year and rights, as an entry for the ledger."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from PIL import ExifTags, Image, ImageFile, IptcImagePlugin

from lantern.core.text import make_one_line, quote_yaml
from lantern.graphics import photo
from lantern.graphics.svg_file import is_svg

_SOUNDS = (
    ".wav",
    ".flac",
    ".mp3",
    ".ogg",
    ".opus",
    ".m4a",
    ".aac",
    ".aiff",
    ".aif",
)
_MAX_CHARACTERS = 300
"""Of each text that a file says about itself."""
_IPTC = {
    "title": (2, 5),
    "author": (2, 80),
    "rights": (2, 116),
    "date": (2, 55),
    "credit": (2, 110),
}
_TEXTS = {
    "title": "Title",
    "author": "Author",
    "rights": "Copyright",
    "date": "Creation Time",
}
_LICENCES: tuple[tuple[str, str], ...] = (
    (r"creativecommons\.org/publicdomain/zero", "CC0-1.0"),
    (r"creativecommons\.org/publicdomain/mark", "CC-PDM-1.0"),
    (r"creativecommons\.org/licenses/([a-z-]+)/(\d\.\d)", "CC-{}-{}"),
    (r"\bCC[ -](BY(?:[ -](?:NC|ND|SA))*)[ -](\d\.\d)", "CC-{}-{}"),
    (r"\bCC0\b", "CC0-1.0"),
    (r"public domain", "CC-PDM-1.0"),
)


def propose_entry(path: Path, name: str) -> str:
    """Return the ledger's entry for a file as a line of YAML.

    What the file doesn't say is an ellipsis, which the ledger refuses until it is filled in.

    Args:
        path: of the picture or sound.
        name: of the file in the ledger.
    """
    metadata = dict(_read_metadata(path))
    rights = metadata.get("rights", "")
    fields = {
        "file": quote_yaml(name),
        "kind": _choose_kind(path),
        "title": quote_yaml(metadata.get("title") or _make_title(path)),
        "author": quote_yaml(
            metadata.get("author") or metadata.get("credit") or "…"
        ),
    }
    year = re.search(r"\b(1[4-9]|20)\d\d", metadata.get("date", ""))
    if year:
        fields["year"] = year[0]
    fields["licence"] = quote_yaml(find_licence(rights) or "…")
    if rights:
        fields["note"] = quote_yaml(f"the file says: {rights}")
    written = [f"{key}: {value}" for key, value in fields.items()]
    return f"- {{{', '.join(written)}}}"


def _choose_kind(path: Path) -> str:
    if path.suffix.lower() in _SOUNDS:
        return "sound"
    if _is_drawing(path):
        return "illustration"
    return "photograph"


def _make_title(path: Path) -> str:
    """Return the name of a file as words."""
    return path.stem.replace("-", " ").replace("_", " ")


def find_licence(rights: str) -> str | None:
    """Return the licence that a line of rights names: CC BY 4.0, or its address; else None."""
    for pattern, form in _LICENCES:
        found = re.search(pattern, rights, re.I)
        if found:
            terms = [
                group.upper().replace(" ", "-") for group in found.groups()
            ]
            return form.format(*terms)
    return None


def _is_drawing(path: Path) -> bool:
    try:
        return is_svg(path)
    except OSError:
        return False


def _read_metadata(path: Path) -> Iterator[tuple[str, str]]:
    """Yield title, author, date and rights, the most reliable last: PNG's texts, IPTC, EXIF."""
    if path.suffix.lower() in _SOUNDS or _is_drawing(path):
        return
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path, formats=photo.FORMATS) as image:
                yield from _read_texts(image.info)
                yield from _read_iptc(image)
                yield from _read_exif(image.getexif())
    except Exception:
        # Pillow raises nearly anything for a damaged file, which then says nothing
        return


def _read_texts(info: Mapping[Any, Any]) -> Iterator[tuple[str, str]]:
    for name, key in _TEXTS.items():
        if isinstance(info.get(key), str):
            yield name, _shorten(info[key])


def _read_iptc(image: ImageFile.ImageFile) -> Iterator[tuple[str, str]]:
    found = IptcImagePlugin.getiptcinfo(image) or {}
    for name, key in _IPTC.items():
        value = found.get(key)
        first = value[0] if isinstance(value, list) else value
        if isinstance(first, bytes) and first.strip():
            yield name, _shorten(first.decode("utf-8", "replace"))


def _read_exif(exif: Image.Exif) -> Iterator[tuple[str, str]]:
    inner = exif.get_ifd(ExifTags.IFD.Exif)
    taken = inner.get(ExifTags.Base.DateTimeOriginal) or exif.get(
        ExifTags.Base.DateTime
    )
    values = {
        "title": exif.get(ExifTags.Base.ImageDescription),
        "author": exif.get(ExifTags.Base.Artist),
        "rights": exif.get(ExifTags.Base.Copyright),
        "date": taken,
    }
    for name, text in values.items():
        if isinstance(text, str) and text.strip():
            yield name, _shorten(text)


def _shorten(text: str) -> str:
    return make_one_line(text)[:_MAX_CHARACTERS]
