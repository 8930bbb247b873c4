"""Narrations shared among shots: every word once, also of several speakers and without blanks."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern import rendering
from lantern.editions.shot_narration import split_narration
from tests.support import films
from tests.support.films import scene, still

pytestmark = pytest.mark.film

WIND = "Then the wind came up from the sea, and the roofs went one by one."


def split(
    tmp_path: Path, *scenes: films.Scene, **film: object
) -> list[list[str]]:
    folder = films.write(tmp_path, scenes, **film)
    rendition = rendering.speak_and_lay_out(films.studio(folder, tmp_path))
    told = []
    for said in split_narration(rendition):
        told.append([each.line for each in said])
    return told


def test_a_voice_that_leads_is_heard_in_the_shot_before(tmp_path: Path) -> None:
    first = scene("One", "It rained.", pause_after=3)
    second = scene(
        "Two",
        WIND,
        voice_leads=1,
        pause_before=0,
    )
    told = split(tmp_path, first, second)
    assert told[0][0] == "It rained."
    assert len(told[0]) == 2
    assert f"{told[0][1]} {told[1][0]}" == WIND


def test_several_speakers_are_named(tmp_path: Path) -> None:
    told = split(
        tmp_path,
        scene("One", "It rained. [ann] I saw it.", still("hills")),
        speakers={"ann": {"name": "Ann Lee"}},
    )
    assert told == [["Narrator: It rained.", "Ann Lee: I saw it."]]


def test_words_without_blanks_are_split_where_the_shot_begins(
    tmp_path: Path,
) -> None:
    text = "雨下了一整夜。然后风来了。"
    told = split(
        tmp_path,
        scene("One", text, still("hills"), still("grey", at="然后")),
        language="zh",
    )
    assert told == [["雨下了一整夜。"], ["然后风来了。"]]
