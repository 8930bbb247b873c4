"""Source files that a test writes."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent


def write_files(root: Path, files: dict[str, str]) -> None:
    """Write files below `root`, their folders too."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(dedent(text), "utf-8")
