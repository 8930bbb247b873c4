"""What is wrong with a translation once its film is known, and what in it isn't finished."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lantern.core.problems import Problem, Span, suggest
from lantern.core.words import is_unspaced
from lantern.script.translation.apply import Translator
from lantern.script.translation.originals import OriginalText
from lantern.script.translation.read import (
    TranslatedText,
    Translation,
    suggest_ids,
)

_MOST_NAMED = 6
_TOO_LONG = 3
"""How many times as long a narration may be before something must be wrong with it."""
_FEW_LETTERS = 30
"""Narrations of fewer letters may well be several times as long."""
_LETTERS_OF_A_SIGN = 2.5
"""About how many letters are spoken in the time of one sign of a script without blanks."""
_NARRATION = ".narration"


def find_faults(translator: Translator) -> Iterator[Problem]:
    """Yield what is wrong with a translation, and warnings of what isn't finished.

    All documents of the film are translated.
    """
    yield from translator.problems
    yield from _find_unknown(translator)
    yield from _find_unused_files(translator)
    yield from _find_silent(translator)
    yield from _find_changed(translator)
    yield from _find_suspicious(translator)
    yield from _tell_shares(translator)
    yield from _tell_missing(translator)


def _find_unknown(translator: Translator) -> Iterator[Problem]:
    """Yield the texts whose ids are those of no text of the film."""
    known = translator.originals
    for id, text in translator.translation.texts.items():
        if id in known or text.is_empty:
            continue
        if any(id.startswith(f"{section}.") for section in translator.unread):
            continue
        hint = suggest_ids(id, known)
        message = (
            f"the film has no text '{id}'{hint}; where a shot has a new picture,"
            " lantern translate lets the text follow it"
        )
        yield Problem(message, _find_key(text))


def _find_unused_files(translator: Translator) -> Iterator[Problem]:
    translation = translator.translation
    for key, file in translation.pictures.items():
        if key not in translator.used_files and not translator.problems:
            hint = suggest(key, sorted(translator.known_files))
            message = f"nothing in the film shows '{key}'{hint}; write its path as the film does"
            yield Problem(message, _find_key(file))
    for key, file in translation.recordings.items():
        if key not in translator.used_files:
            message = f"there is no scene '{key}' for this recording"
            yield Problem(message, _find_key(file))


def _find_key(text: TranslatedText) -> Span:
    return text.source.tree.find_span(text.source.loc, key=True)


def _find_silent(translator: Translator) -> Iterator[Problem]:
    """Yield the narrations that nobody has translated: they would be spoken in two languages."""
    translation = translator.translation
    for original in translator.originals.values():
        if not original.id.endswith(_NARRATION):
            continue
        if translation.find_text(original.id) is not None:
            continue
        message = (
            f"this narration isn't translated into {translation.language}: write"
            f" '{original.id}', or name the scenes that are under scenes"
        )
        empty = translation.texts.get(original.id)
        if empty is not None:
            message = (
                f"'{original.id}' is empty: this narration isn't translated;"
                " or name the scenes that are translated under scenes"
            )
        span = empty.span if empty else original.span
        yield Problem(message, span)


def _find_changed(translator: Translator) -> Iterator[Problem]:
    """Yield warnings of texts whose originals changed since they were translated."""
    translation = translator.translation
    for id, text in translation.texts.items():
        original = translator.originals.get(id)
        if original is None or text.is_empty:
            continue
        digest = translation.originals.get(id, original.digest)
        if id in translation.changed:
            cure = "once the text is right again, take it out of 'changed'"
        elif digest != original.digest:
            cure = "look at both, and run lantern translate, which notes it"
        else:
            continue
        message = f"the original of '{id}' changed, at {original.span}; {cure}"
        yield Problem(message, text.span, warning=True)


def _find_suspicious(translator: Translator) -> Iterator[Problem]:
    """Yield warnings of narrations that are the original's, or much longer."""
    for original in translator.originals.values():
        text = translator.translation.find_text(original.id)
        if text is None or not original.id.endswith(_NARRATION):
            continue
        if text.text.split() == original.text.split():
            message = f"'{original.id}' is word for word the original"
            yield Problem(message, text.span, warning=True)
            continue
        before = _count_letters(original.text)
        after = _count_letters(text.text)
        if before >= _FEW_LETTERS and after > _TOO_LONG * before:
            message = (
                f"'{original.id}' is {after / before:.0f} times as long as the original, at"
                f" {original.span}: the scene becomes as much longer"
            )
            yield Problem(message, text.span, warning=True)


def _count_letters(text: str) -> float:
    """Return how many letters a text has, signs of scripts without blanks counting as more."""
    count = 0.0
    for char in text:
        if char.isalnum():
            count += _LETTERS_OF_A_SIGN if is_unspaced(char) else 1
    return count


def _tell_shares(translator: Translator) -> Iterator[Problem]:
    """Yield the anchors without words of their own, and where they fall."""
    language = translator.translation.language
    for placed in translator.by_share:
        is_cut = (
            ".at." in placed.original.id and placed.original.loc[-1] == "at"
        )
        what = "the cut falls" if is_cut else "it comes"
        message = (
            f"'{placed.original.id}' has no words of its own in {language};"
            f" {what} at '{placed.words}'"
        )
        yield Problem(message, placed.original.span, warning=True)


def _tell_missing(translator: Translator) -> Iterator[Problem]:
    """Yield one warning of all texts that stay in the film's own language."""
    translation = translator.translation
    missing = list_missing(translator.originals.values(), translation)
    missing = [each for each in missing if not _is_settled(translator, each.id)]
    if not missing:
        return
    words = [
        each for each in translator.originals.values() if each.kind == "words"
    ]
    names = ", ".join(each.id for each in missing[:_MOST_NAMED])
    more = len(missing) - _MOST_NAMED
    if more > 0:
        names += f" and {more} more"
    message = (
        f"{len(missing)} of {len(words)} texts aren't translated into"
        f" {translation.language}, and stay as they are: {names}"
    )
    yield Problem(message, translation.span, warning=True)


def _is_settled(translator: Translator, id: str) -> bool:
    """Tell whether a text that is missing is told elsewhere, or not needed."""
    return id.endswith(_NARRATION) or id in translator.replaced


def list_missing(
    originals: Collection[OriginalText], translation: Translation
) -> list[OriginalText]:
    """Return the words that a translation lacks; anchors have a place without it."""
    return [
        each
        for each in originals
        if each.kind == "words" and translation.find_text(each.id) is None
    ]
