"""The style of a map in a film's own type."""

from __future__ import annotations

from tests.support.maps import style


def test_a_style_keeps_its_colours_in_a_films_own_type() -> None:
    parchment = style()
    lettered = parchment.with_typefaces(parchment.typefaces)
    assert lettered == parchment
    assert lettered is not parchment


def test_a_style_has_inks_of_its_own_for_the_globe() -> None:
    inks = style().globe_inks
    assert (inks.lit, inks.dim, inks.land) == ("#b9cfd3", "#6b8ea0", "#d9cfa9")
    assert (inks.grid, inks.shadow) == ("#ffffff", "#150c0c")


def test_without_them_the_globe_wears_shoals_deep_and_land() -> None:
    plain = style().model_copy(update={"globe": None})
    inks = plain.globe_inks
    assert (inks.lit, inks.dim) == (plain.sea[0][1], plain.sea[-1][1])
    assert inks.land == plain.land[3][1]
