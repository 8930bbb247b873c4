"""The names of lines: beside their ends, as near as the others let them."""

from __future__ import annotations

import pytest

from lantern.visuals.card.line_emphasis import LineEmphasis
from lantern.visuals.card.line_labels import (
    LineEnd,
    PlacedLabels,
    place_labels,
    set_labels,
)
from lantern.visuals.card.parts import CardElement
from tests.support.laid_cards import ATLAS

RED = "#b3301f"


def make_end(
    name: str, y: float, *, x: float = 1000, at: float = 1.7
) -> LineEnd:
    return LineEnd(name, "10", x, y, RED, at)


def place(
    *ends: LineEnd, room: tuple[float, float] = (0, 1000), width: float = 400
) -> PlacedLabels:
    names = [end.name for end in ends]
    figures = [end.figure for end in ends]
    labels = set_labels(
        names,
        figures,
        ATLAS,
        width=width,
        height=room[1] - room[0],
    )
    return place_labels(
        ends,
        labels,
        ATLAS,
        x=1044,
        room=room,
        emphasis=LineEmphasis(),
    )


def read_number(element: CardElement, key: str) -> float:
    return float(element.body(9).split(f' {key}="')[1].split('"')[0])


def find_names(elements: tuple[CardElement, ...], *names: str) -> list[float]:
    """Return the baselines of names."""
    found = []
    for name in names:
        (element,) = [each for each in elements if f">{name}<" in each.body(9)]
        found.append(read_number(element, "y"))
    return found


def count_leaders(elements: tuple[CardElement, ...]) -> int:
    return sum("<path" in each.body(9) for each in elements)


def test_a_name_stands_beside_the_end_of_its_line() -> None:
    placed = place(make_end("North", 500))
    assert placed.fits
    name, figure = placed.elements
    # 38 and 34 px: 1.1 * 38 + 1.2 * 34 = 82.6 px, half of them above the end
    assert read_number(name, "y") == pytest.approx(
        500 - 41.3 + 0.85 * 38, abs=0.01
    )
    assert read_number(figure, "y") - read_number(name, "y") == pytest.approx(
        40.8
    )
    assert read_number(name, "x") == read_number(figure, "x") == 1044
    assert ">10<" in figure.body(9)


def test_a_name_comes_when_its_line_has_come() -> None:
    placed = place(make_end("North", 500, at=3))
    for element in placed.elements:
        assert element.compute_opacity(3) == 0
        assert element.compute_opacity(3.4) == 1


def test_names_keep_apart_in_the_order_of_their_ends() -> None:
    placed = place(make_end("Low", 510), make_end("High", 500))
    high, low = find_names(placed.elements, "High", "Low")
    # a label is 82.6 high, and 12 px are between two
    assert low - high == pytest.approx(94.6, abs=0.02)
    # the upper one stays beside its line, and a hairline leads to the other
    assert count_leaders(placed.elements) == 1


def test_a_line_that_ends_early_has_a_hairline_to_its_name() -> None:
    placed = place(make_end("Early", 500, x=700))
    *_, leader = placed.elements
    assert "M714.0 500.0L1034.0 500.0" in leader.body(9)
    assert count_leaders(place(make_end("Late", 500)).elements) == 0


def test_a_name_stays_in_its_column() -> None:
    placed = place(make_end("Top", -200), make_end("Foot", 1200))
    top, foot = find_names(placed.elements, "Top", "Foot")
    assert top == pytest.approx(0.85 * 38, abs=0.01)
    assert foot == pytest.approx(1000 - 82.6 + 0.85 * 38, abs=0.01)


@pytest.mark.parametrize(("count", "size"), [(2, 38.0), (5, 30.4)])
def test_names_are_smaller_where_there_are_many(
    count: int, size: float
) -> None:
    # 5 labels have 400 px: at 80 % each is 66.08 px with 12 beside it
    names = [f"N{i}" for i in range(count)]
    labels = set_labels(
        names,
        names,
        ATLAS,
        width=400,
        height=400,
    )
    assert labels[0].name.role.size == pytest.approx(size)


def test_names_without_room_do_not_fit() -> None:
    crowd = [make_end(f"N{i}", 100) for i in range(8)]
    assert not place(*crowd, room=(0, 200)).fits
    assert not place(make_end("Incomprehensibilities" * 3, 100), width=90).fits


def test_names_can_be_read_on_paper_and_figures_are_in_the_second_ink() -> None:
    name, figure = place(make_end("North", 500)).elements
    assert f'fill="{RED}"' in name.body(9)
    assert f'fill="{ATLAS.get_ink("ink_2")}"' in figure.body(9)
