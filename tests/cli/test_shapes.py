"""The shapes that a run is for."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.cli.options import UsageError
from lantern.cli.session import (
    make_options,
)
from lantern.cli.shapes import apply_first_shape, apply_shape, parse_shapes
from lantern.script.film_script import Script


def test_shapes_on_the_command_line_come_before_the_film_s(
    script: Script,
) -> None:
    assert parse_shapes(script, None) == ("wide", "square")
    assert parse_shapes(script, "9:16, portrait,1:1") == ("portrait", "square")


def test_something_that_is_no_shape_is_refused(script: Script) -> None:
    with pytest.raises(UsageError, match=r"^--shapes: '4:3'"):
        parse_shapes(script, "16:9,4:3")


def test_another_shape_has_a_folder_in_the_output(
    script: Script, tmp_path: Path
) -> None:
    own = make_options(script)
    assert apply_shape(script, own, "wide") == own
    square = apply_shape(script, own, "square")
    assert (square.shape, square.out) == (
        "square",
        tmp_path / "build/short/1x1",
    )


def test_without_a_shape_the_film_has_its_own(script: Script) -> None:
    own = make_options(script)
    assert apply_first_shape(script, own, None) == own
    assert apply_first_shape(script, own, "9:16").shape == "portrait"
