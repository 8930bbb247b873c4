"""A map shot as a film sees it: its files, its states, its frames, the mount under it."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import numpy as np
import pytest

from lantern.core.problems import AssetFailure
from lantern.core.units import Frames, Size
from lantern.graphics.pixels import Planes, to_rgb
from lantern.visuals.map_parts import MapRun, ShownSpan
from lantern.visuals.notes.locating import PartOfPicture
from tests.support.maps import EMPTY, FIELD, LOOK, Maps, apart, same

MOVE: dict[str, Any] = {"move": {"from": "wide", "to": "near"}}
DATES: dict[str, Any] = {"dates": ["1 jun", "11 jun"]}
NAMED = EMPTY + "places: [{name: Madrid, at: [-3.70, 40.42], rank: 1}]\n"


def test_the_map_and_its_style_are_inputs(maps: Maps) -> None:
    names = [path.name for path in maps.visual(EMPTY).inputs()]
    assert names[:2] == ["m.yml", "parchment.yml"]
    assert names[2].startswith("gshhsmeta_")


def test_a_map_at_rest_has_one_state(maps: Maps) -> None:
    visual = maps.visual(NAMED)
    assert len({visual.state(n) for n in range(100)}) == 1


def test_a_moving_camera_has_a_state_for_each_frame_of_its_move(
    maps: Maps,
) -> None:
    visual = maps.visual(NAMED, **MOVE)
    assert visual.state(0) == visual.state(7)
    assert visual.state(87) == visual.state(99)
    assert len({visual.state(n) for n in range(8, 87)}) == 79


def test_equal_states_paint_equal_pixels(maps: Maps) -> None:
    visual = maps.visual(FIELD, **DATES)
    frames: dict[Hashable, Planes] = {}
    for n in range(0, 100, 9):
        frame = visual.paint(n)
        known = frames.setdefault(visual.state(n), frame)
        assert same(known, frame), n


def test_a_date_is_a_state_of_its_own(maps: Maps) -> None:
    """Nothing moves on this map but the date in the corner."""
    visual = maps.visual(EMPTY + "year: 1801\n", **DATES)
    states = [visual.state(n) for n in range(100)]
    assert len(set(states)) == 11
    assert apart(visual.paint(0), visual.paint(99)) > 0


def test_beyond_its_ends_a_shot_stands_still(maps: Maps) -> None:
    visual = maps.visual(
        FIELD,
        **MOVE,
        **DATES,
    )
    assert same(visual.paint(-12), visual.paint(0))
    assert same(visual.paint(112), visual.paint(99))


@pytest.mark.parametrize("size", [(160, 90), (90, 160), (90, 90)])
@pytest.mark.parametrize("n", [0, 50])
def test_a_frame_has_the_size_that_is_asked_for(
    maps: Maps, size: Size, n: int
) -> None:
    assert maps.visual(FIELD, size, **MOVE).paint(n).size == size


@pytest.mark.parametrize("style_name", ["parchment", "dark"])
def test_under_burned_in_captions_there_is_a_plain_mount(
    maps: Maps, style_name: str
) -> None:
    size = (160, 90)
    text = EMPTY + f"style: {style_name}\n"
    frame = maps.visual(text, size, captions=True).paint(0)
    mount = frame.y[int(LOOK.get_bands(size, True)["mount"][1]) + 4 : -4, 8:-8]
    assert frame.size == size
    assert np.ptp(mount) < 40
    assert (mount.mean() < 90) == (style_name == "dark")


def test_above_the_mount_the_map_is_whole(maps: Maps) -> None:
    """Its neatline runs around what is above the mount, not around the frame."""
    size = (160, 90)
    frame = maps.visual(EMPTY, size, captions=True).paint(0)
    rows = int(LOOK.get_bands(size, True)["mount"][1] / 4) * 4
    top = float(frame.y[0, 20:-20].mean())
    bottom = float(frame.y[rows - 1, 20:-20].mean())
    assert top == pytest.approx(bottom, abs=15)


def test_in_upright_frames_the_ground_goes_on_under_captions(
    maps: Maps,
) -> None:
    """The neatline runs around the whole frame, and no mount hides the lower part."""
    size = (90, 160)
    captioned = maps.visual(EMPTY, size, captions=True).paint(0)
    top = float(captioned.y[0, 20:-20].mean())
    bottom = float(captioned.y[-1, 20:-20].mean())
    assert top == pytest.approx(bottom, abs=15)
    assert np.ptp(captioned.y[118:132, 8:-8]) > 40


def test_words_lie_over_arrows_and_arrows_over_names_of_lands(
    maps: Maps,
) -> None:
    """Where an arrow crosses the name of a land the arrow is seen."""
    name = "labels: [{text: IIIIIIII, along: [[-6.0, 40.0], [-2.0, 40.0]], size: 60}]\n"
    arrow = "arrows: [{id: a, along: [[-4.0, 44.0], [-4.0, 36.0]], width: 3}]\n"
    size = (480, 270)
    both = maps.picture(EMPTY + name + arrow, size)
    alone = maps.picture(EMPTY + arrow, size)
    plan, window = maps.place(EMPTY, size)
    x, y = window.to_pixels(plan, (-4.0, 40.0))[0].astype(int)
    crossing = np.s_[y - 2 : y + 3, x - 1 : x + 2]
    assert np.abs(both[crossing] - alone[crossing]).max() < 25


def test_furniture_lies_over_everything_else(maps: Maps) -> None:
    """An arrow that runs under the title is not seen there."""
    title = "title: {title: The dry summer}\n"
    arrow = (
        "arrows: [{id: a, along: [[-22.0, 46.5], [-10.0, 46.5]], width: 3}]\n"
    )
    size = (480, 270)
    plain = maps.picture(EMPTY + title, size)
    crossed = maps.picture(EMPTY + title + arrow, size)
    panel = maps.visual(EMPTY + title, size).furniture.pieces["title"].boxes[0]
    left, top, right, bottom = (int(edge) for edge in panel)
    inside = np.s_[top + 4 : bottom - 4, left + 4 : right - 4]
    assert np.abs(plain[inside] - crossed[inside]).mean() < 4


def test_the_date_is_in_the_corner(maps: Maps) -> None:
    size = (480, 270)
    text = EMPTY + "year: 1801\n"
    dated = maps.visual(text, size, **DATES)
    away = np.abs(to_rgb(dated.paint(0)).astype(int) - maps.picture(text, size))
    rows, columns = np.nonzero(away.max(-1) > 12)
    left, top, right, bottom = dated.furniture.occupied[-1]
    assert left <= columns.min()
    assert columns.max() <= right
    assert top <= rows.min()
    assert rows.max() <= bottom


def test_only_the_ends_of_a_move_show_a_scale_bar(maps: Maps) -> None:
    bare = EMPTY
    barred = bare.replace("scale_bar: false", "scale_bar: true")
    size = (160, 90)

    def count_inked(n: int) -> int:
        with_bar = maps.visual(barred, size, **MOVE).paint(n).y.astype(int)
        without = maps.visual(bare, size, **MOVE).paint(n).y.astype(int)
        return int((np.abs(with_bar - without) > 20).sum())

    assert count_inked(0) > 4
    assert count_inked(99) > 4
    assert count_inked(47) == 0


@pytest.mark.parametrize(
    ("what", "message"),
    [
        ({"view": "naer"}, "the map has no view 'naer'; did you mean 'near'"),
        ({"move": {"from": "wide", "to": "far"}}, "the map has no view 'far'"),
    ],
)
def test_a_shot_of_a_view_that_is_not_there_is_refused(
    maps: Maps, what: dict[str, Any], message: str
) -> None:
    with pytest.raises(AssetFailure, match=message):
        maps.visual(EMPTY, **what)


def test_before_a_dissolve_to_another_map_only_ground_is_left(
    maps: Maps,
) -> None:
    """The credit line is furniture, too: the lower half is compared, where it isn't."""
    lettered = maps.visual(
        NAMED,
        view="near",
        lettered_until=90,
    )
    ground = maps.visual(EMPTY, view="near").paint(0).y[45:].astype(int)
    assert (lettered.paint(95).y[45:] == ground).all()
    assert lettered.state(95) != lettered.state(50)
    whole = lettered.paint(50).y[45:].astype(int)
    assert not (whole == ground).all()
    half = lettered.paint(85).y[45:].astype(int)
    assert abs(half - (whole + ground) / 2).max() <= 2


