"""One request over HTTP, with limits in seconds and bytes. The only door to requests.

Certificates are verified and the environment's proxies are used; no redirect is followed, no
cookie kept, and no password read from a netrc file.
"""

from __future__ import annotations

import os
import threading
import urllib.parse
from collections.abc import Iterator, Mapping
from typing import Any

import requests
import requests.adapters
import requests.utils

from lantern.core.files import open_plain
from lantern.core.problems import PublishFailure
from lantern.core.web import is_loopback, make_context
from lantern.publishing.calls import Answer, Call, FilePart
from lantern.publishing.patience import PassingFailure

CONNECT_SECONDS = 30.0
"""For a connection to be made, and for a block to be taken by the network."""
QUIET_SECONDS = 120.0
"""For the next byte of an answer."""
_BLOCK_BYTES = 65_536

_OTHER_DAY = ("not yet valid", "has expired")
"""What is said of a certificate that isn't for today."""


class _TlsAdapter(requests.adapters.HTTPAdapter):
    """Trusts the system's certificates too, and those in SSL_CERT_FILE."""

    def init_poolmanager(self, *args: Any, **keywords: Any) -> None:
        """Prepare the connections that go straight to a server."""
        super().init_poolmanager(
            *args,
            ssl_context=make_context(),
            **keywords,
        )

    def proxy_manager_for(self, proxy: str, **keywords: Any) -> Any:
        """Return what connects through a proxy."""
        return super().proxy_manager_for(
            proxy,
            ssl_context=make_context(),
            **keywords,
        )


def make_adapter(scheme: str) -> requests.adapters.HTTPAdapter:
    """Return what keeps the connections to the servers of one scheme, http or https."""
    return (
        _TlsAdapter() if scheme == "https" else requests.adapters.HTTPAdapter()
    )


class Exchange:
    """One request and its answer, in a thread: looking up a name knows no time limit."""

    def __init__(
        self,
        call: Call,
        headers: Mapping[str, str],
        adapter: requests.adapters.HTTPAdapter,
    ) -> None:
        """Prepare to send a request with these headers; connects to nobody."""
        self._call = call
        self._headers = headers
        self._adapter = adapter
        self._given_up = threading.Event()
        self._error: Exception | None = None
        self._answer: Answer | None = None

    def run(self, seconds: float) -> Answer:
        """Send the request, and return the whole answer.

        Raises:
            PassingFailure: none came within so many seconds; the message says why.
            PublishFailure: the request can't be sent, or the server isn't to be trusted.
        """
        thread = threading.Thread(target=self._work, daemon=True)
        thread.start()
        try:
            thread.join(seconds)
        finally:
            self._given_up.set()
        if self._answer is not None:
            return self._answer
        if self._error is None:
            raise PassingFailure(f"no whole answer within {seconds:.4g} s")
        raise _explain(self._error)

    def _work(self) -> None:
        try:
            self._answer = self._ask()
        except Exception as error:
            self._error = error

    def _ask(self) -> Answer:
        call = self._call
        body: Any = call.body
        if isinstance(call.body, FilePart):
            body = _PartReader(call.body, self._given_up)
        response = self._adapter.send(
            _prepare(call, self._headers, body),
            stream=True,
            timeout=(CONNECT_SECONDS, QUIET_SECONDS),
            verify=_find_bundle(),
            proxies=_find_proxies(call.url),
        )
        try:
            content = self._read(response)
        finally:
            response.close()
        headers = {
            name.lower(): text for name, text in response.headers.items()
        }
        return Answer(response.status_code, headers, content)

    def _read(self, response: Any) -> bytes:
        content = bytearray()
        for block in response.iter_content(_BLOCK_BYTES):
            content += block
            if len(content) > self._call.most:
                most = self._call.most / 2**20
                raise PublishFailure(f"its answer is larger than {most:.4g} MB")
            if self._given_up.is_set():
                break
        return bytes(content)


def _prepare(
    call: Call, headers: Mapping[str, str], body: Any
) -> requests.PreparedRequest:
    """Return a request as it is sent; it has no cookies, and is signed already."""
    prepared = requests.PreparedRequest()
    prepared.prepare_method(call.method)
    prepared.prepare_url(call.url, None)
    prepared.prepare_headers(headers)
    prepared.prepare_body(body, None)
    return prepared


