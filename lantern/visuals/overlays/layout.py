"""Where an overlay stands, and how its words are set to fit there.

Lengths are in pixels at 1080p.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lantern.core.direction import is_paragraph_right_to_left
from lantern.core.units import Shape, Size, classify_shape
from lantern.graphics.look import Look
from lantern.graphics.look.bands import compute_scale, measure_page
from lantern.graphics.paper import measure_stamp
from lantern.graphics.vector import Box
from lantern.visuals.overlays import TYPE_ROLES, Overlay, OverlayKind
from lantern.visuals.overlays.lines import (
    OverlayLine,
    break_line,
    ends_shortened,
    find_smallest_scale,
    set_words,
)
from lantern.visuals.portraits import PORTRAIT_ASPECT

_BANDS: dict[OverlayKind, str] = {
    "lower_third": "lower_third",
    "source": "source",
    "claim": "head",
    "illustration": "head",
    "dateline": "head",
    "caption": "caption",
    "hook": "head",
}
_PADDING: dict[OverlayKind, float] = {
    "lower_third": 84,
    "source": 32,
    "claim": 32,
    "illustration": 32,
    "dateline": 32,
    "caption": 64,
    "hook": 92,
}
_ROW_GAP = 10.0
"""From the labels of the head band down to a dateline that has no room beside them."""
_GAP = 14.0
"""Between labels that stand side by side."""
_LINES_MARGIN = 10.0
"""Above and below the lines of a source line that is broken, together."""
_HOOK_MARGIN = 48.0
"""Above and below the lines of a hook, together."""
_BELOW_THIRD = 4.0
"""From a lower third down to a broken source line."""
PORTRAIT_INDENT = 9.0
"""From a lower third's edge to its portrait: the bar stands there."""
_PORTRAIT_HEIGHTS: dict[Shape, float] = {
    "wide": 1.5,
    "portrait": 1.0,
    "square": 1.4,
}
"""The height of a portrait, as a share of its panel's: it stands out above one that is low."""
_LOWEST = 0.95
"""The share of the frame's height down to which a broken source line may reach."""


@dataclass(frozen=True)
class OverlayLayout:
    """Words set to fit, their panel, and the portrait before them, if there is one."""

    lines: tuple[OverlayLine, ...]
    panel: Box
    portrait: Box | None = None

    @property
    def bounds(self) -> Box:
        """Return the box of all that is drawn; a portrait stands at the panel's bottom."""
        if self.portrait is None:
            return self.panel
        x, y, w, h = self.panel
        top = min(y, self.portrait[1])
        return x, top, w, y + h - top


def is_portrait(size: Size) -> bool:
    """Return whether overlays are laid out for a portrait frame."""
    return classify_shape(size) == "portrait"


def can_fit(
    kind: OverlayKind,
    lines: tuple[str, ...],
    size: Size,
    *,
    look: Look,
    has_portrait: bool = False,
) -> bool:
    """Return whether the words fit in their band without an ellipsis, beside a portrait if any."""
    room = _find_room(kind, size, look)
    if has_portrait:
        room -= _measure_portrait(size, look)[0]
    full = _assign_roles(kind, lines, size, look=look)
    if kind == "source":
        broken = break_line(full[0], room)
        return not ends_shortened(broken, full[0].text)
    shape = classify_shape(size)
    for i, line in enumerate(full):
        smallest = find_smallest_scale(kind, line.role, shape, is_first=i == 0)
        if line.width * smallest > room:
            return False
    return True


def is_shortened(overlay: Overlay, layout: OverlayLayout) -> bool:
    """Tell whether an overlay that is set has lost words."""
    if overlay.kind in ("source", "hook"):
        return ends_shortened(layout.lines, overlay.lines[0])
    pairs = zip(layout.lines, overlay.lines, strict=True)
    return any(ends_shortened((line,), text) for line, text in pairs)


def _measure_labels_beside(overlay: Overlay, size: Size, look: Look) -> float:
    """Return the width that the labels to the right use."""
    portrait = is_portrait(size)
    return sum(
        measure_stamp(text, look, portrait) + _GAP for text in overlay.beside
    )


def _assign_roles(
    kind: OverlayKind, lines: Sequence[str], size: Size, *, look: Look
) -> list[OverlayLine]:
    """Return each line with the role that its kind has for it."""
    portrait = is_portrait(size)
    found = []
    for text, name in zip(lines, TYPE_ROLES[kind], strict=False):
        found.append(OverlayLine(text, look.get_role(name, portrait)))
    return found


def _find_band(
    kind: OverlayKind, size: Size, look: Look, *, captions: bool
) -> Box:
    k = compute_scale(size)
    bands = look.get_bands(size, captions or kind == "caption")
    x, y, w, h = bands[_BANDS[kind]]
    return x / k, y / k, w / k, h / k


def _find_room(kind: OverlayKind, size: Size, look: Look) -> float:
    """Return the width that words may have."""
    width = _find_band(kind, size, look, captions=True)[2]
    return width - _PADDING[kind]


def typeset(
    overlay: Overlay, size: Size, *, look: Look, captions: bool
) -> OverlayLayout:
    """Set an overlay for frames of this size.

    Type shrinks until the words fit, though never to what can't be read; a source line is broken
    into two. What is then still too long ends in an ellipsis. `captions` tells whether the film
    has burned-in captions, which moves the bands.
    """
    kind = overlay.kind
    room = _find_room(kind, size, look)
    if kind != "dateline":
        room -= _measure_labels_beside(overlay, size, look)
    before = 0.0
    if overlay.portrait is not None:
        before = _measure_portrait(size, look)[0]
    room -= before
    full = _assign_roles(kind, overlay.lines, size, look=look)
    lines = set_words(kind, full, room, shape=classify_shape(size))
    width = max(line.width for line in lines) + _PADDING[kind] + before
    own = (width, _measure_height(overlay, lines))
    panel = _place_panel(
        overlay,
        own,
        size,
        look=look,
        captions=captions,
    )
    if overlay.portrait is None:
        return OverlayLayout(tuple(lines), panel)
    portrait = _place_portrait(panel, overlay, size, look=look)
    return OverlayLayout(tuple(lines), panel, portrait)


