"""A server on the loopback that speaks as six archives do, with one picture or film in each.

The shapes of the answers are those that each archive describes; its module names the page.
"""

from __future__ import annotations

import hashlib
import io
import json
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from PIL import Image

from tests.support.loopback import QuietHandler, run_server

VARIABLES = (
    "LANTERN_COMMONS_URL",
    "LANTERN_OPENVERSE_URL",
    "LANTERN_LOC_URL",
    "LANTERN_ARCHIVE_URL",
    "LANTERN_NASA_URL",
    "LANTERN_EUROPEANA_URL",
)


def make_picture(colour: str = "#c8b45a") -> bytes:
    """Return a small JPEG of one colour."""
    data = io.BytesIO()
    Image.new("RGB", (64, 36), colour).save(data, "JPEG")
    return data.getvalue()


@dataclass
class Archives:
    """What the archives hold, and how they misbehave.

    `status` and `body` are by path; `asked` are the paths that were asked for, `keys` the keys
    that came with them.
    """

    picture: bytes = field(default_factory=make_picture)
    film: bytes = b""
    rights: str = "No known restrictions on publication."
    openverse: dict[str, Any] = field(default_factory=dict)
    nasa: dict[str, Any] = field(default_factory=dict)
    status: dict[str, int] = field(default_factory=dict)
    body: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    queries: dict[str, dict[str, str]] = field(default_factory=dict)
    keys: list[str] = field(default_factory=list)
    base: str = ""

    def answer(self, path: str) -> bytes | None:
        """Return the body at a path; None if nothing is there."""
        answers = {
            "/w/api.php": self._commons,
            "/v1/images/": self._openverse,
            "/photos/": self._library,
            "/advancedsearch.php": self._films,
            "/metadata/steppe-1945": self._film_files,
            "/search": self._nasa,
            "/asset/AS17-148": self._nasa_files,
            "/record/v2/search.json": self._europeana,
        }
        if path in self.body:
            return self.body[path]
        if path in answers:
            return json.dumps(answers[path]()).encode()
        if path == "/download/steppe-1945/steppe%201945.mp4":
            return self.film
        if path.startswith(("/files/", "/services/img/")):
            return self.picture
        return None

    def _commons(self) -> Any:
        said = {"LicenseShortName": "CC BY 4.0", "Artist": "<b>P. Hoto</b>"}
        metadata = {key: {"value": value} for key, value in said.items()}
        info = {
            "url": f"{self.base}/files/harbin.jpg",
            "thumburl": f"{self.base}/files/harbin-small.jpg",
            "descriptionurl": "https://commons.wikimedia.org/wiki/File:Harbin.jpg",
            "size": len(self.picture),
            "width": 64,
            "height": 36,
            "sha1": hashlib.sha1(self.picture).hexdigest(),
            "mime": "image/jpeg",
            "extmetadata": metadata,
        }
        page = {"title": "File:Harbin.jpg", "index": 1, "imageinfo": [info]}
        return {"query": {"pages": [page]}}

    def _openverse(self) -> Any:
        found = {
            "id": "0a1b",
            "title": "Station at night",
            "creator": "A. Person",
            "license": "by-sa",
            "license_version": "2.0",
            "url": f"{self.base}/files/station.jpg",
            "thumbnail": f"{self.base}/files/station-small.jpg",
            "foreign_landing_url": "https://example.org/station",
            "width": 3000,
            "height": 2000,
        }
        return {"result_count": 1, "results": [{**found, **self.openverse}]}

    def _library(self) -> Any:
        found = {
            "id": "https://www.loc.gov/item/2017645977/",
            "title": "Refugees on the road",
            "date": "1945-08",
            "contributor": ["lange, dorothea", "office of war information"],
            "image_url": [
                f"{self.base}/files/road_150px.jpg",
                f"{self.base}/files/road.jpg#h=768&w=1024",
            ],
            "item": {"rights_advisory": [self.rights]},
        }
        return {"results": [found]}

    def _films(self) -> Any:
        found = {
            "identifier": "steppe-1945",
            "title": "Across the steppe",
            "creator": ["Newsreel"],
            "date": "1945-01-01T00:00:00Z",
            "licenseurl": "http://creativecommons.org/publicdomain/mark/1.0/",
        }
        return {"response": {"numFound": 1, "docs": [found]}}

    def _film_files(self) -> Any:
        film = {
            "name": "steppe 1945.mp4",
            "format": "h.264",
            "size": str(len(self.film)),
            "sha1": hashlib.sha1(self.film).hexdigest(),
        }
        return {"files": [{"name": "x.txt", "format": "Text"}, film]}

    def _nasa(self) -> Any:
        details = {
            "nasa_id": "AS17-148",
            "title": "The whole earth",
            "center": "JSC",
            "date_created": "1972-12-07T00:00:00Z",
            "description": "Seen from Apollo 17",
        }
        link = {"href": f"{self.base}/files/earth~thumb.jpg", "rel": "preview"}
        item = {"data": [{**details, **self.nasa}], "links": [link]}
        return {"collection": {"items": [item]}}

    def _nasa_files(self) -> Any:
        names = ("earth~thumb.jpg", "earth~orig.jpg", "metadata.json")
        items = [{"href": f"{self.base}/files/{name}"} for name in names]
        return {"collection": {"items": items}}

    def _europeana(self) -> Any:
        found = {
            "id": "/9200/abc",
            "title": ["Der Bahnhof"],
            "dcCreator": ["Atelier Nord"],
            "rights": ["http://creativecommons.org/licenses/by/3.0/de/"],
            "edmPreview": [f"{self.base}/files/bahnhof-small.jpg"],
            "edmIsShownBy": [f"{self.base}/files/bahnhof.jpg"],
            "guid": "https://www.europeana.eu/item/9200/abc?utm_source=api",
            "year": ["1912"],
        }
        return {"items": [found]}


@contextmanager
def serving(archives: Archives) -> Iterator[Archives]:
    """Run the server for as long as the block does."""
    with run_server(_make_handler(archives)) as port:
        archives.base = f"http://127.0.0.1:{port}"
        yield archives


def _make_handler(archives: Archives) -> type[BaseHTTPRequestHandler]:
    class Handler(QuietHandler, BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            url = urllib.parse.urlsplit(self.path)
            archives.asked.append(url.path)
            archives.queries[url.path] = dict(urllib.parse.parse_qsl(url.query))
            if "X-Api-Key" in self.headers:
                archives.keys.append(self.headers["X-Api-Key"])
            body = archives.answer(url.path)
            status = archives.status.get(url.path, 404 if body is None else 200)
            self.send_response(status)
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

    return Handler
