"""The rules about parameters, tuples, dense expressions, long functions and class names."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from scripts.checks import rules
from scripts.checks.measures import parse
from tests.support.trees import write_files

CHAIN = (
    "a conditional expression is part of another: write if and else, or a function that returns"
    " early"
)
LOOPS = (
    "{} comprehension loops in one expression, more than 1: name the first result, or write a"
    " for statement"
)
LONG = (
    "{} tokens, more than 200: split it, or give the reason in a comment directly above, #"
    " long: ..."
)
CALL = (
    "a call with two named arguments and another has each on a line of its own: put a comma"
    " after the last one, and run ruff format"
)


def findings(text: str, path: str = "lantern/a.py") -> list[str]:
    """Return what the rules print for a file; the path is left out of each line."""
    found = rules.check([parse(dedent(text), Path(path))])
    return [str(each).removeprefix(f"{path}:") for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "def draw(a, b, c, d, e): pass",
            "1:1: draw takes 5 parameters by position, more than 3: put * before d",
        ),
        (
            "def draw(a, b, /, c, d, *, e): pass",
            "1:1: draw takes 4 parameters by position, more than 3: put * before d",
        ),
        (
            "class A:\n    async def draw(self, a, b, c, d=1): pass",
            "2:5: draw takes 4 parameters by position, more than 3: put * before d",
        ),
        (
            "@app.event()\ndef draw(a, b, c, d): pass",
            "2:1: draw takes 4 parameters by position, more than 3: put * before d",
        ),
        (
            "def test_it(a, b, c, d): pass",
            "1:1: test_it takes 4 parameters by position, more than 3: put * before d",
        ),
    ],
)
def test_a_fourth_parameter_by_position_is_found(
    text: str, expected: str
) -> None:
    assert findings(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "def draw(a, b, c, *, d, e): pass",
        "def draw(a, b, c, *rest, d, **more): pass",
        "class A:\n    def draw(self, a, b, c): pass",
        "class A:\n    @classmethod\n    def draw(cls, a, b, c): pass",
        "@app.command()\ndef render(a, b, c, d): pass",
        "@app.command('fetch-still')\ndef fetch(a, b, c, d): pass",
    ],
)
def test_three_by_position_keywords_and_verbs_pass(text: str) -> None:
    assert findings(text) == []


def test_what_pytest_calls_by_name_may_have_any_number_of_parameters() -> None:
    text = """
        @pytest.fixture(scope="session")
        def film(a, b, c, d): pass

        @pytest.mark.parametrize("b", [1])
        def test_it(a, b, c, d): pass

        def helper(a, b, c, d): pass
    """
    expected = [
        "8:1: helper takes 4 parameters by position, more than 3: put * before d"
    ]
    assert findings(text, "tests/test_a.py") == expected


@pytest.mark.parametrize(
    "annotation",
    [
        "tuple[Path, str]",
        "tuple[Path | None, Path]",
        "tuple[Path, str] | None",
        "None | tuple[Path, str] | Path",
        "Optional[tuple[Path, str]]",
        "typing.Union[Path, typing.Tuple[Path, str]]",
        "Annotated[tuple[Path, str], 1]",
        "'tuple[Path, str]'",
        "tuple[Path, tuple[str, ...]]",
    ],
)
def test_a_parameter_that_bundles_different_types_is_found(
    annotation: str,
) -> None:
    expected = (
        f"1:10: b bundles different types in a tuple, {annotation}: make them parameters, or a"
        " dataclass"
    )
    assert findings(f"def f(a, b: {annotation}) -> None: pass") == [expected]
    assert findings(f"def f(a, *b: {annotation}) -> None: pass") == [
        expected.replace("1:10", "1:11")
    ]


@pytest.mark.parametrize(
    "annotation",
    [
        "tuple[int, int]",
        "tuple[Path | None, Path | None]",
        "tuple[Path, ...]",
        "tuple[Path, *tuple[str, ...]]",
        "Sequence[tuple[Path, str]]",
        "dict[str, tuple[Path, str]]",
        "list[tuple[Path, str]] | None",
        "tuple[tuple[Path, str], ...]",
        "tuple",
    ],
)
def test_tuples_of_one_type_and_rows_of_tuples_pass(annotation: str) -> None:
    assert (
        findings(f"def f(a, b: {annotation}) -> tuple[Path, str]: pass") == []
    )


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("x = a if b else c if d else e", "1:5"),
        ("x = (a if b else c) if d else e", "1:5"),
        ("x = a if (b if c else d) else e", "1:5"),
        ("x = a if b else c if d else e if f else g", "1:5"),
        ("x = a if b else call(c if d else e if f else g)", "1:22"),
    ],
)
def test_a_chain_of_conditional_expressions_is_found_once(
    text: str, place: str
) -> None:
    assert findings(text) == [f"{place}: {CHAIN}"]


@pytest.mark.parametrize(
    "text",
    [
        "x = a if b else c",
        "x = a if b else call(c if d else e)",
        "x = [a if b else c, d if e else f]",
    ],
)
def test_conditional_expressions_side_by_side_pass(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "count", "place"),
    [
        ("x = [[a for a in b] for b in c]", 2, "1:6"),
        ("x = [a for b in c for a in b]", 2, "1:5"),
        ("x = {a for a in b} | {a for a in c}", 2, "1:22"),
        ("x = [a for a in b], {a: c for a in d}, (a for a in e)", 3, "1:21"),
        ("if any(a for a in b) and all(a for a in c): pass", 2, "1:29"),
        ("for x in f(a for a in b if any(c for c in a)): pass", 2, "1:31"),
        ("x = f([a for a in b], lambda: [a for a in b])", 2, "1:31"),
        (
            "with f(a for a in b) as x, g([a for b in c for a in b]): pass",
            2,
            "1:30",
        ),
    ],
)
def test_several_loops_in_one_expression_are_found(
    text: str, count: int, place: str
) -> None:
    assert findings(text) == [f"{place}: {LOOPS.format(count)}"]


@pytest.mark.parametrize(
    "text",
    [
        "x = [a for a in b if a]",
        "x = [a for a in b]\ny = [a for a in x]",
        "for x in [a for a in b]:\n    y = [a for a in x]",
        "if any(a for a in b):\n    x = 1\nelif all(a for a in b):\n    x = 2",
        "assert all(a for a in b), [a for a in b]",
        "with f(a for a in b), g(a for a in c): pass",
    ],
)
def test_one_loop_an_expression_passes(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("f(a, b=1, c=2)", "1:1"),
        ("x = f(a=1, b=2, c=3)", "1:5"),
        ("f(\n    a, b=1, c=2\n)", "1:1"),
        ("f(\n    *a,\n    b=1, **c)", "1:1"),
        ("f(\n    a,\n    b=1,\n    c=g(a, b=1, c=2),\n)", "4:7"),
        ("@f(a, b=1, c=2)\ndef g(): pass", "1:2"),
        ("x = 'ä', f(a, b=1, c=2)", "1:11"),
    ],
)
def test_a_call_with_two_options_that_share_a_line_is_found(
    text: str, place: str
) -> None:
    assert findings(text) == [f"{place}: {CALL}"]


@pytest.mark.parametrize(
    "text",
    [
        "f(a, b, c, d, e=1)",
        "f(a=1, b=2)",
        "f(a, **b)",
        "f(\n    a,\n    b=1,\n    c=2,\n)",
        "f(\n    (a + b),\n    b=1,\n    **c,\n)",
        "f(\n    'ä',\n    b=1,\n    *c,\n)",
        "x = f'{f(a, b=1, c=2)}'",
        "class A(B, c=1, d=2): pass",
    ],
)
def test_calls_with_one_argument_a_line_or_one_option_pass(text: str) -> None:
    assert findings(text) == []


FULL = "    x = 1\n" * 66 + "    -x\n"  # 200 tokens


def test_a_function_of_201_tokens_is_found() -> None:
    assert findings(f"def f():\n{FULL}    x\n") == [
        f"1:1: f has {LONG.format(201)}"
    ]


def test_functions_inside_a_function_count_with_it() -> None:
    inner = FULL.replace("    ", "        ")
    text = f"class A:\n  def f():\n    @cached\n    def g():\n{inner}"
    assert findings(text) == [f"2:3: f has {LONG.format(207)}"]


@pytest.mark.parametrize(
    "text",
    [
        f"def f():\n{FULL}",
        f'def f(a: int, b: str = "") -> None:\n    """Do it.\n\n    Twice.\n    """\n{FULL}',
        f"def f():\n    # because\n\n{FULL}".replace("x = 1", "x = 1  # why"),
        f"def f():\n{FULL}".replace("= 1", "= f'{x:>{y}} and {f(x)} {{}}'"),
        f"def f():\n{FULL}".replace("x = 1", "[\n        x,\n    ]"),
    ],
)
def test_docstrings_comments_and_layout_are_no_tokens(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    "above",
    [
        "# long: a table of all cases\ndef f():",
        "# long: a table of all cases,\n# which is read from above to below\ndef f():",
        "# Cases of the law.\n# long: a table of all cases\ndef f():",
        "# long: a table of all cases\n@cached\n@wrapped(\n    1\n)\ndef f():",
        "@cached\n# long: a table of all cases\ndef f():",
    ],
)
def test_a_long_function_with_a_reason_passes(above: str) -> None:
    assert findings(f"x = 1\n{above}\n{FULL}    x\n") == []


@pytest.mark.parametrize(
    "above",
    [
        "# long:\ndef f():",
        "# long: table\ndef f():",
        "# a long table of all cases\ndef f():",
        "# long: a table of all cases\n\ndef f():",
        "# long: a table of all cases\nx = 1\ndef f():",
        "def f():  # long: a table of all cases",
        "def f():\n    # long: a table of all cases",
    ],
)
def test_a_reason_needs_words_and_stands_right_above(above: str) -> None:
    found = findings(f"{above}\n{FULL}    x\n")
    assert [line.partition(": ")[2] for line in found] == [
        f"f has {LONG.format(201)}"
    ]


def test_a_class_name_used_twice_in_the_package_is_found() -> None:
    files = {
        "lantern/a.py": "class Cue: pass\nclass _Cue: pass\n",
        "lantern/b/c.py": "x = 1\nclass Cue: pass\n",
        "lantern/d.py": "if x:\n    class Cue: pass\n",
        "tests/test_a.py": "class Cue: pass\n",
    }
    sources = [parse(text, Path(path)) for path, text in files.items()]
    assert [str(each) for each in rules.check(sources)] == [
        "lantern/b/c.py:2:1: class Cue is also in lantern/a.py:1: give one another name",
        "lantern/d.py:2:5: class Cue is also in lantern/a.py:1: give one another name",
    ]


def test_findings_are_printed_in_order_and_decide_the_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wide = "def f(a, b, c, d): pass\n"
    write_files(
        tmp_path,
        {
            "tests/films/effect.py": wide,
            "lantern/b.py": "class A: pass\n" + wide,
            "lantern/a.py": "class A: pass\n",
            "lantern/.venv/c.py": wide,
            "render.py": "x = 1\n",
            "other/d.py": wide,
        },
    )
    text = "f takes 4 parameters by position, more than 3: put * before d"
    assert rules.run(tmp_path) == 1
    assert capsys.readouterr().out.splitlines() == [
        "lantern/b.py:1:1: class A is also in lantern/a.py:1: give one another name",
        f"lantern/b.py:2:1: {text}",
        f"tests/films/effect.py:1:1: {text}",
    ]
    assert rules.run(tmp_path, ["tests", "render.py"]) == 1
    assert capsys.readouterr().out == f"tests/films/effect.py:1:1: {text}\n"
    assert (
        rules.run(tmp_path, ["lantern/a.py", str(tmp_path / "render.py")]) == 0
    )
    assert capsys.readouterr().out == ""


def test_a_place_without_python_files_is_a_mistake(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_files(tmp_path, {"lantern/a.py": "x = 1\n", "other/b.py": "x = 1\n"})
    assert rules.run(tmp_path, ["lantern", "other"]) == 2
    assert (
        capsys.readouterr().err
        == "rules: 'other' has no file to check; give files and folders of lantern, scripts,"
        " tests, render.py\n"
    )
