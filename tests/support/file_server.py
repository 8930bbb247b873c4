"""A server on the loopback that gives files, whole or from a byte on, and misbehaves as asked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

from tests.support.loopback import QuietHandler, run_server


@dataclass
class FileServer:
    """What it holds by path, and how it misbehaves.

    `cuts` are the bytes after which the next answers break off, one after the other; `moved`
    leads from a path to an address. `asked` are the paths with the range that was asked for.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    cuts: list[int] = field(default_factory=list)
    has_ranges: bool = True
    drips: str = ""
    """What is sent byte by byte until the reader goes: "headers" or "body"."""
    tells_length: bool = True
    asked: list[str] = field(default_factory=list)
    reached: threading.Event = field(default_factory=threading.Event)
    go_on: threading.Event | None = None
    """Answers wait for it in the middle of a file."""
    base: str = ""


@contextmanager
def serving(server: FileServer) -> Iterator[FileServer]:
    """The server, running for as long as the block does."""
    with run_server(make_handler(server)) as port:
        server.base = f"http://127.0.0.1:{port}"
        try:
            yield server
        finally:
            if server.go_on is not None:
                server.go_on.set()


def make_handler(server: FileServer) -> type[BaseHTTPRequestHandler]:
    class Handler(_FileHandler):
        held = server

    return Handler


class _FileHandler(QuietHandler, BaseHTTPRequestHandler):
    held: FileServer

    def do_GET(self) -> None:
        wanted = self.headers.get("Range", "")
        self.held.asked.append(f"{self.path} {wanted}".strip())
        if self.held.drips:
            with suppress(OSError):
                self._drip()
        elif self.path in self.held.moved:
            self._end(302, Location=self.held.moved[self.path])
        elif self.path not in self.held.files:
            self._end(404)
        elif wanted and self.held.has_ranges:
            start = int(wanted.removeprefix("bytes=").rstrip("-"))
            self._send_rest(self.held.files[self.path], start)
        else:
            self._send(200, self.held.files[self.path])

    def _drip(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        if self.held.drips == "body":
            self.wfile.write(b"no\r\nContent-Length: 1000000\r\n\r\n")
        while True:
            self.wfile.write(b"a")

    def _end(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def _send_rest(self, body: bytes, start: int) -> None:
        if start >= len(body):
            self._end(416)
            return
        span = f"bytes {start}-{len(body) - 1}/{len(body)}"
        self._send(206, body[start:], Content_Range=span)

    def _send(self, status: int, body: bytes, **headers: str) -> None:
        if self.held.tells_length:
            headers["Content_Length"] = str(len(body))
        self._end(status, **headers)
        with suppress(OSError):
            self._write(body)

    def _write(self, body: bytes) -> None:
        if self.held.cuts:
            body = body[: self.held.cuts.pop(0)]
        half = len(body) // 2
        self.wfile.write(body[:half])
        self.wfile.flush()
        self.held.reached.set()
        if self.held.go_on is not None:
            self.held.go_on.wait(10)
        self.wfile.write(body[half:])
