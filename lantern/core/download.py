"""Download large files: resumed where they broke off, and believed by size and digest only.

A file is collected under a name of its own, which its caller renames when it is whole.
"""

from __future__ import annotations

import functools
import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from lantern.core.files import convert_write_errors, require_plain
from lantern.core.network import (
    RangeFailure,
    StreamedAnswer,
    WebServer,
    open_url,
)
from lantern.core.problems import Failure, OutputFailure, format_path
from lantern.core.store import DigestName, digest_file
from lantern.core.web_pace import Pace

MAX_TRIES = 5
"""Connections that may break off in a row; each goes on where the last one stopped."""
_MEGABYTE = 1_000_000

_DIGEST_TITLES: dict[DigestName, str] = {"sha256": "SHA-256", "sha1": "SHA-1"}


@dataclass(frozen=True)
class WantedFile:
    """What is to be downloaded: its address, its length in bytes, and its digest in hexadecimal."""

    url: str
    bytes: int
    digest: str
    algorithm: DigestName = "sha256"


class _BrokenOff(Failure):
    """The connection ended before the file did."""


def download(
    wanted: WantedFile,
    part: Path,
    *,
    server: WebServer,
    advance: Callable[[int], None],
    clock: Callable[[], float] = time.monotonic,
) -> None:
    """Bring a file whole to `part`; what is there already isn't asked for again.

    After an error of the network or the disk, what has come stays for the next time. A file of
    another size or digest is deleted.

    Args:
        wanted: the file.
        part: where its bytes are collected.
        server: who is asked.
        advance: is told how many bytes have come, those that were there first.
        clock: says the time in seconds.

    Raises:
        AssetFailure: nothing is at the address.
        OutputFailure: the disk is full, or can't be written.
        Failure: the network doesn't work, or this is another file.
    """
    advance(_prepare_part(wanted, part))
    fetch = functools.partial(
        _fetch_rest,
        wanted,
        part,
        server=server,
        advance=advance,
        pace=Pace(clock),
    )
    tries = 0
    while _measure(part) < wanted.bytes:
        before = _measure(part)
        try:
            fetch()
        except _BrokenOff:
            tries += 1
            if tries == MAX_TRIES or _measure(part) == before:
                raise
    if digest_file(part, wanted.algorithm) != wanted.digest:
        part.unlink()
        raise Failure(
            f"{_name(wanted)} came with another {_DIGEST_TITLES[wanted.algorithm]} than it"
            " should have;"
            " it was deleted. Try again, or another mirror"
        )


def _prepare_part(wanted: WantedFile, part: Path) -> int:
    """Return the bytes that are there; delete what is too long, and see that the rest fits.

    Raises:
        OutputFailure: it doesn't, or something else is in the file's place.
    """
    with convert_write_errors(part), suppress(FileNotFoundError):
        require_plain(part)
    if _measure(part) > wanted.bytes:
        part.unlink()
    have = _measure(part)
    missing = wanted.bytes - have
    free = shutil.disk_usage(part.parent).free
    if free < missing:
        raise OutputFailure(
            f"{format_path(part.parent)} has {_format_size(free)} free,"
            f" and {_name(wanted)} needs {_format_size(missing)}"
        )
    return have


def _measure(part: Path) -> int:
    if not part.is_file():
        return 0
    return part.stat().st_size


def _fetch_rest(
    wanted: WantedFile,
    part: Path,
    *,
    server: WebServer,
    advance: Callable[[int], None],
    pace: Pace,
) -> None:
    """Ask for what is missing, and add it to the part."""
    have = _measure(part)
    headers = {"Accept-Encoding": "identity"}
    if have:
        headers["Range"] = f"bytes={have}-"
    try:
        with open_url(server, wanted.url, headers, pace=pace) as answer:
            if have and not _continues(answer, have):
                advance(-have)
                have = 0
            _require_size(wanted, answer, have)
            with convert_write_errors(part), part.open("ab") as out:
                out.truncate(have)
                _copy(
                    answer,
                    out,
                    room=wanted.bytes - have,
                    advance=advance,
                )
                os.fsync(out.fileno())
    except RangeFailure as failure:
        part.unlink(missing_ok=True)
        raise Failure(
            f"{failure.message}; {_name(wanted)} was deleted"
        ) from None
    if _measure(part) < wanted.bytes:
        raise _BrokenOff(
            f"{server.name} broke off after {_format_size(_measure(part))} of"
            f" {_format_size(wanted.bytes)}; run the same command again, and it goes on there"
        )


def _continues(answer: StreamedAnswer, have: int) -> bool:
    """Tell whether an answer begins where the part ends; else it is the whole file."""
    is_partial = answer.status == 206
    return is_partial and answer.get_header("Content-Range").startswith(
        f"bytes {have}-"
    )


def _require_size(
    wanted: WantedFile, answer: StreamedAnswer, have: int
) -> None:
    """Refuse a file of another size before anything of it is kept.

    Raises:
        Failure: it has another size.
    """
    if answer.length is None or have + answer.length == wanted.bytes:
        return
    raise Failure(
        f"{_name(wanted)} should have {wanted.bytes:,} bytes, and the server has one of"
        f" {have + answer.length:,}; nothing was fetched. Try another mirror"
    )


def _copy(
    answer: StreamedAnswer,
    out: BinaryIO,
    *,
    room: int,
    advance: Callable[[int], None],
) -> None:
    """Write the body of an answer, at most `room` bytes of it."""
    while room > 0:
        try:
            block = answer.read_block()
        except Failure as failure:
            out.flush()
            raise _BrokenOff(failure.message) from None
        if not block:
            return
        block = block[:room]
        out.write(block)
        room -= len(block)
        advance(len(block))


def _name(wanted: WantedFile) -> str:
    return wanted.url.rsplit("/", 1)[-1]


def _format_size(count: int) -> str:
    """Return a number of bytes in MB, as `63.5 MB`."""
    return f"{count / _MEGABYTE:.1f} MB"
