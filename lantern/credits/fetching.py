"""What is fetched for films: a request, its redirects, its failures in words for their makers."""

from __future__ import annotations

import urllib.parse
from collections.abc import Mapping
from types import MappingProxyType

from lantern.core import web
from lantern.core.network import MAX_REDIRECTIONS, WebServer
from lantern.core.problems import AssetFailure, NetworkFailure
from lantern.core.web import WebAnswer, WebRequest

_REDIRECTS = (301, 302, 303, 307, 308)


def ask_server(
    url: str,
    server: str,
    *,
    seconds: float,
    most: int,
    headers: Mapping[str, str] = MappingProxyType({}),
) -> WebAnswer:
    """Return what a server answers for an address.

    Args:
        url: what is asked for.
        server: its name, for messages.
        seconds: how long the whole answer may take.
        most: bytes that it may have.
        headers: more headers of the request, which may hold a key.

    Raises:
        AssetFailure: the server sends too much.
        NetworkFailure: the network doesn't work.
    """
    request = WebRequest("GET", url, headers)
    try:
        return web.send(
            request,
            seconds=seconds,
            most=most,
        )
    except web.TooLargeError as error:
        raise AssetFailure(f"{error}; nothing was kept") from None
    except web.WebError as error:
        raise NetworkFailure(
            f"{server} can't be reached: {error}; try again later"
        ) from None


def follow(
    url: str, server: WebServer, *, seconds: float, most: int
) -> WebAnswer:
    """Return what a server answers for an address, or for the one that it leads to.

    Args:
        url: what is asked for.
        server: its name, and what refuses addresses, this one too.
        seconds: how long each answer may take.
        most: bytes that it may have.

    Raises:
        AssetFailure: the server sends too much, or leads to an address that isn't followed.
        NetworkFailure: the network doesn't work, or the server leads in a circle.
    """
    for _ in range(MAX_REDIRECTIONS):
        server.require_allowed(url)
        answer = ask_server(
            url,
            server.name,
            seconds=seconds,
            most=most,
        )
        target = answer.headers.get("Location", "")
        if answer.status not in _REDIRECTS or not target:
            return answer
        url = _join(url, target, server)
    raise NetworkFailure(f"{server.name} leads in a circle; try again later")


def _join(url: str, target: str, server: WebServer) -> str:
    """Return where a redirect leads from an address."""
    try:
        return urllib.parse.urljoin(url, target)
    except ValueError:
        raise AssetFailure(
            f"{server.name} gave an answer that can't be understood (an address that is"
            " none); try again later"
        ) from None
