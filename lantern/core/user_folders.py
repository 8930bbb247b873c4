"""Folders of the user in which programs keep what is theirs, as each system has them.

Linux follows the XDG base directory specification; a variable with a relative path doesn't count.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_MAC_FOLDER = Path("Library", "Application Support")
_WINDOWS_DATA = Path("AppData", "Local")
_WINDOWS_SETTINGS = Path("AppData", "Roaming")


def find_data_folder() -> Path:
    """Return the folder for what programs fetch, which need not exist."""
    if sys.platform == "darwin":
        return Path.home() / _MAC_FOLDER
    if sys.platform == "win32":
        return _find_named("LOCALAPPDATA", _WINDOWS_DATA)
    return _find_named("XDG_DATA_HOME", Path(".local", "share"))


def find_settings_folder() -> Path:
    """Return the folder for programs' settings, which need not exist."""
    if sys.platform == "darwin":
        return Path.home() / _MAC_FOLDER
    if sys.platform == "win32":
        return _find_named("APPDATA", _WINDOWS_SETTINGS)
    return _find_named("XDG_CONFIG_HOME", Path(".config"))


def _find_named(variable: str, usual: Path) -> Path:
    """Return the folder that a variable names, else the usual one in the user's own."""
    named = Path(os.environ.get(variable, ""))
    return named if named.is_absolute() else Path.home() / usual
