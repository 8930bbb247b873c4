"""Inserts: a figure, a fact list, a clock or a progress bar on a panel over any picture.

They belong to the frame and not to the picture: the camera moves under them. A shot without
inserts never comes here. Lengths are in pixels at 1080p.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lantern.graphics.look import Look
from lantern.graphics.look.inks import PanelInks

VERSION = 3


@dataclass(frozen=True)
class InsertMoment:
    """How far an insert has come: seconds since it came, and of each of its facts.

    `share` is how much of its whole time has passed, 0 to 1; what doesn't run has 0. Equal moments
    draw equal pictures.
    """

    seconds: float
    said: tuple[float, ...] = ()
    share: float = 0.0


@dataclass(frozen=True)
class InsertPage:
    """What an insert is set on: the look, the inks of its panel, the width that words may take."""

    look: Look
    inks: PanelInks
    width: float
    is_portrait: bool

    def get_ink(self, name: str) -> str:
        """Return the ink of a part of the panel: fill, edge, title, line, text or claim."""
        return self.look.get_ink(getattr(self.inks, name))


@dataclass(frozen=True, eq=False)
class InsertDrawing:
    """An insert that is set: its size without the panel's padding, and what draws it as SVG.

    After `settles` seconds it rests, but for facts that are still to come and what runs.
    """

    width: float
    height: float
    draw: Callable[[InsertMoment], str]
    settles: float
    runs: bool = False
