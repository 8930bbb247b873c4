"""The pages of the reference, and whether those in docs/reference are what the program is."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

from scripts.reference.keys import PAGES as KEY_PAGES
from scripts.reference.keys import write_keys
from scripts.reference.verbs import write_verbs

FOLDER = Path(__file__).parent.parent.parent / "docs" / "reference"
COMMAND = "python -m scripts.reference"
PAGES: dict[str, Callable[[], str]] = {
    "verbs.md": write_verbs,
    **{page.file: functools.partial(write_keys, page) for page in KEY_PAGES},
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
