"""The camera over the table on which a page lies."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.units import Size
from lantern.visuals.document.table import (
    FrameRegion,
    TablePart,
    find_regions,
    frame_part,
    measure_table,
    place_on_page,
    plan_path,
)
from lantern.visuals.still.framing import Framing
from tests.support.visuals import document_spec, make_context

FRAME = (1920, 1080)
PAGE = (1000, 1400)


def test_a_part_fills_its_region() -> None:
    region = FrameRegion(960, 0, 960, 1080)
    part = TablePart(0.0, 0.0, 0.5, 0.1)
    framing = frame_part(part, region, FRAME)
    # half a page is 960 pixels across, in the middle of the right half
    assert framing.width == pytest.approx(1.0)
    assert framing.x == pytest.approx(0.25 - 480 / 1920)
    assert framing.y == pytest.approx(0.05)


def test_a_high_part_is_framed_by_its_height() -> None:
    region = FrameRegion(0, 40, 1920, 1000)
    framing = frame_part(place_on_page((0, 0, 1, 1), PAGE), region, FRAME)
    assert framing.width == pytest.approx(1920 * 1.4 / 1000)


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1080, 1080)])
def test_words_never_stand_on_the_page_or_under_captions(
    tmp_path: Path, size: Size
) -> None:
    context = make_context(tmp_path, size, has_captions=True)
    regions = find_regions(context)
    beside, words = regions.beside, regions.words
    if size[0] > size[1]:
        assert beside.x + beside.w < words.x
    else:
        assert beside.y + beside.h < words.y
    assert words.y + words.h < context.free_height * size[1]
    assert words.x + words.w < 0.96 * size[0]


def test_zooms_begin_at_their_words_and_take_1_6_seconds(
    tmp_path: Path,
) -> None:
    near = [0.1, 0.2, 0.5, 0.1]
    spec = document_spec(
        {"file": "a", "zoom": [near, "page"]},
        zoom_0=50,
        zoom_1=120,
    )
    path = plan_path(spec, PAGE, make_context(tmp_path, FRAME, length=200))
    assert [(leg.start, leg.end) for leg in path.legs] == [(50, 90), (120, 160)]
    assert path.find_framing(50) == path.first == path.find_framing(160)
    assert (
        path.find_framing(90) == path.legs[0].framing == path.find_framing(120)
    )
    assert (
        path.legs[0].framing.width
        < path.find_framing(70).width
        < path.first.width
    )


def test_a_zoom_without_words_waits_a_second_for_the_one_before(
    tmp_path: Path,
) -> None:
    spec = document_spec({"file": "a", "zoom": [[0, 0, 0.5, 0.1], "page"]})
    path = plan_path(spec, PAGE, make_context(tmp_path, FRAME))
    # 0.3 s after the beginning, then 1.6 s and 1 s later
    assert [leg.start for leg in path.legs] == [8, 8 + 40 + 25]


def test_a_page_makes_room_for_its_translation(tmp_path: Path) -> None:
    document = {"file": "a", "translation": {"text": "Ja", "at": "yes"}}
    context = make_context(tmp_path, FRAME)
    path = plan_path(document_spec(document, translation=30), PAGE, context)
    assert path.first.x == pytest.approx(0.5)
    # the page is in the left half: the camera looks to its right
    assert path.find_framing(90).x > 0.8
    at_once = {"file": "a", "translation": {"text": "Ja"}}
    assert plan_path(document_spec(at_once), PAGE, context).first.x > 0.8


def test_the_table_is_as_large_as_what_is_seen_of_it() -> None:
    table = measure_table(
        [Framing(0.5, 0.5, 2.0), Framing(2.0, 0.5, 1.0)], (200, 100)
    )
    assert table.x == pytest.approx(-0.5 - 0.06)
    assert table.w == pytest.approx(3.0 + 0.12)
    assert table.h == pytest.approx(1.0 + 0.12)
