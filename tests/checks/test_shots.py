"""What is wrong with shots, in the film's own look and in each of its shapes."""

from __future__ import annotations

from pathlib import Path

from lantern.core.problems import Problem
from lantern.core.units import Shape
from lantern.graphics import look
from tests.support import films, maps
from tests.support.films import scene, still

WORDS = "It rained in the hills for forty days "
ALL: list[Shape] = ["wide", "portrait", "square"]
AFAR = maps.EMPTY.replace("-4.0, 40.0", "100, 40").replace(
    "-3.7, 40.4", "100, 40"
)
"""A map of China with the views of the one of Iberia."""
WEST = {"map": "west.yml", "view": "wide"}
NEAR = {"map": "west.yml", "view": "near"}
EAST = {"map": "east.yml", "view": "wide"}
MATCH = {"transition": "match"}


def find_faults(folder: Path) -> list[str]:
    return [problem.message for problem in films.find_problems(folder)]


def test_a_statement_too_large_in_the_films_own_look_is_found(
    tmp_path: Path,
) -> None:
    card = {"card": {"statement": "It rained in the hills for forty days " * 4}}
    one = scene("One", None, card, duration=4)
    assert find_faults(films.write(tmp_path, [one])) == []
    folder = films.write(tmp_path, [one], look={"base": "own.yml"})
    atlas = look.ATLAS.read_text("utf-8")
    old = "weight: 400, size: 74,"
    assert old in atlas
    (folder / "own.yml").write_text(
        atlas.replace(old, "weight: 400, size: 400,")
    )
    (fault,) = find_faults(folder)
    assert "statement" in fault and "is too long" in fault


def find_in_shapes(folder: Path, words: str, shapes: list[Shape]) -> list[str]:
    """Return what is wrong with a statement card in some shapes."""
    card = {"card": {"statement": words.strip()}}
    film = films.write(folder, [scene("One", None, card, duration=4)])
    return [
        problem.message for problem in films.find_problems(film, shapes=shapes)
    ]


def test_what_is_wrong_in_every_shape_is_told_once(tmp_path: Path) -> None:
    assert find_in_shapes(tmp_path, WORDS * 20, ALL) == [
        "'statement' is too long for a statement card; shorten it"
    ]


def test_what_is_wrong_in_other_shapes_only_names_them(tmp_path: Path) -> None:
    fault = "'statement' is too long for a statement card; shorten it"
    assert find_in_shapes(tmp_path, WORDS * 7, ["wide", "portrait"]) == []
    assert find_in_shapes(tmp_path, WORDS * 7, ALL) == [f"in 1:1: {fault}"]
    assert find_in_shapes(tmp_path, WORDS * 7, ["square"]) == [fault]


def write_maps(
    folder: Path, *scenes: films.Scene, **head: object
) -> list[Problem]:
    """Return what is wrong with a film of maps of Iberia and of China."""
    film = films.write(folder, list(scenes), **head)
    (film / "west.yml").write_text(maps.EMPTY, "utf-8")
    (film / "east.yml").write_text(AFAR, "utf-8")
    return films.find_problems(film)


def test_two_views_of_one_country_can_be_matched(tmp_path: Path) -> None:
    shots = scene("One", None, WEST, {**NEAR, **MATCH}, duration=6)
    assert write_maps(tmp_path, shots) == []


def test_maps_without_common_ground_cannot_be_matched(tmp_path: Path) -> None:
    shots = scene("One", None, WEST, {**EAST, **MATCH}, duration=6)
    (problem,) = write_maps(tmp_path, shots)
    assert problem.message == (
        "the two maps share too little ground to be matched, less than half of what the nearer"
        " one shows, or one is tilted; take a dissolve"
    )


def test_a_map_and_a_still_cannot_be_matched(tmp_path: Path) -> None:
    message = "a match is between two maps; this shot and the one before it aren't both maps"
    for before, after in ((still("white"), NEAR), (WEST, still("white"))):
        shots = scene("One", None, before, {**after, **MATCH}, duration=6)
        assert [each.message for each in write_maps(tmp_path, shots)] == [
            message
        ]


def test_a_scene_s_match_is_that_of_its_first_shot(tmp_path: Path) -> None:
    one = scene("One", None, WEST, duration=3)
    two = scene(
        "Two",
        None,
        NEAR,
        still("white"),
        duration=6,
        **MATCH,
    )
    assert write_maps(tmp_path, one, two) == []
    two = scene(
        "Two",
        None,
        still("white"),
        NEAR,
        duration=6,
        **MATCH,
    )
    (problem,) = write_maps(tmp_path, one, two)
    assert problem.span is not None
    assert problem.span.file.name == "02-two.yml"


def test_a_film_cannot_match_all_its_shots(tmp_path: Path) -> None:
    one = scene("One", None, WEST, still("white"), duration=6)
    (problem,) = write_maps(tmp_path, one, transition="match")
    assert problem.message == (
        "a match is between two maps; write it at the shot or the scene that has the second one"
    )


def test_a_map_with_faults_is_told_once_though_it_is_matched(
    tmp_path: Path,
) -> None:
    shots = scene(
        "One", None, WEST, {**NEAR, "view": "moon", **MATCH}, duration=6
    )
    (problem,) = write_maps(tmp_path, shots)
    assert "no view 'moon'" in problem.message


def test_a_program_of_the_film_s_own_needs_leave(tmp_path: Path) -> None:
    clip = {"clip": {"python": "own:make"}}
    film = films.write(tmp_path, [scene("One", None, clip, duration=3)])
    (film / "own.py").write_text("def make(): ...\n")
    (problem,) = films.find_problems(film)
    assert problem.message == (
        "'own:make' is a program of the film's own; allow it to run with --allow-python"
    )


def test_a_missing_picture_is_told_once(tmp_path: Path) -> None:
    shot = still("lost", effects=[{"NoSuchEffect": {}}])
    assert find_faults(
        films.write(tmp_path, [scene("One", "Rain.", shot)])
    ) == ["'assets/lost.png' not found; did you mean 'hills.png'?"]


def test_an_effect_that_does_not_exist_is_told_at_its_place(
    tmp_path: Path,
) -> None:
    shot = still("hills", effects=["BlackAndWhite", "BlackAndWite"])
    film = films.write(tmp_path, [scene("One", "Rain.", shot)])
    (problem,) = films.find_problems(film)
    assert problem.message == (
        "MoviePy has no effect 'BlackAndWite'; did you mean 'BlackAndWhite'?"
    )
    assert problem.span is not None
    lines = (film / "01-one.yml").read_text("utf-8").splitlines()
    assert "BlackAndWite" in lines[problem.span.line - 1]
