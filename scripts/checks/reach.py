"""Find what of a package some definitions reach, from the source alone: nothing is imported or run.

A definition (a function, a class, a constant at the top of a module) reaches those that it reads,
and what they read. Names in annotations count, too, so that the methods of what a function is given
are reached. A digest stands for what was reached in a module, its wording left out.
"""

from __future__ import annotations

import ast
import functools
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from scripts.checks.syntax import (
    find_bound,
    find_read,
    parse,
    to_text,
    walk_statements,
)

UNREAD = frozenset({"VERSION", "VERSIONS"})
"""Constants that are not followed: the numbers that digests are compared with."""


class Symbol(NamedTuple):
    """A name at the top of a module."""

    module: str
    name: str


Owner = Callable[[Symbol], str | None]
"""Tells who answers for a symbol, if that is somebody else: then it isn't followed."""


@dataclass(frozen=True)
class Reached:
    """What was reached: a digest for each module and data file, and the owners where it stopped."""

    digests: dict[str, str]
    owners: set[str]


@dataclass(frozen=True)
class Reading:
    """What a statement says and reads: lines, symbols of the package, data files by their names."""

    lines: set[str]
    symbols: set[Symbol]
    data: dict[str, str]


class Module:
    """One module: its statements by the names they bind, and its imports, wherever they stand."""

    def __init__(self, name: str, path: Path) -> None:
        """Read the module with the full name `name`."""
        self.name = name
        self.path = path
        self.bound: dict[str, list[ast.stmt]] = {}
        self.always: list[ast.stmt] = []
        self.imported: dict[str, set[str]] = {}
        tree = parse(path)
        for node in walk_statements(tree):
            if isinstance(node, ast.Import):
                self._import(node)
            elif isinstance(node, ast.ImportFrom):
                self._import_from(node)
        for statement in tree.body:
            self._bind(statement)

    def _import(self, node: ast.Import) -> None:
        for alias in node.names:
            target = alias.name if alias.asname else alias.name.split(".")[0]
            self.imported.setdefault(alias.asname or target, set()).add(target)

    def _import_from(self, node: ast.ImportFrom) -> None:
        base = node.module or ""
        if node.level:
            parts = self.name.split(".")
            left_out = (
                node.level - 1 if self.path.stem == "__init__" else node.level
            )
            above = parts[: len(parts) - left_out]
            base = ".".join([*above, node.module] if node.module else above)
        for alias in node.names:
            self.imported.setdefault(alias.asname or alias.name, set()).add(
                f"{base}.{alias.name}"
            )

    def _bind(self, statement: ast.stmt) -> None:
        if isinstance(statement, ast.Import | ast.ImportFrom | ast.Pass):
            return
        if isinstance(statement, ast.If) and "TYPE_CHECKING" in ast.unparse(
            statement.test
        ):
            return
        names = find_bound(statement)
        for name in names:
            self.bound.setdefault(name, []).append(statement)
        if not names:
            self.always.append(statement)


