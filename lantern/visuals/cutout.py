"""A card or a map cut out of its ground, frame by frame."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from lantern.core.store import Store
from lantern.graphics.look import Look
from lantern.graphics.pixels import matting
from lantern.visuals import FlatGround, Visual
from lantern.visuals.compose import open_visual
from lantern.visuals.requests import CutoutRequest


@dataclass(frozen=True)
class Cutout:
    """A shot on two grounds, and how many frames it has."""

    length: int
    on_dark: Visual
    on_light: Visual


def prepare_cutout(request: CutoutRequest, store: Store, look: Look) -> Cutout:
    """Return a shot that is cut out, ready to be painted.

    Raises:
        AssetFailure: a file can't be used.
    """

    def open_on(colour: str) -> Visual:
        return open_visual(
            request.shot.visual,
            request.shot.length,
            request.style,
            store=store,
            look=look,
            drifted=request.shot.drifted,
            flat_ground=FlatGround(colour, request.keeps_land),
        )

    dark = open_on(matting.DARK)
    return Cutout(request.shot.length, dark, open_on(matting.LIGHT))


def iter_cutout(cutout: Cutout) -> Iterator[bytes]:
    """Yield each frame as yuva444p10le, with straight alpha; equal ones in a row are one object."""
    last: tuple[Hashable, bytes] | None = None
    for n in range(cutout.length):
        state = cutout.on_dark.state(n)
        if last is None or last[0] != state:
            frame = matting.cut_out(
                cutout.on_dark.paint(n), cutout.on_light.paint(n)
            )
            last = (state, frame)
        yield last[1]
