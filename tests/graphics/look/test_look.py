"""The atlas loads, and copies of it are checked key by key."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lantern.core.problems import AssetFailure
from lantern.graphics import look

ATLAS = look.load()


def copy_atlas(folder: Path, old: str = "", new: str = "") -> Path:
    """Write a copy of the atlas with one change, at its first place."""
    copy = folder / "mine.yml"
    copy.write_text(look.ATLAS.read_text("utf-8").replace(old, new, 1), "utf-8")
    return copy


def test_the_atlas_holds_the_inks_sizes_and_times_of_the_look() -> None:
    assert ATLAS.name == "atlas"
    assert ATLAS.get_ink("vermilion") == "#b3301f"
    assert ATLAS.get_role("title").size == 121
    assert ATLAS.timing.dissolve.chapter == 1.2
    assert ATLAS.grain.card == 0.018
    assert ATLAS.vignette.dark_card == 0.30


def test_roles_have_their_own_size_in_portrait_frames_if_the_look_gives_one() -> (
    None
):
    assert ATLAS.get_role("title", portrait=True).size == 106
    assert ATLAS.get_role("caption", portrait=True).size == 58
    assert ATLAS.get_role("note", portrait=True).size == 28


def test_a_copy_may_change_an_ink(tmp_path: Path) -> None:
    copy = copy_atlas(tmp_path, "#b3301f", "#1F30B3")
    assert look.load(copy).get_ink("vermilion") == "#1f30b3"


def test_a_changed_copy_is_read_again(tmp_path: Path) -> None:
    copy = copy_atlas(tmp_path)
    os.utime(copy, ns=(1, 1))
    first = look.load(copy)
    assert look.load(copy) is first
    copy_atlas(tmp_path, "size: 121", "size: 99")
    os.utime(copy, ns=(2, 2))
    assert look.load(copy).get_role("title").size == 99


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  paper: ", "  papper: ", "papper"),
        ("leading: 1.08}", "leding: 1.08}", "leding"),
        ('"#efe3c9"', '"paper"', "hexadecimal"),
        ("weight: 600, size: 121", "weight: 650, size: 121", "weight"),
        ("card: 0.018", "card: 1.5", "card"),
    ],
)
def test_a_mistake_in_a_look_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    copy = copy_atlas(tmp_path, old, new)
    text = copy.read_text("utf-8")
    line = text[: text.index(new)].count("\n") + 1
    found, problems = look.read(copy)
    assert found is None
    lines = [
        each.span.line
        for each in problems
        if each.span and message in each.message
    ]
    assert line in lines


@pytest.mark.parametrize(
    ("group", "name"),
    [("inks", "gold"), ("roles", "unit"), ("roles", "lower_third_line")],
)
def test_a_look_without_a_base_has_every_ink_and_role(
    tmp_path: Path, group: str, name: str
) -> None:
    copy = copy_atlas(tmp_path, f"  {name}: ", f"  # {name}: ")
    found, problems = look.read(copy)
    assert found is None
    [problem] = problems
    assert f"these {group} are missing: {name}; add them" in problem.message
    assert problem.span is not None
    text = copy.read_text("utf-8")
    assert (
        problem.span.line == text[: text.index(f"{group}:\n")].count("\n") + 2
    )


def test_a_look_may_lack_the_role_that_another_one_stands_in_for(
    tmp_path: Path,
) -> None:
    found, problems = look.read(
        copy_atlas(tmp_path, "  callout: ", "  # callout: ")
    )
    assert problems == []
    assert found is not None
    assert found.get_role("callout") == ATLAS.get_role("lower_third_line")


def test_a_look_with_faults_is_refused_with_all_of_them(tmp_path: Path) -> None:
    copy = copy_atlas(tmp_path, '"#efe3c9"', '"paper"')
    with pytest.raises(AssetFailure) as failure:
        look.load(copy)
    assert failure.value.message == f"the look {copy} can't be used"
    assert any("hexadecimal" in line for line in failure.value.detail)


def test_a_look_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AssetFailure, match="can't be used"):
        look.load(tmp_path / "none.yml")


def test_captions_lift_the_lower_third() -> None:
    wide = (1920, 1080)
    assert ATLAS.get_bands(wide, True)["lower_third"] == (96, 720, 980, 116)
    assert ATLAS.get_bands(wide, False)["lower_third"] == (96, 910, 980, 116)
    assert "caption" not in ATLAS.get_bands(wide, False)
