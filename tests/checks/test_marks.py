"""Remarks on a film, as `check` tells them."""

from __future__ import annotations

from pathlib import Path

from lantern.checks.marks import check_marks
from lantern.plan import project as projects
from tests.support import films
from tests.support.films import scene

MARKS = """marks:
  - {scene: two, at: 61.5, text: "Louder,\\nplease"}
  - {scene: three, text: Gone}
"""


def test_remarks_are_notes_at_their_places(tmp_path: Path) -> None:
    scenes = [scene("One", None, duration=2), scene("Two", None, duration=99)]
    film = films.write(tmp_path, scenes)
    (film / "marks.yml").write_text(MARKS, "utf-8")
    found = [
        problem
        for problem in films.find_problems(film)
        if problem.span and problem.span.file.name == "marks.yml"
    ]
    assert [(each.message, each.warning) for each in found] == [
        ("a remark on scene 2 'Two', 1:01 into it: Louder, please", True),
        (
            "a remark on 'three', a scene that isn't in the film: Gone; give it another"
            " scene, or take it out",
            True,
        ),
    ]
    places = [each.span.line for each in found if each.span]
    assert places == [2, 3]


def test_nothing_is_said_of_remarks_in_a_scene_that_can_not_be_read(
    tmp_path: Path,
) -> None:
    scenes = [scene("One", None, duration=2), scene("Two", None, duration=99)]
    film = films.write(tmp_path, scenes)
    (film / "marks.yml").write_text(MARKS, "utf-8")
    (film / "02-two.yml").write_text("scene: [\n", "utf-8")
    _, problems = projects.load(film)
    assert [each.span.file.name for each in problems if each.span] == [
        "02-two.yml"
    ]
    loaded, _ = projects.load(film)
    assert loaded is not None
    told = [
        each.message.partition(":")[0] for each in check_marks(loaded.script)
    ]
    assert told == ["a remark on 'three', a scene that isn't in the film"]


def test_a_broken_file_of_remarks_stops_no_film(tmp_path: Path) -> None:
    film = films.write(tmp_path, [scene("One", None, duration=2)])
    (film / "marks.yml").write_text("marks: 7\n", "utf-8")
    found = films.find_problems(film)
    assert found
    assert all(problem.warning for problem in found)
