"""Places and days that an article names, as a film shows them. Opens no file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lantern.article.blocks import NARRATED_KINDS, Article, Block
from lantern.article.gazetteer import Town
from lantern.article.places.areas import NamedArea, name_areas
from lantern.article.places.choice import NamedTowns, name_towns
from lantern.article.places.mentions import reads_language
from lantern.article.readers import publication_date
from lantern.core.sphere import measure_km

_FAR_KM = 2500.0
_FAR_TIMES = 3
"""A place stays off the map when it is farther from the others than both of these: kilometres,
and times the usual distance."""
_NEIGHBOUR_KM = 1500.0
"""Kilometres between two places that are far from all the others and speak for each other."""
_FAMOUS_NAMES = 45
"""Names in other languages of a town that is known everywhere."""
_WORLD_PEOPLE = 2_500_000
"""People of such a town."""
_HUGE_PEOPLE = 1_000_000
"""People of a town that needs no neighbours to be the one that is meant."""
_MOST_PLACES = 40
"""Places on a first map; those that are named most often."""
_MOST_OTHERS = 3
"""Other towns of the same name that are mentioned beside a place."""


@dataclass(frozen=True)
class ArticlePlace:
    """A place of the article and the town that it is.

    `blocks` are the numbers of those that name it, `also` its other names in the article. `far`
    keeps it off the map. `times` is how often it is named.
    """

    name: str
    town: Town
    blocks: frozenset[int]
    also: tuple[str, ...] = ()
    forms: frozenset[str] = frozenset()
    """How its names are written in the article, in the cases of its language."""
    far: bool = False
    times: int = 1
    outlying: bool = False
    """Whether it is on the map, but so far away that only scenes that name it show it."""
    is_in_named_land: bool = False
    """Whether the article names its country beside it."""

    @property
    def taken_for(self) -> str:
        """Return the town and its country where the article has another name for it; else empty."""
        town = self.town
        is_short = town.name.startswith(f"{self.name} ")
        return (
            ""
            if town.is_own_name or is_short
            else f"{town.name}, {town.country}"
        )

    def find_name_in(self, text: str) -> str:
        """Return the name that a text uses; the first one if it uses none."""
        for name in (self.name, *self.also, *sorted(self.forms)):
            if name in text:
                return name
        return self.name

    def is_named_in(self, text: str) -> bool:
        """Tell whether a text has one of its names, in any case of its language."""
        return any(
            name in text for name in (self.name, *self.also, *self.forms)
        )


@dataclass(frozen=True)
class DoubtfulPlace:
    """A name that may be a town's, and is on no map: the towns it could mean, the largest first."""

    name: str
    blocks: frozenset[int]
    towns: tuple[Town, ...]


@dataclass(frozen=True)
class ArticlePlaces:
    """The places of an article: those that the text makes sure, and the names that it doesn't."""

    sure: tuple[ArticlePlace, ...]
    doubtful: tuple[DoubtfulPlace, ...]
    areas: tuple[NamedArea, ...] = ()
    """Countries, waters, mountains and regions; those of most paragraphs first."""
    unread: str = ""
    """The article's language, if names aren't looked for in it."""


def find_places(article: Article) -> ArticlePlaces:
    """Return the places of the article that the gazetteer knows, in the article's order.

    Raises:
        ToolFailure: babel isn't installed.
    """
    if not reads_language(article.language):
        return ArticlePlaces((), (), unread=article.language)
    blocks = _list_shown_blocks(article)
    named = name_towns(blocks, article.language)
    places: dict[int, ArticlePlace] = {}
    for name, town in named.sure.items():
        place = _make_place(name, town, named)
        earlier = places.get(town.id)
        if earlier:
            place = _merge_places(earlier, place)
        places[town.id] = place
    order = list(places)
    often = sorted(places.values(), key=lambda place: -place.times)
    shown = _mark_far(often[:_MOST_PLACES])
    sure = sorted(shown, key=lambda place: order.index(place.town.id))
    areas = name_areas(blocks, article.language, named.mentions)
    return ArticlePlaces(
        tuple(sure), tuple(_list_doubtful(named)), tuple(areas)
    )


