"""Requests to stop the program: Ctrl-C and SIGTERM.

Before anything is held, they end the process at once. Once work has begun, they raise, so that
scratch folders and child processes go first; a second request ends the process at once.

An exception alone is not enough: raised inside an import or a library's callback, it may turn
into another one or be swallowed.
"""

from __future__ import annotations

import os
import signal
from types import FrameType

from lantern.core.problems import EXIT_INTERRUPTED, EXIT_TERMINATED

_CODES = {signal.SIGINT: EXIT_INTERRUPTED, signal.SIGTERM: EXIT_TERMINATED}
INTERRUPTED_MESSAGE = (
    "Interrupted. What was finished is kept; the same command goes on from there."
)

asked: list[int] = []
"""Exit codes of the requests that were answered by raising."""


class TerminationRequest(BaseException):
    """SIGTERM, as KeyboardInterrupt is SIGINT."""


def exit_on_signal() -> None:
    """End the process at once from now on: no work has begun, or this is the second request."""
    for number in _CODES:
        if not _is_ignored(number):
            signal.signal(number, _exit)


def raise_on_signal() -> None:
    """Raise from now on, so that scratch folders and child processes go first."""
    for number in _CODES:
        if not _is_ignored(number):
            signal.signal(number, _raise)


def ignore_signals() -> None:
    """Ignore requests from now on: the work is done, so nothing is left to stop."""
    for number in _CODES:
        signal.signal(number, signal.SIG_IGN)


def _is_ignored(number: int) -> bool:
    """Tell whether a signal was ignored when the program began, as under nohup."""
    return signal.getsignal(number) is signal.SIG_IGN


def _exit(number: int, _frame: FrameType | None) -> None:
    if number == signal.SIGINT and not asked:
        os.write(2, f"{INTERRUPTED_MESSAGE}\n".encode())
    os._exit(_CODES[signal.Signals(number)])


def _raise(number: int, _frame: FrameType | None) -> None:
    asked.append(_CODES[signal.Signals(number)])
    exit_on_signal()
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    raise TerminationRequest
