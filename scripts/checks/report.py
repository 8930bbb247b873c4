"""Print what the package measures: sizes, density, documentation, imports, and the rules' findings.

Run `scripts/check --report`, or `python -m scripts.checks.report` from the root of the tree. It
judges nothing: the exit status is 0. A function inside another counts as one of its own, and self
counts as a parameter.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.checks import entries, measures, rules
from scripts.checks.measures import Function, Source, read_sources
from scripts.checks.rules import Finding

LONG_LINE = 100
LONG_FUNCTION = 40
MANY_PARAMETERS = 5

UNTYPED = re.compile(r"\b(dict|Mapping)\[str, Any\]")
FIRST_WORD = re.compile(
    r"[A-Z][a-z]+(?![\w'-])"
)  # no name, no number, no shape such as (h, w)
NO_VERBS = """
    A All An And Any As Both Each Either Every Everything For From How If In It Neither No None
    Nothing One Only Other So Some Something Such Text That The Their There These They This Those
    Three Two What Whatever When Where Whether Which Who Whose Why With Without
"""


@dataclass(frozen=True)
class Row:
    """A line of the table: what is measured, and its figures as they are printed."""

    name: str
    figures: str

    def __str__(self) -> str:
        """Return the row."""
        return f"{self.name:<60}{self.figures}"


@dataclass(frozen=True)
class Place:
    """A function and the file that it is in."""

    source: Source
    function: Function

    def __str__(self) -> str:
        """Return file, line and name."""
        return f"{self.source.path.as_posix()}:{self.function.lineno}: {self.function.name}"


@dataclass(frozen=True)
class Tree:
    """What is measured: all files, those of the package and its tests, the package's functions."""

    sources: tuple[Source, ...]
    package: tuple[Source, ...]
    tests: tuple[Source, ...]
    places: tuple[Place, ...]
    readme: Path

    @property
    def functions(self) -> list[Function]:
        """The functions of the package without their files."""
        return [place.function for place in self.places]


def read_tree(root: Path) -> Tree:
    """Read the files below `root` that the rules are for."""
    sources = tuple(read_sources(root, rules.PLACES))
    package = tuple(
        each for each in sources if each.path.parts[0] == rules.PACKAGE
    )
    tests = tuple(each for each in sources if each.path.parts[0] == "tests")
    places: list[Place] = []
    for source in package:
        places += [
            Place(source, function) for function in source.contents.functions
        ]
    return Tree(sources, package, tests, tuple(places), root / "README.md")


# Figures


def rank(values: Sequence[int], share: float) -> int:
    """Return the value below which `share` (0 to 1) of the values lie; 0 if there are none."""
    return sorted(values)[round((len(values) - 1) * share)] if values else 0


def spread(values: Sequence[int]) -> str:
    """Write the median, the 90th percentile and the greatest value."""
    return (
        f"{rank(values, 0.5)} / {rank(values, 0.9)} / {max(values, default=0)}"
    )


def ratio(part: float, whole: float, digits: int) -> str:
    """Write a part divided by the whole, with `digits` digits after the point."""
    return f"{part / whole if whole else 0:.{digits}f}"


def percent(part: int, whole: int) -> str:
    """Write a share of the whole in per cent, with one digit after the point."""
    return f"{ratio(100 * part, whole, 1)} %"


# Rows


def size_rows(tree: Tree) -> Iterator[Row]:
    """Yield the sizes of files and functions, and how much of them is tests."""
    files = [len(source.lines) for source in tree.package]
    tested = sum(len(source.lines) for source in tree.tests)
    named = [len(measures.parameters(each)) for each in tree.functions]
    yield Row("files", f"{len(files)}")
    yield Row("lines", f"{sum(files):,}")
    yield Row("lines in a file: median / p90 / max", spread(files))
    yield Row(
        "lines in a function, without docstring: median / p90 / max",
        spread([measures.length(each) for each in tree.functions]),
    )
    yield Row(
        "parameters, with self: p90 / max",
        f"{rank(named, 0.9)} / {max(named, default=0)}",
    )
    yield Row("lines of tests to lines of code", ratio(tested, sum(files), 2))


