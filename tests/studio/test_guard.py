"""Who is let in: the browser of this machine's user, with the address that was printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Message

from lantern.studio.guard import HEADERS, MOST_JSON_BYTES, Guard, Passes
from tests.support.event_loops import run_apart

PORT = 4711
OWN = f"127.0.0.1:{PORT}"


async def answer(request: Request) -> Response:
    return Response(b"%d" % len(await request.body()))


@dataclass
class Server:
    """A guard before an application that says how many bytes it was sent."""

    passes: Passes = field(
        default_factory=lambda: Passes(PORT, token="one-time")
    )

    def ask(
        self,
        path: str = "/api/film",
        method: str = "GET",
        *,
        body: bytes = b"",
        query: str = "",
        knows: bool = True,
        headers: Mapping[str, str] | None = None,
        **more: str,
    ) -> tuple[int, dict[str, str], bytes]:
        given = {"host": OWN, **(headers or {}), **more}
        if knows:
            given["cookie"] = f"{self.passes.cookie_name}={self.passes.secret}"
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "query_string": query.encode(),
            "headers": [
                (name.replace("_", "-").encode(), value.encode())
                for name, value in given.items()
            ],
        }
        return run_apart(self._answer(scope, body))

    async def _answer(
        self, scope: dict[str, Any], body: bytes
    ) -> tuple[int, dict[str, str], bytes]:
        sent: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Message) -> None:
            sent.append(message)

        methods = ["GET", "POST", "DELETE"]
        app = Starlette(routes=[Route("/{path:path}", answer, methods=methods)])
        await Guard(app, self.passes)(scope, receive, send)
        headers = {
            name.decode(): value.decode() for name, value in sent[0]["headers"]
        }
        rest = b"".join(message.get("body", b"") for message in sent[1:])
        return sent[0]["status"], headers, rest


@pytest.fixture
def server() -> Server:
    return Server()


def test_the_token_is_exchanged_for_a_cookie_that_pages_can_not_read(
    server: Server,
) -> None:
    status, headers, _ = server.ask(
        "/open",
        query="token=one-time",
        knows=False,
    )
    assert (status, headers["location"]) == (303, "/")
    cookie = headers["set-cookie"]
    assert cookie.startswith(f"lantern-studio-{PORT}={server.passes.secret};")
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()


def test_a_token_opens_once(server: Server) -> None:
    assert (
        server.ask(
            "/open",
            query="token=one-time",
            knows=False,
        )[0]
        == 303
    )
    status, headers, text = server.ask(
        "/open",
        query="token=one-time",
        knows=False,
    )
    assert status == 403
    assert "set-cookie" not in headers
    assert b"run 'lantern studio' again" in text


def test_the_next_token_is_told_once_one_was_used() -> None:
    told: list[str] = []
    passes = Passes(
        PORT,
        renewed=told.append,
        token="one-time",
    )
    Server(passes).ask(
        "/open",
        query="token=one-time",
        knows=False,
    )
    assert told == [passes.token]
    assert told != ["one-time"]


def test_an_address_that_was_used_leads_back_to_the_page_in_the_same_browser(
    server: Server,
) -> None:
    server.ask(
        "/open",
        query="token=one-time",
        knows=False,
    )
    status, headers, _ = server.ask("/open", query="token=one-time")
    assert (status, headers["location"]) == (303, "/")


@pytest.mark.parametrize("token", ["", "wrong", "%FF", "one-time "])
def test_another_token_opens_nothing(server: Server, token: str) -> None:
    assert (
        server.ask(
            "/open",
            query=f"token={token}",
            knows=False,
        )[0]
        == 403
    )
    assert server.passes.token == "one-time"


@pytest.mark.parametrize("path", ["/", "/app.js", "/api/film", "/api/events"])
def test_nothing_is_told_without_the_cookie(server: Server, path: str) -> None:
    status, _, text = server.ask(path, knows=False)
    assert status == 403
    assert b"the address that 'lantern studio' prints" in text


def test_the_cookie_of_another_studio_does_not_do(server: Server) -> None:
    other = f"lantern-studio-{PORT}=something-else"
    assert server.ask(knows=False, cookie=other)[0] == 403


@pytest.mark.parametrize(
    "host", [OWN, f"localhost:{PORT}", f"[::1]:{PORT}", f"LOCALHOST:{PORT}"]
)
def test_our_own_names_are_answered(server: Server, host: str) -> None:
    assert server.ask(host=host)[0] == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        f"evil.example:{PORT}",
        "127.0.0.1",
        "localhost:80",
        f"127.0.0.1.evil.example:{PORT}",
        "",
    ],
)
def test_a_name_that_was_made_to_lead_here_is_refused(
    server: Server, host: str
) -> None:
    assert server.ask(host=host)[0] == 400


JSON = {"content_type": "application/json"}


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": f"http://{OWN}"},
        {"sec_fetch_site": "same-origin"},
        {"sec_fetch_site": "none"},
        {"sec_fetch_site": "same-origin", "origin": f"http://{OWN}"},
    ],
)
def test_the_page_itself_may_change_things(
    server: Server, headers: dict[str, str]
) -> None:
    asked = server.ask(
        method="POST",
        body=b"{}",
        headers={**JSON, **headers},
    )
    assert (asked[0], asked[2]) == (200, b"2")


@pytest.mark.parametrize("method", ["POST", "DELETE"])
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": f"http://localhost:{PORT}"},
        {"origin": f"https://{OWN}"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"sec_fetch_site": "cross-site", "origin": f"http://{OWN}"},
        {"sec_fetch_site": "same-origin", "origin": "http://evil.example"},
    ],
)
def test_other_pages_change_nothing(
    server: Server, method: str, headers: dict[str, str]
) -> None:
    assert (
        server.ask(
            method=method,
            body=b"{}",
            headers={**JSON, **headers},
        )[0]
        == 403
    )


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_other_pages_can_not_embed_what_the_server_tells(
    server: Server, site: str
) -> None:
    assert server.ask("/api/frame", sec_fetch_site=site)[0] == 403
    assert server.ask("/", sec_fetch_site=site)[0] == 200


@pytest.mark.parametrize(
    "kind",
    [
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
    ],
)
def test_only_json_is_taken(server: Server, kind: str) -> None:
    own = {"origin": f"http://{OWN}", "content_type": kind}
    assert (
        server.ask(
            method="POST",
            body=b"{}",
            headers=own,
        )[0]
        == 415
    )


def test_a_recording_is_taken_where_recordings_go(server: Server) -> None:
    own = {"origin": f"http://{OWN}", "content_type": "audio/webm;codecs=opus"}
    assert (
        server.ask(
            "/api/takes",
            "POST",
            body=b"sound",
            headers=own,
        )[0]
        == 200
    )
    assert (
        server.ask(
            "/api/marks",
            "POST",
            body=b"sound",
            headers=own,
        )[0]
        == 415
    )


def test_a_body_that_is_too_long_is_not_read(server: Server) -> None:
    own = {"origin": f"http://{OWN}", **JSON}
    longest = b"x" * MOST_JSON_BYTES
    assert (
        server.ask(
            method="POST",
            body=longest,
            headers=own,
        )[0]
        == 200
    )
    assert (
        server.ask(
            method="POST",
            body=longest + b"x",
            headers=own,
        )[0]
        == 413
    )
    lying = {**own, "content_length": "999999"}
    assert (
        server.ask(
            method="POST",
            body=b"{}",
            headers=lying,
        )[0]
        == 413
    )


@pytest.mark.parametrize("method", ["PUT", "PATCH", "OPTIONS", "TRACE"])
def test_there_are_no_other_methods(server: Server, method: str) -> None:
    assert server.ask(method=method)[0] == 405


def test_no_script_is_handed_out_as_a_service_worker(server: Server) -> None:
    assert server.ask("/app.js", service_worker="script")[0] == 403


@pytest.mark.parametrize(
    ("knows", "host"), [(True, OWN), (False, OWN), (True, "evil.example")]
)
def test_every_answer_says_what_a_browser_may_do_with_it(
    server: Server, knows: bool, host: str
) -> None:
    _, headers, _ = server.ask(knows=knows, host=host)
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"
    policy = headers["content-security-policy"]
    for part in (
        "default-src 'self'",
        "img-src 'self' blob: data:",
        "frame-ancestors 'none'",
        "object-src 'none'",
    ):
        assert part in policy
    assert "unsafe" not in policy
    assert HEADERS.keys() <= headers.keys()
    assert not [name for name in headers if name.startswith("access-control-")]


def test_web_sockets_are_not_answered(server: Server) -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "websocket", "path": "/", "headers": []}
    run_apart(Guard(Starlette(), server.passes)(scope, receive, send))
    assert sent == []
