"""An article's elements while it is decided what each of them is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lantern.article.blocks import BlockKind
from lantern.article.readers.elements import ArticleElement

_QUOTED_WORDS = 6


@dataclass
class Classification:
    """The elements, what each of them is so far, and sentences on what is uncertain."""

    elements: Sequence[ArticleElement]
    kinds: list[BlockKind]
    doubts: list[str]

    def doubt(self, i: int, text: str) -> None:
        """Note that the decision on an element is uncertain; the text follows its number."""
        self.doubts.append(f"paragraph {i + 1} {text}: “{self.quote(i)}”")

    def drop_doubts(self, i: int) -> None:
        """Forget what was uncertain about an element."""
        start = f"paragraph {i + 1} "
        self.doubts[:] = [
            each for each in self.doubts if not each.startswith(start)
        ]

    def quote(self, i: int) -> str:
        """Return the first words of an element, with an ellipsis if there are more."""
        words = self.elements[i].text.split()
        start = " ".join(words[:_QUOTED_WORDS])
        return f"{start} …" if len(words) > _QUOTED_WORDS else start


def is_same_text(one: str, other: str) -> bool:
    """Tell whether two texts have the same letters and digits."""
    return _fold(one) == _fold(other)


def _fold(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
