"""Words of a film's texts in which a letter is of another alphabet and looks the same."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from lantern.core.lookalikes import MixedWord, find_mixed_words
from lantern.core.problems import Problem
from lantern.script.document import Loc, YamlDocument, iter_placed_texts, locate
from lantern.script.film_script import Script


def check_alphabets(script: Script) -> Iterator[Problem]:
    """Yield warnings of words in the film and its scenes that mix alphabets, at their places.

    Of a film in another language, so are all texts of its translation, those of maps among them.
    """
    # scenes may stand in the film's own file
    trees = {
        id(tree): tree for tree in (script.tree, *_list_scene_trees(script))
    }
    found = list(chain.from_iterable(map(_check_tree, trees.values())))
    if script.translated is not None:
        for text in script.translated.translation.texts.values():
            found += _check_text(text.source.tree, text.source.loc, text.text)
    # a translated text is in the trees of the film, too
    yield from dict.fromkeys(found)


def _list_scene_trees(script: Script) -> list[YamlDocument]:
    return [part.tree for part in script.parts]


def _check_tree(tree: YamlDocument) -> Iterator[Problem]:
    if tree.text.isascii() and "\\u" not in tree.text and not tree.lent:
        return
    for loc, text in iter_placed_texts(tree.data):
        yield from _check_text(tree, loc, text)


def _check_text(tree: YamlDocument, loc: Loc, text: str) -> Iterator[Problem]:
    if _is_file(text):
        return
    for mixed in find_mixed_words(text):
        span = locate(
            tree,
            loc,
            text,
            start=mixed.start,
            end=mixed.end,
        )
        yield Problem(_describe(mixed), span, warning=True)


def _is_file(text: str) -> bool:
    """Tell whether a text is rather the name of a file: without blanks, with a slash or a point."""
    return " " not in text and ("/" in text or "." in text.strip("."))


def _describe(mixed: MixedWord) -> str:
    letters = ", ".join(f"'{char}'" for char in mixed.strange)
    noun = "is a" if len(mixed.strange) == 1 else "are"
    plural = "" if len(mixed.strange) == 1 else "s"
    return (
        f"in '{mixed.word}' {letters} {noun} {mixed.strange_alphabet} letter{plural}, the others"
        f" are {mixed.alphabet}: no voice and no search takes it for '{mixed.meant}'; type it again"
    )
