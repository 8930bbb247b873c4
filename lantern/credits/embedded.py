"""What a picture or sound says of itself - maker, title, year, rights - as a proposed line for the ledger."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from PIL import ExifTags, Image, ImageFile, IptcImagePlugin

from lantern.core.text import make_one_line, quote_yaml
from lantern.graphics import photo

_SOUNDS = (".wav", ".flac", ".mp3", ".ogg", ".opus", ".m4a", ".aac", ".aiff", ".aif")
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
_LICENCES = (
    (r"creativecommons\.org/publicdomain/zero", "CC0-1.0"),
    (r"creativecommons\.org/publicdomain/mark", "CC-PDM-1.0"),
    (r"creativecommons\.org/licenses/([a-z-]+)/(\d\.\d)", "CC-{}-{}"),
    (r"\bCC[ -](BY(?:[ -](?:NC|ND|SA))*)[ -](\d\.\d)", "CC-{}-{}"),
    (r"\bCC0\b", "CC0-1.0"),
    (r"public domain", "CC-PDM-1.0"),
)


def propose_entry(path: Path, name: str) -> str:
    """The entry as YAML; what the file doesn't say is an ellipsis, which the ledger refuses until it is filled in."""
    said = dict(_read_metadata(path))
    year = re.search(r"\b(1[4-9]|20)\d\d", said.get("date", ""))
    kind = (
        "sound"
        if path.suffix.lower() in _SOUNDS
        else "illustration"
        if _is_drawing(path)
        else "photograph"
    )
    fields: dict[str, str | int] = {
        "file": name,
        "kind": kind,
        "title": said.get("title") or path.stem.replace("-", " ").replace("_", " "),
        "author": said.get("author") or said.get("credit") or "…",
    }
    if year:
        fields["year"] = int(year[0])
    fields["licence"] = find_licence(said.get("rights", "")) or "…"
    if said.get("rights"):
        fields["note"] = f"the file says: {said['rights']}"
    return (
        "- {"
        + ", ".join(f"{key}: {_scalar(value)}" for key, value in fields.items())
        + "}"
    )


def _scalar(value: str | int) -> str:
    return str(value) if isinstance(value, int) else quote_yaml(value)


def find_licence(rights: str) -> str | None:
    """The licence that a line of rights names, if any: an address of Creative Commons, or CC BY 4.0."""
    for pattern, form in _LICENCES:
        found = re.search(pattern, rights, re.I)
        if found:
            return form.format(
                *(group.upper().replace(" ", "-") for group in found.groups())
            )
    return None


def _is_drawing(path: Path) -> bool:
    try:
        return photo.is_svg(path)
    except OSError:
        return False


def _read_metadata(path: Path) -> Iterator[tuple[str, str]]:
    """Title, author, date and rights, the surest last: texts of PNG, IPTC, then EXIF."""
    if path.suffix.lower() in _SOUNDS or _is_drawing(path):
        return
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path, formats=photo.FORMATS) as image:
                yield from _read_texts(image.info)
                yield from _read_iptc(image)
                yield from _read_exif(image.getexif())
    except Exception:  # Pillow raises nearly anything for a damaged file; it then says nothing of itself
        return


def _read_texts(info: Mapping[Any, Any]) -> Iterator[tuple[str, str]]:
    for name, key in _TEXTS.items():
        if isinstance(info.get(key), str):
            yield name, _line(info[key])


def _read_iptc(image: ImageFile.ImageFile) -> Iterator[tuple[str, str]]:
    found = IptcImagePlugin.getiptcinfo(image) or {}
    for name, key in _IPTC.items():
        value = found.get(key)
        first = value[0] if isinstance(value, list) else value
        if isinstance(first, bytes) and first.strip():
            yield name, _line(first.decode("utf-8", "replace"))


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
    yield from (
        (name, _line(text))
        for name, text in values.items()
        if isinstance(text, str) and text.strip()
    )


def _line(text: str) -> str:
    return make_one_line(text)[:300]
