"""Problems as the page shows them: what `check` says, and the scene and shot they are in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lantern.core.problems import Problem, Span
from lantern.plan.project import Project
from lantern.script.film_script import SceneSource
from lantern.script.marks import find_marks_file
from lantern.studio.film_snapshot import FilmSnapshot


@dataclass(frozen=True)
class ShownProblem:
    """A problem of the film: what it is and what to do, and where.

    It is an `error`, a `warning`, or, if it is a remark on the film, a `note`.

    Lines and columns count from 1, 0 where there is no place. `scene` is the scene's number from
    1, `shot` the shot's there; None for what belongs to none.
    """

    severity: str
    message: str
    cure: str
    file: str
    line: int
    column: int
    scene: int | None
    shot: int | None


def list_problems(snapshot: FilmSnapshot) -> list[ShownProblem]:
    """Return the problems of the film's files, in the order in which `check` tells them."""
    finder = _PlaceFinder(snapshot.film.project if snapshot.film else None)
    return [_show(problem, finder) for problem in snapshot.problems]


def _show(problem: Problem, finder: _PlaceFinder) -> ShownProblem:
    span = problem.span
    place = finder.find(span)
    message, cure = problem.message, ""
    severity = "warning" if problem.warning else "error"
    if finder.is_remark(span):
        severity = "note"
    else:
        # a message says what is wrong first, and behind a semicolon what to do
        message, _, cure = message.partition("; ")
    return ShownProblem(
        severity=severity,
        message=message,
        cure=cure,
        file=str(span.file) if span else "",
        line=span.line if span else 0,
        column=span.column if span else 0,
        scene=place.scene,
        shot=place.shot,
    )


@dataclass(frozen=True)
class FilmPlace:
    """A scene and a shot of it, by their numbers from 1; None for none."""

    scene: int | None = None
    shot: int | None = None


class _PlaceFinder:
    """Finds the scene and shot of a place in a film's files."""

    def __init__(self, project: Project | None) -> None:
        self._project = project
        self._scenes: dict[Path, list[SceneSource]] = {}
        for part in project.script.parts if project else ():
            self._scenes.setdefault(part.tree.file, []).append(part)

    def is_remark(self, span: Span | None) -> bool:
        """Tell whether a place is in the file of the film's remarks."""
        if span is None or self._project is None:
            return False
        return span.file == find_marks_file(self._project.script)

    def find(self, span: Span | None) -> FilmPlace:
        """Return the place in the film; of a map's file, the first shot that shows it."""
        if span is None or self._project is None:
            return FilmPlace()
        if span.file in self._scenes:
            return _find_in_scenes(self._scenes[span.file], span.line)
        for asset in self._project.assets:
            if asset.path == span.file and asset.scene:
                shot = None if asset.shot is None else asset.shot + 1
                return FilmPlace(asset.scene, shot)
        return FilmPlace()


def _find_in_scenes(parts: Sequence[SceneSource], line: int) -> FilmPlace:
    """Return the last place of a file's scenes that begins at a line or before it."""
    found = FilmPlace()
    at = 0
    for part in parts:
        for place, begins in _iter_places(part):
            if at <= begins <= line:
                found, at = place, begins
    return found


def _iter_places(part: SceneSource) -> Iterator[tuple[FilmPlace, int]]:
    """Yield the parts of a scene with the line that each begins at: its keys, and its shots."""
    tree = part.tree
    size = len(part.at) + 1
    for loc, span in tree.keys.items():
        if len(loc) == size and loc[:-1] == part.at:
            yield FilmPlace(part.number), span.line
    for i in range(len(part.scene.shots)):
        yield FilmPlace(part.number, i + 1), part.find_span(("shots", i)).line
