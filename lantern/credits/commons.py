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
import urllib.parse
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from lantern.core.network import WebServer, is_same_server
from lantern.core.problems import AssetFailure, NetworkFailure
from lantern.core.text import make_one_line, make_slug
from lantern.core.units import Size
from lantern.core.web import WebAnswer
from lantern.credits.entry import LedgerEntry
from lantern.credits.fetching import follow
from lantern.credits.licences import is_free, parse
from lantern.credits.new_files import (
    FetchedFile,
    credit_file,
    require_free_name,
    store_picture,
)
from lantern.script.paths import find_project

BASE = "https://commons.wikimedia.org"
URL_VARIABLE = "LANTERN_COMMONS_URL"
"""The environment variable for another server with the same API."""
HOSTS = ("wikimedia.org", "wikipedia.org")
_NAME = "Wikimedia Commons"
TOTAL_TIMEOUT = 180.0
"""Seconds for a whole answer."""
MAX_RESPONSE_BYTES = 2_000_000
MAX_PICTURE_BYTES = 100_000_000
MAX_CHARACTERS = 300
"""Of each text that Commons gives."""
_MAX_HTML = 20_000
"""Characters of its HTML that are looked at."""
TYPES = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "image/tiff": ".tif",
    "image/gif": ".gif",
    "image/svg+xml": ".svg",
}


class CommonsFile(BaseModel):
    """What the API says about a file, as far as it is used."""

    model_config = ConfigDict(frozen=True, strict=True)

    url: str
    size: Annotated[int, Field(ge=0)] = 0
    sha1: str
    mime: str
    descriptionurl: str = ""
    extmetadata: dict[str, Any] = Field(default_factory=dict)


def fetch(title: str, project: Path) -> FetchedFile:
    """Fetch one file into `assets/stills`, and add its entry to the project's ledger.

    Args:
        title: of the file's page, with or without `File:`.
        project: the project, or a folder in it.

    Raises:
        AssetFailure: it isn't there, isn't free, or isn't a picture; or a file has its name.
        OutputFailure: the disk can't be written.
        NetworkFailure: the network doesn't work.
    """
    base = os.environ.get(URL_VARIABLE, BASE).rstrip("/")
    name = title
    if not title.lower().startswith("file:"):
        name = f"File:{title}"
    info = _fetch_info(base, name)
    described = _describe(info, name)
    assets = find_project(project) / "assets"
    slug = make_slug(get_stem(name)) or "picture"
    path = assets / "stills" / f"{slug}{_choose_suffix(info, name)}"
    require_free_name(path)
    entry = described.model_copy(update={"file": f"stills/{path.name}"})
    size = _fetch_picture(base, info, path)
    ledger = assets / "credits.yml"
    credit_file(path, entry, ledger)
    return FetchedFile(path, size, entry, ledger)


# --- what Commons says about a file ----------------------------------------------------------


def get_stem(name: str) -> str:
    """Return the title of a file without `File:` and without its ending."""
    return name[len("File:") :].rsplit(".", 1)[0]


def _fetch_info(base: str, name: str) -> CommonsFile:
    """Return what the API says about a file.

    Raises:
        AssetFailure: it has no such file, or says something else.
    """
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
        if page.get("missing"):
            raise AssetFailure(
                f"Wikimedia Commons has no '{name}';"
                " copy the name from its page, with its ending"
            )
        return CommonsFile.model_validate(page["imageinfo"][0])
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise _make_unclear(f"{where}: {first['msg']}") from None
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise _make_unclear("not the JSON that was asked for") from None


def _describe(info: CommonsFile, name: str) -> LedgerEntry:
    """Return the entry of a file, without the name that it gets on disk."""
    metadata = read_metadata(info.extmetadata)
    author = metadata.get("Artist") or metadata.get("Credit") or ""
    licence = _require_free(metadata, name)
    if not author and licence.startswith("CC-BY"):
        raise AssetFailure(
            f"Commons names no author of '{name}', and {licence} asks for one;"
            " look at its page"
        )
    year = re.search(r"\b(1[4-9]|20)\d\d", metadata.get("DateTimeOriginal", ""))
    try:
        return LedgerEntry(
            file="…",
            kind="photograph",
            title=metadata.get("ObjectName") or get_stem(name),
            author=author or "Unknown",
            year=int(year[0]) if year else None,
            url=info.descriptionurl or None,
            licence=licence,
            note="from Wikimedia Commons",
        )
    except ValidationError as error:
        first = error.errors()[0]
        raise _make_unclear(f"{first['loc'][0]}: {first['msg']}") from None


