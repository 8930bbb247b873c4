"""The report about the package: its figures, its longest functions, and the rules' findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.checks import report
from tests.support.trees import write_files


def figures(root: Path) -> dict[str, str]:
    """Return the table of the report, what is measured to its figures."""
    lines = list(report.report(root))
    table = lines[: lines.index("")]
    return {line[:60].strip(): line[60:] for line in table}


def test_the_report_measures_functions_and_what_is_in_them(
    tmp_path: Path,
) -> None:
    code = '''
        class Stub(Protocol):
            def paint(self, at: tuple[int, int]) -> None: ...

        class Cue:
            def start(self, a: dict[str, Any], b: tuple[int, str], *, c: int = 0) -> int:
                """The start."""
                # as frames
                return [a if b else c for x in [y for y in z]]

        def _end(a):
            """Return the end."""
            x = 1 if a else 2 if b else 3

            return x
    '''
    write_files(
        tmp_path, {"lantern/a.py": code, "lantern/b.py": "class Cue: pass\n"}
    )
    write_files(
        tmp_path, {"tests/test_a.py": "x = 1\n" * 8, "README.md": "Lantern\n"}
    )
    assert figures(tmp_path) == {
        "files": "2",
        "lines": "16",
        "lines in a file: median / p90 / max": "1 / 15 / 15",
        "lines in a function, without docstring: median / p90 / max": "3 / 4 / 4",
        "parameters, with self: p90 / max": "4 / 4",
        "lines of tests to lines of code": "0.50",
        "functions annotated": "66.7 %",
        "public functions with a docstring": "50.0 %",
        "all functions with a docstring": "66.7 %",
        "tokens in a body line": "7.8",
        "tokens in a function: median / p90 / max": "13 / 18 / 18",
        "comprehensions a function": "0.67",
        "nested comprehensions, per 100 functions": "33.3",
        "conditional expressions, per 100 functions": "100",
        "chained conditional expressions, per 100 functions": "33.3",
        "comments per 1,000 lines": "62",
        "keyword-only parameters": "1",
        "parameters typed as a fixed tuple": "2, 1 of different types",
        "class names used for two things and more": "1 of 3 classes",
        "entries directly in the package": "2",
        "imports between them (pairs) per entry": "0.0 (0 / 0 imported)",
        "longest chain of levels, counted from imports": "1",
        "import circles": "0",
        "README, bytes": "8",
        "lines with dict[str, Any] or Mapping[str, Any]": "1",
        "lines over 100 characters": "0 (0.0 %)",
        "public docstrings that don't begin with a verb": "1 (100.0 %)",
    }


def test_the_report_counts_imports_between_the_entries_of_the_package(
    tmp_path: Path,
) -> None:
    write_files(
        tmp_path,
        {
            "README.md": "",
            "lantern/__init__.py": "from lantern.top import run\n",
            "lantern/top.py": (
                "from . import left\nfrom lantern.right.in_it import x\nimport os\n"
            ),
            "lantern/left.py": "from lantern import right\nimport lantern.low.deep\n",
            "lantern/right/__init__.py": "from .in_it import x\nfrom ..left import y\n",
            "lantern/right/in_it.py": "from .. import low\n",
            "lantern/low/__init__.py": "def f():\n    from lantern import top\n",
            "lantern/low/deep.py": "from lantern.low import f\n",
        },
    )
    table = figures(tmp_path)
    assert table["entries directly in the package"] == "4"
    assert (
        table["imports between them (pairs) per entry"]
        == "1.8 (7 / 4 imported)"
    )
    assert table["longest chain of levels, counted from imports"] == "4"
    assert table["import circles"] == "1; left right"


def test_the_report_lists_long_and_wide_functions_and_counts_findings(
    tmp_path: Path,
) -> None:
    long = "def long():\n" + "    x\n" * 40
    wide = "def wide(a, b, c, *, d, e, f): pass\n"
    verb = "@app.command()\ndef verb(a, b, c, d, e, f): pass\n"
    bundle = "def bundle(a: tuple[int, str], b: tuple[str, int]): pass\n"
    code = {
        "lantern/a/b.py": long + wide + verb + bundle,
        "render.py": bundle,
        "README.md": "",
    }
    write_files(tmp_path, code)
    lines = list(report.report(tmp_path))
    assert [" ".join(line.split()) for line in lines[lines.index("") :]] == [
        "",
        "Functions over 40 lines",
        "lantern/a/b.py:1: long: 41 lines",
        "",
        "Functions over 5 parameters",
        "lantern/a/b.py:42: wide: 6 parameters",
        "",
        "Findings of the rules",
        "tuples",
        "lantern/a 2",
        "render.py 2",
        "all 4",
    ]


@pytest.mark.parametrize(
    "text", ["Return the width.", "Pass it on.", "Seek; then read."]
)
def test_a_docstring_that_begins_with_a_verb_is_imperative(text: str) -> None:
    assert report.is_imperative(text)


@pytest.mark.parametrize(
    "text",
    [
        "The width.",
        "What is left.",
        "Returns the width.",
        "Pixels a side.",
        "(h, w) of it.",
        "K-d.",
    ],
)
def test_a_docstring_that_names_a_thing_is_not_imperative(text: str) -> None:
    assert not report.is_imperative(text)
