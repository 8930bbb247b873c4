"""The folder that an assistant may work in, and the films in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lantern.script.paths import find_project

FILM_FILE = "film.yml"


class FolderError(ValueError):
    """A folder can't be served, or a path leads out of it; the message says why."""


@dataclass(frozen=True)
class ServedFolder:
    """The one folder that is served; `root` has no links in it."""

    root: Path

    @staticmethod
    def open(folder: Path) -> ServedFolder:
        """Serve a folder that is a whole project: films read and write in their project.

        Raises:
            FolderError: it is no folder, or its films belong to a project above it.
        """
        root = folder.resolve()
        if not root.is_dir():
            raise FolderError(f"{folder} is no folder")
        project = find_project(root)
        if project != root:
            raise FolderError(
                f"films in {folder} read and write in their project, {project}; serve that"
            )
        return ServedFolder(root)

    def locate(self, name: str) -> Path:
        """Return the path of what an assistant names, with all links followed.

        Raises:
            FolderError: it leads out of the folder, or can't be a path.
        """
        try:
            path = (self.root / name).resolve()
            path.exists()
        except (OSError, ValueError):
            raise FolderError(f"{name[:80]!r} can't be a path here") from None
        if not path.is_relative_to(self.root):
            raise FolderError(f"'{name}' isn't in the folder that is served")
        return path

    def locate_film(self, name: str) -> Path:
        """Return the folder of a film.

        Raises:
            FolderError: it leads out of the folder, or there is no film.
        """
        path = self.locate(name)
        film = path.parent if path.name == FILM_FILE else path
        if not (film / FILM_FILE).is_file():
            films = ", ".join(self.list_films()) or "none"
            raise FolderError(f"there is no film '{name}'; there are: {films}")
        return film

    def shorten(self, file: str) -> str:
        """Return a file as it is named in the folder; one outside stays as it is."""
        path = Path(file)
        if not path.is_relative_to(self.root):
            return file
        return path.relative_to(self.root).as_posix()

    def list_films(self) -> list[str]:
        """Return the films in the folder, by their paths in it."""
        found = []
        for file in sorted(self.root.glob(f"**/{FILM_FILE}")):
            if "build" not in file.relative_to(self.root).parts:
                found.append(file.parent.relative_to(self.root).as_posix())
        return found
