"""The card that keeps a picture's place: an empty mount, what is wanted, and a label.

Lengths are pixels at 1080p. Nothing about it pretends to be a picture.
"""

from __future__ import annotations

from lantern.graphics.look import Box, Look, mix_colours
from lantern.graphics.paper import measure_stamp
from lantern.script.model.cards import WantedCard
from lantern.visuals.card.heading import (
    HEADING_FADE_SECONDS,
    HEADING_STEP_SECONDS,
    CardContext,
)
from lantern.visuals.card.parts import (
    CardElement,
    CardLayout,
    Entrance,
    draw_block,
    draw_growing_rule,
    draw_stamp,
    fit,
)

LABEL = "Picture wanted"
_CORNER = 64.0


def lay_out_wanted(card: WantedCard, stage: CardContext, look: Look) -> CardLayout:
    """Lay out the mount down to the captions, and its words in the middle, clear of lower thirds."""
    (w, h), (left, right) = stage.page, stage.sides
    top = 190.0 if h > w else 112.0
    bottom = stage.captions - 28 if stage.captions else h * 0.83 if h > w else h - 112
    box = (left, top, right - left, bottom - top)
    words = fit(
        card.wanted,
        look.roles["lead"],
        min(right - left - 160, 1080),
        lines=8 if h > w else 6 if stage.is_narrow else 4,
    )
    middle, size = w / 2, words.role.size
    y = top + (bottom - top) / 2 - words.depth / 2 + 0.3 * size + 30
    label_x = middle - measure_stamp(LABEL, look) / 2
    label_y = y - size - 128
    come = Entrance(
        2 * HEADING_STEP_SECONDS, HEADING_FADE_SECONDS, HEADING_FADE_SECONDS
    )
    parts = (
        CardElement(
            (left - 12, top - 12, box[2] + 24, box[3] + 24),
            lambda t: _mount(box, look),
            0.0,
            HEADING_FADE_SECONDS,
            HEADING_FADE_SECONDS,
        ),
        draw_stamp(
            label_x,
            label_y,
            LABEL,
            look=look,
            enter=Entrance(
                HEADING_STEP_SECONDS, HEADING_FADE_SECONDS, HEADING_FADE_SECONDS
            ),
        ),
        draw_growing_rule(
            (middle - 66, y - size - 40, 132.0, 5.0),
            look.get_ink("vermilion"),
            HEADING_STEP_SECONDS,
            lasts=HEADING_FADE_SECONDS,
        ),
        draw_block(
            (middle, y), words, look.get_ink("ink"), enter=come, anchor="middle"
        ),
    )
    return CardLayout(parts, False, () if words.fits else ("wanted",))


def _mount(box: Box, look: Look) -> str:
    """Return the picture's place, a little darker than the page, with four empty corners."""
    x, y, w, h = box
    ground, line = (
        mix_colours(look.get_ink("paper"), look.get_ink("slate_light"), 0.22),
        look.get_ink("ink"),
    )
    corner = mix_colours(look.get_ink("paper"), look.get_ink("ink_2"), 0.62)
    place = (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" fill="{ground}" '
        f'stroke="{line}" stroke-width="1.4" stroke-opacity=".45"/>'
    )
    return place + "".join(
        f'<path d="M{cx:.1f} {cy:.1f}h{sx * _CORNER:.1f}'
        f'L{cx:.1f} {cy + sy * _CORNER:.1f}Z" fill="{corner}"/>'
        for cx, cy, sx, sy in (
            (x - 7, y - 7, 1, 1),
            (x + w + 7, y - 7, -1, 1),
            (x - 7, y + h + 7, 1, -1),
            (x + w + 7, y + h + 7, -1, -1),
        )
    )
