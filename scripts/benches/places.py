"""Measure which towns are found in sentences with names, by language: precision and recall.

The sentences are in tests/article/places/named_sentences.txt. Precision is the share of the towns
on the map that are right, recall the share of the right ones that are on it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from lantern.article.blocks import Block
from lantern.article.places.choice import name_towns
from lantern.article.places.surroundings import NameMention

TEXTS = Path("tests/article/places/named_sentences.txt")
_TOWN = re.compile(r"\[([^\]=]+)=([A-Z]{2})\]")


@dataclass(frozen=True)
class FoundTown:
    """A name and the code of the country of the town it means."""

    name: str
    country: str


@dataclass(frozen=True)
class NamedText:
    """An article of a few paragraphs, and the towns that belong on its map."""

    language: str
    blocks: tuple[Block, ...]
    towns: frozenset[FoundTown]

    def find_towns(self) -> frozenset[FoundTown]:
        """Return the towns that an import puts on the map, as the text writes their names."""
        named = name_towns(self.blocks, self.language)
        wanted = {town.name for town in self.towns}
        return frozenset(
            FoundTown(
                _find_written(named.mentions[name], wanted), town.country_code
            )
            for name, town in named.sure.items()
        )


def _find_written(mention: NameMention, wanted: Collection[str]) -> str:
    """Return the form of a name that is wanted; without one the first that the text has."""
    return next(iter(mention.forms & set(wanted)), min(mention.forms))


@dataclass
class PlaceScore:
    """Towns on the map that are right and wrong, and right ones that aren't on it."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(
        self, wanted: frozenset[FoundTown], got: frozenset[FoundTown]
    ) -> None:
        """Count the towns of one text."""
        self.right += len(wanted & got)
        self.wrong += len(got - wanted)
        self.missed += len(wanted - got)

    def format(self) -> str:
        """Return both shares."""
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.missed)
        return f"precision {precision:.1%}, recall {recall:.1%}"


def read_texts(file: Path) -> Iterator[NamedText]:
    """Yield the texts of a list."""
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        language, marked = line.split(": ", 1)
        towns = frozenset(FoundTown(*pair) for pair in _TOWN.findall(marked))
        paragraphs = _TOWN.sub(r"\1", marked).split(" // ")
        blocks = tuple(
            Block(number, "paragraph", text)
            for number, text in enumerate(paragraphs, 1)
        )
        yield NamedText(language, blocks, towns)


def main() -> None:
    """Print each text that isn't right, and the shares."""
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else TEXTS
    scores: dict[str, PlaceScore] = {}
    total = PlaceScore()
    for text in read_texts(file):
        got = text.find_towns()
        scores.setdefault(text.language, PlaceScore()).add(text.towns, got)
        total.add(text.towns, got)
        if got != text.towns:
            print(
                f"{text.language}: {' // '.join(b.text for b in text.blocks)}"
            )
            for kind, towns in (
                ("wrong", got - text.towns),
                ("missed", text.towns - got),
            ):
                names = ", ".join(
                    f"{town.name} ({town.country})" for town in towns
                )
                print(f"  {kind}: {names or '-'}")
    for language, score in scores.items():
        print(f"{language}: {score.format()}")
    print(f"all: {total.format()}")


if __name__ == "__main__":
    main()
