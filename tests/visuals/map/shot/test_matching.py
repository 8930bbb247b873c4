"""Maps that follow each other: where the ground of one is in the other, and what can't match."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern import rendering
from lantern.core.units import Size
from lantern.plan import build_segment_request
from lantern.timeline import split_segments
from lantern.visuals.map.geometry.map_frame import MapFrame
from lantern.visuals.map.geometry.views import choose_projection, fit_window
from lantern.visuals.map.shot import matching
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.naming import read_model
from lantern.visuals.transitions import TransitionParams
from tests.support import films
from tests.support.films import scene, still
from tests.support.visuals import map_spec

PASSAGES = Path(__file__).parents[3] / "films" / "passages"
WORDS = "The wind came from the north and the rain came with it."


def shown(path: Path, **what: Any) -> matching.MapShot:
    spec = map_spec(path.name, **what)
    return matching.MapShot(lambda text: path.parent / text, spec)


def make_frame(size: Size) -> MapFrame:
    """Return a frame whose views are fitted into all of its rows."""
    return MapFrame(size, 0, size[1])


def locate(
    file: Path, view: str, size: Size, *, spot: tuple[float, float]
) -> complex:
    """Return where a lon and lat is in a view, in pixels from the frame's middle."""
    map_file = read_model(MapFile, file)
    projection = choose_projection(map_file)
    window = fit_window(map_file.views[view], projection, size)
    x, y = window.to_pixels(projection, spot)[0]
    return complex(x - size[0] / 2, y - size[1] / 2)


@pytest.mark.parametrize("size", [(480, 270), (270, 480), (270, 270)])
@pytest.mark.parametrize(
    ("first_view", "second_file", "second_view"),
    [("wide", "wide.yml", "near"), ("near", "other.yml", "all")],
)
def test_the_ground_of_one_map_is_found_in_the_other(
    size: Size, first_view: str, second_file: str, second_view: str
) -> None:
    first = PASSAGES / "maps" / "wide.yml"
    second = PASSAGES / "maps" / second_file
    found = matching.align_views(
        shown(first, view=first_view),
        shown(second, view=second_view),
        make_frame(size),
        is_above_mount=False,
    )
    assert found is not None
    assert found.rows == 0
    for spot in ((126.6, 45.8), (129.0, 44.0), (130.5, 46.0)):
        before = locate(first, first_view, size, spot=spot)
        after = locate(second, second_view, size, spot=spot)
        assert abs(found.scale * before + found.shift - after) < 0.02 * size[0]


def test_a_closer_view_of_the_same_place_is_only_scaled(tmp_path: Path) -> None:
    file = tmp_path / "m.yml"
    file.write_text(
        "projection: mercator\nviews:\n"
        "  wide: {center: [10, 20], width_km: 2000}\n"
        "  near: {center: [10, 20], width_km: 500}\n"
    )
    wide = shown(file, view="wide")
    near = shown(file, view="near")
    found = matching.align_views(
        wide, near, make_frame((480, 270)), is_above_mount=False
    )
    assert found == (4, 0, 0)
    back = matching.align_views(
        near, wide, make_frame((480, 270)), is_above_mount=False
    )
    assert back == (0.25, 0, 0)


@pytest.mark.parametrize(("width", "is_blurred"), [(5900, False), (6100, True)])
def test_a_view_is_blurred_at_more_than_twelve_times_its_size(
    tmp_path: Path, width: int, is_blurred: bool
) -> None:
    file = tmp_path / "m.yml"
    file.write_text(
        "projection: mercator\nviews:\n"
        f"  wide: {{center: [10, 0], width_km: {width}}}\n"
        "  near: {center: [10, 0], width_km: 500}\n"
    )
    pair = shown(file, view="wide"), shown(file, view="near")
    found = matching.align_views(
        *pair, make_frame((480, 270)), is_above_mount=False
    )
    assert found is not None
    assert found.is_blurred == is_blurred
    back = matching.align_views(
        pair[1], pair[0], make_frame((480, 270)), is_above_mount=False
    )
    assert back is not None
    assert back.is_blurred == is_blurred


def test_a_view_further_east_moves_the_ground_to_the_left(
    tmp_path: Path,
) -> None:
    file = tmp_path / "m.yml"
    file.write_text(
        "projection: mercator\nviews:\n"
        "  here: {center: [10, 0], width_km: 2000}\n"
        "  east: {center: [12, 0], width_km: 2000}\n"
    )
    found = matching.align_views(
        shown(file, view="here"),
        shown(file, view="east"),
        make_frame((480, 270)),
        is_above_mount=False,
    )
    assert found is not None
    assert found.scale == 1
    # 2 degrees of 111.2 km, at 2000 km to 480 pixels
    assert found.shift.real == pytest.approx(-2 * 111.2 * 480 / 2000, rel=0.01)
    assert found.shift.imag == 0


@pytest.mark.parametrize(("lon", "shares"), [(14, True), (24, False)])
def test_views_must_share_half_of_the_nearer_one(
    tmp_path: Path, lon: float, shares: bool
) -> None:
    """A view is 18 degrees wide: 4 degrees away leave more than half of it, 14 leave less."""
    file = tmp_path / "m.yml"
    file.write_text(
        "projection: mercator\nviews:\n"
        "  here: {center: [10, 0], width_km: 2000}\n"
        f"  there: {{center: [{lon}, 0], width_km: 2000}}\n"
    )
    found = matching.align_views(
        shown(file, view="here"),
        shown(file, view="there"),
        make_frame((480, 270)),
        is_above_mount=False,
    )
    assert (found is not None) == shares


