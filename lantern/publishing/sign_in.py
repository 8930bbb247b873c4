"""Sign in with a browser that comes back to this machine (OAuth 2, PKCE), and stay signed in.

The browser is sent to the platform with a challenge whose answer only this program knows, and
comes back to a port on the loopback that nobody else can reach. Tokens are never shown.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import http.server
import secrets
import threading
import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lantern.core.problems import PublishFailure
from lantern.publishing.accounts import TokenKeeper
from lantern.publishing.calls import Answer, make_form_call
from lantern.publishing.platforms import SignInWish
from lantern.publishing.web import Web

SIGN_IN_SECONDS = 600.0
"""For somebody to sign in with the browser."""
_STALLED_SECONDS = 5.0
"""For a browser to send its request, once it has connected."""
_EARLY_SECONDS = 120.0
"""A token is renewed so long before it runs out."""
_USUAL_LIFETIME = 3600
_LONGEST_LIFETIME = 10 * 365 * 86_400
"""Seconds; what says that it lasts longer isn't believed."""
_PAGE = (
    "<!doctype html><meta charset=utf-8><title>Lantern</title>"
    "<p style='font:1.2em sans-serif;margin:3em'>{text}"
)


@dataclass(frozen=True)
class OAuthClient:
    """A program that is known to a platform, and where it signs in."""

    client_id: str
    client_secret: str = field(repr=False)
    auth_url: str
    token_url: str
    scope: str


@dataclass(frozen=True)
class Tokens:
    """What a platform gives to somebody who has signed in."""

    access: str = field(repr=False)
    refresh: str = field(repr=False)
    """Empty if it gives none."""
    expires: float
    """When the access token runs out, in seconds since 1970."""
    scope: str


def make_challenge(verifier: str) -> str:
    """Return the challenge for a verifier, by the method S256 of RFC 7636."""
    hashed = hashlib.sha256(verifier.encode("ascii")).digest()
    return base64.urlsafe_b64encode(hashed).decode().rstrip("=")


def sign_in_with_browser(
    web: Web, client: OAuthClient, wish: SignInWish, *, extra: Mapping[str, str]
) -> Tokens:
    """Send somebody to the platform's page, wait for the browser to come back, get tokens.

    Args:
        web: the way to the platform.
        client: the program as the platform knows it.
        wish: who signs in, and at which port the browser comes back.
        extra: what the platform's page wants to know besides.

    Raises:
        PublishFailure: it was refused, or nobody came back in time.
    """
    web.secrets.add(client.client_secret)
    verifier = secrets.token_urlsafe(64)
    web.secrets.add(verifier)
    with _Doorkeeper(wish.port) as door:
        query = {
            "response_type": "code",
            "client_id": client.client_id,
            "redirect_uri": door.address,
            "scope": client.scope,
            "state": door.state,
            "code_challenge": make_challenge(verifier),
            "code_challenge_method": "S256",
            **extra,
        }
        wish.prompt.open_address(
            f"{client.auth_url}?{urllib.parse.urlencode(query)}"
        )
        code = door.wait_for_code(web.manners.server)
    web.secrets.add(code)
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": door.address,
        "client_id": client.client_id,
        "client_secret": client.client_secret,
        "code_verifier": verifier,
    }
    answer = web.send(
        make_form_call(client.token_url, form, "sign in"), allowed=[400]
    )
    if not answer.is_good:
        raise PublishFailure(
            f"{web.manners.server}: the sign-in wasn't taken"
            f" ({web.secrets.quote(explain_grant(answer))}); begin it again"
        )
    return read_tokens(web, answer, what="sign in")