def document_rows(tree: Tree) -> Iterator[Row]:
    """Yield how many functions say what they take, give and do."""
    functions = tree.functions
    public = [each for each in functions if is_public(each)]
    annotated = sum(measures.is_annotated(each) for each in functions)
    yield Row("functions annotated", percent(annotated, len(functions)))
    yield Row(
        "public functions with a docstring",
        percent(_documented(public), len(public)),
    )
    yield Row(
        "all functions with a docstring",
        percent(_documented(functions), len(functions)),
    )


def is_public(function: Function) -> bool:
    """Tell whether other modules may call it, going by its name."""
    return not function.name.startswith("_")


def _documented(functions: Sequence[Function]) -> int:
    return sum(ast.get_docstring(each) is not None for each in functions)


def token_rows(tree: Tree) -> Iterator[Row]:
    """Yield how much stands in a line and in a function; stubs without a body are left out."""
    filled = [place for place in tree.places if measures.body(place.function)]
    tokens = [
        measures.count_tokens(each.source, each.function) for each in filled
    ]
    lines = sum(measures.body_lines(each.function) for each in filled)
    yield Row("tokens in a body line", ratio(sum(tokens), lines, 1))
    yield Row("tokens in a function: median / p90 / max", spread(tokens))


def density_rows(tree: Tree) -> Iterator[Row]:
    """Yield how many comprehensions and conditional expressions there are, and how nested."""
    count = len(tree.places)
    loops = nested = choices = chained = comments = 0
    for source in tree.package:
        for found in source.contents.expressions:
            loops += len(found)
            nested += sum(measures.is_nested(each) for each in found)
        conditionals = source.contents.conditionals
        choices += len(conditionals)
        chained += sum(len(measures.arms(each)) for each in conditionals)
        comments += source.marks.comments
    lines = sum(len(source.lines) for source in tree.package)
    yield Row("comprehensions a function", ratio(loops, count, 2))
    yield Row(
        "nested comprehensions, per 100 functions",
        ratio(100 * nested, count, 1),
    )
    yield Row(
        "conditional expressions, per 100 functions",
        ratio(100 * choices, count, 0),
    )
    yield Row(
        "chained conditional expressions, per 100 functions",
        ratio(100 * chained, count, 1),
    )
    yield Row("comments per 1,000 lines", ratio(1000 * comments, lines, 0))


def interface_rows(tree: Tree) -> Iterator[Row]:
    """Yield how functions and classes meet their callers: options, tuples and names."""
    keywords = sum(len(each.args.kwonlyargs) for each in tree.functions)
    bundles = unlike = 0
    for function in tree.functions:
        for annotation in measures.parameter_types(function):
            found = list(measures.fixed_tuples(annotation))
            bundles += bool(found)
            unlike += any(map(measures.are_different, found))
    names: Counter[str] = Counter()
    for source in tree.package:
        names.update(each.name for each in source.contents.classes)
    shared = sum(times > 1 for times in names.values())
    yield Row("keyword-only parameters", f"{keywords}")
    yield Row(
        "parameters typed as a fixed tuple",
        f"{bundles}, {unlike} of different types",
    )
    yield Row(
        "class names used for two things and more",
        f"{shared} of {names.total()} classes",
    )


def layout_rows(tree: Tree) -> Iterator[Row]:
    """Yield how many entries the package has and how they import each other."""
    graph = entries.entry_imports(tree.package)
    pairs = sum(len(others) for others in graph.values())
    imported = set().union(*graph.values())
    yield Row(
        "entries directly in the package", f"{len(graph.keys() - {'__init__'})}"
    )
    yield Row(
        "imports between them (pairs) per entry",
        f"{ratio(pairs, len(imported), 1)} ({pairs} / {len(imported)} imported)",
    )
    yield Row(
        "longest chain of levels, counted from imports",
        f"{entries.longest_chain(graph)}",
    )
    rounds = [" ".join(sorted(circle)) for circle in entries.circles(graph)]
    yield Row("import circles", "; ".join([f"{len(rounds)}", *rounds]))
    yield Row("README, bytes", f"{tree.readme.stat().st_size:,}")


