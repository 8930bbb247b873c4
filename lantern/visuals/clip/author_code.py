"""A Python function of the film's own that makes a clip.

A check reads its module. It is run only if the user allowed that.
"""

from __future__ import annotations

import ast
import importlib.util
import inspect
from pathlib import Path
from typing import Any

from lantern.core.files import read_plain
from lantern.core.problems import (
    EXIT_ASSET,
    EXIT_SCENE,
    AssetFailure,
    Problem,
    Span,
    suggest,
)
from lantern.visuals import Find, VisualContext
from lantern.visuals.clip.frame_sources import MoviePyFrameSource, load_moviepy


def name_module_file(named: str) -> str:
    """Return the name of the file that holds `module:function`."""
    return f"{named.partition(':')[0]}.py"


def check(named: str, span: Span, find: Find) -> list[Problem]:
    """Return what is wrong with `module:function`: its module is read, not run."""
    file = name_module_file(named)
    try:
        path = find(file)
        tree = ast.parse(read_plain(path), str(path))
    except AssetFailure as failure:
        return [Problem(failure.message, span, EXIT_ASSET)]
    except (SyntaxError, ValueError, OSError) as error:
        line = f":{error.lineno}" if isinstance(error, SyntaxError) else ""
        message = f"'{file}{line}' is no Python: {error}"
        return [Problem(message, span, EXIT_ASSET)]
    known = [
        node.name for node in tree.body if isinstance(node, ast.FunctionDef)
    ]
    function = named.partition(":")[2]
    if function in known:
        return []
    hint = suggest(function, known)
    message = f"'{path.name}' has no function '{function}'{hint}"
    return [Problem(message, span, EXIT_SCENE)]


def make_source(
    path: Path, named: str, context: VisualContext
) -> MoviePyFrameSource:
    """Return the frames of the clip that `module:function` in the file `path` makes.

    Raises:
        AssetFailure: it may not be run, failed with its own error, or gave no clip.
    """
    if not context.allows_python:
        raise AssetFailure(
            f"'{named}' is a program of the film's own; it runs only with --allow-python"
        )
    library = load_moviepy()
    try:
        clip = _call(path, named, context)
        if isinstance(clip, library.VideoClip):
            return MoviePyFrameSource(clip, f"'{named}'", context.fps)
    except Exception as error:  # whatever the author's code may raise
        raise AssetFailure(
            f"'{named}' failed: {type(error).__name__}: {error}"
        ) from None
    raise AssetFailure(
        f"'{named}' gave no MoviePy clip, but {type(clip).__name__}"
    )


def _call(path: Path, named: str, context: VisualContext) -> Any:
    """Run the module by itself, and call the function with what it takes of three values.

    They are `size`, `fps` and `seconds`, the length of the shot.
    """
    module, _, function = named.partition(":")
    spec = importlib.util.spec_from_file_location(
        f"lantern_film_{module}", path
    )
    assert spec is not None and spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    make = getattr(loaded, function)
    offered = {
        "size": context.size,
        "fps": context.fps,
        "seconds": context.length / context.fps,
    }
    wanted = inspect.signature(make).parameters
    return make(
        **{name: value for name, value in offered.items() if name in wanted}
    )
