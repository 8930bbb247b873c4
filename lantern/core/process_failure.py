"""How an outside program failed, in words."""

from __future__ import annotations

import shlex
import signal
from collections.abc import Sequence
from pathlib import Path

from lantern.core.problems import ToolFailure

KILLED = "was ended by"
"""What stands in the message of a program that a signal ended."""
LINE_CHARACTERS = 500
"""Characters of a line of its output that are shown."""
_LAST_LINES = 12
"""Lines of its output that are shown."""


def describe_exit(code: int) -> str:
    """Return in words how a program ended; a code below 0 is a signal's number."""
    if code >= 0:
        return f"ended with code {code}"
    try:
        return f"{KILLED} {signal.Signals(-code).name}"
    except ValueError:
        return f"{KILLED} signal {-code}"


def make_failure(
    argv: Sequence[str], label: str, reason: str, *, stderr: bytes
) -> ToolFailure:
    """Return a failure that shows what was run and the last lines of its output."""
    name = Path(argv[0]).name
    lines = stderr.decode("utf-8", "replace").splitlines()
    filled = [line[:LINE_CHARACTERS] for line in lines if line.strip()]
    command = shlex.join([name, *argv[1:]])
    detail = [f"ran: {command}", *filled[-_LAST_LINES:]]
    return ToolFailure(f"{label}: {name} {reason}", detail)
