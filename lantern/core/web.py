"""One request over HTTP, with limits for the whole of it: seconds and bytes.

The standard library bounds the wait for the next byte, not for the last: a server that drips
would hold it for ever. Certificates are verified, and no redirect is followed.
"""

from __future__ import annotations

import base64
import contextlib
import functools
import http.client
import importlib.util
import ipaddress
import os
import socket
import ssl
import threading
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.message import Message
from typing import TypeVar

from lantern.core import __version__

AGENT = f"Lantern/{__version__} (a program for narrated films)"
CONNECT_SECONDS = 10.0
"""Seconds for a connection to be made, at most."""
_BLOCK_BYTES = 65_536
_PORTS = {"http": 80, "https": 443}

T = TypeVar("T")


class WebError(Exception):
    """No whole answer came; the message says why, in a few words."""


class TooLargeError(WebError):
    """The answer has more bytes than were allowed."""


@dataclass(frozen=True)
class WebRequest:
    """What is sent; `headers` may hold a key, so they are never printed."""

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True)
class WebAnswer:
    """What came back, whatever its status."""

    status: int
    headers: Message
    body: bytes


def send(request: WebRequest, *, seconds: float, most: int) -> WebAnswer:
    """Send a request, and return its answer.

    Args:
        request: what is sent.
        seconds: for everything, from looking the name up to the last byte.
        most: bytes of the answer's body.

    Raises:
        TooLargeError: the answer has more bytes.
        WebError: the server can't be reached, is no server to trust, or gave no whole answer.
    """
    link = _Link(request.url)

    def exchange() -> WebAnswer:
        link.open(min(seconds, CONNECT_SECONDS))
        return link.ask(request, most)

    return _run_within(seconds, exchange, link)


def probe(url: str, seconds: float) -> str | None:
    """Connect to the server of an address, and say nothing; return why that fails, else None."""
    try:
        link = _Link(url)
        _run_within(seconds, lambda: link.open(seconds), link)
    except WebError as error:
        return str(error)
    return None


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine, by its name or its number."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _refuse_link_local(host: str) -> None:
    """Refuse numbers at which machines in a cloud give out their own secrets.

    Raises:
        WebError: the host is such a number.
    """
    try:
        number = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:  # a name: its number is looked at when it is known
        return
    mapped = getattr(number, "ipv4_mapped", None)
    if (mapped or number).is_link_local:
        raise WebError(f"{host} is a link-local address, which is never asked")


def _run_within(seconds: float, work: Callable[[], T], link: _Link) -> T:
    """Do work on a link in a thread, since looking up a name knows no time limit.

    Raises:
        WebError: the work failed, or took too long.
    """
    results: list[T] = []
    errors: list[Exception] = []

    def run() -> None:
        try:
            results.append(work())
        except Exception as error:
            errors.append(error)
        finally:
            link.close()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        thread.join(seconds)
    except BaseException:
        link.close()
        raise
    if results:
        return results[0]
    if not errors:
        link.close()
        raise WebError(f"no whole answer within {seconds:.4g} s")
    if isinstance(errors[0], OSError | http.client.HTTPException | ValueError):
        raise WebError(_explain(errors[0])) from None
    raise errors[0]


