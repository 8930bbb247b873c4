"""How far a front has come: stage by stage, by their dates."""

from __future__ import annotations

import pytest

from lantern.core.interface_words import find_words
from lantern.visuals.map.geometry import views
from lantern.visuals.map.motion import timing
from lantern.visuals.map.motion.timing import (
    find_stage_progress,
    plan_timings,
)
from tests.support.maps import FIELD, Maps
from tests.support.visuals import map_spec

# --- fronts


def test_a_front_stands_on_each_stage_on_its_date(maps: Maps) -> None:
    sheet = maps.model(FIELD)
    (front,) = sheet.fronts
    assert [
        find_stage_progress(front, sheet, share) for share in (0, 0.2, 1)
    ] == pytest.approx([0, 0.5, 1])
    assert find_stage_progress(front, sheet, 0.1) == pytest.approx(0.25)
    assert find_stage_progress(front, sheet, 0.6) == pytest.approx(0.75)


def test_stages_without_dates_lie_evenly_apart(maps: Maps) -> None:
    sheet = maps.model(FIELD.replace("date: 3 jun, ", ""))
    assert [
        find_stage_progress(sheet.fronts[0], sheet, s) for s in (0, 0.3, 1)
    ] == [
        0,
        0.3,
        1,
    ]


def test_stages_on_one_date_divide_by_nothing(maps: Maps) -> None:
    sheet = maps.model(
        FIELD.replace("date: 3 jun", "date: 1 jun").replace(
            "date: 11 jun", "date: 1 jun"
        )
    )
    assert 0 <= find_stage_progress(sheet.fronts[0], sheet, 0.5) <= 1
    found = plan_timings(
        sheet,
        map_spec(dates=["1 jun", "3 jun"]),
        find_words("en").dates,
        length=100,
        fps=25,
    )
    assert [found.compute_progress("line", n) for n in (0, 99)] == [0, 1]


def test_a_view_of_its_own_doesnt_change_the_pace(maps: Maps) -> None:
    sheet = maps.model(FIELD)
    assert views.choose_projection(sheet)
    assert timing.plan_timings(
        sheet,
        map_spec(),
        find_words("en").dates,
        length=100,
        fps=25,
    ) == timing.plan_timings(
        sheet,
        map_spec(view="near"),
        find_words("en").dates,
        length=100,
        fps=25,
    )
