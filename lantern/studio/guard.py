"""Who may ask the studio's server for what: the browser of its user, and nobody else.

Other pages in the same browser can send requests to this machine, and names of other hosts can be
made to lead here. So each request is looked at before anything answers it.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OPEN_PATH = "/open"
TAKES_PATH = "/api/takes"
MOST_JSON_BYTES = 65_536
MOST_TAKE_BYTES = 128 * 1024 * 1024
"""Of a recording: half an hour and more of speech as the browser sends it."""
_SAFE_METHODS = ("GET", "HEAD")
_METHODS = (*_SAFE_METHODS, "POST", "DELETE")
_POLICY = (
    "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:;"
    " frame-ancestors 'none'; object-src 'none'; worker-src 'self'; base-uri 'none';"
    " form-action 'self'"
)
HEADERS: Mapping[str, str] = {
    "content-security-policy": _POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
"""On every answer."""


@dataclass
class Passes:
    """What lets a browser in: the one-time token of an address, then a cookie in exchange for it.

    `renewed` is called with the next token once one was used.
    """

    port: int
    renewed: Callable[[str], None] = lambda _: None
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    @property
    def cookie_name(self) -> str:
        """The cookie's name; cookies are shared by all ports of a host."""
        return f"lantern-studio-{self.port}"

    def use_token(self, token: str) -> bool:
        """Tell whether a token is the one that is valid, which it then is no longer."""
        if not hmac.compare_digest(token.encode(), self.token.encode()):
            return False
        self.token = secrets.token_urlsafe(32)
        self.renewed(self.token)
        return True

    def knows(self, headers: Headers) -> bool:
        """Tell whether a request brings the cookie."""
        try:
            cookies = SimpleCookie(headers.get("cookie", ""))
        except CookieError:
            return False
        found = cookies.get(self.cookie_name)
        if found is None:
            return False
        return hmac.compare_digest(found.value.encode(), self.secret.encode())


@dataclass(frozen=True)
class Guard:
    """Stands before the application, and puts the headers on all that it answers."""

    app: ASGIApp
    passes: Passes

    async def __call__(
        self, scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Answer a request that isn't let through, and hand on the others."""
        if scope["type"] != "http":
            return  # there are no web sockets
        safe_send = _add_headers(send)
        answer = self._answer(scope)
        if answer is not None:
            await answer(scope, receive, safe_send)
            return
        body = _LimitedBody(receive, _choose_limit(scope["path"]))
        await self.app(scope, body.receive, safe_send)

    def _answer(self, scope: Scope) -> Response | None:
        """Return the answer to a request that goes no further; None for one that may."""
        headers = Headers(scope=scope)
        method: str = scope["method"]
        path: str = scope["path"]
        if not self._is_our_host(headers):
            return _refuse(400, "this server has another name")
        if method not in _METHODS:
            return _refuse(405, "there is no such method here")
        if headers.get("service-worker") is not None:
            return _refuse(403, "no service workers here")
        fault = self._find_origin_fault(method, path, headers)
        if fault:
            return _refuse(403, fault)
        if path == OPEN_PATH and method == "GET":
            return self._open(scope, headers)
        if not self.passes.knows(headers):
            return _refuse(
                403,
                "Open the studio with the address that 'lantern studio' prints; run it again for"
                " a new one.",
            )
        return _check_body(method, path, headers)

    def _is_our_host(self, headers: Headers) -> bool:
        port = self.passes.port
        ours = {
            f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")
        }
        named = headers.getlist("host")
        return len(named) == 1 and named[0].lower() in ours

    def _find_origin_fault(
        self, method: str, path: str, headers: Headers
    ) -> str:
        """Return why a request may not come from where it comes from; empty if it may."""
        site = headers.get("sec-fetch-site")
        own = f"http://{headers['host'].lower()}"
        origin = headers.get("origin")
        if method in _SAFE_METHODS:
            goes_to_page = path in ("/", OPEN_PATH)
            is_foreign = site not in (None, "same-origin", "none")
            if is_foreign and not goes_to_page:
                return "this is not for other pages"
            return ""
        if origin is not None and origin != own:
            return "this is not for other pages"
        if site is None and origin is None:
            return "the request doesn't say which page it comes from"
        if site not in (None, "same-origin", "none"):
            return "this is not for other pages"
        return ""

    def _open(self, scope: Scope, headers: Headers) -> Response:
        token = QueryParams(scope["query_string"].decode("latin-1")).get(
            "token", ""
        )
        if self.passes.use_token(token):
            answer = RedirectResponse("/", 303)
            answer.set_cookie(
                self.passes.cookie_name,
                self.passes.secret,
                httponly=True,
                samesite="strict",
            )
            return answer
        if self.passes.knows(headers):
            return RedirectResponse("/", 303)
        return _refuse(
            403,
            "This address was used already; run 'lantern studio' again for another.",
        )


def _check_body(method: str, path: str, headers: Headers) -> Response | None:
    """Return the answer to a request whose body can't be taken; None for one that can."""
    length = headers.get("content-length")
    limit = _choose_limit(path)
    if length is not None and (not length.isdecimal() or int(length) > limit):
        return _refuse(413, f"more than {limit} bytes")
    if method != "POST":
        return None
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        return None
    if path == TAKES_PATH and kind.startswith("audio/"):
        return None
    return _refuse(415, "send JSON, as application/json")


def _choose_limit(path: str) -> int:
    if path == TAKES_PATH:
        return MOST_TAKE_BYTES
    return MOST_JSON_BYTES


def _refuse(status: int, text: str) -> Response:
    return PlainTextResponse(f"{text}\n", status)


def _add_headers(send: Send) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("cache-control", "no-store")
        await send(message)

    return send_with_headers


@dataclass
class _LimitedBody:
    """A request's body, of which only so many bytes are taken."""

    inner: Receive
    limit: int
    taken: int = 0

    async def receive(self) -> Message:
        """Return the next piece.

        Raises:
            HTTPException: there are too many bytes, whatever length the request told.
        """
        message = await self.inner()
        if message["type"] == "http.request":
            self.taken += len(message.get("body", b""))
            if self.taken > self.limit:
                raise HTTPException(413, f"more than {self.limit} bytes")
        return message
