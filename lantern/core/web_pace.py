"""How slowly a server may answer: bytes are counted as they come, headers and all.

A time limit of a socket is for the next byte alone, so a server that drips could hold a reader
for ever. Here a whole answer has a limit, which grows with what has come of it.
"""

from __future__ import annotations

import http.client
import io
import ssl
import urllib.request
from collections.abc import Callable
from typing import Any

PATIENCE_SECONDS = 60.0
"""Seconds that any answer may take, however short."""
SLOWEST = 4_000
"""Bytes a second that a server must send beyond that, on the average."""


class TooSlowError(OSError):
    """A server sends too few bytes; the message says how many."""


class Pace:
    """What has come from a server since it was first asked, and whether that is enough."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Begin now; `clock` says the time in seconds."""
        self._clock = clock
        self._began = clock()
        self._count = 0

    def add(self, count: int) -> None:
        """Count bytes that have come.

        Raises:
            TooSlowError: they are too few for the time that has passed.
        """
        self._count += count
        seconds = self._clock() - self._began
        if seconds > PATIENCE_SECONDS + self._count / SLOWEST:
            raise TooSlowError(
                f"it sent {self._count:,} bytes in {seconds:.0f} s, which is too slow"
            )


class _PacedReader(io.RawIOBase):
    """The bytes that come through a socket, counted."""

    def __init__(self, raw: io.RawIOBase, pace: Pace) -> None:
        self._raw = raw
        self._pace = pace

    def readable(self) -> bool:
        """Say that there is something to read."""
        return True

    def readinto(self, buffer: Any) -> int | None:
        """Read some bytes, and count them."""
        count = self._raw.readinto(buffer)
        self._pace.add(count or 0)
        return count

    def close(self) -> None:
        """Close the socket's side, too."""
        self._raw.close()
        super().close()


def _make_response_class(pace: Pace) -> type[http.client.HTTPResponse]:
    """Return the class of answers whose bytes are counted from their first line on."""

    class PacedResponse(http.client.HTTPResponse):
        def __init__(self, *args: Any, **keywords: Any) -> None:
            super().__init__(*args, **keywords)
            self.fp = io.BufferedReader(_PacedReader(self.fp.detach(), pace))

    return PacedResponse


class PacedHandler(urllib.request.HTTPHandler, urllib.request.HTTPSHandler):
    """Opens addresses for urllib, and counts what comes from their servers."""

    def __init__(self, context: ssl.SSLContext, pace: Pace) -> None:
        """Trust as `context` says; tell `pace` of every byte."""
        urllib.request.HTTPSHandler.__init__(self, context=context)
        self._certificates = context
        self._response_class = _make_response_class(pace)

    def http_open(
        self, request: urllib.request.Request
    ) -> http.client.HTTPResponse:
        """Open an address without encryption."""

        def connect(host: str, **keywords: Any) -> http.client.HTTPConnection:
            return self._prepare(http.client.HTTPConnection(host, **keywords))

        return self.do_open(connect, request)

    def https_open(
        self, request: urllib.request.Request
    ) -> http.client.HTTPResponse:
        """Open an address with encryption."""

        def connect(host: str, **keywords: Any) -> http.client.HTTPConnection:
            context = self._certificates
            return self._prepare(
                http.client.HTTPSConnection(
                    host,
                    context=context,
                    **keywords,
                )
            )

        return self.do_open(connect, request)

    def _prepare(
        self, connection: http.client.HTTPConnection
    ) -> http.client.HTTPConnection:
        connection.response_class = self._response_class
        return connection
