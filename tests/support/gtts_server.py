"""A server on the loopback that speaks gTTS's protocol, reached as a proxy: gTTS's own code
runs unchanged.

It answers CONNECT with a TLS connection under a certificate of its own, and speaks tones as MP3.
"""

from __future__ import annotations

import base64
import functools
import json
import socket
import ssl
import subprocess
import tempfile
import threading
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

from lantern.core import ffmpeg
from lantern.speech import espeak
from tests.support.loopback import QuietHandler, run_server

# Made for these tests, for nothing else; it opens nothing. It is its own authority, for
# translate.google.com, translate.google.co.uk and this machine.
CERTIFICATE = """\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgthqJGYOnEG1OfpAT
N1iS7yLIIe+jbQmnboR34llnTUqhRANCAAQ8iSgvYAa4NvzA67mQc50Et8Xaorcx
G8HRfYR2NjgXV9SYBNMWbMcXCK5ABUt0+fHlprrtBZZrGsIG7Xzkg4Y2
-----END PRIVATE KEY-----
-----BEGIN CERTIFICATE-----
MIIBrDCCAVGgAwIBAgIBATAKBggqhkjOPQQDAjAfMR0wGwYDVQQDDBR0cmFuc2xh
dGUuZ29vZ2xlLmNvbTAgFw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFow
HzEdMBsGA1UEAwwUdHJhbnNsYXRlLmdvb2dsZS5jb20wWTATBgcqhkjOPQIBBggq
hkjOPQMBBwNCAAQ8iSgvYAa4NvzA67mQc50Et8XaorcxG8HRfYR2NjgXV9SYBNMW
bMcXCK5ABUt0+fHlprrtBZZrGsIG7Xzkg4Y2o3wwejAPBgNVHRMBAf8EBTADAQH/
MEgGA1UdEQRBMD+CFHRyYW5zbGF0ZS5nb29nbGUuY29tghZ0cmFuc2xhdGUuZ29v
Z2xlLmNvLnVrgglsb2NhbGhvc3SHBH8AAAEwHQYDVR0OBBYEFNYfvl4QmztbENo3
mJmnTTMHpnfPMAoGCCqGSM49BAMCA0kAMEYCIQDzQbf905tLIo5VrUCQoc2oJSYb
APXUT2Ntk8YN3XXx8gIhAOJ4Po10lS4GtJY5SkktqsD2YxdMdt1+Xn/Xq60flsUU
-----END CERTIFICATE-----
"""


@dataclass(frozen=True)
class Answer:
    """What the server does with one request. The default is good speech."""

    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None
    keep: float = 1.0
    """The part of the MP3 that is sent, in a whole answer."""
    cut: bool = False
    """Close in the middle of the body."""
    silent: bool = False
    """Never answer."""
    drips: bool = False
    """Send the body byte by byte, for ever."""
    drips_headers: bool = False
    """Send headers for ever."""


