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
    assert area.width_beside_above == 1824 - 96
    assert area.width_beside_below == 1824 - 900 - 28


def test_a_portrait_frame_has_its_floor_above_the_lower_third() -> None:
    area = SafeArea((1080, 1920), BANDS, 1.0)
    assert area.is_portrait
    assert area.floor == 800 - 12
    assert (area.top_left, area.right_below) == (area.top, area.right)


UPRIGHT = {
    "head": (54.0, 170.0, 1026.0, 216.0),
    "lower_third": (54.0, 232.0, 824.0, 368.0),
    "source": (54.0, 1340.0, 1026.0, 1386.0),
    "caption": (119.0, 1400.0, 961.0, 1584.0),
    "clear": (0.0, 154.0, 1080.0, 1594.0),
    "buttons": (961.0, 864.0, 1080.0, 1594.0),
}


def test_below_a_lower_third_at_the_top_there_is_furniture_at_the_left() -> (
    None
):
    area = SafeArea((1080, 1920), UPRIGHT, 1.0)
    assert (area.top_left, area.top) == (368 + 14, 216 + 14)
    assert area.width_beside_above == 1026 - 824 - 14
    assert area.width_beside_below == 947 - 54
    assert area.floor == 1340 - 12


def test_furniture_keeps_off_the_buttons_of_platforms() -> None:
    area = SafeArea((1080, 1920), UPRIGHT, 1.0)
    assert (area.right, area.right_below) == (1026, 961 - 14)
    assert UPRIGHT["buttons"] in area.reserved


def test_nothing_is_read_under_captions_and_where_platforms_write() -> None:
    foot = (0, 1594, 1080, 1920)
    assert SafeArea((1080, 1920), UPRIGHT, 1.0).closed == (foot,)
    captioned = SafeArea((1080, 1920), UPRIGHT, 1.0, captions=True)
    assert captioned.closed == ((0, 1400, 1080, 1584), foot)
    assert (0, 0, 1080, 216) in captioned.reserved


def test_captions_on_a_mount_close_nothing_of_the_map() -> None:
    bands = BANDS | {"caption": (240.0, 886.0, 1680.0, 1026.0)}
    assert SafeArea((1920, 864), bands, 1.0, captions=True).closed == ()


def test_names_keep_out_of_the_bands_that_the_look_has() -> None:
    assert SafeArea((1920, 1080), BANDS, 1.0).reserved == tuple(BANDS.values())
    head = {"head": BANDS["head"], "captions": (0.0, 1000.0, 1920.0, 1080.0)}
    assert SafeArea((1920, 1080), head, 1.0).reserved == (BANDS["head"],)
