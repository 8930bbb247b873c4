"""What the command line says of a studio."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lantern.script.paths import find_film_file, find_project


@dataclass(frozen=True)
class StudioOptions:
    """What the command line says of a studio.

    Args:
        film: the film's folder, or its single file.
        store: the folder of finished parts.
        out: the folder that renders go to; None for the film's own.
        voice: the voice to use in place of the film's.
        offline: voices that need the network aren't used.
        allow_path: other folders that the film's files may come from.
        allow_python: the film's own functions may be run.
        allow_command: programs that the film's voices name may be run.
    """

    film: Path
    store: Path
    out: Path | None = None
    voice: str | None = None
    offline: bool = False
    allow_path: tuple[Path, ...] = ()
    allow_python: bool = False
    allow_command: bool = False

    @property
    def folder(self) -> Path:
        """The folder of the film's file."""
        return find_film_file(self.film).absolute().parent

    @property
    def project(self) -> Path:
        """The folder that the film's `assets/` are in."""
        return find_project(self.folder)
