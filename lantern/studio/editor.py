"""Places in files, opened in the user's editor: by a command of theirs, or by a link."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lantern.core.command_words import split_command
from lantern.core.problems import AssetFailure, ToolFailure
from lantern.core.process import launch
from lantern.studio.options import StudioOptions

EDITOR_VARIABLE = "LANTERN_EDITOR"
"""Names a command, such as `code -g {file}:{line}:{column}`; the file comes last without {file}."""
_FILM_ENDINGS = (".mp4", ".wav")
_PLAYERS = ("xdg-open", "open", "explorer")


@dataclass(frozen=True)
class EditorPlace:
    """A place in a file: line and column from 1."""

    file: Path
    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class OpenedPlace:
    """Whether a program was started for a place; else the link that opens it in an editor."""

    opened: bool
    link: str


def open_place(
    place: EditorPlace, options: StudioOptions, surroundings: Mapping[str, str]
) -> OpenedPlace:
    """Open a place in the user's editor, a film in their player.

    Raises:
        AssetFailure: It isn't one of the film's files.
        ToolFailure: The editor can't be started.
    """
    file = _require_own(place.file, options)
    if file.suffix in _FILM_ENDINGS:
        launch([_find_player(), str(file)], "the player")
        return OpenedPlace(True, "")
    command = surroundings.get(EDITOR_VARIABLE, "").strip()
    if not command:
        path = file.as_uri().removeprefix("file://")
        link = f"vscode://file{path}:{place.line}:{place.column}"
        return OpenedPlace(False, link)
    launch(
        _write_command(command, file, place), f"the editor of {EDITOR_VARIABLE}"
    )
    return OpenedPlace(True, "")


def _require_own(file: Path, options: StudioOptions) -> Path:
    """Return a file of the film, links followed.

    Raises:
        AssetFailure: It is elsewhere, or isn't there.
    """
    project = options.project
    out = options.out or project / "build"
    roots = (options.folder, project / "assets", out, *options.allow_path)
    try:
        path = file.resolve()
        is_own = any(path.is_relative_to(root.resolve()) for root in roots)
        if is_own and path.is_file():
            return path
    except (OSError, ValueError, RuntimeError):
        pass
    raise AssetFailure(f"'{file}' is no file of this film")


def _find_player() -> str:
    for name in _PLAYERS:
        found = shutil.which(name)
        if found is not None:
            return found
    raise ToolFailure(
        "this machine has no program that opens films (xdg-open, open)"
    )


def _write_command(command: str, file: Path, place: EditorPlace) -> list[str]:
    """Return the words of the user's command; no shell reads them.

    Raises:
        ToolFailure: Its quotes don't close.
    """
    values = {
        "file": str(file),
        "line": str(place.line),
        "column": str(place.column),
    }
    try:
        words = split_command(command)
    except ValueError as error:
        raise ToolFailure(
            f"{EDITOR_VARIABLE} can't be read ({error})"
        ) from None
    if "{file}" not in command:
        words.append("{file}")
    written = []
    for word in words:
        for name, value in values.items():
            word = word.replace(f"{{{name}}}", value)
        written.append(word)
    return written
