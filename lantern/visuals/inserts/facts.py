"""A fact list over a picture: a heading, and lines that come in one by one."""

from __future__ import annotations

from lantern.graphics.look.easing import smoothstep
from lantern.graphics.paper import draw_rule_svg
from lantern.script.model.inserts import PictureInsert
from lantern.visuals.inserts import InsertDrawing, InsertMoment, InsertPage
from lantern.visuals.inserts.lines import (
    InsertLines,
    fade_in,
    measure_widest,
    set_lines,
)

_INDENT = 34.0
_MARK = 12.0
_HEADING_GAP = 24.0
_GAP = 20.0


def lay_out_facts(insert: PictureInsert, page: InsertPage) -> InsertDrawing:
    """Return a fact list as it is set on a page."""
    heading, facts = _set_facts(insert, page)
    tops = _list_tops(heading, facts)
    width = max(measure_widest([heading]), measure_widest(facts) + _INDENT)

    def draw(moment: InsertMoment) -> str:
        svg = ""
        if heading:
            svg = heading.draw(
                0.0,
                0.0,
                ink=page.get_ink("line"),
                width=width,
            )
        for fact, top, said in zip(facts, tops, moment.said, strict=True):
            svg += _draw_fact(
                fact,
                top,
                said,
                page=page,
                width=width,
            )
        return svg

    height = tops[-1] + facts[-1].height
    return InsertDrawing(width, height, draw, 2 * page.look.timing.insert.enter)


def _set_facts(
    insert: PictureInsert, page: InsertPage
) -> tuple[InsertLines | None, list[InsertLines]]:
    """Return the heading, if there is one, and the facts, broken into lines."""
    assert insert.facts is not None  # it was chosen by its kind
    heading = None
    if insert.text:
        small = page.look.get_role("label", page.is_portrait)
        heading = set_lines(insert.text, small, page.width)
    role = page.look.get_role("callout", page.is_portrait)
    room = page.width - _INDENT
    return heading, [set_lines(fact.text, role, room) for fact in insert.facts]


def _list_tops(
    heading: InsertLines | None, facts: list[InsertLines]
) -> list[float]:
    """Return the top of each fact."""
    top = heading.height + _HEADING_GAP if heading else 0.0
    tops = []
    for fact in facts:
        tops.append(top)
        top += fact.height + _GAP
    return tops


def _draw_fact(
    fact: InsertLines,
    top: float,
    said: float,
    *,
    page: InsertPage,
    width: float,
) -> str:
    enter = page.look.timing.insert.enter
    middle = top + 0.5 * fact.role.size
    size = _MARK * (smoothstep(said / enter) if enter else float(said >= 0))
    mark = ""
    if size > 0:
        box = ((_MARK - size) / 2, middle - size / 2, size, size)
        mark = draw_rule_svg(box, page.look.get_ink("vermilion"))
    words = fact.draw(
        _INDENT,
        top,
        ink=page.get_ink("text"),
        width=width - _INDENT,
    )
    return mark + fade_in(words, said, enter)
