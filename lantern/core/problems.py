"""What can go wrong, as values: problems (the author's), failures (a tool's, a voice's, the disk's).

A Problem has a place and a cure; all of them are collected and shown together. A Failure is raised and carries
the exit code. Nothing here prints.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

(
    EXIT_BUG,
    EXIT_USAGE,
    EXIT_SCENE,
    EXIT_ASSET,
    EXIT_TOOL,
    EXIT_VOICE,
    EXIT_OUTPUT,
    EXIT_BUSY,
) = 1, 2, 3, 4, 5, 6, 7, 8
EXIT_INTERRUPTED, EXIT_TERMINATED = 130, 143


@dataclass(frozen=True)
class Span:
    """A place in a file: line and columns count from 1; `end` is the column after the last character."""

    file: Path
    line: int = 1
    column: int = 1
    end: int = 2

    def __str__(self) -> str:
        return f"{clean(format_path(self.file))}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Problem:
    """The author's mistake: where it is, what it is, what to do. `code` is the exit code it asks for."""

    message: str
    span: Span | None = None
    code: int = EXIT_SCENE
    warning: bool = False

    def __str__(self) -> str:
        kind = "warning: " if self.warning else ""
        place = f"{self.span}: " if self.span else ""
        return clean(f"{place}{kind}{self.message}")


class Failure(Exception):
    """Work that could not be done. `code` is the exit code; `detail` holds lines shown below the message."""

    code = EXIT_TOOL

    def __init__(self, message: str, detail: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.detail = tuple(detail)

    def __reduce__(self) -> tuple[type[Failure], tuple[str, tuple[str, ...]]]:
        return type(self), (self.message, self.detail)


class ToolFailure(Failure):
    """An outside program failed; `detail` is what was run and its last words."""


class AssetFailure(Failure):
    """A picture or sound that passed the check turned out unreadable."""

    code = EXIT_ASSET


class VoiceFailure(Failure):
    """A voice, or the network behind it, failed after its retries."""

    code = EXIT_VOICE


class OutputFailure(Failure):
    """The output or the store can't be written."""

    code = EXIT_OUTPUT


class BusyFailure(Failure):
    """Another render holds this output."""

    code = EXIT_BUSY


def choose_exit_code(problems: Iterable[Problem]) -> int:
    """0 when there are only warnings, else the most telling code: 3 before 4 before 5."""
    return min((p.code for p in problems if not p.warning), default=0)


def suggest(word: str, known: Iterable[str]) -> str:
    """`; did you mean 'narration'?`, or nothing when no known word is near."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    if not near:
        folded = {k.casefold(): k for k in known}
        near = [folded[word.casefold()]] if word.casefold() in folded else []
    return f"; did you mean '{near[0]}'?" if near else ""


def clean(text: str) -> str:
    """Text fit for a terminal: control and direction-changing characters are shown as escapes."""
    return "".join(
        c
        if c in "\n\t" or not _needs_escape(c)
        else c.encode("unicode_escape").decode()
        for c in text
    )


def _needs_escape(char: str) -> bool:
    return (
        unicodedata.category(char) in ("Cc", "Cs")
        or char in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )


def format_path(path: Path) -> str:
    """The path as a person would type it from here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


def format_problem(problem: Problem, text: str | None = None) -> str:
    """A problem with the line it stands on and a caret under the place; `text` is the file's text."""
    span = problem.span
    if span is None or text is None:
        return str(problem)
    lines = text.split("\n")
    if not 1 <= span.line <= len(lines):
        return str(problem)
    line = lines[span.line - 1].rstrip("\r")
    start = max(0, span.column - 61)
    shown_line = clean(line[start : start + 100].replace("\t", " "))
    column = min(span.column - 1 - start, len(shown_line))
    carets = "^" * max(1, min(span.end - span.column, len(shown_line) - column))
    number = f"{span.line:>5}"
    return f"{problem}\n{number} | {shown_line}\n{' ' * len(number)} | {' ' * column}{carets}"