def wording_rows(tree: Tree) -> Iterator[Row]:
    """Yield untyped mappings, long lines, and docstrings that don't begin with a verb."""
    lines: list[str] = []
    for source in tree.package:
        lines += source.lines
    untyped = sum(UNTYPED.search(line) is not None for line in lines)
    long = sum(len(line) > LONG_LINE for line in lines)
    public = [each for each in tree.functions if is_public(each)]
    docstrings = [
        text for text in map(ast.get_docstring, public) if text is not None
    ]
    described = sum(not is_imperative(text) for text in docstrings)
    share = percent(described, len(docstrings))
    yield Row("lines with dict[str, Any] or Mapping[str, Any]", f"{untyped}")
    yield Row(
        f"lines over {LONG_LINE} characters",
        f"{long:,} ({percent(long, len(lines))})",
    )
    yield Row(
        "public docstrings that don't begin with a verb",
        f"{described} ({share})",
    )


def is_imperative(docstring: str) -> bool:
    """Guess whether a docstring begins with a verb, as in "Return the width": a guess by words."""
    match = FIRST_WORD.match(docstring)
    if match is None or match[0] in NO_VERBS.split():
        return False
    return match[0].endswith("ss") or not match[0].endswith(
        "s"
    )  # "Returns", "Pixels"


TABLE = (
    size_rows,
    document_rows,
    token_rows,
    density_rows,
    interface_rows,
    layout_rows,
    wording_rows,
)


# Lists


def long_functions(tree: Tree) -> Iterator[str]:
    """Yield the functions of more than 40 lines, without their docstrings."""
    for place in tree.places:
        lines = measures.length(place.function)
        if lines > LONG_FUNCTION:
            yield f"{place}: {lines} lines"


def wide_functions(tree: Tree) -> Iterator[str]:
    """Yield the functions of more than five parameters; those of a verb are its options."""
    for place in tree.places:
        count = len(measures.positional(place.function)) + len(
            place.function.args.kwonlyargs
        )
        if count > MANY_PARAMETERS and not measures.is_verb(place.function):
            yield f"{place}: {count} parameters"


def finding_rows(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield a table: findings of each rule in each entry of the package and each folder beside."""
    totals = Counter(finding.rule for finding in findings)
    rules_found = sorted(totals)
    counts: dict[str, Counter[str]] = {}
    for finding in findings:
        counts.setdefault(_room(finding.path), Counter())[finding.rule] += 1
    yield _columns("", rules_found)
    for room in sorted(counts):
        yield _columns(room, [counts[room][rule] for rule in rules_found])
    yield _columns("all", [totals[rule] for rule in rules_found])


def _columns(title: str, values: Sequence[object]) -> str:
    return f"{title:<26}" + "".join(f"{value!s:>16}" for value in values)


def _room(path: Path) -> str:
    """Return the entry of the package that a file belongs to, or the folder beside the package."""
    depth = 2 if path.parts[0] == rules.PACKAGE else 1
    return Path(*path.parts[:depth]).as_posix()


def report(root: Path) -> Iterator[str]:
    """Yield the lines of the whole report about the tree below `root`."""
    tree = read_tree(root)
    for rows in TABLE:
        yield from map(str, rows(tree))
    yield from [
        "",
        f"Functions over {LONG_FUNCTION} lines",
        *long_functions(tree),
    ]
    yield from [
        "",
        f"Functions over {MANY_PARAMETERS} parameters",
        *wide_functions(tree),
    ]
    yield from [
        "",
        "Findings of the rules",
        *finding_rows(rules.check(tree.sources)),
    ]


if __name__ == "__main__":
    print("\n".join(report(rules.ROOT)))
