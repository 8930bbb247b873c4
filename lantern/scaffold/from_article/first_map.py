"""The first map of an article's places: its views, and its file, which says why each was chosen."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lantern.article.gazetteer import GeoPoint, Town
from lantern.article.places.areas import NamedArea
from lantern.core.text import make_slug, quote_yaml
from lantern.scaffold.from_article.card_fit import has_map_type
from lantern.scaffold.from_article.entities import (
    ArticlePlace,
    ArticlePlaces,
    DoubtfulPlace,
)
from lantern.scaffold.from_article.map_centres import find_centres
from lantern.scaffold.from_article.map_labels import (
    MapBox,
    MapLabelDraft,
    find_extent,
    place_labels,
)

MAP_FILE_PATH = "maps/places.yml"
WHOLE_VIEW = "all"
_CLOSE = 0.55
"""A view of its own must be narrower than this share of the whole."""
_NEARER = 0.75
"""The same for a view of one place, where the whole was seen already."""
_MIN_HEIGHT = 6.0
"""Degrees of latitude, about 670 km, that a view shows at least."""
_MIN_HEIGHT_OF_SEVERAL = 5.0
"""The same for several places, which need room for their names more than land around them.

In less, coasts look angular.
"""
_SEVERAL = 3
_ASPECT = 1.6
"""Degrees of longitude of a small view for each of latitude."""
_SOUTH_END = -82.0
_NORTH_END = 84.0
"""Degrees of latitude that a view may reach."""
_LAST_LON = 190
"""Longitudes up to this one may be counted on past 180."""
_ROUNDING = 0.001
_WIDEST = 75.0
"""Degrees of longitude that a map may be wide; else there is one of each centre."""
_HEAD = """\
# The towns that the article names, where its words make sure which are meant, and its countries,
# waters, mountains and regions as labels. Beside each town stands which one it is: write
# another `at` ([longitude, latitude]) in its place, or delete the line. Names of which it isn't
# sure are left off; the import lists them.
# Borders are today's. Points: GeoNames, CC BY 4.0 (see credits.yml).
"""
_FAR_HEAD = (
    "# Too far from the others, and left off. "
    "To show one, take its # away and widen the view `all`:"
)


@dataclass(frozen=True)
class FirstMap:
    """The map: the places on it, and those that lie too far away.

    Longitudes west of `west` are counted on past 180, in degrees.
    """

    places: tuple[ArticlePlace, ...]
    far: tuple[ArticlePlace, ...]
    west: float = 0.0
    labels: tuple[MapLabelDraft, ...] = ()
    extent: tuple[GeoPoint, ...] = ()
    """Points that the map shows if it has no places, in degrees."""
    file: str = MAP_FILE_PATH
    parts: tuple[FirstMap, ...] = ()
    """A map of each centre, if the places lie all over the world; each has a file of its own."""

    @property
    def core(self) -> tuple[ArticlePlace, ...]:
        """Return the places of the main view: all but those that lie far from the others."""
        return tuple(place for place in self.places if not place.outlying)

    @property
    def is_shown(self) -> bool:
        """Whether there is something on the map."""
        return bool(self.places or self.labels)

    @staticmethod
    def from_article(named: ArticlePlaces) -> FirstMap:
        """Return the map of an article's places and areas."""
        bare = FirstMap.from_places(named.sure)
        if not bare.parts:
            return bare._add_labels(named.areas)
        parts = tuple(part._add_labels(named.areas) for part in bare.parts)
        labels = itertools.chain.from_iterable(part.labels for part in parts)
        return replace(
            bare,
            parts=parts,
            labels=tuple(labels),
        )

    @staticmethod
    def from_places(places: Sequence[ArticlePlace]) -> FirstMap:
        """Return the map of an article's places; of two with one id it has the first."""
        first_ones: dict[str, ArticlePlace] = {}
        for place in places:
            first_ones.setdefault(make_place_id(place), place)
        near = [place for place in first_ones.values() if not place.far]
        far = tuple(place for place in places if place.far)
        centres = _find_centres(near)
        if not centres:
            return replace(FirstMap._draw(near), far=far)
        parts = [FirstMap._draw(centre) for centre in centres]
        first = replace(parts[0], far=far)
        others = [
            replace(part, file=_name_file(part.places)) for part in parts[1:]
        ]
        return FirstMap(tuple(_bring_near(near)), far, parts=(first, *others))

    @staticmethod
    def _draw(places: Sequence[ArticlePlace]) -> FirstMap:
        """Return one map of some places."""
        core = [place for place in places if not place.outlying]
        west = _find_west_edge(sorted(place.town.lon for place in core))
        return FirstMap(tuple(places), (), west)

    def _add_labels(self, areas: Sequence[NamedArea]) -> FirstMap:
        """Return the map with the labels of those areas that lie on it."""
        made = self
        if not (self.core or areas):
            return self
        if not self.core:
            extent = find_extent(areas)
            west = _find_west_edge(sorted(lon for lon, _ in extent))
            made = replace(
                self,
                extent=tuple(extent),
                west=west,
            )
        boxes = [made.bound_places(made.core), made.bound_places(made.places)]
        countries = {place.town.country_code for place in made.places}
        return replace(made, labels=place_labels(areas, boxes, countries))

    def list_parts(self) -> tuple[FirstMap, ...]:
        """Return the maps with files of their own: this one, or that of each centre."""
        return self.parts or (self,)

    def keep_shown(self, files: Collection[str]) -> FirstMap:
        """Return the map without the centres that no scene shows, by their files."""
        kept = tuple(part for part in self.parts if part.file in files)
        if not self.parts or len(kept) == len(self.parts):
            return self
        kept = kept or self.parts[:1]
        places = itertools.chain.from_iterable(part.places for part in kept)
        labels = itertools.chain.from_iterable(part.labels for part in kept)
        return replace(
            self,
            places=tuple(places),
            labels=tuple(labels),
            parts=kept,
        )

    def locate(self, point: GeoPoint) -> GeoPoint:
        """Return longitude and latitude in degrees, the first one without a jump at 180."""
        lon, lat = point
        if lon < self.west - _ROUNDING:
            lon += 360
        if lon > _LAST_LON:
            lon -= 360
        return lon, lat

    def find_near(
        self, text: str, blocks: Iterable[int]
    ) -> tuple[ArticlePlace, ...]:
        """Return the places that a text names and that stand in one of these blocks."""
        wanted = set(blocks)
        return tuple(
            place
            for place in self.places
            if place.is_named_in(text) and place.blocks & wanted
        )

    def list_area_names(self, text: str) -> set[str]:
        """Return the areas with a label that a text names."""
        return {
            label.area.name
            for label in self.labels
            if label.area.is_named_in(text)
        }

    def name_view(self, places: Sequence[ArticlePlace]) -> str:
        """Return the name of the view for these places.

        It is their own if they are close together, or if one of them isn't in the main view.
        """
        has_outlying = any(place.outlying for place in places)
        if len(places) == len(self.core) and not has_outlying:
            return WHOLE_VIEW
        own = self.bound_places(places)
        whole = self.bound_places(self.core)
        if own.width > _CLOSE * whole.width and not has_outlying:
            return WHOLE_VIEW
        ends = (make_place_id(places[0]), make_place_id(places[-1]))
        return "-".join(dict.fromkeys(ends))

    def list_nearer(self, places: Iterable[ArticlePlace]) -> list[ArticlePlace]:
        """Return those places of the main view whose surroundings are clearly less than it."""
        whole = self.bound_places(self.core)
        return [
            place
            for place in places
            if place in self.core
            and self.bound_places([place]).width <= _NEARER * whole.width
        ]

    def bound_places(self, places: Sequence[ArticlePlace]) -> MapBox:
        """Return a box around places with room for their names, and not too narrow.

        Without places it is around the map's areas.
        """
        towns = [place.town.point for place in places]
        points = [self.locate(point) for point in towns or self.extent]
        lons, lats = zip(*points, strict=True)
        west = min(lons)
        east = max(lons)
        south = min(lats)
        north = max(lats)
        least = (
            _MIN_HEIGHT if len(places) < _SEVERAL else _MIN_HEIGHT_OF_SEVERAL
        )
        height = max(least, 1.3 * (north - south) + 1.5)
        width = max(_ASPECT * least, 1.3 * (east - west) + 3)
        middle = (west + east) / 2
        level = (south + north) / 2
        return MapBox(
            west=round(middle - width / 2, 1),
            south=round(max(_SOUTH_END, level - height / 2), 1),
            east=round(middle + width / 2, 1),
            north=round(min(_NORTH_END, level + height / 2), 1),
        )


