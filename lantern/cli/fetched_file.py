"""What is printed of a picture or a film that was fetched: the same for every verb that fetches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lantern.cli.envelope import set_result
from lantern.cli.output import print_line
from lantern.core.problems import format_path

if TYPE_CHECKING:
    from lantern.credits.new_files import FetchedFile


def print_fetched(fetched: FetchedFile) -> None:
    """Print where a file and its entry are, and how a scene shows it."""
    set_result(
        file=fetched.path,
        ledger=fetched.ledger,
        licence=fetched.entry.licence,
    )
    width, height = fetched.size
    path = format_path(fetched.path)
    print_line(f"{path}: {width} x {height}, {fetched.entry.line}")
    key = "clip" if fetched.entry.kind == "footage" else "still"
    print_line(
        f"Its entry is in {format_path(fetched.ledger)}. "
        f"In a scene: - {key}: assets/{fetched.entry.file}"
    )
