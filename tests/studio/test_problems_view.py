"""Problems as the page of the studio shows them."""

from __future__ import annotations

from pathlib import Path

from lantern.core.problems import Problem, Span
from lantern.studio.film_snapshot import FilmSnapshot
from lantern.studio.loaded_film import lay_out_film
from lantern.studio.problems_view import ShownProblem, list_problems
from tests.support import films
from tests.support.films import scene, still

SCENES = [
    scene("One", "Rain and wind.", still("dark"), still("hills", at="wind")),
    scene("Two", "Snow.", still("white")),
]


def show(folder: Path, problem: Problem) -> ShownProblem:
    """Return a problem of a film of two scenes as the page shows it."""
    session = films.studio(films.write(folder, SCENES), folder)
    film = lay_out_film(session, 1)
    (shown,) = list_problems(FilmSnapshot(film, (problem,)))
    return shown


def find_line(file: Path, text: str) -> int:
    lines = file.read_text("utf-8").splitlines()
    return next(i for i, line in enumerate(lines, 1) if text in line)


def test_a_message_is_what_is_wrong_and_its_cure() -> None:
    problem = Problem("the scene has no source; add passage; or source: none")
    (shown,) = list_problems(FilmSnapshot(problems=(problem,)))
    assert shown == ShownProblem(
        severity="error",
        message="the scene has no source",
        cure="add passage; or source: none",
        file="",
        line=0,
        column=0,
        scene=None,
        shot=None,
    )


def test_problems_keep_their_order_and_warnings_are_told_apart() -> None:
    problems = (Problem("b", warning=True), Problem("a"))
    shown = list_problems(FilmSnapshot(problems=problems))
    assert [(each.severity, each.message) for each in shown] == [
        ("warning", "b"),
        ("error", "a"),
    ]


def test_a_place_in_a_scene_s_file_is_one_of_its_shots(tmp_path: Path) -> None:
    file = tmp_path / "scenes" / "short" / "01-one.yml"
    films.write(tmp_path, SCENES)
    line = find_line(file, "hills.png")
    shown = show(tmp_path, Problem("it is blurred", Span(file, line, 4)))
    assert (shown.file, shown.line, shown.column) == (str(file), line, 4)
    assert (shown.scene, shown.shot) == (1, 2)


def test_a_place_before_the_shots_is_the_scene_itself(tmp_path: Path) -> None:
    file = tmp_path / "scenes" / "short" / "02-two.yml"
    films.write(tmp_path, SCENES)
    line = find_line(file, "narration")
    shown = show(tmp_path, Problem("it is short", Span(file, line, 2)))
    assert (shown.scene, shown.shot) == (2, None)


def test_a_file_that_a_shot_shows_belongs_to_the_shot(tmp_path: Path) -> None:
    picture = tmp_path / "assets" / "white.png"
    shown = show(tmp_path, Problem("it is small", Span(picture, 1, 1)))
    assert (shown.scene, shown.shot) == (2, 1)


def test_what_belongs_to_no_scene_has_no_place_in_the_film(
    tmp_path: Path,
) -> None:
    file = tmp_path / "scenes" / "short" / "film.yml"
    shown = show(tmp_path, Problem("no title", Span(file, 1, 1)))
    assert (shown.scene, shown.shot, shown.line) == (None, None, 1)


def test_a_remark_is_a_note_and_is_shown_as_it_is_written(
    tmp_path: Path,
) -> None:
    file = tmp_path / "scenes" / "short" / "marks.yml"
    problem = Problem("Too dark; brighten it", Span(file, 2, 5), warning=True)
    shown = show(tmp_path, problem)
    assert (shown.severity, shown.message, shown.cure) == (
        "note",
        "Too dark; brighten it",
        "",
    )
