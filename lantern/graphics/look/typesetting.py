"""Typesetting: how a text is broken into lines, and how a line is written as SVG."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from lantern.core import chinese, japanese
from lantern.core.cjk import is_wide, split_breakable
from lantern.core.direction import (
    embed_right_to_left,
    is_paragraph_right_to_left,
    is_right_to_left,
)
from lantern.core.japanese import has_kana
from lantern.core.line_breaks import choose_lines
from lantern.graphics import vector
from lantern.graphics.look.type_role import TypeRole
from lantern.graphics.rulers import Ruler

Anchor = Literal["start", "middle", "end"]

_TRACKING_SHARES: dict[Anchor, float] = {
    "start": 0.0,
    "middle": 0.5,
    "end": 1.0,
}
_HALVINGS = 10
"""How often the range is halved in which the narrowest width for a text lies."""
_LINE = 36
"""What a line costs in a text without blanks: less than a word that is broken."""
_NARROWEST = 0.3
"""The share of the full width below which no narrower one is tried."""


def wrap(
    text: str, role: TypeRole, max_width: float, *, k: float = 1.0
) -> list[str]:
    r"""Break a text into the fewest lines that fit, of even lengths.

    Text without blanks has a line more where that saves its words from being broken. A no-break
    space holds words together, and \n breaks. `max_width` is in pixels of a frame
    with k pixels per pixel at 1080p.
    """
    return break_evenly(text, _make_ruler(role, k), max_width)


def break_evenly(text: str, measure: Ruler, max_width: float) -> list[str]:
    """Break a text as `wrap` does, by what measures its lines in pixels."""
    lines: list[str] = []
    for part in text.split("\n"):
        words = split_words(part)
        own = _balance_lines(words, measure, max_width)
        if len(own) > 1 and _has_breaks_between_signs(part, words):
            own = _break_by_sense(words, measure, max_width, even=own)
        lines += own
    return lines


def _has_breaks_between_signs(text: str, words: Sequence[str]) -> bool:
    """Tell whether lines may break between ideographs or kana, not only between words."""
    return len(words) > len(text.split(" ")) and any(map(is_wide, text))


def count_lines(text: str, role: TypeRole, max_width: float) -> int:
    """Count the lines that `wrap` breaks a text into, in a tenth of its time."""
    measure = role.make_ruler()
    parts = [split_words(part) for part in text.split("\n")]
    return sum(len(_fill(words, measure, max_width)) for words in parts)


def _make_ruler(role: TypeRole, k: float) -> Ruler:
    """Return what measures lines, each of them once: halving asks for the same ones again."""
    return functools.cache(role.make_ruler(k))


def split_words(text: str) -> list[str]:
    """Return what a line may break between, each with the space before it, if there is one."""
    return list(_split_words(text))


@functools.lru_cache(maxsize=1024)
def _split_words(text: str) -> tuple[str, ...]:
    """Return what `split_words` does; type is tried in many sizes, the text stays the same."""
    first, *rest = text.strip(" ").split(" ")
    words = split_breakable(first)
    for word in rest:
        start, *more = split_breakable(word)
        words += [f" {start}", *more]
    return tuple(words)


def _balance_lines(
    words: Sequence[str], measure: Ruler, max_width: float
) -> list[str]:
    """Return the lines for the narrowest width that needs no more of them than the full one."""
    best = _fill(words, measure, max_width)
    fewest = len(best)
    if fewest in (1, len(words)):
        return best  # no narrower width parts them in another way
    low = max_width * _NARROWEST
    high = max_width
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        lines = _fill(words, measure, middle)
        if len(lines) <= fewest and max(map(measure, lines)) <= middle:
            best = lines
            high = middle
        else:
            low = middle
    return best


def _break_by_sense(
    words: Sequence[str],
    measure: Ruler,
    max_width: float,
    *,
    even: list[str],
) -> list[str]:
    """Return the lines of a text without blanks, rather between phrases than few and even.

    `even` are the even lines.
    """
    text = "".join(words)
    is_japanese = has_kana(text)
    column = measure(next(filter(is_wide, text))) / 2
    weigh = japanese.weigh_break if is_japanese else chinese.weigh_break
    widths = [measure(word) / column for word in words]
    lines = choose_lines(
        words,
        widths,
        max_width / column,
        weigh_break=weigh,
        line_cost=_LINE,
    )
    bare = [line.removeprefix(" ") for line in lines]
    if max(map(measure, bare)) > max_width:
        return even  # the words of a line are wider together
    return bare


def _fill(words: Sequence[str], measure: Ruler, limit: float) -> list[str]:
    """Return lines with as many words in each as fit, at least one."""
    lines = [words[0]]
    for word in words[1:]:
        longer = lines[-1] + word
        if measure(longer) <= limit:
            lines[-1] = longer
        else:
            lines.append(word.removeprefix(" "))
    return lines


@dataclass(frozen=True)
class ColouredText:
    """A part of a line and its colour."""

    text: str
    fill: str


def escape_line(text: str) -> str:
    """Return a line as SVG character data, in the direction in which its letters are written."""
    if is_right_to_left(text):
        text = embed_right_to_left(text)
    return vector.escape(text)


def draw_text_svg(
    x: float,
    y: float,
    text: str,
    *,
    role: TypeRole,
    fill: str,
    k: float = 1.0,
    anchor: Anchor = "start",
    from_right: bool | None = None,
) -> str:
    """Return one line of type as an SVG element; (x, y) is its baseline at the anchor.

    Lengths are in pixels of a frame with k pixels per pixel at 1080p. The anchor counts from the
    left, whatever the direction of the text; `from_right` tells that it is a line of text that is
    written from right to left, by default its own letters do.
    """
    if from_right is None:
        from_right = is_right_to_left(text)
    printed = role.apply_case(text)
    if from_right:
        printed = embed_right_to_left(printed)
    return _draw_line_svg(
        x,
        y,
        vector.escape(printed),
        role=role.for_text(printed),
        fill=fill,
        k=k,
        anchor=anchor,
    )


def draw_lines_svg(
    lines: Sequence[str],
    x: float,
    y: float,
    *,
    role: TypeRole,
    fill: str,
    width: float,
) -> str:
    """Return lines of type, one below the other, as SVG; (x, y) is where the first one begins.

    Those that are written from right to left begin at the right of `width`.
    """
    from_right = is_paragraph_right_to_left(lines)
    anchor: Anchor = "end" if from_right else "start"
    svg = ""
    for i, line in enumerate(lines):
        svg += draw_text_svg(
            x + width if from_right else x,
            y + i * role.leading * role.size,
            line,
            role=role,
            fill=fill,
            anchor=anchor,
            from_right=from_right,
        )
    return svg


def draw_coloured_text_svg(
    x: float,
    y: float,
    parts: Sequence[ColouredText],
    *,
    role: TypeRole,
    anchor: Anchor = "start",
) -> str:
    """Return a line of type from right to left in several colours, as `draw_text_svg` does.

    Its letters are joined and set as in one colour.
    """
    spans = []
    for part in parts:
        text = vector.escape(role.apply_case(part.text))
        spans.append(f'<tspan fill="{part.fill}">{text}</tspan>')
    markup = embed_right_to_left("".join(spans))
    role = role.for_text("".join(part.text for part in parts))
    return _draw_line_svg(
        x,
        y,
        markup,
        role=role,
        fill="none",
        k=1.0,
        anchor=anchor,
    )


def _draw_line_svg(
    x: float,
    y: float,
    markup: str,
    *,
    role: TypeRole,
    fill: str,
    k: float,
    anchor: Anchor,
) -> str:
    size = role.size * k
    # SVG counts the tracking after the last letter as part of the line; the eye doesn't
    x += role.tracking * size * _TRACKING_SHARES[anchor]
    slant = ' font-style="italic"' if role.italic else ""
    return (
        f'<text xml:space="preserve" x="{x:.2f}" y="{y:.2f}" font-family="{role.family}"'
        f' font-weight="{role.weight}" font-size="{size:.3f}"'
        f' letter-spacing="{role.tracking * size:.3f}" fill="{fill}"'
        f' text-anchor="{anchor}"{slant}>{markup}</text>'
    )
