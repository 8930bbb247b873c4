"""Portraits on cards, and the initials of who has none."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from lantern.graphics import look
from lantern.graphics.contrast import compare_colours
from lantern.graphics.look.bases import get_look_file
from lantern.graphics.look.inks import mix_colours
from lantern.script.model.people import PeopleCard
from lantern.visuals.card.portraits import (
    draw_monogram,
    draw_mounted,
    find_files,
    find_initials,
    make_finder,
)
from tests.support.visuals import make_context

ATLAS = look.load()
BOX = (10.0, 20.0, 78.0, 100.0)


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Ann Lee", "AL"),
        ("Tomas", "T"),
        ("Prof. Maria van der Berg", "MB"),
        ("J. R. Hollis", "JH"),
        ("Martin King Jr.", "MK"),
        ("Dr. Oster", "O"),
        ("Prof.", "P"),
        ("ann of the mill (miller)", "AM"),
        ("毛澤東", "毛"),
        ("Андрей Громыко", "АГ"),
        ("— ?", "—"),
    ],
)
def test_initials(name: str, initials: str) -> None:
    assert find_initials(name) == initials


def test_initials_can_be_read_in_every_look() -> None:
    for name in ("atlas", "archive", "modern-light", "newspaper", "night"):
        each = look.load(get_look_file(name))
        for shown in (each, each.for_dark_ground()):
            field = mix_colours(shown.page, shown.get_ink("slate_light"), 0.4)
            assert f'fill="{field}"' in draw_monogram(
                BOX, "Ann", shown, mount=2
            )
            assert compare_colours(field, shown.get_ink("slate_deep")) >= 4.5


def test_long_initials_stay_within_the_mount() -> None:
    narrow = draw_monogram((0, 0, 40.0, 400.0), "Wm Wm", ATLAS, mount=2)
    # 0.3 of the height would be 120; two W are broader than 0.8 of 36
    size = float(narrow.split('font-size="')[1].split('"')[0])
    assert size < 20


def test_a_mount_without_a_picture_is_empty() -> None:
    assert "<image" not in draw_mounted(BOX, "", ATLAS, mount=5)
    assert 'x="15.00" y="25.00" width="68.00" height="90.00"' in draw_mounted(
        BOX, "data:x", ATLAS, mount=5
    )


def test_a_card_finds_its_portraits_by_their_keys(tmp_path: Path) -> None:
    Image.new("RGB", (30, 40), "blue").save(tmp_path / "b.png")
    persons = [
        {"name": "Ann"},
        {"name": "Ben", "portrait": "b.png", "focus": [0.5, 0.5]},
        {"name": "Cy", "portrait": "c.png", "focus": [0.5, 0.5]},
    ]
    card = PeopleCard.model_validate({"people": "Hall", "persons": persons})
    context = make_context(tmp_path)
    find = make_finder(card, context)
    assert find("persons/1/portrait", 40).startswith("data:image/jpeg;base64,")
    assert (find("persons/0/portrait", 40), find("persons/2/portrait", 40)) == (
        "",
        "",
    )
    assert find_files(card, context) == (tmp_path / "b.png", tmp_path / "c.png")
