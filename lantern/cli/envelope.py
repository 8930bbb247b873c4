"""The envelope of this run, if it has --json: one line of JSON on standard output.

Verbs put into it what they tell; people get nothing of it, and programs nothing of their lines.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from lantern.core import signals
from lantern.core.envelope import Envelope
from lantern.core.problems import Problem

_opened: list[Envelope] = []
"""The envelope of this run; empty without --json."""


def prints_json() -> bool:
    """Tell whether this run has --json."""
    return bool(_opened)


def find_envelope() -> Envelope | None:
    """Return the envelope of this run; None without --json."""
    return _opened[0] if _opened else None


@contextmanager
def open_envelope(verb: str | None) -> Iterator[Envelope]:
    """Collect in an envelope what the block tells, also if a signal ends the program in it."""
    envelope = Envelope(verb)
    _opened.append(envelope)
    process = os.getpid()

    def tell_exit(code: int) -> None:
        if os.getpid() != process:  # a worker, as a copy of this process
            return
        envelope.add_problem(Problem(signals.describe_stop(code), code=code))
        os.write(
            1, f"{envelope.format_line(code)}\n".encode("utf-8", "replace")
        )

    try:
        with signals.telling_exit(tell_exit):
            yield envelope
    finally:
        _opened.remove(envelope)


def print_envelope(envelope: Envelope, exit_code: int | None) -> None:
    """Print an envelope; without an exit code the verb goes on.

    Raises:
        OSError: Standard output can't be written.
    """
    print(_fit_encoding(envelope.format_line(exit_code)), flush=True)


def _fit_encoding(line: str) -> str:
    """Return JSON with what the stream can't hold in JSON's own escapes."""
    if (sys.stdout.encoding or "utf-8").lower().startswith("utf"):
        return line
    return json.dumps(json.loads(line))


def set_result(**fields: object) -> None:
    """Set fields of the verb's result."""
    if _opened:
        _opened[0].result |= fields


def append_result(name: str, item: object) -> None:
    """Append to a list of the verb's result, which begins with this item if it isn't there."""
    if _opened:
        _opened[0].result.setdefault(name, []).append(item)


def take_results(name: str) -> list[Any]:
    """Take a list out of the verb's result, for another place in it."""
    taken: list[Any] = []
    if _opened:
        taken = _opened[0].result.pop(name, taken)
    return taken


def note_fault(message: str, code: int) -> None:
    """Add a fault that people read in the verb's own lines."""
    if _opened:
        _opened[0].add_problem(Problem(message, code=code))


def send_event(name: str, **fields: object) -> None:
    """Print what a verb that goes on has told up to now as an event, and begin anew."""
    if not _opened:
        return
    envelope = _opened[0]
    envelope.result = {"event": name, **fields, **envelope.result}
    print_envelope(envelope, None)
    envelope.result.clear()
    envelope.problems.clear()
    envelope.notes.clear()


def note_text(text: str) -> None:
    """Put a sentence into the envelope, and print it on standard error as reporters do."""
    _opened[0].notes.append(text)
    event = {"event": "note", "text": text}
    with suppress(OSError):  # standard error may be closed
        print(
            json.dumps(event, ensure_ascii=False),
            file=sys.stderr,
            flush=True,
        )