@dataclass
class Log:
    """The test's hold on the server: answers to come (then `rest`), and the texts that were
    asked for.
    """

    port: int = 0
    certificate: str = ""
    """The file that vouches for the server."""
    script: list[Answer] = field(default_factory=list)
    rest: Answer = Answer()
    texts: list[str] = field(default_factory=list)
    speak: Callable[[str], bytes] | None = None
    """Text to MP3, in place of tones."""
    over: threading.Event = field(default_factory=threading.Event)

    @property
    def proxy(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """What leads a program here, and lets it trust the server."""
        return {"https_proxy": self.proxy, "SSL_CERT_FILE": self.certificate}


@functools.cache
def tone(seconds: float) -> bytes:
    """A 300 Hz tone as MP3 with 0.1 s of silence before it and 0.3 s after it."""
    source = f"sine=f=300:r=24000:d={seconds}"
    argv = [
        ffmpeg.find_ffmpeg(),
        "-v",
        "error",
        "-f",
        "lavfi",
        "-i",
        source,
        "-af",
        "adelay=100,apad=pad_dur=0.3",
    ]
    return subprocess.run(
        [*argv, "-b:a", "32k", "-f", "mp3", "-"],
        capture_output=True,
        check=True,
    ).stdout


@functools.cache
def silence(seconds: float) -> bytes:
    """Nothing, as MP3."""
    argv = [
        ffmpeg.find_ffmpeg(),
        "-v",
        "error",
        "-f",
        "lavfi",
        "-i",
        f"anullsrc=r=24000:d={seconds}",
        "-b:a",
        "32k",
    ]
    return subprocess.run(
        [*argv, "-f", "mp3", "-"],
        capture_output=True,
        check=True,
    ).stdout


def by_espeak(text: str) -> bytes:
    """The text spoken by espeak-ng, whose word times are known, as MP3 like Google's."""
    said = espeak.speak(text, "en-us", rate=155)
    argv = [
        ffmpeg.find_ffmpeg(),
        "-v",
        "error",
        "-f",
        "s16le",
        "-ar",
        str(said.rate),
        "-ac",
        "1",
        "-i",
        "-",
    ]
    mp3 = [*argv, "-ar", "24000", "-b:a", "64k", "-f", "mp3", "-"]
    return subprocess.run(
        mp3,
        input=said.pcm.astype("<i2").tobytes(),
        capture_output=True,
        check=True,
    ).stdout


def speech(
    text: str, keep: float = 1.0, speak: Callable[[str], bytes] | None = None
) -> bytes:
    """A whole good answer: 70 ms of tone a character, in steps of half a second, unless
    somebody speaks.
    """
    mp3 = speak(text) if speak else tone(max(0.5, round(len(text) * 0.14) / 2))
    sound = base64.b64encode(mp3[: int(len(mp3) * keep)]).decode()
    inner = json.dumps([sound], separators=(",", ":"))
    line = json.dumps(
        [["wrb.fr", "jQ1olc", inner, None, None, None, "generic"]],
        separators=(",", ":"),
    )
    return f")]}}'\n\n{len(line)}\n{line}\n25\n".encode()


@contextmanager
def serving() -> Iterator[Log]:
    """The server, running for as long as the block does."""
    with tempfile.NamedTemporaryFile("w", suffix=".pem") as pem:
        pem.write(CERTIFICATE)
        pem.flush()
        with _serving(pem.name) as log:
            yield log


@contextmanager
def _serving(certificate: str) -> Iterator[Log]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    log = Log(certificate=certificate)
    with run_server(_handler(log, context)) as port:
        log.port = port
        try:
            yield log
        finally:
            log.over.set()


# long: one class, whose methods need what the server is asked for and should answer
def _handler(log: Log, context: ssl.SSLContext) -> type[BaseHTTPRequestHandler]:
    class Handler(QuietHandler, BaseHTTPRequestHandler):
        def do_CONNECT(self) -> None:
            self.send_response(200, "Connection established")
            self.end_headers()
            with (
                suppress(OSError),
                context.wrap_socket(
                    self.connection, server_side=True
                ) as tunnel,
            ):
                self.rfile, self.wfile = (
                    tunnel.makefile("rb"),
                    tunnel.makefile("wb"),
                )
                self.connection = tunnel
                self.handle_one_request()
            self.close_connection = True

        def do_POST(self) -> None:
            form = self.rfile.read(int(self.headers["Content-Length"])).decode()
            order = json.loads(urllib.parse.parse_qs(form)["f.req"][0])
            text = json.loads(order[0][0][1])[0]
            log.texts.append(text)
            self._answer(log.script.pop(0) if log.script else log.rest, text)

        def _answer(self, answer: Answer, text: str) -> None:
            if answer.silent:
                log.over.wait()
                return
            body = (
                speech(text, answer.keep, log.speak)
                if answer.body is None
                else answer.body
            )
            self.send_response(answer.status)
            for name, value in (
                *answer.headers,
                ("Content-Length", str(len(body))),
            ):
                self.send_header(name, value)
            while answer.drips_headers and not log.over.wait(0.01):
                self.send_header("X-More", "1")
                self.flush_headers()
            self.end_headers()
            while answer.drips and not log.over.wait(0.01):
                self.wfile.write(b")")
                self.wfile.flush()
            self.wfile.write(body[: len(body) // 2] if answer.cut else body)
            self.wfile.flush()
            if answer.cut:
                self.connection.shutdown(socket.SHUT_RDWR)

    return Handler
