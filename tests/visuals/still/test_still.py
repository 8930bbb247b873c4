"""A still under the camera: what the frame shows, from the first frame to the last."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from lantern.core.problems import Problem
from lantern.graphics import look
from lantern.graphics.pixels import Planes, convert_hex_to_yuv, to_rgb
from lantern.visuals import Visual, still
from lantern.visuals.notes.locating import Locating, PartOfPicture
from lantern.visuals.still.framing import (
    Framing,
    choose_reach,
    interpolate_framings,
    plan_framings,
)
from tests.support.visuals import locate, make_context, still_spec

ATLAS = look.load()
FRAME = (64, 36)
RED, BLUE = (200, 30, 20), (20, 40, 190)


def picture(folder: Path, size: tuple[int, int] = (128, 72)) -> Path:
    """Left half red, right half blue."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    image.save(folder / "a.png")
    return folder / "a.png"


def make(
    folder: Path,
    name: str = "a.png",
    size: tuple[int, int] = FRAME,
    **what: Any,
) -> Visual:
    return still.open_visual(
        still_spec(name, **what), make_context(folder, size)
    )


def checked(
    folder: Path,
    name: str = "a.png",
    frame: tuple[int, int] = FRAME,
    **what: Any,
) -> list[Problem]:
    return still.check(
        still_spec(name, **what), make_context(folder, frame), locate
    )


def same(a: Planes, b: Planes) -> bool:
    return a.tobytes() == b.tobytes()


def at(planes: Planes, x: float, y: float) -> tuple[int, ...]:
    """The colour at fractions of the frame."""
    rgb = to_rgb(planes)
    return tuple(
        int(c)
        for c in rgb[int(y * (rgb.shape[0] - 1)), int(x * (rgb.shape[1] - 1))]
    )


def near(a: tuple[int, ...], b: tuple[int, ...], by: int = 12) -> bool:
    return max(abs(x - y) for x, y in zip(a, b, strict=True)) <= by


@pytest.mark.parametrize(
    ("what", "first", "last"),
    [
        ({}, (800, 450, 1600), (800, 450, 1440)),
        ({"move": "hold"}, (800, 450, 1600), (800, 450, 1600)),
        ({"move": "push-in"}, (800, 450, 1600), (800, 450, 1440)),
        ({"move": "pull-out"}, (800, 450, 1440), (800, 450, 1600)),
        (
            {"move": "push-in", "focus": [0, 0, 0.1, 0.1]},
            (800, 450, 1600),
            (720, 405, 1440),
        ),
        (
            {"move": "push-in", "focus": [0.5, 0.5, 0.2, 0.1]},
            (800, 450, 1600),
            (880, 495, 1440),
        ),
        ({"move": "pan-right"}, (720, 450, 1440), (880, 450, 1440)),
        ({"move": "pan-left"}, (880, 450, 1440), (720, 450, 1440)),
        ({"move": "pan-down"}, (800, 405, 1440), (800, 495, 1440)),
        (
            {"move": {"from": [0, 0, 1, 1], "to": [0.5, 0.5, 0.25, 0.25]}},
            (800, 450, 1600),
            (1000, 562.5, 400),
        ),
        (
            {"move": {"from": [0, 0, 0.1, 0.5], "to": [0, 0, 1, 1]}},
            (400, 225, 800),
            (800, 450, 1600),
        ),
    ],
)
def test_moves_in_pixels_of_the_picture(
    what: dict[str, Any], first: Any, last: Any
) -> None:
    spec = still_spec(**what)
    a, b = plan_framings(spec, (1600, 900), (1920, 1080), reach=0.1)
    assert [(f.x, f.y, f.width) for f in (a, b)] == [
        pytest.approx(first, abs=0.5),
        pytest.approx(last, abs=0.5),
    ]


@pytest.mark.parametrize(
    ("move", "seconds", "reach"),
    [
        ("push-in", 2, 0.02),
        ("push-in", 8.8, 0.048),
        ("pan-left", 8.8, 0.048),
        ("pull-out", 60, 0.08),
        (None, 5, 0.0075),
        (None, 10, 0.015),
        (None, 60, 0.015),
    ],
)
def test_named_moves_have_one_speed_and_rest_is_a_slow_approach(
    move: Any, seconds: float, reach: float
) -> None:
    timing = look.load().timing.camera
    found = choose_reach(still_spec(move=move), timing, seconds)
    assert found == pytest.approx(reach)


