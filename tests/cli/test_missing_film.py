"""A film that isn't there is told, with the one that was meant perhaps."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.cli.missing_film import (
    explain_missing_film,
    require_film,
    suggest_film,
)
from lantern.core.problems import AssetFailure


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two films, one of them beside `scenes`."""
    for name in ("scenes/endeavour", "harbour"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "film.yml").touch()
    (tmp_path / "scenes" / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("endeavour", "; did you mean scenes/endeavour?"),
        ("endeavor", "; did you mean scenes/endeavour?"),
        ("Harbour", "; did you mean harbour?"),
        ("voyage", ""),
        ("empty", ""),
    ],
)
def test_a_film_of_much_the_same_name_is_suggested(
    name: str, question: str
) -> None:
    assert suggest_film(name) == question


def test_a_folder_without_a_film_is_told_from_one_that_is_not_there() -> None:
    cure = "name a film's folder, or its file"
    assert explain_missing_film(Path("scenes/empty")) == (
        f"scenes/empty has no film.yml; {cure}"
    )
    assert explain_missing_film(Path("harbor")) == (
        f"harbor is not there; {cure}; did you mean harbour?"
    )


def test_a_film_that_is_there_is_taken_by_its_folder_and_its_file() -> None:
    require_film(Path("harbour"))
    require_film(Path("harbour/film.yml"))
    with pytest.raises(AssetFailure, match=r"^harbor is not there"):
        require_film(Path("harbor"))