def test_under_a_mount_the_maps_are_matched_in_their_windows() -> None:
    maps = PASSAGES / "maps"
    pair = shown(maps / "wide.yml"), shown(maps / "wide.yml", view="near")
    found = matching.align_views(
        *pair, make_frame((270, 332)), is_above_mount=True
    )
    assert found is not None
    assert found.rows == 332


def test_maps_are_matched_in_the_rows_that_captions_leave() -> None:
    """The views are fitted into the upper 300 of 480 rows, so the ground is wider than in all."""
    maps = PASSAGES / "maps"
    pair = shown(maps / "wide.yml"), shown(maps / "wide.yml", view="near")
    upper = matching.align_views(
        *pair, MapFrame((270, 480), 0, 300), is_above_mount=False
    )
    part = matching.align_views(
        *pair, make_frame((270, 300)), is_above_mount=False
    )
    assert upper is not None and part is not None
    assert upper.rows == 0
    assert upper.scale == pytest.approx(part.scale, abs=1e-3)
    # what is at the middle of 300 rows is 90 above that of 480
    middle = -90j
    moved = upper.scale * middle + upper.shift - middle
    assert moved == pytest.approx(part.shift, abs=0.5)


def test_the_camera_leaves_the_first_shot_s_last_view_for_the_second_s_first() -> (
    None
):
    maps = PASSAGES / "maps"
    moved = shown(maps / "wide.yml", move={"from": "wide", "to": "near"})
    found = matching.align_views(
        moved,
        shown(maps / "wide.yml", view="near"),
        make_frame((480, 270)),
        is_above_mount=False,
    )
    assert found == (1, 0, 0)


def write_far_and_near(root: Path, km: int, **near: Any) -> Path:
    """Write a film in which a map of `km` is followed by one of 450 km of the same ground."""
    far = scene("Far", None, {"map": "far.yml"}, duration=4)
    close = scene("Near", None, {"map": "near.yml", **near}, duration=4)
    folder = films.write(root, [far, close], transition={"dissolve": 0.8})
    for name, width in (("far", km), ("near", 450)):
        views = f"views: {{a: {{center: [10, 50], width_km: {width}}}}}\n"
        (folder / f"{name}.yml").write_text(views)
    return folder


@pytest.mark.parametrize(
    ("km", "transition"), [(4500, "match"), (6300, "dissolve")]
)
def test_a_film_s_dissolve_is_no_flight_through_a_blur(
    tmp_path: Path, km: int, transition: str
) -> None:
    laid = rendering.speak_and_lay_out(
        films.studio(write_far_and_near(tmp_path, km), tmp_path)
    )
    requests = [
        build_segment_request(laid, segment)
        for segment in split_segments(laid.timeline)
        if segment.next_shot is not None
    ]
    assert [each.transition for each in requests] == [transition]


def test_a_match_of_views_that_differ_too_much_is_told(tmp_path: Path) -> None:
    match = {"transition": {"match": 0.8}}
    problems = films.find_problems(write_far_and_near(tmp_path, 6300, **match))
    (found,) = [each for each in problems if "blur" in each.message]
    assert found.warning
    assert found.message == (
        "the camera flies through a blur: one map shows more than 12 times the width of the"
        " other; put a view between them, or take a dissolve"
    )
    nearer = films.find_problems(
        write_far_and_near(tmp_path / "b", 4500, **match)
    )
    assert not [each for each in nearer if "blur" in each.message]


def made(root: Path, *shots: dict[str, Any], **more: Any) -> list[str]:
    folder = films.write(root, [scene("One", WORDS, *shots)], **more)
    (folder / "here.yml").write_text(
        "views: {a: {center: [10, 50], width_km: 900}}\n"
    )
    (folder / "there.yml").write_text(
        "views: {a: {center: [30, 50], width_km: 900}}\n"
    )
    return [problem.message for problem in films.find_problems(folder)]


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        (
            {"map": "here.yml"},
            still("hills"),
            "a match is between two maps; this shot and the one before it aren't",
        ),
        (
            still("hills"),
            {"map": "here.yml"},
            "a match is between two maps; this shot and the one before it aren't",
        ),
        (
            {"map": "here.yml"},
            {"map": "there.yml"},
            "the two maps share too little ground to be matched",
        ),
        ({"map": "here.yml"}, {"map": "here.yml"}, None),
    ],
)
def test_a_match_needs_two_maps_of_one_ground(
    tmp_path: Path,
    first: dict[str, Any],
    second: dict[str, Any],
    message: str | None,
) -> None:
    told = made(
        tmp_path,
        first,
        {**second, "at": "the rain", "transition": {"match": 0.8}},
    )
    assert len(told) == (message is not None) and all(
        line.startswith(message or "") for line in told
    )


def test_a_match_is_no_transition_for_a_whole_film(tmp_path: Path) -> None:
    told = made(tmp_path, {"map": "here.yml"}, transition={"match": 1})
    assert told == [
        "a match is between two maps; write it at the shot or the scene that has the second one"
    ]


@pytest.mark.process
def test_the_film_of_passages_has_them_all_in_every_shape(
    tmp_path: Path,
) -> None:
    found = films.find_problems(PASSAGES, shapes=("wide", "portrait", "square"))
    assert not [problem for problem in found if not problem.warning]
    for shape in (None, "portrait"):
        ours = films.studio(PASSAGES, tmp_path, shape=shape)
        laid = rendering.speak_and_lay_out(ours)
        requests = [
            build_segment_request(laid, segment)
            for segment in split_segments(laid.timeline)
            if segment.next_shot is not None
        ]
        params = {each.transition: each.transition_params for each in requests}
        assert set(params) == {"push", "dip", "dissolve", "match"}
        assert params["dip"] == TransitionParams("#f6edd9")
        assert params["match"].scale != 1
        assert params["match"].rows == 0
        assert params["push"] == params["dissolve"] == TransitionParams()
