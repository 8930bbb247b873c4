"""A finished film is found as long as nothing changed; else it is told why there is none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lantern.core.problems import OutputFailure
from lantern.editions.finished import NotRendered, find_finished_film
from tests.support import films
from tests.support.films import Made, scene

pytestmark = pytest.mark.film


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    base = tmp_path_factory.mktemp("finished")
    film = films.write(base, [scene("One", "A short word.")])
    return films.render(film, base)


def find_film(made: Made) -> Path:
    return made.studio.script.tree.file.parent


def test_a_film_is_found_as_it_was_rendered(made: Made) -> None:
    film = find_finished_film(films.studio(find_film(made), made.out.parent))
    assert film.video == made.mp4
    assert film.timeline == made.board().timeline
    assert film.report["seconds"] == made.report["seconds"]
    assert list(film.takes) == [0]


def test_a_film_that_was_changed_is_told(made: Made, tmp_path: Path) -> None:
    film = films.write(tmp_path, [scene("One", "Another word.")])
    session = films.studio(film, made.out.parent)
    with pytest.raises(
        NotRendered,
        match=r"short\.mp4 isn't the film as it stands: .*lantern render",
    ):
        find_finished_film(session)


def test_a_draft_is_not_the_film(made: Made, tmp_path: Path) -> None:
    draft = tmp_path / "out" / "draft" / "short.mp4"
    draft.parent.mkdir(parents=True)
    os.link(made.mp4, draft)
    session = films.studio(find_film(made), tmp_path)
    with pytest.raises(
        NotRendered, match=r"there is only a draft, .*; render it"
    ):
        find_finished_film(session)
    draft.unlink()
    with pytest.raises(
        NotRendered, match=r"there is no .*short\.mp4; render it"
    ):
        find_finished_film(session)


def test_film_of_other_shapes_is_told_how_to_take_one(tmp_path: Path) -> None:
    output = {"size": "160x90", "shapes": ["1:1"]}
    film = films.write(tmp_path, [scene("One", "A short word.")], output=output)
    with pytest.raises(
        NotRendered, match=r"--shapes 16:9; .* it has: --shape 1:1$"
    ):
        find_finished_film(films.studio(film, tmp_path))


def test_an_edition_that_was_worked_on_is_kept(
    made: Made, tmp_path: Path
) -> None:
    film = find_finished_film(films.studio(find_film(made), made.out.parent))
    staged = tmp_path / "staged"
    staged.write_text("a cut")
    edition = film.open_edition("cut")
    edition.prepare_file("short.edl")
    edition.publish({"short.edl": staged}, {})
    film.open_edition("cut")
    (made.out / "cut" / "short.edl").write_text("a better cut")
    with pytest.raises(OutputFailure, match=r"short\.edl was changed"):
        film.open_edition("cut")


def test_the_cure_is_for_the_shape_that_was_asked_for(
    made: Made, tmp_path: Path
) -> None:
    session = films.studio(find_film(made), tmp_path, shape="portrait")
    with pytest.raises(NotRendered, match=r"lantern render .* --shapes 9:16$"):
        find_finished_film(session)
