"""What a picture is found to show."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.problems import AssetFailure
from lantern.scaffold.picture_study import study_picture
from tests.support.faces import Person, draw_people, make_png, save_png


def test_a_portrait_has_a_face_and_is_no_page(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(save_png(draw_people((600, 400), Person(300, 160, 110))))
    study = study_picture(path)
    assert (study.size, len(study.faces)) == ((600, 400), 1)
    assert (study.is_page, study.is_clear) == (False, False)


def test_a_picture_that_is_clear_in_places_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(make_png((300, 300), colour=(90, 90, 90, 100)))
    assert study_picture(path).is_clear


def test_a_drawing_is_looked_at_small_and_has_no_faces(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="1000">'
        '<rect width="2000" height="1000" fill="#445566"/></svg>'
    )
    study = study_picture(path)
    assert (study.size, study.faces, study.is_clear) == (
        (2000, 1000),
        (),
        False,
    )


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"words")
    with pytest.raises(
        AssetFailure, match=r"a\.png is no picture that can be read"
    ):
        study_picture(path)
