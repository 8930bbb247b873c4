"""The first map of an article's places: its views, and its file, which says why each was chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lantern.article.gazetteer import GeoPoint, Town
from lantern.core.text import make_slug, quote_yaml
from lantern.scaffold.from_article.card_fit import has_italic
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
_MIN_HEIGHT = 6.0
"""Degrees of latitude, about 670 km, that a view shows at least."""
_MIN_WIDTH = 1.6 * _MIN_HEIGHT
_SOUTH_END = -82.0
_NORTH_END = 84.0
"""Degrees of latitude that a view may reach."""
_LAST_LON = 190
"""Longitudes up to this one may be counted on past 180."""
_ROUNDING = 0.001
_WIDEST = 75.0
"""Degrees of longitude that a map may be wide; a wider one has a view of each of its centres."""
_HEAD = """\
# The towns that the article names, where its words make sure which are meant, and its countries,
# waters, mountains and regions as labels. Beside each town stands which one it is: write
# another `at` ([longitude, latitude]) in its place, or delete the line. Names of which it isn't
# sure are left off; the import lists them.
# Borders are today's. Points: GeoNames, CC BY 4.0 (see credits.yml).
"""
_FAR_HEAD = (
    "# Too far from the others, and left off. "
    "To show one, take its # away and widen a view:"
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
    centres: tuple[tuple[ArticlePlace, ...], ...] = ()
    """The places of each centre, if the map has several: each has a view of its own."""

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
        if not (bare.core or named.areas):
            return bare
        if not bare.core:
            extent = find_extent(named.areas)
            west = _find_west_edge(sorted(lon for lon, _ in extent))
            bare = replace(bare, extent=tuple(extent), west=west)
        groups = bare.centres or (bare.core, bare.places)
        boxes = [bare.bound_places(group) for group in groups]
        countries = {place.town.country_code for place in bare.places}
        return replace(bare, labels=place_labels(named.areas, boxes, countries))

    @staticmethod
    def from_places(places: Sequence[ArticlePlace]) -> FirstMap:
        """Return the map of an article's places; of two with one id it has the first."""
        first_ones: dict[str, ArticlePlace] = {}
        for place in places:
            first_ones.setdefault(make_place_id(place), place)
        near = [place for place in first_ones.values() if not place.far]
        far = [place for place in places if place.far]
        centres = _find_centres(near)
        if centres:
            near = [replace(place, outlying=False) for place in near]
            centres = find_centres(near)
        core = [place for place in near if not place.outlying]
        west = _find_west_edge(sorted(place.town.lon for place in core))
        return FirstMap(tuple(near), tuple(far), west, centres=centres)

    def locate(self, point: GeoPoint) -> GeoPoint:
        """Return longitude and latitude in degrees, the first one without a jump at 180."""
        lon, lat = point
        if lon < self.west - _ROUNDING:
            lon += 360
        if lon > _LAST_LON:
            lon -= 360
        return lon, lat

    def find_near(self, text: str, blocks: Iterable[int]) -> tuple[ArticlePlace, ...]:
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
            label.area.name for label in self.labels if label.area.is_named_in(text)
        }

    def part_places(
        self, places: Sequence[ArticlePlace]
    ) -> list[Sequence[ArticlePlace]]:
        """Return the places of each view that a scene of these needs: one for each centre."""
        if not self.centres:
            return [places] if places else []
        groups = []
        for centre in self.centres:
            groups.append([place for place in places if place in centre])
        return list(filter(None, groups))

    def list_main_views(self) -> dict[str, Sequence[ArticlePlace]]:
        """Return the widest views with their places: that of each centre, else the whole."""
        if not self.centres:
            return {WHOLE_VIEW: self.core}
        return {_name_centre(centre): centre for centre in self.centres}

    def name_main_view(self, places: Sequence[ArticlePlace]) -> str:
        """Return the name of the whole view, or of that of the centre these places lie in."""
        centre = self._find_centre(places)
        return _name_centre(centre) if centre else WHOLE_VIEW

    def name_view(self, places: Sequence[ArticlePlace]) -> str:
        """Return the name of the view for these places.

        It is their own if they are close together, or if one of them isn't in the main view.
        """
        has_outlying = any(place.outlying for place in places)
        around = self._find_centre(places) or self.core
        if len(places) == len(around) and not has_outlying:
            return self.name_main_view(places)
        own = self.bound_places(places)
        whole = self.bound_places(around)
        if own.width > _CLOSE * whole.width and not has_outlying:
            return self.name_main_view(places)
        ends = (make_place_id(places[0]), make_place_id(places[-1]))
        return "-".join(dict.fromkeys(ends))

    def _find_centre(self, places: Iterable[ArticlePlace]) -> tuple[ArticlePlace, ...]:
        """Return the places of the centre that all these lie in; empty if there is none."""
        wanted = set(places)
        found = [centre for centre in self.centres if wanted and wanted <= set(centre)]
        return found[0] if found else ()

    def bound_places(self, places: Sequence[ArticlePlace]) -> MapBox:
        """Return a box around places with room for their names, and not too narrow.

        Without places it is around the map's areas.
        """
        towns = [place.town.point for place in places]
        points = [self.locate(point) for point in towns or self.extent]
        if self.centres:
            points = _join(towns)
        lons, lats = zip(*points, strict=True)
        west = min(lons)
        east = max(lons)
        south = min(lats)
        north = max(lats)
        height = max(_MIN_HEIGHT, 1.3 * (north - south) + 1.5)
        width = max(_MIN_WIDTH, 1.3 * (east - west) + 3)
        middle = (west + east) / 2
        level = (south + north) / 2
        return MapBox(
            west=round(middle - width / 2, 1),
            south=round(max(_SOUTH_END, level - height / 2), 1),
            east=round(middle + width / 2, 1),
            north=round(min(_NORTH_END, level + height / 2), 1),
        )


