"""New films: the one in `template/`, or one with a scene for each picture of a folder.

A film is written beside its place and moved there whole, so that nothing unfinished is left after
a failure. Nothing that exists is overwritten.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from lantern.core.files import (
    convert_write_errors,
    read_plain_text,
    stage_folder,
)
from lantern.core.problems import format_path
from lantern.core.text import is_reserved, make_slug, quote_yaml
from lantern.credits.shared_credit import SharedCredit
from lantern.scaffold import film_files
from lantern.scaffold.bound_text import assign_words
from lantern.scaffold.from_pictures import Album, AlbumPicture, read_album
from lantern.scaffold.share_text import share_out
from lantern.script.paths import find_project

__all__ = [
    "Album",
    "AlbumPicture",
    "create_from_pictures",
    "create_from_template",
    "read_album",
    "resolve_folder",
    "share_out",
]

_HERE = Path(__file__).parent
_TEMPLATE = _HERE / "template"
_SCHEMA = _HERE.parent / "schema.json"
_FILM_FILE = "film.yml"


@dataclass(frozen=True)
class NewFilm:
    """A new film: its folder and how many scenes it has."""

    folder: Path
    scenes: int


def resolve_folder(name: str) -> Path:
    """Return the absolute folder of a new film.

    A name alone means a folder in `scenes/` of the project around the current folder; without a
    project, and for a path, it is taken from the current folder.

    Raises:
        ValueError: The name can't be a film's, or something exists there.
    """
    path = Path(name).expanduser()
    _require_slug(name, path.absolute().name)
    project = find_project(Path.cwd())
    if name == path.name and _is_project(project):
        path = project / "scenes" / name
    path = path.absolute()
    if path.exists() or path.is_symlink():
        raise ValueError(
            f"{format_path(path)} exists already; choose another name"
        )
    return path


def _require_slug(name: str, last: str) -> None:
    """Refuse a name whose last part isn't in small letters, digits and hyphens.

    Raises:
        ValueError: It isn't, or Windows has no files of that name.
    """
    if is_reserved(last):
        raise ValueError(
            f"no file on Windows can be called '{last}'; choose another name"
        )
    slug = make_slug(last)
    if not slug:
        raise ValueError(
            f"'{name}' can't be a film's name; "
            f"it needs letters a to z or digits, such as salt-road{_explain_title(last)}"
        )
    if slug != last:
        raise ValueError(
            "a film's name is made of small letters, digits and hyphens; "
            f"write '{slug}'{_explain_title(last)}"
        )


def _explain_title(name: str) -> str:
    """Return how a name that can't be a film's becomes its title; empty if it has no letter."""
    if not any(map(str.isalpha, name)):
        return ""
    return f"; then give it its title in film.yml: title: {quote_yaml(name)}"


def _is_project(folder: Path) -> bool:
    return (folder / "assets").is_dir() or (folder / "pyproject.toml").is_file()


def create_from_template(place: Path) -> NewFilm:
    """Write a film of three scenes to a folder: a still, a map and a card.

    Raises:
        OutputFailure: It can't be written.
    """

    def write(folder: Path) -> None:
        for file in _list_template_files():
            copy = folder / file.relative_to(_TEMPLATE)
            copy.parent.mkdir(exist_ok=True)
            # Without its mode: the package may be read-only.
            shutil.copyfile(file, copy)
        text = read_plain_text(folder / _FILM_FILE)
        text = film_files.set_title(text, _format_title(place))
        (folder / _FILM_FILE).write_text(text, "utf-8", newline="\n")

    return _create_whole(place, write)


def _list_template_files() -> list[Path]:
    return sorted(path for path in _TEMPLATE.rglob("*") if path.is_file())


def create_from_pictures(
    place: Path, album: Album, text: str, *, credit: SharedCredit | None = None
) -> NewFilm:
    """Write a film with a scene for each picture to a folder; they share the text.

    Without a `credit` the pictures are entered as the author's own.

    Raises:
        AssetFailure: The text names a picture that isn't there.
        OutputFailure: It can't be written.
    """
    words = assign_words(text, album.pictures)
    pictures = [
        replace(picture, study=picture.shown.mark_licence(credit))
        for picture in album.pictures
    ]
    scenes = film_files.format_scenes(pictures, words)

    def write(folder: Path) -> None:
        (folder / "pictures").mkdir()
        for picture in album.pictures:
            shutil.copyfile(picture.path, folder / picture.file)
        template = read_plain_text(_TEMPLATE / _FILM_FILE)
        files = dict(scenes)
        files[_FILM_FILE] = film_files.format_film(
            template, _format_title(place), list(scenes)
        )
        files["credits.yml"] = film_files.format_ledger(album.pictures, credit)
        for name, content in files.items():
            (folder / name).write_text(content, "utf-8", newline="\n")

    return _create_whole(place, write)


def _create_whole(place: Path, write: Callable[[Path], None]) -> NewFilm:
    """Let `write` fill a folder, add the schema to it, and move it to its place.

    Raises:
        OutputFailure: It can't be written.
    """
    with convert_write_errors(place.parent):
        place.parent.mkdir(parents=True, exist_ok=True)
    with convert_write_errors(place), stage_folder(place) as staged:
        write(staged)
        shutil.copyfile(_SCHEMA, staged / "schema.json")
    scenes = [
        file for file in place.iterdir() if re.match(r"\d.*\.yml$", file.name)
    ]
    return NewFilm(place, len(scenes))


def _format_title(place: Path) -> str:
    """Return the film's title as YAML: `Salt road` for the folder salt-road."""
    words = place.name.replace("-", " ")
    return quote_yaml(words[:1].upper() + words[1:])
