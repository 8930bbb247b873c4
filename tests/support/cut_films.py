"""Films that are cut and not spoken, for whoever looks at them: all times are exact."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lantern.checks.look.cut_film import CutFilm, cut_film
from lantern.core.problems import Problem
from lantern.core.store import Store
from lantern.core.units import Shape
from tests.support import films
from tests.support.films import Scene
from tests.support.maps import EMPTY


def silent(seconds: float, *shots: dict[str, Any], **more: Any) -> Scene:
    """A scene of so many seconds in which nobody speaks; each shot but the last has its `hold`."""
    return films.scene(
        "Silent",
        None,
        *shots,
        duration=seconds,
        **more,
    )


def cut(
    folder: Path,
    *scenes: Scene,
    files: Mapping[str, str] | None = None,
    shape: Shape | None = None,
    **film: Any,
) -> CutFilm:
    """Return a film of these scenes as it is cut, with hard cuts.

    `files` are written beside it: `m.yml` is a map without a word, if it isn't among them.
    """
    for number, one in enumerate(scenes, 1):
        if one["scene"] == "Silent":
            one["scene"] = f"Silent {number}"
    whole = films.write(folder, scenes, **{"transition": "cut", **film})
    for name, text in {"m.yml": EMPTY, **(files or {})}.items():
        (whole / name).write_text(text, "utf-8")
    project = films.load_valid(whole)
    return cut_film(project, Store(folder / "store"), shape)


def get_line(problem: Problem) -> str:
    """Return the line of a file that a problem is at, from its column on."""
    assert problem.span is not None
    line = problem.span.file.read_text("utf-8").splitlines()[
        problem.span.line - 1
    ]
    return line[problem.span.column - 1 :]
