"""Places and days named in an article: which towns of the gazetteer are meant, and why those. Opens no file itself.

A capitalised name counts as a place when somewhere in the article it stands after words such as *in*, *from* or
*reached*, in a list with such a name, or alone in brackets; so that people and armies named like towns stay away.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

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
    r"(?:\b(?:in|at|to|from|near|into|towards?|around|between|over|outside|via|through|behind|above|off|beyond"
    r"|reach(?:ed|ing)|left|leav(?:es|ing)|enter(?:ed|s|ing)|occup(?:ied|ies|ying)|captur(?:ed|es|ing)"
    r"|liberat(?:ed|es|ing)|(?:city|town|port|village|harbour|district|area|region|streets|people|station)s?\sof"
    r"|nach|bei|von|aus|à|vers|dans|en|desde|hasta|hacia|em|naar|uit|te)\s|\()$",
    re.I,
)
_AFTER = re.compile(
    r"^\s(?:area|region|district|province|airfield|railway|station|harbour|port)s?\b"
)
_REACH = 40
"""Characters before and after a name in which such words are sought."""
_LIST = re.compile(
    r"^(?:,|,?\s(?:and|or|und|et|y|e|en))\s$|^,\s(?:and|or|und|et|y|e|en)\s$"
)
_LANDS = (
    "manchuria siberia caucasus crimea prussia silesia bohemia moravia saxony bavaria galicia pomerania transylvania "
    "tibet xinjiang persia arabia mesopotamia anatolia caledonia normandy brittany burgundy provence lombardy tuscany "
    "castile catalonia andalusia punjab bengal indochina patagonia sahara sudan europe asia africa america antarctica "
    "atlantic pacific arctic baltic mediterranean balkans alps himalaya monday tuesday wednesday thursday friday "
    "saturday sunday"
)
_NO_TOWN = frozenset(_LANDS.split())
"""Lands and seas that are also some town's name, and days."""
_FAR = 2500.0
"""Kilometres; a place farther from all others than this, and than thrice what is usual, stays off the map."""
_MOST = 40
"""Places on a first map; those named most often."""


@dataclass(frozen=True)
class ArticlePlace:
    """A place of the article: what it is called there, the blocks that name it, the town that was chosen."""

    name: str
    town: Town
    blocks: frozenset[int]
    also: tuple[str, ...] = ()
    others: tuple[Town, ...] = ()
    far: bool = False
    times: int = 1

    def find_name_in(self, text: str) -> str:
        """The name by which a text calls it; its first one where the text doesn't."""
        return next(
            (name for name in (self.name, *self.also) if name in text), self.name
        )


@dataclass
class _NameMentions:
    """A name in the article: the blocks it stands in, how often, and whether it stood like a place's."""

    blocks: set[int] = field(default_factory=set)
    times: int = 0
    is_placed: bool = False


def find_places(article: Article) -> list[ArticlePlace]:
    """The places of the article that are known, in the order in which it names them. Raises ToolFailure."""
    named = _collect_names(
        block
        for block in article.blocks
        if block.kind in (*NARRATED_KINDS, "caption", "title")
    )
    answer = gazetteer.look_up(named.keys())
    wanted = {
        name: towns for name, towns in answer.towns.items() if named[name].is_placed
    }
    chosen = _choices(wanted, answer)
    spots: dict[int, ArticlePlace] = {}
    for name in named:
        if name not in chosen:
            continue
        town, have = chosen[name], spots.get(chosen[name].id)
        others = tuple(other for other in wanted[name] if other.id != town.id)[:3]
        spot = ArticlePlace(
            name,
            town,
            frozenset(named[name].blocks),
            (),
            others,
            times=named[name].times,
        )
        spots[town.id] = _merge_spots(have, spot) if have else spot
    return _mark_far(
        sorted(spots.values(), key=lambda spot: -spot.times)[:_MOST], list(spots)
    )


def _merge_spots(one: ArticlePlace, other: ArticlePlace) -> ArticlePlace:
    """Two names of one town: its own name leads if the article uses it."""
    first, second = (
        (other, one)
        if other.town.is_own_name and not one.town.is_own_name
        else (one, other)
    )
    also = tuple(dict.fromkeys((*first.also, second.name, *second.also)))
    return ArticlePlace(
        first.name,
        first.town,
        one.blocks | other.blocks,
        also,
        first.others,
        times=one.times + other.times,
    )


