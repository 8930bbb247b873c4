"""A page of text shared out among pictures: paragraphs in order, about as many words to each."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from lantern import speech


def share(text: str, count: int) -> list[str]:
    """The words for each of `count` pictures, in order.

    Whole paragraphs where there are enough of them, else whole sentences; when there are fewer of those, too, several
    pictures in a row share one: all but the first of them get no words.
    """
    pieces = paragraphs(text)
    if len(pieces) < count:
        pieces = [sentence for paragraph in pieces for sentence in _sentences(paragraph)]
    if not pieces:
        return [""] * count
    if len(pieces) >= count:
        return [" ".join(group) for group in _groups(pieces, count)]
    shared = [""] * count
    for i, piece in enumerate(pieces):
        shared[i * count // len(pieces)] = piece
    return shared


def paragraphs(text: str) -> list[str]:
    """Parted by empty lines; where there are none, each line is one."""
    parts = re.split(r"\n\s*\n", text.strip())
    parts = parts if len(parts) > 1 else text.splitlines()
    return [" ".join(part.split()) for part in parts if part.strip()]


def _sentences(paragraph: str) -> list[str]:
    words = speech.words(paragraph, "en", {})
    return [" ".join(words[i].written for i in sentence) for sentence in speech.sentences(words)]


def _groups(pieces: Sequence[str], count: int) -> list[list[str]]:
    """The pieces in `count` runs, none empty, each ending as near as may be to its share of all words."""
    before = list(itertools.accumulate((len(piece.split()) for piece in pieces), initial=0))
    ends = [0]
    for i in range(1, count):
        least, most = ends[-1] + 1, len(pieces) - (count - i)
        goal = before[-1] * i / count
        ends.append(min(range(least, most + 1), key=lambda end: abs(before[end] - goal)))
    ends.append(len(pieces))
    return [list(pieces[a:b]) for a, b in itertools.pairwise(ends)]
