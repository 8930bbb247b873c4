"""Send a file in chunks, and go on where the server says it is: POST, PUT, 308.

YouTube and PeerTube speak this. A POST opens a session, whose address is a secret; each PUT
brings a chunk with its `Content-Range`, and 308 says in `Range` how much is kept. Only that counts,
never what was sent: after anything odd the server is asked where it is.
"""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from lantern.core.network import is_same_server
from lantern.core.problems import PublishFailure, format_path
from lantern.publishing.calls import Answer, Call, FilePart, make_json_call
from lantern.publishing.patience import PassingFailure
from lantern.publishing.platforms import UploadRecord, UploadReporter
from lantern.publishing.web import Web

CHUNK_STEP = 256 * 2**10
"""Chunks but the last have a multiple of these bytes."""
_SHORTEST_KEY = 12
"""Characters of a value in a session's address that may be a key."""
_SENT_NOTE = "whole film sent"
"""The note in a record that says when the last byte was sent, in seconds since 1970."""
_APPEARS_SECONDS = 3600.0
"""Within these after its last byte, a film that can't be found may still be in the making."""


Advance = Callable[[int], None]


@dataclass(frozen=True)
class ResumablePlan:
    """A file, and how a platform takes it."""

    path: Path
    size: int
    """Bytes of the file."""
    opening: Call
    """The request that opens a session; the same one twice opens no second video."""
    find: Callable[[], bool]
    """Looks whether the platform has the whole file, and notes it in the record."""
    chunk_bytes: int
    kin: str = ""
    """The domain, such as `.example.org`, whose other servers may be shown the token too."""
    find_chunk_bytes: Callable[[Answer], int] = lambda answer: 0
    """Reads from a refusal how large a chunk has to be; 0 if it is about something else."""


def make_opening(
    url: str, resource: object, size: int, *, headers: Mapping[str, str] = {}
) -> Call:
    """Return the request that opens a session for a film of a size in bytes."""
    call = make_json_call(
        "POST",
        url,
        what="send the film",
        content=resource,
    )
    about = {
        **call.headers,
        "X-Upload-Content-Length": str(size),
        "X-Upload-Content-Type": "video/mp4",
        **headers,
    }
    return Call("POST", url, call.what, about, call.body)


@dataclass(frozen=True)
class _Position:
    """The session goes on, and this many bytes are kept."""

    kept: int


@dataclass(frozen=True)
class _Whole:
    """All bytes are there; the answer tells of the video."""

    answer: Answer


class _Gone:
    """The server doesn't know the session."""


_Outcome = _Position | _Whole | _Gone