def _place_portrait(
    panel: Box, overlay: Overlay, size: Size, *, look: Look
) -> Box:
    """Return the box of a portrait at the bottom of its panel, on the side where words begin."""
    across, down = _measure_portrait(size, look)
    x, y, w, h = panel
    left = x + PORTRAIT_INDENT
    if is_paragraph_right_to_left(overlay.lines):
        left = x + w - PORTRAIT_INDENT - across
    return left, y + h - down, across, down


def _measure_portrait(size: Size, look: Look) -> tuple[float, float]:
    """Return width and height of the portrait in a lower third."""
    band = _find_band("lower_third", size, look, captions=True)
    height = _PORTRAIT_HEIGHTS[classify_shape(size)] * band[3]
    return PORTRAIT_ASPECT * height, height


def _measure_height(overlay: Overlay, lines: Sequence[OverlayLine]) -> float:
    """Return the height of a caption's panel or of a broken source line's; 0 for the others.

    Those have the height of their band.
    """
    role = lines[0].role
    height = len(lines) * role.size * role.leading
    if overlay.kind == "caption":
        return height + 20
    if overlay.kind == "hook":
        return height + _HOOK_MARGIN
    if overlay.kind == "source" and len(lines) > 1:
        return height + _LINES_MARGIN
    return 0.0


def _place_panel(
    overlay: Overlay,
    own: tuple[float, float],
    size: Size,
    *,
    look: Look,
    captions: bool,
) -> Box:
    """Return the place of a panel whose own width and height are given."""
    if overlay.kind == "hook":
        return _place_hook(
            own,
            size,
            look=look,
            captions=captions,
        )
    return _place_in_band(
        overlay,
        own,
        size,
        look=look,
        captions=captions,
    )


def _place_in_band(
    overlay: Overlay,
    own: tuple[float, float],
    size: Size,
    *,
    look: Look,
    captions: bool,
) -> Box:
    x, y, w, h = _find_band(overlay.kind, size, look, captions=captions)
    width, height = own
    if overlay.kind == "caption":
        return x + (w - width) / 2, y + (h - height) / 2, width, height
    if overlay.kind == "dateline":
        return _place_dateline(
            overlay,
            width,
            size,
            look=look,
            captions=captions,
        )
    if _BANDS[overlay.kind] == "head":
        left = x + w - _measure_labels_beside(overlay, size, look) - width
        return left, y, width, _measure_label_height(size, look)
    if overlay.kind == "source":
        return _place_source(
            own,
            size,
            look=look,
            captions=captions,
        )
    if _is_at_right(overlay):
        head = look.get_bands(size, captions)["head"]
        x = (head[0] + head[2]) / compute_scale(size) - width
    return x, y + overlay.spot.down, width, h


def _place_hook(
    own: tuple[float, float], size: Size, *, look: Look, captions: bool
) -> Box:
    """Return the place of a hook: where lower thirds are, and as high as its words."""
    x, _, w, _ = _find_band("hook", size, look, captions=captions)
    _, y, _, h = _find_band("lower_third", size, look, captions=captions)
    width, height = own
    if not is_portrait(size):
        y = y + h - height  # there they are at the foot: it grows up
    return x + (w - width) / 2, y, width, height


def _is_at_right(overlay: Overlay) -> bool:
    """Tell whether a lower third stands at the right: from right to left that is its home."""
    return overlay.spot.is_right != is_paragraph_right_to_left(overlay.lines)


def _measure_label_height(size: Size, look: Look) -> float:
    return 42 * look.get_role("label", is_portrait(size)).size / 24


def _place_dateline(
    overlay: Overlay, width: float, size: Size, *, look: Look, captions: bool
) -> Box:
    """Return the place of a dateline: at the left of the head band.

    Where it has no room beside the labels, it stands below them, or above the source line if
    lower thirds are below them.
    """
    x, y, w, _ = _find_band("dateline", size, look, captions=captions)
    height = _measure_label_height(size, look)
    beside = _measure_labels_beside(overlay, size, look)
    if not beside or width + beside <= w:
        return x, y, width, height
    below = y + height + _ROW_GAP
    third = _find_band("lower_third", size, look, captions=captions)
    if third[1] < below + height:
        source = _find_band("source", size, look, captions=captions)
        below = source[1] - _ROW_GAP - height
    return x, below, width, height


def _place_source(
    own: tuple[float, float], size: Size, *, look: Look, captions: bool
) -> Box:
    """Return the place of a source line's panel; a broken one grows up and down.

    It reaches no further down than the frame's safe area.
    """
    x, y, w, h = _find_band("source", size, look, captions=captions)
    width, height = own
    is_wide = classify_shape(size) == "wide"
    if not is_wide:
        # right below the lower third, a little away from it
        y, h = y + 6, h - 6
    grown = max(0.0, height - h)
    top = y - grown / 2
    if grown:
        top = min(top, _LOWEST * measure_page(size)[1] - height)
    if is_wide:
        return x + w - width, top, width, h + grown
    above = _find_band("lower_third", size, look, captions=captions)
    top = max(top, above[1] + above[3] + _BELOW_THIRD)
    return x, min(y, top), width, h + grown
