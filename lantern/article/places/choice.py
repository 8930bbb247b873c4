"""Which towns an article's names mean, where the text makes it sure; the others are doubtful.

A name is a town's by the words around it, and the town is sure if the land it lies in is named, if
it is much better known than all others of its name, or if it lies near towns that are sure. A wrong
map is worse than none: whatever is left stays off it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from lantern.article import gazetteer
from lantern.article.blocks import Block
from lantern.article.gazetteer import Town
from lantern.article.places.known import Feature, KnownNames, load_known_names
from lantern.article.places.mentions import collect_mentions
from lantern.article.places.ranking import (
    CLEAR,
    CLEARER,
    NEAR_KM,
    TownContext,
    is_near,
    is_short_for,
    list_homes,
)
from lantern.article.places.renowned import find_renowned
from lantern.article.places.surroundings import NameMention
from lantern.core.languages import get_primary_language

_LARGE_PEOPLE = 300_000
"""People of a town that a name may mean even where it might be a person's."""
_HUGE_PEOPLE = 1_000_000
"""People of a town that a name means even at the start of a sentence."""
_KNOWN_PEOPLE = 100_000
"""People of a town beside which other towns don't go by its name."""
_OUTSHONE = 5
_NEVER = 10**10
"""More people than any town has."""
_MIN_PEOPLE = 50_000
_UNIQUE_PEOPLE = 15_000
"""People of the only town of its name that needs no other proof."""
_CONTESTED_KM = 200.0
"""Kilometres within which a town is near where another of its name is known, too."""
_ROUNDS = 3
"""Times that towns near those that are sure are sought: they make others sure."""


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
        ToolFailure: babel isn't installed.
    """
    primary = get_primary_language(language)
    mentions = collect_mentions(blocks, language)
    known = load_known_names(primary)
    homes = list_homes(primary)
    candidates = _look_up(mentions, known, homes)
    chooser = _Chooser(
        known,
        TownContext(homes),
        is_english=primary == "en",
        renowned=find_renowned(candidates),
    )
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
    for _ in range(_ROUNDS):
        near = dict(sure)
        for name in [name for name in candidates if name not in sure]:
            town = chooser.choose_near(
                name, mentions[name], candidates[name], sure=near
            )
            if town:
                sure[name] = town
        if len(near) == len(sure):
            break
    _drop_states(sure, mentions)
    return {name: sure[name] for name in mentions if name in sure}


def _drop_states(
    sure: dict[str, Town], mentions: Mapping[str, NameMention]
) -> None:
    """Take out towns whose name only tells in which state others lie: Kingston, New York."""
    for state, code in gazetteer.list_us_states().items():
        name = state.title()
        if name not in sure:
            continue
        land = Feature("region", "US", code)
        beside = [
            other
            for other in mentions[name].companions
            if other in sure and mentions[other].qualifier == land
        ]
        if len(beside) >= mentions[name].times:
            del sure[name]


def _look_up(
    mentions: Mapping[str, NameMention],
    known: KnownNames,
    homes: Collection[str],
) -> dict[str, Sequence[Town]]:
    """Return the towns of each name that may be one; villages where there is no town.

    `homes` are the codes of the countries of the article's language.
    """
    asked = {
        name
        for name, mention in mentions.items()
        if not known.is_no_town(name) and mention.may_be_place
    }
    found: dict[str, Sequence[Town]] = dict(gazetteer.look_up(asked).towns)
    rest = {name for name in asked - found.keys() if mentions[name].strong}
    rest = {name for name in rest if not known.is_shared(name)}
    if rest:
        found |= gazetteer.look_up_villages(rest)
    found |= _find_home_villages(found, homes)
    for name, town in find_renowned(asked - found.keys()).items():
        found[name] = (town,)
    _drop_parts(found, mentions)
    preferred = {
        name: _prefer_own_names(name, towns) for name, towns in found.items()
    }
    return {name: towns for name, towns in preferred.items() if towns}


def _find_home_villages(
    found: Mapping[str, Sequence[Town]], homes: Collection[str]
) -> dict[str, Sequence[Town]]:
    """Return the villages at home of the names that little towns abroad have, too."""
    abroad = {
        name for name, towns in found.items() if _is_little_abroad(towns, homes)
    }
    at_home: dict[str, Sequence[Town]] = {}
    for name, villages in gazetteer.look_up_villages(abroad).items():
        own = [village for village in villages if village.country_code in homes]
        if own:
            at_home[name] = own
    return at_home


def _is_little_abroad(towns: Sequence[Town], homes: Collection[str]) -> bool:
    """Tell whether a name is but another name of little towns abroad: Janów, for Jonava."""
    return not any(
        town.is_own_name
        or town.country_code in homes
        or town.population >= _KNOWN_PEOPLE
        for town in towns
    )


def _drop_parts(
    found: dict[str, Sequence[Town]], mentions: Mapping[str, NameMention]
) -> None:
    """Take out the parts of names that are towns themselves: Baden-Baden, La Rochelle.

    Those of a name with a hyphen are towns where both are well known: Paris-Lyon.
    """
    for name in list(found):
        longer = mentions[name].longer
        if longer and all(not names.isdisjoint(found) for names in longer):
            found.pop(name)
    for name in [name for name in mentions if "-" in name]:
        parts = name.split("-")
        is_way = name not in found and all(
            _is_known(found.get(part)) for part in parts
        )
        for part in parts:
            if not is_way and part in mentions and not mentions[part].times:
                found.pop(part, None)


def _is_known(towns: Sequence[Town] | None) -> bool:
    """Tell whether a name is that of a well known town."""
    return any(town.population >= _KNOWN_PEOPLE for town in towns or ())


def _prefer_own_names(name: str, towns: Sequence[Town]) -> Sequence[Town]:
    """Return the towns without those that only have the name too, if a large one has it.

    Those that are far larger than it stay: Odessa is Odesa's name, and a town's in Texas.
    """
    own = max(
        (town.population for town in towns if town.is_own_name), default=0
    )
    if own < _KNOWN_PEOPLE:
        return towns
    return [
        town
        for town in towns
        if town.is_own_name
        or is_short_for(name, town)
        or town.population > _OUTSHONE * own
    ]


@dataclass(frozen=True)
class _Chooser:
    """Chooses among towns of one name."""

    known: KnownNames
    context: TownContext
    is_english: bool
    renowned: Mapping[str, Town]

    def choose_alone(
        self, name: str, mention: NameMention, towns: Sequence[Town]
    ) -> Town | None:
        """Return the town that a name means by itself, or None."""
        if mention.is_other:
            return None
        if mention.qualifier:
            inside = _filter_inside(towns, mention.qualifier)
            if inside:
                return self.context.pick(inside, name, CLEAR)
        if self._is_renowned(name, mention, towns):
            return self.renowned[name]
        if all(town.population < gazetteer.TOWN_PEOPLE for town in towns):
            return self._choose_village(mention, towns)
        best = self._pick(name, mention, towns)
        if best is None:
            return None
        if mention.is_person:
            is_enough = (
                bool(mention.strong) and best.population >= _LARGE_PEOPLE
            )
        elif mention.strong and not self.known.is_shared(name):
            is_enough = self._is_enough(name, best, towns, mention=mention)
        else:
            is_enough = best.population >= self._find_least(name, best, mention)
        return best if is_enough else None

    def _is_renowned(
        self, name: str, mention: NameMention, towns: Sequence[Town]
    ) -> bool:
        """Tell whether a name means the town that is renowned by it: no other's land is named."""
        town = self.renowned.get(name)
        if town is None or mention.is_person or not mention.times:
            return False
        lands = {other.country_code for other in towns} & mention.lands
        if lands and town.country_code not in lands:
            return False
        if self.known.is_shared(name):
            return mention.strong > 0
        return bool(mention.strong or mention.weak or mention.bare)

    def _pick(
        self, name: str, mention: NameMention, towns: Sequence[Town]
    ) -> Town | None:
        """Return the town that is best known; clearly so where no land speaks for it."""
        context = replace(self.context, lands=mention.lands)
        best = context.pick(towns, name, CLEAR)
        if best is None or self._is_spoken_for(best, mention):
            return best
        times = CLEARER
        if any(_is_rival(town, best) for town in towns):
            times *= 2
        return context.pick(towns, name, times)

    def _find_least_by_other_name(self, mention: NameMention) -> int:
        """Return the same for a name in another language; English words before it say less."""
        if mention.weak and not self.is_english:
            return _LARGE_PEOPLE
        return _HUGE_PEOPLE if mention.weak or mention.bare else _NEVER

    def _is_home(self, town: Town) -> bool:
        return town.country_code in self.context.homes

    def _is_spoken_for(self, town: Town, mention: NameMention) -> bool:
        """Tell whether the land of a town is named, or is the language's home."""
        return town.country_code in mention.lands or self._is_home(town)

    def choose_near(
        self,
        name: str,
        mention: NameMention,
        towns: Sequence[Town],
        *,
        sure: Mapping[str, Town],
    ) -> Town | None:
        """Return the town that lies near towns that are sure, or None."""
        if mention.is_other or mention.is_person:
            return None
        is_listed = not mention.companions.isdisjoint(sure)
        is_shared = self.known.is_shared(name)
        may_be = mention.strong or is_listed or (mention.weak and not is_shared)
        if not may_be:
            return None
        near = [town for other, town in sure.items() if other != name]
        context = replace(self.context, near=near)
        best = context.pick(towns, name, CLEAR)
        if best is None:
            return None
        is_contested = any(_is_rival(town, best) for town in towns)
        if not is_near(best, near, _CONTESTED_KM if is_contested else NEAR_KM):
            return self._choose_compatriot(mention, towns, near)
        is_village = best.population < gazetteer.TOWN_PEOPLE
        if is_village and (len(towns) > 1 or not mention.strong):
            return None
        least = _MIN_PEOPLE if is_shared else _UNIQUE_PEOPLE
        is_strong = mention.strong and not is_shared
        return best if is_strong or best.population >= least else None

    def _choose_compatriot(
        self, mention: NameMention, towns: Sequence[Town], sure: Sequence[Town]
    ) -> Town | None:
        """Return the only town of a name, if it lies in the country of one that is sure."""
        top = towns[0]
        is_only = len(towns) == 1 and top.is_own_name and mention.strong
        countries = {town.country_code for town in sure}
        is_town = top.population >= gazetteer.TOWN_PEOPLE
        return (
            top
            if is_only and is_town and top.country_code in countries
            else None
        )

    def is_worth_a_look(self, name: str, mention: NameMention) -> bool:
        """Tell whether an author should hear of a name that stays off the map."""
        if mention.strong:
            return not mention.is_person
        return bool(mention.weak) and not self._is_person(name, mention)

    def _is_person(self, name: str, mention: NameMention) -> bool:
        return mention.is_person or self.known.is_shared(name)

    def _choose_village(
        self, mention: NameMention, towns: Sequence[Town]
    ) -> Town | None:
        """Return the only village of a name, if its land is named."""
        village = towns[0]
        if len(towns) > 1 or not village.population or not mention.strong:
            return None
        return village if village.country_code in mention.lands else None

    def _find_least(self, name: str, town: Town, mention: NameMention) -> int:
        """Return the people that a town must have where its name stands like others, too."""
        is_spoken_for = self._is_spoken_for(town, mention)
        if self.known.is_shared(name):
            if mention.strong:
                return _MIN_PEOPLE if is_spoken_for else _LARGE_PEOPLE
            is_weak = mention.weak and is_spoken_for
            return _LARGE_PEOPLE if is_weak else _NEVER
        is_told = (
            " " in name
            or is_short_for(name, town)
            or _is_in_other_letters(name)
        )
        if not (town.is_own_name or is_told or self._is_home(town)):
            return self._find_least_by_other_name(mention)
        if mention.weak:
            return _MIN_PEOPLE if is_spoken_for else _KNOWN_PEOPLE
        if mention.bare:
            return _KNOWN_PEOPLE if is_spoken_for else _LARGE_PEOPLE
        return _HUGE_PEOPLE if mention.opening else _NEVER

    def _is_enough(
        self,
        name: str,
        top: Town,
        towns: Sequence[Town],
        *,
        mention: NameMention,
    ) -> bool:
        """Tell whether the best known town needs no other proof."""
        is_only = len(towns) == 1
        is_own_name = top.is_own_name or _is_in_other_letters(name)
        if not is_own_name and not is_only and not self._is_home(top):
            return top.population >= _LARGE_PEOPLE
        if top.population >= _MIN_PEOPLE or top.country_code in mention.lands:
            return True
        is_large = top.population >= _UNIQUE_PEOPLE
        return is_only and is_own_name and (is_large or self._is_home(top))


def _is_in_other_letters(name: str) -> bool:
    """Tell whether a name is in letters that no town's own name in the gazetteer has."""
    return name[:1] >= "Ѐ"


def _is_rival(town: Town, best: Town) -> bool:
    """Tell whether another town is known by the name: Portland, Maine; Brest on the Bug."""
    if town.id == best.id or not town.is_own_name:
        return False
    is_compatriot = town.country_code == best.country_code
    return town.population >= (_MIN_PEOPLE if is_compatriot else _KNOWN_PEOPLE)


def _filter_inside(towns: Sequence[Town], land: Feature) -> list[Town]:
    """Return the towns that lie in a land, by its part of the country if that has some."""
    in_country = [town for town in towns if town.country_code == land.country]
    in_region = [town for town in in_country if town.region == land.region]
    return in_region or in_country