class ResumableUpload:
    """One file on its way, with the session in the record."""

    def __init__(
        self,
        web: Web,
        plan: ResumablePlan,
        *,
        record: UploadRecord,
        advance: Advance,
    ) -> None:
        """Prepare to send; connects to nobody. `advance` is told the bytes that were sent."""
        self._web = web
        self._plan = plan
        self._record = record
        self._advance = advance
        self._tries = web.make_tries()
        self._chunk_bytes = plan.chunk_bytes
        self._farthest = 0
        self._position: int | None = None
        """What the server keeps; None if it has to be asked."""
        self._stamp = self._read_stamp()

    def run(self) -> Answer | None:
        """Send what is missing; return the answer to the last chunk.

        None if no answer came, but the platform was found to have the film.

        Raises:
            PublishFailure: it failed for good, or after its retries; the session is in the
                record, and the same call goes on later.
        """
        while True:
            try:
                outcome = self._take_turn()
            except PassingFailure as failure:
                self._position = None
                self._tries.wait(failure)
                continue
            if isinstance(outcome, _Whole):
                return outcome.answer
            if isinstance(outcome, _Gone):
                if self._find_whole():
                    return None
                continue
            self._move(outcome.kept)

    def _take_turn(self) -> _Outcome:
        """Send one request, the one that is due."""
        if self._record.session is None:
            self._open()
        if self._position is None or self._position == self._plan.size:
            return self._ask()
        return self._send_chunk(self._position)

    def _open(self) -> None:
        answer = self._web.send(self._plan.opening)
        location = answer.headers.get("location", "")
        if not location:
            raise PublishFailure(
                f"{self._name()}: can't {self._plan.opening.what}: its answer"
                f" {answer.status} doesn't say where the film goes"
            )
        # peertube leaves the scheme out where it stands behind another server
        session = urllib.parse.urljoin(self._plan.opening.url, location)
        self._hide(session)
        self._record.session = session
        self._record.notes.pop(_SENT_NOTE, None)
        self._record.save()
        self._position = None

    def _hide(self, session: str) -> None:
        """Let nothing of a session's address be shown, neither whole nor in parts."""
        self._web.secrets.add(session)
        query = urllib.parse.parse_qsl(urllib.parse.urlsplit(session).query)
        for _, value in query:
            if len(value) >= _SHORTEST_KEY:
                self._web.secrets.add(value)

    def _ask(self) -> _Outcome:
        """Ask how much is kept."""
        call = self._make_call(f"bytes */{self._plan.size}", b"")
        return self._judge(call, self._web.send_once(call))

    def _send_chunk(self, start: int) -> _Outcome:
        size = self._plan.size
        end = min(start + self._chunk_bytes, size)
        self._require_unchanged()
        if end == size:
            self._note_sent()
        part = FilePart(self._plan.path, start, end - start, self._advance)
        call = self._make_call(f"bytes {start}-{end - 1}/{size}", part)
        answer = self._web.send_once(call)
        if not answer.is_good and not self._web.is_passing(answer):
            self._forget_sent()  # so it wasn't taken
        wanted = self._plan.find_chunk_bytes(answer)
        if wanted > self._chunk_bytes:
            self._chunk_bytes = _round_up(wanted)
            return _Position(start)
        outcome = self._judge(call, answer)
        if isinstance(outcome, _Position) and outcome.kept <= start:
            raise PassingFailure(
                f"{self._name()}: it kept nothing of what was sent"
            )
        return outcome

    def _make_call(self, content_range: str, body: bytes | FilePart) -> Call:
        session = self._record.session
        assert session is not None
        self._hide(session)
        headers = {"Content-Range": content_range}
        if body:
            headers["Content-Type"] = "application/octet-stream"
        return Call(
            "PUT",
            session,
            self._plan.opening.what,
            headers,
            body,
            signed=self._is_trusted(session),
        )

    def _is_trusted(self, session: str) -> bool:
        """Tell whether a session's server may be shown the account's token."""
        kin = self._plan.kin
        host = urllib.parse.urlsplit(session).hostname or ""
        return is_same_server(session, self._plan.opening.url) or bool(
            kin and host.endswith(kin)
        )

    def _judge(self, call: Call, answer: Answer) -> _Outcome:
        """Return what an answer of a session means.

        Raises:
            PassingFailure: it has to be asked again.
            PublishFailure: the film is refused.
        """
        if answer.is_good:
            return _Whole(answer)
        if answer.status == 308:
            return _Position(self._read_range(answer))
        if answer.status in (404, 410):
            return _Gone()
        failure = self._web.make_failure(call, answer)
        if answer.status in (409, 416) and not isinstance(
            failure, PassingFailure
        ):
            raise PassingFailure(failure.message)
        raise failure

    def _read_range(self, answer: Answer) -> int:
        """Return the bytes that are kept, from the first on; without a range, none are."""
        text = answer.headers.get("range", "").strip()
        if not text or text.endswith(
            "0--1"
        ):  # as peertube writes an empty range
            return 0
        found = re.fullmatch(r"(?:bytes[= ])?0-(\d{1,18})", text)
        if found is None or int(found[1]) >= self._plan.size:
            raise PublishFailure(
                f"{self._name()}: can't {self._plan.opening.what}: it says that it keeps"
                f" {text[:60]!r} of {self._plan.size} bytes, which can't be"
            )
        return int(found[1]) + 1

    def _move(self, kept: int) -> None:
        """Go on from where the server is; more than ever before is progress."""
        if kept > self._farthest:
            self._farthest = kept
            self._tries.reset()
        elif kept == self._plan.size:
            self._tries.wait(
                PassingFailure(
                    f"{self._name()}: it has the whole film, and waits"
                )
            )
        self._position = kept
        self._advance(kept)

    def _find_whole(self) -> bool:
        """Look for the film after its session has gone; if it isn't there, begin again.

        Raises:
            PublishFailure: all of it was sent a short time ago, and it may still appear.
        """
        while not self._look_again():
            if not self._was_just_sent():
                self._forget_session()
                self._tries.wait(
                    PassingFailure(f"{self._name()}: the upload was lost there")
                )
                return False
            self._tries.wait(
                PassingFailure(
                    f"{self._name()}: the whole film was sent, and it doesn't show it yet"
                )
            )
        return True

    def _look_again(self) -> bool:
        """Tell whether the platform has the film, as soon as it can say so."""
        while True:
            try:
                return self._plan.find()
            except PassingFailure as failure:
                self._tries.wait(failure)

    def _forget_session(self) -> None:
        self._record.session = None
        self._record.notes.pop(_SENT_NOTE, None)
        self._record.save()
        self._position = None

    def _note_sent(self) -> None:
        self._record.notes[_SENT_NOTE] = str(int(self._web.patience.clock()))
        self._record.save()

    def _forget_sent(self) -> None:
        if self._record.notes.pop(_SENT_NOTE, None) is not None:
            self._record.save()

    def _was_just_sent(self) -> bool:
        sent = self._record.notes.get(_SENT_NOTE, "")
        if not sent.isdecimal():
            return False
        return abs(self._web.patience.clock() - int(sent)) < _APPEARS_SECONDS

    def _read_stamp(self) -> tuple[int, int]:
        try:
            stat = self._plan.path.stat()
        except OSError as error:
            raise PublishFailure(
                f"{format_path(self._plan.path)} can't be read: {error.strerror}"
            ) from None
        return stat.st_size, stat.st_mtime_ns

    def _require_unchanged(self) -> None:
        """Refuse to send the rest of another file.

        Raises:
            PublishFailure: the file isn't what it was.
        """
        stamp = self._read_stamp()
        if stamp != self._stamp or stamp[0] != self._plan.size:
            raise PublishFailure(
                f"{format_path(self._plan.path)} was changed while it was being sent;"
                " publish again when it is finished"
            )

    def _name(self) -> str:
        return self._web.manners.server


def send_resumable(
    web: Web,
    plan: ResumablePlan,
    *,
    record: UploadRecord,
    reporter: UploadReporter,
) -> Answer | None:
    """Send a file, or what is missing of it; return the answer that tells of the video.

    None if no answer came, but the platform was found to have the film. The session is in the
    record before the first byte goes; who called takes it out when the video's id is safe.

    Raises:
        PublishFailure: it failed for good, or after its retries.
    """
    reporter.begin("video", plan.size)
    return ResumableUpload(
        web,
        plan,
        record=record,
        advance=reporter.advance,
    ).run()


def end_session(record: UploadRecord) -> None:
    """Forget a session whose video is known; the caller saves the record."""
    record.session = None
    record.notes.pop(_SENT_NOTE, None)


def _round_up(count: int) -> int:
    return -(-count // CHUNK_STEP) * CHUNK_STEP
