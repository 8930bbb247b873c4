"""One request over HTTP: whom it trusts, which way it goes, and when it gives up."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from lantern.core import web
from lantern.core.web import WebAnswer, WebError, WebRequest
from tests.support import gtts_server, speech_server
from tests.support.speech_server import Answer

ORDER = json.dumps({"input": "Rain."}).encode()
FORM = b"f.req=" + json.dumps([[["jQ1olc", json.dumps(["Rain."])]]]).encode()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[speech_server.Log]:
    monkeypatch.setenv(
        "http_proxy", "http://127.0.0.1:9"
    )  # no way for this machine
    with speech_server.serving() as log:
        yield log


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[gtts_server.Log]:
    """A proxy behind which every server has the tests' own certificate."""
    with gtts_server.serving() as log:
        monkeypatch.setenv("https_proxy", log.proxy)
        yield log


def ask(url: str, *, seconds: float = 60, most: int = 2**20) -> WebAnswer:
    request = WebRequest("POST", url, {"X-Own": "1"}, ORDER)
    return web.send(
        request,
        seconds=seconds,
        most=most,
    )


def test_an_answer_has_its_status_its_headers_and_its_body(
    server: speech_server.Log,
) -> None:
    server.rest = Answer(
        404,
        (("X-Why", "none"),),
        kind="text/plain",
        body=b"no",
    )
    answer = ask(f"{server.url}/x?a=1")
    assert (answer.status, answer.headers["X-Why"], answer.body) == (
        404,
        "none",
        b"no",
    )
    assert server.asked[0].path == "/v1/x?a=1"


def test_a_redirect_is_an_answer(server: speech_server.Log) -> None:
    server.rest = Answer(302, (("Location", server.url),), body=b"")
    assert ask(server.url).status == 302
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (Answer(body=bytes(9999), drips=True), "no whole answer within 0.3 s"),
        (Answer(drips_headers=True), "no whole answer within 0.3 s"),
        (Answer(body=bytes(2001)), "the answer is larger than 0.001907 MB"),
        (Answer(body=bytes(1000), cut=True), "broke off in the middle"),
    ],
)
def test_what_never_ends_or_ends_too_soon_is_no_answer(
    server: speech_server.Log, answer: Answer, message: str
) -> None:
    server.rest = answer
    hasty = answer.drips or answer.drips_headers
    with pytest.raises(WebError, match=message):
        ask(
            server.url,
            seconds=0.3 if hasty else 60,
            most=2000,
        )


def test_a_server_that_takes_no_notice_is_given_up() -> None:
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen()
        url = f"http://127.0.0.1:{mute.getsockname()[1]}/"
        with pytest.raises(WebError, match=r"no whole answer within 0\.2 s"):
            ask(url, seconds=0.2)


def test_no_thread_is_left_behind(server: speech_server.Log) -> None:
    before = set(threading.enumerate())
    server.rest = Answer(body=bytes(9999), drips=True)
    with pytest.raises(WebError):
        ask(server.url, seconds=0.2)
    left = [each for each in threading.enumerate() if each not in before]
    for each in left:
        if each.name.endswith("(run)"):
            each.join(60)
            assert not each.is_alive()


def test_an_unknown_certificate_is_refused(proxy: gtts_server.Log) -> None:
    with pytest.raises(WebError) as caught:
        ask("https://translate.google.com/x")
    assert str(caught.value) == (
        "its certificate can't be trusted (self-signed certificate); if your own proxy"
        " gives it, name that in SSL_CERT_FILE"
    )
    assert proxy.texts == []


def test_a_trusted_certificate_is_for_its_own_name_alone(
    proxy: gtts_server.Log, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "trusted.pem"
    file.write_text(gtts_server.CERTIFICATE, "utf-8")
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with pytest.raises(WebError, match=r"Hostname mismatch.*example\.com"):
        ask("https://example.com/x")
    assert web.probe("https://translate.google.com/", 60) is None


def test_a_proxy_of_another_kind_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("https_proxy", "socks5://127.0.0.1:9")
    with pytest.raises(
        WebError, match="a proxy of the kind socks5:// can't be used"
    ):
        ask("https://translate.google.com/x")


def test_a_probe_says_why_nobody_answers() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    assert web.probe(f"http://127.0.0.1:{port}/", 60) == "Connection refused"


@pytest.mark.parametrize(
    "host",
    ["169.254.169.254", "[fe80::1]", "[fe80::1%25eth0]", "[::ffff:a9fe:a9fe]"],
)
def test_link_local_numbers_are_never_asked(host: str) -> None:
    reason = web.probe(f"http://{host}/", 60) or ""
    assert reason.endswith("is a link-local address, which is never asked")


@pytest.mark.parametrize(
    ("host", "is_here"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("192.168.1.4", False),
        ("localhost.example.com", False),
    ],
)
def test_this_machine_is_known_by_its_names(host: str, is_here: bool) -> None:
    assert web.is_loopback(host) == is_here
