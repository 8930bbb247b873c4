"""A platform that answers as a test says, and what a client of it needs."""

from __future__ import annotations

from collections.abc import Mapping

from lantern.publishing.calls import Answer, Call
from lantern.publishing.patience import Patience
from lantern.publishing.web import Manners
from tests.servers.faults import Asked, Given, Service

TOKEN = "ya29.planted-token-0123456789"


class Echo(Service):
    """Answers with `given`, and keeps what came."""

    given = Given(200, {"ok": True})

    def answer(self, asked: Asked) -> Given:
        return self.given


class Waits:
    """A clock and a `sleep` that take no time."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    def make_patience(self) -> Patience:
        return Patience(lambda: 0.0, self.slept.append, lambda: 1.0)


class Token:
    """An account whose token is renewed on demand."""

    def __init__(self) -> None:
        self.renewed = 0

    def sign(self) -> Mapping[str, str]:
        return {"Authorization": f"Bearer {TOKEN}-{self.renewed}"}

    def renew(self) -> None:
        self.renewed += 1


def explain(answer: Answer) -> str:
    return answer.body.decode()


MANNERS = Manners("Echo", explain, lambda answer: b"rateLimit" in answer.body)


def ask(echo: Echo, path: str = "/x") -> Call:
    return Call("GET", f"{echo.base}{path}", "look at x")
