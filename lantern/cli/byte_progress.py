"""The progress of a download, told in some steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lantern.core.progress import Reporter

_STEPS = 20
"""How often the progress of a download is reported."""
_MEGABYTE = 1_000_000


class ByteProgress:
    """Reports bytes in some steps, not at every block."""

    def __init__(self, total: int, reporter: Reporter) -> None:
        """Begin a download of `total` bytes."""
        self._total = total
        self._reporter = reporter
        self._done = 0
        self._reported = 0

    def advance(self, count: int) -> None:
        """Add bytes; report them when a step is full, or all are there."""
        self._done += count
        waiting = self._done - self._reported
        is_whole = self._done == self._total
        if waiting * _STEPS >= self._total or (is_whole and waiting):
            done = self._done / _MEGABYTE
            total = self._total / _MEGABYTE
            self._reporter.advance(f"{done:.1f} of {total:.1f} MB", waiting)
            self._reported = self._done
