"""A server on the loopback that gives files, whole or from a byte on, and misbehaves as asked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


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
    tells_length: bool = True
    status: int = 200
    asked: list[str] = field(default_factory=list)
    reached: threading.Event = field(default_factory=threading.Event)
    go_on: threading.Event | None = None
    """Answers wait for it in the middle of a file."""
    base: str = ""


@contextmanager
def serving(server: FileServer) -> Iterator[FileServer]:
    """The server, running for as long as the block does."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

        def do_GET(self) -> None:
            wanted = self.headers.get("Range", "")
            server.asked.append(f"{self.path} {wanted}".strip())
            if self.path in server.moved:
                self.send_response(302)
                self.send_header("Location", server.moved[self.path])
                self.end_headers()
                return
            if server.status != 200 or self.path not in server.files:
                self.send_response(server.status if server.status != 200 else 404)
                self.end_headers()
                return
            self._send(server.files[self.path], wanted)

        def _send(self, body: bytes, wanted: str) -> None:
            start = 0
            if wanted and server.has_ranges:
                start = int(wanted.removeprefix("bytes=").rstrip("-"))
                if start >= len(body):
                    self.send_response(416)
                    self.end_headers()
                    return
                self.send_response(206)
                span = f"bytes {start}-{len(body) - 1}/{len(body)}"
                self.send_header("Content-Range", span)
            else:
                self.send_response(200)
            rest = body[start:]
            if server.tells_length:
                self.send_header("Content-Length", str(len(rest)))
            self.end_headers()
            with suppress(OSError):
                self._write(rest)

        def _write(self, rest: bytes) -> None:
            if server.cuts:
                rest = rest[: server.cuts.pop(0)]
            half = len(rest) // 2
            self.wfile.write(rest[:half])
            self.wfile.flush()
            server.reached.set()
            if server.go_on is not None:
                server.go_on.wait(10)
            self.wfile.write(rest[half:])

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    server.base = f"http://127.0.0.1:{http.server_address[1]}"
    threading.Thread(
        target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
    ).start()
    try:
        yield server
    finally:
        if server.go_on is not None:
            server.go_on.set()
        http.shutdown()
        http.server_close()
