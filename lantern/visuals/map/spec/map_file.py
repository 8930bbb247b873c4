"""The map file as a frozen model: what each of its keys means and allows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field, field_validator

from lantern.graphics.look import Look
from lantern.script.document import YamlModel
from lantern.script.known_keys import authored_as
from lantern.script.model.map import FurnitureMode
from lantern.visuals.map.spec.map_control import Holders, MapControl, MapPocket
from lantern.visuals.map.spec.map_items import (
    AirLanding,
    Arrow,
    Front,
    Landing,
    MapArea,
    MapBorder,
    MapItem,
    MapLabel,
    MapPlace,
    MapRange,
    MapTitle,
    NamedItem,
    SidedItem,
)
from lantern.visuals.map.spec.map_layers import GeoJsonLayer, Relief
from lantern.visuals.map.spec.map_units import MapFight, MapUnit
from lantern.visuals.map.spec.map_values import Legend, MapText, OmittedBoxes
from lantern.visuals.map.spec.map_views import MapView
from lantern.visuals.map.spec.sides import PATTERNS, MapSide

MOVING_GROUPS = (
    "fronts",
    "arrows",
    "landings",
    "air_landings",
    "units",
    "fights",
    "pockets",
)
"""The keys of what moves: a shot may leave it out."""


@authored_as(
    "a map file", example="views: {wide: {center: [6.5, 50], width_km: 900}}"
)
class MapFile(YamlModel):
    """One map, of which shots show views."""

    title: MapTitle | None = Field(
        default=None,
        description="a panel with the map's title: {title: …, text: …}",
    )
    sources: tuple[MapText, ...] = Field(
        default=(),
        description="where the map's facts come from; shown in the source line, the "
        "description and sources.html",
    )
    projection: Literal["lambert", "albers", "mercator", "world"] | None = (
        Field(
            default=None,
            description="how the globe is flattened; default: lambert, near the equator "
            "mercator, and world if a view is 240° wide or more",
        )
    )
    views: Annotated[dict[str, MapView], Field(min_length=1)] = Field(
        description="views for the camera, by name: {theatre: {center: [lon, lat], "
        "width_km: 1500}}"
    )
    style: str = Field(
        default="parchment",
        description="parchment, dark, archive, light, newsprint, night, or the "
        "path of a style of your own; default: the look's",
    )
    year: Annotated[int, Field(ge=1, le=9999)] | None = Field(
        default=None, description="the year of dates without one"
    )
    months: (
        Annotated[tuple[MapText, ...], Field(min_length=12, max_length=12)]
        | None
    ) = Field(
        default=None,
        description="twelve names for the date in the corner; default: those of "
        "the film's language",
    )
    graticule: Annotated[float, Field(ge=0, le=45)] | None = Field(
        default=None,
        description="degrees between lines of longitude and latitude, 0 for none; "
        "default: 5, on world 30",
    )
    scale_bar: bool = Field(
        default=True, description="false leaves out the scale bar"
    )
    globe: bool = Field(
        default=True,
        description="false leaves out the small globe that shows where in the world this is",
    )
    legend: Legend = Field(
        default_factory=dict,
        description="none, or texts of your own by kind of sign: {arrow: The lantern's road}",
    )
    furniture: FurnitureMode | None = Field(
        default=None,
        description="when its title, globe and legend are seen: first, always or "
        "none; default: as the film says",
    )
    sides: dict[str, MapSide] = Field(
        default_factory=dict,
        description="who is who: {red: {name: Red Army, colour: vermilion}}; four "
        "at most",
    )
    relief: Relief | None = Field(
        default=None, description="a shaded relief of your own"
    )
    layers: tuple[GeoJsonLayer, ...] = Field(
        default=(), description="shapes of your own"
    )
    omit_borders: OmittedBoxes = Field(
        default=(),
        description="boxes [west, south, east, north] in which today's borders are "
        "left out; true leaves out all",
    )
    omit_rivers: OmittedBoxes = Field(
        default=(),
        description="boxes in which rivers are left out; true leaves out all",
    )
    borders: tuple[MapBorder, ...] = Field(
        default=(), description="borders of the time; today's are there already"
    )
    rivers_min_km: Annotated[float, Field(ge=0)] = Field(
        default=110, description="rivers shorter than this are left out"
    )
    areas: tuple[MapArea, ...] = Field(
        default=(), description="states and regions that have a colour"
    )
    places: tuple[MapPlace, ...] = Field(
        default=(), description="towns and other points"
    )
    labels: tuple[MapLabel, ...] = Field(
        default=(),
        description="names of states, seas, ranges, rivers and fronts",
    )
    ranges: tuple[MapRange, ...] = Field(
        default=(), description="mountain ranges, in hachures"
    )
    fronts: tuple[Front, ...] = Field(default=(), description="front lines")
    arrows: tuple[Arrow, ...] = Field(
        default=(), description="advances: arrows that grow"
    )
    landings: tuple[Landing, ...] = Field(
        default=(), description="routes over water, through the air or on land"
    )
    air_landings: tuple[AirLanding, ...] = Field(
        default=(), description="parachutes"
    )
    units: tuple[MapUnit, ...] = Field(
        default=(), description="units that stand or march"
    )
    fights: tuple[MapFight, ...] = Field(
        default=(), description="clashes of two units"
    )
    control: tuple[MapControl, ...] = Field(
        default=(), description="areas that change hands"
    )
    pockets: tuple[MapPocket, ...] = Field(
        default=(), description="troops that are cut off"
    )

    def choose_style(self, look: Look) -> str:
        """Return the map's own style, or that of the look if the map names none."""
        return (
            self.style if "style" in self.model_fields_set else look.map_style
        )

    @field_validator("views")
    @classmethod
    def _names(cls, value: dict[str, MapView]) -> dict[str, MapView]:
        for name in value:
            if not name.strip():
                raise ValueError("a view needs a name")
        return value

    @field_validator("sides")
    @classmethod
    def _count_sides(cls, value: dict[str, MapSide]) -> dict[str, MapSide]:
        if len(value) > len(PATTERNS):
            raise ValueError(
                f"{len(value)} sides are too many to be told apart;"
                f" {len(PATTERNS)} is the most"
            )
        return value

    def list_files(self) -> list[str]:
        """Return the author's own files, as the map names them."""
        found = [layer.file for layer in self.layers]
        found += [each.file for each in self.control if each.file]
        found += [unit.flag for unit in self.units if unit.flag]
        if self.relief:
            found.append(self.relief.file)
        return found

    def list_sided(self) -> dict[str, tuple[SidedItem, ...]]:
        """Return all that may belong to a side, by the keys of the map file."""
        return {
            "places": self.places,
            "labels": self.labels,
            "fronts": self.fronts,
            "arrows": self.arrows,
            "landings": self.landings,
            "air_landings": self.air_landings,
            "units": self.units,
            "pockets": self.pockets,
        }

    def list_labels(self) -> list[MapLabel]:
        """Return all names along lines: the labels, and the names of ranges."""
        names = [each.label for each in self.ranges]
        return [*self.labels, *(name for name in names if name)]

    def list_items(self) -> dict[str, MapItem]:
        """Return all that a shot may bind to words or dates, by its id, or a place by its name."""
        named: dict[str, MapItem] = {place.key: place for place in self.places}
        for label in self.labels:
            if label.id:
                named[label.id] = label
        with_ids: list[NamedItem] = []
        with_ids += self.areas
        with_ids += self.fronts
        with_ids += self.arrows
        with_ids += self.landings
        with_ids += self.air_landings
        for unit in self.units:
            with_ids += [unit, *unit.list_events()]
        for fight in self.fights:
            with_ids += [fight, fight.end]
        for control in self.control:
            with_ids += control.list_events()
        for pocket in self.pockets:
            with_ids += [pocket, *pocket.list_events()]
        for item in with_ids:
            named[item.id] = item
        return named

    def complete_shown(
        self, shown: frozenset[str] | None
    ) -> frozenset[str] | None:
        """Return what a shot shows with all parts of what it names, and with who holds the ground.

        None shows everything.
        """
        if shown is None:
            return None
        found = set(shown)
        for names in self._list_parts():
            if found & names:
                found |= names
        for control in self.control:
            found |= {event.id for event in control.list_events()}
        return frozenset(found)

    def _list_parts(self) -> Iterator[set[str]]:
        """Yield the names of each item that has several, one of which shows it."""
        for unit in self.units:
            yield {unit.id, *(event.id for event in unit.list_events())}
        for fight in self.fights:
            yield {fight.id, fight.end.id}
        for pocket in self.pockets:
            yield {pocket.id, *(event.id for event in pocket.list_events())}

    def list_holders(self) -> list[Holders]:
        """Return the sides that hold the ground, or contest it, in the order of the file."""
        found: list[Holders] = []
        for control in self.control:
            found += control.list_holders()
        return found

    def list_contested(self) -> list[Holders]:
        """Return the pairs of sides that fight for ground."""
        return [holders for holders in self.list_holders() if len(holders) > 1]

    def select_visible(self, shown: frozenset[str] | None) -> MapFile:
        """Return the map without what moves and isn't shown; None shows everything."""
        if shown is None:
            return self
        names = self.complete_shown(shown) or frozenset()
        kept: dict[str, tuple[Any, ...]] = {}
        for key in MOVING_GROUPS:
            items = getattr(self, key)
            kept[key] = tuple(item for item in items if item.id in names)
        return self.model_copy(update=kept)