def _collect_names(blocks: Iterator[Block]) -> dict[str, _NameMentions]:
    found: dict[str, _NameMentions] = {}
    for block in blocks:
        end, listed = 0, False
        for run in _RUN.finditer(block.text):
            gap = block.text[end : run.start()]
            listed = bool(
                _BEFORE.search(block.text[max(0, run.start() - _REACH) : run.start()])
            ) or (listed and bool(_LIST.match(gap)))
            end = run.end()
            for name in _names(run[0]):
                each = found.setdefault(name, _NameMentions())
                each.blocks.add(block.number)
                each.times += 1
                each.is_placed = (
                    each.is_placed
                    or listed
                    or bool(_AFTER.match(block.text[end : end + _REACH]))
                )
    return found


def _names(run: str) -> Iterator[str]:
    """A name as it stands; without its possessive; and the parts of one joined by hyphens."""
    bare = re.sub(r"[’']s?$", "", run)
    if bare.casefold() not in _NO_TOWN and bare not in MONTHS:
        yield bare
    if "-" in bare and " " not in bare:
        yield from (
            part for part in bare.split("-") if len(part) > 3 and part[0].isupper()
        )


def _choices(
    wanted: dict[str, tuple[Town, ...]], answer: GazetteerResult
) -> dict[str, Town]:
    """Which town each name means: the certain ones first, then those that lie by them."""
    chosen: dict[str, Town] = {}
    for name, towns in wanted.items():
        if len(towns) == 1 or towns[0].population > 20 * towns[1].population:
            chosen[name] = towns[0]
    sure = list(chosen.values())
    for name, towns in wanted.items():
        chosen[name] = (
            max(towns, key=lambda town: _rate_town(town, sure, answer))
            if towns
            else chosen[name]
        )
    return chosen


def _rate_town(town: Town, sure: Sequence[Town], answer: GazetteerResult) -> float:
    """Large, of that very name, in a country that is named, near places that are certain: so likely it is meant."""
    near = min(
        (
            measure_km((town.lon, town.lat), (one.lon, one.lat))
            for one in sure
            if one.id != town.id
        ),
        default=0.0,
    )
    known = 1.0 if town.country in answer.countries else 0.0
    return (
        math.log10(town.population + 1)
        + 0.5 * town.is_own_name
        + known
        - 2.0 * min(1.0, near / 1500)
    )


def _mark_far(
    spots: Sequence[ArticlePlace], order: Sequence[int]
) -> list[ArticlePlace]:
    """The places in the article's order, those marked that lie far from all the others."""
    place = {spot.town.id: (spot.town.lon, spot.town.lat) for spot in spots}
    if len(spots) > 2:
        middle = min(
            place.values(),
            key=lambda here: sum(measure_km(here, there) for there in place.values()),
        )
        away = {id_: measure_km(middle, there) for id_, there in place.items()}
        usual = sorted(away.values())[len(away) // 2]
        spots = [
            _copy_with_far(spot, away[spot.town.id] > max(_FAR, 3 * usual))
            for spot in spots
        ]
    return sorted(spots, key=lambda spot: order.index(spot.town.id))


def _copy_with_far(spot: ArticlePlace, far: bool) -> ArticlePlace:
    return ArticlePlace(
        spot.name, spot.town, spot.blocks, spot.also, spot.others, far, spot.times
    )


def measure_km(here: tuple[float, float], there: tuple[float, float]) -> float:
    """The distance of two points (longitude, latitude) on the sphere, by the haversine formula."""
    (lon1, lat1), (lon2, lat2) = (
        tuple(map(math.radians, point)) for point in (here, there)
    )
    half = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))


def find_days(texts: Sequence[str], article: Article) -> list[str]:
    """For each text its first day or month, as it is shown: 9 August 1945.

    A year that is left out is the one that most of the article's dates have, else the last that was named.
    """
    told = [
        block.text
        for block in article.blocks
        if block.kind in (*NARRATED_KINDS, "caption", "title")
    ]
    years = Counter(
        date.year for text in told for date in publication_date.find(text) if date.year
    )
    usual = years.most_common(1)[0] if years else (0, 0)
    year = usual[0] if 2 * usual[1] > years.total() else None
    fixed, shown = year is not None, []
    for text in texts:
        first = ""
        for date in publication_date.find(text):
            year = year if fixed else date.year or year
            if date.month and not first:
                own = text[date.start : date.end]
                first = date.format(year) if article.language == "en" else own
        shown.append(first)
    return shown
