"""A picture from Wikimedia Commons, with its maker and licence, into a project's assets and ledger.

Connects only when it is called. Takes free licences only, checks what it got before keeping it, overwrites nothing.
"""

from __future__ import annotations

import hashlib
import html
import http.client
import json
import os
import re
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lantern.core import __version__
from lantern.core.files import convert_write_errors
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
"""The environment's word for another server that speaks the same API."""
HOSTS = ("wikimedia.org", "wikipedia.org")
AGENT = f"Lantern/{__version__} (a program for narrated films) Python-urllib"
READ_TIMEOUT, TOTAL_TIMEOUT = 20.0, 180.0
"""Seconds without a byte, and for a whole answer."""
MAX_RESPONSE_BYTES, MAX_PICTURE_BYTES = 2_000_000, 100_000_000
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
    """The stored picture, its entry, and the ledger that holds it."""

    path: Path
    size: Size
    entry: LedgerEntry
    ledger: Path


def fetch(title: str, project: Path) -> CommonsDownload:
    """Take one file. Raises AssetFailure (not there, not free, no picture), OutputFailure, Failure (the network)."""
    base = os.environ.get(URL_VARIABLE, BASE).rstrip("/")
    name = title if title.lower().startswith("file:") else f"File:{title}"
    info = _info(base, name)
    entry_of = _entry(info, name)
    assets = find_project(project) / "assets"
    path = (
        assets
        / "stills"
        / f"{make_slug(name[5:].rsplit('.', 1)[0]) or 'picture'}{_suffix(info, name)}"
    )
    if os.path.lexists(path):
        raise AssetFailure(f"{format_path(path)} is there already; nothing was fetched")
    entry = entry_of.model_copy(update={"file": f"stills/{path.name}"})
    size = _store(base, info, path)
    try:
        append(assets / "credits.yml", entry)
    except Failure:
        path.unlink()
        raise
    return CommonsDownload(path, size, entry, assets / "credits.yml")


# --- what Commons says of it -------------------------------------------------------------------------------


def _info(base: str, name: str) -> Mapping[str, Any]:
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
    data = _get(
        base, f"{base}/w/api.php?{urllib.parse.urlencode(query)}", MAX_RESPONSE_BYTES
    )
    try:
        page = json.loads(data)["query"]["pages"][0]
        info = page["imageinfo"][0] if not page.get("missing") else None
    except (ValueError, KeyError, IndexError, TypeError):
        raise AssetFailure(
            "Wikimedia Commons gave an answer that can't be understood; try again later"
        ) from None
    if not isinstance(info, dict):
        raise AssetFailure(
            f"Wikimedia Commons has no '{name}'; copy the name from its page, with its ending"
        )
    return info


def _entry(info: Mapping[str, Any], name: str) -> LedgerEntry:
    said = {
        key: _strip_html(value)
        for key, value in (info.get("extmetadata") or {}).items()
    }
    author = said.get("Artist") or said.get("Credit") or ""
    licence = _licence(said, name)
    if not author and licence.startswith("CC-BY"):
        raise AssetFailure(
            f"Commons names no author of '{name}', and {licence} asks for one; look at its page"
        )
    year = re.search(r"\b(1[4-9]|20)\d\d", said.get("DateTimeOriginal", ""))
    return LedgerEntry(
        file="…",
        kind="photograph",
        title=said.get("ObjectName") or name[5:].rsplit(".", 1)[0],
        author=author or "Unknown",
        year=int(year[0]) if year else None,
        url=str(info.get("descriptionurl") or "") or None,
        licence=licence,
        note="from Wikimedia Commons",
    )


def _licence(said: Mapping[str, str], name: str) -> str:
    """The licence's id, if it is one that lets everybody use, cut and move the picture. Raises AssetFailure."""
    given = said.get("LicenseShortName") or said.get("License") or ""
    for text in (said.get("LicenseShortName", ""), said.get("License", "")):
        known = (
            parse(
                "public domain"
                if re.match(r"(public domain|pd\b)", text, re.I)
                else text
            )
            if text
            else None
        )
        if known and _FREE.fullmatch(known.id):
            return known.id
    allowed = "CC0, public domain, CC BY and CC BY-SA"
    raise AssetFailure(
        f"'{name}' is licensed {given or 'in no way that is told'}; only {allowed} are taken"
    )


