"""Check rules that no other tool has: parameters, tuples, calls, dense expressions, long functions.

Run `python -m scripts.checks.rules [place ...]` from the root of the tree; places are files and
folders, by default all that have Python in them. Prints a line for each finding. The exit status
is 1 if there are any, 2 if a place has no file to check.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.checks import measures
from scripts.checks.measures import Function, Source, read_sources

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "lantern"
PLACES = (PACKAGE, "scripts", "tests", "render.py")

MOST_POSITIONAL = 3
MOST_LOOPS = 1
MANY_ARGUMENTS = 3
MANY_NAMED = 2
MOST_TOKENS = 200
REASON = re.compile(r"# long: \S+ \S+")  # a word alone is no reason


@dataclass(frozen=True)
class Finding:
    """Something to change: where (line and column from 1), by which rule, and what to do."""

    rule: str
    path: Path
    line: int
    column: int
    text: str

    def __str__(self) -> str:
        """Return the line that is printed."""
        return f"{self.path.as_posix()}:{self.line}:{self.column}: {self.text}"


def finding_at(
    source: Source, node: ast.expr | ast.stmt | ast.arg, *, rule: str, text: str
) -> Finding:
    """Place a finding where a node begins."""
    return Finding(rule, source.path, node.lineno, node.col_offset + 1, text)


def check_parameters(source: Source) -> Iterator[Finding]:
    """Yield functions with more than three parameters that may be given by position."""
    for function in source.contents.functions:
        found = measures.positional(function)
        if len(found) <= MOST_POSITIONAL:
            continue
        if measures.is_verb(function) or measures.is_pytest(source, function):
            continue
        text = (
            f"{function.name} takes {len(found)} parameters by position, more than"
            f" {MOST_POSITIONAL}: put * before {found[MOST_POSITIONAL].arg}"
        )
        yield finding_at(
            source,
            function,
            rule="parameters",
            text=text,
        )


def check_tuples(source: Source) -> Iterator[Finding]:
    """Yield parameters that bundle different types in a tuple."""
    for function in source.contents.functions:
        for parameter in measures.annotatable(function):
            if parameter.annotation is None:
                continue
            bundles = measures.fixed_tuples(parameter.annotation)
            if not any(measures.are_different(members) for members in bundles):
                continue
            text = (
                f"{parameter.arg} bundles different types in a tuple,"
                f" {ast.unparse(parameter.annotation)}: make them parameters, or a dataclass"
            )
            yield finding_at(
                source,
                parameter,
                rule="tuples",
                text=text,
            )


def check_conditionals(source: Source) -> Iterator[Finding]:
    """Yield conditional expressions with another one as a part, once a chain."""
    found = source.contents.conditionals
    inner: set[ast.IfExp] = set()
    for node in found:
        inner.update(measures.arms(node))
    text = (
        "a conditional expression is part of another: write if and else, or a function that"
        " returns early"
    )
    for node in found:
        if node not in inner and measures.arms(node):
            yield finding_at(
                source,
                node,
                rule="conditionals",
                text=text,
            )


def check_comprehensions(source: Source) -> Iterator[Finding]:
    """Yield expressions with more than one comprehension, or with one of several loops."""
    for found in source.contents.expressions:
        count = measures.loops(found)
        if count <= MOST_LOOPS:
            continue
        text = (
            f"{count} comprehension loops in one expression, more than {MOST_LOOPS}:"
            " name the first result, or write a for statement"
        )
        spot = found[1] if len(found) > 1 else found[0]
        yield finding_at(
            source,
            spot,
            rule="comprehensions",
            text=text,
        )


def check_calls(source: Source) -> Iterator[Finding]:
    """Yield calls of three arguments or more, two of them named, that share a line."""
    text = (
        "a call with two named arguments and another has each on a line of its own:"
        " put a comma after the last one, and run ruff format"
    )
    for node in source.contents.calls:
        found = measures.arguments(node)
        if len(found) < MANY_ARGUMENTS or len(node.keywords) < MANY_NAMED:
            continue
        if not all(measures.begins_line(source, each) for each in found):
            yield finding_at(
                source,
                node,
                rule="calls",
                text=text,
            )


def check_length(source: Source) -> Iterator[Finding]:
    """Yield functions of more than 200 tokens that no comment gives a reason for."""
    for function in source.contents.outermost:
        if measures.is_surely_short(source, function, MOST_TOKENS):
            continue
        count = measures.count_tokens(source, function)
        if count <= MOST_TOKENS or has_reason(source, function):
            continue
        text = (
            f"{function.name} has {count} tokens, more than {MOST_TOKENS}: split it,"
            " or give the reason in a comment directly above, # long: ..."
        )
        yield finding_at(
            source,
            function,
            rule="length",
            text=text,
        )


def has_reason(source: Source, function: Function) -> bool:
    """Tell whether a comment right above a function or its decorators says why it is long."""
    for line in (function.lineno, measures.first_line(function)):
        if any(
            REASON.match(comment) for comment in comment_above(source, line)
        ):
            return True
    return False


def comment_above(source: Source, line: int) -> Iterator[str]:
    """Yield the lines of the comment that ends right above a line, the last one first."""
    for text in reversed(source.lines[: line - 1]):
        if not text.lstrip().startswith("#"):
            return
        yield text.strip()


RULES: tuple[Callable[[Source], Iterator[Finding]], ...] = (
    check_parameters,
    check_tuples,
    check_conditionals,
    check_comprehensions,
    check_calls,
    check_length,
)
"""The rules that look at one file at a time."""


def check_classes(sources: Sequence[Source]) -> Iterator[Finding]:
    """Yield classes whose name another class of the package has already."""
    first: dict[str, str] = {}
    for source in sources:
        for node in source.contents.classes:
            if node.name in first:
                text = f"class {node.name} is also in {first[node.name]}: give one another name"
                yield finding_at(
                    source,
                    node,
                    rule="classes",
                    text=text,
                )
            first.setdefault(
                node.name, f"{source.path.as_posix()}:{node.lineno}"
            )


def check(sources: Sequence[Source]) -> list[Finding]:
    """Apply every rule to every file, class names to the package; sort by place."""
    found = list(
        check_classes(
            [each for each in sources if each.path.parts[0] == PACKAGE]
        )
    )
    for source in sources:
        for rule in RULES:
            found += rule(source)
    return sorted(
        found, key=lambda each: (each.path, each.line, each.column, each.rule)
    )


def files_in(place: Path, files: Sequence[Path]) -> set[Path]:
    """Return the file at a place, or all files in the folder there."""
    return {file for file in files if file.is_relative_to(place)}


def run(root: Path, places: Sequence[str] = ()) -> int:
    """Print the findings below a root; return the exit status.

    All files are read even if only some are asked for, since a class name may be anywhere.

    Args:
        root: folder that paths are printed from.
        places: files and folders, from the root, to print the findings of; all of them if empty.
    """
    sources = read_sources(root, PLACES)
    wanted: set[Path] = set()
    for place in places:
        files = files_in(
            root / place, [root / source.path for source in sources]
        )
        if not files:
            allowed = ", ".join(PLACES)
            reason = (
                f"has no file to check; give files and folders of {allowed}"
            )
            print(f"rules: '{place}' {reason}", file=sys.stderr)
            return 2
        wanted |= files
    findings = check(sources)
    if wanted:
        findings = [each for each in findings if root / each.path in wanted]
    for finding in findings:
        print(finding)
    if findings:
        print(f"rules: findings: {len(findings)}", file=sys.stderr)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(run(ROOT, sys.argv[1:]))
