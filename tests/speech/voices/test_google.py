"""Waiting after errors of Google's, and reaching it through a proxy."""

from __future__ import annotations

import base64
import socket
import threading
from dataclasses import dataclass, field

import pytest

from lantern.core.problems import VoiceFailure
from lantern.speech.voices import google


@dataclass
class Response:
    """What gTTS keeps of an answer."""

    status_code: int
    headers: dict[str, str] = field(default_factory=dict)


class Error(google.gTTSError):  # type: ignore[misc]  # gTTS has no types
    """An error with an answer, or with none."""

    def __init__(self, response: Response | None) -> None:
        self.rsp = response


@pytest.mark.parametrize(
    ("status", "waits"),
    [(429, [5, 20, 60]), (500, [5, 20, 60]), (503, [5, 20, 60]), (None, [1, 5])],
)
def test_waits_grow_and_then_end(status: int | None, waits: list[float]) -> None:
    error = Error(Response(status) if status else None)
    found = [google.choose_delay(error, tried) for tried in range(len(waits))]
    assert found == waits
    with pytest.raises(VoiceFailure, match=f"after {len(waits) + 1} tries"):
        google.choose_delay(error, len(waits))


@pytest.mark.parametrize("status", [400, 403, 404, 302])
def test_what_will_not_change_isnt_tried_again(status: int) -> None:
    with pytest.raises(VoiceFailure) as caught:
        google.choose_delay(Error(Response(status)), 0)
    assert caught.value.message == f"gtts: Google answered {status}"


def test_google_may_say_how_long_to_wait() -> None:
    asked = Error(Response(429, {"Retry-After": "7"}))
    assert google.choose_delay(asked, 0) == 7
    dated = Error(Response(429, {"Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT"}))
    assert google.choose_delay(dated, 1) == 20, "a date isn't read"


def test_a_wait_of_an_hour_isnt_waited_for() -> None:
    with pytest.raises(VoiceFailure) as caught:
        google.choose_delay(Error(Response(503, {"Retry-After": "3600"})), 0)
    assert caught.value.message == "gtts: Google asks to wait 3600 s; try again later"


@dataclass
class Proxy:
    """A proxy that takes one connection, keeps what was asked for, and refuses it."""

    listening: socket.socket
    asked: bytes = b""

    def serve(self) -> None:
        link, _ = self.listening.accept()
        with link:
            self.asked = link.recv(4096)
            link.sendall(b"HTTP/1.1 403 Forbidden\r\n\r\n")


def probe_through(monkeypatch: pytest.MonkeyPatch, login: str) -> tuple[str, str]:
    """Probe through a proxy; return what it was asked for, and the reported trouble."""
    monkeypatch.setattr(google, "PROBE_TIMEOUT", 60.0)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        proxy = Proxy(listening)
        thread = threading.Thread(target=proxy.serve)
        thread.start()
        port = listening.getsockname()[1]
        monkeypatch.setenv("https_proxy", f"http://{login}127.0.0.1:{port}")
        trouble = ["no answer"]
        google.probe("translate.google.com", trouble)
        thread.join()
    return proxy.asked.decode(), trouble[0]


def test_a_proxy_that_refuses_is_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, trouble = probe_through(monkeypatch, "")
    assert asked.startswith("CONNECT translate.google.com:443")
    assert "Proxy-Authorization" not in asked
    assert "403 Forbidden" in trouble


def test_a_proxys_login_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, _ = probe_through(monkeypatch, "user:p%40ss@")
    login = base64.b64encode(b"user:p@ss").decode()
    assert f"Proxy-Authorization: Basic {login}" in asked


def test_nobody_at_the_proxys_place_is_the_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        monkeypatch.setenv("https_proxy", f"127.0.0.1:{unused.getsockname()[1]}")
        trouble = ["no answer"]
        google.probe("translate.google.com", trouble)
    assert trouble == ["Connection refused"]


def test_a_proxy_that_makes_no_sense_is_the_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:port")
    trouble = ["no answer"]
    google.probe("translate.google.com", trouble)
    assert len(trouble) == 1
    assert "port" in trouble[0]
