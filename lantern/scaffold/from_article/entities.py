"""Places and days that an article names: which towns are meant, and why those. Opens no file.

A capitalised name counts as a place when somewhere in the article it stands after words such as
*in*, *from* or *reached*, in a list with such a name, or alone in brackets. So people and armies
that are named like towns are left out.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lantern.article import gazetteer
from lantern.article.blocks import NARRATED_KINDS, Article, Block
from lantern.article.gazetteer import GazetteerResult, Town
from lantern.article.readers import publication_date
from lantern.core.dates import MONTHS

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'.-]*\w"
_RUN = re.compile(
    rf"{_CAPITAL}(?:\s(?:(?:de|la|del|do|da|am|an der|upon|on|sur|of the)\s)?{_CAPITAL}){{0,3}}"
)
_BEFORE = re.compile(
    r"(?:\b(?:in|at|to|from|near|into|towards?|around|between|over|outside|via|through|behind"
    r"|above|off|beyond"
    r"|reach(?:ed|ing)|left|leav(?:es|ing)|enter(?:ed|s|ing)|occup(?:ied|ies|ying)|captur(?:ed|es|ing)"
    r"|liberat(?:ed|es|ing)"
    r"|(?:city|town|port|village|harbour|district|area|region|streets|people|station)s?\sof"
    r"|nach|bei|von|aus|à|vers|dans|en|desde|hasta|hacia|em|naar|uit|te)\s|\()$",
    re.I,
)
_AFTER = re.compile(
    r"^\s(?:area|region|district|province|airfield|railway|station|harbour|port)s?\b"
)
_REACH = 40
"""Characters before and after a name in which such words are looked for."""
_LIST = re.compile(
    r"^(?:,|,?\s(?:and|or|und|et|y|e|en))\s$|^,\s(?:and|or|und|et|y|e|en)\s$"
)
_LANDS = """
    manchuria siberia caucasus crimea prussia silesia bohemia moravia saxony bavaria galicia
    pomerania transylvania tibet xinjiang persia arabia mesopotamia anatolia caledonia normandy
    brittany burgundy provence lombardy tuscany castile catalonia andalusia punjab bengal indochina
    patagonia sahara sudan europe asia africa america antarctica atlantic pacific arctic baltic
    mediterranean balkans alps himalaya
"""
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday"
_NO_TOWN = frozenset(f"{_LANDS} {_WEEKDAYS}".split())
"""Names that some town has too, but that mean a land, a sea or a day."""
_FAR_KM = 2500.0
_FAR_TIMES = 3
"""A place stays off the map when it is farther from the others than both of these: kilometres,
and times the usual distance."""
_NEAR_KM = 1500
"""Up to this distance, near places speak for a town."""
_EARTH_RADIUS_KM = 6371.0
_MOST_PLACES = 40
"""Places on a first map; those that are named most often."""
_MOST_OTHERS = 3
"""Other towns of the same name that are mentioned beside a place."""
_MUCH_LARGER = 20
"""A town so many times larger than the next of its name is certainly meant."""


@dataclass(frozen=True)
class ArticlePlace:
    """A place of the article and the town that was chosen for it.

    `blocks` are the numbers of those that name it, `also` its other names in the article, `others`
    the towns that could be meant too. `far` keeps it off the map. `times` is how often it is named.
    """

    name: str
    town: Town
    blocks: frozenset[int]
    also: tuple[str, ...] = ()
    others: tuple[Town, ...] = ()
    far: bool = False
    times: int = 1

    def find_name_in(self, text: str) -> str:
        """Return the name that a text uses; the first one if it uses none."""
        for name in (self.name, *self.also):
            if name in text:
                return name
        return self.name


@dataclass
class _NameMentions:
    """A name in the article: the numbers of its blocks, how often, and if it looks like a place."""

    blocks: set[int] = field(default_factory=set)
    times: int = 0
    is_placed: bool = False


def find_places(article: Article) -> list[ArticlePlace]:
    """Return the places of the article that the gazetteer knows, in the article's order.

    Raises:
        ToolFailure: The gazetteer isn't installed.
    """
    mentions = _collect_mentions(_list_shown_blocks(article))
    known = gazetteer.look_up(mentions.keys())
    candidates = {
        name: towns for name, towns in known.towns.items() if mentions[name].is_placed
    }
    towns = _choose_towns(candidates, known)
    places: dict[int, ArticlePlace] = {}
    for name, mention in mentions.items():
        if name not in towns:
            continue
        place = _make_place(
            name, towns[name], candidates=candidates[name], mention=mention
        )
        earlier = places.get(place.town.id)
        if earlier:
            place = _merge_places(earlier, place)
        places[place.town.id] = place
    order = list(places)
    often = sorted(places.values(), key=lambda place: -place.times)
    shown = _mark_far(often[:_MOST_PLACES])
    return sorted(shown, key=lambda place: order.index(place.town.id))


def _list_shown_blocks(article: Article) -> list[Block]:
    kinds = (*NARRATED_KINDS, "caption", "title")
    return [block for block in article.blocks if block.kind in kinds]


def _make_place(
    name: str,
    town: Town,
    *,
    candidates: Iterable[Town],
    mention: _NameMentions,
) -> ArticlePlace:
    others = [other for other in candidates if other.id != town.id]
    return ArticlePlace(
        name,
        town,
        frozenset(mention.blocks),
        others=tuple(others[:_MOST_OTHERS]),
        times=mention.times,
    )


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
    )


def _collect_mentions(blocks: Iterable[Block]) -> dict[str, _NameMentions]:
    """Return every capitalised name, in the article's order."""
    mentions: dict[str, _NameMentions] = {}
    for block in blocks:
        for run in _find_runs(block.text):
            for name in _split_names(run.text):
                mention = mentions.setdefault(name, _NameMentions())
                mention.blocks.add(block.number)
                mention.times += 1
                mention.is_placed = mention.is_placed or run.is_placed
    return mentions


