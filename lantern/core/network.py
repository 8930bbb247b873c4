"""Files from web servers: read as they come, with checked redirects and errors in words.

A server that sends too slowly is given up, as `web_pace` says. `web` is for short questions whose
answers are wanted at once.

Connects only when it is called, which only verbs do that say so: find, take, fetch-still,
fetch-relief, voices get, and import of an address.
"""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from lantern.core.problems import AssetFailure, Failure, NetworkFailure
from lantern.core.text import make_one_line
from lantern.core.web import AGENT, make_context
from lantern.core.web_pace import Pace, PacedHandler, TooSlowError

READ_TIMEOUT = 20.0
"""Seconds without a byte."""
_BLOCK_BYTES = 65_536
"""Bytes that are taken from an answer at once."""
MAX_REDIRECTIONS = 5


class RangeFailure(NetworkFailure):
    """A server doesn't have the part of a file that it was asked for."""


@dataclass(frozen=True)
class WebServer:
    """A server: its name in messages, and what refuses addresses that lead elsewhere.

    `require_allowed` raises AssetFailure for an address that isn't followed.
    """

    name: str
    require_allowed: Callable[[str], None]


class _RedirectHandler(urllib.request.HTTPRedirectHandler):
    """Follows redirects, a few and only to addresses that are allowed."""

    max_redirections = MAX_REDIRECTIONS

    def __init__(self, server: WebServer) -> None:
        self._server = server

    def redirect_request(self, *args: Any) -> Any:
        """Return the request to follow; the last argument is its address."""
        self._server.require_allowed(args[-1])
        return super().redirect_request(*args)


class StreamedAnswer:
    """A server's answer, whose body is read block by block."""

    def __init__(self, server: WebServer, response: Any) -> None:
        """Wrap what urllib gives for a request."""
        self._server = server
        self._response = response

    @property
    def status(self) -> int:
        """The status, such as 200."""
        return int(self._response.status)

    @property
    def url(self) -> str:
        """The address that answered, after redirects."""
        return str(self._response.url)

    @property
    def length(self) -> int | None:
        """Bytes that the body is said to have; None if the server doesn't say."""
        length = self.get_header("Content-Length")
        if length.isdecimal():
            return int(length)
        return None

    def get_header(self, name: str) -> str:
        """Return a header; empty if there is none."""
        return str(self._response.headers.get(name, ""))

    def read_block(self) -> bytes:
        """Return the next bytes of the body, empty at its end.

        Raises:
            NetworkFailure: the network doesn't work.
        """
        with _convert_network_errors(self._server):
            return bytes(self._response.read1(_BLOCK_BYTES))


@contextmanager
def open_url(
    server: WebServer,
    url: str,
    headers: Mapping[str, str] | None = None,
    *,
    pace: Pace | None = None,
) -> Iterator[StreamedAnswer]:
    """Ask for an address; yield the answer, which is closed after the block.

    Args:
        server: whose address it is.
        url: the address.
        headers: more headers of the request.
        pace: how slowly it may come; of this request alone by default.

    Raises:
        AssetFailure: nothing is there, or the address leads elsewhere.
        RangeFailure: the part that was asked for isn't there.
        NetworkFailure: the network doesn't work.
    """
    server.require_allowed(url)
    sent = {"User-Agent": AGENT, **(headers or {})}
    handler = PacedHandler(make_context(), pace or Pace(time.monotonic))
    opener = urllib.request.build_opener(handler, _RedirectHandler(server))
    with _convert_network_errors(server):
        request = urllib.request.Request(url, headers=sent)
        response = opener.open(request, timeout=READ_TIMEOUT)
    with response:
        yield StreamedAnswer(server, response)


@contextmanager
def _convert_network_errors(server: WebServer) -> Iterator[None]:
    try:
        yield
    except urllib.error.HTTPError as error:
        raise _explain_status(server, error) from None
    except TooSlowError as error:
        raise NetworkFailure(f"{server.name} was given up: {error}") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or getattr(
            error, "strerror", None
        )
        words = make_one_line(str(reason or error)) or type(error).__name__
        raise NetworkFailure(
            f"{server.name} can't be reached: {words}"
        ) from None


def _explain_status(
    server: WebServer, error: urllib.error.HTTPError
) -> Failure:
    if error.code in (404, 410):
        return AssetFailure(
            f"{server.name} doesn't have it any more ({error.code})"
        )
    if error.code == 416:
        return RangeFailure(
            f"{server.name} has less of the file than was expected"
        )
    wait = "later"
    seconds = error.headers.get("Retry-After", "")
    if seconds.isdecimal():
        wait = f"in {seconds} s"
    return NetworkFailure(
        f"{server.name} answered {error.code}; try again {wait}"
    )


def is_same_server(url: str, base: str) -> bool:
    """Tell whether two addresses have the same scheme, host and port."""
    one = urllib.parse.urlsplit(url)
    other = urllib.parse.urlsplit(base)
    return (one.scheme, one.netloc) == (other.scheme, other.netloc)
