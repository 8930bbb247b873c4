"""Inks: how they are written, and how two are mixed."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from lantern.graphics.contrast import compare_colours
from lantern.graphics.look.inks import InkColour, make_legible, mix_colours

INK: TypeAdapter[str] = TypeAdapter(InkColour)


def test_an_ink_is_kept_in_small_letters() -> None:
    assert INK.validate_python("#B3301F") == "#b3301f"


@pytest.mark.parametrize(
    "text", ["b3301f", "#b33", "#b3301g", "#b3301f80", "red", ""]
)
def test_what_is_no_ink_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(
        ValidationError, match="six hexadecimal digits, for example '#b3301f'"
    ):
        INK.validate_python(text)


def test_a_mix_goes_from_one_ink_to_the_other() -> None:
    assert mix_colours("#102030", "#ffffff", 0) == "#102030"
    assert mix_colours("#102030", "#ffffff", 1) == "#ffffff"
    assert mix_colours("#000000", "#ffffff", 0.5) == "#808080"


def test_each_channel_is_mixed_by_itself() -> None:
    assert mix_colours("#640000", "#00c832", 0.1) == "#5a1405"


@pytest.mark.parametrize(
    ("colour", "legible"),
    [
        ("#ffffff", "#ffffff"),
        ("#808080", "#808080"),
        # in steps of a twentieth: 0.4 of the way, and half of it
        ("#202060", "#7979a0"),
        ("#000000", "#808080"),
    ],
)
def test_a_colour_is_moved_until_it_can_be_read(
    colour: str, legible: str
) -> None:
    found = make_legible(
        colour,
        ground="#000000",
        towards="#ffffff",
    )
    assert compare_colours(found, "#000000") >= 4.5
    assert found == legible
