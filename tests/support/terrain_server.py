"""A server on the loopback that has tiles of heights, and the ways of real ones."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

import numpy as np
from PIL import Image

from lantern.graphics.pixels import U8
from tests.support.loopback import QuietHandler, run_server

DENIED = b"<Error><Code>AccessDenied</Code></Error>"
"""What the bucket of Terrain Tiles sends for a tile that it lacks, with 403."""


def make_tile(metres: int, side: int = 256) -> bytes:
    """Return a tile of one height."""
    return encode_tile(np.full((side, side), metres))


def encode_tile(
    metres: np.ndarray[tuple[int, ...], np.dtype[np.int_]],
) -> bytes:
    """Return a tile of heights, (n, n); a hole is a height of -32768."""
    value = metres + 32768
    blank = np.zeros_like(value)
    pixels: U8 = np.stack([value // 256, value % 256, blank], -1).astype(
        np.uint8
    )
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, "PNG")
    return stream.getvalue()


@dataclass
class Terrain:
    """What it sends for tiles, with which status; `asked` are the paths it was asked for.

    `own` are the tiles of some names; None is one that it lacks. `moved` names where it sends
    those who ask at the first address. `packs` says whether it packs what it sends.
    """

    tile: bytes = field(default_factory=lambda: make_tile(500))
    status: int = 200
    asked: list[str] = field(default_factory=list)
    base: str = ""
    own: Mapping[str, bytes | None] = field(default_factory=dict)
    moved: str = ""
    packs: bool = False

    def find(self, path: str) -> tuple[int, bytes]:
        """Return the status and the body of a path."""
        name = (
            path.removeprefix("/moved")
            .removeprefix("/tiles/")
            .removesuffix(".png")
        )
        body = self.own.get(name, self.tile)
        if body is None:
            return 403, DENIED
        return self.status, body


@contextmanager
def serving(terrain: Terrain) -> Iterator[Terrain]:
    """The server, running for as long as the block does."""

    class Handler(QuietHandler, BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            terrain.asked.append(self.path)
            if terrain.moved and not self.path.startswith("/moved"):
                self.send_response(301)
                self.send_header("Location", terrain.moved + self.path)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            status, body = terrain.find(self.path)
            self.send_response(status)
            if terrain.packs:
                body = gzip.compress(body)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    with run_server(Handler) as port:
        terrain.base = f"http://127.0.0.1:{port}/tiles"
        yield terrain
