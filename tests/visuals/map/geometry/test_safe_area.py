"""Where furniture and names may stand."""

from __future__ import annotations

from lantern.visuals.map.geometry.safe_area import SafeArea

BANDS = {
    "head": (96.0, 54.0, 1824.0, 100.0),
    "lower_third": (96.0, 800.0, 900.0, 900.0),
    "source": (96.0, 950.0, 900.0, 1000.0),
}


def test_a_wide_frame_has_its_floor_above_the_source_line() -> None:
    area = SafeArea((1920, 1080), BANDS, 2.0)
    assert not area.is_portrait
    assert (area.left, area.right) == (96, 1824)
    assert area.top == 100 + 28
    assert area.floor == 950 - 24


def test_a_portrait_frame_has_its_floor_above_the_lower_third() -> None:
    area = SafeArea((1080, 1920), BANDS, 1.0)
    assert area.is_portrait
    assert area.floor == 800 - 12


def test_names_keep_out_of_the_bands_that_the_look_has() -> None:
    assert SafeArea((1920, 1080), BANDS, 1.0).reserved == tuple(BANDS.values())
    head = {"head": BANDS["head"], "captions": (0.0, 1000.0, 1920.0, 1080.0)}
    assert SafeArea((1920, 1080), head, 1.0).reserved == (BANDS["head"],)
