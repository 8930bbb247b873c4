"""The sizes of a chart: few rows fill the page, and their type is larger than usual."""

from __future__ import annotations

import itertools
import re
from typing import Any

import pytest

from lantern.graphics import look
from lantern.script.model.charts import ChartCard
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.forms import lay_out_card
from lantern.visuals.card.parts import CardElement

ATLAS = look.load()
PAGES = ((1920.0, 1080.0), (1080.0, 1920.0), (1080.0, 1080.0))


def chart_of(count: int) -> dict[str, Any]:
    rows = [{"label": f"Row {i}", "value": i + 1} for i in range(count)]
    return {"chart": "x", "bars": rows}


def lay_out(
    what: dict[str, Any], page: tuple[float, float]
) -> list[CardElement]:
    layout = lay_out_card(
        ChartCard.model_validate(what), CardContext(page), ATLAS
    )
    assert layout.crowded == ()
    return list(layout.elements)


def measure_heights(
    what: dict[str, Any], page: tuple[float, float]
) -> list[float]:
    """The heights of the bars: the rectangles in slate."""
    rectangle = rf'height="([.0-9]+)" fill="{ATLAS.get_ink("slate")}"'
    drawn = "".join(each.body(99) for each in lay_out(what, page))
    return [float(height) for height in re.findall(rectangle, drawn)]


def find_label_size(what: dict[str, Any], page: tuple[float, float]) -> float:
    """The type of the first label, from its element: a line is 1.4 sizes high."""
    (label,) = [
        each for each in lay_out(what, page) if "Row 0" in each.body(99)
    ]
    return label.box[3] / 1.4


def test_few_rows_are_higher_and_their_type_is_larger() -> None:
    # the room is 214 to 996: 90 % of it are 703.8, and a row takes 114 px
    assert measure_heights(chart_of(2), PAGES[0]) == pytest.approx(
        [2.2 * 68] * 2
    )
    assert measure_heights(chart_of(3), PAGES[0]) == pytest.approx(
        [2.05 * 68] * 3
    )
    assert measure_heights(chart_of(5), PAGES[0]) == pytest.approx(
        [1.2 * 68] * 5
    )
    assert measure_heights(chart_of(6), PAGES[0]) == pytest.approx([68] * 6)
    body = ATLAS.roles["body"].size
    sizes = [
        find_label_size(chart_of(count), PAGES[0]) for count in (2, 3, 5, 6)
    ]
    assert sizes == pytest.approx([1.4 * body, 1.4 * body, 1.2 * body, body])


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_two_to_five_rows_fill_the_page(
    page: tuple[float, float], count: int
) -> None:
    rows = [
        each.box
        for each in lay_out(chart_of(count), page)
        if "Row" in each.body(99)
    ]
    assert len(rows) == count
    steps = {
        round(below[1] - above[1], 3)
        for above, below in itertools.pairwise(rows)
    }
    assert len(steps) == 1
    (step,) = steps
    head = 286.0 if page == PAGES[1] else 214.0
    foot = 0.83 * page[1] if page == PAGES[1] else page[1] - 84
    assert 0.43 < count * step / (foot - head) <= 1


def test_type_grows_as_far_as_its_longest_label_allows() -> None:
    long = "The independent detachment of the lower harbour, the islands and the northern road "
    long += "to the"
    rows = [{"label": "Row 0", "value": 3}, {"label": long, "value": 9}]
    what = {"chart": "x", "bars": rows}
    # shrunk by 5 % it has room in two lines at 1.25 times its size; bars grow all the same
    assert find_label_size(what, PAGES[1]) == pytest.approx(1.25 * 34)
    assert measure_heights(what, PAGES[1]) == pytest.approx([2.2 * 60] * 2)
