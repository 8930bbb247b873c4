"""Requests and answers, as they are written down. Connects to nobody."""

from __future__ import annotations

import json
import urllib.parse
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MAX_ANSWER_BYTES = 4 * 2**20


@dataclass(frozen=True)
class FilePart:
    """A stretch of a file that is sent from the disk, a block at a time."""

    path: Path
    start: int
    length: int
    advance: Callable[[int], None] = field(
        default=lambda sent: None, repr=False
    )
    """Is told how many bytes of the whole file have been sent."""


@dataclass(frozen=True)
class Call:
    """A request. Address, headers and body may hold secrets, so they are never printed."""

    method: str
    url: str = field(repr=False)
    what: str
    """What it is for, as it follows `can't`: `read the state of the film`."""
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes | FilePart = field(default=b"", repr=False)
    signed: bool = True
    """Whether it is sent in the account's name."""
    most: int = MAX_ANSWER_BYTES
    """Bytes of the answer."""

    @property
    def size(self) -> int:
        """Bytes of the body."""
        return (
            len(self.body) if isinstance(self.body, bytes) else self.body.length
        )


def make_json_call(
    method: str, url: str, *, what: str, content: object
) -> Call:
    """Return a request with a body in JSON."""
    headers = {"Content-Type": "application/json; charset=UTF-8"}
    return Call(method, url, what, headers, json.dumps(content).encode())


def make_form_call(
    url: str,
    form: Mapping[str, str],
    what: str,
    *,
    headers: Mapping[str, str] = {},
) -> Call:
    """Return a request that sends a form, in nobody's name."""
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    body = urllib.parse.urlencode(form).encode()
    return Call("POST", url, what, {**kind, **headers}, body, signed=False)


@dataclass(frozen=True)
class Answer:
    """What came back, whatever its status."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    """By name, in small letters."""
    body: bytes = field(repr=False)

    @property
    def is_good(self) -> bool:
        """Whether the request was done."""
        return 200 <= self.status < 300

    @property
    def is_page(self) -> bool:
        """Whether it is a page for people, as those tell who stand in front of a server."""
        begin = self.body[:200].lstrip().lower()
        return begin.startswith((b"<!doctype html", b"<html"))

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8", "replace")

    def explain(self, code: str, words: str, hints: Mapping[str, str]) -> str:
        """Return a refusal in words.

        Args:
            code: the platform's own name for what is wrong; empty if it has none.
            words: what it says of that; the whole body is shown if that is nothing.
            hints: by codes, what to do.
        """
        said = words or self.text
        told = f"{code}: {said}" if code else said
        return f"{told} ({hints[code]})" if code in hints else told

    @property
    def wait(self) -> float:
        """Seconds that the server wants to be left alone; 0 if it doesn't say."""
        text = self.headers.get("retry-after", "")
        return float(text) if text.isdecimal() else 0.0

    def read_json(self) -> Any:
        """Return the body as JSON; None if it is none."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            return None
