"""A film as an item of archive.org: its identifier, what is said of it, and its files."""

from __future__ import annotations

import hashlib
import html
import re
import urllib.parse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lantern.core.text import make_slug
from lantern.core.units import format_clock
from lantern.credits.licences import parse
from lantern.publishing.upload import Upload

LONGEST_IDENTIFIER = 100
COLLECTION = "opensource_movies"
THUMBNAIL = "__ia_thumb.jpg"
_LONGEST_HEADER = 4_000
"""Bytes of one header; what is longer is sent after the files."""
_MARK_DIGITS = 8

Texts = dict[str, Any]
"""What is said of an item: by keys a text, or a list of texts."""


@dataclass(frozen=True)
class ItemFile:
    """A file of an item, and the file on the disk that it comes from."""

    name: str
    path: Path


def make_identifier(upload: Upload) -> str:
    """Return the identifier of a film's item: its folder's name, its shape and its title."""
    title = make_slug(upload.title)
    if not re.search("[a-z]{2}", title):
        title = hashlib.sha256(upload.title.encode()).hexdigest()[:_MARK_DIGITS]
    stem = make_stem(upload)
    name = stem if title in stem else f"{stem}-{title}"
    return name[:LONGEST_IDENTIFIER].rstrip("-_.").ljust(3, "0")


def make_stem(upload: Upload) -> str:
    """Return the name of the film's file without its ending; captions share it."""
    film = make_slug(upload.film) or "film"
    return make_slug("-".join(filter(None, (film, upload.shape))))


def name_video(upload: Upload) -> ItemFile:
    """Return the film's file, whose name stays the same when the film is rendered again."""
    return ItemFile(f"{make_stem(upload)}.mp4", upload.video)


def name_captions(upload: Upload, language: str) -> list[ItemFile]:
    """Return the files of the captions in a language; those of the film are called as it is."""
    stem = make_stem(upload)
    if language != upload.language:
        stem = f"{stem}.{language}"
    files = []
    for captions in upload.captions:
        if captions.language == language:
            for path in (captions.path, captions.path.with_suffix(".vtt")):
                if path.is_file():
                    files.append(ItemFile(stem + path.suffix, path))
    return files


def name_pages(upload: Upload) -> list[ItemFile]:
    """Return the pages that go along."""
    return [ItemFile(path.name, path) for path in upload.extras]


def name_small_files(upload: Upload) -> list[ItemFile]:
    """Return all files but the film's."""
    files = []
    if upload.thumbnail is not None:
        files.append(ItemFile(THUMBNAIL, upload.thumbnail))
    for captions in upload.captions:
        files += name_captions(upload, captions.language)
    return files + name_pages(upload)


def write_texts(upload: Upload) -> Texts:
    """Return what is said of a film's item."""
    texts: Texts = {
        "title": upload.title,
        "mediatype": "movies",
        "collection": COLLECTION,
        "description": _write_html(upload.description),
        "language": upload.language,
        "runtime": format_clock(upload.seconds),
        "subject": list(upload.tags),
    }
    if upload.recorded is not None:
        texts["date"] = upload.recorded.isoformat()
    licence = parse(upload.licence) if upload.licence else None
    if licence is not None and licence.url:
        texts["licenseurl"] = licence.url
    return {key: text for key, text in texts.items() if text}


def _write_html(text: str) -> str:
    """Return a description as archive.org shows it: HTML, with its lines kept."""
    paragraphs = re.split(r"\n{2,}", text.strip())
    lines = [
        html.escape(each, quote=False).replace("\n", "<br />")
        for each in paragraphs
    ]
    return "<br /><br />".join(filter(None, lines))


def write_headers(texts: Mapping[str, Any]) -> dict[str, str]:
    """Return the headers that make an item; what is too long for one is left out."""
    headers = {}
    for key, value in texts.items():
        values = value if isinstance(value, list) else [value]
        for number, text in enumerate(values):
            encoded = encode_header(str(text))
            if len(encoded) <= _LONGEST_HEADER:
                name = key.replace("_", "--")
                headers[f"x-archive-meta{number:02d}-{name}"] = encoded
    return headers


def encode_header(text: str) -> str:
    """Return a text as a header may have it: `uri(...)` unless it is plain ASCII."""
    is_plain = text.isascii() and text.isprintable() and text == text.strip()
    if is_plain and not text.startswith("uri("):
        return text
    return f"uri({urllib.parse.quote(text, safe='')})"


def find_changes(
    there: Mapping[str, Any], wanted: Mapping[str, Any], former: Sequence[str]
) -> list[dict[str, Any]]:
    """Return the JSON patch that makes what is said of an item what is wanted.

    Args:
        there: what is said now.
        wanted: what shall be said.
        former: keys that were sent before; those that aren't wanted any more are removed.
    """
    patch = []
    for key, value in wanted.items():
        plain = (
            value[0] if isinstance(value, list) and len(value) == 1 else value
        )
        if key not in there:
            patch.append({"op": "add", "path": f"/{key}", "value": plain})
        elif there[key] not in (plain, value):
            patch.append({"op": "replace", "path": f"/{key}", "value": plain})
    for key in former:
        if key in there and key not in wanted:
            patch.append({"op": "remove", "path": f"/{key}"})
    return patch
