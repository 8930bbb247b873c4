"""Vimeo's interface, version 3.4: requests in an account's name, and refusals in words."""

from __future__ import annotations

import urllib.parse
from collections.abc import Callable, Iterator
from datetime import datetime

from lantern.core.problems import PublishFailure
from lantern.core.web import is_loopback
from lantern.publishing.accounts import format_sign_in
from lantern.publishing.answers import JsonReader
from lantern.publishing.calls import Answer, Call, make_json_call
from lantern.publishing.patience import Patience, Tell
from lantern.publishing.web import Manners, Web

TITLE = "Vimeo"
ACCEPT = "application/vnd.vimeo.*+json;version=3.4"
PAGE = 100
"""Entries of one page of a list, which is the most."""
MOST_PAGES = 20
TOKEN_PLACE = (
    "make a personal access token at https://developer.vimeo.com/apps, for an app with upload"
    " access, with the scopes public, private, create, edit, delete and upload"
)
TOKEN_ADVICE = f"{TOKEN_PLACE}; then run {format_sign_in('vimeo')}"
_LOCKED = 423
_WORDS = {
    4101: "the account's storage is full: delete films there, or change its plan",
    4102: "the account may send no more this week: run it again when Vimeo lets it",
    8002: "the token isn't known",
}
"""Vimeo's own error codes that have a cure."""


def explain(answer: Answer) -> str:
    """Return what an answer refuses, in words."""
    about = JsonReader(answer.read_json(), PublishFailure)
    code = about.find_number("error_code")
    if code in _WORDS:
        return f"{_WORDS[int(code)]} (code {code:.0f})"
    told = [about.find_text("error")]
    for each in about.list_objects("invalid_parameters"):
        told.append(f"{each.find_text('field')}: {each.find_text('error')}")
    return " ".join(filter(None, told))


def is_locked(answer: Answer) -> bool:
    """Tell whether an upload is held by a request that isn't over yet."""
    return answer.status == _LOCKED


def read_reset(answer: Answer, now: float) -> float:
    """Return the seconds until more requests are let through; 0 if an answer doesn't say."""
    try:
        moment = datetime.fromisoformat(
            answer.headers.get("x-ratelimit-reset", "")
        )
    except ValueError:
        return 0.0
    if moment.tzinfo is None:
        return 0.0
    return max(0.0, moment.timestamp() - now)


def make_web(
    patience: Patience | None = None,
    seconds: float | None = None,
    tell: Tell | None = None,
) -> Web:
    """Return a way to Vimeo's servers; connects to nobody."""
    time = patience or Patience()

    def choose_wait(answer: Answer) -> float:
        return max(answer.wait, read_reset(answer, time.clock()))

    manners = Manners(TITLE, explain, is_locked, choose_wait)
    return Web(
        manners,
        patience=time,
        seconds=seconds,
        tell=tell,
    )


class VimeoSite:
    """The interface at one address, for one account."""

    def __init__(self, web: Web, server: str) -> None:
        """Make it; connects to nobody."""
        self.web = web
        self._server = server.rstrip("/")

    def ask(self, path: str, what: str) -> JsonReader:
        """Return what is at a path.

        Raises:
            PublishFailure: it isn't there, or can't be asked for.
        """
        return self.web.ask(self._make_call("GET", path, what=what))

    def find(self, path: str, what: str) -> JsonReader | None:
        """Return what is at a path; None if nothing is.

        Raises:
            PublishFailure: it can't be asked for.
        """
        call = self._make_call("GET", path, what=what)
        answer = self.web.send(call, allowed=(404,))
        return None if answer.status == 404 else self.web.read(call, answer)

    def list(self, path: str, what: str) -> Iterator[JsonReader]:
        """Yield the entries of a list, page by page, up to the 2,000th.

        Raises:
            PublishFailure: it can't be asked for.
        """
        sign = "&" if "?" in path else "?"
        for page in range(1, MOST_PAGES + 1):
            found = self.ask(f"{path}{sign}per_page={PAGE}&page={page}", what)
            yield from found.list_objects("data")
            if not found.find_text("paging", "next"):
                return

    def change(
        self,
        method: str,
        path: str,
        *,
        what: str,
        content: object = None,
        allowed: tuple[int, ...] = (),
    ) -> Answer:
        """Change something; return the answer. The request may be taken twice.

        Raises:
            PublishFailure: it was refused.
        """
        call = self._make_call(
            method,
            path,
            what=what,
            content=content,
        )
        return self.web.send(call, allowed=allowed)

    def change_and_read(
        self, method: str, path: str, *, what: str, content: object
    ) -> JsonReader:
        """Change something; return what it is now. The request may be taken twice.

        Raises:
            PublishFailure: it was refused.
        """
        return self.web.ask(
            self._make_call(
                method,
                path,
                what=what,
                content=content,
            )
        )

    def create(
        self, path: str, *, what: str, content: object, find: Callable[[], bool]
    ) -> JsonReader | None:
        """Make something once; return it, or None if it was made and `find` found it.

        Raises:
            PublishFailure: it was refused, or no answer came in the end.
        """
        call = self._make_call(
            "POST",
            path,
            what=what,
            content=content,
        )
        answer = self.web.send_unless(call, lambda: find() or None)
        return (
            self.web.read(call, answer) if isinstance(answer, Answer) else None
        )

    def put_file(self, link: str, body: bytes, *, what: str) -> None:
        """Send a small file to a link of Vimeo's, which needs no token.

        Raises:
            PublishFailure: it was refused.
        """
        url = self.keep_secret(link)
        headers = {"Content-Type": "application/octet-stream"}
        self.web.send(Call("PUT", url, what, headers, body, signed=False))

    def keep_secret(self, link: str) -> str:
        """Return a link that files are sent to, which is shown nowhere from now on.

        Raises:
            PublishFailure: it is no link that anything is sent to.
        """
        self.web.secrets.add(link)
        try:
            parts = urllib.parse.urlsplit(link)
            host = parts.hostname or ""
        except ValueError:
            host = ""
        # only a server on this machine leads to another one on it
        own = urllib.parse.urlsplit(self._server).hostname or ""
        is_near = is_loopback(host) or not host
        if not host or (is_near and not is_loopback(own)):
            raise PublishFailure(
                f"{TITLE} gave no safe address to send a file to"
            )
        self.web.secrets.add(parts.path.rsplit("/", 1)[-1])
        return link

    def _make_call(
        self, method: str, path: str, *, what: str, content: object = None
    ) -> Call:
        url = self._server + path
        headers = {"Accept": ACCEPT}
        if content is None:
            return Call(method, url, what, headers)
        made = make_json_call(
            method,
            url,
            what=what,
            content=content,
        )
        return Call(method, url, what, {**made.headers, **headers}, made.body)
