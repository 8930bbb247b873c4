"""The looks that come with Lantern: all that is to be read stands out from its ground."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest

from lantern.graphics import look
from lantern.graphics.contrast import (
    LEAST_CONTRAST,
    compare_colours,
)
from lantern.graphics.look import Look
from lantern.graphics.look.bases import get_look_file
from lantern.graphics.look.inks import InkName, mix_colours
from lantern.graphics.paper import draw_page_svg
from lantern.script.model.look import LOOK_NAMES
from lantern.visuals.map.spec import naming
from lantern.visuals.map.spec.map_style import MapStyle

_ON_PAPER: tuple[InkName, ...] = ("ink", "ink_2", "vermilion", "vermilion_deep")
_ON_PLATE: tuple[InkName, ...] = ("ink", "ink_2")
_ON_DARK: tuple[InkName, ...] = ("cream", "ochre", "ochre_light")
_BARS: tuple[InkName, ...] = ("vermilion", "slate")


def iter_cards(style: Look) -> Iterator[float]:
    """Yield the contrasts of type and ground on cards."""
    grounds: dict[InkName, tuple[InkName, ...]] = {
        "paper": _ON_PAPER,
        "plate": _ON_PLATE,
        "dark": _ON_DARK,
    }
    for ground, inks in grounds.items():
        for ink in inks:
            yield compare_colours(style.get_ink(ink), style.get_ink(ground))
    paper = style.get_ink("paper")
    to_come = mix_colours(
        paper, style.get_ink("ink"), style.timing.timeline.to_come
    )
    yield compare_colours(to_come, paper)
    on_dark = style.for_dark_ground()
    for ink in ("ink", "ink_2", "vermilion_deep"):
        yield compare_colours(on_dark.inks[ink], style.get_ink("dark"))
    for bar in _BARS:
        inside: InkName = "dark" if style.is_dark else "cream"
        yield compare_colours(style.get_ink(inside), style.get_ink(bar))


def iter_panels(style: Look) -> Iterator[float]:
    """Yield the contrasts of type on panels over black and over white pictures."""
    for inks in (style.plates.paper, style.plates.ink):
        fill = style.get_ink(inks.fill)
        title = style.get_ink(inks.title)
        texts = [mix_colours(fill, title, inks.unspoken)]
        texts += [
            style.get_ink(name)
            for name in (inks.title, inks.line, inks.text, inks.claim, inks.lit)
        ]
        for picture in ("#000000", "#ffffff"):
            ground = mix_colours(picture, fill, inks.opacity)
            for text in texts:
                yield compare_colours(text, ground)


@pytest.mark.parametrize("name", LOOK_NAMES)
def test_nothing_to_be_read_has_less_contrast_than_4_5(name: str) -> None:
    style = look.load(get_look_file(name))
    assert min(iter_cards(style)) >= LEAST_CONTRAST
    assert min(iter_panels(style)) >= LEAST_CONTRAST


@pytest.mark.parametrize("name", LOOK_NAMES)
def test_each_look_has_a_style_for_maps_as_dark_as_itself(name: str) -> None:
    style = look.load(get_look_file(name))
    path = naming.find_style(style.map_style, Path)
    assert naming.read_model(MapStyle, path).dark == style.is_dark


def test_a_dark_look_shows_pages_on_light_paper_and_keeps_its_inks_over_pictures() -> (
    None
):
    night = look.load(get_look_file("night"))
    assert night.page == night.get_ink("cream")
    over = night.for_dark_ground()
    assert over.get_ink("ink") == night.get_ink("ink")
    assert over.get_ink("paper") == night.get_ink("dark")
    assert look.load().page == "#f3e8d2"


def test_a_look_may_do_without_the_lines_of_cards() -> None:
    page = (1920.0, 1080.0)
    modern = look.load(get_look_file("modern-light"))
    grounds: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for ground in grounds:
        svg = draw_page_svg(page, modern, ground)
        assert svg.count('stroke-opacity="0.0"') == 3
    assert (
        draw_page_svg(page, look.load(), "light").count('opacity="0.75"') == 2
    )
