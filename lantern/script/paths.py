"""Where files may be read from: the film's folder, the project's assets, and what the user
allowed.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lantern.core.problems import EXIT_ASSET, AssetFailure, Problem, Span, suggest


@dataclass(frozen=True)
class AllowedPaths:
    """Where files may be read from: the film's folder, the project's assets, and what the user
    allowed.

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
        lantern = Path(__file__).parents[1]
        return tuple(
            p.resolve()
            for p in (self.film, self.project / "assets", lantern, *self.allowed)
        )

    def find(self, text: str, folder: Path) -> Path:
        """The file an author means by `text` in a file inside `folder`. Raises AssetFailure
        with the cure.
        """
        if re.match(r"[A-Za-z][A-Za-z0-9+.-]+:", text) or "\0" in text:
            raise AssetFailure(
                f"'{text}' is not a path; only files on this disk can be used"
            )
        base = self.project if text.startswith("assets/") else folder
        try:
            path = (base / text).resolve()
            inside = any(path == root or root in path.parents for root in self.roots)
            if not inside:
                raise AssetFailure(
                    f"'{text}' is outside the film and assets/; allow it with --allow-path"
                )
            if path.is_file() and os.access(path, os.R_OK):
                return path
            kind = (
                "may not be read by you"
                if path.is_file()
                else (
                    "is a folder"
                    if path.is_dir()
                    else "not found"
                    if not path.exists()
                    else "is no plain file"
                )
            )
        except (OSError, RuntimeError):
            raise AssetFailure(
                f"'{text}' can't be followed (a loop of links?)"
            ) from None
        raise AssetFailure(f"'{text}' {kind}{_near_file(path)}")


def _near_file(path: Path) -> str:
    try:
        names = [p.name for p in path.parent.iterdir() if p.is_file()][:2000]
    except OSError:
        return ""
    return suggest(path.name, names)


def check_link(file: Path, places: AllowedPaths) -> list[Problem]:
    """What is wrong with a file that is found by its place, when it is a link: a stranger's may
    lead anywhere.
    """
    try:
        if file.is_symlink():
            places.find(file.name, file.parent)
    except AssetFailure as failure:
        return [Problem(failure.message, Span(file.parent), EXIT_ASSET)]
    return []


def find_project(folder: Path) -> Path:
    for place in (folder, *folder.parents):
        if (place / "assets").is_dir() or (place / "pyproject.toml").is_file():
            return place
    return folder
