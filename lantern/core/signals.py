"""Requests to stop the program: Ctrl-C, SIGTERM, and the end of its processor time.

Before anything is held, they end the process at once. Once work has begun, they raise, so that
scratch folders and child processes go first; a second request ends the process at once.

An exception alone is not enough: raised inside an import or a library's callback, it may turn
into another one or be swallowed.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from lantern.core.limits import keep_seconds
from lantern.core.problems import EXIT_INTERRUPTED, EXIT_TERMINATED, EXIT_TOOL

_CODES = {signal.SIGINT: EXIT_INTERRUPTED, signal.SIGTERM: EXIT_TERMINATED}
if sys.platform == "win32":
    # Ctrl-Break, and the window that is closed: SIGTERM comes from the process itself alone
    _CODES[signal.SIGBREAK] = EXIT_TERMINATED
else:
    _CODES[signal.SIGXCPU] = EXIT_TOOL
INTERRUPTED_MESSAGE = "Interrupted. What was finished is kept; the same command goes on from there."
OUT_OF_TIME_MESSAGE = (
    "The processor time that this program may use is spent (ulimit -t). What was finished is kept;"
    " allow more, and the same command goes on from there."
)
TERMINATED_MESSAGE = "Terminated. What was finished is kept."
_LAST_SECONDS = 2
"""Processor seconds that are kept for ending in words."""

asked: list[int] = []
"""Exit codes of the requests that were answered by raising."""


_told: list[Callable[[int], None]] = []
"""Whom an end at once is told, in place of the user."""


class TerminationRequest(BaseException):
    """SIGTERM or the end of processor time, as KeyboardInterrupt is SIGINT."""


def keep_time_for_the_end() -> None:
    """Have the system tell when processor time is nearly spent, before it kills the program."""
    keep_seconds(_LAST_SECONDS)


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


def call_on_signal(stop: Callable[[int], None]) -> None:
    """Call `stop` with the exit code of the first request; the second ends the process at once."""

    def answer(number: int, _frame: FrameType | None) -> None:
        exit_on_signal()
        stop(_CODES[signal.Signals(number)])

    for number in _CODES:
        if not _is_ignored(number):
            signal.signal(number, answer)


def ignore_signals() -> None:
    """Ignore requests from now on: the work is done, so nothing is left to stop."""
    for number in _CODES:
        signal.signal(number, signal.SIG_IGN)


@contextmanager
def shield_from_interrupts() -> Iterator[None]:
    """Have the processes and threads that are started in the block be spared a Ctrl-C.

    The terminal sends it to all of its processes, and it is for this one to answer.
    """
    if sys.platform == "win32":
        from lantern.core import windows

        windows.ignore_interrupts(is_on=True)
        try:
            yield
        finally:
            windows.ignore_interrupts(is_on=False)
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def telling_exit(tell: Callable[[int], None]) -> Iterator[None]:
    """Call `tell` with the exit code where a request ends the process at once in the block.

    The user isn't told then.
    """
    _told.append(tell)
    try:
        yield
    finally:
        _told.remove(tell)


def _is_ignored(number: int) -> bool:
    """Tell whether a signal was ignored when the program began, as under nohup."""
    return signal.getsignal(number) is signal.SIG_IGN


def _exit(number: int, _frame: FrameType | None) -> None:
    code = _CODES[signal.Signals(number)]
    for tell in _told:
        tell(code)
    if not (asked or _told or code == EXIT_TERMINATED):
        os.write(2, f"{describe_stop(code)}\n".encode())
    os._exit(code)


def describe_stop(code: int) -> str:
    """Return what is said when a request ends the program; SIGTERM's is for programs alone."""
    messages = {
        EXIT_INTERRUPTED: INTERRUPTED_MESSAGE,
        EXIT_TOOL: OUT_OF_TIME_MESSAGE,
    }
    return messages.get(code, TERMINATED_MESSAGE)


def _raise(number: int, _frame: FrameType | None) -> None:
    asked.append(_CODES[signal.Signals(number)])
    exit_on_signal()
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    raise TerminationRequest
