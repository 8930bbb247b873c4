"""Lantern turns a written article into a narrated documentary short.

A film is made in five calls:

    project, problems = lantern.load("scenes/my-film")
    problems += lantern.check(project)
    takes = lantern.speak(project)
    timeline = lantern.cut(project, takes)
    report = lantern.render(project, timeline)

Each name is imported when it is asked for, so that `import lantern` is quick.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from lantern.core import __version__ as __version__

if TYPE_CHECKING:
    from lantern.checks import check as check
    from lantern.core.problems import Failure as Failure
    from lantern.core.problems import Problem as Problem
    from lantern.plan.project import load as load
    from lantern.rendering.calls import cut as cut
    from lantern.rendering.calls import render as render
    from lantern.rendering.calls import speak as speak
    from lantern.rendering.moviepy import film_clip as film_clip

__all__ = [
    "Failure",
    "Problem",
    "__version__",
    "check",
    "cut",
    "film_clip",
    "load",
    "render",
    "speak",
]

_HOMES = {
    "Failure": "lantern.core.problems",
    "Problem": "lantern.core.problems",
    "check": "lantern.checks",
    "cut": "lantern.rendering.calls",
    "film_clip": "lantern.rendering.moviepy",
    "load": "lantern.plan.project",
    "render": "lantern.rendering.calls",
    "speak": "lantern.rendering.calls",
}
"""The module of each name."""


def __getattr__(name: str) -> Any:
    """Import a name of the package's face when it is asked for."""
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'lantern' has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return the names of the package's face."""
    return __all__
