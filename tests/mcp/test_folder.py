"""The folder that is served: its films, and nothing outside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.mcp.folder import FolderError, ServedFolder


def write_film(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "film.yml").touch()


def test_films_are_found_but_not_what_was_made(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    for name in ("scenes/b", "scenes/a", "build/short/x"):
        write_film(tmp_path / name)
    served = ServedFolder.open(tmp_path)
    assert served.list_films() == ["scenes/a", "scenes/b"]
    assert served.locate_film("scenes/a/film.yml") == tmp_path / "scenes" / "a"
    with pytest.raises(
        FolderError, match="no film 'scenes/c'; there are: scenes/a"
    ):
        served.locate_film("scenes/c")


def test_a_part_of_a_project_is_not_served(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    write_film(tmp_path / "scenes" / "a")
    with pytest.raises(FolderError, match="in their project"):
        ServedFolder.open(tmp_path / "scenes")
    with pytest.raises(FolderError, match="is no folder"):
        ServedFolder.open(tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["scenes/a\0", "a" * 5000])
def test_what_no_file_can_be_called_is_refused(
    tmp_path: Path, name: str
) -> None:
    with pytest.raises(FolderError, match="can't be a path here"):
        ServedFolder(tmp_path).locate(name)
