"""The whole check of a film: everything is found at once, each thing once."""

from __future__ import annotations

from pathlib import Path

from lantern import checks
from lantern.core.store import Store
from lantern.plan import project
from tests.support import films, maps
from tests.support.films import scene, still


def test_a_film_without_faults_has_none(tmp_path: Path) -> None:
    film = films.write(tmp_path, [scene("One", "Rain.")])
    assert films.find_problems(film, strict=True) == []


def test_faults_of_all_kinds_are_found_in_one_run(tmp_path: Path) -> None:
    film = films.write(
        tmp_path,
        [
            scene("One", "Rain.", {"card": {"statement": "It rained " * 80}}),
            scene("Two", "Snow.", lower_third={"title": "雪"}),
        ],
        voice=["tone", "ufo"],
    )
    found = [problem.message for problem in films.find_problems(film)]
    assert len(found) == 3
    assert found[0].startswith("there is no voice 'ufo'")
    assert found[1].startswith("'statement' is too long")
    assert found[2].startswith("the font Source Serif Pro lacks 1")


WITHOUT_THEIR_FILES = (
    "{map: gone.yml, view: wide}",
    "{map: gone.yml, view: wide, inset: {view: near}}",
    "{map: here.yml, view: wide, inset: {map: gone.yml, view: wide}}",
    "{still: gone.png}",
    "{clip: gone.mp4}",
    "{document: gone.pdf}",
    "{card: {chart: Coal, lines: [{name: B, column: b}], data: {file: gone.csv, x: a}}}",
    "{card: {statement: Hi, ground: {map: gone.yml, view: wide}}}",
    "{card: title, sound: gone.wav}",
    "{card: title, lower_third: {title: Ann, portrait: gone.png}}",
)
"""Shots that each name one file that isn't there."""


FILM_WITHOUT_ITS_FILES = """\
lantern: 1
title: A film
voice: [tone]
lexicon: gone.yml
music: {file: gone.wav}
look: {base: gone-look.yml}
article: {title: Rain, file: gone.txt}
thumbnail: {still: gone.png}
"""


def test_files_that_are_missing_are_told_once_and_hide_nothing(
    tmp_path: Path,
) -> None:
    film = films.write(tmp_path, [])
    (film / "here.yml").write_text(maps.EMPTY, "utf-8")
    (film / "film.yml").write_text(FILM_WITHOUT_ITS_FILES, "utf-8")
    shots = [
        "{card: title}",
        *WITHOUT_THEIR_FILES,
        "{map: here.yml, view: nowhere}",
    ]
    lines = [f"  - {shot}\n" for shot in shots]
    text = "scene: One\nnarration: Rain.\nshots:\n" + "".join(lines)
    (film / "01-one.yml").write_text(text, "utf-8")
    named = []
    for file in (film / "film.yml", film / "01-one.yml"):
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            if "gone" in line:
                named.append(f"{file}:{number}:{line.index('gone') + 1}")
    found = films.find_problems(film)
    missing = [
        str(each.span) for each in found if "' not found" in each.message
    ]
    others = [
        each.message for each in found if "' not found" not in each.message
    ]
    assert sorted(missing) == sorted(named)
    assert "the map has no view 'nowhere'; its views are wide, near" in others


def test_the_same_fault_in_two_shots_is_told_for_each(tmp_path: Path) -> None:
    film = films.write(
        tmp_path, [scene("One", "Rain.", still("dark"), still("dark"))]
    )
    (tmp_path / "assets" / "dark.png").write_bytes(b"no picture")
    spans = {problem.span for problem in films.find_problems(film)}
    assert len(spans) == len(films.find_problems(film)) == 2


def test_burned_captions_of_any_shape_need_their_characters(
    tmp_path: Path,
) -> None:
    """A film in 9:16 has them by default, others haven't."""
    film = films.write(tmp_path, [scene("One", "Rain, 雨.")])
    assert films.find_problems(film) == []
    (problem,) = films.find_problems(film, shapes=["wide", "portrait"])
    assert problem.message.startswith("the font Source Sans Pro lacks 1")


def test_a_check_makes_nothing_but_its_own_notes(tmp_path: Path) -> None:
    film = films.write(
        tmp_path / "project", [scene("One", "Rain.", still("river"))]
    )
    before = sorted((tmp_path / "project").rglob("*"))
    store = Store(tmp_path / "store")
    assert films.find_problems(film, store=store) == []
    assert sorted((tmp_path / "project").rglob("*")) == before
    assert [path.suffix for path in store.root.glob("??/*.json")] == [".json"]


def test_strict_is_for_sources_alone(tmp_path: Path) -> None:
    film = films.write(
        tmp_path,
        [scene("One", "Rain.", passage=[1])],
        article={"title": "The rain"},
    )
    loaded, problems = project.load(film)
    assert loaded is not None
    assert problems == []
    assert checks.check(loaded) == []
    (problem,) = checks.check(loaded, strict=True)
    assert problem.message == (
        "there is no article.lock.yml to check the film against; write it: lantern sources"
        " FILM --article FILE --lock"
    )
