"""Labels that are gone before they can be read."""

from __future__ import annotations

from pathlib import Path

from lantern.checks.look.labels import (
    find_short_labels,
    find_short_thirds,
    find_shot_at,
)
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
    shots = [
        still(
            "hills",
            claim=CLAIM,
            hold=2,
        ),
        still("river"),
    ]
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


def test_a_lower_third_that_is_seen_for_a_moment_is_told(
    tmp_path: Path,
) -> None:
    third = {"title": "The river", "text": "at the ferry's end"}
    film = cut(
        tmp_path, silent(3, still("hills", lower_third=third)), silent(4)
    )
    (finding,) = find_short_thirds(film)
    assert finding.problem.message == (
        "the lower third “The river” is seen for 2.2 s, less than the 3.5 s that it takes to "
        "read; let it come earlier, or what follows it later"
    )
    assert finding.shots == (0,)


def test_a_lower_third_with_its_time_is_not_told(tmp_path: Path) -> None:
    third = {"title": "The river", "text": "at the ferry's end"}
    film = cut(tmp_path, silent(8, still("hills", lower_third=[third])))
    assert list(find_short_thirds(film)) == []


def test_of_several_lower_thirds_that_is_told_which_finds_no_time(
    tmp_path: Path,
) -> None:
    thirds = [{"title": "The river"}, {"title": "The ferry"}]
    film = cut(tmp_path, silent(6, still("hills", lower_third=thirds)))
    (finding,) = find_short_thirds(film)
    assert "“The ferry” is seen for" in finding.problem.message
