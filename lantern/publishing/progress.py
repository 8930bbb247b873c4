"""Report an upload as it goes on: its speed and the time left, on a terminal or in plain lines.

Reporters write only to the stream they are given.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TextIO

from lantern.core.problems import clean
from lantern.core.units import format_clock

_MEGABYTE = 1_000_000
_LEAST_SECONDS = 1.0
"""Before that the speed is a guess, and isn't told."""
_TENTH = 10
_PAUSE_SECONDS = 0.1
"""Between two looks at a file on its way, which moves on thousands of times a second."""
_LEAST_BYTES = 1_000_000
"""Smaller files are there at once, and nothing is told of them."""


@dataclass(frozen=True)
class Transfer:
    """How far a file is sent."""

    sent: int
    """Bytes that the platform has."""
    total: int
    speed: float | None
    """Bytes a second since this process began to send; None if that isn't known yet."""

    @property
    def share(self) -> float:
        """The share that is sent, 0 to 1."""
        return self.sent / self.total

    def format_line(self) -> str:
        """Return `43.1 of 102.3 MB (42 %), 3.1 MB/s, 0:19 left`."""
        sent = self.sent / _MEGABYTE
        total = self.total / _MEGABYTE
        line = f"{sent:.1f} of {total:.1f} MB ({int(self.share * 100)} %)"
        if self.speed:
            left = format_clock((self.total - self.sent) / self.speed)
            line += f", {self.speed / _MEGABYTE:.1f} MB/s, {left} left"
        return line


class TransferClock:
    """Measures the speed of a transfer; what an earlier process sent doesn't count."""

    def __init__(self, total: int, clock: Callable[[], float]) -> None:
        """Begin to measure; `clock` tells seconds."""
        self.total = total
        self._clock = clock
        self._began = clock()
        self._first: int | None = None

    def measure(self, sent: int) -> Transfer:
        """Return how far it is, now that the platform has so many bytes."""
        if self._first is None or sent < self._first:
            self._first = sent
            self._began = self._clock()
        seconds = self._clock() - self._began
        own = sent - self._first
        speed = own / seconds if seconds >= _LEAST_SECONDS and own else None
        return Transfer(sent, self.total, speed)


class _TellingPace:
    """Says when it is time to tell how far a file is: at its ends, else now and then."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._told: float | None = None

    def is_due(self, sent: int, total: int) -> bool:
        """Tell whether so many bytes are to be told; if so, the next ones wait."""
        now = self._clock()
        is_early = self._told is not None and now - self._told < _PAUSE_SECONDS
        if is_early and sent < total:
            return False
        self._told = now
        return True


class _TextUploadReporter:
    """Measures what is sent, and writes lines for people."""

    def __init__(
        self, stream: TextIO, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Write to a stream; `clock` tells seconds."""
        self._stream = stream
        self._clock = clock
        self._pace = _TellingPace(clock)
        self._transfer = TransferClock(0, clock)

    def begin(self, step: str, total_bytes: int) -> None:
        """Begin to measure a file."""
        self._pace = _TellingPace(self._clock)
        self._transfer = TransferClock(total_bytes, self._clock)

    def advance(self, sent: int) -> None:
        """Write how far the file is, unless it is so small that it is there at once."""
        if self._transfer.total >= _LEAST_BYTES:
            self._show(self._transfer.measure(sent))

    def note(self, text: str) -> None:
        """Write a line."""
        self._stream.write(clean(text) + "\n")
        self._stream.flush()

    def _show(self, transfer: Transfer) -> None:
        raise NotImplementedError


class LineUploadReporter(_TextUploadReporter):
    """Reports in plain lines: notes, and a line with every tenth of a file."""

    _tenths = 0

    def begin(self, step: str, total_bytes: int) -> None:
        """Begin to measure a file."""
        super().begin(step, total_bytes)
        self._tenths = 0

    def _show(self, transfer: Transfer) -> None:
        tenths = int(transfer.share * _TENTH)
        if tenths > self._tenths:
            self.note(f"  {transfer.format_line()}")
        self._tenths = tenths


class TerminalUploadReporter(_TextUploadReporter):
    """Keeps one line of a terminal up to date; the end of a file stays there."""

    _width = 0

    def note(self, text: str) -> None:
        """Write a line below what is there."""
        self._end_line()
        super().note(text)

    def _show(self, transfer: Transfer) -> None:
        if not self._pace.is_due(transfer.sent, transfer.total):
            return
        self._write_over(f"  {transfer.format_line()}")
        if transfer.sent >= transfer.total:
            self._end_line()

    def _write_over(self, line: str) -> None:
        self._stream.write("\r" + line.ljust(self._width))
        self._stream.flush()
        self._width = len(line)

    def _end_line(self) -> None:
        if self._width:
            self._stream.write("\n")
            self._width = 0


class JsonUploadReporter:
    """Reports in JSON, one object a line, for other programs."""

    def __init__(
        self,
        stream: TextIO,
        clock: Callable[[], float] = time.monotonic,
        *,
        keep: Callable[[str], None] | None = None,
    ) -> None:
        """Write to a stream; `clock` tells seconds, `keep` is called with each note."""
        self._stream = stream
        self._keep = keep
        self._clock = clock
        self._pace = _TellingPace(clock)
        self._step = ""
        self._total = 0

    def begin(self, step: str, total_bytes: int) -> None:
        """Remember what the next events are of."""
        self._step = step
        self._total = total_bytes
        self._pace = _TellingPace(self._clock)

    def advance(self, sent: int) -> None:
        """Write an event `sent` with `step`, `bytes` and `total`."""
        if self._pace.is_due(sent, self._total):
            self._write(
                event="sent",
                step=self._step,
                bytes=sent,
                total=self._total,
            )

    def note(self, text: str) -> None:
        """Write an event `note` with `text`, and have it kept."""
        self._write(event="note", text=text)
        if self._keep is not None:
            self._keep(text)

    def _write(self, **event: Any) -> None:
        self._stream.write(json.dumps(event, ensure_ascii=False) + "\n")
        self._stream.flush()
