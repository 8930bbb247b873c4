"""The layout that the shots of a run share: furniture, names and signs of its views."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from lantern.graphics.look.panels import PanelStyle
from lantern.visuals.map.shot.layout import MapLayout, lay_out
from lantern.visuals.map.shot.setup import open_framing
from lantern.visuals.map_parts import InsetPlace, MapRun
from tests.support.maps import EMPTY, FIELD, Maps
from tests.support.visuals import make_context, map_spec

BOTH = MapRun(("wide", "near"), None, (("1 jun", "11 jun"),))
SEA = "labels: [{text: A, kind: sea, along: [[-8.9, 40.0], [-8.1, 40.0]], size: 20}]\n"


def lay(maps: Maps, text: str, **what: Any) -> MapLayout:
    maps.write(text)
    context = make_context(maps.folder, (1920, 1080), cache=maps.plates)
    return lay_out(open_framing(map_spec(**what), context))


def list_symbols(layout: MapLayout, view: str) -> dict[str, str]:
    return {symbol.key: symbol.side for symbol in layout.symbols[view]}


def test_shots_of_one_run_share_one_layout(maps: Maps) -> None:
    shots: list[dict[str, Any]] = [
        {"view": "wide", "show": ["east"]},
        {"view": "wide", "show": ["fleet"], "dates": ["1 jun", "11 jun"]},
        {"move": {"from": "wide", "to": "near"}},
    ]
    layouts = [
        lay(
            maps,
            FIELD,
            run=BOTH,
            **shot,
        )
        for shot in shots
    ]
    assert layouts[0] is layouts[1] is layouts[2]
    assert list(layouts[0].symbols) == ["wide", "near"]


def test_a_shot_alone_has_a_layout_of_its_own(maps: Maps) -> None:
    east = lay(
        maps,
        FIELD,
        view="wide",
        show=["east"],
    )
    fleet = lay(
        maps,
        FIELD,
        view="wide",
        show=["fleet"],
    )
    assert list(east.symbols) == ["wide"]
    assert "arrow east" in list_symbols(east, "wide")
    assert "arrow east" not in list_symbols(fleet, "wide")


def test_a_run_has_the_legend_of_all_its_shots(maps: Maps) -> None:
    run = MapRun(("wide",), ("east", "fleet"))
    alone = lay(
        maps,
        FIELD,
        view="wide",
        show=["fleet"],
    ).furniture.pieces["legend"]
    whole = lay(
        maps,
        FIELD,
        view="wide",
        show=["fleet"],
        run=run,
    )
    assert "Advance" in whole.furniture.pieces["legend"].svg
    assert "Advance" not in alone.svg


def test_a_changed_map_is_laid_out_again(maps: Maps) -> None:
    town = EMPTY + "places: [{name: A, at: [-4.0, 40.0], side: w}]\n"
    before = lay(maps, town, view="wide")
    after = lay(maps, town.replace("side: w", "side: n"), view="wide")
    assert list_symbols(before, "wide") == {"sign A": "", "place A": "w"}
    assert list_symbols(after, "wide") == {"sign A": "", "place A": "n"}


def test_a_name_stands_clear_of_the_ring_that_words_open(maps: Maps) -> None:
    town = EMPTY + "places: [{name: A, at: [-4.0, 40.0]}]\n"
    lefts = []
    for when in ({}, {"A": (4,)}):
        symbols = lay(
            maps,
            town,
            view="wide",
            when=when,
        ).symbols["wide"]
        (name,) = [each for each in symbols if each.key == "place A"]
        lefts.append(name.drawing.boxes[0][0])
    assert lefts[1] - lefts[0] == pytest.approx(10.6, abs=0.1)


def test_a_name_of_a_sea_stays_off_the_land(maps: Maps) -> None:
    """Its line crosses the coast of Portugal, so the name moves out to sea."""
    (sea,) = lay(maps, EMPTY + SEA, view="wide").symbols["wide"]
    assert sea.anchor[0] < -8.9
    dry = SEA.replace(
        "[-8.9, 40.0], [-8.1, 40.0]", "[-5.2, 40.0], [-4.4, 40.0]"
    )
    assert lay(maps, EMPTY + dry, view="wide").symbols["wide"] == ()


def test_a_name_keeps_its_side_from_view_to_view(maps: Maps) -> None:
    town = (
        EMPTY
        + "places: [{name: A, at: [-3.7, 40.4]}]\n"
        + "arrows: [{id: a, along: [[-3.5, 40.4], [3.0, 40.4]], width: 2}]\n"
    )
    together = lay(
        maps,
        town,
        run=MapRun(("wide", "near")),
        view="near",
    )
    assert list_symbols(together, "wide")["place A"] == "w"
    assert list_symbols(together, "near")["place A"] == "w"


def test_a_legend_stands_clear_of_an_inset_on_any_shot_of_the_run(
    maps: Maps,
) -> None:
    usual = lay(
        maps,
        FIELD,
        view="wide",
        run=BOTH,
    )
    place = InsetPlace(PanelStyle(), "bottom-left", "landscape")
    run = replace(BOTH, insets=(place,))
    beside = lay(
        maps,
        FIELD,
        view="wide",
        run=run,
    )
    # the inset is 576 pixels wide, 96 from the frame's left edge
    assert usual.furniture.pieces["legend"].boxes[0][0] < 672
    assert beside.furniture.pieces["legend"].boxes[0][0] > 672


def test_a_title_and_its_date_stand_clear_of_the_shots_own_inset(
    maps: Maps,
) -> None:
    inset = {
        "picture": {"kind": "map", "map": "m.yml"},
        "style": {},
        "corner": "top-left",
        "form": "square",
    }
    layout = lay(
        maps,
        FIELD,
        view="wide",
        dates=["1 jun", "2 jun"],
        inset=inset,
    )
    assert layout.furniture.pieces["title"].boxes[0][0] > 672
