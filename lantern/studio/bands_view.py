"""What the look keeps free in a frame: the safe area, the bands of overlays, the buttons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from lantern.core.units import Shape, Size
from lantern.graphics.vector import Box
from lantern.studio.loaded_film import LoadedFilm

BandKind = Literal["safe", "band", "buttons"]

_BANDS: Mapping[str, str] = {
    "head": "Head",
    "lower_third": "Lower third",
    "source": "Source line",
    "caption": "Caption",
}


@dataclass(frozen=True)
class ShownBand:
    """A rectangle of a frame in fractions of its width and height, and what it is for."""

    name: str
    kind: BandKind
    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True)
class _NamedBox:
    """A band in pixels of the frame."""

    name: str
    kind: BandKind
    box: Box


def list_bands(film: LoadedFilm, shape: Shape) -> list[ShownBand]:
    """Return what a shape of the film keeps free, as its own look has it.

    Raises:
        Failure: The film can't be laid out in this shape.
    """
    rendition = film.get_layout(shape, "full").rendition
    size = rendition.output_format.size
    bands = rendition.look.get_bands(size, rendition.has_burned_captions)
    return [_show(named, size) for named in _iter_bands(bands, size)]


def _iter_bands(bands: Mapping[str, Box], size: Size) -> Iterator[_NamedBox]:
    for name, title in _BANDS.items():
        if name in bands:
            yield _NamedBox(title, "band", bands[name])
    yield _NamedBox("", "safe", _find_safe_area(bands, size))
    if "clear" in bands:
        _, top, _, height = bands["clear"]
        below = top + height
        yield _NamedBox("Status and search", "buttons", (0, 0, size[0], top))
        foot = (0, below, size[0], size[1] - below)
        yield _NamedBox("Name and title", "buttons", foot)
    if "buttons" in bands:
        yield _NamedBox("Buttons", "buttons", bands["buttons"])


def _find_safe_area(bands: Mapping[str, Box], size: Size) -> Box:
    """Return where names and map furniture may stand.

    It is as wide as the head band, and ends where platforms write, else as far from the edge as
    the head band does.
    """
    left, top, width, _ = bands["head"]
    if "clear" in bands:
        return left, bands["clear"][1], width, bands["clear"][3]
    return left, top, width, size[1] - 2 * top


def _show(named: _NamedBox, size: Size) -> ShownBand:
    x, y, w, h = named.box
    across, down = size
    return ShownBand(
        named.name, named.kind, x / across, y / down, w / across, h / down
    )