class Package:
    """The modules of a package, each read when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        """Take the package in `folder`."""
        self.folder = folder
        self._modules: dict[str, Module | None] = {}
        self._readings: dict[ast.stmt, Reading] = {}

    def module(self, name: str) -> Module | None:
        """Return a module by its full name; None if there is none."""
        if name not in self._modules:
            path = self.files.get(name)
            self._modules[name] = Module(name, path) if path else None
        return self._modules[name]

    def list_below(self, name: str) -> Iterator[Module]:
        """Yield a module and, where it is a package, all modules in it."""
        for full_name in self.files:
            module = (
                self.module(full_name)
                if f"{full_name}.".startswith(f"{name}.")
                else None
            )
            if module:
                yield module

    @functools.cached_property
    def files(self) -> dict[str, Path]:
        """The file of every module by its full name; none is read for that."""
        found = {}
        for path in sorted(self.folder.rglob("*.py")):
            parts = path.relative_to(self.folder.parent).with_suffix("").parts
            found[
                ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            ] = path
        return found

    def resolve(self, dotted: str) -> set[Symbol]:
        """Return what a full name stands for: a symbol, or all of a module; none from outside.

        Raises:
            LookupError: nothing in the package has that name.
        """
        parts = dotted.split(".")
        if parts[0] != self.folder.name:
            return set()
        count = len(parts)
        while not self.module(".".join(parts[:count])):
            count -= 1
        module = self.module(".".join(parts[:count]))
        assert module is not None
        if count == len(parts):
            return {Symbol(module.name, name) for name in module.bound}
        return self.look_up(module, parts[count:])

    def look_up(self, module: Module, parts: list[str]) -> set[Symbol]:
        """Return what a name and its attributes stand for in a module.

        Raises:
            LookupError: the module doesn't bind the name.
        """
        name, *attributes = parts
        found = {Symbol(module.name, name)} if name in module.bound else set()
        for target in module.imported.get(name, ()):
            found |= self.resolve(".".join([target, *attributes]))
        if (
            name not in module.bound
            and name not in module.imported
            and not name.startswith("__")
        ):
            raise LookupError(f"{module.name} has no {name}")
        return found

    def read(self, module: Module, statement: ast.stmt) -> Reading:
        """Return what a statement of a module reads; it is looked at once."""
        if statement not in self._readings:
            self._readings[statement] = self._look_into(module, statement)
        return self._readings[statement]

    def _look_into(self, module: Module, statement: ast.stmt) -> Reading:
        reading = Reading({to_text(statement)}, set(), {})
        for dotted in find_read(statement):
            parts = dotted.split(".")
            if parts[0] not in module.bound and parts[0] not in module.imported:
                continue  # a builtin
            symbols = self.look_up(module, parts)
            reading.symbols.update(symbols)
            stands_for = symbols or module.imported.get(parts[0], set())
            reading.lines.add(f"{dotted} is {sorted(stands_for)}")
        for path in _find_data(module, statement, self.folder):
            name = path.relative_to(self.folder.parent).as_posix()
            reading.data[name] = _read_data(path)
        return reading

    def reach(self, roots: Iterable[Symbol], owner: Owner) -> Reached:
        """Follow what the roots read, up to symbols that somebody else answers for."""
        walk = _Walk(self, owner)
        walk.follow(roots)
        return walk.summarize()


class _Walk:
    """One search through a package."""

    def __init__(self, package: Package, owner: Owner) -> None:
        self._package, self._owner = package, owner
        self._owners: set[str] = set()
        self._lines: dict[str, set[str]] = {}

    def follow(self, roots: Iterable[Symbol]) -> None:
        seen: set[Symbol] = set()
        waiting = list(roots)
        while waiting:
            symbol = waiting.pop()
            if symbol in seen or symbol.name in UNREAD:
                continue
            seen.add(symbol)
            owner = self._owner(symbol)
            if owner is None:
                waiting += self._open(symbol)
            else:
                self._owners.add(owner)

    def _open(self, symbol: Symbol) -> set[Symbol]:
        """Return what a symbol reads, and what its module reads when it is imported."""
        module = self._package.module(symbol.module)
        assert module is not None
        found: set[Symbol] = set()
        for statement in [*module.bound[symbol.name], *module.always]:
            found |= self._read(module, statement)
        return found

    def _read(self, module: Module, statement: ast.stmt) -> set[Symbol]:
        """Note a statement down, and return what it reads of the package."""
        reading = self._package.read(module, statement)
        self._lines.setdefault(module.name, set()).update(reading.lines)
        for name, text in reading.data.items():
            self._lines[name] = {text}
        return reading.symbols

    def summarize(self) -> Reached:
        digests = {}
        for place, lines in sorted(self._lines.items()):
            digests[place] = _digest("\n".join(sorted(lines)))
        return Reached(digests, self._owners)


def _digest(text: str) -> str:
    """Return the first twelve digits of a text's sha256."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _find_data(
    module: Module, statement: ast.stmt, top: Path
) -> Iterator[Path]:
    """Yield the files and folders' files that a statement names beside its `__file__` or above."""
    if "__file__" not in find_read(statement):
        return
    folders = [
        folder for folder in module.path.parents if folder.is_relative_to(top)
    ]
    for node in ast.walk(statement):
        name = node.value if isinstance(node, ast.Constant) else None
        if not isinstance(name, str) or not re.fullmatch(r"\w[\w.-]*", name):
            continue
        for folder in folders:
            place = folder / name
            yield from (
                [place] if place.is_file() else sorted(place.rglob("*.*"))
            )


def _read_data(path: Path) -> str:
    """Return what stands for a data file: its digest, or the tree of one that is a program."""
    if path.suffix == ".py":
        return to_text(parse(path))
    return hashlib.sha256(path.read_bytes()).hexdigest()
