"""The film's own type, as the page may show it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from lantern.graphics.typefaces import Typefaces, load_family
from lantern.studio.film_type import find_font, list_own_type
from lantern.studio.loaded_film import LoadedFilm, lay_out_film
from tests.support import films
from tests.support.films import scene, still
from tests.support.fonts import box_font


def lay(folder: Path, **film: object) -> LoadedFilm:
    scenes = [scene("One", None, still("white"), duration=2)]
    written = films.write(folder / "project", scenes, **film)
    return lay_out_film(films.studio(written, folder), 1)


def wear(film: LoadedFilm, font: Path) -> LoadedFilm:
    """The film with a font of its own in place of Lantern's serif."""
    project = film.project
    typefaces = Typefaces(serif=load_family([font]))
    look = project.look.with_typefaces(typefaces)
    session = replace(film.session, project=replace(project, look=look))
    return replace(film, session=session)


def test_a_film_set_in_lantern_s_type_has_none_of_its_own(
    tmp_path: Path,
) -> None:
    film = lay(tmp_path)
    assert list(list_own_type(film)) == []
    assert find_font(film, "serif") is None
    assert find_font(film, "none") is None


def test_its_own_type_is_known_by_slot_and_file(tmp_path: Path) -> None:
    font = box_font(tmp_path / "own.ttf", "Own", "雨")
    film = wear(lay(tmp_path), font)
    (own,) = list_own_type(film)
    assert own.slot == "serif"
    found = find_font(film, "serif")
    assert found is not None
    assert found.file == font
    assert find_font(film, "sans") is None


def test_another_file_is_other_type(tmp_path: Path) -> None:
    font = box_font(tmp_path / "own.ttf", "Own", "雨")
    film = lay(tmp_path)
    before = list(list_own_type(wear(film, font)))
    box_font(font, "Own", "雨水")
    os.utime(font, ns=(1, 1))
    assert list(list_own_type(wear(film, font))) != before


def test_a_font_that_went_is_not_shown(tmp_path: Path) -> None:
    font = box_font(tmp_path / "own.ttf", "Own", "雨")
    film = wear(lay(tmp_path), font)
    font.unlink()
    assert list(list_own_type(film)) == []