# long: two pictures, with and without captions
def test_captions_push_the_focus_up_into_what_they_leave_free() -> None:
    what = still_spec(move="push-in", focus=[0.45, 0.5, 0.1, 0.1])
    plain, lifted = (
        plan_framings(
            what,
            (1600, 900),
            (1920, 1080),
            reach=0.1,
            free=free,
        )[1]
        for free in (1.0, 0.82)
    )
    assert (plain.y, lifted.y) == pytest.approx(
        (495, 495)
    )  # at the picture's lower edge there is no more room
    high = still_spec(move="push-in", focus=[0.45, 0.35, 0.1, 0.1])
    tall = [
        plan_framings(
            high,
            (1600, 1200),
            (1920, 1080),
            reach=0.1,
            free=free,
        )[0]
        for free in (1.0, 0.82)
    ]
    assert [f.y - 480 for f in tall] == pytest.approx([0, 0.09 * 900])
    unfocused = still_spec(move="push-in")
    far, _ = plan_framings(
        unfocused,
        (1600, 1200),
        (1920, 1080),
        reach=0.1,
        free=0.82,
    )
    assert far.y == pytest.approx(600)


def test_burned_in_captions_reach_the_still(tmp_path: Path) -> None:
    Image.fromarray(
        np.repeat(np.arange(240, dtype=np.uint8)[:, None, None], 160, 1).repeat(
            3, 2
        )
    ).save(tmp_path / "a.png")
    spec = still_spec(focus=[0.4, 0.4, 0.2, 0.2])
    plain, captioned = (
        still.open_visual(
            spec, make_context(tmp_path, FRAME, has_captions=captions)
        )
        for captions in (False, True)
    )
    assert (
        captioned.paint(0).y.mean() > plain.paint(0).y.mean() + 3
    )  # the picture grows lighter downwards, and more of that is seen


@pytest.mark.parametrize(
    "shape", [(1600, 900), (900, 1600), (20_000, 1), (1, 1), (3, 4000)]
)
@pytest.mark.parametrize("frame", [(1920, 1080), (1080, 1920), (1080, 1080)])
def test_the_camera_never_leaves_the_picture(
    shape: tuple[int, int], frame: tuple[int, int]
) -> None:
    moves = [
        "push-in",
        "pull-out",
        "pan-left",
        "pan-right",
        "pan-up",
        "pan-down",
        None,
    ]
    for move in (*moves, {"from": [0, 0, 1, 1], "to": [0.9, 0.9, 0.1, 0.1]}):
        spec = still_spec(move=move, focus=[0.9, 0, 0.1, 0.1])
        a, b = plan_framings(spec, shape, frame, reach=0.08)
        for f in (interpolate_framings(a, b, t / 7) for t in range(8)):
            high = f.width * frame[1] / frame[0]
            assert (
                f.width > 0
                and f.x - f.width / 2 >= -1e-6
                and f.x + f.width / 2 <= shape[0] + 1e-6
            )
            assert f.y - high / 2 >= -1e-6 and f.y + high / 2 <= shape[1] + 1e-6


def test_a_zoom_is_even_to_the_eye() -> None:
    a, b = Framing(800, 450, 1600), Framing(720, 405, 400)
    widths = [interpolate_framings(a, b, t / 10).width for t in range(11)]
    assert np.allclose(np.diff(np.log(widths)), np.log(1 / 4) / 10)
    assert (
        interpolate_framings(a, b, -1) == a
        and interpolate_framings(a, b, 2) == b
    )


def test_the_camera_rests_at_both_ends_and_beyond(tmp_path: Path) -> None:
    picture(tmp_path)
    shot = make(tmp_path, move="push-in")
    assert shot.state(-20) == shot.state(0) and shot.state(99) == shot.state(
        140
    ) != shot.state(0)
    assert same(shot.paint(-20), shot.paint(0)) and same(
        shot.paint(99), shot.paint(140)
    )
    assert len({shot.state(n) for n in range(20, 80)}) == 60
    assert list(shot.inputs()) == [tmp_path / "a.png"]


