"""Names that mean one town wherever nothing speaks for another: Austerlitz, Bruges."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lantern.article import gazetteer
from lantern.article.gazetteer import Town
from lantern.article.places.known import read_data_lines


@dataclass(frozen=True)
class RenownedTown:
    """A town's name in the gazetteer, and its country's code."""

    name: str
    country: str

    def find(self) -> Town | None:
        """Return the largest town of the name in the country; None if there is none."""
        names = [self.name]
        town = self._choose(gazetteer.look_up(names).towns)
        return town or self._choose(gazetteer.look_up_villages(names))

    def _choose(self, found: Mapping[str, Sequence[Town]]) -> Town | None:
        for town in found.get(self.name, ()):
            if town.country_code == self.country and town.is_own_name:
                return town
        return None


@functools.cache
def load_renowned_towns() -> Mapping[str, RenownedTown]:
    """Return the towns by each of the names they are renowned by, in small letters."""
    towns = {}
    for head, names in read_data_lines("renowned.txt"):
        country, _, name = head.partition(" ")
        for known in names:
            towns[known.casefold()] = RenownedTown(name, country)
    return towns


def find_renowned(names: Iterable[str]) -> dict[str, Town]:
    """Return the renowned town of each name that has one."""
    renowned = load_renowned_towns()
    found = {}
    for name in names:
        meant = renowned.get(name.casefold())
        town = meant.find() if meant else None
        if town:
            is_own_name = gazetteer.fold_name(name) == gazetteer.fold_name(
                town.name
            )
            found[name] = replace(town, is_own_name=is_own_name)
    return found
