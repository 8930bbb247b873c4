"""Being asked to stop: at once while nothing is held, tidily once work has begun, at once when asked a second time.

An exception alone won't do: raised inside an import or a library's callback it turns into another one, or into none.
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
"""The exit codes of the requests that were met tidily."""


class TerminationRequest(BaseException):
    """SIGTERM, as KeyboardInterrupt is SIGINT."""


def exit_on_signal() -> None:
    """End the process on the spot: nothing has begun, or somebody asks again."""
    for number in _CODES:
        if signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
            signal.signal(number, _leave)


def raise_on_signal() -> None:
    """Raise from now on, so that scratch folders and child processes go first."""
    for number in _CODES:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _raise)


def ignore_signals() -> None:
    """The outcome stands: nothing is left to stop."""
    for number in _CODES:
        signal.signal(number, signal.SIG_IGN)


def _leave(number: int, _frame: FrameType | None) -> None:
    if number == signal.SIGINT and not asked:
        os.write(2, f"{INTERRUPTED_MESSAGE}\n".encode())
    os._exit(_CODES[signal.Signals(number)])


def _raise(number: int, _frame: FrameType | None) -> None:
    asked.append(_CODES[signal.Signals(number)])
    exit_on_signal()
    raise KeyboardInterrupt if number == signal.SIGINT else TerminationRequest
