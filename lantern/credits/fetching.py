"""What is fetched for films: one request, its failures in words for their makers."""

from __future__ import annotations

from lantern.core import web
from lantern.core.problems import AssetFailure, NetworkFailure
from lantern.core.web import WebAnswer, WebRequest


def ask_server(url: str, server: str, *, seconds: float, most: int) -> WebAnswer:
    """Return what a server answers for an address.

    Args:
        url: what is asked for.
        server: its name, for messages.
        seconds: how long the whole answer may take.
        most: bytes that it may have.

    Raises:
        AssetFailure: the server sends too much.
        NetworkFailure: the network doesn't work.
    """
    try:
        return web.send(WebRequest("GET", url), seconds=seconds, most=most)
    except web.TooLargeError as error:
        raise AssetFailure(f"{error}; nothing was kept") from None
    except web.WebError as error:
        raise NetworkFailure(
            f"{server} can't be reached: {error}; try again later"
        ) from None
