"""Fetch the heights of the ground that maps show, and shade them, for a film.

Connects only when it is called. Tiles are asked for one by one; their digests are kept beside the
relief, so that it can be made again from the same heights. Nothing is overwritten.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image

from lantern.core.files import convert_write_errors, read_plain_text, write_whole
from lantern.core.problems import AssetFailure, Failure, NetworkFailure, format_path
from lantern.credits.append import append
from lantern.credits.entry import LedgerEntry
from lantern.credits.fetching import ask_server
from lantern.visuals.map.basemap.data import F32
from lantern.visuals.map.basemap.terrain import (
    TILE_PIXELS,
    TerrainArea,
    TerrainTile,
    assemble_heights,
    decode_heights,
    shade,
)

BASE = "https://s3.amazonaws.com/elevation-tiles-prod/terrarium"
URL_VARIABLE = "LANTERN_TERRAIN_URL"
"""The environment variable for another server with the same tiles."""
TOTAL_TIMEOUT = 60.0
"""Seconds for a tile."""
MAX_TILE_BYTES = 1_000_000
_JPEG_QUALITY = 92
_TERMS = "https://github.com/tilezen/joerd/blob/master/docs/attribution.md"


@dataclass(frozen=True)
class FetchedRelief:
    """A stored relief, its size in pixels, its tiles, and the ledger that has its entry."""

    path: Path
    size: tuple[int, int]
    tiles: int
    ledger: Path


@dataclass
class _TileReader:
    """Fetches tiles, and keeps their digests; `known` are those of an earlier fetching."""

    base: str
    known: dict[str, str]
    progress: Callable[[], None]
    digests: dict[str, str] = field(default_factory=dict)

    def read(self, tile: TerrainTile) -> F32:
        """Return the heights of a tile, (256, 256)."""
        data = _fetch(f"{self.base}/{tile.name}.png")
        digest = hashlib.sha256(data).hexdigest()
        expected = self.known.get(tile.name, digest)
        if digest != expected:
            raise AssetFailure(
                f"tile {tile.name} is another one than the film was made with; delete "
                "the record of tiles beside the relief to take it"
            )
        self.digests[tile.name] = digest
        self.progress()
        return _decode(data, tile)


def fetch_relief(
    area: TerrainArea,
    assets: Path,
    name: str,
    *,
    progress: Callable[[], None] = lambda: None,
) -> FetchedRelief:
    """Fetch the relief of an area into `assets/relief`, and add its entry to the ledger.

    Args:
        area: what the relief shows.
        assets: the project's folder of assets.
        name: of the file, without its ending.
        progress: called after each tile.

    Raises:
        AssetFailure: a tile isn't there, or isn't what it should be; or a file has the name.
        OutputFailure: the disk can't be written.
        NetworkFailure: the network doesn't work.
    """
    path = assets / "relief" / f"{name}.jpg"
    if os.path.lexists(path):
        raise AssetFailure(f"{format_path(path)} is there already; nothing was fetched")
    record = path.with_suffix(".tiles.json")
    base = os.environ.get(URL_VARIABLE, BASE).rstrip("/")
    reader = _TileReader(base, _read_digests(record), progress)
    heights = assemble_heights(area, reader.read)
    picture = Image.fromarray(shade(heights, area))
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=_JPEG_QUALITY)
    with convert_write_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, stream.getvalue())
    write_whole(record, _format_record(area, reader))
    ledger = assets / "credits.yml"
    try:
        append(ledger, _make_entry(path, name))
    except Failure:
        path.unlink()
        raise
    return FetchedRelief(path, picture.size, len(reader.digests), ledger)


def _read_digests(record: Path) -> dict[str, str]:
    """Return the digests of tiles by their names, as an earlier fetching kept them."""
    try:
        kept = json.loads(read_plain_text(record, "utf-8"))["tiles"]
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, LookupError, TypeError):
        raise AssetFailure(
            f"{format_path(record)} is no record of tiles; delete it"
        ) from None
    return {str(name): str(digest) for name, digest in kept.items()}


def _format_record(area: TerrainArea, reader: _TileReader) -> bytes:
    bounds = [round(edge, 4) for edge in area.bounds]
    record = {
        "server": reader.base,
        "bounds": bounds,
        "pixels_per_degree": round(area.scale, 3),
        "tiles": reader.digests,
    }
    return (json.dumps(record, indent=1) + "\n").encode()


def _make_entry(path: Path, name: str) -> LedgerEntry:
    return LedgerEntry(
        file=f"relief/{path.name}",
        kind="data",
        title=f"Relief of {name}, from Terrain Tiles",
        author="Mapzen, Tilezen, and the owners of their elevation data",
        url=_TERMS,
        licence="LicenseRef-terrain-tiles",
        note="open data: SRTM, GMTED2010, ETOPO1 and others, whose owners the address names",
    )


# --- the network


def _fetch(url: str) -> bytes:
    """Return the file of a tile.

    Raises:
        AssetFailure: the server doesn't have it, or sends too much.
        NetworkFailure: the network doesn't work.
    """
    host = urllib.parse.urlsplit(url).hostname or url
    answer = ask_server(url, host, seconds=TOTAL_TIMEOUT, most=MAX_TILE_BYTES)
    if answer.status == 200:
        return answer.body
    if answer.status in (403, 404, 410):
        raise AssetFailure(f"{host} has no tile {url} ({answer.status})")
    raise NetworkFailure(f"{host} answered {answer.status}; try again later")


def _decode(data: bytes, tile: TerrainTile) -> F32:
    try:
        with Image.open(io.BytesIO(data), formats=["PNG"]) as picture:
            if picture.size != (TILE_PIXELS, TILE_PIXELS):
                raise ValueError(picture.size)
            rgb = np.asarray(picture.convert("RGB"), np.uint8)
    except (OSError, ValueError, SyntaxError):
        raise AssetFailure(
            f"tile {tile.name} is no picture of {TILE_PIXELS} x {TILE_PIXELS} pixels; "
            "try again"
        ) from None
    return decode_heights(rgb)
