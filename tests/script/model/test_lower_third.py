"""Lower thirds as authors write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.script.model.lower_third import LowerThird, iter_thirds
from tests.support.models import list_shot_faults, make_shot


def test_a_list_has_its_places() -> None:
    shot = make_shot(lower_third=[{"title": "Ann"}, {"title": "Ben"}])
    found = [
        (each.loc, each.third.title) for each in iter_thirds(shot.lower_third)
    ]
    assert found == [(("lower_third", 0), "Ann"), (("lower_third", 1), "Ben")]
    alone = make_shot(lower_third={"title": "Ann"}).lower_third
    assert [each.loc for each in iter_thirds(alone)] == [("lower_third",)]
    assert list(iter_thirds(None)) == []


def test_one_may_have_a_portrait_and_its_focus() -> None:
    third = make_shot(
        lower_third={"title": "Ann", "portrait": "a.jpg", "focus": [0.4, 0.3]}
    ).lower_third
    assert isinstance(third, LowerThird)
    assert (third.portrait, third.focus) == ("a.jpg", (0.4, 0.3))


def test_one_that_names_a_speaker_needs_no_title() -> None:
    third = make_shot(
        lower_third={"speaker": "ann", "side": "left"}
    ).lower_third
    assert isinstance(third, LowerThird)
    assert (third.speaker, third.title, third.side) == ("ann", "ann", "left")


@pytest.mark.parametrize(
    ("third", "said"),
    [
        (
            "{title: Ann, focus: [0.5, 0.5]}",
            "x.yml:4:53: focus is a portrait's, and there is none",
        ),
        ("{text: A guide}", "x.yml:4:20: the key 'title' is missing"),
        (
            "{title: Ann, potrait: a.jpg}",
            "x.yml:4:46: unknown key 'potrait'; did you mean 'portrait'?",
        ),
    ],
)
def test_faults_of_a_lower_third(tmp_path: Path, third: str, said: str) -> None:
    shot = f"{{still: a.png, lower_third: {third}}}"
    assert list_shot_faults(tmp_path, shot) == [said]
