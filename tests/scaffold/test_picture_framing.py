"""How a picture is framed, by its shape and what it shows."""

from __future__ import annotations

import pytest

from lantern.core.units import Size
from lantern.credits.shared_credit import SharedCredit
from lantern.graphics.faces import FaceBox
from lantern.scaffold.picture_framing import (
    format_framing,
    format_other_framing,
)
from lantern.scaffold.picture_study import PictureStudy


def frame(size: Size, *faces: FaceBox, is_page: bool = False) -> list[str]:
    study = PictureStudy(size, faces, is_page)
    return format_framing(
        study,
        turn=0,
        seconds=10,
    )


@pytest.mark.parametrize(
    "size", [(900, 900), (900, 1200), (1200, 1000), (600, 1700)]
)
def test_squares_and_upright_pictures_are_shown_whole(size: Size) -> None:
    assert frame(size) == [
        "fit: contain  # whole: filling the frame would cut much of it off"
    ]


def test_a_page_is_shown_whole() -> None:
    assert frame((1500, 1000), is_page=True) == [
        "fit: contain  # whole: it looks like a page or a plan"
    ]


def test_without_faces_the_upper_part_stays_in() -> None:
    assert frame((1200, 900)) == [
        "move: push-in",
        "focus: [0.00, 0.00, 1.00, 0.67]"
        "  # no face was found; heads are mostly in the upper part",
    ]


def test_a_picture_as_wide_as_the_frame_needs_no_focus() -> None:
    assert frame((1920, 1080)) == ["move: push-in"]


def test_moves_come_in_turn() -> None:
    study = PictureStudy((1920, 1080))
    moves = [
        format_framing(
            study,
            turn=n,
            seconds=6,
        )[0]
        for n in range(5)
    ]
    assert moves == [
        "move: push-in",
        "move: pan-right",
        "move: pull-out",
        "move: pan-left",
        "move: push-in",
    ]


def test_a_face_is_the_focus_with_hair_and_shoulders() -> None:
    # 0.5 of its side to the left and right, 0.6 above, 1.0 below
    assert frame((1200, 900), FaceBox(0.4, 0.2, 0.1, 0.1)) == [
        "move: push-in",
        "focus: [0.35, 0.14, 0.20, 0.26]  # a face was found here",
    ]


def test_the_focus_holds_all_faces_and_ends_at_the_picture_s_edge() -> None:
    faces = (FaceBox(0.0, 0.02, 0.1, 0.1), FaceBox(0.6, 0.1, 0.1, 0.1))
    assert frame((1920, 1080), *faces) == [
        "move: push-in",
        "focus: [0.00, 0.00, 0.75, 0.30]  # 2 faces were found here",
    ]


def test_faces_that_the_frame_would_cut_are_shown_whole() -> None:
    # a frame that fills 4:3 shows 0.75 of its height, and 0.675 where it is nearest
    assert frame((1200, 900), FaceBox(0.3, 0.2, 0.2, 0.27)) == [
        "fit: contain  # whole: faces would be cut off"
    ]
    faces = (FaceBox(0.02, 0.3, 0.1, 0.1), FaceBox(0.88, 0.3, 0.1, 0.1))
    assert frame((1920, 1080), *faces) == [
        "fit: contain  # whole: faces would be cut off"
    ]


def test_a_panorama_is_panned_where_there_is_time() -> None:
    assert frame((3200, 1200)) == [
        "move: {from: [0, 0, 0.6667, 1], to: [0.3333, 0, 0.6667, 1]}"
    ]
    assert frame((9000, 600)) == [
        "fit: contain  # whole: a pan from end to end would take 45 s"
    ]


def test_a_licence_that_forbids_changes_keeps_a_picture_whole() -> None:
    credit = SharedCredit("Jane Doe", "CC-BY-ND-4.0")
    study = PictureStudy((1920, 1080)).mark_licence(credit)
    assert format_framing(
        study,
        turn=0,
        seconds=10,
    ) == ["fit: contain  # whole: CC-BY-ND-4.0 allows no cropping"]
    free = SharedCredit("Jane Doe", "CC-BY-4.0")
    assert PictureStudy((9, 9)).mark_licence(free) == PictureStudy((9, 9))
    assert PictureStudy((9, 9)).mark_licence(None) == PictureStudy((9, 9))


def test_a_picture_that_comes_again_is_shown_nearer() -> None:
    wide = PictureStudy((1920, 1080))
    assert format_other_framing(wide, turn=0) == [
        "move: {from: [0.05, 0.15, 0.65, 0.65], to: [0.12, 0.15, 0.65, 0.65]}"
        "  # the picture again, nearer"
    ]
    assert format_other_framing(wide, turn=1) == [
        "move: {from: [0.30, 0.15, 0.65, 0.65], to: [0.23, 0.15, 0.65, 0.65]}"
        "  # the picture again, nearer"
    ]


@pytest.mark.parametrize(
    "study",
    [
        PictureStudy((1200, 700)),
        PictureStudy((1900, 1900)),
        PictureStudy((1920, 1080), is_page=True),
        PictureStudy((1920, 1080), fixed_by="CC-BY-ND-4.0"),
    ],
)
def test_a_picture_that_can_t_be_cut_is_not_shown_nearer(
    study: PictureStudy,
) -> None:
    assert format_other_framing(study, turn=0) == []
