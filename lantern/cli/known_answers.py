"""Answers that the store keeps, so that a film in which nothing changed isn't read again.

An answer stands as long as the same is asked and everything that it rests on has the same stamp:
Lantern itself, the packages, programs and voices of this machine, the film's files, and the folders
where others of its files could stand.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lantern.core.problems import OutputFailure
from lantern.core.stamps import (
    are_current,
    iter_source_stamps,
    read_stamps,
    were_still,
)
from lantern.core.store import Store, digest_json
from lantern.script.paths import find_film_file, find_project

if TYPE_CHECKING:
    from lantern.plan.project import Project

_VARIABLES = ("FFMPEG_BINARY", "HOME", "LOCALAPPDATA", "PATH", "XDG_DATA_HOME")
"""Variables of the environment that decide what is found on this machine, beside Lantern's own."""
_PROGRAM = Path(__file__).parents[1]


@dataclass(frozen=True)
class FilmQuestion:
    """What a verb is asked about a film.

    Args:
        verb: the verb's name.
        film: as it is named on the command line.
        options: those that decide the answer, as JSON.
        store: the store that is named; None for the project's.
        began: when it was asked, in nanoseconds since 1970.
    """

    verb: str
    film: Path
    options: object
    store: Path | None = None
    began: int = field(default_factory=time.time_ns)

    @property
    def file(self) -> Path:
        """The film's own file."""
        return find_film_file(self.film).absolute()

    def open_store(self) -> Store:
        """Return the store that holds the answer."""
        project = find_project(self.file.parent)
        return Store((self.store or project / "build" / ".store").absolute())

    def list_entries(self, keys: Iterable[str]) -> list[Path]:
        """Return where its store holds JSON entries, or would."""
        store = self.open_store()
        return [store.locate_entry(key, ".json") for key in keys]

    def compute_key(self) -> str:
        """Return what the answer is kept under: all that is asked, and where."""
        variables = {
            name: value
            for name, value in os.environ.items()
            if name in _VARIABLES or name.startswith("LANTERN_")
        }
        return digest_json(
            {
                "answer": self.verb,
                "film": str(self.film),
                "folder": str(Path.cwd()),
                "project": str(find_project(self.file.parent)),
                "options": self.options,
                "variables": variables,
                "python": [sys.version, *sys.path],
                "program": list(iter_source_stamps(_PROGRAM)),
            }
        )


def find_answer(question: FilmQuestion) -> Any:
    """Return the answer that was kept and still stands, as JSON; else None."""
    kept = question.open_store().get_json(
        question.compute_key(), is_shared=False
    )
    if isinstance(kept, dict) and are_current(kept["stamps"]):
        return kept["answer"]
    return None


def keep_answer(
    question: FilmQuestion,
    answer: object,
    project: Project,
    *,
    others: Iterable[Path],
) -> None:
    """Keep an answer, as JSON, unless something changed while it was found, or shortly before.

    Args:
        question: what was asked.
        answer: what was found, as JSON.
        project: the film as it was loaded.
        others: files that the answer rests on beside those of film and machine.
    """
    from lantern.rendering.fingerprint import list_packages

    if list_packages(project.script):  # whose files could change
        return
    if (
        project.script.film.output.encoder != "x264"
    ):  # whose chip may come or go
        return
    paths = {*_iter_film_places(project), *_iter_machine_places(), *others}
    stamps = read_stamps(sorted(paths))
    if were_still(stamps, question.began):
        # a store that can't be written is no reason to fail
        with suppress(OutputFailure):
            question.open_store().put_json(
                question.compute_key(),
                {"stamps": stamps, "answer": answer},
                is_shared=False,
            )


def _iter_film_places(project: Project) -> Iterator[Path]:
    """Yield the film's files, and the folders in which files of it stand or could stand."""
    root = project.script.places.project
    film = project.script.tree.file.parent
    files = [
        *project.script.iter_files(),
        *(asset.path for asset in project.assets),
    ]
    for file in files:
        yield file
        yield file.parent
        for folder in file.parents:
            if folder.is_relative_to(root):
                yield folder
    yield root
    yield from _iter_contents(root / "assets")
    yield from _iter_contents(film)


def _iter_contents(top: Path) -> Iterator[Path]:
    """Yield a folder, also where it isn't there, and what an author put there, through links too.

    A file need not be the film's own to decide an answer: marks and credits name others.
    """
    yield top
    seen: set[str] = set()
    for place, folders, files in os.walk(top, followlinks=True):
        folders[:] = [
            name for name in folders if name != "build" and name[0] != "."
        ]
        if os.path.realpath(place) in seen:  # links may run in a circle
            folders.clear()
            continue
        seen.add(os.path.realpath(place))
        yield from (Path(place, name) for name in (*folders, *files))


def _iter_machine_places() -> Iterator[Path]:
    """Yield where packages, programs and voices of this machine stand."""
    from lantern.core.ffmpeg import find_ffmpeg
    from lantern.speech.catalogue.installed import find_folder

    yield Path(find_ffmpeg())
    yield from (Path(entry).absolute() for entry in sys.path)
    for entry in os.environ.get("PATH", "").split(os.pathsep):
        yield Path(entry).absolute()
    voices = find_folder()
    yield voices
    if voices.is_dir():
        yield from voices.iterdir()
