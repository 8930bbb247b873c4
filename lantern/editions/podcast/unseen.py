"""Words of a film that a listener misses: they are on the screen, and never spoken."""

from __future__ import annotations

from collections.abc import Iterator

from lantern.core.text import fold, make_one_line
from lantern.script.film_script import SceneSource
from lantern.script.model.cards import ChapterCard, CreditsCard, TitleCard
from lantern.script.model.describe import iter_descriptions
from lantern.script.translation.originals import OriginalText, list_scene_texts

_SHOWN_KEYS = ("card", "lower_third", "inserts", "notes", "document")
_CARD_FURNITURE = ("kicker", "label", "unit", "source")
"""Keys of a card whose words say little without it."""
_PAGES = (TitleCard, ChapterCard, CreditsCard)
"""Cards whose words are the film's own frame."""
_SAID_SHARE = 0.75
"""Of a text's words; then it is said, in other words."""
_MOST_QUOTED = 3
_MOST_LETTERS = 48


def list_unseen(part: SceneSource, *, is_described: bool) -> list[str]:
    """Return the texts of a scene that are only seen, each once.

    `is_described` tells that its descriptions are spoken, too.
    """
    told = [part.scene.text]
    if is_described:
        told += [
            each.description.text for each in iter_descriptions(part.scene)
        ]
    said = frozenset(_split("\n".join(told)))
    found = [
        make_one_line(each.text)
        for each in _iter_shown(part)
        if not _is_said(each.text, said)
    ]
    return list(dict.fromkeys(found))


def describe_unseen(texts: list[str]) -> str:
    """Return a few of the texts in quotation marks, and how many more there are."""
    quoted = [f"'{_shorten(text)}'" for text in texts[:_MOST_QUOTED]]
    more = len(texts) - len(quoted)
    ending = f" and {more} more" if more else ""
    return ", ".join(quoted) + ending


def _iter_shown(part: SceneSource) -> Iterator[OriginalText]:
    """Yield the texts that stand in the pictures of a scene."""
    for each in list_scene_texts(part):
        keys = [key for key in each.loc if isinstance(key, str)]
        is_shown = each.kind == "words" and not set(keys).isdisjoint(
            _SHOWN_KEYS
        )
        if not is_shown:
            continue
        if keys[-2] == "card" and keys[-1] in _CARD_FURNITURE:
            continue
        if keys[0] == "shots" and isinstance(each.loc[1], int):
            shot = part.scene.shots[each.loc[1]]
            if isinstance(shot.card, _PAGES):
                continue
        yield each


def _is_said(text: str, said: frozenset[str]) -> bool:
    words = _split(text)
    known = [word for word in words if word in said]
    return len(known) >= _SAID_SHARE * len(words)


def _split(text: str) -> list[str]:
    folded = (fold(word) for word in text.split())
    return [word for word in folded if word]


def _shorten(text: str) -> str:
    if len(text) <= _MOST_LETTERS:
        return text
    return text[: _MOST_LETTERS - 1].rstrip() + "…"
