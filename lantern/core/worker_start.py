"""Where a worker process starts: nothing is imported here, so that all imports come after."""

from __future__ import annotations

import gc
import importlib


def start(module: str, function: str, *arguments: object) -> None:
    """Import a module and call a function of it, without searches for garbage.

    Imports take half a second and make what stays; a fifth of that time would go into searches.
    The function calls `end_imports` when it has imported the rest.
    """
    gc.disable()
    getattr(importlib.import_module(module), function)(*arguments)


def end_imports() -> None:
    """Search for garbage from now on, but not in what is there; once in a process."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
