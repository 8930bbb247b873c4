"""What a colour, a ramp, a date or a legend of a map may be."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from pydantic import TypeAdapter, ValidationError

from lantern.visuals.map.basemap import borders
from lantern.visuals.map.spec.map_values import (
    Colour,
    Legend,
    LonLatPath,
    MapDateRange,
    OmittedBoxes,
    Ramp,
)
from tests.support.refusals import find_refusal


@pytest.mark.parametrize("colour", ["red", "#12345", "#1234567", "123456"])
def test_a_colour_is_six_digits(colour: str) -> None:
    assert find_refusal(Colour, colour).startswith(
        "write a colour as six hexadecimal digits"
    )


@pytest.mark.parametrize("stops", [(0, 0), (0.5, 0.2), (-0.1, 1), (0, 1.1)])
def test_a_ramp_rises(stops: tuple[float, float]) -> None:
    ramp = [(stop, "#102030") for stop in stops]
    assert (
        find_refusal(Ramp, ramp)
        == "a ramp's numbers rise from 0 to 1, each once"
    )


def test_one_date_is_the_first_and_the_last() -> None:
    dates: TypeAdapter[Any] = TypeAdapter(MapDateRange)
    assert dates.validate_python("9 aug") == ("9 aug", "9 aug")
    assert dates.validate_python(1945) == ("1945", "1945")
    assert dates.validate_python(["9 aug", 1945]) == ("9 aug", "1945")


@pytest.mark.parametrize("value", [True, "soon", "31 jun", [1, 2, 3]])
def test_what_is_no_date_is_refused(value: Any) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(MapDateRange).validate_python(value)


@pytest.mark.parametrize(
    ("way", "first"),
    [(["Vladivostok", "Harbin"], "'Vladivostok'"), ([3, 40], "3")],
)
def test_a_way_goes_along_points_and_not_names(
    way: list[Any], first: str
) -> None:
    refusal = find_refusal(LonLatPath, way)
    assert refusal == f"{first} is no point; write it as [longitude, latitude]"


def test_true_leaves_out_lines_all_over_the_world() -> None:
    boxes: TypeAdapter[Any] = TypeAdapter(OmittedBoxes)
    line = np.array([[-179.5, 60.0], [20.0, -30.0], [179.5, 84.0]], np.float32)
    assert borders.drop_boxes(line, boxes.validate_python(True)) == []
    assert len(borders.drop_boxes(line, boxes.validate_python(False))) == 1
    west = [[-180, -80, 0, 80]]
    assert boxes.validate_python(west) == ((-180, -80, 0, 80),)


def test_a_legend_may_be_left_out() -> None:
    legend: TypeAdapter[Any] = TypeAdapter(Legend)
    assert legend.validate_python("none") is None
    assert legend.validate_python({"fort": "A fort"}) == {"fort": "A fort"}