def _suffix(info: Mapping[str, Any], name: str) -> str:
    mime = str(info.get("mime"))
    if mime not in TYPES:
        raise AssetFailure(f"'{name}' is {mime}, not a picture that can be read here")
    return TYPES[mime]


def _strip_html(value: Any) -> str:
    """A value of Commons' metadata, which is HTML, as one line of text."""
    text = str(value.get("value", "")) if isinstance(value, dict) else ""
    bare = html.unescape(
        re.sub(r"<(style|script)\b.*?</\1>|<[^>]*>", " ", text, flags=re.S | re.I)
    )
    return make_one_line(bare)[:300]


# --- the picture itself ------------------------------------------------------------------------------------


def _store(base: str, info: Mapping[str, Any], path: Path) -> Size:
    """Fetch, compare with the checksum Commons gives, decode, and only then give it its name."""
    if int(info.get("size") or 0) > MAX_PICTURE_BYTES:
        raise AssetFailure(
            f"the picture is larger than {MAX_PICTURE_BYTES // 1_000_000} MB"
        )
    data = _get(base, str(info.get("url")), MAX_PICTURE_BYTES)
    if hashlib.sha1(data, usedforsecurity=False).hexdigest() != info.get("sha1"):
        raise AssetFailure(
            "the picture came damaged: it isn't the one whose checksum Commons gives; try again"
        )
    with convert_write_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(
            prefix=".lantern-", dir=path.parent
        ) as scratch:
            staged = Path(scratch) / path.name
            staged.write_bytes(data)
            size, _ = photo.verify_picture(staged)
            os.link(staged, path)  # fails where a file has come meanwhile
    return size


class _RedirectHandler(urllib.request.HTTPRedirectHandler):
    """Follows redirects, a few and only to the same people."""

    max_redirections = 5

    def __init__(self, base: str) -> None:
        self._base = base

    def redirect_request(self, *asked: Any) -> Any:
        _require_allowed(self._base, asked[-1])
        return super().redirect_request(*asked)


def _require_allowed(base: str, url: str) -> None:
    """Raises AssetFailure for an address that is not Wikimedia's, or not that of the server asked."""
    to, home = urllib.parse.urlsplit(url), urllib.parse.urlsplit(base)
    host = to.hostname or ""
    ours = to.scheme == "https" and any(
        host == name or host.endswith(f".{name}") for name in HOSTS
    )
    if not ours and (to.scheme, to.netloc) != (home.scheme, home.netloc):
        raise AssetFailure(
            f"Wikimedia Commons leads to {host or url}, which isn't followed"
        )


def _get(base: str, url: str, most: int) -> bytes:
    """The bytes at an address, at most so many. Raises AssetFailure or Failure."""
    _require_allowed(base, url)
    request = urllib.request.Request(url, headers={"User-Agent": AGENT})
    opener = urllib.request.build_opener(_RedirectHandler(base))
    try:
        with opener.open(request, timeout=READ_TIMEOUT) as answer:
            return _body(answer, most)
    except urllib.error.HTTPError as error:
        if error.code in (404, 410):
            raise AssetFailure(
                f"Wikimedia Commons doesn't have it any more ({error.code})"
            ) from None
        when = error.headers.get("Retry-After", "")
        wait = f"in {when} s" if when.isdecimal() else "later"
        raise Failure(
            f"Wikimedia Commons answered {error.code}; try again {wait}"
        ) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = (
            getattr(error, "reason", None) or getattr(error, "strerror", None) or error
        )
        raise Failure(
            f"Wikimedia Commons can't be reached: {reason or type(error).__name__}"
        ) from None


def _body(answer: Any, most: int) -> bytes:
    end, body = time.monotonic() + TOTAL_TIMEOUT, bytearray()
    while block := answer.read1(65536):
        body += block
        if len(body) > most:
            raise AssetFailure(
                f"the answer is larger than {most // 1_000_000} MB, and was left"
            )
        if time.monotonic() > end:
            raise Failure(
                f"Wikimedia Commons took more than {TOTAL_TIMEOUT:.0f} s; try again later"
            )
    length = answer.headers.get("Content-Length", "")
    if length.isdecimal() and len(body) < int(length):
        raise Failure(
            "Wikimedia Commons broke off in the middle of its answer; try again"
        )
    return bytes(body)
