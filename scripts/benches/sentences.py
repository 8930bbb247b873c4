"""Measure where sentences end, by language, on texts whose ends are hard to find.

The texts are in tests/core/sentences/hard_sentences.txt. Libraries for the same are measured
beside it, where they are installed.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from lantern.core.sentences import split_sentences

TEXTS = Path("tests/core/sentences/hard_sentences.txt")
Splitter = Callable[[str, str], Sequence[str]]
"""Text and language -> its sentences."""


@dataclass(frozen=True)
class HardText:
    """A text of a language, with its sentences."""

    language: str
    sentences: tuple[str, ...]
    text: str


@dataclass
class Score:
    """Ends inside of texts that were found, missed and invented; texts wholly right, and all."""

    found: int = 0
    missed: int = 0
    invented: int = 0
    right: int = 0
    texts: int = 0

    def add(self, wanted: set[int], got: set[int]) -> None:
        """Count one text; ends are numbers of letters before them."""
        self.found += len(wanted & got)
        self.missed += len(wanted - got)
        self.invented += len(got - wanted)
        self.right += wanted == got
        self.texts += 1


def read_texts() -> Iterator[HardText]:
    """Yield the texts of the list."""
    for line in TEXTS.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            language, marked = line.split(": ", 1)
            yield HardText(
                language, tuple(marked.split("¦")), marked.replace("¦", "")
            )


def count_letters_before_ends(sentences: Sequence[str]) -> set[int]:
    """Return how many characters that aren't blank stand before each end inside a text."""
    ends = set()
    count = 0
    for sentence in sentences[:-1]:
        count += len(re.sub(r"\s", "", sentence))
        ends.add(count)
    return ends


def load_splitters() -> dict[str, Splitter]:
    """Return Lantern's own splitter, and those of libraries that are installed."""
    found: dict[str, Splitter] = {"lantern": split_sentences}
    makers = {
        "pysbd": _make_pysbd,
        "syntok": _make_syntok,
        "blingfire": _make_blingfire,
        "sentencex": _make_sentencex,
        "yasbd": _make_yasbd,
        "icu": _make_icu,
    }
    for name, make in makers.items():
        try:
            found[name] = make()
        except ImportError:
            print(f"{name}: not installed")
    return found


def _make_pysbd() -> Splitter:
    library = importlib.import_module("pysbd")

    def split(text: str, language: str) -> Sequence[str]:
        try:
            segmenter = library.Segmenter(language, clean=False)
        except ValueError:  # a language that it doesn't have
            segmenter = library.Segmenter("en", clean=False)
        found: list[str] = segmenter.segment(text)
        return found

    return split


def _make_syntok() -> Splitter:
    library = importlib.import_module("syntok.segmenter")

    def split(text: str, language: str) -> Sequence[str]:
        found = []
        for paragraph in library.process(text):
            for sentence in paragraph:
                parts = [token.spacing + token.value for token in sentence]
                found.append("".join(parts))
        return found

    return split


def _make_blingfire() -> Splitter:
    library = importlib.import_module("blingfire")

    def split(text: str, language: str) -> Sequence[str]:
        found: list[str] = library.text_to_sentences(text).split("\n")
        return found

    return split


def _make_sentencex() -> Splitter:
    library = importlib.import_module("sentencex")

    def split(text: str, language: str) -> Sequence[str]:
        return list(library.segment(language, text))

    return split


def _make_yasbd() -> Splitter:
    library = importlib.import_module("yasbd")

    def split(text: str, language: str) -> Sequence[str]:
        return list(library.BoundaryDetector(language).segment(text))

    return split


def _make_icu() -> Splitter:
    library = importlib.import_module("icu")

    def split(text: str, language: str) -> Sequence[str]:
        # with its lists of short forms, where a language has some
        locale = library.Locale(f"{language}@ss=standard")
        breaks = library.BreakIterator.createSentenceInstance(locale)
        breaks.setText(text)
        edges = [0, *breaks]
        return [text[a:b] for a, b in pairwise(edges)]

    return split


def main() -> None:
    """Print the texts that are wholly right by language, and all ends."""
    texts = list(read_texts())
    for name, split in load_splitters().items():
        scores: dict[str, Score] = {}
        total = Score()
        for hard in texts:
            wanted = count_letters_before_ends(hard.sentences)
            got = count_letters_before_ends(split(hard.text, hard.language))
            scores.setdefault(hard.language, Score()).add(wanted, got)
            total.add(wanted, got)
        by_language = " ".join(
            f"{language} {score.right}/{score.texts}"
            for language, score in scores.items()
        )
        print(
            f"{name}: {total.right} of {total.texts} texts right ({by_language})"
        )
        print(
            f"  ends: {total.found} found, {total.missed} missed,"
            f" {total.invented} invented"
        )


if __name__ == "__main__":
    main()
