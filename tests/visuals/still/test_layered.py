"""Drawings in layers under the camera: near things move more, nothing jumps, and no edge shows."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lantern.graphics import look
from lantern.graphics.pixels import Planes, to_rgb
from lantern.graphics.svg_file import read_svg
from lantern.visuals import Visual, still
from lantern.visuals.notes.locating import LensView, PartOfPicture
from lantern.visuals.still.layer_camera import (
    MAX_PARALLAX_PAN,
    MAX_PARALLAX_ZOOM,
    plan_camera,
)
from lantern.visuals.still.layered import LayeredVisual
from lantern.visuals.still.layers import merge_layers, split
from tests.support.visuals import locate, make_context, still_spec

ATLAS = look.load()
STILLS = sorted((Path(__file__).parents[3] / "assets" / "stills").glob("*.svg"))
CANVAS, WIDE = (2300, 1300), (1920, 1080)
SHAPES = (WIDE, (1080, 1920), (1080, 1080))
MOVES = (
    "push-in",
    "pull-out",
    "pan-left",
    "pan-right",
    "pan-up",
    "pan-down",
    "hold",
    None,
)
RECTS: tuple[dict[str, Any], ...] = (
    {"from": [0, 0, 1, 1], "to": [0.3, 0.3, 0.3, 0.3]},
    {"from": [0.06, 0.12, 0.8, 0.8], "to": [0.15, 0.12, 0.8, 0.8]},
    {"from": [0, 0, 0.2, 0.2], "to": [0.8, 0.8, 0.2, 0.2]},
)
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2300 1300">'
DRAWING = (
    HEAD
    + '<g id="sky" data-depth="0"><rect width="2300" height="1300" fill="#93a2a4"/>'
    '<rect x="1120" y="300" width="60" height="60" fill="#f6edd9"/></g>'
    '<g id="near" data-depth="1"><rect y="900" width="2300" height="400" fill="#241a15"/>'
    '<rect x="1120" y="700" width="60" height="220" fill="#b3301f"/></g></svg>'
)


def make(
    folder: Path,
    text: str = DRAWING,
    size: tuple[int, int] = (192, 108),
    **what: Any,
) -> Visual:
    (folder / "a.svg").write_text(text)
    return still.open_visual(
        still_spec("a.svg", **what), make_context(folder, size)
    )


def middle(frame: Planes, red: bool) -> float:
    """The column about which the post (red) or the sun stands."""
    rgb = to_rgb(frame).astype(float)
    weight = (
        np.clip(rgb[..., 0] - rgb[..., 1] - 60, 0, 80)
        if red
        else np.clip(rgb[..., 1] - 190, 0, 40)
    )
    return float((weight * np.arange(frame.size[0])).sum() / weight.sum())


def test_top_level_groups_are_the_layers() -> None:
    text = (
        HEAD
        + '<defs><linearGradient id="g"/></defs><rect width="9"/><g data-depth="0.4"><g'
        ' data-depth="1"/></g><path d="M0 0"/><!-- a --><g data-depth="1"><rect/></g></svg>'
    )
    back, middle_, front = split(text)
    assert (back.depth, middle_.depth, front.depth) == (0, 0.4, 1)
    assert (
        '<rect width="9"/>' in back.svg
        and '<path d="M0 0"/>' in middle_.svg
        and "M0 0" not in front.svg
    )
    assert all(
        'id="g"' in layer.svg and layer.svg.endswith("</svg>")
        for layer in (back, middle_, front)
    )


@pytest.mark.parametrize(
    "text",
    [HEAD + "<rect/></svg>", HEAD + '<g data-depth="0.5"><rect/></g></svg>'],
)
def test_a_drawing_without_layers_stays_flat(text: str) -> None:
    assert split(text) == []


def test_near_neighbours_are_merged_to_four() -> None:
    depths = [0, 0.12, 0.28, 0.36, 0.48, 0.62, 0.8, 1]
    found = merge_layers([(d, str(i)) for i, d in enumerate(depths)])
    assert len(found) == 4 and "".join(body for _, body in found) == "01234567"
    assert all(b[0] - a[0] >= 0.15 for a, b in itertools.pairwise(found))
    assert [
        d for d, _ in merge_layers([(0, ""), (0.15, ""), (0.2, "")])
    ] == pytest.approx([0, 0.175])


@pytest.mark.parametrize("depth", ["2", "-1", "near", ""])
def test_a_depth_that_is_none_is_told(tmp_path: Path, depth: str) -> None:
    (tmp_path / "a.svg").write_text(
        DRAWING.replace('data-depth="1"', f'data-depth="{depth}"')
    )
    context = make_context(tmp_path, (192, 108))
    (problem,) = still.check(still_spec("a.svg"), context, locate)
    assert (
        problem.message
        == f"a.svg: data-depth=\"{depth}\" of the group 'near' is no number from 0 to 1"
    )


@pytest.mark.parametrize("frame", SHAPES)
@pytest.mark.parametrize("move", [*MOVES, *RECTS], ids=str)
@pytest.mark.parametrize("focus", [None, [0.9, 0.8, 0.1, 0.2]])
def test_no_layer_shows_its_edge(
    frame: tuple[int, int], move: Any, focus: Any
) -> None:
    found = plan_camera(
        still_spec(move=move, focus=focus),
        CANVAS,
        frame,
        reach=ATLAS.timing.camera.most,
    )
    for t, depth in itertools.product(np.linspace(0, 1, 21), (0, 0.1, 0.5, 1)):
        view = found.find_layer_framing(float(t), depth)
        w, h = view.width, view.width * frame[1] / frame[0]
        assert (
            w > 0
            and view.x - w / 2 >= -1e-6
            and view.x + w / 2 <= CANVAS[0] + 1e-6
        )
        assert view.y - h / 2 >= -1e-6 and view.y + h / 2 <= CANVAS[1] + 1e-6


def test_a_wide_frame_rests_in_the_middle_of_the_canvas() -> None:
    found = plan_camera(
        still_spec(move="hold", focus=[0, 0, 0.1, 0.1]),
        CANVAS,
        WIDE,
        reach=0.06,
    )
    for depth in (0.0, 0.5, 1.0):
        view = found.find_layer_framing(0.5, depth)
        assert (view.x, view.y, view.width) == pytest.approx((1150, 650, 1920))
    upright = plan_camera(
        still_spec(move="hold", focus=[0.1, 0.2, 0.1, 0.3]),
        CANVAS,
        (1080, 1920),
        reach=0.06,
    ).find_layer_framing(0, 1)
    assert (upright.x, upright.width) == pytest.approx(
        (360, 720)
    )  # as far to the left as the strip goes


# long: both limits, across and down
@pytest.mark.parametrize("move", [*MOVES[:6], *RECTS], ids=str)
def test_layers_part_within_the_limits(move: Any) -> None:
    found = plan_camera(still_spec(move=move), CANVAS, WIDE, reach=0.06)
    for t in (0.0, 1.0):
        far, near = (
            found.find_layer_framing(t, 0),
            found.find_layer_framing(t, 1),
        )
        assert (
            abs(near.x - far.x)
            <= 0.75 * MAX_PARALLAX_PAN[0] * found.home.width + 1e-6
        )
        assert (
            abs(near.y - far.y)
            <= 0.75 * MAX_PARALLAX_PAN[1] * found.home.width * 9 / 16 + 1e-6
        )
        assert 1 - 1e-6 <= far.width / near.width <= MAX_PARALLAX_ZOOM
    start, end = found.find_layer_framing(0, 1), found.find_layer_framing(1, 1)
    assert (start.x, start.width) == pytest.approx(
        (found.start.x, found.start.width)
    )
    assert (end.x, end.width) == pytest.approx((found.end.x, found.end.width))


def test_a_push_goes_towards_what_matters() -> None:
    found = plan_camera(
        still_spec(move="push-in", focus=[0.7, 0.4, 0.2, 0.2]),
        CANVAS,
        WIDE,
        reach=0.06,
    )
    assert (
        found.start.x == 1150
        and found.end.x > 1180
        and found.end.width == pytest.approx(1920 / 1.06)
    )
    back = plan_camera(
        still_spec(move="pull-out", focus=[0.7, 0.4, 0.2, 0.2]),
        CANVAS,
        WIDE,
        reach=0.06,
    )
    assert (back.start, back.end) == (found.end, found.start)


def test_near_things_move_more_than_far_ones(tmp_path: Path) -> None:
    shot = make(tmp_path, move="pan-right")
    first, last = shot.paint(0), shot.paint(99)
    post = [middle(first, True), middle(last, True)]
    sun = [middle(first, False), middle(last, False)]
    assert (post[0] + post[1]) / 2 == pytest.approx(95.5, abs=0.5)
    assert post[0] - post[1] == pytest.approx(0.02 * 192, abs=0.4)
    assert sun[0] - sun[1] == pytest.approx(0.25 * 0.02 * 192, abs=0.4)


# long: the place of a post is found in its frames and beside its path
@pytest.mark.parametrize(
    "move",
    [
        "pan-left",
        "push-in",
        {"from": [0.1, 0.1, 0.8, 0.8], "to": [0.2, 0.2, 0.4, 0.4]},
    ],
)
def test_the_move_is_smooth_and_never_goes_back(
    tmp_path: Path, move: Any
) -> None:
    """The post keeps to its path to about a tenth of a pixel, by its darkness on the sky."""
    shot = make(
        tmp_path,
        move=move,
        focus=[0.2, 0.5, 0.2, 0.2],
        size=(640, 360),
    )
    assert isinstance(shot, LayeredVisual)
    places, wrong = [], []
    for n in range(10, 86, 6):
        view = shot.camera.find_layer_framing(shot._share(n), 1.0)
        top, foot = ((y - view.y) / view.width * 640 + 180 for y in (720, 880))
        rows = shot.paint(n).y[round(top) : round(foot)].astype(float).mean(0)
        wanted = (1150 - view.x) / view.width * 640 + 319.5
        near = slice(round(wanted) - 70, round(wanted) + 71)
        dark = np.clip(np.median(rows[near]) - rows, 12, None)[near] - 12
        places.append(float((dark * np.arange(640)[near]).sum() / dark.sum()))
        wrong.append(places[-1] - wanted)
    steps = np.diff(places) * np.sign(places[-1] - places[0])
    assert np.abs(wrong).max() < 0.3 and np.std(wrong) < 0.12
    assert (steps > -0.1).all() and steps.sum() > 6


def test_it_rests_at_both_ends_and_beyond(tmp_path: Path) -> None:
    shot = make(tmp_path, move="push-in")
    assert shot.state(-20) == shot.state(0) != shot.state(99) == shot.state(140)
    for a, b in ((-20, 0), (99, 140)):
        assert shot.paint(a).tobytes() == shot.paint(b).tobytes()
    again = make(tmp_path, move="push-in")
    for n in (30, 50, 70):
        assert shot.paint(n).tobytes() == again.paint(n).tobytes()
    shot.paint(50).y[:] = 0
    assert shot.paint(50).y.max() > 60


def test_at_rest_it_looks_like_the_drawing_in_one_piece(tmp_path: Path) -> None:
    layered = to_rgb(make(tmp_path).paint(0)).astype(int)
    (tmp_path / "flat").mkdir()
    text = DRAWING.replace(' data-depth="0"', "").replace(' data-depth="1"', "")
    rect = [190 / 2300, 110 / 1300, 1920 / 2300, 1080 / 1300]
    flat = to_rgb(
        make(tmp_path / "flat", text, move={"from": rect, "to": rect}).paint(0)
    ).astype(int)
    wrong = np.abs(layered - flat).max(-1)
    assert np.median(wrong) <= 8 and np.quantile(wrong, 0.97) <= 40


def test_edges_have_no_halo(tmp_path: Path) -> None:
    """Between a light sky and a dark hill nothing is lighter than the one or darker than the
    other.
    """
    rows = (
        to_rgb(make(tmp_path, move="pan-right").paint(37))
        .astype(int)[:, 40, :]
        .mean(-1)
    )
    sky, hill = rows[60:70].min(), rows[85:100].max()
    edge = rows[70:85]
    assert (
        edge.max() <= rows[55:70].max() + 6
        and edge.min() >= rows[85:108].min() - 6
        and sky > hill
    )


def test_a_contained_drawing_is_whole(tmp_path: Path) -> None:
    frame = to_rgb(
        make(
            tmp_path,
            fit="contain",
            ground="#4a5b68",
            size=(192, 192),
        ).paint(0)
    ).astype(int)
    assert abs(frame[5, 96] - np.array([0x4A, 0x5B, 0x68])).max() < 25


@pytest.mark.parametrize("path", STILLS, ids=lambda p: p.stem)
def test_every_still_of_ours_has_few_layers_and_fills_the_frame(
    path: Path, tmp_path: Path
) -> None:
    drawn = split(read_svg(path))
    if path.stem == "title-dawn":
        assert drawn == []
        return
    assert 3 <= len(drawn) <= 4 and drawn[0].depth < 0.15
    for move in (
        ("pan-left", "pan-down") if path.stem != "harbin-welcome" else ()
    ):  # a street runs through its foreground
        spec = still_spec(str(path), move=move)
        shot = still.open_visual(spec, make_context(tmp_path, (96, 54), 50))
        for n in (0, 49):
            foot = shot.paint(n).y[-2:]
            assert (
                foot.max() < 150
            )  # the foreground is dark and reaches the lower edge everywhere


def test_a_changed_drawing_is_seen(tmp_path: Path) -> None:
    before = make(tmp_path).paint(0)
    assert (
        before.tobytes()
        != make(tmp_path, DRAWING.replace("#b3301f", "#cc9440"))
        .paint(0)
        .tobytes()
    )


@pytest.mark.parametrize("move", ["push-in", "pan-right", "pan-up"])
def test_solid_ground_hides_what_is_under_it_and_a_hole_in_it_does_not(
    tmp_path: Path, move: str
) -> None:
    back = '<g data-depth="0"><rect width="2300" height="1300" fill="#ff0000"/></g>'
    rough = '<path d="M0 700 L600 560 L1150 720 L1700 600 L2300 700 V1300 H0 Z" fill="#222222"/>'
    hole = rough.replace("V1300 H0 Z", "V1300 H0 Z M1130 1000 h40 v-40 h-40 Z")
    for name, ground in (
        ("whole", rough),
        ("holed", hole.replace("<path", '<path fill-rule="evenodd"')),
    ):
        (tmp_path / name).mkdir()
        visual = make(
            tmp_path / name,
            f'{HEAD}{back}<g data-depth="1">{ground}</g></svg>',
            (384, 216),
            move=move,
        )
        for n in (0, 50, 99):
            rgb = to_rgb(visual.paint(n)).astype(int)
            red = rgb[..., 0] - rgb[..., 1] > 60
            assert red[20].all() and not red[-30:].any()
            inner = red[140:180, 150:235]
            assert inner.any() == (name == "holed"), (name, n)


def test_a_note_lies_on_the_nearest_layer_that_covers_its_part(
    tmp_path: Path,
) -> None:
    """The post is near and moves as far as the camera, the sun behind it a quarter as far."""
    shot = make(tmp_path, move="pan-right")
    assert isinstance(shot, LayeredVisual)
    travel = []
    for spot in ((0.49, 0.55, 0.02, 0.1), (0.49, 0.24, 0.02, 0.03)):
        part = PartOfPicture(spot)
        travel.append(shot.locate(part, 0)[0] - shot.locate(part, 99)[0])
    assert travel[1] == pytest.approx(travel[0] / 4)
    x, _, w, _ = shot.locate(PartOfPicture((0.49, 0.55, 0.02, 0.1)), 50)
    assert abs(x + w / 2 - middle(shot.paint(50), red=True)) < 1


def test_a_lens_has_its_part_s_middle_where_it_is_asked_for(
    tmp_path: Path,
) -> None:
    """The post is 60 of 1920 units wide in the frame: three times as wide, 18 of 192 pixels."""
    shot = make(tmp_path, move="push-in")
    assert isinstance(shot, LayeredVisual)
    part = PartOfPicture((0.5, 0.6))
    lens = LensView(
        times=3.0,
        radius=20.0,
        middle=(20.0, 20.0),
        size=(40, 40),
    )
    rgb = to_rgb(shot.magnify(part, 0, lens)).astype(int)
    red = np.nonzero(rgb[20, :, 0] - rgb[20, :, 1] > 60)[0]
    assert abs(len(red) - 18) <= 2
    assert abs(red.mean() + 0.5 - 20) <= 1


def test_a_part_of_a_drawing_shows_what_the_whole_would(tmp_path: Path) -> None:
    whole = DRAWING.replace(
        '<g id="near"', '<rect width="0%" height="1"/><g id="near"'
    )
    move = {"from": [0.3, 0.3, 0.3, 0.3], "to": [0.4, 0.45, 0.3, 0.3]}
    for n in (0, 30, 99):
        (tmp_path / str(n)).mkdir()
        of_part = make(tmp_path / str(n), move=move).paint(n)
        of_whole = make(tmp_path / str(n), whole, move=move).paint(n)
        difference = of_part.y.astype(float) - of_whole.y
        assert np.abs(difference).mean() < 4  # the paper's grain lies elsewhere
        assert np.abs(difference).max() < 80
        assert abs(middle(of_part, True) - middle(of_whole, True)) < 0.3


def list_kept(folder: Path, *, length: int, **what: Any) -> list[int]:
    """Paint a frame of a shot of a length; return the bytes of each drawing that is kept."""
    (folder / "a.svg").write_text(DRAWING)
    context = make_context(folder, (640, 360), length)
    still.open_visual(still_spec("a.svg", **what), context).paint(0)
    return [path.stat().st_size for path in folder.glob("store/*/*.npz")]


@pytest.mark.parametrize("move", ["push-in", "pan-right"])
def test_a_shot_a_little_longer_needs_no_new_drawing(
    tmp_path: Path, move: str
) -> None:
    assert (
        len(
            list_kept(
                tmp_path,
                length=100,
                move=move,
            )
        )
        == 1
    )
    assert (
        len(
            list_kept(
                tmp_path,
                length=103,
                move=move,
            )
        )
        == 1
    )


def test_of_a_close_framing_only_what_is_seen_is_drawn(tmp_path: Path) -> None:
    rectangle = [0.5, 0.5, 0.2, 0.2]
    close = {"from": rectangle, "to": [0.5, 0.5, 0.22, 0.22]}
    (tmp_path / "wide").mkdir()
    (tmp_path / "near").mkdir()
    (wide,) = list_kept(
        tmp_path / "wide",
        length=100,
        move="push-in",
    )
    (near,) = list_kept(
        tmp_path / "near",
        length=100,
        move=close,
    )
    assert near < 3 * wide  # of the whole drawing it would be 16 times as much
