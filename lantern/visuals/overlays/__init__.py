"""Overlays: lower thirds, source lines, labels, datelines of pictures, captions, hooks of shorts.

Every overlay stays in its band of the look. None knows what lies under it, nor when in the film
it appears.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from lantern.core.units import Rate
from lantern.graphics.look import Look
from lantern.graphics.look.type_role import RoleName

VERSION = 8

OverlayKind = Literal[
    "lower_third",
    "source",
    "claim",
    "illustration",
    "dateline",
    "caption",
    "hook",
]
PanelStyle = Literal["paper", "ink"]

TYPE_ROLES: dict[OverlayKind, tuple[RoleName, RoleName]] = {
    "lower_third": ("lower_third_title", "lower_third_line"),
    "source": ("source", "source"),
    "claim": ("label", "label"),
    "illustration": ("label", "label"),
    "dateline": ("label", "label"),
    "caption": ("caption", "caption"),
    "hook": ("chapter", "chapter"),
}
"""The roles of type that the first and the second line of each kind are set in."""


@dataclass(frozen=True)
class PanelSpot:
    """Where a lower third stands: at the right instead of the left, and so much further down.

    `down` is in pixels at 1080p, below 0 for higher.
    """

    is_right: bool = False
    down: float = 0.0


HOME = PanelSpot()
"""Where lower thirds stand that cover nothing their shots tell of."""


@dataclass(frozen=True)
class OverlayPortrait:
    """The portrait in a lower third: its file, and the point of it to keep if there is one."""

    file: Path
    focus: tuple[float, float] | None = None


@dataclass(frozen=True)
class Overlay:
    """One overlay: its words, its panel, and its length in frames with entrance and exit.

    A lower third has a title and perhaps a line below it, a caption one or two lines, the others
    one. `beside` holds the words of the labels to the right of a label or a dateline in the head
    band. `onsets`
    are the frames, from the overlay's first, at which each word of a caption begins, and the frame
    at which the last word ends; with them each word lights up while it is spoken. A lower third may
    have a `spot` of its own, and a `portrait` before its words; a caption a `colour`, as #rrggbb.

    Raises:
        ValueError: the kind has another number of lines.
    """

    kind: OverlayKind
    lines: tuple[str, ...]
    style: PanelStyle
    length: int
    beside: tuple[str, ...] = ()
    onsets: tuple[int, ...] = ()
    spot: PanelSpot = HOME
    portrait: OverlayPortrait | None = None
    colour: str | None = None

    def __post_init__(self) -> None:
        """Refuse a number of lines that the kind can't have."""
        most = 2 if self.kind in ("lower_third", "caption") else 1
        if (
            self.kind not in get_args(OverlayKind)
            or not 1 <= len(self.lines) <= most
        ):
            raise ValueError(
                f"a {self.kind} has {'1 or 2 lines' if most == 2 else 'one line'}"
            )


def compute_lower_third_length(
    lines: tuple[str, ...], fps: int, look: Look
) -> int:
    """Return the frames that a lower third needs: entrance, time to read it, exit."""
    times = look.timing.lower_third
    characters = sum(len(line) for line in lines)
    reading = max(times.least, times.hold + times.per_character * characters)
    return Rate(fps).to_frames(
        times.words + times.settle + reading + times.leave
    )
