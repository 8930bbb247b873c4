"""What is told while a shot is seen: its share of the narration, and its lower third."""

from __future__ import annotations

from collections.abc import Sequence

from lantern.core.text import find_phrase
from lantern.core.words import join_words, list_words
from lantern.script.model.lower_third import LowerThird, iter_thirds
from lantern.script.model.scene import Scene


def find_told_text(scene: Scene, shot: int) -> str:
    """Return what is spoken and read in a shot, by its index, as far as is known before a cut.

    Shots that begin at no word share the narration with those before and after them.
    """
    words = list_words(scene.text)
    starts = _find_starts(scene, words)
    first = 0
    last = len(words)
    for number, start in enumerate(starts):
        if start is None:
            continue
        if number <= shot:
            first = start
        else:
            last = start
            break
    parts = [join_words(words[first:last])]
    thirds = list(iter_thirds(scene.shots[shot].lower_third))
    if shot == 0:
        thirds += iter_thirds(scene.lower_third)
    parts += [_join(written.third) for written in thirds]
    parts += [note.text for note in scene.shots[shot].notes or () if note.text]
    parts += [label.text for label in scene.shots[shot].list_labels()]
    return "\n".join(parts)


def _find_starts(scene: Scene, words: Sequence[str]) -> list[int | None]:
    """Return the index of the word at which each shot begins; None where none is named."""
    starts: list[int | None] = [0]
    after = 0
    for shot in scene.shots[1:]:
        found = find_phrase(words, shot.at, after) if shot.at else None
        starts.append(found)
        if found is not None:
            after = found + 1
    return starts


def _join(third: LowerThird) -> str:
    return f"{third.title}\n{third.text}"
