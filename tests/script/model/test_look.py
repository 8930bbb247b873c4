"""A film's look: its style, its fonts and its thumbnail."""

from __future__ import annotations

from typing import Any

import pytest

from lantern.script.model.look import FontFiles, Fonts, LookChoice, Thumbnail
from tests.support.models import assert_refused, make_film


@pytest.mark.parametrize(
    ("written", "font"),
    [
        ("a.otf", FontFiles(files=("a.otf",))),
        (["a.otf", "b.otf"], FontFiles(files=("a.otf", "b.otf"))),
        (
            {"files": ["a.ttc"], "family": "Book"},
            FontFiles(files=("a.ttc",), family="Book"),
        ),
    ],
)
def test_a_font_is_a_file_a_list_or_files_with_a_family(
    written: Any, font: FontFiles
) -> None:
    look = make_film(look={"fonts": {"serif": written}}).look
    assert look == LookChoice(fonts=Fonts(serif=font))


def test_a_film_has_the_atlas_and_its_fonts_unless_it_says_more() -> None:
    look = make_film().look
    assert (look.base, look.fonts.serif, look.fonts.sans) == (
        "atlas",
        None,
        None,
    )


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ([], "at least 1 item"),
        (["a.otf"] * 25, "at most 24 items"),
        ("", "at least 1 character"),
        ({"files": ["a.otf"], "weight": 3}, "Extra inputs are not permitted"),
    ],
)
def test_fonts_in_another_form_are_refused(written: Any, message: str) -> None:
    assert_refused(Fonts, {"serif": written}, message)


def test_a_thumbnail_is_a_frame_three_seconds_into_a_scene_or_a_still() -> None:
    frame = Thumbnail(scene="wells")
    assert (frame.at, frame.still) == (3.0, None)
    assert Thumbnail.model_validate({"scene": "wells", "at": "1m5s"}).at == 65
    assert Thumbnail(still="a.png").scene is None


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (
            {},
            "a thumbnail is a frame of a scene, {scene: title, at: 3}, a picture",
        ),
        (
            {"map": "a.yml", "still": "a.png"},
            "a thumbnail is a frame of a scene",
        ),
        ({"still": "a.png", "view": "v"}, "'view' goes with a map"),
        ({"text": "x" * 81}, "at most 80 characters"),
        ({"still": "a.png", "focus": [0.5, 2]}, "less than or equal to 1"),
        (
            {"scene": "wells", "still": "a.png"},
            "a thumbnail is a frame of a scene",
        ),
        (
            {"still": "a.png", "at": 3},
            "'at' goes with a scene; a picture has no time",
        ),
        ({"scene": "wells", "at": 3601}, "less than or equal to 3600"),
    ],
)
def test_a_thumbnail_that_makes_no_sense_is_refused(
    written: dict[str, Any], message: str
) -> None:
    assert_refused(Thumbnail, written, message)


@pytest.mark.parametrize("written", ["night", {"base": "night"}])
def test_a_look_goes_by_its_name(written: Any) -> None:
    assert make_film(look=written).look == LookChoice(base="night")


def test_a_look_that_is_not_known_is_told_with_the_near_one() -> None:
    message = "there is no look 'nigth'; did you mean 'night'?"
    assert_refused(LookChoice, {"base": "nigth"}, message)
    assert LookChoice(base="nigth.yml").base == "nigth.yml"
