"""Packages that only some verbs need: an extra of pyproject.toml, installed when it is asked for.

That is done by the program that `scripts/render` names in LANTERN_INSTALLER. Where Lantern was
installed in another way there is none, and whoever imports such a package says what to install.
"""

from __future__ import annotations

import functools
import importlib
import os
import sys


@functools.cache
def install_extra(extra: str) -> None:
    """Install an extra's packages if they are missing, once in each process.

    The program says what it does, and why it couldn't; then importing the packages still fails.
    """
    program = os.environ.get("LANTERN_INSTALLER")
    if program is None or sys.platform == "win32":  # it is a script for bash
        return
    pid = os.posix_spawn(program, [program, extra], os.environ)
    os.waitpid(pid, 0)
    importlib.invalidate_caches()