def read_metadata(given: Any) -> dict[str, str]:
    """Return the texts of Commons' metadata, which are HTML, each as one line."""
    if not isinstance(given, dict):
        return {}
    metadata: dict[str, str] = {}
    for key, value in given.items():
        metadata[key] = _strip_html(value)
    return metadata


def find_free(metadata: Mapping[str, str]) -> str | None:
    """Return the id of a licence that lets everyone use and change a picture, else None."""
    for name in ("LicenseShortName", "License"):
        text = metadata.get(name, "")
        if re.match(r"(public domain|pd\b)", text, re.I):
            text = "public domain"
        licence = parse(text) if text else None
        if licence and is_free(licence.id):
            return licence.id
    return None


def _require_free(metadata: Mapping[str, str], name: str) -> str:
    """Return the id of a licence that lets everyone use and change the picture.

    Raises:
        AssetFailure: it has no such licence.
    """
    found = find_free(metadata)
    if found:
        return found
    allowed = "only CC0, public domain, CC BY and CC BY-SA are taken"
    terms = metadata.get("LicenseShortName") or metadata.get("License")
    if not terms:
        raise AssetFailure(f"Commons gives no licence for '{name}'; {allowed}")
    raise AssetFailure(f"'{name}' is licensed {terms}; {allowed}")


def _choose_suffix(info: CommonsFile, name: str) -> str:
    if info.mime not in TYPES:
        raise AssetFailure(
            f"'{name}' is {info.mime}, not a picture that can be read here"
        )
    return TYPES[info.mime]


def _strip_html(value: Any) -> str:
    """Return a value of Commons' metadata, which is HTML, as one line of text."""
    if not isinstance(value, dict):
        return ""
    text = str(value.get("value", ""))[:_MAX_HTML]
    tags = r"<(style|script)\b.*?</\1>|<[^>]*>"
    bare = html.unescape(re.sub(tags, " ", text, flags=re.S | re.I))
    return make_one_line(bare)[:MAX_CHARACTERS]


# --- the picture itself ----------------------------------------------------------------------


def _fetch_picture(base: str, info: CommonsFile, path: Path) -> Size:
    """Fetch a picture, compare it with Commons' checksum, decode it, and then give it its name."""
    if info.size > MAX_PICTURE_BYTES:
        megabytes = MAX_PICTURE_BYTES // 1_000_000
        raise AssetFailure(f"the picture is larger than {megabytes} MB")
    data = _get(base, info.url, MAX_PICTURE_BYTES)
    if hashlib.sha1(data, usedforsecurity=False).hexdigest() != info.sha1:
        raise AssetFailure(
            "the picture came damaged: it doesn't have the checksum that Commons gives;"
            " try again"
        )
    return store_picture(data, path)


# --- the network -----------------------------------------------------------------------------


def _require_allowed(base: str, url: str) -> None:
    """Refuse an address that is neither Wikimedia's nor that of the server.

    Raises:
        AssetFailure: it isn't.
    """
    try:
        target = urllib.parse.urlsplit(url)
        is_own = is_same_server(url, base)
    except ValueError:
        raise _make_unclear("an address that is none") from None
    host = target.hostname or ""
    if not is_own and (target.scheme != "https" or not _is_wikimedia(host)):
        raise AssetFailure(
            f"Wikimedia Commons leads to {host or url}, which isn't followed"
        )


def _is_wikimedia(host: str) -> bool:
    return any(host == name or host.endswith(f".{name}") for name in HOSTS)


def _get(base: str, url: str, most: int) -> bytes:
    """Return what is at an address, a few redirects further at most.

    Args:
        base: the server's own address.
        url: the address.
        most: bytes at most.

    Raises:
        AssetFailure: it isn't there, is too large, or leads elsewhere.
        NetworkFailure: the network doesn't work.
    """
    server = WebServer(_NAME, functools.partial(_require_allowed, base))
    answer = follow(
        url,
        server,
        seconds=TOTAL_TIMEOUT,
        most=most,
    )
    return _require_found(answer)


def _require_found(answer: WebAnswer) -> bytes:
    if answer.status == 200:
        return answer.body
    if answer.status in (404, 410):
        raise AssetFailure(
            f"Wikimedia Commons doesn't have it any more ({answer.status})"
        )
    wait = "later"
    seconds = answer.headers.get("Retry-After", "")
    if seconds.isdecimal():
        wait = f"in {seconds} s"
    raise NetworkFailure(
        f"Wikimedia Commons answered {answer.status}; try again {wait}"
    )


def _make_unclear(what: str) -> AssetFailure:
    return AssetFailure(
        f"Wikimedia Commons gave an answer that can't be understood ({what});"
        " try again later"
    )
