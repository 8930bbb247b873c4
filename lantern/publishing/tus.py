"""Send a file by the tus protocol, 1.0.0: HEAD asks how far it is, PATCH sends on from there.

The address of an upload is a secret: whoever has it may send. No token goes along with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from lantern.core.problems import PublishFailure
from lantern.publishing.calls import Answer, Call, FilePart
from lantern.publishing.patience import PassingFailure
from lantern.publishing.web import Web

VERSION_HEADERS = {"Tus-Resumable": "1.0.0"}
CHUNK_BYTES = 32 * 2**20
"""Bytes of one PATCH; they are read from the disk as they go."""
MOST_CHUNKS = 800
"""Requests for one file: servers allow 1,024, and some fail."""
_GONE = (403, 404, 410)
"""How the protocol lets a server say that it knows no such upload."""
_CONFLICT = (409, 412)


class TusLinkGone(PublishFailure):
    """The address of an upload isn't known any more."""


@dataclass(frozen=True)
class TusUpload:
    """A file on its way to an address."""

    link: str = field(repr=False)
    path: Path
    size: int
    """Bytes of the file."""


def choose_chunk(size: int) -> int:
    """Return the bytes of one request for a file of so many bytes, a whole number of MiB."""
    mebibytes = -(-size // (MOST_CHUNKS * 2**20))
    return max(CHUNK_BYTES, mebibytes * 2**20)


def ask_offset(web: Web, upload: TusUpload) -> int:
    """Return how many bytes of a file the server has.

    Raises:
        TusLinkGone: it doesn't know the upload any more.
        PublishFailure: it can't be asked, or has bytes that aren't of this file.
    """
    what = "say how much of the film it has"
    call = Call("HEAD", upload.link, what, VERSION_HEADERS, signed=False)
    answer = web.send(call, allowed=_GONE)
    if answer.status in _GONE:
        raise TusLinkGone(f"{web.manners.server} has forgotten the upload")
    length = answer.headers.get("upload-length", str(upload.size))
    if length != str(upload.size):
        raise PublishFailure(
            f"{web.manners.server} waits for {length} bytes, and the film has {upload.size}"
        )
    return _read_offset(web, upload, answer)


def send_file(
    web: Web, upload: TusUpload, advance: Callable[[int], None]
) -> None:
    """Send what the server doesn't have yet of a file.

    Args:
        web: the way to the server.
        upload: what is sent.
        advance: is told how many bytes of the file the server has by now.

    Raises:
        TusLinkGone: the server doesn't know the upload any more.
        PublishFailure: it was refused, or there was no progress in many tries.
    """
    tries = web.make_tries()
    offset = ask_offset(web, upload)
    while offset < upload.size:
        advance(offset)
        before = offset
        try:
            offset = _send_chunk(web, upload, offset, advance=advance)
        except PassingFailure as failure:
            tries.wait(failure)
            offset = ask_offset(web, upload)
        if offset > before:
            tries.reset()
    advance(upload.size)


def _send_chunk(
    web: Web, upload: TusUpload, offset: int, *, advance: Callable[[int], None]
) -> int:
    """Send one request; return how many bytes the server has after it.

    Raises:
        TusLinkGone: the server doesn't know the upload any more.
        PassingFailure: nobody knows how much of it arrived.
        PublishFailure: it was refused.
    """
    length = min(choose_chunk(upload.size), upload.size - offset)
    headers = {
        **VERSION_HEADERS,
        "Content-Type": "application/offset+octet-stream",
        "Upload-Offset": str(offset),
    }
    part = FilePart(upload.path, offset, length, advance)
    call = Call(
        "PATCH", upload.link, "take the film", headers, part, signed=False
    )
    answer = web.send_once(call)
    if answer.status in _GONE:
        raise TusLinkGone(f"{web.manners.server} has forgotten the upload")
    if answer.status in _CONFLICT:
        raise PassingFailure(
            f"{web.manners.server} has another part of the film"
        )
    if not answer.is_good:
        raise web.make_failure(call, answer)
    reached = _read_offset(web, upload, answer)
    if reached <= offset:
        raise PassingFailure(f"{web.manners.server} took nothing of the film")
    return reached


def _read_offset(web: Web, upload: TusUpload, answer: Answer) -> int:
    """Return the bytes that an answer says the server has.

    Raises:
        PublishFailure: it doesn't say, or says what can't be.
    """
    text = answer.headers.get("upload-offset", "")
    if not text.isascii() or not text.isdecimal() or int(text) > upload.size:
        raise PublishFailure(
            f"{web.manners.server} doesn't say how much of the film it has"
        )
    return int(text)
