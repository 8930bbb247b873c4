"""An article from an address on the web, with its pictures, in a folder of its own.

Connects only when it is called, which only the verb import does for an address. Public servers
only, with limits for bytes and seconds.
"""

from __future__ import annotations

import ipaddress
import os
import posixpath
import re
import socket
import time
import urllib.parse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lantern.core.files import convert_write_errors
from lantern.core.network import StreamedAnswer, WebServer, open_url
from lantern.core.problems import AssetFailure, Failure
from lantern.core.text import make_slug

LOOPBACK_VARIABLE = "LANTERN_IMPORT_LOOPBACK"
"""The environment variable that lets an import ask this machine; for tests."""
MAX_PAGE_BYTES = 20_000_000
MAX_PICTURE_BYTES = 20_000_000
MAX_PICTURES = 60
PAGE_SECONDS = 60.0
PICTURES_SECONDS = 120.0
"""Seconds for the page, and for all its pictures."""
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/epub+zip": ".epub",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_ADDRESS = re.compile(r"https?://[^\s/]+", re.I)


def is_address(text: str) -> bool:
    """Tell whether a text is the address of a page."""
    return _ADDRESS.match(text) is not None


@dataclass
class FetchedPage:
    """A page that was fetched, and what fetches its pictures."""

    url: str
    """Where it came from in the end."""
    path: Path
    _count: int = 0
    _seconds: float = 0.0

    def fetch_picture(self, names: Sequence[str]) -> bytes | None:
        """Return a picture of the page by its names; None if none can be had."""
        for name in names:
            if self._count >= MAX_PICTURES or self._seconds >= PICTURES_SECONDS:
                return None
            self._count += 1
            start = time.monotonic()
            try:
                url = urllib.parse.urljoin(
                    self.url, urllib.parse.quote(name, safe=_SAFE)
                )
                left = PICTURES_SECONDS - self._seconds
                return _fetch(
                    url,
                    most=MAX_PICTURE_BYTES,
                    seconds=left,
                ).data
            except Failure:
                continue
            finally:
                self._seconds += time.monotonic() - start
        return None


_SAFE = "%/:=&?~#+!$,;'@()*[]"
"""Characters of an address that stay as they are."""


@dataclass(frozen=True)
class _Answer:
    """What a server sent: the bytes, their kind, and the encoding it names."""

    url: str
    data: bytes
    kind: str
    charset: str


def fetch_page(url: str, folder: Path) -> FetchedPage:
    """Fetch the page at an address into a folder.

    Raises:
        AssetFailure: nothing is there, it is no article, too large, or no public address.
        OutputFailure: the folder can't be written.
        Failure: the network doesn't work.
    """
    answer = _fetch(
        url,
        most=MAX_PAGE_BYTES,
        seconds=PAGE_SECONDS,
    )
    suffix = _SUFFIXES.get(answer.kind)
    if suffix is None:
        kind = answer.kind or "of no kind that it names"
        raise AssetFailure(
            f"{url} is no page of text ({kind}); name the article's own page"
        )
    data = answer.data
    if suffix == ".html" and answer.charset:
        data = _mark_encoding(data, answer.charset)
    stem = make_slug(
        posixpath.basename(urllib.parse.urlsplit(url).path).split(".")[0]
    )
    path = folder / f"{stem or 'page'}{suffix}"
    with convert_write_errors(path):
        path.write_bytes(data)
    return FetchedPage(answer.url, path)


def _mark_encoding(data: bytes, charset: str) -> bytes:
    """Return a page in UTF-8 with its mark, if it can be read as its server says."""
    try:
        return (
            b"\xef\xbb\xbf"
            + data.decode(charset).removeprefix("\ufeff").encode()
        )
    except (UnicodeDecodeError, LookupError):
        return data


def _fetch(url: str, *, most: int, seconds: float) -> _Answer:
    """Return what is at an address. Raises AssetFailure or Failure."""
    host = urllib.parse.urlsplit(url).hostname or ""
    server = WebServer(host, _require_public)
    end = time.monotonic() + seconds
    with open_url(server, url) as answer:
        if answer.length is not None and answer.length > most:
            raise _make_size_failure(url, most)
        data = bytearray()
        while block := answer.read_block():
            data += block
            if len(data) > most:
                raise _make_size_failure(url, most)
            if time.monotonic() > end:
                raise Failure(
                    f"{host} sent no whole answer within {seconds:.0f} s"
                )
        return _describe(answer, bytes(data))


def _describe(answer: StreamedAnswer, data: bytes) -> _Answer:
    header = answer.get_header("Content-Type")
    kind = header.partition(";")[0].strip().casefold()
    charset = re.search(r"charset=\"?([\w-]+)", header, re.I)
    return _Answer(answer.url, data, kind, charset[1] if charset else "")


def _make_size_failure(url: str, most: int) -> AssetFailure:
    return AssetFailure(f"{url} is larger than {most // 1_000_000} MB")


def _require_public(url: str) -> None:
    """Refuse an address that isn't a public server's. Raises AssetFailure."""
    parts = urllib.parse.urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or not host:
        raise AssetFailure(f"{url} is no address of a page")
    for number in _find_numbers(host):
        mapped = getattr(number, "ipv4_mapped", None) or number
        is_allowed = mapped.is_global and not mapped.is_multicast
        if mapped.is_loopback and os.environ.get(LOOPBACK_VARIABLE) == "1":
            is_allowed = True
        if not is_allowed:
            raise AssetFailure(f"{host} is no public server, so it isn't asked")


def _find_numbers(
    host: str,
) -> list[ipaddress.IPv4Address | ipaddress.IPv6Address]:
    """Return the numbers of a host. Raises Failure if it has none."""
    try:
        return [ipaddress.ip_address(host.partition("%")[0])]
    except ValueError:  # a name
        pass
    try:
        found = socket.getaddrinfo(host, None, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError):
        raise Failure(f"{host} can't be found; is there a network?") from None
    texts = [str(entry[4][0]).partition("%")[0] for entry in found]
    return list(map(ipaddress.ip_address, texts))
