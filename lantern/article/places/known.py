"""Names that are known as no towns: lands, waters, mountains, peoples, words and people's names.

Today's countries have their names from the Unicode CLDR, by way of babel, in every language; the
others are in `features.txt` and `words.txt`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources

from lantern.article import gazetteer
from lantern.core.languages import get_primary_language

_CITY_STATES = frozenset({"SG", "MC", "GI", "HK", "MO"})
"""Countries that are towns, so that their names stay with the towns."""
_SAINTS = frozenset(
    {"saint", "sainte", "sankt", "san", "santa", "santo", "são", "st."}
)
_SHARED_STATES = frozenset({"new york", "washington"})
"""States of the USA whose names rather mean a town."""
_NOUN_CAPITALS = frozenset({"de"})
"""Languages that write all nouns with capitals, so that theirs look like names."""
_TOWNS_FIRST = frozenset({"Granada"})
"""Names of countries in some language that rather mean a town."""


@dataclass(frozen=True)
class Feature:
    """A land, water, mountain or people.

    `country` is the code of the country that it lies in, or whose it is, `region` GeoNames' code of
    a part of it; empty where it lies in several.
    """

    kind: str
    country: str = ""
    region: str = ""

    @property
    def is_land(self) -> bool:
        """Whether towns lie in it."""
        return self.kind in ("country", "region", "island", "continent")


@dataclass(frozen=True)
class KnownNames:
    """What names are known to mean; names in small letters."""

    features: Mapping[str, Feature]
    words: frozenset[str]
    nouns: frozenset[str]
    given_names: frozenset[str]
    surnames: frozenset[str]
    regions: frozenset[str] = frozenset()
    """Parts of countries that are called like their towns."""

    def find_feature(self, name: str) -> Feature | None:
        """Return the feature of a name, or None."""
        return self.features.get(name.casefold())

    def is_no_town(self, name: str) -> bool:
        """Tell whether a name is known to mean something else than a town."""
        folded = name.casefold()
        return folded in self.features or folded in self.words

    def is_shared(self, name: str) -> bool:
        """Tell whether people or things are called so, too."""
        folded = name.casefold()
        is_saint = folded.split(" ")[0] in _SAINTS
        kinds = (self.given_names, self.surnames, self.nouns, self.regions)
        return is_saint or any(folded in names for names in kinds)


@functools.cache
def load_known_names(language: str) -> KnownNames:
    """Return what is known in a language, and in English.

    Raises:
        ToolFailure: babel isn't installed.
    """
    words: dict[str, frozenset[str]] = {}
    for kind, names in read_data_lines("words.txt"):
        words[kind] = frozenset(name.casefold() for name in names)
    return KnownNames(
        features=_collect_features(language),
        words=words["word"],
        nouns=words["noun"] if language in _NOUN_CAPITALS else frozenset(),
        given_names=words["given"],
        surnames=words["surname"],
        regions=words["region"],
    )


def _collect_features(language: str) -> dict[str, Feature]:
    """Return states of the USA, countries, and what `features.txt` has, by name."""
    features: dict[str, Feature] = {}
    for state, code in gazetteer.list_us_states().items():
        if state not in _SHARED_STATES:
            features[state] = Feature("region", "US", code)
    for tag in ("en", get_primary_language(language)):
        for code, name in gazetteer.list_country_names(tag).items():
            if code not in _CITY_STATES and name not in _TOWNS_FIRST:
                features[name.casefold()] = Feature("country", code)
    for head, names in read_data_lines("features.txt"):
        kind, _, code = head.partition(" ")
        country, _, region = code.partition(".")
        for name in names:
            features.setdefault(name.casefold(), Feature(kind, country, region))
    for head, names in read_data_lines("label_lines.txt"):
        for name in names:
            features.setdefault(
                name.casefold(), Feature(head.partition(" ")[0])
            )
    return features


def read_data_lines(file: str) -> Iterator[tuple[str, list[str]]]:
    """Yield what stands before the colon of each line of a data file, and the names after it."""
    text = (
        resources.files("lantern.article.places")
        .joinpath(file)
        .read_text("utf-8")
    )
    for line in text.splitlines():
        if line and not line.startswith("#"):
            head, names = line.split(": ", 1)
            yield head, [name.strip() for name in names.split(",")]
