"""Which towns an article's names mean, where the text makes it sure; the others are doubtful.

A town is sure if the land it lies in is named, if it is much larger than all others of its name, if
it lies near towns that are sure, or if it is the only one in the countries of the article's
language. A wrong map is worse than none: whatever is left stays off it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lantern.article import gazetteer
from lantern.article.blocks import Block
from lantern.article.gazetteer import Town, measure_km
from lantern.article.places.known import Feature, KnownNames, load_known_names
from lantern.article.places.mentions import NameMention, collect_mentions
from lantern.core.languages import get_primary_language

_LARGE_PEOPLE = 300_000
"""People of a town that a name may mean even where it might be a person's."""
_KNOWN_PEOPLE = 100_000
"""People of a town beside which other towns don't go by its name."""
_OUTSHONE = 5
_MIN_PEOPLE = 50_000
_UNIQUE_PEOPLE = 15_000
"""People of the only town of its name that needs no other proof."""
_MUCH_LARGER = 10
"""A town so many times larger than the next of its name is meant."""
_LARGER = 3
"""The same, inside a land that is named."""
_NEAR_KM = 400.0
_VILLAGE_KM = 150.0
_HOMES = {
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
}
"""Language -> countries that its articles are mostly about; English is at home in too many."""


@dataclass(frozen=True)
class NamedTowns:
    """The names of an article: which towns are sure, and which names could be several."""

    mentions: Mapping[str, NameMention]
    sure: Mapping[str, Town]
    doubtful: Mapping[str, Sequence[Town]]
    """The towns that a name could mean, the largest first."""


def name_towns(blocks: Sequence[Block], language: str) -> NamedTowns:
    """Return the towns that an article names.

    Raises:
        ToolFailure: The gazetteer isn't installed.
    """
    mentions = collect_mentions(blocks, language)
    known = load_known_names(get_primary_language(language))
    candidates = _look_up(mentions, known)
    chooser = _Chooser(known, _HOMES.get(get_primary_language(language), ()))
    sure = _choose_sure(chooser, mentions, candidates)
    doubtful = {
        name: towns
        for name, towns in candidates.items()
        if name not in sure and chooser.is_worth_a_look(name, mentions[name])
    }
    return NamedTowns(mentions, sure, doubtful)


def _choose_sure(
    chooser: _Chooser,
    mentions: Mapping[str, NameMention],
    candidates: Mapping[str, Sequence[Town]],
) -> dict[str, Town]:
    """Return the towns that are sure, in the article's order: first those by themselves."""
    sure: dict[str, Town] = {}
    for name, towns in candidates.items():
        town = chooser.choose_alone(name, mentions[name], towns)
        if town:
            sure[name] = town
    near = list(sure.values())
    for name in candidates.keys() - sure.keys():
        town = chooser.choose_near(name, mentions[name], candidates[name], near=near)
        if town:
            sure[name] = town
    return {name: sure[name] for name in mentions if name in sure}


def _look_up(
    mentions: Mapping[str, NameMention], known: KnownNames
) -> dict[str, Sequence[Town]]:
    """Return the towns of each name that may be one; villages where there is no town."""
    asked = {
        name
        for name, mention in mentions.items()
        if not known.is_no_town(name) and (mention.strong or mention.weak)
    }
    found: dict[str, Sequence[Town]] = dict(gazetteer.look_up(asked).towns)
    rest = {name for name in asked - found.keys() if mentions[name].strong}
    rest = {name for name in rest if not known.is_personal(name)}
    if rest:
        found |= gazetteer.look_up_villages(rest)
    _drop_parts(found, mentions)
    preferred = {name: _prefer_own_names(towns) for name, towns in found.items()}
    return {name: towns for name, towns in preferred.items() if towns}


def _drop_parts(
    found: dict[str, Sequence[Town]], mentions: Mapping[str, NameMention]
) -> None:
    """Take out the parts of names that are towns themselves: Baden-Baden, La Rochelle."""
    for name in list(found):
        longer = mentions[name].longer
        if longer and "" not in longer and not longer.isdisjoint(found):
            found.pop(name)
    wholes = [name for name in found if "-" in name]
    for name in wholes:
        for part in name.split("-"):
            if part in mentions and not mentions[part].times:
                found.pop(part, None)


def _prefer_own_names(towns: Sequence[Town]) -> Sequence[Town]:
    """Return the towns without those that only have the name too, if a large one has it.

    Those that are far larger than it stay: Odessa is Odesa's name, and a town's in Texas.
    """
    own = max((town.population for town in towns if town.is_own_name), default=0)
    if own < _KNOWN_PEOPLE:
        return towns
    return [
        town for town in towns if town.is_own_name or town.population > _OUTSHONE * own
    ]


