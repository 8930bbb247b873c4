"""A progress bar over a picture: words, the value, and a bar that fills."""

from __future__ import annotations

from lantern.core.interface_words import NumberWords
from lantern.graphics.look.easing import ease_out_cubic
from lantern.graphics.look.type_role import TypeRole
from lantern.graphics.look.typesetting import draw_text_svg
from lantern.graphics.paper import draw_rule_svg
from lantern.graphics.vector import Box
from lantern.script.model.inserts import PictureInsert, ProgressRun
from lantern.visuals.card.parts import format_number, group_digits
from lantern.visuals.inserts import InsertDrawing, InsertMoment, InsertPage
from lantern.visuals.inserts.lines import (
    ASCENT,
    InsertLines,
    measure_widest,
    set_line,
    set_optional,
)

_GAP = 20.0
_VALUE = 1.3
"""The size of the value, as a share of that of words."""
_TRACK = 0.28
"""The strength of what isn't filled."""


def lay_out_progress(
    insert: PictureInsert, page: InsertPage, signs: NumberWords
) -> InsertDrawing:
    """Return a bar as it is set on a page."""
    run = insert.bar
    assert run is not None  # it was chosen by its kind
    text = set_optional(insert.text, page)
    values = _set_widest(insert, run, page, signs=signs)
    value_top = text.height + _GAP / 2 if text else 0.0
    bar = _place_bar(value_top + values.role.size * 0.8 + _GAP, page)
    width = max(bar[2], measure_widest([text, values]))

    def draw(moment: InsertMoment) -> str:
        value = _find_value(run, moment.seconds, page)
        written = write_value(insert, run, value, signs=signs)
        words = _draw_words(text, width, page)
        filled = _draw_bar(bar, value / run.of, page)
        return (
            words
            + _draw_value(written, value_top, values.role, page=page)
            + filled
        )

    count = page.look.timing.insert.count
    return InsertDrawing(width, bar[1] + bar[3], draw, count)


def _draw_words(
    text: InsertLines | None, width: float, page: InsertPage
) -> str:
    if text is None:
        return ""
    return text.draw(
        0.0,
        0.0,
        ink=page.get_ink("text"),
        width=width,
    )


def _place_bar(top: float, page: InsertPage) -> Box:
    style = page.look.inserts
    return 0.0, top, min(style.bar, page.width), style.thick


def _set_widest(
    insert: PictureInsert,
    run: ProgressRun,
    page: InsertPage,
    *,
    signs: NumberWords,
) -> InsertLines:
    """Return the longer of a bar's first and last values as it is set over it."""
    role = page.look.get_role("callout", page.is_portrait).scale_by(_VALUE)
    ends = [
        write_value(insert, run, value, signs=signs)
        for value in (run.start, run.end)
    ]
    return set_line(max(ends, key=role.measure_width), role, page.width)


def _find_value(run: ProgressRun, seconds: float, page: InsertPage) -> float:
    """Return the value that a bar shows after so many seconds; exactly its end at last."""
    count = page.look.timing.insert.count
    if seconds >= count:
        return run.end
    share = ease_out_cubic(seconds / count)
    return run.start + (run.end - run.start) * share


def _draw_value(
    written: str, top: float, role: TypeRole, *, page: InsertPage
) -> str:
    baseline = top + ASCENT * role.size
    return draw_text_svg(
        0.0,
        baseline,
        written,
        role=role,
        fill=page.get_ink("title"),
    )


def write_value(
    insert: PictureInsert, run: ProgressRun, value: float, *, signs: NumberWords
) -> str:
    """Return a value as it stands over the bar: `62 %`, or `310 / 500 km`."""
    _, _, decimals = format_number(run.end, signs)
    shown = group_digits(value, decimals, signs)
    if run.of == 100 and insert.unit is None:
        return f"{shown} %"
    whole, _, _ = format_number(run.of, signs)
    return f"{shown} / {whole} {insert.unit or ''}".strip()


def _draw_bar(box: Box, share: float, page: InsertPage) -> str:
    x, y, w, h = box
    track = page.get_ink("text")
    filled = draw_rule_svg((x, y, w * share, h), page.look.get_ink("vermilion"))
    return (
        f'<rect x="{x:.2f}" y="{y:.2f}" width="{w:.2f}" height="{h:.2f}" '
        f'fill="{track}" fill-opacity="{_TRACK}"/>{filled}'
    )
