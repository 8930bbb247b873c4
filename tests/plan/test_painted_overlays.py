"""Overlays of the timeline as they are painted."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.units import Frames
from lantern.plan.painted_overlays import make_overlay, typeset_overlay
from lantern.timeline import TimedOverlay
from lantern.visuals.overlays import HOME, Overlay, PanelSpot
from tests.support.cut_films import cut, silent
from tests.support.films import still

THIRD = TimedOverlay("lower_third", ("Anser",), "paper", Frames(50), Frames(100))


def test_an_overlay_keeps_its_words_panel_and_length() -> None:
    spot = PanelSpot(is_right=True, down=-40.0)
    assert make_overlay(THIRD) == Overlay("lower_third", ("Anser",), "paper", 100)
    assert make_overlay(THIRD, spot).spot == spot


@pytest.mark.film
def test_a_lower_third_is_set_at_its_spot(tmp_path: Path) -> None:
    rendition = cut(tmp_path, silent(8, still("hills"))).rendition
    _, home, _, _ = typeset_overlay(rendition, THIRD, HOME).panel
    higher = PanelSpot(down=-40.0)
    _, top, _, _ = typeset_overlay(rendition, THIRD, higher).panel
    assert top == home - 40
