"""Send a file whole, in one PUT, as object stores take it: nothing goes on within a file.

When no answer comes, the file may have been stored nevertheless: the store is asked first, by the
file's MD5, before anything is sent again.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lantern.core.files import open_plain
from lantern.publishing.calls import Answer, Call, FilePart
from lantern.publishing.patience import PassingFailure
from lantern.publishing.web import Web

LOOKS = 4
"""How often the store is asked for a file that was sent whole and not answered for."""
LOOK_SECONDS = 30.0
"""Between two of these questions: what is stored shows after a while."""


@dataclass(frozen=True)
class StoredFile:
    """A file as it is sent to a store."""

    url: str
    path: Path
    size: int
    """Bytes of the file."""
    md5: str
    """MD5 of the file, in hexadecimal digits."""
    what: str
    """What the request is for, as it follows `can't`."""
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class StoreManners:
    """How a store is asked, and what it refuses."""

    is_there: Callable[[], bool]
    """Asks whether the file is stored, with all its bytes."""
    pause: Callable[[Answer], bool]
    """Waits if an answer wants no more requests for a while; tells whether it did.

    Raises PublishFailure for an answer that is final, though its status doesn't say so.
    """


def compute_md5(path: Path) -> str:
    """Return the MD5 of a file, in hexadecimal digits; a large file is read once."""
    status = path.stat()
    return _read_md5(path, (status.st_size, status.st_mtime_ns, status.st_ino))


@functools.lru_cache(maxsize=64)
def _read_md5(path: Path, stamp: tuple[int, ...]) -> str:
    """Return the MD5 of a file, as long as its stamp is the same."""
    with open_plain(path) as stream:
        digest = hashlib.file_digest(
            stream, lambda: hashlib.md5(usedforsecurity=False)
        )
    return digest.hexdigest()


def put_file(
    web: Web,
    file: StoredFile,
    manners: StoreManners,
    *,
    advance: Callable[[int], None] = lambda sent: None,
) -> None:
    """Send a file, as often as it takes.

    Args:
        web: the way to the store.
        file: what is sent.
        manners: how the store is asked.
        advance: is told how many bytes were sent; it begins anew with each try.

    Raises:
        PublishFailure: it was refused, or failed in many tries.
    """
    tries = web.make_tries()
    while True:
        sending = _Sending(file, advance)
        try:
            answer = web.send_once(sending.call)
            if answer.is_good:
                return
            if manners.pause(answer):
                continue
            raise web.make_failure(sending.call, answer)
        except PassingFailure as failure:
            tries.wait(failure)
            if _look(web, manners, looks=LOOKS if sending.is_whole else 1):
                advance(file.size)
                return


class _Sending:
    """One try to send a file."""

    def __init__(
        self, file: StoredFile, advance: Callable[[int], None]
    ) -> None:
        self._file = file
        self._advance = advance
        self.is_whole = False
        """Whether the last byte went off."""
        part = FilePart(file.path, 0, file.size, self._tell)
        headers = {**file.headers, "Content-MD5": file.md5}
        self.call = Call("PUT", file.url, file.what, headers, part)

    def _tell(self, sent: int) -> None:
        self.is_whole = sent >= self._file.size
        self._advance(sent)


def _look(web: Web, manners: StoreManners, *, looks: int) -> bool:
    """Ask whether the file is there, a few times if it may still show."""
    for look in range(looks):
        if look:
            web.patience.sleep(LOOK_SECONDS)
        if manners.is_there():
            return True
    return False
