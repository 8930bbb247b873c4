"""Where translations of a film lie, and what its scenes and maps are called in them."""

from __future__ import annotations

from pathlib import Path

from lantern.core.files import format_relative
from lantern.script.film_script import SceneSource

FILM_SECTION = "film"
"""The section of the texts of film.yml."""
_FOLDER = "translations"
_ENDING = ".yml"


def find_folder(film_file: Path) -> Path:
    """Return the folder with the translations of a film, whether it is there or not.

    Args:
        film_file: its film.yml, or the single file that holds all of it.
    """
    if film_file.name == "film.yml":
        return film_file.parent / _FOLDER
    return film_file.with_name(f"{film_file.stem}.{_FOLDER}")


def find_translation(film_file: Path, language: str) -> tuple[Path, ...]:
    """Return where the translation into a language is: a file `ru.yml`, or a folder `ru`.

    Nothing if there is none; both if there are both, which is a fault.
    """
    folder = find_folder(film_file)
    places = []
    if (folder / f"{language}{_ENDING}").is_file():
        places.append(folder / f"{language}{_ENDING}")
    if list_files(folder / language):
        places.append(folder / language)
    return tuple(places)


def list_files(place: Path) -> list[Path]:
    """Return the files of a translation: the file itself, or those in its folder, by name."""
    if place.is_file():
        return [place]
    if not place.is_dir():
        return []
    return sorted(path for path in place.iterdir() if path.suffix == _ENDING)


def list_languages(film_file: Path) -> tuple[str, ...]:
    """Return the languages that a film is translated into, by their tags, in order."""
    folder = find_folder(film_file)
    if not folder.is_dir():
        return ()
    found = set()
    for path in folder.iterdir():
        if list_files(path) and (path.is_dir() or path.suffix == _ENDING):
            found.add(path.stem if path.is_file() else path.name)
    return tuple(sorted(found))


def name_scene(part: SceneSource) -> str:
    """Return what a scene is called in translations: its file without ending, or its id."""
    return part.id if part.at else part.tree.file.stem


def name_map(path: Path, film_folder: Path) -> str:
    """Return what a map is called in translations: its path from the film's folder."""
    return format_relative(path, film_folder.resolve())