class _PartReader:
    """A part of a file, as requests reads a body: with a length, and in small blocks.

    A body of bytes would have to be taken by the network within one time limit.
    """

    def __init__(self, part: FilePart, given_up: threading.Event) -> None:
        self._part = part
        self._given_up = given_up
        self._sent = 0
        try:
            self._stream = open_plain(part.path)
            self._stream.seek(part.start)
        except OSError as error:
            reason = error.strerror or str(error)
            raise PublishFailure(
                f"{part.path.name} can't be read: {reason}"
            ) from None

    def __len__(self) -> int:
        """Return the bytes of the whole part."""
        return self._part.length

    def __iter__(self) -> Iterator[bytes]:
        """Yield its blocks."""
        while block := self.read(_BLOCK_BYTES):
            yield block

    def read(self, most: int = _BLOCK_BYTES) -> bytes:
        """Return the next bytes, empty at the end of the part.

        Raises:
            PublishFailure: the request was given up, or the file is shorter than it was.
        """
        if self._given_up.is_set():
            raise PublishFailure("it was given up")
        wanted = min(most, self._part.length - self._sent)
        block = self._stream.read(wanted)
        if len(block) < wanted:
            raise PublishFailure(
                f"{self._part.path.name} has become shorter meanwhile"
            )
        self._sent += len(block)
        if block:
            self._part.advance(self._part.start + self._sent)
        else:
            self._stream.close()
        return block


def _find_bundle() -> str | bool:
    """Return the file of certificates that requests is told about, True for its own.

    Raises:
        PublishFailure: the environment names one that isn't there.
    """
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        path = os.environ.get(name)
        if path and not os.path.lexists(path):
            raise PublishFailure(f"{name} names {path}, and nothing is there")
        if path:
            return path
    return True


def _find_proxies(url: str) -> dict[str, str]:
    """Return the environment's proxies for an address; none for this machine."""
    if is_loopback(urllib.parse.urlsplit(url).hostname or ""):
        return {}
    return dict(requests.utils.get_environ_proxies(url))


def _explain(error: Exception) -> PublishFailure:
    """Return what an error means; its own text may hold secrets, and isn't used."""
    if isinstance(error, PublishFailure):
        return error
    reason = _find_reason(error)
    if any(word in reason for word in _OTHER_DAY):
        return PublishFailure(
            f"{reason}; look whether this computer's clock is right"
        )
    if isinstance(error, requests.exceptions.SSLError) and "certif" in reason:
        return PublishFailure(
            f"{reason}; if your own proxy gives it, name that in SSL_CERT_FILE"
        )
    if isinstance(
        error, ValueError
    ):  # an address or a header that can't be sent
        return PublishFailure(f"{reason}; nothing was sent")
    return PassingFailure(reason)


def _find_reason(error: Exception) -> str:
    """Return why a request failed, in few words and without what was sent."""
    for found in _iter_causes(error):
        if reason := getattr(found, "verify_message", None):
            return f"its certificate can't be trusted ({reason})"
    if isinstance(error, requests.exceptions.Timeout):
        return "it takes too long"
    if isinstance(error, requests.exceptions.InvalidHeader):
        return "a token or name has signs in it that can't be sent"
    if isinstance(error, requests.exceptions.InvalidSchema):
        return "this kind of address or proxy can't be used"
    if isinstance(error, ValueError):
        return "this is no address that can be used"
    for found in _iter_causes(error):
        if isinstance(found, OSError) and found.strerror:
            return found.strerror
    return "the connection broke off"


def _iter_causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and those it was raised from, the outermost first."""
    found: BaseException | None = error
    seen = 0
    while found is not None and seen < 20:
        yield found
        inner = [each for each in found.args if isinstance(each, BaseException)]
        reason = getattr(found, "reason", None)
        if isinstance(reason, BaseException):
            inner.append(reason)
        found = inner[0] if inner else found.__cause__ or found.__context__
        seen += 1
