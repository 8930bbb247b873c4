"""Verbs of the command line, run as programs: what they tell, and how far they are."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lantern.core.envelope import read_envelope
from lantern.core.job_progress import JobProgress
from lantern.core.process import ReportingProgram


@dataclass(frozen=True)
class VerbAnswer:
    """What a verb told: its envelope, empty if it was killed; `fault` is empty if it ended well."""

    envelope: Mapping[str, Any]
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
        verb, *words = self._words
        argv = [sys.executable, "-m", "lantern", verb, "--json", *words]
        program = ReportingProgram(argv, verb, cwd=self._folder)
        self._program = program
        if self._is_stopped:
            program.stop()
        progress = JobProgress()
        for line in program.iter_events():
            if progress.note_line(line):
                tell(progress)
        envelope = read_envelope(program.read_output())
        return VerbAnswer(envelope, program.explain_end())

    def stop(self) -> None:
        """Ask it to end; what it finished is kept."""
        self._is_stopped = True
        if self._program is not None:
            self._program.stop()
