"""The list of the last search, kept with the project so that `take 3` knows what is meant."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from lantern.core.files import (
    convert_write_errors,
    read_plain_text,
    write_whole,
)
from lantern.core.problems import AssetFailure, format_command, format_path
from lantern.credits.archives.candidate import Candidate
from lantern.script.paths import find_project

_FILE = "found.json"


class FoundList(BaseModel):
    """The words that were looked for, and what was found, in the order of its numbers."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: str
    candidates: tuple[Candidate, ...]

    def get(self, number: int) -> Candidate:
        """Return what has a number, from 1.

        Raises:
            AssetFailure: nothing has it.
        """
        if 1 <= number <= len(self.candidates):
            return self.candidates[number - 1]
        raise AssetFailure(
            f"the search for '{self.words}' has numbers from 1 to {len(self.candidates)},"
            f" not {number}"
        )


def find_folder(project: Path) -> Path:
    """Return the folder for the list and its sheet."""
    return find_project(project) / "build" / "found"


def write_found_list(found: FoundList, folder: Path) -> None:
    """Write a list in place of the one before it.

    Raises:
        OutputFailure: the disk can't be written.
    """
    file = folder / _FILE
    with convert_write_errors(file):
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(file, found.model_dump_json(indent=1).encode("utf-8"))


def read_found_list(folder: Path) -> FoundList:
    """Return the list of the last search.

    Raises:
        AssetFailure: there is none, or it can't be read.
    """
    file = folder / _FILE
    again = f"search first: {format_command('find', 'what to look for')}"
    try:
        return FoundList.model_validate_json(read_plain_text(file))
    except FileNotFoundError:
        raise AssetFailure(
            f"nothing was looked for in this project yet; {again}"
        ) from None
    except (OSError, UnicodeDecodeError, ValidationError):
        raise AssetFailure(
            f"{format_path(file)} can't be read; {again}"
        ) from None
