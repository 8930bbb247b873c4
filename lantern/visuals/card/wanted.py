"""The card that keeps a picture's place: an empty mount, what is wanted, and a label.

Lengths are pixels at 1080p. Nothing about it pretends to be a picture.
"""

from __future__ import annotations

from lantern.core.units import Shape
from lantern.graphics.look import Look
from lantern.graphics.look.inks import mix_colours
from lantern.graphics.paper import measure_stamp
from lantern.graphics.vector import Box
from lantern.script.model.cards import WantedCard
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.heading import (
    HEADING_FADE_SECONDS,
    HEADING_STEP_SECONDS,
)
from lantern.visuals.card.parts import (
    CardElement,
    CardLayout,
    Entrance,
    TextBlock,
    draw_block,
    draw_growing_rule,
    draw_stamp,
    fit,
    make_static_element,
)

_CORNER = 64.0
_MOST_LINES: dict[Shape, int] = {"wide": 4, "portrait": 8, "square": 6}


def lay_out_wanted(
    card: WantedCard, stage: CardContext, look: Look
) -> CardLayout:
    """Lay out the mount down to the captions, its words in the middle, clear of lower thirds."""
    left, right = stage.sides
    top = 190.0 if stage.is_portrait else 112.0
    bottom = _find_bottom(stage)
    width = min(right - left - 160, 1080)
    lines = _MOST_LINES[stage.shape]
    words = fit(card.wanted, look.roles["lead"], width, lines=lines)
    box = (left, top, right - left, bottom - top)
    outside = (left - 12, top - 12, box[2] + 24, box[3] + 24)
    label = stage.words.labels.picture_wanted
    middle = (stage.page[0] / 2, top + (bottom - top) / 2)
    elements = (
        make_static_element(outside, _mount(box, look), _enter(0)),
        *_draw_words(
            words,
            look,
            label=label,
            middle=middle,
        ),
    )
    return CardLayout(elements, False, () if words.fits else ("wanted",))


def _draw_words(
    words: TextBlock, look: Look, *, label: str, middle: tuple[float, float]
) -> list[CardElement]:
    """Draw the label, a rule, and the words, around a point (x, y)."""
    x = middle[0]
    size = words.role.size
    y = middle[1] - words.depth / 2 + 0.3 * size + 30
    label_x = x - measure_stamp(label, look) / 2
    rule = (x - 66, y - size - 40, 132.0, 5.0)
    red = look.get_ink("vermilion")
    ink = look.get_ink("ink")
    return [
        draw_stamp(
            label_x,
            y - size - 128,
            label,
            look=look,
            enter=_enter(1),
        ),
        draw_growing_rule(
            rule, red, HEADING_STEP_SECONDS, lasts=HEADING_FADE_SECONDS
        ),
        draw_block(
            (x, y),
            words,
            ink,
            enter=_enter(2),
            anchor="middle",
        ),
    ]


def _find_bottom(stage: CardContext) -> float:
    height = stage.page[1]
    if stage.captions:
        return stage.captions - 28
    return height * 0.83 if stage.is_portrait else height - 112


def _enter(step: int) -> Entrance:
    at = step * HEADING_STEP_SECONDS
    return Entrance(at, HEADING_FADE_SECONDS, HEADING_FADE_SECONDS)


def _mount(box: Box, look: Look) -> str:
    """Return the picture's place, a little darker than the page, with four empty corners."""
    x, y, w, h = box
    paper = look.get_ink("paper")
    ground = mix_colours(paper, look.get_ink("slate_light"), 0.22)
    line = look.get_ink("ink")
    corner = mix_colours(paper, look.get_ink("ink_2"), 0.62)
    svg = (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" '
        f'fill="{ground}" '
        f'stroke="{line}" stroke-width="1.4" stroke-opacity=".45"/>'
    )
    for cx, cy, sx, sy in (
        (x - 7, y - 7, 1, 1),
        (x + w + 7, y - 7, -1, 1),
        (x - 7, y + h + 7, 1, -1),
        (x + w + 7, y + h + 7, -1, -1),
    ):
        svg += (
            f'<path d="M{cx:.1f} {cy:.1f}h{sx * _CORNER:.1f}'
            f'L{cx:.1f} {cy + sy * _CORNER:.1f}Z" fill="{corner}"/>'
        )
    return svg
