"""What happens, told as it happens: to a terminal, as plain lines, as JSON lines, or to nobody.

The only module besides cli that may write to the terminal, and only through the stream it is given.
"""

from __future__ import annotations

import json
import time
from typing import Any, Protocol, TextIO

from lantern.core.problems import clean
from lantern.core.units import format_clock


class Reporter(Protocol):
    """Told what goes on. `weight` is work in arbitrary units that add up within a stage."""

    def begin_stage(self, title: str, weight: float) -> None: ...

    def advance(self, name: str, weight: float) -> None: ...

    def note(self, text: str) -> None: ...

    def close(self) -> None: ...


class SilentReporter:
    """Nobody listens."""

    def begin_stage(self, title: str, weight: float) -> None:
        """Work of this weight begins."""

    def advance(self, name: str, weight: float) -> None:
        """A piece of it is finished."""

    def note(self, text: str) -> None:
        """Something a person should know."""

    def close(self) -> None:
        """No more will come."""


class LineReporter(SilentReporter):
    """Plain lines, for logs and pipes."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def begin_stage(self, title: str, weight: float) -> None:
        self.note(title)

    def advance(self, name: str, weight: float) -> None:
        self.note(f"  {name}")

    def note(self, text: str) -> None:
        self._stream.write(clean(text) + "\n")
        self._stream.flush()


class JsonReporter(SilentReporter):
    """One JSON object a line, for other programs."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def _write_event(self, **event: Any) -> None:
        self._stream.write(json.dumps(event, ensure_ascii=False) + "\n")
        self._stream.flush()

    def begin_stage(self, title: str, weight: float) -> None:
        self._write_event(event="stage", title=title, weight=weight)

    def advance(self, name: str, weight: float) -> None:
        self._write_event(event="done", name=name, weight=weight)

    def note(self, text: str) -> None:
        self._write_event(event="note", text=text)


class TerminalReporter(SilentReporter):
    """A bar with the scene being made and the time left."""

    def __init__(self, stream: TextIO) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskID, TextColumn

        self._console = Console(file=stream, highlight=False)
        columns = (
            TextColumn("{task.fields[title]:<22}"),
            BarColumn(32),
            TextColumn("{task.fields[left]:<12}"),
        )
        self._bar = Progress(
            *columns,
            TextColumn("{task.description}"),
            console=self._console,
            transient=True,
        )
        self._task: TaskID | None = None
        self._began = 0.0

    def begin_stage(self, title: str, weight: float) -> None:
        self._drop()
        self._began = time.monotonic()
        self._task = self._bar.add_task(
            "", total=max(weight, 1e-6), title=title, left=""
        )
        self._bar.start()

    def advance(self, name: str, weight: float) -> None:
        if self._task is None:
            return
        self._bar.update(self._task, advance=weight, description=clean(name)[:60])
        task = next(t for t in self._bar.tasks if t.id == self._task)
        share = task.completed / task.total if task.total else 1.0
        left = (time.monotonic() - self._began) * (1 - share) / max(share, 1e-6)
        self._bar.update(self._task, left=f"{format_clock(left)} left")

    def note(self, text: str) -> None:
        self._console.print(clean(text), markup=False)

    def close(self) -> None:
        self._drop()
        self._bar.stop()

    def _drop(self) -> None:
        if self._task is not None:
            self._bar.remove_task(self._task)
            self._task = None
