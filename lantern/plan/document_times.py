"""When the parts of a document come: the frames at which their words are spoken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lantern.core.text import find_phrase
from lantern.core.units import Frames
from lantern.script.model.page import PageHighlight, list_page_anchors
from lantern.timeline import TimedWord
from lantern.visuals.specs import DocumentSpec, SweepKnot


def time_document(
    spec: DocumentSpec, words: Sequence[TimedWord], start: Frames
) -> DocumentSpec:
    """Return a document with the frames of its parts, for a shot that starts at `start`.

    Args:
        spec: what the shot shows.
        words: those of the scene, in frames of the film.
        start: of the shot, in frames of the film.
    """
    spoken = {}
    for loc, text in list_page_anchors(spec.document):
        span = _find_in_shot(words, text, start)
        if span is not None:
            key = "/".join(map(str, loc)).removesuffix("/at")
            spoken[key] = Frames(max(0, words[span.first].start - start))
    sweeps = {}
    for i, highlight in enumerate(spec.document.highlight):
        knots = _list_knots(highlight, words, start)
        if knots:
            sweeps[f"highlight/{i}"] = knots
    return replace(
        spec,
        spoken_at=spoken,
        sweeps=sweeps,
    )


@dataclass(frozen=True)
class _WordSpan:
    """Words from the first to the last, by their indices."""

    first: int
    last: int


def _find_in_shot(
    words: Sequence[TimedWord], phrase: str, start: Frames
) -> _WordSpan | None:
    """Return where a phrase stands from a shot's first word on, else anywhere in the scene."""
    heard = [i for i, word in enumerate(words) if word.end > start]
    first = heard[0] if heard else 0
    return _find_words(words, phrase, first) or _find_words(words, phrase)


def _find_words(
    words: Sequence[TimedWord], phrase: str, after: int = 0
) -> _WordSpan | None:
    """Return where a phrase stands among words; None if it isn't spoken from `after` on."""
    texts = [word.text for word in words]
    first = find_phrase(texts, phrase, after)
    if first is None:
        return None
    for last in range(first, len(texts)):
        if find_phrase(texts[first : last + 1], phrase, 0) == 0:
            return _WordSpan(first, last)
    return _WordSpan(first, first)


def _list_knots(
    highlight: PageHighlight, words: Sequence[TimedWord], start: Frames
) -> tuple[SweepKnot, ...]:
    """Return how far a highlighter has come as each of its words begins, and as the last ends.

    A word takes as much of the lines as it has letters.
    """
    if not highlight.at:
        return ()
    span = _find_in_shot(words, highlight.at, start)
    if span is None:
        return ()
    last = span.last
    if highlight.until:
        end = _find_words(words, highlight.until, span.first)
        last = end.last if end else last
    spoken = words[span.first : last + 1]
    total = sum(len(word.text) + 1 for word in spoken)
    knots = []
    done = 0
    for word in spoken:
        knots.append(SweepKnot(Frames(word.start - start), done / total))
        done += len(word.text) + 1
    knots.append(SweepKnot(Frames(spoken[-1].end - start), 1.0))
    return tuple(knots)
