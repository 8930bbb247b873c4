"""What makers are told when a server doesn't answer, or sends too much."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from lantern.core.network import MAX_REDIRECTIONS, WebServer
from lantern.core.problems import AssetFailure, NetworkFailure
from lantern.core.web import WebAnswer
from lantern.credits.fetching import ask_server, follow
from tests.support.file_server import FileServer, serving


def test_a_server_that_is_not_there_is_named() -> None:
    with socket.socket() as taken:
        # bound, and never listening: nobody answers at its port
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/"
        with pytest.raises(
            NetworkFailure, match="The archive can't be reached: "
        ):
            ask_server(
                url,
                "The archive",
                seconds=5,
                most=10,
            )


@pytest.fixture
def server() -> Iterator[FileServer]:
    with serving(FileServer({"/b.txt": b"rain"})) as running:
        yield running


def fetch(server: FileServer, path: str) -> WebAnswer:
    def require_own(url: str) -> None:
        if not url.startswith(server.base):
            raise AssetFailure(f"{url} isn't followed")

    archive = WebServer("The archive", require_own)
    return follow(
        server.base + path,
        archive,
        seconds=5,
        most=10,
    )


def test_what_a_redirect_leads_to_is_taken(server: FileServer) -> None:
    server.moved = {"/a.txt": "/b.txt"}
    assert fetch(server, "/a.txt").body == b"rain"
    assert server.asked == ["/a.txt", "/b.txt"]


def test_an_address_that_is_refused_is_not_asked(server: FileServer) -> None:
    server.moved = {"/a.txt": "http://127.0.0.2/b.txt"}
    with pytest.raises(
        AssetFailure, match=r"http://127.0.0.2/b.txt isn't followed"
    ):
        fetch(server, "/a.txt")
    assert server.asked == ["/a.txt"]


def test_a_redirect_to_no_address_can_not_be_understood(
    server: FileServer,
) -> None:
    server.moved = {"/a.txt": "http://["}
    with pytest.raises(
        AssetFailure, match=r"The archive gave an answer that can't be"
    ):
        fetch(server, "/a.txt")


def test_a_server_that_leads_in_a_circle_is_given_up(
    server: FileServer,
) -> None:
    server.moved = {"/a.txt": "/a.txt"}
    with pytest.raises(
        NetworkFailure, match="The archive leads in a circle; try again"
    ):
        fetch(server, "/a.txt")
    assert server.asked == ["/a.txt"] * MAX_REDIRECTIONS
