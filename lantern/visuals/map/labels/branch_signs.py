"""The branches of units as SVG about the middle of a NATO sign's frame."""

from __future__ import annotations

from collections.abc import Mapping

from lantern.visuals.map.spec.map_units import UnitBranch

BOX = (68.0, 46.0)
"""Width and height of the frame, in pixels at 1080p."""
_LINE = 3.6
_X, _Y = BOX[0] / 2, BOX[1] / 2
_CROSS = f"M{-_X} {-_Y}L{_X} {_Y}M{-_X} {_Y}L{_X} {-_Y}"
_OVAL = "M-13 -11H13A11 11 0 0 1 13 11H-13A11 11 0 0 1 -13 -11Z"
_WINGS = "M-16 16Q-8 8 0 15Q8 8 16 16"
_BOW = "M-20 -10A10 10 0 0 0 -20 10L20 -10A10 10 0 0 1 20 10Z"
_BRIDGE = "M-17 11V-9M0 11V-9M17 11V-9M-17 -9H17"
_ANCHOR = "M0 17V-9M-8 -5H8M-16 6Q-12 17 0 17Q12 17 16 6M0 -9A4 4 0 1 1 0.1 -9"
_STROKES: Mapping[UnitBranch, str] = {
    "infantry": _CROSS,
    "cavalry": f"M{-_X} {_Y}L{_X} {-_Y}",
    "armour": _OVAL,
    "mechanised": _CROSS + _OVAL,
    "airborne": _CROSS + _WINGS,
    "engineers": _BRIDGE,
    "air": _BOW,
    "navy": _ANCHOR,
}
_SHOT = 8.5
"""Radius of the ball that stands for artillery."""


def draw_branch(branch: UnitBranch, ink: str, unit: float) -> str:
    """Return the SVG of a branch's sign; `unit` is pixels per pixel at 1080p."""
    if branch == "artillery":
        return f'<circle r="{_SHOT * unit:.2f}" fill="{ink}"/>'
    return (
        f'<path d="{_STROKES[branch]}" transform="scale({unit:.4f})" fill="none"'
        f' stroke="{ink}" stroke-width="{_LINE}" stroke-linejoin="round"'
        ' stroke-linecap="butt"/>'
    )
