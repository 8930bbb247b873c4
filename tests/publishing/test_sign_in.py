"""Signing in with a browser: only the browser that was sent is let in."""

from __future__ import annotations

import socket
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from lantern.core.problems import PublishFailure
from lantern.publishing import sign_in
from lantern.publishing.platforms import SignInWish
from lantern.publishing.sign_in import OAuthClient, Tokens, make_challenge
from lantern.publishing.web import Manners, Web
from tests.servers.faults import Asked, Given, Service, serving
from tests.support.publishing import Clock, Person, show_failure

SECRET = "planted-client-secret"
MANNERS = Manners("Here", lambda answer: answer.body.decode())


class Issuer(Service):
    """Gives tokens for any code."""

    given = Given(200, {"access_token": "planted-access", "expires_in": 60})

    def answer(self, asked: Asked) -> Given:
        return self.given


@dataclass
class Browser(Person):
    """Goes where it is sent, in a thread, and does there what the test says."""

    act: Callable[[str, str], None] = lambda back, state: None
    threads: list[threading.Thread] = field(default_factory=list)

    def open_address(self, address: str) -> None:
        super().open_address(address)
        query = dict(
            urllib.parse.parse_qsl(urllib.parse.urlsplit(address).query)
        )
        self.threads.append(
            threading.Thread(
                target=self.act, args=(query["redirect_uri"], query["state"])
            )
        )
        self.threads[0].start()


@pytest.fixture
def issuer() -> Iterator[Issuer]:
    service = Issuer()
    with serving(service):
        yield service


def begin(
    issuer: Issuer, act: Callable[[str, str], None], port: int = 0
) -> Tokens:
    client = OAuthClient(
        "me", SECRET, f"{issuer.base}/auth", f"{issuer.base}/token", "all"
    )
    browser = Browser(act=act)
    web = Web(MANNERS, patience=Clock().make_patience())
    wish = SignInWish(issuer.base, browser, port=port)
    try:
        return sign_in.sign_in_with_browser(web, client, wish, extra={})
    finally:
        for thread in browser.threads:
            thread.join()


def visit(address: str, **query: str) -> str:
    url = f"{address}?{urllib.parse.urlencode(query)}"
    try:
        with urllib.request.urlopen(url) as page:
            text: bytes = page.read()
    except urllib.error.HTTPError as error:
        with error:
            text = error.read()
    return text.decode()


def test_the_challenge_is_that_of_the_standard() -> None:
    """The example of RFC 7636, appendix B."""
    verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    assert (
        make_challenge(verifier)
        == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
    )


def test_a_code_is_exchanged_with_the_verifier(issuer: Issuer) -> None:
    tokens = begin(
        issuer,
        lambda back, state: void(
            visit(
                back,
                code="c",
                state=state,
            )
        ),
    )
    assert tokens.access == "planted-access"
    form = issuer.asked[0].form
    assert form["code"] == "c"
    assert form["client_secret"] == SECRET
    assert len(form["code_verifier"]) >= 43
    assert form["redirect_uri"].startswith("http://127.0.0.1:")


def void(value: object) -> None:
    """Drop a value where a statement is wanted."""


def test_strangers_at_the_port_learn_and_change_nothing(issuer: Issuer) -> None:
    pages: list[str] = []

    def act(back: str, state: str) -> None:
        pages.append(
            visit(
                back,
                code="stolen",
                state="guessed",
            )
        )
        pages.append(visit(back, code="stolen"))
        pages.append(
            visit(
                f"{back}favicon.ico",
                code="stolen",
                state=state,
            )
        )
        pages.append(
            visit(
                back,
                code="right",
                state=state,
            )
        )

    begin(issuer, act)
    assert ["not the sign-in that was begun" in page for page in pages[:3]] == [
        True
    ] * 3
    assert "Lantern is signed in" in pages[3]
    assert [asked.form["code"] for asked in issuer.asked] == ["right"]


def test_a_browser_that_says_nothing_keeps_no_other_out(issuer: Issuer) -> None:
    def act(back: str, state: str) -> None:
        parts = urllib.parse.urlsplit(back)
        with socket.create_connection(("127.0.0.1", parts.port or 0)):
            visit(
                back,
                code="right",
                state=state,
            )

    assert begin(issuer, act).access == "planted-access"


def test_a_refusal_is_told(issuer: Issuer) -> None:
    def act(back: str, state: str) -> None:
        page = visit(
            back,
            error="access_denied",
            state=state,
        )
        assert "not allowed in" in page

    with pytest.raises(
        PublishFailure, match=r"it was refused \(access_denied\)"
    ):
        begin(issuer, act)
    assert issuer.asked == []


def test_a_code_that_is_refused_begins_again(issuer: Issuer) -> None:
    issuer.given = Given(
        400,
        {
            "error": "invalid_grant",
            "error_description": "code planted-code is used",
        },
    )
    with pytest.raises(
        PublishFailure, match="the sign-in wasn't taken"
    ) as failed:
        begin(
            issuer,
            lambda back, state: void(
                visit(
                    back,
                    code="planted-code",
                    state=state,
                )
            ),
        )
    assert "planted" not in show_failure(failed.value)


def test_an_answer_without_a_token_is_told(issuer: Issuer) -> None:
    issuer.given = Given(200, {"token": "planted"})
    with pytest.raises(PublishFailure, match="it answered 200 without a token"):
        begin(
            issuer,
            lambda back, state: void(
                visit(
                    back,
                    code="c",
                    state=state,
                )
            ),
        )


def test_nobody_comes(issuer: Issuer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_in, "SIGN_IN_SECONDS", 0.05)
    with pytest.raises(
        PublishFailure, match="no one signed in within 0 minutes"
    ):
        begin(issuer, lambda back, state: None)


def test_a_port_that_is_taken_is_told(issuer: Issuer) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(
            PublishFailure, match=f"port {port} of this machine can't be"
        ):
            begin(issuer, lambda back, state: None, port)


def test_what_is_shown_in_the_terminal_holds_no_secret(issuer: Issuer) -> None:
    shown: list[str] = []

    def act(back: str, state: str) -> None:
        shown.append(back)
        visit(
            back,
            code="c",
            state=state,
        )

    begin(issuer, act)
    verifier = issuer.asked[0].form["code_verifier"]
    assert verifier not in "".join(shown)
