"""The portraits on cards: their files, their mounts, and the initials of who has none.

Lengths are pixels at 1080p.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lantern.core.cjk import is_wide
from lantern.core.problems import AssetFailure
from lantern.graphics.look import Look
from lantern.graphics.look.inks import mix_colours
from lantern.graphics.look.typesetting import draw_text_svg
from lantern.graphics.vector import Box
from lantern.script.model.portraits import PlacedPortrait, iter_portraits
from lantern.visuals.card.context import FindPortrait
from lantern.visuals.portraits import draw_portrait

if TYPE_CHECKING:
    from lantern.visuals import VisualContext

MOUNT_SHARE = 0.025
"""The paper round a portrait, as a share of its height."""
_INITIALS = 0.3
"""The size of initials, as a share of a portrait's height."""
_FIELD = 0.4
"""How far the ground of initials is from the colour of pages towards slate."""
_CAPITAL = 0.34
"""From the middle of a capital down to its baseline, as a share of the size of its type."""


def make_finder(card: object, context: VisualContext) -> FindPortrait:
    """Return what finds and draws the portraits of a card."""
    placed = {
        "/".join(map(str, each.loc)): each for each in iter_portraits(card)
    }

    def find(key: str, height: float) -> str:
        portrait = placed.get(key)
        return _draw(portrait, context, height=height) if portrait else ""

    return find


def _draw(
    portrait: PlacedPortrait, context: VisualContext, *, height: float
) -> str:
    try:
        path = context.find(portrait.file)
    except AssetFailure:
        return ""  # told where the card is checked
    return draw_portrait(
        path,
        portrait.focus,
        height=round(height * context.scale),
        typefaces=context.look.typefaces,
    )


def find_files(card: object, context: VisualContext) -> tuple[Path, ...]:
    """Return the files of a card's portraits.

    Raises:
        AssetFailure: one isn't there.
    """
    return tuple(context.find(each.file) for each in iter_portraits(card))


def draw_mounted(box: Box, address: str, look: Look, *, mount: float) -> str:
    """Return a picture on its mount as SVG; the mount alone without an address."""
    svg = _draw_mount(box, look)
    if not address:
        return svg
    x, y, w, h = box
    return svg + (
        f'<image x="{x + mount:.2f}" y="{y + mount:.2f}"'
        f' width="{w - 2 * mount:.2f}" height="{h - 2 * mount:.2f}"'
        f' preserveAspectRatio="xMidYMid slice" href="{address}"/>'
    )


def _draw_mount(box: Box, look: Look) -> str:
    x, y, w, h = box
    return (
        f'<rect x="{x:.2f}" y="{y:.2f}" width="{w:.2f}" height="{h:.2f}"'
        f' fill="{look.get_ink("plate")}" stroke="{look.get_ink("ink")}"'
        f' stroke-width="2"/>'
    )


def draw_monogram(box: Box, name: str, look: Look, *, mount: float) -> str:
    """Return the initials of a name on a mount, where a portrait would be, as SVG."""
    x, y, w, h = box
    inner = (x + mount, y + mount, w - 2 * mount, h - 2 * mount)
    field = mix_colours(look.page, look.get_ink("slate_light"), _FIELD)
    ground = (
        f'<rect x="{inner[0]:.2f}" y="{inner[1]:.2f}" width="{inner[2]:.2f}"'
        f' height="{inner[3]:.2f}" fill="{field}"/>'
    )
    heading = look.roles["heading"]
    role = heading.scale_by(_INITIALS * h / heading.size)
    initials = find_initials(name)
    widest = 0.8 * inner[2]
    width = role.measure_width(initials)
    if width > widest:
        role = role.scale_by(widest / width)
    letters = draw_text_svg(
        x + w / 2,
        y + h / 2 + _CAPITAL * role.size,
        initials,
        role=role,
        fill=look.get_ink("slate_deep"),
        anchor="middle",
        from_right=False,
    )
    return _draw_mount(box, look) + ground + letters


def find_initials(name: str) -> str:
    """Return the first letters of a name's first and last words, without titles such as "Dr.".

    Of a name in a script of wide signs the first sign, which is the family's.
    """
    words = [word for word in name.split() if word[0].isalnum()]
    named = [word for word in words if not _is_title(word)] or words or [name]
    first = named[0][0]
    if is_wide(first) or len(named) == 1:
        return first.upper()
    return (first + named[-1][0]).upper()


def _is_title(word: str) -> bool:
    """Tell whether a word of a name is a title, such as "Dr.", and no initial, such as "J."."""
    is_shortened = word.endswith(".") and word.count(".") == 1
    return is_shortened and len(word) > len("J.")
