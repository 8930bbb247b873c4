"""Read Python files and measure what stands in them: functions, tuples, comprehensions, imports.

Nothing here knows a module by name: whatever is in the tree is read, wherever it lies.
"""

from __future__ import annotations

import ast
import io
import tokenize
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Source:
    """A Python file: its path from the root of the tree, text, syntax tree and tokens.

    `starts` holds line (from 1) and column (from 0) of each token that counts, in their order;
    `comments` is the number of comments, those at the end of a line too.
    """

    path: Path
    text: str
    tree: ast.Module
    starts: tuple[tuple[int, int], ...]
    comments: int

    @property
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


def parse(text: str, path: Path) -> Source:
    """Parse the text of a Python file.

    An f-string counts as one token: Python 3.11 reads it as one, and newer ones in parts.

    Raises:
        SyntaxError: the text isn't Python.
    """
    tree = ast.parse(text, str(path))
    starts: list[tuple[int, int]] = []
    comments = depth = 0
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        name = tokenize.tok_name[token.type]
        if name in ("FSTRING_END", "TSTRING_END"):
            depth -= 1
            continue
        comments += token.type == tokenize.COMMENT
        if depth == 0 and token.type not in LAYOUT:
            starts.append(token.start)
        if name in ("FSTRING_START", "TSTRING_START"):
            depth += 1
    return Source(path, text, tree, tuple(starts), comments)


def read_sources(root: Path, places: Iterable[str]) -> list[Source]:
    """Read every Python file in `places`, files and folders named from the root, sorted by path.

    Folders whose name begins with a dot are left out; a place that doesn't exist has no files.
    """
    found: set[Path] = set()
    for place in places:
        base = root / place
        found.update([base] if base.is_file() else base.rglob("*.py"))
    paths = sorted(path.relative_to(root) for path in found)
    return [
        parse((root / path).read_text("utf-8"), path)
        for path in paths
        if not _is_hidden(path)
    ]


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


# Functions


def functions(source: Source) -> list[Function]:
    """List all functions and methods, those inside others too."""
    return [node for node in ast.walk(source.tree) if isinstance(node, Function)]


def outermost(source: Source) -> Iterator[Function]:
    """Yield the functions and methods that stand in no other function."""
    waiting: list[ast.AST] = [source.tree]
    while waiting:
        for child in ast.iter_child_nodes(waiting.pop()):
            if isinstance(child, Function):
                yield child
            else:
                waiting.append(child)


def positional(function: Function) -> list[ast.arg]:
    """List the parameters that may be given by position, without self or cls."""
    found = [*function.args.posonlyargs, *function.args.args]
    return found[1:] if found and found[0].arg in ("self", "cls") else found


def parameters(function: Function) -> list[ast.arg]:
    """List all named parameters, self or cls too, without *args and **kwargs."""
    return [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]


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
    return any(name in ("app.command", "app.callback") for name in decorators(function))


def is_pytest(source: Source, function: Function) -> bool:
    """Tell whether pytest calls it, as a test or a fixture: it passes everything by name."""
    if any(name in ("pytest.fixture", "fixture") for name in decorators(function)):
        return True
    return source.path.name.startswith("test_") and function.name.startswith("test_")


def classes(source: Source) -> list[ast.ClassDef]:
    """List all classes, those inside others too, in the order of the text."""
    found = [node for node in ast.walk(source.tree) if isinstance(node, ast.ClassDef)]
    return sorted(found, key=lambda node: node.lineno)


def first_line(node: ast.stmt) -> int:
    """Return the line that a statement begins on, counting from 1, with its decorators."""
    above: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(each.lineno for each in above)])


def last_line(node: ast.stmt) -> int:
    """Return the line that a statement ends on, counting from 1."""
    return node.end_lineno or node.lineno


def body(function: Function) -> list[ast.stmt]:
    """List the statements without the docstring; a stub's lone `...` is none."""
    kept = function.body if ast.get_docstring(function) is None else function.body[1:]
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
    first = bisect_left(source.starts, (line, column))
    return bisect_left(source.starts, (last_line(function) + 1, 0)) - first


# Expressions