def _find_centres(places: Sequence[ArticlePlace]) -> list[list[ArticlePlace]]:
    """Return the places of each centre, where one map would be too wide; else none.

    No place of a centre is far from the others.
    """
    lons = sorted(place.town.lon for place in places)
    west = _find_west_edge(lons)
    widths = [(lon - west + _ROUNDING) % 360 for lon in lons]
    if max(widths, default=0.0) <= _WIDEST:
        return []
    centres = find_centres(places)
    if len(centres) < 2:
        return []
    return [_bring_near(centre) for centre in centres]


def _bring_near(places: Iterable[ArticlePlace]) -> list[ArticlePlace]:
    return [replace(place, outlying=False) for place in places]


def _name_file(places: Sequence[ArticlePlace]) -> str:
    """Return the path of a centre's map, after the place that is named most often."""
    first = max(places, key=lambda place: place.times)
    return f"maps/around-{make_place_id(first)}.yml"


def _find_west_edge(lons: Sequence[float]) -> float:
    """Return the longitude after the widest gap; at least -180, and less than 180.

    `lons` are sorted, in degrees.
    """
    if not lons:
        return 0.0
    gaps = [(b - a, b) for a, b in pairwise([*lons, lons[0] + 360])]
    west = max(gaps)[1]
    if west > 180:
        west -= 360
    return west


