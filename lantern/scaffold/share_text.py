"""A page of text shared among pictures, in order: each gets about the same number of words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from lantern.speech import wording


def share_out(text: str, count: int) -> list[str]:
    """Return the words for each of `count` pictures.

    If there are enough paragraphs, each picture gets whole ones. Else each paragraph gets some of
    the pictures, by its length, and divides its sentences among them. A picture for which nothing
    is left gets no words: it shares those of the picture before it.
    """
    paragraphs = split_paragraphs(text)
    if not paragraphs:
        return [""] * count
    if len(paragraphs) >= count:
        return [" ".join(group) for group in _divide(paragraphs, count)]
    sentences = [_split_sentences(paragraph) for paragraph in paragraphs]
    counts = _allot_pictures(sentences, count)
    shares: list[str] = []
    for own, pictures in zip(sentences, counts, strict=True):
        shares += _spread(own, pictures)
    return shares


def _spread(sentences: Sequence[str], pictures: int) -> list[str]:
    """Return the words of one paragraph for each of its pictures."""
    groups = _divide(sentences, min(pictures, len(sentences)))
    shares = [""] * pictures
    for i, group in enumerate(groups):
        shares[i * pictures // len(groups)] = " ".join(group)
    return shares


def split_paragraphs(text: str) -> list[str]:
    """Return the paragraphs, each as one line.

    They are divided by empty lines; without any, each line is a paragraph.
    """
    parts = re.split(r"\n\s*\n", text.strip())
    if len(parts) == 1:
        parts = text.splitlines()
    return [" ".join(part.split()) for part in parts if part.strip()]


def _allot_pictures(
    sentences: Sequence[Sequence[str]], count: int
) -> list[int]:
    """Return how many pictures each paragraph gets, by its sentences.

    Each gets one. Every further picture goes where most words wait for one, and where there are
    more sentences than pictures, as long as there is such a paragraph.
    """
    words = [_count_words(own) for own in sentences]
    pictures = [1] * len(sentences)
    indices = range(len(sentences))
    for _ in range(count - len(sentences)):
        waiting = [i for i in indices if len(sentences[i]) > pictures[i]]
        loads = {i: words[i] / pictures[i] for i in waiting or indices}
        fullest = max(loads, key=lambda i: loads[i])
        pictures[fullest] += 1
    return pictures


def _count_words(texts: Sequence[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _split_sentences(paragraph: str) -> list[str]:
    words = wording.split_words(paragraph, "en", {})
    sentences: list[str] = []
    for indices in wording.split_sentences(words):
        written = [words[i].written for i in indices]
        sentences.append(" ".join(written))
    return sentences or [paragraph]


def _divide(pieces: Sequence[str], count: int) -> list[list[str]]:
    """Return the pieces in `count` groups, in order and none empty.

    Each group ends as near as possible to its share of all words.
    """
    lengths = [len(piece.split()) for piece in pieces]
    before = list(itertools.accumulate(lengths, initial=0))
    ends = [0]
    for i in range(1, count):
        first = ends[-1] + 1
        last = len(pieces) - (count - i)
        goal = before[-1] * i / count
        distances = {
            end: abs(before[end] - goal) for end in range(first, last + 1)
        }
        ends.append(min(distances, key=lambda end: distances[end]))
    ends.append(len(pieces))
    return [list(pieces[a:b]) for a, b in itertools.pairwise(ends)]