def test_a_picture_covers_the_frame(tmp_path: Path) -> None:
    picture(tmp_path, (400, 60))
    frame = make(tmp_path).paint(0)
    assert frame.size == FRAME
    assert near(at(frame, 0.45, 0.5), RED) and near(at(frame, 0.55, 0.5), BLUE)


def test_a_turned_photograph_stands_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # stored lying: its left side is up
    Image.open(picture(tmp_path)).save(tmp_path / "b.png", exif=exif)
    frame = make(tmp_path, "b.png", size=(36, 64)).paint(0)
    assert near(at(frame, 0.5, 0.3), RED) and near(at(frame, 0.5, 0.7), BLUE)


def test_a_contained_picture_is_whole_on_its_ground(tmp_path: Path) -> None:
    picture(tmp_path, (72, 72))
    plain = make(
        tmp_path,
        fit="contain",
        ground="#4a5b68",
    ).paint(0)
    for x in (0.08, 0.92):
        assert near(at(plain, x, 0.5), (0x4A, 0x5B, 0x68), 22)
    assert near(at(plain, 0.3, 0.5), RED) and near(at(plain, 0.7, 0.5), BLUE)
    blurred = at(make(tmp_path, fit="contain").paint(0), 0.1, 0.5)
    assert blurred[0] > 2 * blurred[2] and sum(blurred) < 0.7 * sum(RED)


def clear_picture(folder: Path, name: str, ink: tuple[int, int, int]) -> None:
    """A square whose right half has ink, and whose left half is clear."""
    image = Image.new("RGBA", (72, 72), (255, 255, 255, 0))
    image.paste((*ink, 255), (36, 0, 72, 72))
    image.save(folder / name)


BLUE_GROUND = (0x1D, 0x2A, 0x4A)
WHITE, BLACK = (255, 255, 255), (0, 0, 0)


@pytest.mark.parametrize("name", ["a.png", "a.webp", "a.gif", "a.tiff"])
def test_a_clear_picture_stands_on_the_ground_that_is_named(
    tmp_path: Path, name: str
) -> None:
    clear_picture(tmp_path, name, WHITE)
    what: dict[str, Any] = {"fit": "contain", "ground": "#1d2a4a"}
    frame = make(tmp_path, name, **what).paint(0)
    ground = at(frame, 0.08, 0.5)
    assert near(ground, BLUE_GROUND, 22)
    # no box of another colour lies between the ground and the ink
    assert near(at(frame, 0.4, 0.5), BLUE_GROUND)
    assert min(at(frame, 0.6, 0.5)) > 230
    assert checked(tmp_path, name, FRAME, **what) == []


def test_a_clear_drawing_stands_on_the_ground_that_is_named(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="72" height="72">'
        '<rect x="36" width="36" height="72" fill="#fff"/></svg>'
    )
    frame = make(
        tmp_path,
        "a.svg",
        fit="contain",
        ground="#1d2a4a",
    ).paint(0)
    assert near(at(frame, 0.4, 0.5), BLUE_GROUND, 22)


@pytest.mark.parametrize("what", [{}, {"fit": "contain"}])
@pytest.mark.parametrize(("ink", "is_dark"), [(WHITE, True), (BLACK, False)])
def test_where_no_ground_is_named_the_ink_decides(
    tmp_path: Path,
    what: dict[str, Any],
    ink: tuple[int, int, int],
    is_dark: bool,
) -> None:
    clear_picture(tmp_path, "a.png", ink)
    behind = at(make(tmp_path, **what).paint(0), 0.4, 0.5)
    assert (sum(behind) < 200) == is_dark


def test_a_clear_picture_that_can_not_be_seen_is_told(tmp_path: Path) -> None:
    clear_picture(tmp_path, "a.png", (40, 50, 90))
    (problem,) = checked(
        tmp_path,
        fit="contain",
        ground="#1d2a4a",
    )
    assert problem.message == (
        "a.png is see-through, and 100% of what is in it can't be told from its ground "
        "#1d2a4a; choose a ground that is lighter or darker"
    )
    assert problem.warning
    assert (
        checked(
            tmp_path,
            fit="contain",
            ground="#ffffff",
        )
        == []
    )


