"""A server on the loopback that has tiles of heights."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

import numpy as np
from PIL import Image

from tests.support.loopback import QuietHandler, run_server


def make_tile(metres: int) -> bytes:
    """Return a tile of one height."""
    value = metres + 32768
    colour = (value // 256, value % 256, 0)
    pixels = np.full((256, 256, 3), colour, np.uint8)
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, "PNG")
    return stream.getvalue()


@dataclass
class Terrain:
    """What it sends for every tile, with which status; `asked` are the paths it was asked for."""

    tile: bytes = field(default_factory=lambda: make_tile(500))
    status: int = 200
    asked: list[str] = field(default_factory=list)
    base: str = ""


@contextmanager
def serving(terrain: Terrain) -> Iterator[Terrain]:
    """The server, running for as long as the block does."""

    class Handler(QuietHandler, BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            terrain.asked.append(self.path)
            self.send_response(terrain.status)
            self.send_header("Content-Length", str(len(terrain.tile)))
            self.end_headers()
            self.wfile.write(terrain.tile)

    with run_server(Handler) as port:
        terrain.base = f"http://127.0.0.1:{port}/tiles"
        yield terrain
