"""The contact sheet of a search: what was found, with its number, licence and maker."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import Image, ImageOps

from lantern.core.files import convert_write_errors, stage_file
from lantern.core.problems import AssetFailure, Failure
from lantern.core.units import Size
from lantern.credits.archives import ARCHIVES
from lantern.credits.archives.archive import ArchiveServer
from lantern.credits.archives.candidate import Candidate
from lantern.credits.archives.found_list import FoundList
from lantern.graphics import photo
from lantern.graphics.look import Look, load
from lantern.rendering.contact_sheet.cell_painter import (
    ContactCell,
    SheetHeading,
)
from lantern.rendering.contact_sheet.drawing import draw_pages

_TILE: Size = (640, 400)
_SECONDS = 20.0
_MAX_BYTES = 3_000_000
_WORKERS = 8


def write_found_sheet(found: FoundList, folder: Path) -> list[Path]:
    """Write the pages of the sheet, `sheet.png` first; return them.

    A picture that doesn't come is left empty.

    Raises:
        OutputFailure: the disk can't be written.
    """
    look = load()
    about = f"{len(found.candidates)} found · fetch one: lantern take NUMBER"
    heading = SheetHeading(found.words, about)
    _delete_pages(folder)
    with tempfile.TemporaryDirectory(prefix="lantern-") as scratch:
        tiles = _make_tiles(found.candidates, Path(scratch), look)
        cells = list(_make_cells(found.candidates, tiles))
        pages = draw_pages(heading, cells, _TILE, look=look)
        return [_write_page(page, folder, i) for i, page in enumerate(pages, 1)]


def _delete_pages(folder: Path) -> None:
    """Delete the pages of the search before."""
    for page in folder.glob("sheet*.png"):
        page.unlink(missing_ok=True)


def _write_page(page: Image.Image, folder: Path, number: int) -> Path:
    name = "sheet.png" if number == 1 else f"sheet-{number}.png"
    path = folder / name
    with convert_write_errors(path), stage_file(path) as staged:
        page.save(staged, "PNG")
    return path


def _make_tiles(
    candidates: Sequence[Candidate], folder: Path, look: Look
) -> Mapping[str, Path]:
    """Return a picture of one size for each candidate, by its number."""
    servers = {key: ArchiveServer(archive) for key, archive in ARCHIVES.items()}

    def make(number: int, candidate: Candidate) -> Path:
        path = folder / f"{number}.png"
        source = folder / f"{number}.source"
        try:
            server = servers[candidate.archive]
            source.write_bytes(
                server.fetch(
                    candidate.thumbnail,
                    seconds=_SECONDS,
                    most=_MAX_BYTES,
                )
            )
            tile = _fit_tile(source, look)
        except Failure:
            tile = _make_ground(look)
        tile.save(path)
        return path

    with ThreadPoolExecutor(_WORKERS) as pool:
        numbers = range(1, len(candidates) + 1)
        paths = pool.map(make, numbers, candidates)
        return {
            str(number): path
            for number, path in zip(numbers, paths, strict=True)
        }


def _fit_tile(source: Path, look: Look) -> Image.Image:
    """Return a picture whole, in the middle of a tile.

    Raises:
        AssetFailure: it is no picture.
    """
    pixels = photo.read_pixels(source, _TILE[0], typefaces=look.typefaces)
    if not pixels.size:
        raise AssetFailure("an empty picture")
    small = ImageOps.contain(Image.fromarray(pixels), _TILE)
    tile = _make_ground(look)
    left = (_TILE[0] - small.width) // 2
    top = (_TILE[1] - small.height) // 2
    tile.paste(small, (left, top))
    return tile


def _make_ground(look: Look) -> Image.Image:
    return Image.new("RGB", _TILE, look.inks["plate"])


def _make_cells(
    candidates: Sequence[Candidate], tiles: Mapping[str, Path]
) -> Iterator[ContactCell]:
    for number, candidate in enumerate(candidates, 1):
        year = f" · {candidate.year}" if candidate.year else ""
        size = candidate.size
        yield ContactCell(
            picture=tiles[str(number)],
            time=str(number),
            length_and_number=f"{size[0]} x {size[1]}" if size else "",
            scene=candidate.title,
            summary=candidate.licence or "not free",
            words=f"{candidate.author or 'Unknown'}{year}",
            chapter=ARCHIVES[candidate.archive].title,
        )
