"""Inks of names that lie on the ground."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.graphics.colours import parse_rgb
from lantern.visuals.map.basemap.contrast import choose_ink, compute_contrast
from tests.support.maps import style

BLACK = np.zeros(3, np.float32)
WHITE = np.ones(3, np.float32)


def test_contrast_goes_from_1_to_21() -> None:
    assert compute_contrast(BLACK, WHITE) == pytest.approx(21)
    assert compute_contrast(WHITE, BLACK) == pytest.approx(21)
    assert compute_contrast(WHITE, WHITE) == 1
    grey = parse_rgb("#767676")
    assert compute_contrast(grey, WHITE) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("name", ["parchment", "dark"])
@pytest.mark.parametrize(
    ("kind", "lift"),
    [("state", 0.475), ("sea", 0.24), ("river", 0.7125), ("range", 0.525)],
)
def test_every_ink_has_4_5_on_all_that_a_style_paints(
    name: str, kind: str, lift: float
) -> None:
    wanted = style(name)
    ink = parse_rgb(choose_ink(wanted, kind, lift))
    halo = parse_rgb(wanted.halo)
    ramp = wanted.sea if kind == "sea" else wanted.land
    for _, colour in ramp:
        ground = parse_rgb(colour)
        lifted = ground + (halo - ground) * np.float32(lift)
        assert compute_contrast(ink, lifted) >= 4.5


def test_an_ink_that_can_be_read_stays_as_it_is() -> None:
    plain = style()
    assert choose_ink(plain, "state", 0.58) == plain.state


def test_a_faint_ink_is_darkened_and_on_dark_maps_lightened() -> None:
    faint = style().model_copy(update={"range": "#c0b090"})
    assert parse_rgb(choose_ink(faint, "range", 0.7)).max() < 0.5
    dim = style("dark").model_copy(update={"range": "#505050"})
    assert parse_rgb(choose_ink(dim, "range", 0.7)).min() > 0.5
