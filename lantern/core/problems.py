"""What can go wrong: the author's problems, and failures of tools, voices and the disk.

A Problem has a place and a cure; all of them are collected and shown together. A Failure is raised
and has the exit code. Nothing here prints.
"""

from __future__ import annotations

import difflib
import re
import shlex
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

EXIT_BUG = 1
EXIT_USAGE = 2
EXIT_SCENE = 3
EXIT_ASSET = 4
EXIT_TOOL = 5
EXIT_VOICE = 6
EXIT_OUTPUT = 7
EXIT_BUSY = 8
EXIT_INTERRUPTED = 130
EXIT_TERMINATED = 143

_DIRECTION_CHANGES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
MAX_OF_A_KIND = 20
"""Problems of one kind that are told one by one; of the others there is the count."""
_MAX_SUGGESTED = 100
"""Characters of a name that others are compared with, and of those."""
_MAX_KNOWN = 2000
"""Names that one is compared with."""
_EXCERPT_COLUMNS = 100
"""Columns of a long line that are shown."""
_COLUMNS_BEFORE = 60
"""Those of them that stand before the place of a problem."""


@dataclass(frozen=True)
class Span:
    """A place in a file: line and columns, counted from 1.

    `end` is the column after the last character.
    """

    file: Path
    line: int = 1
    column: int = 1
    end: int = 2

    def __str__(self) -> str:
        """Return `file:line:column`."""
        return f"{clean(format_path(self.file))}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Problem:
    """A mistake of the author: where it is, what it is, what to do about it."""

    message: str
    span: Span | None = None
    code: int = EXIT_SCENE
    """The exit code it asks for."""
    warning: bool = False
    count: int = 1
    """How many problems it stands for: more than one where the others aren't told."""
    allows_draft: bool = False
    """Drafts can be made with it; only the finished film can't."""

    def __str__(self) -> str:
        """Return the problem on one line, its place first."""
        kind = "warning: " if self.warning else ""
        place = f"{self.span}: " if self.span else ""
        return clean(f"{place}{kind}{self.message}")


def write_problem(problem: Problem) -> dict[str, Any]:
    """Return a problem as plain data for JSON."""
    written = asdict(problem)
    if problem.span is not None:
        written["span"]["file"] = str(problem.span.file)
    return written


def read_problem(value: Mapping[str, Any]) -> Problem:
    """Return what `write_problem` wrote."""
    span = value["span"]
    if span is not None:
        span = Span(**{**span, "file": Path(span["file"])})
    return Problem(**{**value, "span": span})


class Failure(Exception):
    """Work that could not be done; `code` is the exit code."""

    code = EXIT_TOOL

    def __init__(self, message: str, detail: Iterable[str] = ()) -> None:
        """Make a failure; the lines in `detail` are shown below the message."""
        super().__init__(message)
        self.message = message
        self.detail = tuple(detail)

    # Exceptions are pickled with `args` alone, which would lose the lines.
    def __reduce__(self) -> tuple[type[Failure], tuple[str, tuple[str, ...]]]:
        """Return how a worker process sends the failure to its parent."""
        return type(self), (self.message, self.detail)


class ToolFailure(Failure):
    """An outside program failed; `detail` is what was run and its last output."""


class AssetFailure(Failure):
    """A picture or sound that passed the check can't be read."""

    code = EXIT_ASSET


class VoiceFailure(Failure):
    """A voice, or the network behind it, failed after its retries."""

    code = EXIT_VOICE


class NetworkFailure(Failure):
    """A server can't be reached, or gave no answer that can be used."""

    code = EXIT_VOICE


class PublishFailure(Failure):
    """A platform can't be reached, doesn't know the account, or refuses what it is sent."""

    code = EXIT_VOICE


class OutputFailure(Failure):
    """The output or the store can't be written."""

    code = EXIT_OUTPUT


class BusyFailure(Failure):
    """Another render holds this output."""

    code = EXIT_BUSY


def choose_exit_code(problems: Iterable[Problem]) -> int:
    """Return the lowest code of the problems; 0 if there are only warnings."""
    return min((p.code for p in problems if not p.warning), default=0)


def count_faults(problems: Iterable[Problem]) -> int:
    """Return how many problems there are, warnings left out."""
    return sum(problem.count for problem in problems if not problem.warning)


