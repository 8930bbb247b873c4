"""Requests to a platform: signed, sent again where that may help, and explained when they fail.

What is raised from here holds no token, key or session address.
"""

from __future__ import annotations

import urllib.parse
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from lantern.core.problems import PublishFailure
from lantern.core.web import AGENT, is_loopback
from lantern.publishing.answers import JsonReader
from lantern.publishing.calls import Answer, Call, FilePart
from lantern.publishing.patience import PassingFailure, Patience, Tell, Tries
from lantern.publishing.redaction import Secrets

T = TypeVar("T")

_BASE_SECONDS = 120.0
_SLOWEST_RATE = 10_000
"""Bytes a second, below which a request is given up."""
_MOVED = frozenset([301, 302, 303, 307, 308])
_PASSING = frozenset([408, 425, 429, 500, 502, 503, 504])


class Authority(Protocol):
    """Signs requests in the name of an account."""

    def sign(self) -> Mapping[str, str]:
        """Return the headers that say whose request it is.

        Raises:
            PublishFailure: the account isn't signed in any more.
        """

    def renew(self) -> None:
        """Get a new token, since the last one was refused.

        Raises:
            PublishFailure: the account isn't signed in any more.
        """


@dataclass(frozen=True)
class FixedAuthority:
    """Signs requests with what was made by hand, and is never exchanged for another."""

    words: str = field(repr=False)
    """What stands in the header Authorization."""
    refusal: str
    """What is said when the platform doesn't take it: with the cure."""

    def sign(self) -> Mapping[str, str]:
        """Return the header that says whose request it is."""
        return {"Authorization": self.words}

    def renew(self) -> None:
        """Refuse: a new one is made by hand.

        Raises:
            PublishFailure: always.
        """
        raise PublishFailure(self.refusal)


@dataclass(frozen=True)
class Manners:
    """How a platform answers, where they differ."""

    server: str
    """Its name in messages."""
    explain: Callable[[Answer], str]
    """Returns the server's own words in an answer; empty if there are none."""
    is_passing: Callable[[Answer], bool] = lambda answer: False
    """Tells whether an answer asks for patience, beside the statuses that always do."""
    find_wait: Callable[[Answer], float] = lambda answer: answer.wait
    """Reads from an answer how many seconds the server wants to be left alone."""


