"""Read Python files and measure what stands in them: functions, tuples, comprehensions.

Nothing here knows a module by name: whatever is in the tree is read, wherever it lies.
"""

from __future__ import annotations

import ast
import functools
import gc
import io
import re
import tokenize
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

Function = ast.FunctionDef | ast.AsyncFunctionDef
Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp

LAYOUT = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
}
"""Tokens that say nothing by themselves, so that comments and line breaks cost nothing."""
CLOSING = {")", "]", "}"}
_ENDS = (
    ast.Name,
    ast.Constant,
    ast.alias,
    ast.boolop,
    ast.cmpop,
    ast.expr_context,
    ast.operator,
    ast.unaryop,
)
"""Nodes with nothing in them that is measured."""
_WORD_OR_SIGN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True)
class Marks:
    """Where the tokens of a text that count begin, and how many comments there are.

    `starts` holds line (from 1) and column (from 0) of each token, in their order. A comma right
    before a closing bracket is layout. `comments` counts those at the end of a line too.
    """

    starts: tuple[tuple[int, int], ...]
    comments: int


@dataclass(frozen=True)
class Contents:
    """What stands in a file, each list in the order of the text.

    `outermost` are the functions that stand in no other one; `expressions` the whole expressions
    with a comprehension in them, each with all of its comprehensions. `calls` are those outside of
    f-strings.
    """

    functions: list[Function]
    outermost: list[Function]
    classes: list[ast.ClassDef]
    conditionals: list[ast.IfExp]
    expressions: list[list[Comprehension]]
    calls: list[ast.Call]


@dataclass(frozen=True)
class Source:
    """A Python file: its path from the root of the tree, text and syntax tree.

    What takes long to find is found when it is first asked for, and once.
    """

    path: Path
    text: str
    tree: ast.Module

    @functools.cached_property
    def lines(self) -> list[str]:
        """Lines of the text, the first at index 0."""
        return [
            line.rstrip("\n") for line in io.StringIO(self.text)
        ]  # as Python counts them

    @property
    def module(self) -> str:
        """Dotted name from the root: `a/b/__init__.py` is `a.b`."""
        parts = self.path.with_suffix("").parts
        if parts[-1] == "__init__":
            parts = parts[:-1]
        return ".".join(parts)

    @functools.cached_property
    def marks(self) -> Marks:
        """Its tokens and comments."""
        return read_marks(self.text)

    @functools.cached_property
    def contents(self) -> Contents:
        """Its functions, classes and expressions."""
        return survey(self.tree)


def parse(text: str, path: Path) -> Source:
    """Parse the text of a Python file.

    Raises:
        SyntaxError: the text isn't Python.
    """
    return Source(path, text, ast.parse(text, str(path)))


def read_marks(text: str) -> Marks:
    """Read the tokens of a text.

    An f-string counts as one token: Python 3.11 reads it as one, and newer ones in parts.
    """
    starts: list[tuple[int, int]] = []
    comments = depth = 0
    last = ""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        name = tokenize.tok_name[token.type]
        if name in ("FSTRING_END", "TSTRING_END"):
            depth -= 1
            continue
        comments += token.type == tokenize.COMMENT
        if depth == 0 and token.type not in LAYOUT:
            if last == "," and token.string in CLOSING:
                starts.pop()
            starts.append(token.start)
            last = token.string
        if name in ("FSTRING_START", "TSTRING_START"):
            depth += 1
    return Marks(tuple(starts), comments)


def survey(tree: ast.Module) -> Contents:
    """Find functions, classes and expressions, in one walk."""
    found = Contents([], [], [], [], [], [])
    _survey_statements(tree, found, is_inner=False)
    return found


def _survey_statements(
    node: ast.AST, found: Contents, *, is_inner: bool
) -> None:
    """Survey what is in a node that is no expression; `is_inner` if that is in a function."""
    for child in _iter_parts(node):
        if isinstance(child, ast.expr):
            comprehensions: list[Comprehension] = []
            _survey_expression(child, found, comprehensions)
            if comprehensions:
                comprehensions.sort(
                    key=lambda each: (each.lineno, each.col_offset)
                )
                found.expressions.append(comprehensions)
            continue
        is_function = isinstance(child, Function)
        if isinstance(child, Function):
            found.functions.append(child)
            if not is_inner:
                found.outermost.append(child)
        elif isinstance(child, ast.ClassDef):
            found.classes.append(child)
        _survey_statements(child, found, is_inner=is_inner or is_function)