def _make_place(name: str, town: Town, named: NamedTowns) -> ArticlePlace:
    mention = named.mentions[name]
    return ArticlePlace(
        name,
        town,
        frozenset(mention.blocks),
        times=max(1, mention.times),
        forms=frozenset(mention.forms),
        is_in_named_land=town.country_code in mention.lands,
    )


def _list_doubtful(named: NamedTowns) -> list[DoubtfulPlace]:
    return [
        DoubtfulPlace(
            name,
            frozenset(named.mentions[name].blocks),
            tuple(towns[:_MOST_OTHERS]),
        )
        for name, towns in named.doubtful.items()
    ]


def _list_shown_blocks(article: Article) -> list[Block]:
    kinds = (*NARRATED_KINDS, "caption", "title")
    return [block for block in article.blocks if block.kind in kinds]


def _merge_places(one: ArticlePlace, other: ArticlePlace) -> ArticlePlace:
    """Merge two names of one town; its own name comes first if the article uses it."""
    first = one
    second = other
    if other.town.is_own_name and not one.town.is_own_name:
        first = other
        second = one
    also = dict.fromkeys((*first.also, second.name, *second.also))
    return replace(
        first,
        blocks=one.blocks | other.blocks,
        also=tuple(also),
        times=one.times + other.times,
        forms=one.forms | other.forms,
        is_in_named_land=one.is_in_named_land or other.is_in_named_land,
    )


def _mark_far(places: Sequence[ArticlePlace]) -> list[ArticlePlace]:
    """Mark the places that lie far from all the others: off the map, or only off its main view."""
    if len(places) <= 2:
        return list(places)
    points = {
        place.town.id: (place.town.lon, place.town.lat) for place in places
    }
    middle = min(
        points.values(),
        key=lambda here: sum(
            measure_km(here, there) for there in points.values()
        ),
    )
    away = {id_: measure_km(middle, there) for id_, there in points.items()}
    usual = sorted(away.values())[len(away) // 2]
    limit = max(_FAR_KM, _FAR_TIMES * usual)
    far = [place for place in places if away[place.town.id] > limit]
    marked = []
    for place in places:
        is_sure = _is_sure_alone(place, far)
        is_far = place in far
        marked.append(
            replace(
                place,
                far=is_far and not is_sure,
                outlying=is_far and is_sure,
            )
        )
    return marked


def _is_sure_alone(place: ArticlePlace, far: Sequence[ArticlePlace]) -> bool:
    """Tell whether a place is the one that is meant wherever it lies.

    `far` are all places that lie far from the others: one beside it speaks for it. Towns are found
    by names of all languages and times, and small ones have unlikely ones.
    """
    if place.is_in_named_land:
        return True
    town = place.town
    if not town.is_own_name and town.population < _HUGE_PEOPLE:
        return False
    others = [other.town.point for other in far if other.town.id != town.id]
    has_neighbour = any(
        measure_km(town.point, other) < _NEIGHBOUR_KM for other in others
    )
    is_known = (
        town.other_names >= _FAMOUS_NAMES or town.population >= _WORLD_PEOPLE
    )
    return has_neighbour or is_known


def find_days(texts: Sequence[str], article: Article) -> list[str]:
    """Return the first day or month in each text, as it is shown: 9 August 1945.

    Empty for a text without one. A year that is left out is the one that most of the article's
    dates have, else the last one that was named.
    """
    year = find_usual_year(article)
    is_fixed = year is not None
    days: list[str] = []
    for text in texts:
        first = ""
        for date in publication_date.find(text):
            if not is_fixed:
                year = date.year or year
            if date.month and not first:
                first = text[date.start : date.end]
                if article.language == "en":
                    first = date.format(year)
        days.append(first)
    return days


def find_usual_year(article: Article) -> int | None:
    """Return the year that more than half of the article's dates have."""
    years: Counter[int] = Counter()
    for block in _list_shown_blocks(article):
        years.update(
            date.year for date in publication_date.find(block.text) if date.year
        )
    if not years:
        return None
    year, count = years.most_common(1)[0]
    if 2 * count > years.total():
        return year
    return None
