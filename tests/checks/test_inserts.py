"""What is wrong with inserts: no room, and words that nobody speaks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support import films
from tests.support.films import scene, still

RAIN = "Rain and wind over the hills."
LONG = "A line that goes on and on and needs two lines of the panel"
CROWDED = (
    "there is no room for this insert beside the others of its time; let one of them go"
    " before it comes (until), or shorten them"
)
NO_ROOM = "this insert has no room in the frame; shorten what it says"


def find_told(folder: Path, *inserts: dict[str, Any], **keys: Any) -> list[str]:
    shot = still("hills", inserts=list(inserts))
    film = films.write(folder, [scene("One", RAIN, shot)])
    return [problem.message for problem in films.find_problems(film, **keys)]


@pytest.mark.parametrize(
    "insert",
    [
        {"figure": 1577725, "unit": "men", "text": "crossed the border"},
        {"facts": ["Rain", {"text": "Wind", "at": "wind"}], "text": "Weather"},
        {"clock": {"from": "00:10", "to": "04:30"}, "text": "Khabarovsk time"},
        {"progress": {"to": 60, "of": 200}, "unit": "km"},
    ],
)
def test_a_good_insert_is_not_told_of(
    tmp_path: Path, insert: dict[str, Any]
) -> None:
    assert find_told(tmp_path, insert) == []


def test_one_that_is_too_high_is_told(tmp_path: Path) -> None:
    facts = {"facts": [f"{LONG} and three: {n}" for n in "abcdefgh"]}
    assert find_told(tmp_path, facts) == [NO_ROOM]


def test_those_that_lie_on_others_are_told(tmp_path: Path) -> None:
    facts = {"facts": list("abcdefgh")}
    assert find_told(tmp_path / "two", facts, facts) == []
    assert find_told(tmp_path / "three", *[facts] * 3) == [CROWDED]
    # the last one comes when the others are gone
    gone = {**facts, "until": "hills"}
    later = {**facts, "at": "hills"}
    assert find_told(tmp_path / "later", *[gone] * 2, later) == []


def test_words_that_nobody_speaks_are_told(tmp_path: Path) -> None:
    insert = {"facts": [{"text": "Rain", "at": "the rian"}]}
    (told,) = find_told(tmp_path, insert)
    assert (
        told
        == "'the rian' is not spoken in the narration; did you mean 'Rain and'?"
    )
