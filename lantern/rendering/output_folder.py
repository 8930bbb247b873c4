"""The output folder of a film: a release moves in by renaming, the report with every digest last.

A report whose digests don't match the files beside it means an unfinished publication; the next
run mends it.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from lantern.core.files import (
    convert_write_errors,
    move_file,
    name_kind,
    read_plain_text,
    stage_file,
    write_whole,
)
from lantern.core.problems import OutputFailure, format_path
from lantern.core.store import digest_file

REPORT = "report.json"


class OutputFolder:
    """The output folder of one film."""

    def __init__(self, path: Path) -> None:
        """Publish into the folder `path`, which needn't be there yet."""
        self.path = path

    def prepare_file(self, name: str) -> None:
        """Make the folder, and make sure, before any work, that a file in it can be written.

        Raises:
            OutputFailure: It can't.
        """
        place = (self.path / name).parent
        with convert_write_errors(place):
            self._require_replaceable(name)
            place.mkdir(parents=True, exist_ok=True)
            probe = place / f".write-test-{os.getpid()}"
            probe.touch()
            probe.unlink()

    def move_in(self, staged: Path, name: str) -> Path:
        """Move a finished file in under its name; return its path.

        Raises:
            OutputFailure: It can't be written.
        """
        self._require_replaceable(name)
        with convert_write_errors(self.path / name):
            move(staged, self.path / name)
        return self.path / name

    def publish(
        self, files: Mapping[str, Path], report: Mapping[str, Any]
    ) -> None:
        """Move the staged files in, by the names they get, then write the report.

        Files of the release before that this one hasn't are deleted, unless they were changed:
        captions in a language that the film no longer has would be sent with it.

        Raises:
            OutputFailure: A file can't be written.
        """
        digests = {name: digest_file(path) for name, path in files.items()}
        for name in (*files, REPORT):
            self._require_replaceable(name)
        text = json.dumps(
            {**report, "files": digests},
            indent=1,
            ensure_ascii=False,
        )
        # \udcff, a lone surrogate, is written as JSON's own escape
        data = f"{text}\n".encode("utf-8", "backslashreplace")
        left = self._find_left_over(files)
        with convert_write_errors(self.path):
            for name, path in files.items():
                target = self.path / name
                target.parent.mkdir(parents=True, exist_ok=True)
                move(path, target)
            write_whole(self.path / REPORT, data)
            for path in left:
                path.unlink(missing_ok=True)

    def _find_left_over(self, files: Mapping[str, Path]) -> list[Path]:
        """Return the files of the last release, as it wrote them, that this one has not."""
        found = []
        try:
            for name, digest in self._read_digests().items():
                path = self.path / name
                is_inside = self.path in path.parents and ".." not in path.parts
                if name in files or not is_inside or not path.is_file():
                    continue
                if digest_file(path) == digest:
                    found.append(path)
        except (OSError, ValueError):
            return []
        return found

    def _require_replaceable(self, name: str) -> None:
        """Refuse to replace links, also among the folders inside this one, folders and devices."""
        file = Path(name)
        for part in (file, *file.parents[:-1]):
            place = self.path / part
            is_ours = place.is_dir()
            if part == file:
                is_ours = place.is_file()
            if place.is_symlink() or (place.exists() and not is_ours):
                kind = name_kind(place.lstat().st_mode)
                raise OutputFailure(
                    f"{place} is {kind}; Lantern won't write through it, so move it away"
                )

    def require_unchanged(self, names: Iterable[str] = ()) -> None:
        """Make sure that nothing is replaced that was changed since it was published.

        Args:
            names: files that will be published; one of them that was never published is
                somebody's own.

        Raises:
            OutputFailure: Somebody's work would be lost.
        """
        published = self._read_digests()
        for name in dict.fromkeys((*published, *names)):
            file = self.path / name
            if file.is_file() and digest_file(file) != published.get(name):
                raise OutputFailure(
                    f"{format_path(file)} was changed, or isn't Lantern's: it would be lost;"
                    " move it away, or rename it"
                )

    def list_published(self) -> dict[str, Path]:
        """Return the files that were published here and are still there, by their names."""
        found = {name: self.path / name for name in self._read_digests()}
        return {name: path for name, path in found.items() if path.is_file()}

    def _read_digests(self) -> dict[str, str]:
        """Return the digests of what was published here, by name; nothing if there is no report."""
        try:
            report: dict[str, Any] = json.loads(
                read_plain_text(self.path / REPORT)
            )
            return {
                str(name): str(each) for name, each in report["files"].items()
            }
        except _UNREADABLE:
            return {}

    def load_finished_report(self) -> dict[str, Any] | None:
        """Return the report of a release whose files are all as they were written, or None."""
        try:
            report: dict[str, Any] = json.loads(
                read_plain_text(self.path / REPORT)
            )
            for name, digest in report["files"].items():
                file = self.path / name
                if not file.is_file() or digest_file(file) != digest:
                    return None
        except _UNREADABLE:
            return None
        return report


def find_finished(
    decisive: Mapping[str, Any], out: Path
) -> dict[str, Any] | None:
    """Return the report of the last rendering in a folder if it was of this very film; else None.

    All files of the rendering are still there. It passed every check when it was made, so this may
    be asked before they are made again.

    Args:
        decisive: what decides the rendering, as `FilmInputs.add_choices` returns it.
        out: where it was published.
    """
    report = OutputFolder(out).load_finished_report()
    if report and report.get("inputs") == decisive:
        return {**report, "nothing_to_do": True}
    return None


_UNREADABLE = (
    OSError,
    ValueError,
    KeyError,
    AttributeError,
    TypeError,
    RecursionError,
)
"""What a report that isn't there, or is damaged, makes its reader raise."""


def move(source: Path, target: Path) -> None:
    """Rename a file; across file systems, copy it beside the target and rename it there.

    Raises:
        OSError: It can't be written.
    """
    try:
        move_file(source, target)
    except OSError as error:
        if error.errno != 18:  # EXDEV
            raise
        with stage_file(target) as beside:
            shutil.copyfile(source, beside)