# --- furniture that leaves

FIRST = MapRun(
    ("wide",),
    furniture="first",
    film_views=("wide",),
)
UNTIL = {
    "title": ShownSpan(end=Frames(120)),
    "globe": ShownSpan(end=Frames(120)),
}


def paint_first(maps: Maps, text: str, n: int, **times: ShownSpan) -> Planes:
    """Paint a frame of a shot of 8 s whose furniture is there at these times."""
    visual = maps.visual(
        text,
        (480, 270),
        200,
        view="wide",
        run=FIRST,
        furniture=times,
    )
    return visual.paint(n)


def measure_furniture(
    maps: Maps, text: str, n: int, **times: ShownSpan
) -> float:
    """Return the share of a frame that differs from the same map without furniture."""
    frame = paint_first(maps, text, n, **times).y.astype(int)
    bare = paint_first(maps, text, n).y.astype(int)
    return float((np.abs(frame - bare) > 6).mean())


def test_after_four_seconds_furniture_covers_next_to_nothing(
    maps: Maps,
) -> None:
    """At first there are title, globe and scale bar, then the scale bar alone."""
    text = FIELD.split("areas:", 1)[0]
    times = {**UNTIL, "scale": ShownSpan()}
    assert measure_furniture(maps, text, 90, **times) > 0.025
    assert measure_furniture(maps, text, 120, **times) < 0.005


