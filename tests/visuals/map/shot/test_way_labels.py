"""Labels that travel with the heads of ways: what they say, where they stand, what they hide."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from lantern.core.units import Size
from lantern.visuals.map.shot.layout import lay_out
from lantern.visuals.map.shot.setup import prepare_shot, split_legs
from lantern.visuals.map.shot.symbol_painter import SymbolPainter
from lantern.visuals.map.shot.unit_painter import UnitPainter
from lantern.visuals.map.shot.way_labels import WayLabels
from lantern.visuals.map.spec.map_items import Landing
from tests.support.maps import EMPTY, Maps, apart, same
from tests.support.visuals import make_context, map_spec

WAY = "[[-9.1, 38.7], [-6.0, 39.5], [-3.7, 40.4], [-0.4, 39.5]]"
TOWNS = """\
places:
  - {name: Lisbon, at: [-9.1, 38.7], rank: 1}
  - {name: Madrid, at: [-3.7, 40.4], rank: 1}
  - {name: Oviedo, at: [-5.8, 43.4], rank: 1}
year: 1801
"""
TRAIN = "{id: t, by: train, ahead: true, tells: [distance, date]"
TEXT = (
    EMPTY
    + TOWNS
    + f"landings:\n  - {TRAIN}, dates: [1 jun, 11 jun], along: {WAY}}}\n"
)
WIDE: Size = (640, 360)


def open_labels(
    maps: Maps, text: str = TEXT, size: Size = WIDE, **what: Any
) -> WayLabels:
    maps.write(text)
    context = make_context(maps.folder, size, 100, cache=maps.plates)
    setup = prepare_shot(map_spec(**{"when": {"t": [20, 80]}, **what}), context)
    return WayLabels(split_legs(setup, ()), lay_out(setup.framing))


def write(labels: WayLabels, share: float, n: float = 50) -> list[str]:
    (item,) = labels.items
    return labels.write(item, {item.id: share}, n).split("\n")


def test_the_distance_grows_along_the_way(maps: Maps) -> None:
    labels = open_labels(maps)
    told = [write(labels, share)[0] for share in (0.0, 0.5, 1.0)]
    # 801 km from point to point, and a little more in a curve
    assert told == ["0\u00a0km", "400\u00a0km", "810\u00a0km"]


def test_a_true_length_takes_the_place_of_the_drawn_one(maps: Maps) -> None:
    text = TEXT.replace("ahead: true", "ahead: true, distance_km: 1234")
    assert write(open_labels(maps, text), 1.0)[0] == "1,234\u00a0km"


def test_the_date_is_the_ways_own_where_the_shot_has_no_calendar(
    maps: Maps,
) -> None:
    labels = open_labels(maps)
    assert [write(labels, share)[1] for share in (0, 0.5, 1)] == [
        "1 June",
        "6 June",
        "11 June",
    ]


def test_the_date_is_that_of_the_shots_calendar(maps: Maps) -> None:
    labels = open_labels(
        maps,
        dates=["3 jun", "5 jun"],
        when={},
    )
    assert write(labels, 0.2, n=0)[1] == "3 June"
    assert write(labels, 0.4, n=99)[1] == "5 June"


def test_a_way_without_a_date_tells_its_distance_alone(maps: Maps) -> None:
    text = TEXT.replace(", dates: [1 jun, 11 jun]", "")
    assert len(write(open_labels(maps, text), 0.5)) == 1


def test_a_way_that_tells_nothing_has_no_label(maps: Maps) -> None:
    text = TEXT.replace(", tells: [distance, date]", "")
    assert open_labels(maps, text).items == []
    assert (
        open_labels(
            maps,
            show=[],
            when={},
        ).items
        == []
    )


@pytest.mark.parametrize("size", [(640, 360), (360, 640), (360, 360)])
def test_a_label_is_beside_its_head_and_inside_the_frame(
    maps: Maps, size: Size
) -> None:
    labels = open_labels(maps, size=size)
    (item,) = labels.items
    setup = labels._setup
    view = setup.framing.first_window
    for share in (0.3, 0.5, 0.7):
        progress = {"t": share}
        left, top, right, bottom = labels._find_box(item, view, progress)
        x, y = labels._find_head(item, view, progress)
        assert not (left < x < right and top < y < bottom)
        assert left > 0 and right < size[0]
        assert max(left - x, x - right, top - y, y - bottom) < 40 * setup.unit


def test_a_name_goes_while_a_label_is_on_it(maps: Maps) -> None:
    labels = open_labels(maps, TEXT.replace("by: train, ", ""))
    (item,) = labels.items
    view = labels._setup.framing.first_window
    box = labels._find_box(item, view, {"t": 0.5})
    assert labels.compute_cover(box[None], view, {"t": 0.5}) == 1
    away = box + 200
    assert labels.compute_cover(away[None], view, {"t": 0.5}) == 0
    near = box + [0, box[3] - box[1] + 8 * labels._setup.unit] * 2
    assert labels.compute_cover(near[None], view, {"t": 0.5}) == pytest.approx(
        0.5
    )


def see_madrid(labels: WayLabels, share: float) -> float:
    """Return the opacity of Madrid's sign when the train has come so far."""
    setup = labels._setup
    units = UnitPainter(setup)
    painter = SymbolPainter(
        setup,
        lay_out(setup.framing),
        units=units,
        way_labels=labels,
    )
    signs = {each.symbol.key: each for each in painter.words_and_signs}
    return painter.compute_opacity(signs["sign Madrid"], 0, {"t": share})


def find_madrid(labels: WayLabels) -> float:
    """Return how far the train has come when it is in Madrid."""
    (item,) = labels.items
    view = labels._setup.framing.first_window
    spot = view.to_pixels(labels._setup.resources.projection, (-3.7, 40.4))[0]
    shares = np.linspace(0, 1, 201).tolist()
    heads = [labels._find_head(item, view, {"t": share}) for share in shares]
    gaps = [float(np.hypot(*(head - spot))) for head in heads]
    return float(shares[int(np.argmin(gaps))])


def test_a_town_makes_room_while_the_train_passes(maps: Maps) -> None:
    labels = open_labels(maps)
    assert see_madrid(labels, find_madrid(labels)) == 0
    assert see_madrid(labels, 0.1) == 1


def test_a_town_has_its_sign_when_the_train_arrives(maps: Maps) -> None:
    ends = EMPTY + TOWNS + f"landings:\n  - {TRAIN}, along: {WAY[:-14]}]}}\n"
    assert see_madrid(open_labels(maps, ends), 1.0) == 1


def test_the_label_is_seen_and_moves_on(maps: Maps) -> None:
    visual = maps.visual(TEXT, WIDE, when={"t": [20, 80]})
    plain = maps.visual(
        TEXT.replace(", tells: [distance, date]", ""),
        WIDE,
        when={"t": [20, 80]},
    )
    assert apart(visual.paint(50), plain.paint(50)) > 0.1
    assert visual.state(50) != visual.state(55)
    assert same(visual.paint(90), visual.paint(90))


def test_a_way_is_told_to_the_end_of_its_keys() -> None:
    way = {"id": "t", "along": [[0, 0], [1, 0]]}
    assert Landing.model_validate(way).tells == ()
    with pytest.raises(
        ValueError, match="'distance_km' is for a route that tells"
    ):
        Landing.model_validate({**way, "distance_km": 20})
    with pytest.raises(ValueError, match="it tells the same twice"):
        Landing.model_validate({**way, "tells": ["date", "date"]})
