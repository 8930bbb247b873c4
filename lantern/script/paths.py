"""Where files may be read from: the film, the project's assets, and what the user allowed."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lantern.core.files import find_stored_path
from lantern.core.problems import (
    EXIT_ASSET,
    AssetFailure,
    Problem,
    Span,
    find_near,
)

_MOST_LISTED = 2000
"""Files or folders that a name which isn't there is compared with."""


@dataclass(frozen=True)
class AllowedPaths:
    """Where files may be read from: folders of the film and the project, and those allowed.

    `python` tells whether the user allowed that functions of the film's own modules are run,
    `command` whether they allowed the programs that its voices run.
    """

    film: Path
    project: Path
    allowed: tuple[Path, ...] = ()
    python: bool = False
    command: bool = False

    @cached_property
    def roots(self) -> tuple[Path, ...]:
        """The folders that may be read, with all that is in them."""
        lantern = Path(__file__).parents[1]
        folders = (self.film, self.project / "assets", lantern, *self.allowed)
        return tuple(folder.resolve() for folder in folders)

    def find(self, text: str, folder: Path) -> Path:
        """Return the file an author means by `text` in a file inside `folder`.

        Raises:
            AssetFailure: it isn't there, or may not be read; the message has the cure.
        """
        if re.match(r"[A-Za-z][A-Za-z0-9+.-]+:", text) or "\0" in text:
            raise AssetFailure(
                f"'{text}' is not a path; only files on this disk can be used"
            )
        base = self.project if text.startswith("assets/") else folder
        try:
            path = find_stored_path(base / text).resolve()
            if not self._is_inside(path):
                raise AssetFailure(
                    f"'{text}' is outside the film and assets/; allow it with --allow-path"
                )
            fault = _find_fault(path)
        except (OSError, RuntimeError) as error:
            reason = getattr(error, "strerror", None) or "a loop of links?"
            raise AssetFailure(
                f"'{text}' can't be followed ({reason})"
            ) from None
        if fault is not None:
            raise AssetFailure(f"'{text}' {fault}{_suggest_file(path)}")
        return path

    def _is_inside(self, path: Path) -> bool:
        return any(path.is_relative_to(root) for root in self.roots)


def _find_fault(path: Path) -> str | None:
    """Return why a path is no file that can be read, None if it is one."""
    if path.is_file():
        return None if os.access(path, os.R_OK) else "may not be read by you"
    if path.is_dir():
        return "is a folder"
    return "is no plain file" if path.exists() else "not found"


def _suggest_file(path: Path) -> str:
    """Return a hint at a file with a name like it, or nothing; its folder may be misspelt, too."""
    try:
        near = _find_near_file(path)
    except OSError:
        return ""
    return f"; did you mean '{near}'?" if near else ""


def _find_near_file(path: Path) -> str:
    folder = path.parent
    if folder.is_dir():
        return find_near(path.name, _list_files(folder)) or _find_below(path)
    near = find_near(folder.name, _list_folders(folder.parent))
    if not near:
        return ""
    name = find_near(path.name, _list_files(folder.with_name(near)))
    return f"{near}/{name}" if name else ""


def _find_below(path: Path) -> str:
    """Return the file of this name in one of the folders beside it; nothing if there is none."""
    for name in _list_folders(path.parent):
        if (path.parent / name / path.name).is_file():
            return f"{name}/{path.name}"
    return ""


def _list_files(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.is_file()][
        :_MOST_LISTED
    ]


def _list_folders(folder: Path) -> list[str]:
    names = [path.name for path in folder.iterdir() if path.is_dir()]
    return sorted(names)[:_MOST_LISTED]


def check_link(file: Path, places: AllowedPaths) -> list[Problem]:
    """Return what is wrong with a file that is found by its place, not by a name in the film.

    If it is a link, it must lead to where files may be read from: a stranger's may lead anywhere.
    """
    try:
        if file.is_symlink():
            places.find(file.name, file.parent)
    except AssetFailure as failure:
        return [Problem(failure.message, Span(file.parent), EXIT_ASSET)]
    return []


def find_film_file(path: Path) -> Path:
    """Return the film.yml of a folder; a file stands for itself."""
    return path / "film.yml" if path.is_dir() else path


def find_project(folder: Path) -> Path:
    """Return the nearest folder, from this one up, with assets or a pyproject.toml; else this."""
    for place in (folder, *folder.parents):
        if (place / "assets").is_dir() or (place / "pyproject.toml").is_file():
            return place
    return folder
