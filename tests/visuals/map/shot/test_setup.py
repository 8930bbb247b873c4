"""What a shot is made from: size, type, camera, timings."""

from __future__ import annotations

from typing import Any

import pytest

from lantern.core.problems import AssetFailure
from lantern.core.units import Size
from lantern.visuals.map.shot.setup import ShotSetup, prepare_shot
from tests.support.maps import EMPTY, FIELD, LOOK, Maps
from tests.support.visuals import make_context, map_spec


def prepare(
    maps: Maps,
    text: str,
    size: Size = (160, 90),
    *,
    captions: bool = False,
    **what: Any,
) -> ShotSetup:
    maps.write(text)
    context = make_context(
        maps.folder,
        size,
        100,
        cache=maps.plates,
        has_captions=captions,
    )
    return prepare_shot(map_spec(**what), context)


def test_the_map_fills_the_frame(maps: Maps) -> None:
    setup = prepare(maps, EMPTY, (1920, 1080))
    assert setup.size == (1920, 1080)
    assert setup.unit == 1


@pytest.mark.parametrize(
    ("size", "unit"),
    [
        ((3840, 2160), 2.0),
        ((1080, 1920), 1.25),
        ((1080, 1080), 1.0),
        ((960, 540), 0.5),
    ],
)
def test_type_grows_with_the_short_side_and_depends_on_the_shape(
    maps: Maps, size: Size, unit: float
) -> None:
    assert prepare(maps, EMPTY, size).unit == pytest.approx(unit)


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1080), (270, 270)])
def test_burned_in_captions_leave_the_mount_free(
    maps: Maps, size: Size
) -> None:
    w, h = prepare(maps, EMPTY, size, captions=True).size
    mount = LOOK.get_bands(size, True)["mount"][1]
    assert w == size[0]
    assert h % 4 == 0
    assert 0 <= mount - h < 4


@pytest.mark.parametrize("captions", [True, False])
def test_in_an_upright_frame_the_map_fills_it(
    maps: Maps, captions: bool
) -> None:
    assert prepare(maps, EMPTY, (270, 480), captions=captions).size == (
        270,
        480,
    )


@pytest.mark.parametrize(("captions", "middle"), [(True, 777), (False, 874)])
def test_in_an_upright_frame_a_view_lies_in_the_rows_that_are_read(
    maps: Maps, captions: bool, middle: float
) -> None:
    """They are 154 to 1400 above captions, to 1594 above what platforms write."""
    window = prepare(maps, EMPTY, (1080, 1920), captions=captions).camera.first
    plan, _ = maps.place(EMPTY, (1080, 1920))
    center = maps.model(EMPTY).views["wide"].center
    assert center is not None
    x, y = window.to_pixels(plan, center)[0]
    assert (x, y) == pytest.approx((540, middle), abs=0.5)


def test_bands_are_edges_and_not_sizes(maps: Maps) -> None:
    setup = prepare(maps, EMPTY, (1920, 1080))
    x, y, w, h = LOOK.get_bands((1920, 1080), False)["head"]
    assert setup.safe_area.bands["head"] == (x, y, x + w, y + h)


def test_without_a_wish_the_first_view_is_shown(maps: Maps) -> None:
    camera = prepare(maps, EMPTY).camera
    assert not camera.travels
    assert camera.first.km * 160 == pytest.approx(2400)


def test_a_move_goes_from_one_view_to_another(maps: Maps) -> None:
    camera = prepare(maps, EMPTY, move={"from": "near", "to": "wide"}).camera
    assert camera.first.km * 160 == pytest.approx(700)
    assert camera.last.km * 160 == pytest.approx(2400)
    assert (camera.fps, camera.length) == (25, 100)


def test_a_view_that_the_map_lacks_is_refused(maps: Maps) -> None:
    with pytest.raises(AssetFailure, match="the map has no view 'far'"):
        prepare(maps, EMPTY, view="far")


def test_a_front_is_not_as_far_as_its_time(maps: Maps) -> None:
    """Its stages are on the 1st, the 3rd and the 11th: after 2 of 10 days it is half way."""
    setup = prepare(maps, FIELD)
    progress = {"line": 0.2, "east": 0.2}
    assert setup.find_position("line", progress) == pytest.approx(0.5)
    assert setup.find_position("east", progress) == 0.2


def test_dates_and_choices_of_the_shot_are_planned(maps: Maps) -> None:
    setup = prepare(
        maps,
        FIELD,
        dates=["1 jun", "11 jun"],
        show=["east"],
    )
    assert setup.schedule.clock is not None
    assert setup.schedule.is_visible("east")
    assert not setup.schedule.is_visible("horse")


@pytest.mark.parametrize(
    ("n", "shown"),
    [
        (-5, 0),
        (10, 0),
        (15, 0.5),
        (20, 1),
        (50, 1),
        (80, 1),
        (85, 0.5),
        (90, 0),
        (99, 0),
    ],
)
def test_names_come_after_a_dissolve_and_go_before_the_next(
    maps: Maps, n: int, shown: float
) -> None:
    """Within ten frames: 0.4 s."""
    setup = prepare(
        maps,
        EMPTY,
        lettered_from=10,
        lettered_until=90,
    )
    assert setup.compute_lettering(n) == pytest.approx(shown)


def test_beside_cuts_names_are_there_from_first_to_last(maps: Maps) -> None:
    setup = prepare(maps, EMPTY)
    assert {setup.compute_lettering(n) for n in range(-5, 105)} == {1.0}
