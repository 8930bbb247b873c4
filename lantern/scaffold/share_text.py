"""A page of text shared out among pictures, in order, about as many words to each."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from lantern.speech import wording


def share_out(text: str, count: int) -> list[str]:
    """The words for each of `count` pictures.

    Where there are enough paragraphs, each picture gets whole ones. Else each paragraph gets some of the pictures, by
    its length, and parts its sentences among them. A picture for which none is left gets no words: it shares those
    before it.
    """
    pieces = split_paragraphs(text)
    if not pieces or len(pieces) >= count:
        return (
            [" ".join(group) for group in _groups(pieces, count)]
            if pieces
            else [""] * count
        )
    shared: list[str] = []
    sentences = [_sentences(piece) for piece in pieces]
    for mine, pictures in zip(
        sentences, _allot_pictures(sentences, count), strict=True
    ):
        groups = _groups(mine, min(pictures, len(mine)))
        spread = [""] * pictures
        for i, group in enumerate(groups):
            spread[i * pictures // len(groups)] = " ".join(group)
        shared += spread
    return shared


def split_paragraphs(text: str) -> list[str]:
    """Parted by empty lines; where there are none, each line is one."""
    parts = re.split(r"\n\s*\n", text.strip())
    parts = parts if len(parts) > 1 else text.splitlines()
    return [" ".join(part.split()) for part in parts if part.strip()]


def _allot_pictures(sentences: Sequence[Sequence[str]], count: int) -> list[int]:
    """How many pictures each paragraph gets: one, then each further one goes where most words wait for one."""
    words = [sum(len(sentence.split()) for sentence in mine) for mine in sentences]
    given = [1] * len(sentences)
    for _ in range(count - len(sentences)):
        waiting = [
            i for i, mine in enumerate(sentences) if len(mine) > given[i]
        ] or range(len(sentences))
        given[max(waiting, key=lambda i: words[i] / given[i])] += 1
    return given


def _sentences(paragraph: str) -> list[str]:
    words = wording.split_words(paragraph, "en", {})
    return [
        " ".join(words[i].written for i in sentence)
        for sentence in wording.split_sentences(words)
    ] or [paragraph]


def _groups(pieces: Sequence[str], count: int) -> list[list[str]]:
    """The pieces in `count` runs, none empty, each ending as near as may be to its share of all words."""
    before = list(
        itertools.accumulate((len(piece.split()) for piece in pieces), initial=0)
    )
    ends = [0]
    for i in range(1, count):
        least, most = ends[-1] + 1, len(pieces) - (count - i)
        goal = before[-1] * i / count
        ends.append(
            min(range(least, most + 1), key=lambda end: abs(before[end] - goal))
        )
    ends.append(len(pieces))
    return [list(pieces[a:b]) for a, b in itertools.pairwise(ends)]
