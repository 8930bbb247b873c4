"""The pages of the reference, and whether those in docs/reference are what the program is."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

from scripts.reference.envelope import SCHEMA, write_envelope, write_schema
from scripts.reference.environment import write_environment
from scripts.reference.keys import PAGES as KEY_PAGES
from scripts.reference.keys import write_keys
from scripts.reference.output_files import write_output_files
from scripts.reference.platforms import write_platforms
from scripts.reference.tables import (
    write_exit_codes,
    write_looks,
    write_sounds,
    write_transitions,
)
from scripts.reference.verbs import write_verbs
from scripts.reference.voices import write_voices

FOLDER = Path(__file__).parent.parent.parent / "docs" / "reference"
COMMAND = "python -m scripts.reference"
PAGES: dict[str, Callable[[], str]] = {
    "verbs.md": write_verbs,
    **{page.file: functools.partial(write_keys, page) for page in KEY_PAGES},
    "exit-codes.md": write_exit_codes,
    "output.md": write_output_files,
    "environment.md": write_environment,
    "voices.md": write_voices,
    "transitions.md": write_transitions,
    "looks.md": write_looks,
    "sound.md": write_sounds,
    "platforms.md": write_platforms,
    "json.md": write_envelope,
    SCHEMA: write_schema,
}
"""The pages by the names of their files."""


def list_stale() -> list[str]:
    """Return the names of the pages that aren't as the program would write them."""
    stale = []
    for name, write in PAGES.items():
        path = FOLDER / name
        if not path.is_file() or path.read_text("utf-8") != write():
            stale.append(name)
    return stale


def write_all() -> None:
    """Write all pages."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, write in PAGES.items():
        (FOLDER / name).write_text(write(), "utf-8")
