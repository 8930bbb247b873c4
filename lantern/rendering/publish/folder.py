"""Puts a release into a folder: file by file by renaming, the report with every digest last.

A report whose digests don't match the files beside it means an unfinished publication; the next run mends it.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

from lantern.core.files import convert_write_errors, stage_file, write_whole
from lantern.core.problems import OutputFailure
from lantern.core.store import digest_file
from lantern.rendering.release.model import Release

REPORT = "report.json"


class FolderPublisher:
    """The output folder of one film."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def prepare_file(self, name: str) -> None:
        """Make sure the folder and a file in it can be written, before any work. Raises OutputFailure."""
        place = (self.path / name).parent
        with convert_write_errors(place):
            self._require_replaceable(name)
            place.mkdir(parents=True, exist_ok=True)
            probe = place / f".write-test-{os.getpid()}"
            probe.touch()
            probe.unlink()

    def move_in(self, staged: Path, name: str) -> Path:
        """Move a finished file in under its name; returns its place. Raises OutputFailure."""
        self._require_replaceable(name)
        with convert_write_errors(self.path / name):
            move(staged, self.path / name)
        return self.path / name

    def publish(self, release: Release, report: dict[str, Any]) -> None:
        """Move the staged files in, then write the report. Raises OutputFailure."""
        digests = {name: digest_file(path) for name, path in release.files.items()}
        for name in release.files:
            self._require_replaceable(name)
        text = json.dumps({**report, "files": digests}, indent=1, ensure_ascii=False)
        # \udcff, a lone surrogate, is written as JSON's own escape
        data = f"{text}\n".encode("utf-8", "backslashreplace")
        with convert_write_errors(self.path):
            for name, path in release.files.items():
                move(path, self.path / name)
            write_whole(self.path / REPORT, data)

    def _require_replaceable(self, name: str) -> None:
        """Refuse what isn't ours to replace: links, also among the folders inside this one, folders and devices."""
        inner = Path(name)
        for part in (inner, *inner.parents[:-1]):
            place = self.path / part
            ours = place.is_file() if part == inner else place.is_dir()
            if place.is_symlink() or (place.exists() and not ours):
                kinds = (
                    (place.is_symlink(), "a link"),
                    (place.is_dir(), "a folder"),
                    (place.is_file(), "a file"),
                )
                kind = next((name for so, name in kinds if so), "a device")
                raise OutputFailure(
                    f"{place} is {kind}; Lantern won't write through it, so move it away"
                )

    def load_finished_report(self) -> dict[str, Any] | None:
        """The report of a finished release whose files are all as they were written, or None."""
        try:
            report: dict[str, Any] = json.loads((self.path / REPORT).read_text("utf-8"))
            files = {
                self.path / name: digest for name, digest in report["files"].items()
            }
            whole = all(
                file.is_file() and digest_file(file) == digest
                for file, digest in files.items()
            )
        except (
            OSError,
            ValueError,
            KeyError,
            AttributeError,
            TypeError,
            RecursionError,
        ):
            return None
        return report if whole else None


def move(source: Path, target: Path) -> None:
    """Rename; across file systems, copy beside the target and rename there. Raises OSError."""
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != 18:  # EXDEV
            raise
        with stage_file(target) as beside:
            shutil.copyfile(source, beside)
