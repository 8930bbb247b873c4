"""Set-up of a fresh clone: seconds, and megabytes that .venv has on the disk.

What makes films first, then what Lantern takes only when it is asked for, then tools for tests.
Needs git and a package index, and only committed files count; run it twice, and the second
figures are those of a warm index.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from scripts.benches.speed.films import ROOT
from scripts.benches.speed.running import timed

STEPS = {
    "what makes films": "scripts/render --version",
    "the next command": "scripts/render --version",
    "a film checked for the first time": "scripts/render check scenes/endeavour",
    "the same again": "scripts/render check scenes/endeavour",
    "+ article": "scripts/add article",
    "+ keyring": "scripts/add keyring",
    "+ dev": "scripts/add dev",
}
GOALS = {"what makes films": "goal: 30 s, 600 MB"}


def measure_folder(folder: Path) -> float:
    """Return the megabytes (of 2**20 bytes) that a folder's files take on the disk."""
    blocks = sum(path.lstat().st_blocks for path in folder.rglob("*"))
    return blocks * 512 / 2**20


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="lantern-bench-") as name:
        clone = Path(name) / "lantern"
        timed("git", "clone", "--quiet", ROOT, clone)
        print(f"{'':<36}{'wall s':>8}{'CPU s':>8}{'MB':>8}")
        for title, command in STEPS.items():
            took = timed("bash", "-c", f"cd {clone} && {command}")
            size = measure_folder(clone / ".venv")
            goal = GOALS.get(title, "")
            figures = f"{took.wall:>8.1f}{took.cpu:>8.1f}{size:>8.0f}"
            print(f"{title:<36}{figures}  {goal}".rstrip(), flush=True)


if __name__ == "__main__":
    main()
