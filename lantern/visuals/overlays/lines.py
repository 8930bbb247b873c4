"""The words of an overlay, set to fit the room that they have.

Lengths are in pixels at 1080p.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lantern.core.units import Shape
from lantern.graphics.look.type_role import LEAST_TYPE, TypeRole
from lantern.graphics.look.typesetting import wrap
from lantern.visuals.overlays import OverlayKind

_OF_ONE_SIZE: tuple[OverlayKind, ...] = (
    "claim",
    "illustration",
    "dateline",
    "source",
)
_MIN_TYPE_SCALE = 0.8
"""Type shrinks no further; what is still too long ends in an ellipsis."""
_MIN_TITLE_SCALE = 0.65
"""A hook, and the title of a lower third, may shrink to the size of the line below it."""
_MIN_CAPTION_SCALE = 0.5
"""A caption loses none of its words before its type is as small as a source line's."""
_MOST_SOURCE_LINES = 2
"""A source line is broken before it loses words."""
_MOST_HOOK_LINES = 3


@dataclass(frozen=True)
class OverlayLine:
    """A line of an overlay and the role of type that it is set in."""

    text: str
    role: TypeRole

    @property
    def width(self) -> float:
        """Its width in pixels at 1080p."""
        return self.role.measure_width(self.text)


def ends_shortened(lines: Sequence[OverlayLine], text: str) -> bool:
    """Tell whether lines end in an ellipsis that their text lacks."""
    return lines[-1].text.endswith("…") and not text.endswith("…")


def find_smallest_scale(
    kind: OverlayKind, role: TypeRole, shape: Shape, *, is_first: bool
) -> float:
    """Return the share to which type may shrink, at least to the smallest that can be read.

    Labels keep their size, since they stand in a row, and source lines are broken.
    """
    if kind in _OF_ONE_SIZE:
        return 1.0
    readable = min(1.0, LEAST_TYPE[shape] / role.size)
    if kind == "lower_third" and is_first:
        return max(_MIN_TITLE_SCALE, readable)
    if kind == "caption":
        return max(_MIN_CAPTION_SCALE, readable)
    return max(_MIN_TYPE_SCALE, readable)


def break_line(line: OverlayLine, room: float) -> list[OverlayLine]:
    """Return a source line as it is, or broken into two; the second may end in an ellipsis."""
    role = line.role
    if line.width <= room + 0.5:
        return [line]
    broken = wrap(line.text, role, room)
    if len(broken) > _MOST_SOURCE_LINES:
        rest = line.text.strip().removeprefix(broken[0]).strip()
        broken = [broken[0], rest]
    return [OverlayLine(_shorten(text, role, room), role) for text in broken]


def set_words(
    kind: OverlayKind, full: Sequence[OverlayLine], room: float, *, shape: Shape
) -> list[OverlayLine]:
    """Return lines that fit: a source line and a hook are broken, the others shrink."""
    if kind == "source":
        return break_line(full[0], room)
    if kind == "hook":
        return _set_hook(full[0], room)
    return _set_lines(kind, full, room, shape=shape)


def _set_hook(line: OverlayLine, room: float) -> list[OverlayLine]:
    """Return the words of a hook in a few lines, in smaller type where they need it."""
    scale = 1.0
    while True:
        role = line.role.scale_by(scale)
        broken = wrap(line.text, role, room)
        if len(broken) <= _MOST_HOOK_LINES or scale <= _MIN_TITLE_SCALE:
            return [
                OverlayLine(_shorten(text, role, room), role) for text in broken
            ]
        scale -= 0.1


def _set_lines(
    kind: OverlayKind, full: Sequence[OverlayLine], room: float, *, shape: Shape
) -> list[OverlayLine]:
    """Return lines that fit: all shrink together, then the title of a lower third alone."""
    widest = max(line.width for line in full)
    lines = []
    for i, line in enumerate(full):
        least = find_smallest_scale(kind, line.role, shape, is_first=False)
        together = _choose_scale(widest, room, least)
        smallest = find_smallest_scale(kind, line.role, shape, is_first=i == 0)
        scale = min(together, _choose_scale(line.width, room, smallest))
        role = line.role.scale_by(scale)
        lines.append(OverlayLine(_shorten(line.text, role, room), role))
    return lines


def _choose_scale(width: float, room: float, smallest: float) -> float:
    """Return the share of its size at which type fits, or the smallest that it may have."""
    share = room / width if width else 1.0
    return min(1.0, max(smallest, share))


def _shorten(line: str, role: TypeRole, room: float) -> str:
    """Return the line, or as much of it as fits with an ellipsis."""
    if role.measure_width(line) <= room + 0.5:
        return line
    kept = line
    while kept and role.measure_width(kept.rstrip() + "…") > room:
        kept = kept[:-1]
    return kept.rstrip() + "…"