def _explain(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return (
            f"its certificate can't be trusted ({error.verify_message}); if your own proxy"
            " gives it, name that in SSL_CERT_FILE"
        )
    reason = getattr(error, "strerror", None) or str(error)
    return reason or type(error).__name__


class _Link:
    """A connection to the server of an address, through the proxy if there is one for it."""

    def __init__(self, url: str) -> None:
        try:
            self._parts = urllib.parse.urlsplit(url)
        except ValueError:
            raise WebError("this is no address") from None
        self._proxy = _find_proxy(self._parts)
        self._connection: http.client.HTTPConnection | None = None
        self._socket: socket.socket | None = None
        self._closed = False

    def open(self, seconds: float) -> None:
        """Connect, in so many seconds."""
        at = self._proxy or self._parts
        host = at.hostname or ""
        _refuse_link_local(self._parts.hostname or "")
        port = at.port or _PORTS[at.scheme]
        if self._parts.scheme == "https":
            self._connection = http.client.HTTPSConnection(
                host,
                port,
                timeout=seconds,
                context=make_context(),
            )
        else:
            self._connection = http.client.HTTPConnection(
                host, port, timeout=seconds
            )
        if self._proxy and self._parts.scheme == "https":
            port = self._parts.port or 443
            login = _make_login(self._proxy)
            self._connection.set_tunnel(self._parts.hostname or "", port, login)
        self._connection.connect()
        self._socket = self._connection.sock
        if self._closed:
            raise WebError("given up")
        if not self._proxy:
            _refuse_link_local(self._connection.sock.getpeername()[0])

    def ask(self, request: WebRequest, most: int) -> WebAnswer:
        """Send the request over the open connection, and read its answer."""
        assert self._connection is not None
        self._connection.sock.settimeout(None)  # the whole has a limit
        headers = {
            "User-Agent": AGENT,
            "Connection": "close",
            **request.headers,
        }
        query = f"?{self._parts.query}" if self._parts.query else ""
        target = f"{self._parts.path or '/'}{query}"
        if self._proxy and self._parts.scheme == "http":
            target = request.url
            headers.update(_make_login(self._proxy))
        self._connection.request(request.method, target, request.body, headers)
        response = self._connection.getresponse()
        body = _read_body(response, most)
        return WebAnswer(response.status, response.headers, body)

    def close(self) -> None:
        """End the connection; a thread that waits for its bytes goes on with an error."""
        self._closed = True
        if (
            self._socket is not None
        ):  # the connection forgets it before the answer is read
            with contextlib.suppress(OSError):  # it has ended by itself
                self._socket.shutdown(socket.SHUT_RDWR)
        if self._connection is not None:
            self._connection.close()


def _read_body(response: http.client.HTTPResponse, most: int) -> bytes:
    body = bytearray()
    while block := response.read1(_BLOCK_BYTES):
        body += block
        if len(body) > most:
            raise TooLargeError(
                f"the answer is larger than {most / 2**20:.4g} MB"
            )
    if response.length:
        raise WebError("the connection broke off in the middle of the answer")
    return bytes(body)


def _find_proxy(
    parts: urllib.parse.SplitResult,
) -> urllib.parse.SplitResult | None:
    """Return the proxy that the environment names for an address.

    Raises:
        WebError: it is of a kind that isn't known here, such as SOCKS.
    """
    host = parts.hostname or ""
    named = urllib.request.getproxies().get(parts.scheme, "")
    if not named or is_loopback(host) or urllib.request.proxy_bypass(host):
        return None
    proxy = urllib.parse.urlsplit(
        named if "://" in named else f"http://{named}"
    )
    if proxy.scheme not in _PORTS:
        raise WebError(f"a proxy of the kind {proxy.scheme}:// can't be used")
    return proxy


def _make_login(proxy: urllib.parse.SplitResult) -> dict[str, str]:
    """Return the header for a proxy's user and password, if it has them."""
    if not proxy.username:
        return {}
    name = urllib.parse.unquote(f"{proxy.username}:{proxy.password or ''}")
    login = base64.b64encode(name.encode()).decode()
    return {"Proxy-Authorization": f"Basic {login}"}


def make_context() -> ssl.SSLContext:
    """Return what decides about certificates: the system's, and certifi's where it is installed.

    Some Pythons come without any, and companies add their own to the system's. They are read once
    for all connections, which takes 30 ms (measured).
    """
    return _load_certificates(
        os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")
    )


@functools.cache
def _load_certificates(named: str | None, folder: str | None) -> ssl.SSLContext:
    """Read the certificates; OpenSSL takes the file and the folder from the environment."""
    context = ssl.create_default_context()
    if importlib.util.find_spec("certifi") and named is None:
        import certifi

        context.load_verify_locations(certifi.where())
    return context
