"""Pages from addresses: what is fetched, with its pictures, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from lantern.core.problems import AssetFailure
from lantern.scaffold import from_article
from lantern.scaffold.from_article import fetch_page as fetching
from lantern.scaffold.from_article.fetch_page import (
    LOOPBACK_VARIABLE,
    fetch_page,
)
from tests.support.faces import make_png
from tests.support.loopback import QuietHandler, run_server

PROSE = (
    "The ferry crossed the river twelve times a day, until the ice closed it. "
    * 5
)
PAGE = (
    f"<html><head><title>Die Fähre</title></head><body><article><h1>Die Fähre</h1>"
    f"<p>{PROSE}</p><figure><img src='img/boat 1.png'><figcaption>The boat</figcaption>"
    f"</figure><p>{PROSE}</p></article></body></html>"
)
BOAT = make_png((300, 200))


class Site(QuietHandler, BaseHTTPRequestHandler):
    """A small site on this machine."""

    def do_GET(self) -> None:
        pages = {
            "/fähre.html": (
                "text/html; charset=iso-8859-1",
                PAGE.encode("latin-1"),
            ),
            "/img/boat%201.png": ("image/png", BOAT),
            "/film.mp4": ("video/mp4", b"film"),
        }
        kind, data = pages.get(self.path.replace("%C3%A4", "ä"), ("", b""))
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "http://10.0.0.1/secret")
            self.end_headers()
            return
        self.send_response(200 if kind else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv(LOOPBACK_VARIABLE, "1")
    with run_server(Site) as port:
        yield f"http://127.0.0.1:{port}"


def test_a_page_comes_with_its_pictures(site: str, tmp_path: Path) -> None:
    page = fetch_page(f"{site}/f%C3%A4hre.html", tmp_path)
    proposal = from_article.propose_from_file(
        page.path, fetch=page.fetch_picture
    )
    assert proposal.title == "Die Fähre"
    assert proposal.pictures == {"pictures/boat-1.png": BOAT}


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/none.html", "127.0.0.1 doesn't have it any more (404)"),
        ("/away", "10.0.0.1 is no public server, so it isn't asked"),
        (
            "/film.mp4",
            "{site}/film.mp4 is no page of text (video/mp4); name the article's own page",
        ),
    ],
)
def test_what_is_no_page_is_refused(
    site: str, tmp_path: Path, path: str, message: str
) -> None:
    with pytest.raises(AssetFailure) as caught:
        fetch_page(f"{site}{path}", tmp_path)
    assert caught.value.message == message.format(site=site)
    assert not list(tmp_path.iterdir())


def test_a_page_that_is_too_large_is_refused(
    site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "MAX_PAGE_BYTES", 100)
    with pytest.raises(AssetFailure, match="is larger than 0 MB"):
        fetch_page(f"{site}/f%C3%A4hre.html", tmp_path)


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:9/a", "http://[::1]:9/a", "http://169.254.169.254/a"],
)
def test_only_public_servers_are_asked(url: str, tmp_path: Path) -> None:
    with pytest.raises(AssetFailure, match="is no public server"):
        fetch_page(url, tmp_path)
