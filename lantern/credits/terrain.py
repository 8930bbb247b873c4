"""Fetch the heights of the ground that maps show, and shade them, for a film.

Connects only when it is called. Tiles are asked for one by one; their digests are kept beside the
relief, so that it can be made again from the same heights. Nothing is overwritten.
"""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from lantern.core.files import (
    convert_write_errors,
    read_plain_text,
    write_whole,
)
from lantern.core.problems import AssetFailure, format_path
from lantern.credits.entry import LedgerEntry
from lantern.credits.new_files import credit_file, require_free_name
from lantern.credits.terrain_tiles import TileReader
from lantern.visuals.map.basemap.terrain import (
    TerrainArea,
    assemble_heights,
    shade,
)

BASE = "https://s3.amazonaws.com/elevation-tiles-prod/terrarium"
URL_VARIABLE = "LANTERN_TERRAIN_URL"
"""The environment variable for another server with the same tiles."""
_JPEG_QUALITY = 92
_TERMS = "https://github.com/tilezen/joerd/blob/master/docs/attribution.md"


@dataclass(frozen=True)
class FetchedRelief:
    """A stored relief, its size in pixels, its tiles, and the ledger that has its entry.

    `filled` tiles weren't on the server, or had holes, and were filled from coarser ones.
    """

    path: Path
    size: tuple[int, int]
    tiles: int
    filled: int
    ledger: Path


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
    require_free_name(path)
    record = path.with_suffix(".tiles.json")
    base = os.environ.get(URL_VARIABLE, BASE).rstrip("/")
    reader = TileReader(base, _read_digests(record), progress)
    heights = assemble_heights(area, reader.read)
    picture = Image.fromarray(shade(heights, area))
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=_JPEG_QUALITY)
    with convert_write_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, stream.getvalue())
    write_whole(record, _format_record(area, reader))
    ledger = assets / "credits.yml"
    credit_file(path, _make_entry(path, name), ledger)
    return FetchedRelief(
        path, picture.size, len(reader.digests), len(reader.filled), ledger
    )


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


def _format_record(area: TerrainArea, reader: TileReader) -> bytes:
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
