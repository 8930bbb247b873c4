"""The lower thirds of an imported film: a place that had none yet, else a day that is new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lantern.article.blocks import Article
from lantern.article.readers import publication_date
from lantern.core.sentences import split_sentences
from lantern.core.text import find_phrase
from lantern.core.words import join_words, list_words
from lantern.scaffold.from_article import entities
from lantern.scaffold.from_article.card_fit import drop_missing_characters
from lantern.scaffold.from_article.entities import ArticlePlace
from lantern.scaffold.from_article.scene_groups import SceneExcerpt
from lantern.scaffold.from_article.shot_plan import ShotDraft
from lantern.speech.pace import estimate_seconds

_LEAST_SECONDS = 4.0
"""Seconds that what is shown at a lower third's words has to stay."""
_DAY_REACH = 32
"""Characters between a place and a day of it."""


@dataclass(frozen=True)
class LowerThirdDraft:
    """A lower third: its two lines, and the words at which it appears."""

    title: str
    text: str = ""
    at: str = ""


def list_days(thirds: Iterable[LowerThirdDraft | None]) -> Iterator[str]:
    """Yield what lower thirds show that may be a day."""
    for third in thirds:
        if third:
            yield third.title
            yield third.text


def choose_lower_thirds(
    excerpts: Sequence[SceneExcerpt],
    places: Sequence[Sequence[ArticlePlace]],
    days: Sequence[str],
    *,
    article: Article,
) -> list[LowerThirdDraft | None]:
    """Return for each scene a place that had none yet, else a new day that its first sentence has.

    A place has the day of the sentence that names it.
    """
    names = _choose_names(excerpts, places)
    contexts = [
        _find_words_around(excerpt.text, name.words, article.language)
        for excerpt, name in zip(excerpts, names, strict=True)
    ]
    own_days = entities.find_days(contexts, article)
    used = {name.title for name in names}
    thirds: list[LowerThirdDraft | None] = []
    for i, name in enumerate(names):
        third = None
        if name.title:
            third = _draft_place(name, own_days[i], excerpts[i])
        elif days[i] and days[i] not in used and _opens_with_day(excerpts[i]):
            third = LowerThirdDraft(days[i])
        if third:
            used.add(third.title)
        thirds.append(third)
    return thirds


@dataclass(frozen=True)
class _ChosenPlace:
    """A place as the lower third has it, and as the text has it; empty for none."""

    title: str = ""
    words: str = ""


def _choose_names(
    excerpts: Sequence[SceneExcerpt], places: Sequence[Sequence[ArticlePlace]]
) -> list[_ChosenPlace]:
    """Return each scene's first place that no earlier scene has."""
    used: set[str] = set()
    chosen: list[_ChosenPlace] = []
    for excerpt, own in zip(excerpts, places, strict=True):
        name = _ChosenPlace()
        for place in own:
            words = place.find_name_in(excerpt.text)
            is_name = words in (place.name, *place.also)
            title = words if is_name else place.name
            if title not in used and drop_missing_characters(title):
                name = _ChosenPlace(title, words)
                break
        used.add(name.title)
        chosen.append(name)
    return chosen


def _draft_place(
    name: _ChosenPlace, day: str, excerpt: SceneExcerpt
) -> LowerThirdDraft:
    words = drop_missing_characters(name.words)
    at = ""
    if find_phrase(list_words(excerpt.text), words, 0) is not None:
        at = words
    return LowerThirdDraft(drop_missing_characters(name.title), day, at)


def _opens_with_day(excerpt: SceneExcerpt) -> bool:
    """Tell whether the first sentence of a scene has its first day or month."""
    sentences = split_sentences(excerpt.text, excerpt.language)
    return any(date.month for date in publication_date.find(sentences[0]))


def _find_words_around(text: str, name: str, language: str) -> str:
    """Return the first name with the words near it in its sentence; empty for none.

    A day in them is the place's; one at the other end of the sentence seldom is.
    """
    if not name:
        return ""
    for sentence in split_sentences(text, language):
        start = sentence.find(name)
        if start >= 0:
            end = start + len(name) + _DAY_REACH
            return sentence[max(0, start - _DAY_REACH) : end]
    return ""


def stays_long_enough(
    third: LowerThirdDraft,
    spoken: str,
    shots: Iterable[ShotDraft],
    *,
    language: str,
) -> bool:
    """Tell whether what is shown at a lower third's words stays until it is read."""
    words = list_words(spoken)
    own = find_phrase(words, third.at, 0)
    if own is None:
        return True
    after = 0
    for shot in shots:
        start = find_phrase(words, shot.at, after) if shot.at else None
        if start is None:
            continue
        if start > own:
            seconds = estimate_seconds(join_words(words[own:start]), language)
            return seconds >= _LEAST_SECONDS
        after = start + 1
    return True
