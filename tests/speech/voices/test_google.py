"""Reaching Google through a proxy."""

from __future__ import annotations

import base64
import socket
import threading
from dataclasses import dataclass

import pytest

from lantern.speech.voices import google


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


def probe_through(
    monkeypatch: pytest.MonkeyPatch, login: str
) -> tuple[str, str]:
    """Probe through a proxy; return what it was asked for, and the reported trouble."""
    monkeypatch.setattr(google, "PROBE_TIMEOUT", 60.0)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        proxy = Proxy(listening)
        thread = threading.Thread(target=proxy.serve)
        thread.start()
        port = listening.getsockname()[1]
        monkeypatch.setenv("https_proxy", f"http://{login}127.0.0.1:{port}")
        trouble = google.probe("translate.google.com")
        thread.join()
    return proxy.asked.decode(), trouble or ""


def test_a_proxy_that_refuses_is_the_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
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
        monkeypatch.setenv(
            "https_proxy", f"127.0.0.1:{unused.getsockname()[1]}"
        )
        assert google.probe("translate.google.com") == "Connection refused"


def test_a_proxy_that_makes_no_sense_is_the_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:port")
    assert "port" in (google.probe("translate.google.com") or "").lower()
