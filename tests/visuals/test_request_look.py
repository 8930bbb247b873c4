"""The look that a request names, with the film's own type."""

from __future__ import annotations

from lantern.graphics import look
from lantern.graphics.typefaces import BUNDLED
from lantern.graphics.vector import FACES
from lantern.visuals.request_look import load_look
from lantern.visuals.requests import FontRequest, StyleRequest


def test_without_a_file_it_is_the_atlas_with_the_type_that_comes_with_lantern() -> (
    None
):
    style = StyleRequest((320, 180), 25, None, "digest")
    assert load_look(style) == look.load(None)
    assert load_look(style).typefaces == BUNDLED


def test_the_film_s_own_type_stands_in_its_slot() -> None:
    sans = next(
        file for name, file in FACES.items() if "sans" in str(name).lower()
    )
    style = StyleRequest(
        (320, 180), 25, None, "digest", fonts={"serif": FontRequest((sans,))}
    )
    own = load_look(style).typefaces
    assert str(sans) in own.list_files()
    assert own.list_files() != BUNDLED.list_files()
