"""A Python function of the film's own that makes a clip: its module is read in a check, and run only if allowed."""

from __future__ import annotations

import ast
import importlib.util
import inspect
from pathlib import Path
from typing import Any

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
    """The name of the file that holds `module:function`."""
    return f"{named.partition(':')[0]}.py"


def check(named: str, span: Span, find: Find) -> list[Problem]:
    """The module is there and defines the function. It is read, not run."""
    try:
        path = find(name_module_file(named))
        tree = ast.parse(path.read_bytes(), str(path))
    except AssetFailure as failure:
        return [Problem(failure.message, span, EXIT_ASSET)]
    except (SyntaxError, ValueError, OSError) as error:
        where = f":{error.lineno}" if isinstance(error, SyntaxError) else ""
        return [
            Problem(
                f"'{name_module_file(named)}{where}' is no Python: {error}",
                span,
                EXIT_ASSET,
            )
        ]
    known = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    function = named.partition(":")[2]
    if function not in known:
        return [
            Problem(
                f"'{path.name}' has no function '{function}'{suggest(function, known)}",
                span,
                EXIT_SCENE,
            )
        ]
    return []


def make_source(path: Path, named: str, context: VisualContext) -> MoviePyFrameSource:
    """The clip that the function makes. Raises AssetFailure with what its code said."""
    if not context.allows_python:
        raise AssetFailure(
            f"'{named}' is a program of the film's own; it runs only with --allow-python"
        )
    library = load_moviepy()
    module, _, function = named.partition(":")
    offered = {
        "size": context.size,
        "fps": context.fps,
        "seconds": context.length / context.fps,
    }
    try:
        clip = _call(path, module, function, offered)
        if isinstance(clip, library.VideoClip):
            return MoviePyFrameSource(clip, f"'{named}'", context.fps)
    except Exception as error:  # whatever the author's code may raise
        raise AssetFailure(
            f"'{named}' failed: {type(error).__name__}: {error}"
        ) from None
    raise AssetFailure(f"'{named}' gave no MoviePy clip, but {type(clip).__name__}")


def _call(path: Path, module: str, function: str, offered: dict[str, Any]) -> Any:
    """Run the module by itself, and call the function with those of `size`, `fps` and `seconds` that it takes."""
    spec = importlib.util.spec_from_file_location(f"lantern_film_{module}", path)
    assert spec is not None and spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    make = getattr(loaded, function)
    taken = inspect.signature(make).parameters
    return make(**{name: value for name, value in offered.items() if name in taken})
