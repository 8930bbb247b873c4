"""Which of several towns of one name is the best known where the text stands. Reads no text."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from lantern.article import gazetteer
from lantern.article.gazetteer import Town
from lantern.core.sphere import measure_km

CLEAR = 4.0
"""A town whose weight is so many times that of the next of its name is meant."""
CLEARER = 7.0
"""The same where nothing else speaks for it."""
_OTHER_NAME = 1 / 5
"""A town that only has the name too, in another language or time."""
_SHORT_NAME = 1 / 2
"""A town whose name begins with the one that is asked: Newcastle upon Tyne."""
_AT_HOME = 8.0
"""A town in a country that the article's language is at home in."""
_IN_LAND = 20.0
"""A town in a country that the paragraph names."""
_NEAR = 100.0
"""A town near one that is sure."""
NEAR_KM = 400.0
"""Kilometres from a town that is sure within which others are near."""
_VILLAGE_KM = 150.0
"""The same for villages."""
_HOMES: Mapping[str, tuple[str, ...]] = {
    "de": ("DE", "AT", "CH", "LI"),
    "fr": ("FR", "BE", "CH", "LU"),
    "it": ("IT", "CH"),
    "es": ("ES",),
    "nl": ("NL", "BE"),
    "pl": ("PL",),
    "pt": ("PT", "BR"),
    "ru": ("RU",),
    "uk": ("UA",),
    "sv": ("SE",),
    "ja": ("JP",),
    "zh": ("CN", "TW"),
    "ko": ("KR",),
}
"""Language -> countries that its articles are mostly about; English is at home in too many."""


def list_homes(language: str) -> tuple[str, ...]:
    """Return the codes of the countries that articles of a language are mostly about."""
    return _HOMES.get(language, ())


@dataclass(frozen=True)
class TownContext:
    """What speaks for one town rather than another: countries by code, and towns that are sure."""

    homes: Collection[str] = ()
    lands: Collection[str] = ()
    near: Sequence[Town] = ()

    def weigh(self, town: Town, name: str) -> float:
        """Return how much speaks for a town that a name could mean.

        People times the names that it has in other languages: the better known have more of them.
        """
        weight = float(town.population * max(1, town.other_names))
        if is_short_for(name, town):
            weight *= _SHORT_NAME
        elif not town.is_own_name:
            weight *= _OTHER_NAME
        if town.country_code in self.homes:
            weight *= _AT_HOME
        if town.country_code in self.lands:
            weight *= _IN_LAND
        if is_near(town, self.near):
            weight *= _NEAR
        return weight

    def pick(
        self, towns: Sequence[Town], name: str, times: float
    ) -> Town | None:
        """Return the town that has so many times the weight of the next; None for none."""
        weights = {town.id: self.weigh(town, name) for town in towns}
        ranked = sorted(towns, key=lambda town: -weights[town.id])
        if not ranked or not ranked[0].population:
            return None
        if len(ranked) > 1:
            rest = max(1.0, weights[ranked[1].id])
            if weights[ranked[0].id] < times * rest:
                return None
        return ranked[0]


def is_short_for(name: str, town: Town) -> bool:
    """Tell whether a name is the beginning of a town's: Newcastle upon Tyne."""
    return town.name.casefold().startswith(f"{name.casefold()} ")


def is_near(town: Town, sure: Sequence[Town], limit: float = NEAR_KM) -> bool:
    """Tell whether a town lies so many km from another that is sure; villages must be nearer."""
    if town.population < gazetteer.TOWN_PEOPLE:
        limit = min(limit, _VILLAGE_KM)
    here = (town.lon, town.lat)
    for other in sure:
        if (
            other.id != town.id
            and measure_km(here, (other.lon, other.lat)) <= limit
        ):
            return True
    return False
