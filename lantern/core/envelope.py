"""The envelope: what a verb tells other programs, in one shape for all verbs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lantern.core import __version__
from lantern.core.problems import (
    EXIT_ASSET,
    EXIT_BUG,
    EXIT_BUSY,
    EXIT_INTERRUPTED,
    EXIT_OUTPUT,
    EXIT_SCENE,
    EXIT_TERMINATED,
    EXIT_TOOL,
    EXIT_USAGE,
    EXIT_VOICE,
    Problem,
)

SHAPE = 1
"""Its number; it grows when a program that reads envelopes would have to change."""
WARNING = "warning"
KINDS = {
    EXIT_BUG: "bug",
    EXIT_USAGE: "usage",
    EXIT_SCENE: "scene",
    EXIT_ASSET: "asset",
    EXIT_TOOL: "tool",
    EXIT_VOICE: "voice",
    EXIT_OUTPUT: "output",
    EXIT_BUSY: "busy",
    EXIT_INTERRUPTED: "interrupted",
    EXIT_TERMINATED: "terminated",
}
"""What a problem that isn't a warning is called, by the exit code that it asks for."""


@dataclass
class Envelope:
    """What a run has to tell so far.

    Args:
        verb: as it is typed, `voices get`; None if no verb was understood.
        result: what the verb made or found, by the names of its own page.
        problems: what is wrong, as JSON.
        notes: sentences: what was left out or guessed, and what to know.
    """

    verb: str | None
    result: dict[str, Any] = field(default_factory=dict)
    problems: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add_problem(self, problem: Problem, detail: Sequence[str] = ()) -> None:
        """Add a problem; `detail` are lines about it, such as the last words of a tool."""
        span = problem.span
        self.problems.append(
            {
                "kind": WARNING if problem.warning else KINDS[problem.code],
                "message": problem.message,
                "file": span and span.file,
                "line": span and span.line,
                "column": span and span.column,
                "detail": list(detail),
            }
        )

    def format_line(self, exit_code: int | None) -> str:
        """Return it as one line of JSON; without an exit code the verb goes on."""
        ok = not list_faults(self.problems)
        if exit_code is not None:
            ok = exit_code == 0
        whole = {
            "envelope": SHAPE,
            "lantern": __version__,
            "verb": self.verb,
            "ok": ok,
            "exit": exit_code,
            "result": self.result,
            "problems": self.problems,
            "notes": self.notes,
        }
        return json.dumps(
            whole,
            ensure_ascii=False,
            default=_write_path,
        )


def _write_path(value: object) -> str:
    """Return a path as JSON has it: from the root.

    Raises:
        TypeError: it is no path.
    """
    if isinstance(value, Path):
        return str(value.absolute())
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def list_faults(
    problems: Sequence[Mapping[str, Any]],
) -> list[Mapping[str, Any]]:
    """Return the problems of an envelope that aren't warnings."""
    return [problem for problem in problems if problem["kind"] != WARNING]


def read_envelope(text: bytes) -> dict[str, Any]:
    """Return the envelope in what a verb printed; empty if there is none, as of a killed one."""
    try:
        value = json.loads(text)
    except ValueError:
        return {}
    if isinstance(value, dict) and value.get("envelope") == SHAPE:
        return value
    return {}


def describe_faults(envelope: Mapping[str, Any]) -> str:
    """Return what went wrong in a line; empty if nothing did, or nothing is known."""
    faults = list_faults(envelope.get("problems", ()))
    if not faults:
        return ""
    message: str = faults[0]["message"]
    more = len(faults) - 1
    return f"{message} (and {more} more)" if more else message
