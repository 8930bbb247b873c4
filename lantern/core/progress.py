"""Report work as it happens: to a terminal, as plain lines, as JSON lines, or not at all.

Reporters write only to the stream they are given.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TextIO

from lantern.core.problems import clean
from lantern.core.units import format_clock

_ALMOST = 1e-6
"""Makes up for sums of floats that fall short of a whole."""


class Reporter(Protocol):
    """Is told about a run as it goes on.

    `weight` is an amount of work in any unit; the pieces of a stage add up to its weight.
    """

    def expect(self, seconds: float) -> None:
        """Report how long the rest of the run may take, after the stage that begins next."""

    def begin_stage(self, title: str, weight: float) -> None:
        """Report that a stage of work begins."""

    def advance(self, name: str, weight: float) -> None:
        """Report that a piece of the stage is finished."""

    def note(self, text: str) -> None:
        """Report something a person should know."""

    def close(self) -> None:
        """End the report."""


@dataclass
class _Pace:
    """How a stage goes on: its whole weight, when it began in seconds, and what is done of it.

    `later` are the seconds of the run that come after it.
    """

    total: float
    began: float
    later: float = 0.0
    done: float = 0.0

    @property
    def share(self) -> float:
        """The share that is done, 0 to 1."""
        if self.total <= 0:
            return 1.0
        return min(self.done / self.total, 1.0)

    def guess_left(self, now: float) -> float:
        """Return the seconds left of the run: at the pace so far, and what comes after that."""
        left = (now - self.began) * (1 - self.share) / max(self.share, _ALMOST)
        return left + self.later


class SilentReporter:
    """Reports nothing."""

    def expect(self, seconds: float) -> None:
        """Do nothing."""

    def begin_stage(self, title: str, weight: float) -> None:
        """Do nothing."""

    def advance(self, name: str, weight: float) -> None:
        """Do nothing."""

    def note(self, text: str) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Do nothing."""


class LineReporter(SilentReporter):
    """Reports in plain lines, for logs and pipes: how much of a stage is done, and the time left.

    That is the time of the whole run, as far as it is known. A line comes with every tenth of a
    stage, so that a long film doesn't fill the log.
    """

    def __init__(
        self, stream: TextIO, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Write to a stream; `clock` tells seconds."""
        self._stream = stream
        self._clock = clock
        self._pace = _Pace(0.0, 0.0)
        self._tenths = 0
        self._later = 0.0

    def expect(self, seconds: float) -> None:
        """Remember how long the rest may take."""
        self._later = seconds

    def begin_stage(self, title: str, weight: float) -> None:
        """Write the stage's title."""
        self._pace = _Pace(weight, self._clock(), self._later)
        self._tenths = 0
        self.note(title)

    def advance(self, name: str, weight: float) -> None:
        """Write the share that is done, the piece's name and the time left, at every tenth.

        At the end of a stage there is no time: it would be that of the stages after it.
        """
        self._pace.done += weight
        share = self._pace.share
        tenths = int(share * 10 + _ALMOST)
        if tenths <= self._tenths:
            return
        self._tenths = tenths
        left = self._pace.guess_left(self._clock())
        has_time = tenths < 10 and left >= 1
        rest = f" ({format_clock(left)} left)" if has_time else ""
        self.note(f"  {int(share * 100 + _ALMOST)} %: {name}{rest}")

    def note(self, text: str) -> None:
        """Write a line."""
        self._stream.write(clean(text) + "\n")
        self._stream.flush()


class JsonReporter(SilentReporter):
    """Reports in JSON, one object a line, for other programs."""

    def __init__(
        self, stream: TextIO, *, keep: Callable[[str], None] | None = None
    ) -> None:
        """Write to a stream; `keep` is called with each note."""
        self._stream = stream
        self._keep = keep

    def _write_event(self, **event: Any) -> None:
        self._stream.write(json.dumps(event, ensure_ascii=False) + "\n")
        self._stream.flush()

    def begin_stage(self, title: str, weight: float) -> None:
        """Write an event `stage` with `title` and `weight`."""
        self._write_event(
            event="stage",
            title=title,
            weight=weight,
        )

    def advance(self, name: str, weight: float) -> None:
        """Write an event `done` with `name` and `weight`."""
        self._write_event(
            event="done",
            name=name,
            weight=weight,
        )

    def note(self, text: str) -> None:
        """Write an event `note` with `text`, and have it kept."""
        self._write_event(event="note", text=text)
        if self._keep is not None:
            self._keep(text)


class TerminalReporter(SilentReporter):
    """Shows a bar with the piece that was finished last and the time left."""

    def __init__(self, stream: TextIO) -> None:
        """Draw on the terminal behind a stream."""
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskID, TextColumn

        self._console = Console(file=stream, highlight=False)
        self._bar = Progress(
            TextColumn("{task.fields[title]:<22}"),
            BarColumn(32),
            TextColumn("{task.fields[left]:<12}"),
            TextColumn("{task.description}"),
            console=self._console,
            transient=True,
        )
        self._task: TaskID | None = None
        self._pace = _Pace(0.0, 0.0)
        self._later = 0.0

    def expect(self, seconds: float) -> None:
        """Remember how long the rest may take."""
        self._later = seconds

    def begin_stage(self, title: str, weight: float) -> None:
        """Show an empty bar."""
        self._remove_task()
        self._pace = _Pace(weight, time.monotonic(), self._later)
        total = max(weight, _ALMOST)  # rich never finishes a bar of no length
        self._task = self._bar.add_task(
            "",
            total=total,
            title=title,
            left="",
        )
        self._bar.start()

    def advance(self, name: str, weight: float) -> None:
        """Fill the bar by a piece, and guess the time left from the pace so far."""
        if self._task is None:
            return
        self._pace.done += weight
        left = format_clock(self._pace.guess_left(time.monotonic()))
        self._bar.update(
            self._task,
            advance=weight,
            description=clean(name)[:60],
            left=f"{left} left",
        )

    def note(self, text: str) -> None:
        """Print a line above the bar."""
        self._console.print(clean(text), markup=False)

    def close(self) -> None:
        """Take the bar away."""
        self._remove_task()
        self._bar.stop()

    def _remove_task(self) -> None:
        if self._task is not None:
            self._bar.remove_task(self._task)
            self._task = None
