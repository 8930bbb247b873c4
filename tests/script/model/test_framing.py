"""Framing: shapes and their sizes, rectangles, and camera moves."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest

from lantern.core.units import Shape, Size
from lantern.script.model.framing import (
    MOVES,
    SHAPES,
    Move,
    PictureRect,
    check_rect,
    find_move_fault,
    format_ratio,
    parse_shape,
    resize_to_shape,
)
from tests.support.models import list_shot_faults, make_shot

RECT: PictureRect = (0.1, 0.1, 0.5, 0.5)


def make_move(start: object, end: object) -> Move:
    return Move.model_validate({"from": start, "to": end})


def test_every_shape_has_a_ratio() -> None:
    assert set(SHAPES) == set(get_args(Shape))
    assert [format_ratio(shape) for shape in SHAPES] == ["16:9", "9:16", "1:1"]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_is_its_name_or_its_ratio(shape: Shape) -> None:
    assert parse_shape(shape) == shape
    assert parse_shape(format_ratio(shape)) == shape


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("9:15", "'9:15' is not a shape; did you mean '9:16'"),
        ("potrait", "'potrait' is not a shape; did you mean 'portrait'"),
        (
            "circle",
            "there are: 16:9, 9:16, 1:1, wide, portrait, square",
        ),
    ],
)
def test_a_misspelt_shape_has_a_suggestion(text: str, message: str) -> None:
    with pytest.raises(ValueError) as error:
        parse_shape(text)
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("own", "shape", "size"),
    [
        ((1920, 1080), "portrait", (1080, 1920)),
        ((1920, 1080), "square", (1080, 1080)),
        ((1080, 1920), "wide", (1920, 1080)),
        ((1000, 800), "portrait", (800, 1422)),
        ((854, 480), "portrait", (480, 854)),
    ],
)
def test_a_film_in_another_shape_keeps_its_short_side(
    own: Size, shape: Shape, size: Size
) -> None:
    assert resize_to_shape(own, shape) == size


@pytest.mark.parametrize("rect", [(0, 0, 1, 1), RECT, (0.6667, 0, 0.33335, 1)])
def test_a_rectangle_inside_the_picture_is_taken(rect: PictureRect) -> None:
    assert check_rect(rect) == rect


@pytest.mark.parametrize(
    "rect",
    [
        (-0.1, 0, 1, 1),
        (0, -0.1, 1, 1),
        (0, 0, 0, 1),
        (0, 0, 1, 0),
        (0.6, 0, 0.5, 1),
        (0, 0.6, 1, 0.5),
        (float("nan"), 0, 1, 1),
    ],
)
def test_a_rectangle_outside_the_picture_is_refused(rect: PictureRect) -> None:
    with pytest.raises(ValueError, match="a rectangle is x, y, width, height"):
        check_rect(rect)


@pytest.mark.parametrize("name", MOVES)
def test_a_still_takes_every_named_move(name: str) -> None:
    assert make_shot(move=name).move == name


def test_a_still_moves_between_rectangles_and_a_map_between_views() -> None:
    still = make_shot(move={"from": list(RECT), "to": [0, 0, 1, 1]}).move
    assert still == make_move(RECT, (0, 0, 1, 1))
    views = make_shot(map="m.yml", move={"from": "far", "to": "near"}).move
    assert views == make_move("far", "near")


def test_a_move_to_a_rectangle_outside_the_picture_is_refused() -> None:
    with pytest.raises(ValueError, match="inside 0 to 1"):
        make_shot(move={"from": list(RECT), "to": [0.9, 0, 0.2, 1]})


@pytest.mark.parametrize(
    ("kind", "move", "message"),
    [
        (
            "still",
            make_move("a", RECT),
            "a still's move goes between rectangles",
        ),
        (
            "still",
            make_move(RECT, "a"),
            "a still's move goes between rectangles",
        ),
        ("map", "push-in", "a map's move goes between its views"),
        ("map", "hold", None),
        ("clip", "hold", "a clip has its own movement"),
        ("still", "hold", None),
        ("still", make_move(RECT, RECT), None),
        ("map", make_move("a", "b"), None),
        ("map", None, None),
        ("clip", None, None),
        ("card", "push-in", "a card has no move but hold"),
        ("card", "hold", None),
    ],
)
def test_each_kind_of_shot_has_its_own_moves(
    kind: str, move: Any, message: str | None
) -> None:
    fault = find_move_fault(kind, move)
    if message is None:
        assert fault is None
    else:
        assert fault is not None
        assert fault.startswith(message)


def test_a_misspelt_move_has_a_suggestion(tmp_path: Path) -> None:
    (fault,) = list_shot_faults(tmp_path, "{still: a.png, move: push-inn}")
    assert fault.startswith("x.yml:4:26: ")
    assert fault.endswith("; did you mean 'push-in'?")


@pytest.mark.parametrize(
    ("shot", "said"),
    [
        (
            "{still: a.jpg, focus: outo}",
            "x.yml:4:27: 'outo' is no focus; write [x, y, w, h], or auto",
        ),
        (
            "{clip: a.mp4, focus: auto}",
            "x.yml:4:26: focus: auto looks into stills; for a clip write focus: [x, y, w, h]",
        ),
        (
            "{still: a.jpg, focus: auto, fit: contain}",
            "x.yml:4:27: fit: contain shows all of the picture; take focus out",
        ),
        (
            "{still: a.jpg, focus: auto, move: {from: [0, 0, 1, 1], to: [0, 0, 0.5, 0.5]}}",
            "x.yml:4:27: the move says what is shown; take focus out",
        ),
        (
            "{still: a.jpg, focus: [0, 0, 2, 1]}",
            "x.yml:4:27: a rectangle is x, y, width, height as fractions of the picture,"
            " inside 0 to 1",
        ),
    ],
)
def test_a_focus_is_a_rectangle_or_left_to_lantern(
    tmp_path: Path, shot: str, said: str
) -> None:
    assert list_shot_faults(tmp_path, shot) == [said]


def test_a_focus_that_is_left_to_lantern_may_be_written_for_a_shape() -> None:
    shot = make_shot(focus="auto", portrait={"focus": RECT})
    assert shot.frame_for("wide").focus == "auto"
    assert shot.frame_for("portrait").focus == RECT
