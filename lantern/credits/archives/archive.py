"""An archive: where it is, and how it is asked.

Everything here connects, and nothing connects by being imported.
"""

from __future__ import annotations

import json
import os
import urllib.parse
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from lantern.core.network import WebServer, is_same_server
from lantern.core.problems import AssetFailure, NetworkFailure
from lantern.core.web import WebAnswer
from lantern.credits.archives.candidate import Candidate, CandidateKind
from lantern.credits.fetching import ask_server, follow

SECONDS = 30.0
"""Seconds for an answer about pictures."""
MAX_ANSWER_BYTES = 5_000_000
_LOOPBACK = ("127.0.0.1", "localhost", "::1")

Json = Mapping[str, Any]
Query = Mapping[str, str | list[str]]


@dataclass(frozen=True)
class MaterialArchive:
    """An archive and how it is searched.

    `variable` is the environment variable for another server with the same API, `hosts` are the
    domains that its files come from; none means any server with a certificate. `key_variable` is
    where its key stands, for those that ask for one.
    """

    key: str
    title: str
    base: str
    variable: str
    kind: CandidateKind
    search: Callable[[ArchiveServer, SearchQuery], list[Candidate]]
    find_file: Callable[[ArchiveServer, Candidate], Candidate] | None = None
    hosts: tuple[str, ...] | None = ()
    key_variable: str | None = None

    @property
    def is_ready(self) -> bool:
        """Whether it can be asked: it asks for no key, or there is one."""
        return self.key_variable is None or bool(
            os.environ.get(self.key_variable)
        )


@dataclass(frozen=True)
class SearchQuery:
    """What is looked for, and how much of it at most."""

    words: str
    count: int


class ArchiveServer:
    """The server of an archive."""

    def __init__(self, archive: MaterialArchive) -> None:
        """Choose the server that the environment names, else the archive's own."""
        self.archive = archive
        base = os.environ.get(archive.variable, archive.base)
        self.base = base.rstrip("/")
        self.web = WebServer(archive.title, self._require_allowed)

    def ask(
        self, path: str, query: Query = MappingProxyType({}), *, key: str = ""
    ) -> Any:
        """Return the JSON at a path of the server.

        Args:
            path: from the server's base.
            query: what stands behind it.
            key: of the account that asks; with one no redirect is followed.

        Raises:
            Failure: the network doesn't work, or this is no such answer.
        """
        url = f"{self.base}{path}"
        if query:
            url += f"?{urllib.parse.urlencode(query, doseq=True)}"
        if key:
            title = self.archive.title
            headers = {"X-Api-Key": key}
            answer = ask_server(
                url,
                title,
                seconds=SECONDS,
                most=MAX_ANSWER_BYTES,
                headers=headers,
            )
        else:
            answer = follow(
                url,
                self.web,
                seconds=SECONDS,
                most=MAX_ANSWER_BYTES,
            )
        try:
            return json.loads(self._require_found(answer))
        except (ValueError, RecursionError):
            raise self.make_unclear() from None

    def fetch(self, url: str, *, seconds: float, most: int) -> bytes:
        """Return what is at an address.

        Raises:
            AssetFailure: it isn't there, is too large, or leads elsewhere.
            NetworkFailure: the network doesn't work.
        """
        return self._require_found(
            follow(
                url,
                self.web,
                seconds=seconds,
                most=most,
            )
        )

    def _require_found(self, answer: WebAnswer) -> bytes:
        if answer.status == 200:
            return answer.body
        title = self.archive.title
        if answer.status in (404, 410):
            raise AssetFailure(
                f"{title} doesn't have it any more ({answer.status})"
            )
        if answer.status in (401, 403) and self.archive.key_variable:
            raise NetworkFailure(
                f"{title} refused the key in {self.archive.key_variable}"
                f" ({answer.status})"
            )
        raise NetworkFailure(
            f"{title} answered {answer.status}; try again later"
        )

    def make_unclear(self) -> NetworkFailure:
        """Return the failure of an answer that is not the JSON that was asked for."""
        return NetworkFailure(
            f"{self.archive.title} gave an answer that can't be understood;"
            " try again later"
        )

    def _require_allowed(self, url: str) -> None:
        """Refuse an address that is none of the archive's.

        Raises:
            AssetFailure: it isn't.
        """
        try:
            target = urllib.parse.urlsplit(url)
            is_own = is_same_server(url, self.base)
        except ValueError:
            raise self.make_unclear() from None
        host = target.hostname or ""
        if is_own or (target.scheme == "https" and self._is_known(host)):
            return
        raise AssetFailure(
            f"{self.archive.title} leads to {host or url}, which isn't followed"
        )

    def _is_known(self, host: str) -> bool:
        hosts = self.archive.hosts
        if hosts is None:
            return "." in host and host not in _LOOPBACK
        return any(host == name or host.endswith(f".{name}") for name in hosts)


def get_list(answer: Any, *path: str) -> list[Json]:
    """Return the objects in a list somewhere in an answer; empty if there is no such list."""
    for key in path:
        if not isinstance(answer, dict):
            return []
        answer = answer.get(key)
    if not isinstance(answer, list):
        return []
    return [each for each in answer if isinstance(each, dict)]