@dataclass(frozen=True)
class _Chooser:
    """Chooses among towns of one name."""

    known: KnownNames
    homes: Sequence[str]

    def choose_alone(
        self, name: str, mention: NameMention, towns: Sequence[Town]
    ) -> Town | None:
        """Return the town that a name means by itself, or None."""
        if mention.is_other:
            return None
        if mention.qualifier:
            inside = _filter_inside(towns, mention.qualifier)
            best = _pick_much_larger(inside, _LARGER) if inside else None
            if inside:
                return best if best and best.population else None
        if all(town.population < gazetteer.TOWN_PEOPLE for town in towns):
            return self._choose_village(mention, towns)
        top = _pick_much_larger(towns, _MUCH_LARGER)
        is_large = top is not None and top.population >= _LARGE_PEOPLE
        is_person = self._is_person(name, mention)
        if not mention.strong:
            return top if is_large and not is_person else None
        in_land = [town for town in towns if town.country_code in mention.lands]
        if in_land:
            return self._choose_in_land(in_land, towns)
        if is_person:
            return top if is_large else None
        if top and self._is_enough(top, towns):
            return top
        return self._choose_at_home(towns)

    def choose_near(
        self,
        name: str,
        mention: NameMention,
        towns: Sequence[Town],
        *,
        near: Sequence[Town],
    ) -> Town | None:
        """Return the only town that lies near towns that are sure, or None."""
        if mention.is_other or not mention.strong or self._is_person(name, mention):
            return None
        close = [town for town in towns if _is_near(town, near)]
        if len(close) != 1:
            return None
        is_village = close[0].population < gazetteer.TOWN_PEOPLE
        if is_village and (len(towns) > 1 or not close[0].population):
            return None
        return close[0]

    def is_worth_a_look(self, name: str, mention: NameMention) -> bool:
        """Tell whether an author should hear of a name that stays off the map."""
        if mention.strong:
            return not mention.is_person
        return not self._is_person(name, mention)

    def _is_person(self, name: str, mention: NameMention) -> bool:
        return mention.is_person or self.known.is_personal(name)

    def _choose_village(
        self, mention: NameMention, towns: Sequence[Town]
    ) -> Town | None:
        """Return the only village of a name, if its land is named or is the language's home."""
        village = towns[0]
        if len(towns) > 1 or not village.population or not mention.strong:
            return None
        lands = (*self.homes, *mention.lands)
        return village if village.country_code in lands else None

    def _choose_in_land(
        self, in_land: Sequence[Town], towns: Sequence[Town]
    ) -> Town | None:
        """Return the town in a land that is named near, if no other is far better known."""
        best = _pick_much_larger(in_land, _LARGER)
        if best is None:
            return None
        largest = max(town.population for town in towns)
        is_outshone = largest > 2 * _MUCH_LARGER * max(1, best.population)
        return None if is_outshone else best

    def _is_enough(self, top: Town, towns: Sequence[Town]) -> bool:
        """Tell whether the largest town needs no other proof."""
        if top.population >= _MIN_PEOPLE:
            return True
        is_only = len(towns) == 1 and top.is_own_name
        is_home = top.country_code in self.homes
        return is_only and (top.population >= _UNIQUE_PEOPLE or is_home)

    def _choose_at_home(self, towns: Sequence[Town]) -> Town | None:
        """Return the largest town of all, if it is the only one at home in the language."""
        largest = max(towns, key=lambda town: town.population)
        at_home = [town for town in towns if town.country_code in self.homes]
        best = _pick_much_larger(at_home, _MUCH_LARGER) if at_home else None
        if best is None or best.population < _UNIQUE_PEOPLE:
            return None
        return best if best.id == largest.id else None


def _pick_much_larger(towns: Sequence[Town], times: float) -> Town | None:
    """Return the largest town, if it is so many times larger than the next; else None."""
    ranked = sorted(towns, key=lambda town: -town.population)
    if len(ranked) > 1 and ranked[0].population < times * max(1, ranked[1].population):
        return None
    return ranked[0]


def _filter_inside(towns: Sequence[Town], land: Feature) -> list[Town]:
    """Return the towns that lie in a land, by its part of the country if that has some."""
    in_country = [town for town in towns if town.country_code == land.country]
    in_region = [town for town in in_country if town.region == land.region]
    return in_region or in_country


def _is_near(town: Town, sure: Sequence[Town]) -> bool:
    limit = _NEAR_KM if town.population >= gazetteer.TOWN_PEOPLE else _VILLAGE_KM
    here = (town.lon, town.lat)
    for other in sure:
        if other.id != town.id and measure_km(here, (other.lon, other.lat)) <= limit:
            return True
    return False
