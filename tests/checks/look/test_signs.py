"""Words of notes, inserts and datelines that are gone before they can be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lantern.checks.look.signs import find_short_signs
from tests.support.cut_films import cut, get_line, silent
from tests.support.films import still

NOTE: dict[str, Any] = {
    "circle": [0.3, 0.3, 0.3, 0.3],
    "text": "Five men on one tank",
}


def list_told(folder: Path, seconds: float, **shot: Any) -> list[str]:
    film = cut(folder, silent(seconds, still("hills", **shot)))
    return [finding.problem.message for finding in find_short_signs(film)]


def test_a_note_that_is_seen_for_a_moment_is_told(tmp_path: Path) -> None:
    """It comes 0.5 s (13 frames) after the picture; 20 characters take 1 + 20 * 0.06 s."""
    film = cut(tmp_path, silent(2, still("hills", notes=[NOTE])))
    (finding,) = find_short_signs(film)
    assert finding.problem.message == (
        "“Five men on one tank” of a note is seen for 1.5 s, less than the 2.2 s that it takes "
        "to read; let it come earlier, or end later"
    )
    assert get_line(finding.problem).startswith("{")
    assert finding.shots == (0,)


def test_each_fact_has_its_own_time(tmp_path: Path) -> None:
    """They come after 0.6 + 0.4 s, and the next one 0.8 s later: it is seen for 1.2 of 3 s."""
    facts = {"facts": ["Rain", "Wind over the hills"]}
    (told,) = list_told(tmp_path, 3, inserts=facts)
    assert told.startswith(
        "“Wind over the hills” of an insert is seen for 1.2 s"
    )


def test_what_has_its_time_is_not_told(tmp_path: Path) -> None:
    insert = {"figure": 7, "text": "days of rain"}
    assert (
        list_told(
            tmp_path,
            5,
            notes=NOTE,
            inserts=insert,
        )
        == []
    )


def test_a_dateline_is_seen_as_long_as_its_shots(tmp_path: Path) -> None:
    """23 characters take 1 + 23 * 0.06 s."""
    dateline = {"place": "Harbin", "date": "1945-08-18"}
    (told,) = list_told(tmp_path, 2, dateline=dateline)
    assert told.startswith(
        "“Harbin · 18 August 1945” of a dateline is seen for 2.0 s, less than the 2.4 s"
    )
    shots = (
        still(
            "hills",
            dateline=dateline,
            hold=1.5,
        ),
        still("river"),
    )
    both = [{**shot, "dateline": dateline} for shot in shots]
    assert list(find_short_signs(cut(tmp_path / "b", silent(3, *both)))) == []
