"""Verbs of the command line, run as programs: what they print, and how far they are."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lantern.core.job_progress import JobProgress
from lantern.core.process import ReportingProgram

_REPORTED = ('{"event": "stage"', '{"event": "done"')
"""How lines begin that say how far a verb is."""


@dataclass(frozen=True)
class VerbAnswer:
    """What a verb printed; `fault` is empty if it ended well."""

    text: str
    errors: str
    fault: str


class VerbRun:
    """One run of a verb, made in a thread; another thread may stop it."""

    def __init__(self, words: Sequence[str], folder: Path) -> None:
        """Prepare a verb with its options, to be run in a folder."""
        self._words = words
        self._folder = folder
        self._program: ReportingProgram | None = None
        self._is_stopped = False

    def run(self, tell: Callable[[JobProgress], None]) -> VerbAnswer:
        """Run it to its end; `tell` is called after each line that says how far it is.

        Raises:
            ToolFailure: it can't be started.
        """
        argv = [sys.executable, "-m", "lantern", *self._words]
        program = ReportingProgram(argv, self._words[0], cwd=self._folder)
        self._program = program
        if self._is_stopped:
            program.stop()
        progress = JobProgress()
        lines = []
        for line in program.iter_lines():
            text = line.decode("utf-8", "replace").rstrip("\n")
            if progress.note_line(line):
                tell(progress)
            if not text.startswith(_REPORTED):
                lines.append(text)
        return VerbAnswer(
            "\n".join(lines), program.read_errors(), program.explain_end()
        )

    def stop(self) -> None:
        """Ask it to end; what it finished is kept."""
        self._is_stopped = True
        if self._program is not None:
            self._program.stop()