def _survey_expression(
    node: ast.AST, found: Contents, comprehensions: list[Comprehension]
) -> None:
    """Survey an expression, or a part of one, and add its comprehensions to those of the whole."""
    if isinstance(node, Comprehension):
        comprehensions.append(node)
    elif isinstance(node, ast.IfExp):
        found.conditionals.append(node)
    elif isinstance(node, ast.Call):
        found.calls.append(node)
    elif isinstance(node, ast.JoinedStr):
        found = replace(found, calls=[])  # a formatter leaves it as it is
    for child in _iter_parts(node):
        _survey_expression(child, found, comprehensions)


def _iter_parts(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes directly in a node, names and constants aside: nothing is in them."""
    for name in node._fields:
        value = getattr(node, name, None)
        if isinstance(value, list):
            for part in value:
                if isinstance(part, ast.AST) and not isinstance(part, _ENDS):
                    yield part
        elif isinstance(value, ast.AST) and not isinstance(value, _ENDS):
            yield value


def read_sources(root: Path, places: Iterable[str]) -> list[Source]:
    """Read every Python file in `places`, files and folders named from the root, sorted by path.

    Folders whose name begins with a dot are left out; a place that doesn't exist has no files.
    """
    found: set[Path] = set()
    for place in places:
        base = root / place
        found.update([base] if base.is_file() else base.rglob("*.py"))
    paths = sorted(path.relative_to(root) for path in found)
    shown = [path for path in paths if not _is_hidden(path)]
    gc.disable()  # trees stay: searches for garbage among them take longer than all else
    sources = [parse((root / path).read_text("utf-8"), path) for path in shown]
    gc.freeze()
    gc.enable()
    return sources


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


# Functions


def positional(function: Function) -> list[ast.arg]:
    """List the parameters that may be given by position, without self or cls."""
    found = [*function.args.posonlyargs, *function.args.args]
    return found[1:] if found and found[0].arg in ("self", "cls") else found


def parameters(function: Function) -> list[ast.arg]:
    """List all named parameters, self or cls too, without *args and **kwargs."""
    return [
        *function.args.posonlyargs,
        *function.args.args,
        *function.args.kwonlyargs,
    ]


def annotatable(function: Function) -> list[ast.arg]:
    """List the parameters that should have an annotation: *args and **kwargs too, but not self."""
    starred = [function.args.vararg, function.args.kwarg]
    present = [arg for arg in starred if arg is not None]
    return [*positional(function), *function.args.kwonlyargs, *present]


def parameter_types(function: Function) -> list[ast.expr]:
    """List the annotations of the parameters, without the one of the result."""
    found = [arg.annotation for arg in annotatable(function)]
    return [annotation for annotation in found if annotation is not None]


def is_annotated(function: Function) -> bool:
    """Tell whether every parameter and the result have an annotation."""
    missing = any(arg.annotation is None for arg in annotatable(function))
    return function.returns is not None and not missing


def decorators(function: Function) -> list[str]:
    """List the decorators as text, without the @ and what they are called with."""
    bare = [
        each.func if isinstance(each, ast.Call) else each
        for each in function.decorator_list
    ]
    return [ast.unparse(each) for each in bare]


def is_verb(function: Function) -> bool:
    """Tell whether the command line calls it: the parameters are then the options."""
    return any(
        name in ("app.command", "app.callback") for name in decorators(function)
    )


def is_pytest(source: Source, function: Function) -> bool:
    """Tell whether pytest calls it, as a test or a fixture: it passes everything by name."""
    if any(
        name in ("pytest.fixture", "fixture") for name in decorators(function)
    ):
        return True
    return source.path.name.startswith("test_") and function.name.startswith(
        "test_"
    )


def first_line(node: ast.stmt) -> int:
    """Return the line that a statement begins on, counting from 1, with its decorators."""
    above: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(each.lineno for each in above)])


def last_line(node: ast.stmt) -> int:
    """Return the line that a statement ends on, counting from 1."""
    return node.end_lineno or node.lineno


def body(function: Function) -> list[ast.stmt]:
    """List the statements without the docstring; a stub's lone `...` is none."""
    kept = (
        function.body
        if ast.get_docstring(function) is None
        else function.body[1:]
    )
    if len(kept) == 1 and isinstance(kept[0], ast.Expr):
        value = kept[0].value
        if isinstance(value, ast.Constant) and value.value is ...:
            return []
    return kept


def body_lines(function: Function) -> int:
    """Count the lines from the first statement to the last, blank lines and comments too."""
    kept = body(function)
    return last_line(function) - first_line(kept[0]) + 1 if kept else 0


def length(function: Function) -> int:
    """Count the lines from `def` to the end, without those of the docstring."""
    whole = last_line(function) - function.lineno + 1
    if ast.get_docstring(function) is None:
        return whole
    docstring = function.body[0]
    return whole - (last_line(docstring) - docstring.lineno + 1)


def is_surely_short(source: Source, function: Function, most: int) -> bool:
    """Tell from its text alone whether a function has at most `most` tokens.

    Each token has a word or a sign in it, so it can't have more of those.
    """
    text = source.lines[function.lineno - 1 : last_line(function)]
    return len(_WORD_OR_SIGN.findall("\n".join(text))) <= most


def count_tokens(source: Source, function: Function) -> int:
    """Count the tokens of the body without docstring, comments and layout.

    Functions inside it count with it.
    """
    kept = body(function)
    if not kept:
        return 0
    line = first_line(kept[0])
    column = (
        kept[0].col_offset if line == kept[0].lineno else 0
    )  # the body of `def f(): ...`
    starts = source.marks.starts
    first = bisect_left(starts, (line, column))
    return bisect_left(starts, (last_line(function) + 1, 0)) - first


# Expressions


def comprehensions(node: ast.AST) -> list[Comprehension]:
    """List the comprehensions and generator expressions under a node, in the order of the text."""
    found = [each for each in ast.walk(node) if isinstance(each, Comprehension)]
    return sorted(found, key=lambda each: (each.lineno, each.col_offset))


def loops(found: Sequence[Comprehension]) -> int:
    """Count the `for`s of the comprehensions."""
    return sum(len(each.generators) for each in found)


def is_nested(comprehension: Comprehension) -> bool:
    """Tell whether a comprehension has several loops, its own or those of another inside it."""
    return loops(comprehensions(comprehension)) > 1


def arms(node: ast.IfExp) -> list[ast.IfExp]:
    """List the conditional expressions that are directly one of the three parts of another."""
    return [
        each
        for each in (node.test, node.body, node.orelse)
        if isinstance(each, ast.IfExp)
    ]


def arguments(call: ast.Call) -> list[ast.expr | ast.keyword]:
    """List the arguments of a call in the order of the text, `*args` and `**kwargs` too."""
    found: list[ast.expr | ast.keyword] = [*call.args, *call.keywords]
    return sorted(found, key=lambda each: (each.lineno, each.col_offset))


def begins_line(source: Source, node: ast.expr | ast.keyword) -> bool:
    """Tell whether nothing stands before a node on its line, brackets aside."""
    before = source.lines[node.lineno - 1].encode()[: node.col_offset]
    return not before.strip(b" \t(")


# Annotations


def fixed_tuples(annotation: ast.expr) -> Iterator[tuple[ast.expr, ...]]:
    """Yield the members of each `tuple[A, B]` that a parameter may be, inside unions too.

    `tuple[A, ...]` isn't of a fixed length, and `Sequence[tuple[A, B]]` isn't a tuple.
    """
    if isinstance(annotation, ast.Constant) and isinstance(
        annotation.value, str
    ):
        yield from fixed_tuples(ast.parse(annotation.value, mode="eval").body)
    elif isinstance(annotation, ast.BinOp):
        yield from fixed_tuples(annotation.left)
        yield from fixed_tuples(annotation.right)
    elif isinstance(annotation, ast.Subscript):
        inner = annotation.slice
        members = (
            tuple(inner.elts) if isinstance(inner, ast.Tuple) else (inner,)
        )
        name = ast.unparse(annotation.value).split(".")[-1]
        if name in ("tuple", "Tuple") and not any(map(_is_open, members)):
            yield members
        elif name in ("Optional", "Union"):
            for member in members:
                yield from fixed_tuples(member)
        elif name == "Annotated":
            yield from fixed_tuples(members[0])


def _is_open(member: ast.expr) -> bool:
    ellipsis = isinstance(member, ast.Constant) and member.value is ...
    return ellipsis or isinstance(member, ast.Starred)


def are_different(members: Sequence[ast.expr]) -> bool:
    """Tell whether the members of a tuple have more than one type."""
    return len({ast.unparse(member) for member in members}) > 1
