"""Overlays of the timeline as they are painted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lantern.core.units import Frames
from lantern.plan.painted_overlays import (
    locate_portrait,
    make_overlay,
    typeset_overlay,
)
from lantern.timeline import TimedOverlay
from lantern.timeline.model import ThirdPortrait
from lantern.visuals.overlays import HOME, Overlay, OverlayPortrait, PanelSpot
from tests.support.cut_films import cut, silent
from tests.support.films import still

THIRD = TimedOverlay(
    "lower_third", ("Anser",), "paper", Frames(50), Frames(100)
)


def test_an_overlay_keeps_its_words_panel_and_length() -> None:
    spot = PanelSpot(is_right=True, down=-40.0)
    assert make_overlay(THIRD) == Overlay(
        "lower_third", ("Anser",), "paper", 100
    )
    assert make_overlay(THIRD, spot).spot == spot


def test_a_portrait_is_found_from_its_scene(tmp_path: Path) -> None:
    rendition = cut(tmp_path, silent(8, still("hills"))).rendition
    portrait = ThirdPortrait("../../assets/river.png", 0, (0.4, 0.3))
    timed = replace(THIRD, portrait=portrait)
    overlay = make_overlay(timed)
    named = OverlayPortrait(Path("../../assets/river.png"), (0.4, 0.3))
    assert overlay.portrait == named
    found = locate_portrait(rendition, timed, overlay).portrait
    assert found is not None
    assert found.file.resolve() == tmp_path / "assets" / "river.png"
    assert (
        locate_portrait(rendition, THIRD, make_overlay(THIRD)).portrait is None
    )


@pytest.mark.film
def test_a_lower_third_is_set_at_its_spot(tmp_path: Path) -> None:
    rendition = cut(tmp_path, silent(8, still("hills"))).rendition
    _, home, _, _ = typeset_overlay(rendition, THIRD, HOME).panel
    higher = PanelSpot(down=-40.0)
    _, top, _, _ = typeset_overlay(rendition, THIRD, higher).panel
    assert top == home - 40
