"""Fetch a picture from Wikimedia Commons, with its maker and licence, for a project.

Connects only when it is called. Takes free licences only, checks a picture before keeping it, and
overwrites nothing.
"""

from __future__ import annotations

import functools
import hashlib
import html
import json
import os
import re
import tempfile
import time
import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lantern.core.files import convert_write_errors
from lantern.core.network import StreamedAnswer, WebServer, is_same_server, open_url
from lantern.core.problems import AssetFailure, Failure, format_path
from lantern.core.text import make_one_line, make_slug
from lantern.core.units import Size
from lantern.credits.append import append
from lantern.credits.entry import LedgerEntry
from lantern.credits.licences import parse
from lantern.graphics import photo
from lantern.script.paths import find_project

BASE = "https://commons.wikimedia.org"
URL_VARIABLE = "LANTERN_COMMONS_URL"
"""The environment variable for another server with the same API."""
HOSTS = ("wikimedia.org", "wikipedia.org")
TOTAL_TIMEOUT = 180.0
"""Seconds for a whole answer."""
MAX_RESPONSE_BYTES = 2_000_000
MAX_PICTURE_BYTES = 100_000_000
MAX_CHARACTERS = 300
"""Of each text that Commons gives."""
TYPES = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "image/tiff": ".tif",
    "image/gif": ".gif",
    "image/svg+xml": ".svg",
}
_FREE = re.compile(r"CC0-1\.0|CC-PDM-1\.0|CC-BY(-SA)?-\d\.\d(-[A-Z]{2,3})?")


@dataclass(frozen=True)
class CommonsDownload:
    """A stored picture, its size in pixels, its entry, and the ledger that has it."""

    path: Path
    size: Size
    entry: LedgerEntry
    ledger: Path


def fetch(title: str, project: Path) -> CommonsDownload:
    """Fetch one file into `assets/stills`, and add its entry to the project's ledger.

    Args:
        title: of the file's page, with or without `File:`.
        project: the project, or a folder in it.

    Raises:
        AssetFailure: it isn't there, isn't free, or isn't a picture; or a file has its name.
        OutputFailure: the disk can't be written.
        Failure: the network doesn't work.
    """
    base = os.environ.get(URL_VARIABLE, BASE).rstrip("/")
    name = title
    if not title.lower().startswith("file:"):
        name = f"File:{title}"
    info = _fetch_info(base, name)
    described = _describe(info, name)
    assets = find_project(project) / "assets"
    slug = make_slug(_get_stem(name)) or "picture"
    path = assets / "stills" / f"{slug}{_choose_suffix(info, name)}"
    if os.path.lexists(path):
        raise AssetFailure(f"{format_path(path)} is there already; nothing was fetched")
    entry = described.model_copy(update={"file": f"stills/{path.name}"})
    size = _fetch_picture(base, info, path)
    ledger = assets / "credits.yml"
    try:
        append(ledger, entry)
    except Failure:
        path.unlink()
        raise
    return CommonsDownload(path, size, entry, ledger)


# --- what Commons says about a file ----------------------------------------------------------


def _get_stem(name: str) -> str:
    """Return the title of a file without `File:` and without its ending."""
    return name[len("File:") :].rsplit(".", 1)[0]


def _fetch_info(base: str, name: str) -> Mapping[str, Any]:
    """Return what the API says about a file."""
    query = {
        "action": "query",
        "titles": name.encode("utf-8", "replace"),
        "prop": "imageinfo",
        "iiprop": "url|size|mime|sha1|extmetadata",
        "iiextmetadatalanguage": "en",
        "redirects": "1",
        "format": "json",
        "formatversion": "2",
    }
    url = f"{base}/w/api.php?{urllib.parse.urlencode(query)}"
    data = _get(base, url, MAX_RESPONSE_BYTES)
    try:
        page = json.loads(data)["query"]["pages"][0]
        info = None
        if not page.get("missing"):
            info = page["imageinfo"][0]
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        raise AssetFailure(
            "Wikimedia Commons gave an answer that can't be understood; try again later"
        ) from None
    if not isinstance(info, dict):
        raise AssetFailure(
            f"Wikimedia Commons has no '{name}';"
            " copy the name from its page, with its ending"
        )
    return info


def _describe(info: Mapping[str, Any], name: str) -> LedgerEntry:
    """Return the entry of a file, without the name that it gets on disk."""
    metadata: dict[str, str] = {}
    for key, value in (info.get("extmetadata") or {}).items():
        metadata[key] = _strip_html(value)
    author = metadata.get("Artist") or metadata.get("Credit") or ""
    licence = _require_free(metadata, name)
    if not author and licence.startswith("CC-BY"):
        raise AssetFailure(
            f"Commons names no author of '{name}', and {licence} asks for one;"
            " look at its page"
        )
    year = re.search(r"\b(1[4-9]|20)\d\d", metadata.get("DateTimeOriginal", ""))
    return LedgerEntry(
        file="…",
        kind="photograph",
        title=metadata.get("ObjectName") or _get_stem(name),
        author=author or "Unknown",
        year=int(year[0]) if year else None,
        url=str(info.get("descriptionurl") or "") or None,
        licence=licence,
        note="from Wikimedia Commons",
    )


