"""The first map of the places an article names: which views it has, and the file that says why each town was chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lantern.article.gazetteer import Town
from lantern.core.text import make_slug, quote_yaml
from lantern.scaffold.from_article.entities import ArticlePlace

MAP_FILE_PATH = "maps/places.yml"
WHOLE_VIEW = "all"
_CLOSE = 0.55
"""A view of its own is worth while when it is narrower than this share of the whole."""
_LEAST = 6.0
"""Degrees of latitude, about 670 km, that a view shows at least."""


@dataclass(frozen=True)
class FirstMap:
    """The map: the places on it, and those that lie too far away."""

    spots: tuple[ArticlePlace, ...]
    far: tuple[ArticlePlace, ...]
    west: float = 0.0
    """Longitudes west of this are counted on past 180."""

    @staticmethod
    def from_spots(spots: Sequence[ArticlePlace]) -> FirstMap:
        alone = {
            make_place_id(spot): spot for spot in reversed(spots)
        }  # of two with one id the first
        near = tuple(
            spot
            for spot in spots
            if not spot.far and alone[make_place_id(spot)] is spot
        )
        lons = sorted(spot.town.lon for spot in near)
        gaps = (
            [(b - a, b) for a, b in zip(lons, [*lons[1:], lons[0] + 360], strict=True)]
            if lons
            else []
        )
        west = max(gaps)[1] if gaps else 0.0
        return FirstMap(
            near,
            tuple(spot for spot in spots if spot.far),
            west - 360 if west > 180 else west,
        )

    def find_point(self, town: Town) -> tuple[float, float]:
        lon = town.lon if town.lon >= self.west - 0.001 else town.lon + 360
        return (lon if lon <= 190 else lon - 360), town.lat

    def find_near(self, text: str, blocks: Iterable[int]) -> tuple[ArticlePlace, ...]:
        """The places of a scene: named in its words, or in a caption of its blocks."""
        wanted = set(blocks)
        return tuple(
            s
            for s in self.spots
            if any(n in text for n in (s.name, *s.also)) and s.blocks & wanted
        )

    def name_view(self, spots: Sequence[ArticlePlace]) -> str:
        """The name of the view that shows these places: their own if they are close together."""
        own, whole = self.bound_spots(spots), self.bound_spots(self.spots)
        if own[2] - own[0] > _CLOSE * (whole[2] - whole[0]) or len(spots) == len(
            self.spots
        ):
            return WHOLE_VIEW
        first, last = spots[0], spots[-1]
        return "-".join(dict.fromkeys((make_place_id(first), make_place_id(last))))

    def bound_spots(
        self, spots: Sequence[ArticlePlace]
    ) -> tuple[float, float, float, float]:
        """West, south, east, north about the places, with room for their names and not narrower than is of use."""
        points = [self.find_point(spot.town) for spot in spots]
        (west, east), (south, north) = (
            (min(v), max(v)) for v in zip(*points, strict=True)
        )
        tall = max(_LEAST, 1.3 * (north - south) + 1.5)
        wide = max(1.6 * _LEAST, 1.3 * (east - west) + 3)
        middle, level = (west + east) / 2, (south + north) / 2
        low, high = max(-82.0, level - tall / 2), min(84.0, level + tall / 2)
        return (
            round(middle - wide / 2, 1),
            round(low, 1),
            round(middle + wide / 2, 1),
            round(high, 1),
        )


def make_place_id(spot: ArticlePlace) -> str:
    return make_slug(spot.name) or f"place-{spot.town.id}"


def format_map(sheet: FirstMap, views: dict[str, tuple[ArticlePlace, ...]]) -> str:
    """The map's file; `views` are those that scenes use, besides the whole."""
    lines = [
        "# The places that the article names, as far as the gazetteer knows them. Beside each stands which town was",
        "# taken, and what else has that name: put another `at` ([longitude, latitude]) in its place, or delete the",
        "# line.",
        "# Borders are today's. Points: GeoNames, CC BY 4.0 (see credits.yml).",
        "views:",
        *(
            f"  {name}: {{box: {list(sheet.bound_spots(spots))}}}"
            for name, spots in {WHOLE_VIEW: sheet.spots, **views}.items()
        ),
        "places:",
        *(_place(sheet, spot) for spot in sheet.spots),
    ]
    if sheet.far:
        lines.append(
            "# Too far from the others, and left off. To show one, take its # away and widen the view `all`:"
        )
        lines += [f"#{_place(sheet, spot)[1:]}" for spot in sheet.far]
    return "\n".join(lines) + "\n"


def _place(sheet: FirstMap, spot: ArticlePlace) -> str:
    lon, lat = sheet.find_point(spot.town)
    rank = 1 if spot.times >= 4 else 2 if spot.times > 1 else 3
    sub = f", sub: {quote_yaml(', '.join(spot.also))}" if spot.also else ""
    line = f"  - {{name: {quote_yaml(spot.name)}{sub}, at: [{lon:g}, {lat:g}], rank: {rank}, id: {make_place_id(spot)}}}"
    return f"{line}  # {describe_choice(spot)}"


def describe_choice(spot: ArticlePlace) -> str:
    """Which town was taken for a name, and which it could be as well."""
    said = f"{_town(spot.town)}; paragraph{'s' * (len(spot.blocks) > 1)} {', '.join(map(str, sorted(spot.blocks)))}"
    others = "; or ".join(
        f"{_town(other)} [{other.lon:g}, {other.lat:g}]" for other in spot.others
    )
    return f"{said}; or {others}" if others else said


def _town(town: Town) -> str:
    return f"{town.name}, {town.country}, {town.population:,} people"
