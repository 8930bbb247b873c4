"""Where the reading of a text that isn't YAML stopped, and its lines around that place.

Places count from 0, as the reader's do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

KEY_LINE = re.compile(r" *(- +)?[\w.-]+:( |$)")
"""A line that begins with a key."""
_MOST_SHOWN = 40
"""Characters of a text that are shown in a cure."""


@dataclass(frozen=True)
class Mark:
    """A place in a text: line and column, from 0."""

    line: int
    column: int


@dataclass(frozen=True)
class QuotedText:
    """A text in quotes that was read: where it begins, and the place behind its last quote."""

    begin: Mark
    end: Mark


def measure_quotes(part: Any) -> QuotedText:
    """Return where a token or a node of PyYAML's that is in quotes begins and ends."""
    begin = Mark(part.start_mark.line, part.start_mark.column)
    return QuotedText(begin, Mark(part.end_mark.line, part.end_mark.column))


@dataclass(frozen=True)
class YamlStop:
    """Where reading stopped, and what the reader says of it.

    `context` is what it was reading since `begin`; `quotes` are the texts in quotes before.
    """

    problem: str
    at: Mark
    context: str = ""
    begin: Mark | None = None
    quotes: tuple[QuotedText, ...] = ()


@dataclass(frozen=True)
class Diagnosis:
    """What is wrong, with its cure, and where."""

    message: str
    at: Mark


def get_line(lines: Sequence[str], number: int) -> str:
    """Return a line; an empty one beyond the last."""
    return lines[number] if 0 <= number < len(lines) else ""


def count_blanks(line: str) -> int:
    """Return how many blanks stand before the words of a line."""
    return len(line) - len(line.lstrip(" "))


def find_line_above(lines: Sequence[str], number: int) -> int:
    """Return the number of the nearest line above that says something; -1 if there is none."""
    for above in range(number - 1, -1, -1):
        said = lines[above].strip()
        if said and not said.startswith("#"):
            return above
    return -1


def shorten(text: str) -> str:
    """Return as much of a text as a message shows."""
    if len(text) <= _MOST_SHOWN:
        return text
    return text[:_MOST_SHOWN].rstrip() + " …"