TITLED = (
    EMPTY.replace("km: 2400", "km: 1490") + "title: {title: The dry summer}\n"
)


def test_a_name_in_the_place_of_the_title_waits_for_it_to_leave(
    maps: Maps,
) -> None:
    """A small town lies in the middle of the title."""
    size = (480, 270)
    visual = maps.visual(
        TITLED,
        size,
        view="wide",
        run=FIRST,
    )
    left, top, right, bottom = visual.furniture.pieces["title"].boxes[0]
    plan, window = maps.place(TITLED, size)
    lon, lat = window.to_degrees(plan, (left + right) / 2, (top + bottom) / 2)
    town = f"places: [{{name: Corvo, at: [{lon:.4f}, {lat:.4f}], rank: 4}}]\n"
    title = {"title": UNTIL["title"]}
    for n, is_there in ((50, False), (110, False), (120, True)):
        with_town = paint_first(maps, TITLED + town, n, **title)
        without = paint_first(maps, TITLED, n, **title)
        assert (apart(with_town, without) > 0) == is_there


def test_a_shot_whose_furniture_leaves_rests_when_it_has_left(
    maps: Maps,
) -> None:
    visual = maps.visual(
        TITLED,
        length=200,
        view="wide",
        run=FIRST,
        furniture=UNTIL,
    )
    assert visual.state(0) == visual.state(99)
    assert visual.state(105) != visual.state(106)
    assert visual.state(120) == visual.state(199)


# --- a camera on several legs

LEGS: dict[str, Any] = {
    "view": "wide",
    "legs": [
        {"view": "near", "start": 20, "end": 50},
        {"view": "wide", "start": 70, "end": 90},
    ],
}


BOTH = MapRun(("wide", "near"))


def test_a_camera_rests_between_its_legs(maps: Maps) -> None:
    """It moves from frame 20 to 50 and from 70 to 90, and stands at rest before and after."""
    visual = maps.visual(NAMED, **LEGS)
    states = [visual.state(n) for n in range(100)]
    assert (
        len(set(states[:21]))
        == len(set(states[50:70]))
        == len(set(states[90:]))
        == 1
    )
    assert len(set(states[20:51])) == 31


def test_at_rest_a_camera_shows_the_views_between_its_legs(maps: Maps) -> None:
    visual = maps.visual(NAMED, **LEGS)
    wide = maps.visual(
        NAMED,
        view="wide",
        run=BOTH,
    ).paint(0)
    near = maps.visual(
        NAMED,
        view="near",
        run=BOTH,
    ).paint(0)
    assert apart(visual.paint(0), wide) == 0
    assert apart(visual.paint(60), near) < 1
    assert apart(visual.paint(95), wide) < 1
    assert apart(visual.paint(35), near) > 3


def test_names_travel_on_every_leg(maps: Maps) -> None:
    """The town is named in both views, so its name is there on the way there and back."""
    size = (320, 180)
    named = maps.visual(NAMED, size, **LEGS)
    bare = maps.visual(EMPTY, size, **LEGS)
    for n in (35, 80):
        assert apart(named.paint(n), bare.paint(n)) > 0.03


def test_a_place_is_where_the_camera_has_it(maps: Maps) -> None:
    """By its name and by its degrees; at its end the view, and so the 100 km, is nearer."""
    visual = maps.visual(NAMED, **MOVE)
    projection, window = maps.place(NAMED, (160, 90), "near")
    ((x, y),) = window.to_pixels(projection, (-3.70, 40.42)).tolist()
    for spot in ("Madrid", (-3.70, 40.42)):
        assert visual.locate(PartOfPicture(spot), 99) == pytest.approx(
            (x, y, 0, 0)
        )
    left, top, w, h = visual.locate(PartOfPicture("Madrid", 100), 99)
    assert (left + w / 2, top + h / 2) == pytest.approx((x, y))
    assert w == h == pytest.approx(100 / window.km)
    assert visual.locate(PartOfPicture("Madrid", 100), 0)[2] < w


def test_a_place_that_the_map_lacks_is_told(maps: Maps) -> None:
    with pytest.raises(
        AssetFailure, match="no place 'Madird'; did you mean 'Madrid'"
    ):
        maps.visual(NAMED).locate(PartOfPicture("Madird"), 0)


def test_furniture_is_where_notes_keep_off(maps: Maps) -> None:
    """The title's box is among them, and that of no title isn't."""
    plain = maps.visual(EMPTY, (640, 360)).list_furniture()
    titled = maps.visual(EMPTY + "title: {title: Spain}\n", (640, 360))
    (box,) = [each for each in titled.list_furniture() if each not in plain]
    frame = to_rgb(titled.paint(0))
    x, y, w, h = (round(side) for side in box)
    assert (frame[y : y + h, x : x + w].max(-1) < 90).sum() > 20, "its letters"
