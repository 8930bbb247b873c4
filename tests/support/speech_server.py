"""A server on the loopback that speaks OpenAI's `POST /v1/audio/speech`, in tones as WAV."""

from __future__ import annotations

import functools
import io
import json
import socket
import threading
import wave
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

import numpy as np

from tests.support.loopback import QuietHandler, run_server

RATE = 24_000
CHARACTER_SECONDS = 0.07


@dataclass(frozen=True)
class Answer:
    """What the server does with one request. The default is good speech."""

    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    kind: str = "audio/wav"
    """The answer's Content-Type; empty for none."""
    body: bytes | None = None
    keep: float = 1.0
    """The part of the speech that is sent, in a whole answer."""
    cut: bool = False
    """Close in the middle of the body."""
    drips: bool = False
    """Send the body byte by byte, for ever."""
    drips_headers: bool = False
    """Send headers for ever."""


@dataclass(frozen=True)
class Asked:
    """A request as it came."""

    path: str
    order: dict[str, Any]
    authorization: str | None


@dataclass
class Log:
    """The test's hold on the server: answers to come (then `rest`), and what was asked."""

    port: int = 0
    script: list[Answer] = field(default_factory=list)
    rest: Answer = Answer()
    asked: list[Asked] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.origin}/v1"

    @property
    def texts(self) -> list[str]:
        return [asked.order["input"] for asked in self.asked]


@functools.cache
def speech(seconds: float, level: int = 9000) -> bytes:
    """A tone as WAV with 0.1 s of silence before and after it."""
    at = np.arange(int(seconds * RATE))
    tone = np.asarray(level * np.sin(2 * np.pi * 300 * at / RATE), "<i2")
    quiet = np.zeros(RATE // 10, "<i2")
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(np.concatenate([quiet, tone, quiet]).tobytes())
    return out.getvalue()


def streamed(wav: bytes, length: bytes) -> bytes:
    """The same WAV with another length in its header, as servers send that don't know it yet."""
    return wav[:4] + length + wav[8:40] + length + wav[44:]


@contextmanager
def serving() -> Iterator[Log]:
    """The server, running for as long as the block does."""
    log = Log()
    with run_server(_handler(log)) as port:
        log.port = port
        try:
            yield log
        finally:
            log.over.set()


# long: one class, whose methods need what the server is asked for and should answer
def _handler(log: Log) -> type[BaseHTTPRequestHandler]:
    class Handler(QuietHandler, BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            order = json.loads(
                self.rfile.read(int(self.headers["Content-Length"]))
            )
            log.asked.append(
                Asked(self.path, order, self.headers["Authorization"])
            )
            answer = log.script.pop(0) if log.script else log.rest
            with suppress(OSError):
                self._answer(answer, len(order["input"]))

        def _answer(self, answer: Answer, characters: int) -> None:
            body = answer.body
            if body is None:
                whole = speech(round(characters * CHARACTER_SECONDS, 2))
                body = whole[: int(len(whole) * answer.keep)]
            self.send_response(answer.status)
            for name, value in answer.headers:
                self.send_header(name, value)
            if answer.kind:
                self.send_header("Content-Type", answer.kind)
            while answer.drips_headers and not log.over.wait(0.01):
                self.send_header("X-More", "1")
                self.flush_headers()
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            while answer.drips and not log.over.wait(0.01):
                self.wfile.write(b"R")
            self.wfile.write(body[: len(body) // 2] if answer.cut else body)
            self.wfile.flush()
            if answer.cut:
                self.connection.shutdown(socket.SHUT_RDWR)

    return Handler