def make_place_id(place: ArticlePlace) -> str:
    """Return the id of a place in the map file."""
    return make_slug(place.name) or f"place-{place.town.id}"


def format_map(
    first_map: FirstMap, views: Mapping[str, Sequence[ArticlePlace]]
) -> str:
    """Return the map file's text; `views` are those of scenes, besides the whole."""
    lines = ["views:"]
    for name, places in {WHOLE_VIEW: first_map.core, **views}.items():
        box = first_map.bound_places(places).format()
        lines.append(f"  {name}: {{box: {box}}}")
    if first_map.places:
        lines.append("places:")
    lines += [_format_place(first_map, place) for place in first_map.places]
    if first_map.far:
        lines.append(_FAR_HEAD)
        for place in first_map.far:
            lines.append(f"#{_format_place(first_map, place)[1:]}")
    if first_map.labels:
        lines.append("labels:")
    lines += [_format_label(label) for label in first_map.labels]
    return _HEAD + "\n".join(lines) + "\n"


def _format_place(first_map: FirstMap, place: ArticlePlace) -> str:
    lon, lat = first_map.locate(place.town.point)
    fields = [f"name: {quote_yaml(place.name)}"]
    if place.also and has_map_type("".join(place.also)):
        fields.append(f"sub: {quote_yaml(', '.join(place.also))}")
    fields += [
        f"at: [{lon:g}, {lat:g}]",
        f"rank: {_rank_place(place)}",
        f"id: {make_place_id(place)}",
    ]
    return f"  - {{{', '.join(fields)}}}  # {describe_choice(place)}"


def _format_label(label: MapLabelDraft) -> str:
    return f"{label.format()}  # {format_numbers(label.area.blocks)}"


def _rank_place(place: ArticlePlace) -> int:
    """Return the rank of a place by how often it is named: 1 is the most important."""
    if place.times >= 4:
        return 1
    if place.times > 1:
        return 2
    return 3


def describe_choice(place: ArticlePlace) -> str:
    """Return which town a name means, and where the article names it."""
    return f"{_describe_town(place.town)}; {format_numbers(place.blocks)}"


def describe_doubt(place: DoubtfulPlace) -> str:
    """Return where a name stands, and which towns it could mean."""
    towns = [
        f"{_describe_town(town)} [{town.lon:g}, {town.lat:g}]"
        for town in place.towns
    ]
    return f"{format_numbers(place.blocks)}; could be {', or '.join(towns)}"


def format_numbers(blocks: Iterable[int]) -> str:
    """Return the numbers of an article's blocks in words."""
    numbers = sorted(blocks)
    plural = "s" if len(numbers) > 1 else ""
    return f"paragraph{plural} {', '.join(map(str, numbers))}"


def _describe_town(town: Town) -> str:
    return f"{town.name}, {town.country}, {town.population:,} people"