@pytest.mark.parametrize("size", [(1, 1), (3000, 1), (3, 900), (65, 37)])
@pytest.mark.parametrize("what", [{}, {"move": "push-in"}, {"fit": "contain"}])
def test_odd_shapes_are_shown(
    tmp_path: Path, size: tuple[int, int], what: dict[str, Any]
) -> None:
    Image.new("RGB", size, RED).save(tmp_path / "a.png")
    frame = make(tmp_path, **what).paint(50)
    assert frame.size == FRAME
    if "fit" not in what:  # contained, it may be thinner than a pixel
        assert near(at(frame, 0.5, 0.5), RED)


def test_a_drawing_is_drawn_for_its_nearest_framing(tmp_path: Path) -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><rect width="8" height="9"'
        ' fill="#c81e14"/>'
    )
    (tmp_path / "a.svg").write_text(
        svg + '<rect x="8" width="8" height="9" fill="#1428be"/></svg>'
    )
    frame = make(
        tmp_path,
        "a.svg",
        move={"from": [0, 0, 1, 1], "to": [0.4, 0.4, 0.2, 0.2]},
    ).paint(99)
    rgb = to_rgb(frame)[18].astype(int)
    assert near(tuple(rgb[20]), RED, 40) and near(tuple(rgb[44]), BLUE, 40)
    edge = [x for x in range(64) if abs(rgb[x][0] - rgb[x][2]) < 60]
    assert len(edge) <= 3 and not checked(tmp_path, "a.svg")


def test_two_looks_at_a_frame_are_equal_and_safe_to_draw_on(
    tmp_path: Path,
) -> None:
    picture(tmp_path)
    shot = make(tmp_path, move="pan-right")
    shot.paint(40).y[:] = 0
    assert shot.paint(40).y.max() > 40 and same(
        shot.paint(40), make(tmp_path, move="pan-right").paint(40)
    )


def test_a_changed_picture_is_seen(tmp_path: Path) -> None:
    picture(tmp_path)
    before = make(tmp_path).paint(0)
    Image.new("RGB", (128, 72), BLUE).save(tmp_path / "a.png")
    assert not same(before, make(tmp_path).paint(0))


def test_colours_reach_the_frame(tmp_path: Path) -> None:
    Image.new("RGB", (128, 72), (0xB3, 0x30, 0x1F)).save(tmp_path / "a.png")
    planes = make(tmp_path).paint(0)
    middle = (planes.y[18, 32], planes.u[9, 16], planes.v[9, 16])
    assert (
        max(
            abs(int(a) - b)
            for a, b in zip(middle, convert_hex_to_yuv("#b3301f"), strict=True)
        )
        <= 3
    )


def test_a_part_is_where_its_pixels_are(tmp_path: Path) -> None:
    """The blue half begins in the middle of the picture, wherever the camera looks."""
    picture(tmp_path)
    move = {"from": [0, 0, 1, 1], "to": [0.25, 0.25, 0.5, 0.5]}
    visual = make(tmp_path, move=move)
    assert isinstance(visual, Locating)
    half = PartOfPicture((0.5, 0.0, 0.5, 1.0))
    assert visual.locate(half, 0) == (32, 0, 32, 36)
    assert visual.locate(half, 99) == pytest.approx((32, -18, 64, 72))


def test_a_part_of_a_contained_picture_is_counted_from_its_own_corner(
    tmp_path: Path,
) -> None:
    """A square picture of 36 pixels stands 14 pixels from the left."""
    picture(tmp_path, (100, 100))
    visual = make(
        tmp_path,
        fit="contain",
        ground="#241a15",
        move="hold",
    )
    assert isinstance(visual, Locating)
    whole = PartOfPicture((0.0, 0.0, 1.0, 1.0))
    assert visual.locate(whole, 0) == pytest.approx((14, 0, 36, 36), abs=0.4)