def _find_centres(
    places: Sequence[ArticlePlace],
) -> tuple[tuple[ArticlePlace, ...], ...]:
    """Return the centres of a map that is too wide for one view; none if it isn't."""
    points = _join([place.town.point for place in places])
    lons = [lon for lon, _ in points]
    if not lons or max(lons) - min(lons) <= _WIDEST:
        return ()
    centres = find_centres(places)
    return centres if len(centres) > 1 else ()


def _name_centre(places: Sequence[ArticlePlace]) -> str:
    """Return the name of a centre's view, after the place that is named most often."""
    first = max(places, key=lambda place: place.times)
    return f"around-{make_place_id(first)}"


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


def _join(points: Sequence[GeoPoint]) -> list[GeoPoint]:
    """Return points with longitudes that go on past 180 where they lie on both sides of it."""
    west = _find_west_edge(sorted(lon for lon, _ in points))
    edge = west - _ROUNDING
    return [(lon + 360 if lon < edge else lon, lat) for lon, lat in points]


def make_place_id(place: ArticlePlace) -> str:
    """Return the id of a place in the map file."""
    return make_slug(place.name) or f"place-{place.town.id}"


def format_map(first_map: FirstMap, views: Mapping[str, Sequence[ArticlePlace]]) -> str:
    """Return the map file's text; `views` are those of scenes, besides the main ones."""
    lines = ["views:"]
    for name, places in {**first_map.list_main_views(), **views}.items():
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
    if place.also and has_italic("".join(place.also)):
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
        f"{_describe_town(town)} [{town.lon:g}, {town.lat:g}]" for town in place.towns
    ]
    return f"{format_numbers(place.blocks)}; could be {', or '.join(towns)}"


def format_numbers(blocks: Iterable[int]) -> str:
    """Return the numbers of an article's blocks in words."""
    numbers = sorted(blocks)
    plural = "s" if len(numbers) > 1 else ""
    return f"paragraph{plural} {', '.join(map(str, numbers))}"


def _describe_town(town: Town) -> str:
    return f"{town.name}, {town.country}, {town.population:,} people"