class _Doorkeeper:
    """The port on this machine that the browser comes back to."""

    def __init__(self, port: int) -> None:
        self.state = secrets.token_urlsafe(32)
        self._come = threading.Event()
        self._query: dict[str, str] = {}
        handler = functools.partial(_DoorHandler, self)
        try:
            self._server = http.server.ThreadingHTTPServer(
                ("127.0.0.1", port), handler
            )
        except OSError as error:
            raise PublishFailure(
                f"port {port} of this machine can't be used ({error.strerror}); choose"
                " another with --port"
            ) from None
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}/"

    def __enter__(self) -> _Doorkeeper:
        serve = functools.partial(
            self._server.serve_forever, poll_interval=0.05
        )
        threading.Thread(target=serve, daemon=True).start()
        return self

    def __exit__(self, *args: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def greet(self, query: Mapping[str, str]) -> str | None:
        """Take what a browser brings; return what its page says, None if it isn't ours."""
        state = query.get("state", "").encode("utf-8", "replace")
        if not secrets.compare_digest(state, self.state.encode()):
            return None
        if not self._query:
            self._query = dict(query)
        if "code" in self._query:
            return "Lantern is signed in. This page can be closed."
        return "Lantern was not allowed in. This page can be closed."

    def finish(self) -> None:
        """Let the wait end; the browser has its page."""
        self._come.set()

    def wait_for_code(self, server: str) -> str:
        """Return the code that the browser brings.

        Raises:
            PublishFailure: it brings a refusal, or doesn't come.
        """
        if not self._come.wait(SIGN_IN_SECONDS):
            raise PublishFailure(
                f"{server}: no one signed in within {SIGN_IN_SECONDS / 60:.0f} minutes; where"
                " the browser runs on another machine, its port has to lead here (ssh -L)"
            )
        code = self._query.get("code", "")
        if not code:
            reason = self._query.get("error", "it gave no code")[:60]
            raise PublishFailure(
                f"{server}: it was refused ({reason}); begin it again"
            )
        return code


class _DoorHandler(http.server.BaseHTTPRequestHandler):
    """Answers the browser; what doesn't belong to this sign-in learns nothing."""

    timeout = _STALLED_SECONDS

    def __init__(self, door: _Doorkeeper, *args: Any) -> None:
        self._door = door
        super().__init__(*args)

    def do_GET(self) -> None:
        """Take the browser's answer from the address it was sent to."""
        parts = urllib.parse.urlsplit(self.path)
        text = None
        if parts.path == "/":
            text = self._door.greet(dict(urllib.parse.parse_qsl(parts.query)))
        page = _PAGE.format(
            text=text or "This is not the sign-in that was begun."
        )
        self.send_response(200 if text else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Referrer-Policy", "no-referrer")
        self.end_headers()
        self.wfile.write(page.encode())
        if text:
            self._door.finish()

    def log_message(self, *args: Any) -> None:
        """Print nothing: the address holds the code."""


def read_tokens(web: Web, answer: Answer, *, what: str) -> Tokens:
    """Return the tokens in an answer, which are secrets from now on.

    Raises:
        PublishFailure: there are none.
    """
    content = answer.read_json()
    if not isinstance(content, dict) or not isinstance(
        content.get("access_token"), str
    ):
        raise PublishFailure(
            f"{web.manners.server}: can't {what}: it answered {answer.status} without a token"
        )
    access = content["access_token"]
    refresh = content.get("refresh_token")
    refresh = refresh if isinstance(refresh, str) else ""
    web.secrets.add(access)
    web.secrets.add(refresh)
    lifetime = content.get("expires_in")
    if (
        not isinstance(lifetime, int | float)
        or not 0 < lifetime < _LONGEST_LIFETIME
    ):
        lifetime = _USUAL_LIFETIME
    expires = web.patience.clock() + lifetime
    return Tokens(access, refresh, expires, str(content.get("scope", "")))


def explain_grant(answer: Answer) -> str:
    """Return why a token was refused, in the platform's words."""
    content = answer.read_json()
    if not isinstance(content, dict):
        return str(answer.status)
    words = [
        content.get("error"),
        content.get("code"),
        content.get("error_description"),
    ]
    return ": ".join(str(word) for word in words if word)


class RefreshingAuthority:
    """Signs requests with access tokens that a lasting refresh token gives.

    The refresh token stays as it is; access tokens are kept in memory only.
    """

    def __init__(
        self, web: Web, client: OAuthClient, keeper: TokenKeeper, *, cure: str
    ) -> None:
        """Make it; connects to nobody. `cure` says what to do when the token is refused."""
        self._web = web
        self._client = client
        self._keeper = keeper
        self._cure = cure
        self._access = ""
        self._expires = 0.0

    def sign(self) -> Mapping[str, str]:
        """Return the header with a token that is good for some time yet."""
        if self._web.patience.clock() > self._expires - _EARLY_SECONDS:
            self.renew()
        return {"Authorization": f"Bearer {self._access}"}

    def renew(self) -> None:
        """Get a new access token.

        Raises:
            PublishFailure: the refresh token isn't good any more.
        """
        refresh = self._keeper.load().get("refresh_token", "")
        self._web.secrets.add(refresh)
        self._web.secrets.add(self._client.client_secret)
        form = {
            "grant_type": "refresh_token",
            "refresh_token": refresh,
            "client_id": self._client.client_id,
            "client_secret": self._client.client_secret,
        }
        call = make_form_call(self._client.token_url, form, "stay signed in")
        answer = self._web.send(call, allowed=[400, 401])
        if not answer.is_good:
            words = self._web.secrets.quote(explain_grant(answer))
            raise PublishFailure(
                f"{self._web.manners.server}: you are signed in no more ({words}). {self._cure}"
            )
        tokens = read_tokens(self._web, answer, what="stay signed in")
        self._access = tokens.access
        self._expires = tokens.expires
