"""Labels that are gone before they can be read."""

from __future__ import annotations

from pathlib import Path

from lantern.checks.look.labels import find_short_labels, find_shot_at
from tests.support.cut_films import cut, get_line, silent
from tests.support.films import still

CLAIM = {"status": "reported", "by": "the ferryman"}


def test_a_claim_that_is_seen_for_a_moment_is_told(tmp_path: Path) -> None:
    film = cut(tmp_path, silent(2, still("hills", claim=CLAIM)), silent(4))
    (finding,) = find_short_labels(film)
    assert finding.problem.message == (
        "the label “Reported: the ferryman” is seen for 2.0 s, less than the 2.5 s that it takes "
        "to read; begin it earlier, or make the shot longer"
    )
    assert get_line(finding.problem).startswith("{")
    assert finding.shots == (0,)


def test_a_claim_that_goes_on_over_a_cut_is_one(tmp_path: Path) -> None:
    shots = [still("hills", claim=CLAIM, hold=2), still("river")]
    film = cut(tmp_path, silent(4, *shots))
    assert list(find_short_labels(film)) == []


def test_the_shot_at_a_frame_has_begun_there(tmp_path: Path) -> None:
    film = cut(tmp_path, silent(4, still("hills", hold=2), still("river")))
    assert [find_shot_at(film, n).index for n in (0, 49, 50, 99, 500)] == [
        0,
        0,
        1,
        1,
        1,
    ]
