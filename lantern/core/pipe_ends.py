"""Ends of the pipes between this process and its workers."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from multiprocessing.connection import wait

if sys.platform == "win32":
    from multiprocessing.connection import PipeConnection as PipeEnd

    _PATIENCE: float | None = 0.5
    # There a wait goes on when Ctrl-C is pressed; Python answers it once the wait is over.
else:
    from multiprocessing.connection import Connection as PipeEnd

    _PATIENCE = None

__all__ = ["PipeEnd", "wait_for_ends"]


def wait_for_ends(ends: Sequence[PipeEnd]) -> list[PipeEnd]:
    """Wait until something can be read from pipes, or the other end is closed; return their ends.

    Windows may return none of them, to be asked again.
    """
    ready = wait(ends, _PATIENCE)
    return [end for end in ready if isinstance(end, PipeEnd)]