def excuse_draft(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems with those that a draft may have as warnings."""
    return [
        replace(problem, warning=True) if problem.allows_draft else problem
        for problem in problems
    ]


def limit_kinds(problems: Iterable[Problem]) -> list[Problem]:
    """Return the first problems of each kind, and after them how many more there are.

    Those of one kind say the same, but for names in quotes and numbers.
    """
    kinds: dict[str, list[Problem]] = {}
    kept = []
    for problem in problems:
        alike = kinds.setdefault(_name_kind(problem), [])
        alike.append(problem)
        if len(alike) <= MAX_OF_A_KIND:
            kept.append(problem)
    for alike in kinds.values():
        more = alike[MAX_OF_A_KIND:]
        if more:
            count = sum(problem.count for problem in more)
            message = f"and {count} more like it: {more[0].message}"
            kept.append(
                replace(
                    more[0],
                    message=message,
                    count=count,
                )
            )
    return kept


@dataclass(frozen=True)
class ProblemGroup:
    """Problems that say the same: the first of them, and the places of the others."""

    first: Problem
    more: tuple[Span, ...] = ()


def group_warnings(problems: Iterable[Problem]) -> list[ProblemGroup]:
    """Return problems with the warnings that say the same in one; warnings come first.

    They say the same when they differ by nothing but numbers and names of files. Each mistake
    stands alone, and behind the warnings, where it is seen.
    """
    warnings: dict[str, list[Problem]] = {}
    mistakes = []
    for problem in problems:
        if problem.warning:
            said = re.sub(r"\S+\.[A-Za-z0-9]+\b|[0-9.,]+", "", problem.message)
            warnings.setdefault(said, []).append(problem)
        else:
            mistakes.append(ProblemGroup(problem))
    groups = []
    for first, *others in warnings.values():
        places = dict.fromkeys(each.span for each in others if each.span)
        groups.append(ProblemGroup(first, tuple(places)))
    return groups + mistakes


def _name_kind(problem: Problem) -> str:
    said = re.sub(r"'[^']*'|[0-9.,:-]+", "", problem.message)
    return f"{problem.warning} {problem.code} {said}"


def suggest(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean 'narration'?`, or nothing if no known word is near.

    Long words, and those after the first thousands, aren't looked at: it would take too long.
    """
    near = find_near(word, known)
    return f"; did you mean '{near}'?" if near else ""


def find_near(word: str, known: Iterable[str]) -> str:
    """Return the known word that a word most resembles; nothing if none is near."""
    if len(word) > _MAX_SUGGESTED:
        return ""
    words = [each for each in known if len(each) <= _MAX_SUGGESTED][:_MAX_KNOWN]
    near = difflib.get_close_matches(
        word,
        words,
        n=1,
        cutoff=0.6,
    )
    if not near:
        near = [each for each in words if each.casefold() == word.casefold()]
    return near[-1] if near else ""


def clean(text: str) -> str:
    """Return text that is safe on a terminal.

    Control characters, and those that change the direction of text, become escapes.
    """
    return "".join(map(_escape, text))


def _escape(char: str) -> str:
    if char in "\n\t":
        return char
    if unicodedata.category(char) in ("Cc", "Cs") or char in _DIRECTION_CHANGES:
        return char.encode("unicode_escape").decode()
    return char


def format_path(path: Path) -> str:
    """Return a path as a person would type it from the current folder, on one line."""
    try:
        name = str(path.relative_to(Path.cwd()))
    except (ValueError, OSError):
        name = str(path)
    return name.replace("\n", "\\n").replace("\t", "\\t")


def format_command(*words: str) -> str:
    """Return a command of this program as it is typed from the current folder."""
    program = Path(sys.argv[0]).absolute()
    script = program.parent / "scripts" / "render"
    started = "lantern"
    if program.name == "render.py" and script.is_file():
        started = format_path(script)
    return shlex.join([started, *words])


def format_problem(problem: Problem, text: str | None = None) -> str:
    """Return a problem with the line it is in and carets under its place.

    Args:
        problem: the problem.
        text: the text of the file it is in; None if it can't be read. Of what is no text, such as
            a workbook, no line is shown.
    """
    span = problem.span
    if span is None or text is None or "\0" in text:
        return str(problem)
    lines = text.split("\n")
    if not 1 <= span.line <= len(lines):
        return str(problem)
    line = lines[span.line - 1].rstrip("\r")
    first = max(0, span.column - 1 - _COLUMNS_BEFORE)
    excerpt = clean(line[first : first + _EXCERPT_COLUMNS].replace("\t", " "))
    column = min(span.column - 1 - first, len(excerpt))
    width = max(1, min(span.end - span.column, len(excerpt) - column))
    number = f"{span.line:>5}"
    margin = " " * len(number)
    carets = " " * column + "^" * width
    return f"{problem}\n{number} | {excerpt}\n{margin} | {carets}"
