"""What can be wrong with pins, told where they are written."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from lantern.visuals.panels.pin_faults import check_pins
from lantern.visuals.specs import PinSpec, PinsSpec
from tests.support.maps import LOOK, SMALL
from tests.support.visuals import locate, make_context, map_spec, still_spec


def find(folder: Path, place: str, label: str | None = None) -> list[str]:
    (folder / "m.yml").write_text(SMALL, "utf-8")
    Image.new("RGB", (320, 240)).save(folder / "a.png")
    pin = PinSpec(
        place, still_spec("a.png", move="hold"), "landscape", label=label
    )
    spec = map_spec(pins=PinsSpec((pin,), LOOK.panels))
    context = make_context(folder, (1920, 1080))
    return [problem.message for problem in check_pins(spec, context, locate)]


@pytest.mark.parametrize("place", ["Madrid", "t", "Toledo"])
def test_a_pin_is_at_a_place_by_its_name_or_its_id(
    tmp_path: Path, place: str
) -> None:
    assert find(tmp_path, place, "Where it was signed") == []


def test_a_place_that_is_not_there_is_told(tmp_path: Path) -> None:
    (fault,) = find(tmp_path, "Mardid")
    assert fault == "the map has no place 'Mardid'; did you mean 'Madrid'?"


def test_words_that_have_no_room_are_told(tmp_path: Path) -> None:
    (fault,) = find(
        tmp_path, "Madrid", "What was signed here in the night " * 3
    )
    assert fault.startswith("this label takes ")
    assert fault.endswith(
        "room for 2; shorten it, or make the print larger with size"
    )


def test_a_shot_without_pins_has_no_faults(tmp_path: Path) -> None:
    context = make_context(tmp_path, (1920, 1080))
    assert list(check_pins(map_spec(), context, locate)) == []