def _require_free(metadata: Mapping[str, str], name: str) -> str:
    """Return the id of a licence that lets everyone use and change the picture.

    Raises:
        AssetFailure: it has no such licence.
    """
    given = [metadata.get("LicenseShortName", ""), metadata.get("License", "")]
    for text in given:
        if re.match(r"(public domain|pd\b)", text, re.I):
            text = "public domain"
        licence = parse(text) if text else None
        if licence and _FREE.fullmatch(licence.id):
            return licence.id
    allowed = "only CC0, public domain, CC BY and CC BY-SA are taken"
    terms = given[0] or given[1]
    if not terms:
        raise AssetFailure(f"Commons gives no licence for '{name}'; {allowed}")
    raise AssetFailure(f"'{name}' is licensed {terms}; {allowed}")


def _choose_suffix(info: Mapping[str, Any], name: str) -> str:
    mime = str(info.get("mime"))
    if mime not in TYPES:
        raise AssetFailure(f"'{name}' is {mime}, not a picture that can be read here")
    return TYPES[mime]


def _strip_html(value: Any) -> str:
    """Return a value of Commons' metadata, which is HTML, as one line of text."""
    if not isinstance(value, dict):
        return ""
    text = str(value.get("value", ""))
    tags = r"<(style|script)\b.*?</\1>|<[^>]*>"
    bare = html.unescape(re.sub(tags, " ", text, flags=re.S | re.I))
    return make_one_line(bare)[:MAX_CHARACTERS]


# --- the picture itself ----------------------------------------------------------------------


def _fetch_picture(base: str, info: Mapping[str, Any], path: Path) -> Size:
    """Fetch a picture, compare it with Commons' checksum, decode it, and then give it its name."""
    if int(info.get("size") or 0) > MAX_PICTURE_BYTES:
        megabytes = MAX_PICTURE_BYTES // 1_000_000
        raise AssetFailure(f"the picture is larger than {megabytes} MB")
    data = _get(base, str(info.get("url")), MAX_PICTURE_BYTES)
    if hashlib.sha1(data, usedforsecurity=False).hexdigest() != info.get("sha1"):
        raise AssetFailure(
            "the picture came damaged: it doesn't have the checksum that Commons gives;"
            " try again"
        )
    with convert_write_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(
            prefix=".lantern-", dir=path.parent
        ) as scratch:
            staged = Path(scratch) / path.name
            staged.write_bytes(data)
            size = photo.verify_picture(staged).size
            # fails if a file of this name has come meanwhile
            os.link(staged, path)
    return size


# --- the network -----------------------------------------------------------------------------


def _require_allowed(base: str, url: str) -> None:
    """Refuse an address that is neither Wikimedia's nor that of the server.

    Raises:
        AssetFailure: it isn't.
    """
    if is_same_server(url, base):
        return
    target = urllib.parse.urlsplit(url)
    host = target.hostname or ""
    if target.scheme != "https" or not _is_wikimedia(host):
        raise AssetFailure(
            f"Wikimedia Commons leads to {host or url}, which isn't followed"
        )


def _is_wikimedia(host: str) -> bool:
    return any(host == name or host.endswith(f".{name}") for name in HOSTS)


def _get(base: str, url: str, most: int) -> bytes:
    """Return what is at an address.

    Args:
        base: the server's own address.
        url: the address.
        most: bytes at most.

    Raises:
        AssetFailure: it isn't there, is too large, or leads elsewhere.
        Failure: the network doesn't work.
    """
    check = functools.partial(_require_allowed, base)
    server = WebServer("Wikimedia Commons", check)
    with open_url(server, url) as answer:
        return _read_body(answer, most)


def _read_body(answer: StreamedAnswer, most: int) -> bytes:
    """Return the whole body of an answer, at most `most` bytes of it in TOTAL_TIMEOUT seconds."""
    end = time.monotonic() + TOTAL_TIMEOUT
    body = bytearray()
    while block := answer.read_block():
        body += block
        if len(body) > most:
            megabytes = most // 1_000_000
            raise AssetFailure(
                f"the answer is larger than {megabytes} MB; nothing was kept"
            )
        if time.monotonic() > end:
            raise Failure(
                f"Wikimedia Commons took more than {TOTAL_TIMEOUT:.0f} s;"
                " try again later"
            )
    if answer.length is not None and len(body) < answer.length:
        raise Failure(
            "Wikimedia Commons broke off in the middle of its answer; try again"
        )
    return bytes(body)
