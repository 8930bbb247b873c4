"""The lettering of a film by itself: overlays over nothing, with alpha."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from lantern.core.units import Size
from lantern.graphics.look import Look
from lantern.graphics.pixels.straight_alpha import StraightFrame
from lantern.visuals.compose import PlacedOverlay, prepare_overlays
from lantern.visuals.film_fade import FilmFade
from lantern.visuals.requests import LetteringRequest


@dataclass(frozen=True)
class LetteringPicture:
    """All that decides the pixels of a run of overlays."""

    length: int
    size: Size
    overlays: tuple[PlacedOverlay, ...]
    fade: FilmFade | None


def prepare_lettering(
    request: LetteringRequest, look: Look
) -> LetteringPicture:
    """Return lettering of its request, ready to be painted."""
    style = request.style
    placed = prepare_overlays(request.overlays, style, look)
    return LetteringPicture(request.length, style.size, placed, request.fade)


def iter_lettering(lettering: LetteringPicture) -> Iterator[bytes]:
    """Yield each frame as yuva444p10le, with straight alpha; equal ones in a row are one object."""
    last: tuple[Hashable, bytes] | None = None
    for n in range(lettering.length):
        state = _state(lettering, n)
        if last is None or last[0] != state:
            last = (state, paint_lettering(lettering, n).to_yuva444p10())
        yield last[1]


def _state(lettering: LetteringPicture, n: int) -> Hashable:
    states: list[Hashable] = [_compute_light(lettering, n)]
    for placed in lettering.overlays:
        states.append(placed.painter.state(n - placed.start))
    return tuple(states)


def paint_lettering(lettering: LetteringPicture, n: int) -> StraightFrame:
    """Return frame n of the lettering."""
    frame = StraightFrame(lettering.size)
    for placed in lettering.overlays:
        drawn = placed.painter.paint_alone(n - placed.start)
        if drawn is not None:
            frame.lay_over(drawn.rgba, drawn.x, drawn.y, opacity=drawn.opacity)
    frame.darken(_compute_light(lettering, n))
    return frame


def _compute_light(lettering: LetteringPicture, n: int) -> float:
    return lettering.fade.compute_light(n) if lettering.fade else 1.0