def expressions(tree: ast.Module) -> Iterator[ast.expr]:
    """Yield every whole expression: those that are no part of another expression."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        for child in ast.iter_child_nodes(waiting.pop()):
            if isinstance(child, ast.expr):
                yield child
            else:
                waiting.append(child)


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


def conditionals(node: ast.AST) -> list[ast.IfExp]:
    """List the conditional expressions under a node."""
    return [each for each in ast.walk(node) if isinstance(each, ast.IfExp)]


def arms(node: ast.IfExp) -> list[ast.IfExp]:
    """List the conditional expressions that are directly one of the three parts of another."""
    return [
        each
        for each in (node.test, node.body, node.orelse)
        if isinstance(each, ast.IfExp)
    ]


# Annotations


def fixed_tuples(annotation: ast.expr) -> Iterator[tuple[ast.expr, ...]]:
    """Yield the members of each `tuple[A, B]` that a parameter may be, inside unions too.

    `tuple[A, ...]` isn't of a fixed length, and `Sequence[tuple[A, B]]` isn't a tuple.
    """
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        yield from fixed_tuples(ast.parse(annotation.value, mode="eval").body)
    elif isinstance(annotation, ast.BinOp):
        yield from fixed_tuples(annotation.left)
        yield from fixed_tuples(annotation.right)
    elif isinstance(annotation, ast.Subscript):
        inner = annotation.slice
        members = tuple(inner.elts) if isinstance(inner, ast.Tuple) else (inner,)
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


# Imports


def imports(source: Source) -> Iterator[str]:
    """Yield the full name of everything imported at the top of a module.

    Relative names are made absolute. Imports inside functions and conditions are left out: they
    are made later, or never.
    """
    is_face = source.path.name == "__init__.py"
    package = source.module.split(".") if is_face else source.module.split(".")[:-1]
    for node in source.tree.body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            start = [*base, node.module] if node.module else base
            yield from (".".join([*start, alias.name]) for alias in node.names)


def inner_module(name: str, modules: frozenset[str]) -> str | None:
    """Return the module that an imported name lives in, None if it is none of `modules`."""
    while name and name not in modules:
        name = name.rpartition(".")[0]
    return name or None


def entry_of(module: str) -> str:
    """Return the entry of its package that a module belongs to: `b` for `a.b.c`.

    The package's own module, `a`, is the entry `__init__`.
    """
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def entry_imports(sources: Sequence[Source]) -> dict[str, set[str]]:
    """Tell for each entry of a package which other entries it imports."""
    modules = frozenset(source.module for source in sources)
    graph: dict[str, set[str]] = {entry_of(module): set() for module in sorted(modules)}
    for source in sources:
        importer = entry_of(source.module)
        for name in imports(source):
            module = inner_module(name, modules)
            if module is not None and entry_of(module) != importer:
                graph[importer].add(entry_of(module))
    return graph


def circles(graph: dict[str, set[str]]) -> list[frozenset[str]]:
    """List the groups of two and more entries that import each other, directly or in a round."""
    reached = {name: _reach(graph, name) for name in graph}
    groups: set[frozenset[str]] = set()
    for name, others in reached.items():
        round_trip = frozenset(other for other in others if name in reached[other])
        if len(round_trip) > 1:
            groups.add(round_trip)
    return sorted(groups, key=sorted)


def longest_chain(graph: dict[str, set[str]]) -> int:
    """Count the entries on the longest way down the imports, a circle as one step."""
    group = {name: frozenset([name]) for name in graph}
    for circle in circles(graph):
        group |= dict.fromkeys(circle, circle)
    below: dict[frozenset[str], set[frozenset[str]]] = {
        each: set() for each in group.values()
    }
    for name, others in graph.items():
        below[group[name]] |= {group[other] for other in others} - {group[name]}
    depth = dict.fromkeys(below, 1)
    for _ in below:  # one round at least settles the next level
        for upper, lower in below.items():
            depth[upper] = 1 + max((depth[each] for each in lower), default=0)
    return max(depth.values(), default=0)


def _reach(graph: dict[str, set[str]], start: str) -> set[str]:
    """Return all entries that imports lead to from one entry, itself too if they lead back."""
    reached: set[str] = set()
    waiting = list(graph[start])
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += graph[name]
    return reached
