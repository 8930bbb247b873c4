"""Tiles of heights from a server, as servers really give them.

A tile may be missing, mostly at sea: the bucket of Terrain Tiles answers 403 then. Others have
holes, whose pixels are the lowest number there is, or transparent. Both are filled from coarser
tiles of the same server. Redirects are followed to addresses as safe as the first, and bodies
that are packed with gzip are unpacked, within the same limit of bytes.
"""

from __future__ import annotations

import hashlib
import io
import urllib.parse
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from PIL import Image

from lantern.core.network import WebServer, is_same_server
from lantern.core.problems import AssetFailure, NetworkFailure
from lantern.core.web import WebAnswer
from lantern.credits.fetching import follow
from lantern.visuals.map.basemap.data import F32
from lantern.visuals.map.basemap.terrain import (
    TILE_PIXELS,
    TerrainTile,
    decode_heights,
    enlarge_part,
)

TOTAL_TIMEOUT = 60.0
"""Seconds for a tile."""
MAX_TILE_BYTES = 1_000_000
MOST_COARSER = 4
"""Zooms by which a tile may be coarser that fills another one."""
_MISSING = (403, 404, 410)
_LOWEST = -12_000.0
"""Metres below which there is no ground on the earth, and a pixel has no data."""
_SIZES = (TILE_PIXELS, 2 * TILE_PIXELS)
"""Pixels of the side of a tile; some servers have larger ones."""


@dataclass
class TileReader:
    """Fetches tiles of a server, and keeps their digests.

    `known` are the digests of an earlier fetching; `filled` are the names of tiles that coarser
    ones had to fill; `progress` is called after each tile.
    """

    base: str
    known: dict[str, str]
    progress: Callable[[], None]
    digests: dict[str, str] = field(default_factory=dict)
    filled: set[str] = field(default_factory=set)
    _coarse: dict[str, F32 | None] = field(default_factory=dict)

    def read(self, tile: TerrainTile) -> F32:
        """Return the heights of a tile, (256, 256).

        Raises:
            AssetFailure: neither it nor a coarser one is there, or it isn't what it should be.
            NetworkFailure: the network doesn't work.
        """
        heights = self._fetch_heights(tile)
        if heights is None or np.isnan(heights).any():
            self.filled.add(tile.name)
            heights = self._fill(tile, heights)
        self.progress()
        return heights

    def _fill(self, tile: TerrainTile, heights: F32 | None) -> F32:
        """Return the heights of a tile with its holes filled; None is a tile that is missing.

        Where no coarser tile has data either, there is sea level.
        """
        for steps in range(1, min(MOST_COARSER, tile.zoom) + 1):
            part = self._read_coarser(tile, steps)
            if part is None:
                continue
            if heights is None:
                heights = part
            heights = np.where(np.isnan(heights), part, heights)
            if not np.isnan(heights).any():
                return heights
        if heights is None:
            raise AssetFailure(
                f"{self._host} has no tile {self._make_url(tile)}, nor a coarser one "
                "of the same ground"
            )
        return np.asarray(np.nan_to_num(heights, nan=0.0), np.float32)

    def _read_coarser(self, tile: TerrainTile, steps: int) -> F32 | None:
        """Return a tile's ground as a coarser tile has it, (256, 256); None if that is missing."""
        parent = tile.find_coarser(steps)
        if parent.name not in self._coarse:
            self._coarse[parent.name] = self._fetch_heights(parent)
        whole = self._coarse[parent.name]
        if whole is None:
            return None
        return enlarge_part(whole, tile, steps)

    # --- one tile

    @property
    def _host(self) -> str:
        return urllib.parse.urlsplit(self.base).hostname or self.base

    def _make_url(self, tile: TerrainTile) -> str:
        return f"{self.base}/{tile.name}.png"

    def _require_safe(self, url: str) -> None:
        """Refuse an address that is less safe than the server's own."""
        if not url.startswith("https://") and not is_same_server(
            url, self.base
        ):
            raise AssetFailure(
                f"{self._host} leads to {url}, which isn't safe; nothing was kept"
            )

    def _fetch_heights(self, tile: TerrainTile) -> F32 | None:
        """Return the heights of a tile, NaN in its holes; None if the server lacks it."""
        server = WebServer(self._host, self._require_safe)
        answer = follow(
            self._make_url(tile),
            server,
            seconds=TOTAL_TIMEOUT,
            most=MAX_TILE_BYTES,
        )
        if answer.status in _MISSING:
            return None
        if answer.status != 200:
            raise NetworkFailure(
                f"{self._host} answered {answer.status}; try again later"
            )
        data = _unpack(answer, tile)
        digest = hashlib.sha256(data).hexdigest()
        if digest != self.known.get(tile.name, digest):
            raise AssetFailure(
                f"tile {tile.name} is another one than the film was made with; delete "
                "the record of tiles beside the relief to take it"
            )
        self.digests[tile.name] = digest
        return _decode(data, tile)


def _unpack(answer: WebAnswer, tile: TerrainTile) -> bytes:
    """Return the body of an answer, unpacked if the server packed it."""
    if answer.headers.get("Content-Encoding", "").strip().lower() != "gzip":
        return answer.body
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        data = unpacker.decompress(answer.body, MAX_TILE_BYTES)
    except zlib.error:
        raise AssetFailure(f"tile {tile.name} is broken; try again") from None
    if unpacker.unconsumed_tail:
        raise AssetFailure(
            f"tile {tile.name} is larger than {MAX_TILE_BYTES:,} bytes; nothing was kept"
        )
    return data


def _decode(data: bytes, tile: TerrainTile) -> F32:
    """Return the metres of a tile's picture, (256, 256), NaN where it has no data."""
    try:
        with Image.open(io.BytesIO(data), formats=["PNG"]) as picture:
            if picture.width != picture.height or picture.width not in _SIZES:
                raise ValueError(picture.size)
            rgba = np.asarray(picture.convert("RGBA"), np.uint8)
    except (OSError, ValueError, SyntaxError):
        raise AssetFailure(
            f"tile {tile.name} is no picture of {TILE_PIXELS} x {TILE_PIXELS} pixels; "
            "try again"
        ) from None
    heights = decode_heights(rgba[..., :3])
    is_hole = (heights < _LOWEST) | (rgba[..., 3] == 0)
    heights = np.where(is_hole, np.float32(np.nan), heights)
    if len(heights) > TILE_PIXELS:
        pairs = heights.reshape(TILE_PIXELS, 2, TILE_PIXELS, 2)
        heights = pairs.mean(axis=(1, 3))
    return np.asarray(heights, np.float32)
