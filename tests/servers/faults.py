"""Platforms on the loopback: a server that keeps state, and goes wrong when it is told to.

A platform is a `Service`: it answers whole requests, and takes bodies that it wants block by
block. `serving` runs it. Its `faults` say at which request what goes wrong; requests are counted
from 0 in the order they begin.
"""

from __future__ import annotations

import json
import socket
import ssl
import struct
import threading
import urllib.parse
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any, Literal

from tests.support.loopback import QuietHandler, run_server

BLOCK = 65_536
FaultKind = Literal["answer", "reset", "half", "lost", "gone", "slow", "echo"]
"""What goes wrong with a request:

- answer: it isn't done, and gets the fault's own answer.
- reset: the connection is reset within the body, of which nothing is kept.
- half: the same, but the first half of the body is kept (where bodies are taken in blocks).
- lost: it is done, and the connection is reset in place of the answer.
- gone: all upload sessions are forgotten, then it is done.
- echo: it isn't done, and gets back all that was sent, as the words of a refusal.
- slow: it isn't done; an answer begins and drips until the server ends.
"""


@dataclass(frozen=True)
class Given:
    """An answer as it is sent."""

    status: int = 200
    content: object = None
    """Sent as JSON, bytes as they are, None as no body."""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def body(self) -> bytes:
        if self.content is None:
            return b""
        if isinstance(self.content, bytes):
            return self.content
        return json.dumps(self.content).encode()


@dataclass(frozen=True)
class Fault:
    """What goes wrong at one request."""

    kind: FaultKind
    given: Given = Given(503)
    """The answer of the kind `answer`."""


BUSY = Fault("answer", Given(503, b"try again later"))
RESET = Fault("reset")
HALF = Fault("half")
LOST = Fault("lost")
GONE = Fault("gone")
OLD_TOKEN = Fault("answer", Given(401, {"error": "token expired"}))
TOO_MANY = Fault("answer", Given(429, b"slow down", {"Retry-After": "7"}))
SLOW = Fault("slow")
ECHO = Fault("echo")
PASSING = {
    "busy": BUSY,
    "reset": RESET,
    "half": HALF,
    "lost": LOST,
    "too many": TOO_MANY,
}
"""What passes by itself, on any platform."""


@dataclass(frozen=True)
class Asked:
    """A request as it came; header names are in small letters."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes = b""
    """Empty where the service took it in blocks."""

    @property
    def json(self) -> Any:
        return json.loads(self.body or b"null")

    @property
    def form(self) -> dict[str, str]:
        return dict(urllib.parse.parse_qsl(self.body.decode()))

    @property
    def name(self) -> str:
        """`POST /api/v1/videos`."""
        return f"{self.method} {self.path}"


TakeBlock = Callable[[bytes], None]


class Service:
    """A platform's state, and what it answers. Requests are taken one at a time."""

    def __init__(self) -> None:
        self.base = ""
        self.faults: dict[int, Fault] = {}
        """What goes wrong, by the number of the request."""
        self.asked: list[Asked] = []
        """All requests that began, without bodies that were taken in blocks."""
        self.polls_needed = 2
        """How often the state of a video is read until it is worked through."""
        self.lock = threading.RLock()
        self.over = threading.Event()

    @property
    def names(self) -> list[str]:
        return [asked.name for asked in self.asked]

    def open_body(self, asked: Asked) -> TakeBlock | None:
        """What takes the body of a request in blocks; None where it is wanted whole.

        It is called once for each request, when its head has come.
        """
        return None

    def answer(self, asked: Asked) -> Given:
        """Do what is asked for, when the whole body has come."""
        raise NotImplementedError

    def forget_sessions(self) -> None:
        """Lose all uploads that aren't finished."""


@contextmanager
def serving(
    service: Service, context: ssl.SSLContext | None = None
) -> Iterator[Service]:
    """The service, running for as long as the block does; over TLS if there is a context."""
    scheme = "http" if context is None else "https"
    with run_server(make_handler(service), context) as port:
        service.base = f"{scheme}://127.0.0.1:{port}"
        try:
            yield service
        finally:
            service.over.set()


