"""The style of a map in a film's own type."""

from __future__ import annotations

from tests.support.maps import style


def test_a_style_keeps_its_colours_in_a_films_own_type() -> None:
    parchment = style()
    lettered = parchment.with_typefaces(parchment.typefaces)
    assert lettered == parchment
    assert lettered is not parchment
