"""The map file and the style file as frozen models. What a key means and allows is said here and nowhere else."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from lantern.source import Model

Lon = Annotated[float, Field(ge=-180, le=180)]
Lat = Annotated[float, Field(ge=-85, le=85)]
Point = tuple[Lon, Lat]
Path = Annotated[tuple[Point, ...], Field(min_length=2)]
Area = tuple[Lon, Lat, Lon, Lat]
Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
Ramp = Annotated[tuple[tuple[float, Colour], ...], Field(min_length=2)]


class View(Model):
    """A named part of the map: a centre and the width of a 16:9 frame in km, or a box that must be seen whole."""

    center: Point | None = None
    width_km: Annotated[float, Field(gt=0, le=20000)] | None = None
    box: Area | None = None

    @model_validator(mode="after")
    def _one_way(self) -> View:
        if (self.center is None) != (self.width_km is None) or (self.center is None) == (self.box is None):
            raise ValueError("give a view either center and width_km, or box")
        if self.box and (self.box[0] >= self.box[2] or self.box[1] >= self.box[3]):
            raise ValueError("write a box as west, south, east, north")
        return self


class Title(Model):
    """The plate at the top left."""

    title: str
    text: str = ""


class Border(Model):
    """A border of its time, drawn by hand."""

    name: str = ""
    line: Path


class Place(Model):
    """A town; `rank` 1 is the largest type, 4 is shown in close views only; `side` fixes where its name stands."""

    name: str
    at: Point
    rank: Literal[1, 2, 3, 4] = 3
    kind: Literal["town", "capital", "fort"] = "town"
    side: Literal["e", "w", "n", "s", "ne", "nw", "se", "sw"] | None = None


class Label(Model):
    """A name that lies along a line; `size` in pixels at 1080p."""

    text: str
    along: Path
    kind: Literal["state", "sea", "range", "river", "front"] = "state"
    size: Annotated[float, Field(ge=10, le=90)] | None = None


class Arrow(Model):
    """An advance, from its start to its head; `width` 1 is an army."""

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]+$")]
    along: Path
    label: str = ""
    width: Annotated[float, Field(gt=0, le=4)] = 1.0


class MapFile(Model):
    """One map; shots show its views."""

    title: Title | None = None
    projection: Literal["lambert", "albers", "mercator"] = "lambert"
    views: Annotated[dict[str, View], Field(min_length=1)]
    style: str = "parchment"
    graticule: Annotated[float, Field(ge=0, le=45)] = 5
    omit_borders: tuple[Area, ...] = ()
    borders: tuple[Border, ...] = ()
    rivers_min_km: Annotated[float, Field(ge=0)] = 110
    places: tuple[Place, ...] = ()
    labels: tuple[Label, ...] = ()
    arrows: tuple[Arrow, ...] = ()


class Style(Model):
    """Ramps from low to high ground and from shoal to deep, and the inks."""

    land: Ramp
    sea: Ramp
    relief: Annotated[float, Field(ge=0, le=6)]
    glow: Colour
    ripple: Colour
    coast: Colour
    river: Colour
    lake: Colour
    border: Colour
    wash: Colour
    grid: Colour
    ink: Colour
    halo: Colour
    paper: Colour
    arrow: Colour
    arrow_edge: Colour
    fort: Colour
    state: Colour
    water: Colour
    range: Colour
