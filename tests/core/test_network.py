"""Files from web servers: where redirects lead, and what goes wrong, in words."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler

import pytest

from lantern.core.network import (
    MAX_REDIRECTIONS,
    RangeFailure,
    WebServer,
    is_same_server,
    open_url,
)
from lantern.core.problems import AssetFailure, NetworkFailure
from tests.support.file_server import FileServer, serving
from tests.support.loopback import QuietHandler, run_server


def allow_all(url: str) -> None:
    """Follow any address."""


def refuse_other_hosts(url: str) -> None:
    """Follow the loopback only."""
    if "127.0.0.1" not in url:
        raise AssetFailure(f"{url} leads elsewhere")


ARCHIVE = WebServer("the archive", allow_all)
CAREFUL = WebServer("the archive", refuse_other_hosts)


def read(url: str, server: WebServer = ARCHIVE) -> bytes:
    """Return the whole body of an answer."""
    found = b""
    with open_url(server, url) as answer:
        while block := answer.read_block():
            found += block
    return found


def test_an_answer_is_read_to_its_end() -> None:
    body = bytes(range(256)) * 1000
    with serving(FileServer({"/a.jpg": body})) as server:
        with open_url(ARCHIVE, f"{server.base}/a.jpg") as answer:
            assert answer.status == 200
            assert answer.url == f"{server.base}/a.jpg"
            assert answer.length == 256_000
            assert answer.get_header("X-None") == ""
            assert 0 < len(answer.read_block()) <= 65_536
        assert read(f"{server.base}/a.jpg") == body


def test_a_server_need_not_say_how_long_it_is() -> None:
    with (
        serving(FileServer({"/a": b"abc"}, tells_length=False)) as server,
        open_url(ARCHIVE, f"{server.base}/a") as answer,
    ):
        assert answer.length is None


def test_headers_are_sent_along() -> None:
    with serving(FileServer({"/a": b"abcdef"})) as server:
        headers = {"Range": "bytes=2-"}
        with open_url(ARCHIVE, f"{server.base}/a", headers) as answer:
            assert answer.status == 206
            # a block may hold less than what was sent
            assert b"".join(iter(answer.read_block, b"")) == b"cdef"
        assert server.asked == ["/a bytes=2-"]


def test_a_redirect_is_followed_where_it_may_lead() -> None:
    with serving(FileServer({"/new": b"abc"})) as server:
        server.moved["/old"] = f"{server.base}/new"
        with open_url(CAREFUL, f"{server.base}/old") as answer:
            assert answer.url == f"{server.base}/new"
        server.moved["/away"] = "http://elsewhere.invalid/new"
        with pytest.raises(
            AssetFailure, match=r"elsewhere.invalid/new leads elsewhere"
        ):
            read(f"{server.base}/away", CAREFUL)


def test_an_address_that_may_not_be_asked_is_not() -> None:
    with pytest.raises(AssetFailure, match="leads elsewhere"):
        read("http://elsewhere.invalid/", CAREFUL)


def test_redirects_in_a_circle_come_to_an_end() -> None:
    with serving(FileServer()) as server:
        server.moved["/a"] = f"{server.base}/a"
        with pytest.raises(NetworkFailure, match="the archive answered 302"):
            read(f"{server.base}/a")
        assert len(server.asked) <= MAX_REDIRECTIONS + 1


def test_what_is_gone_is_told() -> None:
    with serving(FileServer()) as server, pytest.raises(AssetFailure) as caught:
        read(f"{server.base}/none")
    assert caught.value.message == "the archive doesn't have it any more (404)"


class Refusing(QuietHandler, BaseHTTPRequestHandler):
    """Answers each path with the status that it names; 503 says when to come again."""

    def do_GET(self) -> None:
        status = int(self.path.strip("/"))
        self.send_response(status)
        if status == 503:
            self.send_header("Retry-After", "90")
        self.end_headers()


@pytest.mark.parametrize(
    ("status", "kind", "message"),
    [
        (410, AssetFailure, "the archive doesn't have it any more (410)"),
        (
            416,
            RangeFailure,
            "the archive has less of the file than was expected",
        ),
        (429, NetworkFailure, "the archive answered 429; try again later"),
        (503, NetworkFailure, "the archive answered 503; try again in 90 s"),
    ],
)
def test_a_status_is_told_in_words(
    status: int, kind: type[Exception], message: str
) -> None:
    with run_server(Refusing) as port, pytest.raises(kind) as caught:
        read(f"http://127.0.0.1:{port}/{status}")
    assert str(caught.value).startswith(message)


def test_a_server_that_is_not_there_is_told() -> None:
    with run_server(Refusing) as port:
        url = f"http://127.0.0.1:{port}/200"
    with pytest.raises(
        NetworkFailure, match=r"^the archive can't be reached: "
    ):
        read(url)


@pytest.mark.parametrize(
    ("url", "is_same"),
    [
        ("https://a.org/x?y=1", True),
        ("http://a.org/", False),
        ("https://b.org/", False),
        ("https://a.org:8443/", False),
    ],
)
def test_a_server_is_scheme_host_and_port(url: str, is_same: bool) -> None:
    assert is_same_server(url, "https://a.org/base/") is is_same