def make_handler(service: Service) -> type[BaseHTTPRequestHandler]:
    class Handler(_ServiceHandler):
        held = service

    return Handler


class _ServiceHandler(QuietHandler, BaseHTTPRequestHandler):
    held: Service
    protocol_version = "HTTP/1.1"
    wbufsize = (
        -1
    )  # an answer in one packet: a body behind its head would wait 40 ms
    disable_nagle_algorithm = True

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except (OSError, ValueError):  # it was reset, by one side or the other
            self.close_connection = True

    def do_GET(self) -> None:
        self._handle()

    do_HEAD = do_GET  # noqa: N815
    do_POST = do_GET  # noqa: N815
    do_PUT = do_GET  # noqa: N815
    do_PATCH = do_GET  # noqa: N815
    do_DELETE = do_GET  # noqa: N815

    def _handle(self) -> None:
        head = self._read_head()
        with self.held.lock:
            index = len(self.held.asked)
            self.held.asked.append(head)
            fault = self.held.faults.get(index)
        kind = fault.kind if fault else ""
        if kind in ("reset", "half"):
            self._take(
                head,
                keep=kind == "half",
                most=self._length // 2,
            )
            self._reset()
        elif fault and kind == "echo":
            self._give(Given(418, self._repeat(head)))
        elif fault and kind in ("answer", "slow"):
            self._take(head, keep=False)
            self._refuse(fault)
        else:
            self._do(head, index, kind)

    def _refuse(self, fault: Fault) -> None:
        if fault.kind == "slow":
            self._drip()
        else:
            self._give(fault.given)

    def _repeat(self, head: Asked) -> bytes:
        """What was sent, with a few first bytes of what may be a film."""
        body = self.rfile.read(self._length)[:3000]
        return f"{self.path} {dict(head.headers)} ".encode() + body

    def _do(self, head: Asked, index: int, kind: str) -> None:
        if kind == "gone":
            self.held.forget_sessions()
        asked = self._take(head, keep=True)
        with self.held.lock:
            self.held.asked[index] = asked
            given = self.held.answer(asked)
        if kind == "lost":
            self._reset()
        else:
            self._give(given)

    @property
    def _length(self) -> int:
        return int(self.headers.get("Content-Length") or 0)

    def _read_head(self) -> Asked:
        parts = urllib.parse.urlsplit(self.path)
        query = dict(
            urllib.parse.parse_qsl(parts.query, keep_blank_values=True)
        )
        headers = {name.lower(): text for name, text in self.headers.items()}
        path = urllib.parse.unquote(parts.path)
        return Asked(self.command, path, query, headers)

    def _take(
        self, head: Asked, *, keep: bool, most: int | None = None
    ) -> Asked:
        """Read the body, or its first bytes; give it to the service if it is kept."""
        take = self.held.open_body(head) if keep else None
        left = self._length if most is None else most
        whole = bytearray()
        while left > 0:
            block = self.rfile.read(min(BLOCK, left))
            if not block:  # whoever sent it was ended
                raise ConnectionResetError
            left -= len(block)
            if take is None:
                whole += block if keep else b""
            else:
                with self.held.lock:
                    take(block)
        body = bytes(whole)
        return Asked(head.method, head.path, head.query, head.headers, body)

    def _give(self, given: Given) -> None:
        self.send_response(given.status)
        for name, text in given.headers.items():
            self.send_header(name, text)
        body = given.body
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _drip(self) -> None:
        self.close_connection = True
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        while not self.held.over.wait(0.01):
            self.wfile.write(b" ")
            self.wfile.flush()

    def _reset(self) -> None:
        """End the connection so that the other side sees a reset, not an end."""
        self.close_connection = True
        linger = struct.pack("ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.rfile.close()
        self.connection.close()
