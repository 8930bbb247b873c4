"""Read Python's syntax trees: the text of one without its wording, and the names it reads."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterable, Iterator
from pathlib import Path

Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
Named = (
    ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.ExceptHandler
)

_BLOCKS = ("body", "handlers", "cases", "orelse", "finalbody")
"""Where a node has statements, or what holds them."""
_SCOPES = (*Function.__args__, *Comprehension.__args__, ast.ClassDef)
_LEFT_OUT = {
    "ctx",
    "kind",
    "type_comment",
    "annotation of arg",
    "returns of FunctionDef",
}
_LEFT_OUT |= {"returns of AsyncFunctionDef"}


def parse(path: Path) -> ast.Module:
    """Return a module's tree without its docstrings and the messages of what it raises."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in walk_statements(tree):
        if isinstance(node, ast.Raise):
            node.exc = (
                node.exc.func if isinstance(node.exc, ast.Call) else node.exc
            )
            node.cause = None
        for name in _BLOCKS:
            block = getattr(node, name, None)
            if block:
                setattr(
                    node,
                    name,
                    [each for each in block if not _is_wording(each)],
                )
    return tree


def walk_statements(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield a module and all statements in it, with what holds statements, such as `except`.

    Nothing within an expression is looked at, which is most of a tree.
    """
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        for name in _BLOCKS:
            waiting += getattr(node, name, ())


def _is_wording(node: ast.AST) -> bool:
    """Tell whether a statement is a docstring, of a constant too."""
    if not isinstance(node, ast.Expr) or not isinstance(
        node.value, ast.Constant
    ):
        return False
    return isinstance(node.value.value, str)


def _list_values(node: ast.JoinedStr) -> list[ast.expr]:
    """Return what an f-string is made of, without the empty pieces that Python 3.12 alone finds."""
    return [each for each in node.values if not _is_empty(each)]


def _is_empty(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value == ""


def to_text(node: ast.AST) -> str:
    """Return a tree as text, the same in every Python; annotations of functions are left out."""
    if isinstance(node, ast.Constant):
        return repr(node.value)
    kind = type(node).__name__
    fields = []
    for name in node._fields:
        value = getattr(node, name, None)
        if isinstance(node, ast.JoinedStr):
            value = _list_values(node)
        empty = value is None or value == []
        if (
            not empty
            and name not in _LEFT_OUT
            and f"{name} of {kind}" not in _LEFT_OUT
        ):
            fields.append(f"{name}={_field_to_text(value)}")
    return f"{kind}({','.join(fields)})"


def _field_to_text(value: object) -> str:
    if isinstance(value, ast.AST):
        return to_text(value)
    if isinstance(value, list):
        return "[" + ",".join(map(_field_to_text, value)) + "]"
    return repr(value)


def find_bound(statement: ast.stmt) -> set[str]:
    """Return the names that a statement at the top of a module binds, imports aside."""
    return _find_stored([statement])


@functools.cache
def find_read(node: ast.AST) -> frozenset[str]:
    """Return the names a tree reads from outside itself, with their attributes: `a`, `a.b.c`."""
    found = _Reads()
    found.visit(node)
    return frozenset(found.names)


class _Reads(ast.NodeVisitor):
    """Collects names, but for those that a function or comprehension around them binds."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self._scopes: list[set[str]] = []

    def visit(self, node: ast.AST) -> None:
        """Visit a node and all in it, each in its scope."""
        if isinstance(node, Function):
            self._visit_function(node)
        elif isinstance(node, Comprehension):
            targets = [each.target for each in node.generators]
            self._visit_within(
                _find_stored(targets), ast.iter_child_nodes(node)
            )
        else:
            super().visit(node)

    def _visit_function(self, node: Function) -> None:
        """Visit a function: defaults, decorators and annotations belong to the scope around it."""
        parameters = _list_parameters(node.args)
        outside: list[ast.AST | None] = [
            *node.args.defaults,
            *node.args.kw_defaults,
        ]
        outside += [each.annotation for each in parameters]
        body: list[ast.AST] = []
        if isinstance(node, ast.Lambda):
            body.append(node.body)
        else:
            body += node.body
            outside += [*node.decorator_list, node.returns]
        for each in filter(None, outside):
            self.visit(each)
        self._visit_within(
            {each.arg for each in parameters} | _find_stored(body), body
        )

    def _visit_within(self, names: set[str], nodes: Iterable[ast.AST]) -> None:
        self._scopes.append(names)
        for node in nodes:
            self.visit(node)
        self._scopes.pop()

    def visit_Name(self, node: ast.Name) -> None:
        """Note a name down."""
        self._add(node.id)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        """Note a name down with its attributes; what is no plain name is looked into."""
        dotted = _dotted(node)
        if dotted:
            self._add(dotted)
        else:
            self.generic_visit(node)

    def _add(self, dotted: str) -> None:
        name = dotted.split(".")[0]
        if not any(name in scope for scope in self._scopes):
            self.names.add(dotted)


def _dotted(node: ast.expr) -> str:
    """Return `a.b.c` for the tree of it; nothing for other trees."""
    if isinstance(node, ast.Name):
        return node.id
    before = _dotted(node.value) if isinstance(node, ast.Attribute) else ""
    return (
        f"{before}.{node.attr}"
        if before and isinstance(node, ast.Attribute)
        else ""
    )


def _list_parameters(args: ast.arguments) -> list[ast.arg]:
    single = [each for each in (args.vararg, args.kwarg) if each]
    return [*args.posonlyargs, *args.args, *args.kwonlyargs, *single]


def _find_stored(body: Iterable[ast.AST]) -> set[str]:
    """Return the names that nodes bind in their own scope, imports aside."""
    found: set[str] = set()
    of_the_module: set[str] = set()
    for node in _walk_scope(body):
        if isinstance(node, ast.Global):
            of_the_module.update(node.names)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        elif isinstance(node, Named) and node.name:
            found.add(node.name)
    return found - of_the_module


def _walk_scope(body: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """Yield nodes and what is in them, but for what is in scopes of their own."""
    waiting = list(body)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, _SCOPES):
            waiting += ast.iter_child_nodes(node)
