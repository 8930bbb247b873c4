"""A server on the loopback that speaks the part of Wikimedia Commons' API that Lantern asks for."""

from __future__ import annotations

import hashlib
import json
import threading
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.support.loopback import QuietHandler, run_server


@dataclass
class Commons:
    """What it holds, and how it misbehaves; `asked` are the paths it was asked for, `agents` by
    whom.
    """

    picture: bytes = b""
    mime: str = "image/jpeg"
    title: str = "File:Harbin, August 1945.jpg"
    said: dict[str, str] = field(default_factory=dict)
    info: dict[str, Any] = field(default_factory=dict)
    status: dict[str, int] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    body: dict[str, bytes] = field(default_factory=dict)
    short: bool = False
    silent: bool = False
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    over: threading.Event = field(default_factory=threading.Event)
    base: str = ""

    def page(self, title: str) -> dict[str, Any]:
        if title != self.title:
            return {
                "ns": 6,
                "title": title,
                "missing": True,
                "imagerepository": "",
            }
        info = {
            "size": len(self.picture),
            "width": 64,
            "height": 36,
            "url": f"{self.base}/upload/harbin.jpg",
            "descriptionurl": "https://commons.wikimedia.org/wiki/File:Harbin,_August_1945.jpg",
            "sha1": hashlib.sha1(self.picture).hexdigest(),
            "mime": self.mime,
            "extmetadata": {
                key: {"value": value, "source": "commons-desc-page"}
                for key, value in self.said.items()
            },
        }
        return {
            "pageid": 1,
            "ns": 6,
            "title": title,
            "imagerepository": "local",
            "imageinfo": [{**info, **self.info}],
        }


@contextmanager
def serving(commons: Commons) -> Iterator[Commons]:
    """The server, running for as long as the block does."""
    with run_server(_make_handler(commons)) as port:
        commons.base = f"http://127.0.0.1:{port}"
        try:
            yield commons
        finally:
            commons.over.set()


# long: one class, whose methods need what the server holds
def _make_handler(commons: Commons) -> type[BaseHTTPRequestHandler]:
    class Handler(QuietHandler, BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            url = urllib.parse.urlsplit(self.path)
            commons.asked.append(url.path)
            commons.agents.add(self.headers["User-Agent"])
            if commons.silent:
                commons.over.wait(10)
            elif url.path in commons.moved:
                self.send_response(302)
                self.send_header("Location", commons.moved[url.path])
                self.end_headers()
            else:
                self._answer(url)

        def _answer(self, url: urllib.parse.SplitResult) -> None:
            body = commons.picture
            if "api.php" in url.path:
                query = dict(urllib.parse.parse_qsl(url.query))
                page = commons.page(query.get("titles", ""))
                answer = {"batchcomplete": True, "query": {"pages": [page]}}
                body = json.dumps(answer).encode()
            body = commons.body.get(url.path, body)
            self.send_response(commons.status.get(url.path, 200))
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Retry-After", "30")
            self.end_headers()
            if commons.short and "upload" in url.path:
                body = body[: len(body) // 2]
            with suppress(OSError):
                self.wfile.write(body)

    return Handler
