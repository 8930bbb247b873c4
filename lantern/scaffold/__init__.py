"""A film to begin with: the one in `template/`, or one scene for each picture of a folder. Never overwrites.

A film is written into a folder beside its place and moved in whole, so that a failure leaves nothing half made.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lantern.core.files import convert_write_errors, stage_folder
from lantern.core.problems import format_path
from lantern.core.text import make_slug
from lantern.scaffold import film_files
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
_SCHEMA = _HERE.parent / "schema.json"


@dataclass(frozen=True)
class NewFilm:
    """A new film: its folder and how many scenes it has."""

    folder: Path
    scenes: int


def resolve_folder(name: str) -> Path:
    """Where a film of this name goes: `scenes/` of the project one stands in, else here; a path is a path.

    Raises ValueError when the name can't be a film's, or something is there.
    """
    path = Path(name).expanduser()
    last = path.absolute().name
    if not make_slug(last):
        raise ValueError(
            f"'{name}' can't be a film's name; it needs letters a to z or digits, such as salt-road"
        )
    if make_slug(last) != last:
        raise ValueError(
            f"a film's name is made of small letters, digits and hyphens; write '{make_slug(last)}'"
        )
    project = find_project(Path.cwd())
    inside = (project / "assets").is_dir() or (project / "pyproject.toml").is_file()
    place = (
        project / "scenes" / name
        if inside and len(path.parts) == 1 and not name.startswith("~")
        else path
    )
    place = place.absolute()
    if place.exists() or place.is_symlink():
        raise ValueError(
            f"{format_path(place)} is there already, and is left as it is; choose another name"
        )
    return place


def create_from_template(place: Path) -> NewFilm:
    """The film of three scenes: a still, a map, a card. Raises OutputFailure."""

    def write(folder: Path) -> None:
        for file in sorted(
            path for path in (_HERE / "template").rglob("*") if path.is_file()
        ):
            copy = folder / file.relative_to(_HERE / "template")
            copy.parent.mkdir(exist_ok=True)
            shutil.copyfile(
                file, copy
            )  # without its mode: the package may be read-only
        text = (folder / "film.yml").read_text("utf-8")
        (folder / "film.yml").write_text(
            text.replace("title: A new film", f"title: {_title(place)}", 1), "utf-8"
        )

    return NewFilm(place, _create_whole(place, write))


def create_from_pictures(place: Path, found: Album, text: str) -> NewFilm:
    """A film with one scene for each picture, its words shared out among them. Raises OutputFailure."""
    scenes = film_files.format_scenes(
        found.pictures, share_out(text, len(found.pictures))
    )

    def write(folder: Path) -> None:
        (folder / "pictures").mkdir()
        for picture in found.pictures:
            shutil.copyfile(picture.path, folder / picture.file)
        head = (_HERE / "template" / "film.yml").read_text("utf-8")
        (folder / "film.yml").write_text(
            film_files.format_film(head, _title(place), [name for name, _ in scenes]),
            "utf-8",
        )
        for name, body in scenes:
            (folder / name).write_text(body, "utf-8")
        (folder / "credits.yml").write_text(
            film_files.format_ledger(found.pictures), "utf-8"
        )

    return NewFilm(place, _create_whole(place, write))


def _create_whole(place: Path, write: Callable[[Path], None]) -> int:
    """Let `write` fill a folder, with the schema in it, and move it to its place; how many scenes it holds."""
    with convert_write_errors(place.parent):
        place.parent.mkdir(parents=True, exist_ok=True)
    with convert_write_errors(place), stage_folder(place) as staged:
        write(staged)
        shutil.copyfile(_SCHEMA, staged / "schema.json")
    return len([file for file in place.iterdir() if re.match(r"\d.*\.yml$", file.name)])


def _title(place: Path) -> str:
    words = place.name.replace("-", " ")
    title = words[:1].upper() + words[1:]
    return (
        f'"{title}"'
        if title.replace(" ", "").isdigit() or title.casefold() in _WORDS
        else title
    )


_WORDS = ("true", "yes", "on", "false", "no", "off", "null", "y", "n")
"""What YAML takes for something else than a word."""
