"""What YouTube's and PeerTube's servers share: files that come in chunks, and tokens."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.servers.faults import Asked, Given, Service


@dataclass
class Session:
    """An upload that isn't finished: what it is for, and the bytes that are kept."""

    size: int
    opening: Asked
    kept: int = 0
    digest: Any = field(default_factory=hashlib.sha256)
    """Of the bytes that are kept; they aren't kept themselves, since a film may be large."""
    starts: list[int] = field(default_factory=list)
    """Where each chunk began that was taken."""
    finished: Any = None
    """What was made of it."""

    def take(self, block: bytes) -> None:
        self.digest.update(block)
        self.kept += len(block)


class ChunkedService(Service):
    """A platform that takes files in chunks, for accounts with tokens."""

    def __init__(self) -> None:
        super().__init__()
        self.sessions: dict[str, Session] = {}
        self.tokens: set[str] = set()
        """The access tokens that are good now."""

    def forget_sessions(self) -> None:
        self.sessions.clear()

    def is_signed(self, asked: Asked) -> bool:
        token = asked.headers.get("authorization", "").removeprefix("Bearer ")
        return token in self.tokens

    def find_session(self, asked: Asked) -> Session | None:
        if asked.method != "PUT":
            return None
        return self.sessions.get(asked.query.get("upload_id", ""))

    def find_chunk_fault(self, start: int, end: int, session: Session) -> str:
        """Why a chunk of bytes [start, end) is refused; empty if it is taken."""
        if start != session.kept:
            return f"Content-Range begins at {start}, and {session.kept} bytes are kept"
        if end > session.size:
            return "Content-Range ends behind the file"
        return ""

    def open_body(self, asked: Asked) -> Callable[[bytes], None] | None:
        session = self.find_session(asked)
        found = read_content_range(asked)
        if session is None or found is None or not self.is_signed(asked):
            return None
        start, end = found
        if self.find_chunk_fault(start, end, session):
            return None
        session.starts.append(start)
        return session.take

    def describe_progress(self, session: Session) -> Given:
        """308, with the bytes that are kept; without a range when there are none."""
        if not session.kept:
            return Given(308)
        return Given(308, headers={"Range": f"bytes=0-{session.kept - 1}"})

    def is_chunk_refused(self, asked: Asked, session: Session) -> str:
        """Why a chunk that has come whole wasn't taken; empty if it was."""
        found = read_content_range(asked)
        if found is None:
            return ""
        start, end = found
        if session.kept == end:
            return ""
        return (
            self.find_chunk_fault(start, end, session)
            or "the chunk isn't whole"
        )


def read_content_range(asked: Asked) -> tuple[int, int] | None:
    """Return the bytes [start, end) of a chunk; None for a question."""
    text = asked.headers.get("content-range", "")
    found = re.fullmatch(r"bytes (\d+)-(\d+)/(\d+)", text)
    return (int(found[1]), int(found[2]) + 1) if found else None
