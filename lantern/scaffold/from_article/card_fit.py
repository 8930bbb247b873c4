"""Text of an article made fit for a card: only what the type can draw, and what has room."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from pydantic import TypeAdapter

from lantern.core.problems import Span
from lantern.core.units import Frames
from lantern.graphics import look, vector
from lantern.graphics.look.type_role import RoleName
from lantern.script.model.cards import Card
from lantern.visuals import DrawingCache, VisualContext, card
from lantern.visuals.card.forms import AnyCard
from lantern.visuals.map.labels.faces import SERIF_ITALIC
from lantern.visuals.specs import CardSpec

_CARD: TypeAdapter[AnyCard] = TypeAdapter(Card)
_ROLES: tuple[RoleName, ...] = ("lead", "chapter", "lower_third_line")
"""Kinds of text in the look, one for each face that an imported film uses."""
_EMPTY_BRACKETS = re.compile(r"\(\W*\)|\[\W*\]|“\W*”|«\W*»")
_SAMPLE_LETTERS = 2000
_MIN_HEAD = 20
_MAX_FIELD = 1900
"""Characters that a field of a card may have; the model refuses more."""
_LAST_RESORT = 40
_MAX_UNMEASURED = 60
"""Characters of a text in letters that the type doesn't have."""
_SENTENCE_MARK = re.compile("[。！？；.!?;।؟]")
_IS_COMPLETE: ContextVar[bool] = ContextVar("is_complete", default=True)


@contextmanager
def assume_type(*, is_complete: bool) -> Iterator[None]:
    """Fit texts in this block to a type that has all letters, as the author's own will.

    Args:
        is_complete: Lantern's own type has them; nothing changes then.
    """
    token = _IS_COMPLETE.set(is_complete)
    try:
        yield
    finally:
        _IS_COMPLETE.reset(token)


def drop_missing_characters(text: str) -> str:
    """Return the text without characters that the type lacks, and without empty brackets."""
    if not _IS_COMPLETE.get():
        return text
    unusual = {char for char in text if char > vector.LATIN}
    if not unusual:
        return text
    missing = unusual & set(_find_missing(text))
    if not missing:
        return text
    kept = "".join(char for char in text if char not in missing)
    words = _EMPTY_BRACKETS.sub("", kept).split()
    return " ".join(words).strip(" –-:,")


@functools.cache
def _load_atlas() -> look.Look:
    """Return the atlas, read once: an import asks for it thousands of times."""
    return look.load()


def _find_missing(text: str) -> str:
    style = _load_atlas()
    faces = [style.get_role(name).face for name in _ROLES]
    missing = [
        vector.find_missing_in_bundled(text, face, typefaces=style.typefaces)
        for face in faces
    ]
    return "".join(missing)


def has_map_type(text: str) -> bool:
    """Tell whether the small type of maps has all letters of a text."""
    if not _IS_COMPLETE.get():
        return True
    typefaces = _load_atlas().typefaces
    missing = vector.find_missing_in_bundled(
        text, SERIF_ITALIC, typefaces=typefaces
    )
    return not missing


def measure_unreadable(text: str) -> float:
    """Return the share of a text's letters that the type can't draw, from 0 to 1."""
    letters = [char for char in text if char.isalpha()]
    sample = letters[:: max(1, len(letters) // _SAMPLE_LETTERS)]
    missing = set(_find_missing("".join(sample)))
    return sum(char in missing for char in sample) / max(1, len(sample))


def shorten_to_fit(key: str, text: str, **others: str) -> str:
    """Return as much of a text as a card has room for, cut at a mark or at a word.

    `key` is the card's field that the text is for, `others` are its other fields. Empty if the
    type can draw nothing of it.
    """
    if not _IS_COMPLETE.get():
        return _shorten_unmeasured(text)
    text = drop_missing_characters(text)
    if not text or _has_room({key: text, **others}):
        return text
    for mark in re.finditer(r"[:;–—(]|\. ", text):
        head = text[: mark.start()].strip()
        if len(head) > _MIN_HEAD and _has_room({key: head, **others}):
            return head
    words = text.split()
    while len(words) > 1:
        words = words[: _count_shorter(len(words))]
        short = " ".join(words).rstrip(",;:–-") + " …"
        if _has_room({key: short, **others}):
            return short
    return text[:_LAST_RESORT]


def fits(**fields: str) -> bool:
    """Tell whether a card has room for the whole text of each of its fields.

    False where the type lacks a letter of them.
    """
    if not _IS_COMPLETE.get():
        return all(len(text) <= _MAX_UNMEASURED for text in fields.values())
    return _has_letters(fields.values()) and _has_room(fields)


def fits_list(heading: str, items: Sequence[str]) -> bool:
    """Tell whether a list card has room for its heading and all of its items."""
    texts = (heading, *items)
    if not _IS_COMPLETE.get():
        return all(len(text) <= _MAX_UNMEASURED for text in texts)
    entries = [{"text": text} for text in items]
    return _has_letters(texts) and _is_roomy(
        {"list": heading, "items": entries}
    )


def fits_chart(
    head: Mapping[str, str], bars: Sequence[Mapping[str, object]]
) -> bool:
    """Tell whether a chart card has room for its heading's fields and all of its bars."""
    if not _IS_COMPLETE.get():
        return True
    return _has_letters(head.values()) and _is_roomy({**head, "bars": bars})


def _has_letters(texts: Iterable[str]) -> bool:
    """Tell whether the type has all letters of some texts."""
    return all(drop_missing_characters(text) == text for text in texts)


def _shorten_unmeasured(text: str) -> str:
    """Return a text, or its beginning up to a mark: letters that can't be measured are wide."""
    if len(text) <= _MAX_UNMEASURED:
        return text
    marks = [
        match.end() for match in _SENTENCE_MARK.finditer(text[:_MAX_UNMEASURED])
    ]
    return text[: marks[-1]] if marks else f"{text[: _MAX_UNMEASURED - 1]}…"


def _count_shorter(words: int) -> int:
    """Return how many words to try next: a tenth fewer, or one fewer."""
    if words > 10:
        return words * 9 // 10
    return max(1, words - 1)


def _has_room(fields: Mapping[str, str]) -> bool:
    """Return whether a card with these fields has room for all of them in 16:9."""
    if any(len(value) > _MAX_FIELD for value in fields.values()):
        return False
    return _is_roomy(fields)


def _is_roomy(fields: Mapping[str, object]) -> bool:
    """Return whether a card has room for its fields in 16:9."""
    context = VisualContext(
        find=Path,
        size=(1920, 1080),
        fps=25,
        length=Frames(250),
        look=_load_atlas(),
        drawing_cache=DrawingCache(None),
    )
    spec = CardSpec(card=_CARD.validate_python(fields))
    return not card.check(spec, context, lambda loc: Span(Path()))