class Web:
    """The way to one platform's server."""

    def __init__(
        self,
        manners: Manners,
        *,
        patience: Patience | None = None,
        seconds: float | None = None,
        tell: Tell | None = None,
    ) -> None:
        """Make a way; connects to nobody.

        Args:
            manners: how the platform answers.
            patience: how time goes by between tries.
            seconds: for a whole request; by default it depends on how much is sent.
            tell: is told why it waits, if it waits long.
        """
        self.manners = manners
        self.patience = patience or Patience()
        self.secrets = Secrets()
        self.authority: Authority | None = None
        self._tell = tell
        self._seconds = seconds
        self._adapters: dict[str, Any] = {}

    def make_tries(self) -> Tries:
        """Return a count of failures in a row, none yet."""
        return Tries(self.patience, self._tell)

    def rest(self, seconds: float, why: str) -> None:
        """Leave the server alone for a while."""
        self.patience.rest(seconds, why, self._tell)

    def send(self, call: Call, *, allowed: Collection[int] = ()) -> Answer:
        """Send a request, again where that may help; return the answer to it.

        Only for requests that may be taken twice.

        Args:
            call: what is sent.
            allowed: statuses that the caller knows how to go on from, beside 2xx.

        Raises:
            PublishFailure: it was refused, or no answer came in the end.
        """
        tries = self.make_tries()
        while True:
            try:
                return self._send_accepted(call, allowed)
            except PassingFailure as failure:
                tries.wait(failure)

    def send_unless(
        self, call: Call, find: Callable[[], T | None]
    ) -> Answer | T:
        """Send a request that must not be taken twice; return its answer, or what `find` found.

        When no answer comes, nobody knows whether it was taken: then `find` looks whether it was,
        before it is sent again.

        Raises:
            PublishFailure: it was refused, or no answer came in the end.
        """
        tries = self.make_tries()
        while True:
            try:
                return self._send_accepted(call)
            except PassingFailure as failure:
                tries.wait(failure)
            found = find()
            if found is not None:
                return found

    def _send_accepted(
        self, call: Call, allowed: Collection[int] = ()
    ) -> Answer:
        """Send a request once; return an answer that is good, or of a status that is allowed.

        Raises:
            PassingFailure: the same request may work later.
            PublishFailure: it was refused.
        """
        answer = self.send_once(call)
        is_allowed = answer.status in allowed and not self.is_passing(answer)
        if answer.is_good or is_allowed:
            return answer
        raise self.make_failure(call, answer)

    def send_once(self, call: Call) -> Answer:
        """Send a request, and return the answer whatever its status.

        A token that has run out is renewed, and the request sent once more; a part of a file
        isn't, since nobody knows how much of it was taken.

        Raises:
            PassingFailure: no whole answer came, or a part of a file met an old token.
            PublishFailure: the server isn't to be trusted, or the account isn't signed in.
        """
        answer = self._exchange(call)
        if answer.status != 401 or not call.signed or self.authority is None:
            return answer
        self.authority.renew()
        if isinstance(call.body, FilePart):
            raise PassingFailure(f"{self._cannot(call)}: the token had run out")
        return self._exchange(call)

    def make_failure(self, call: Call, answer: Answer) -> PublishFailure:
        """Return what an answer that isn't good means, in words."""
        said = f"{answer.status} {self.quote(answer)}".strip()
        if answer.status in _MOVED:
            said += self._describe_move(call, answer)
        message = f"{self._cannot(call)}: it answered {said}"
        if self.is_passing(answer):
            return PassingFailure(message, self.manners.find_wait(answer))
        return PublishFailure(message)

    def _describe_move(self, call: Call, answer: Answer) -> str:
        """Return where an answer leads to; nobody is followed there with a token."""
        location = answer.headers.get("location", "")
        try:
            parts = urllib.parse.urlsplit(
                urllib.parse.urljoin(call.url, location)
            )
        except ValueError:
            return ""
        place = self.secrets.quote(f"{parts.scheme}://{parts.netloc}")
        return (
            f" and leads to {place}; if that is its address now, sign in there"
        )

    def quote(self, answer: Answer) -> str:
        """Return what a server says of a refusal, on one line and without secrets."""
        return self.secrets.quote(self.manners.explain(answer))

    def is_passing(self, answer: Answer) -> bool:
        """Tell whether a request that was answered so may work later."""
        return answer.status in _PASSING or self.manners.is_passing(answer)

    def read_json(self, call: Call, answer: Answer) -> dict[str, Any]:
        """Return the object in an answer.

        Raises:
            PublishFailure: there is none.
        """
        content = answer.read_json()
        if isinstance(content, dict):
            return content
        words = self.secrets.quote(answer.text)
        raise PublishFailure(
            f"{self._cannot(call)}: it answered {answer.status} with something that"
            f" can't be read: {words or 'nothing'}"
        )

    def read(self, call: Call, answer: Answer) -> JsonReader:
        """Return the object in an answer, to be read by its fields.

        Raises:
            PublishFailure: there is none.
        """

        def refuse(words: str) -> PublishFailure:
            return PublishFailure(
                f"{self._cannot(call)}: {self.secrets.quote(words)}"
            )

        return JsonReader(self.read_json(call, answer), refuse)

    def ask(self, call: Call) -> JsonReader:
        """Send a request, again where that may help; return the object in its answer.

        Raises:
            PublishFailure: it was refused, or no object came in the end.
        """
        return self.read(call, self.send(call))

    def _cannot(self, call: Call) -> str:
        return f"{self.manners.server}: can't {call.what}"

    def _exchange(self, call: Call) -> Answer:
        scheme = self._require_safe(call)
        headers = {
            "User-Agent": AGENT,
            "Accept": "application/json",
            "Accept-Encoding": "identity",
            **call.headers,
        }
        if call.signed and self.authority is not None:
            headers.update(self.authority.sign())
        from lantern.publishing.exchange import Exchange  # loads requests

        adapter = self._find_adapter(scheme)
        seconds = self._seconds or _BASE_SECONDS + call.size / _SLOWEST_RATE
        try:
            answer = Exchange(call, headers, adapter).run(seconds)
        except PublishFailure as failure:
            message = self.secrets.hide(
                f"{self._cannot(call)}: {failure.message}"
            )
            raise type(failure)(message) from None
        if answer.is_good and answer.is_page:
            raise PublishFailure(
                f"{self._cannot(call)}: a web page came in place of an answer, so the server is"
                " being mended, or isn't the one that is meant; look at its address, or try"
                f" again later ({self.secrets.quote(answer.text)})"
            )
        return answer

    def _require_safe(self, call: Call) -> str:
        """Return the scheme of an address; refuse one at which others could read along.

        Raises:
            PublishFailure: it is no https, and not on this machine.
        """
        try:
            parts = urllib.parse.urlsplit(call.url)
            host = parts.hostname or ""
        except ValueError:
            host = ""
        if not host:
            raise PublishFailure(
                f"{self._cannot(call)}: this is no address; nothing was sent"
            )
        is_plain = parts.scheme == "http" and is_loopback(host)
        if parts.scheme != "https" and not is_plain:
            raise PublishFailure(
                f"{self._cannot(call)}: its address begins with {parts.scheme}://, and only"
                " https:// keeps secrets; nothing was sent"
            )
        return parts.scheme

    def _find_adapter(self, scheme: str) -> Any:
        from lantern.publishing.exchange import make_adapter

        if scheme not in self._adapters:
            self._adapters[scheme] = make_adapter(scheme)
        return self._adapters[scheme]
