"""Notes, inserts and parts of documents that nobody would see are told of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support import films
from tests.support.films import scene, still

RAIN = "Rain and wind over the hills, and snow at night."
BOX = [0.1, 0.1, 0.2, 0.2]


def find_told(folder: Path, *shots: dict[str, Any], **keys: Any) -> list[str]:
    film = films.write(folder, [scene("One", RAIN, *shots, **keys)])
    return [problem.message for problem in films.find_problems(film)]


@pytest.mark.parametrize(
    ("at", "until", "message"),
    [
        ("wind", "hills", None),
        (
            "hills",
            "wind",
            "'wind' is spoken before 'hills', where the {} begins",
        ),
        ("wind", "wind", "the {} ends at 'wind', where it begins"),
    ],
)
def test_what_goes_before_it_comes_is_told(
    tmp_path: Path, at: str, until: str, message: str | None
) -> None:
    times = {"at": at, "until": until}
    notes = find_told(
        tmp_path / "n", still("hills", notes=[{"box": BOX, **times}])
    )
    insert = {"clock": "04:30", **times}
    inserts = find_told(tmp_path / "i", still("hills"), inserts=[insert])
    wanted = [] if message is None else [f"{message}; choose later words"]
    assert notes == [each.format("note") for each in wanted]
    assert inserts == [each.format("insert") for each in wanted]


def test_what_comes_after_its_shot_is_told(tmp_path: Path) -> None:
    insert = {"clock": "04:30", "at": "night"}
    note = {"box": BOX, "at": "snow"}
    early = still(
        "hills",
        notes=[note],
        inserts=[insert],
    )
    told = find_told(tmp_path, early, still("hills", at="snow"))
    assert told == [
        "'night' is spoken when the next shot is seen, and the insert is never there;"
        " put it on that shot, or choose earlier words",
        "'snow' is spoken when the next shot is seen, and the note is never there;"
        " put it on that shot, or choose earlier words",
    ]


def test_an_insert_that_is_gone_before_its_shot_is_told(tmp_path: Path) -> None:
    insert = {"clock": "04:30", "until": "wind"}
    late = still(
        "hills",
        at="snow",
        inserts=[insert],
    )
    assert find_told(tmp_path, still("hills"), late) == [
        "'wind' is spoken before this shot is seen, and the insert is never there;"
        " choose later words"
    ]


def test_a_fact_for_which_its_list_is_gone_is_told(tmp_path: Path) -> None:
    facts = [{"text": "Rain"}, {"text": "Snow", "at": "snow"}]
    insert = {"facts": facts, "until": "hills"}
    assert find_told(tmp_path, still("hills", inserts=[insert])) == [
        "'hills' is spoken before 'snow', where the fact begins; choose later words"
    ]


def test_parts_of_a_document_are_told_and_a_highlight_may_be_short(
    tmp_path: Path,
) -> None:
    document = {
        "file": "hills.svg",
        "zoom": [{"to": "page", "at": "night"}],
        "highlight": [
            {"box": BOX, "at": "wind", "until": "wind"},
            {"box": BOX, "at": "wind", "until": "Rain"},
        ],
    }
    shots = [{"document": document}, still("hills", at="snow")]
    told = find_told(tmp_path, *shots)
    assert [each for each in told if "zoom" in each or "highlight" in each] == [
        "'night' is spoken when the next shot is seen, and the zoom is never there;"
        " put it on that shot, or choose earlier words",
        "'Rain' is spoken before 'wind', where the highlight begins; choose later words",
    ]


def test_a_race_that_would_run_backwards_is_told(tmp_path: Path) -> None:
    bars = []
    for name in ("North", "South"):
        bars.append({"name": name, "points": {"1900": 1, "1950": 2}})
    card = {"chart": "Coal", "race": bars}
    forward = {**card, "stops": {"1910": "wind", "1920": "snow"}}
    assert find_told(tmp_path / "a", {"card": forward}) == []
    back = {**card, "stops": {"1910": "snow", "1920": "wind"}}
    assert find_told(tmp_path / "b", {"card": back}) == [
        "'wind' is spoken before 'snow', and 1920 is after 1910; a race runs forward"
    ]
