"""Vimeo over TLS: a server is believed only with a certificate that somebody known gave it."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("cryptography", reason="keyring brings it on Linux")

from lantern.core.problems import PublishFailure
from tests.servers.faults import serving
from tests.servers.vimeo_server import TOKEN, VimeoServer
from tests.support.authority import Authority
from tests.support.publishing import Clock
from tests.support.sending import make_vimeo_sender
from tests.support.uploads import make_upload


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """An authority that the program is told to believe."""
    made = Authority(tmp_path / "authority")
    monkeypatch.setenv("SSL_CERT_FILE", str(made.file))
    return made


def test_sends_a_film_to_a_server_that_is_vouched_for(
    authority: Authority, tmp_path: Path
) -> None:
    upload = make_upload(tmp_path)
    server = VimeoServer()
    with serving(server, authority.make_context()):
        assert server.base.startswith("https://127.0.0.1:")
        make_vimeo_sender(server, Clock()).run(upload)
    assert server.video.whole[0].digest.hexdigest() == upload.digest
    assert server.video.about["privacy"]["view"] == "unlisted"


def require_refused(server: VimeoServer, folder: Path, words: str) -> None:
    time = Clock()
    with pytest.raises(PublishFailure, match=words) as failed:
        make_vimeo_sender(server, time).run(make_upload(folder))
    assert server.asked == []
    assert time.slept == []
    assert TOKEN not in str(failed.value)


def test_a_certificate_of_nobody_known_is_refused(
    authority: Authority, tmp_path: Path
) -> None:
    stranger = Authority(tmp_path / "stranger")
    server = VimeoServer()
    with serving(server, stranger.make_context()):
        require_refused(
            server, tmp_path, "certificate can't be trusted .*local issuer"
        )


def test_a_certificate_for_another_server_is_refused(
    authority: Authority, tmp_path: Path
) -> None:
    server = VimeoServer()
    with serving(server, authority.make_context("127.0.0.2")):
        require_refused(server, tmp_path, "IP address mismatch")


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [(1, 2, "not yet valid"), (-3, -1, "has expired")],
)
def test_a_certificate_of_another_day_asks_for_the_clock(
    authority: Authority, tmp_path: Path, first: int, last: int, words: str
) -> None:
    server = VimeoServer()
    with serving(server, authority.make_context(first=first, last=last)):
        require_refused(server, tmp_path, f"{words}.*computer's clock is right")
