"""Type that is too small to be read, and words that don't stand out from their ground."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lantern.checks.look.cut_film import CutFilm, CutShot
from lantern.checks.look.finding import LookFinding, make_finding
from lantern.checks.look.labels import find_shot_at
from lantern.checks.look.lettering import Lettering
from lantern.core.problems import Span
from lantern.graphics.contrast import LEAST_CONTRAST
from lantern.graphics.look.type_role import LEAST_TYPE
from lantern.plan.painted_overlays import make_overlay
from lantern.timeline import TimedOverlay
from lantern.visuals.overlays.layout import can_fit, is_shortened

_ROUNDING = 0.05
_WRITTEN = ("lower_third", "claim", "source", "dateline")
"""Kinds of overlay that authors write under a key of the same name."""
_LONGEST_QUOTE = 48
"""Characters of a text that a message quotes."""


def find_small_type(
    film: CutFilm, lettering: Sequence[Lettering]
) -> Iterator[LookFinding]:
    """Yield the words of cards, maps and overlays that are set too small."""
    least = get_least_size(film)
    for words in lettering:
        if words.size < least - _ROUNDING:
            message = _describe_small(words.text, words.size, least)
            yield make_finding(
                "small type", message, words.span, shots=[words.shot]
            )
    told: set[tuple[str, ...]] = set()
    for overlay in film.rendition.timeline.overlays:
        size = _measure_overlay(film, overlay)
        if size >= least - _ROUNDING or overlay.lines in told:
            continue
        told.add(overlay.lines)
        shot = find_shot_at(film, overlay.start)
        message = _describe_small(" ".join(overlay.lines), size, least)
        span = _find_overlay_span(shot, overlay.kind)
        yield make_finding("small type", message, span, shots=[shot.index])


def find_lost_words(film: CutFilm) -> Iterator[LookFinding]:
    """Yield source lines and captions that end in an ellipsis, since they have no room.

    Every check tells of the lines that authors write themselves.
    """
    told: set[tuple[str, ...]] = set()
    for overlay in film.rendition.timeline.overlays:
        if overlay.kind not in ("source", "caption") or overlay.lines in told:
            continue
        told.add(overlay.lines)
        if not is_shortened(make_overlay(overlay), film.typeset(overlay)):
            continue
        shot = find_shot_at(film, overlay.start)
        if overlay.kind == "source" and _is_told_by_checks(film, shot):
            continue
        message = (
            f"“{_shorten(' '.join(overlay.lines))}” is too long for its place, and ends in '…' "
            "there; shorten it"
        )
        span = _find_overlay_span(shot, overlay.kind)
        yield make_finding("lost words", message, span, shots=[shot.index])


def _is_told_by_checks(film: CutFilm, shot: CutShot) -> bool:
    """Tell whether a scene's own source line is too long without what Lantern adds to it."""
    source = shot.authored.scene.scene.source
    rendition = film.rendition
    size = rendition.output_format.size
    if source is None:
        return False
    return not can_fit("source", (source,), size, look=rendition.look)


def get_least_size(film: CutFilm) -> float:
    """Return the size of the smallest type that a film of this shape may have."""
    return LEAST_TYPE[film.rendition.output_format.shape]


def _describe_small(text: str, size: float, least: float) -> str:
    return (
        f"“{_shorten(text)}” is set in {size:.0f} px, and nothing below {least:.0f} px can be read "
        "on a small screen; use fewer words"
    )


def _shorten(text: str) -> str:
    if len(text) <= _LONGEST_QUOTE:
        return text
    return f"{text[:_LONGEST_QUOTE].rstrip()}…"


def _measure_overlay(film: CutFilm, overlay: TimedOverlay) -> float:
    """Return the size of an overlay's smallest type, in pixels at 1080p."""
    return min(line.role.size for line in film.typeset(overlay).lines)


def _find_overlay_span(shot: CutShot, kind: str) -> Span:
    """Return the place of what an overlay says: at its shot, or at the scene."""
    if kind in _WRITTEN:
        return shot.find_label_span(kind)
    return shot.authored.find_span()


def find_low_contrast(lettering: Sequence[Lettering]) -> Iterator[LookFinding]:
    """Yield the words of cards and maps that don't stand out from their ground, once each."""
    alike: dict[tuple[Span, str], list[Lettering]] = {}
    for words in lettering:
        if (
            words.contrast is not None
            and words.contrast < LEAST_CONTRAST - _ROUNDING
        ):
            alike.setdefault((words.span, words.text), []).append(words)
    for (span, text), group in alike.items():
        least = min(words.contrast or LEAST_CONTRAST for words in group)
        message = (
            f"“{_shorten(text)}” has a contrast of {least:.1f} with the ground beside it, and "
            f"{LEAST_CONTRAST} is the least; move it, or give it another ink or ground"
        )
        shots = [words.shot for words in group]
        yield make_finding("low contrast", message, span, shots=shots)