@dataclass(frozen=True)
class _NameRun:
    """Capitalised words in a row, and whether the words around them say that it is a place."""

    text: str
    is_placed: bool


def _find_runs(text: str) -> Iterator[_NameRun]:
    end = 0
    is_listed = False
    for match in _RUN.finditer(text):
        start = match.start()
        is_preceded = bool(_BEFORE.search(text[max(0, start - _REACH) : start]))
        goes_on = is_listed and bool(_LIST.match(text[end:start]))
        is_listed = is_preceded or goes_on
        end = match.end()
        is_followed = bool(_AFTER.match(text[end : end + _REACH]))
        yield _NameRun(match[0], is_listed or is_followed)


def _split_names(run: str) -> Iterator[str]:
    """Yield a name without its possessive, and the parts of one with hyphens."""
    bare = re.sub(r"[’']s?$", "", run)
    if bare.casefold() not in _NO_TOWN and bare not in MONTHS:
        yield bare
    if "-" in bare and " " not in bare:
        for part in bare.split("-"):
            if len(part) > 3 and part[0].isupper():
                yield part


def _choose_towns(
    candidates: Mapping[str, Sequence[Town]], known: GazetteerResult
) -> dict[str, Town]:
    """Return the town that each name means: the certain ones help to choose the others."""
    chosen: dict[str, Town] = {}
    for name, towns in candidates.items():
        if _is_certain(towns):
            chosen[name] = towns[0]
    certain = list(chosen.values())
    for name, towns in candidates.items():
        if towns:
            rates = [_rate_town(town, certain, known) for town in towns]
            chosen[name] = towns[rates.index(max(rates))]
    return chosen


def _is_certain(towns: Sequence[Town]) -> bool:
    if len(towns) == 1:
        return True
    return towns[0].population > _MUCH_LARGER * towns[1].population


def _rate_town(town: Town, certain: Sequence[Town], known: GazetteerResult) -> float:
    """Rate how likely a town is meant.

    For it speak its size, that the name is its own, that its country is named, and that it lies
    near towns that are certain.
    """
    others = [other for other in certain if other.id != town.id]
    distances = [measure_km(_locate(town), _locate(other)) for other in others]
    nearest = min(distances, default=0.0)
    country = 1.0 if town.country in known.countries else 0.0
    size = math.log10(town.population + 1)
    own_name = 0.5 * town.is_own_name
    return size + own_name + country - 2.0 * min(1.0, nearest / _NEAR_KM)


def _locate(town: Town) -> tuple[float, float]:
    """Return longitude and latitude in degrees."""
    return town.lon, town.lat


def _mark_far(places: Sequence[ArticlePlace]) -> list[ArticlePlace]:
    """Mark the places that lie far from all the others."""
    if len(places) <= 2:
        return list(places)
    points = {place.town.id: _locate(place.town) for place in places}
    middle = min(
        points.values(),
        key=lambda here: sum(measure_km(here, there) for there in points.values()),
    )
    away = {id_: measure_km(middle, there) for id_, there in points.items()}
    usual = sorted(away.values())[len(away) // 2]
    limit = max(_FAR_KM, _FAR_TIMES * usual)
    return [replace(place, far=away[place.town.id] > limit) for place in places]


def measure_km(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Return the distance of two points on the sphere, in kilometres.

    Points are (longitude, latitude) in degrees. By the haversine formula.
    """
    lon1, lat1 = map(math.radians, here)
    lon2, lat2 = map(math.radians, there)
    half = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * _EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def find_days(texts: Sequence[str], article: Article) -> list[str]:
    """Return the first day or month in each text, as it is shown: 9 August 1945.

    Empty for a text without one. A year that is left out is the one that most of the article's
    dates have, else the last one that was named.
    """
    year = _find_usual_year(article)
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


def _find_usual_year(article: Article) -> int | None:
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
