"""Tell how the entries of a package, the modules and folders directly in it, import each other."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from scripts.checks.measures import Source


def imports(source: Source) -> Iterator[str]:
    """Yield the full name of everything imported at the top of a module.

    Relative names are made absolute. Imports inside functions and conditions are left out: they
    are made later, or never.
    """
    is_face = source.path.name == "__init__.py"
    package = (
        source.module.split(".") if is_face else source.module.split(".")[:-1]
    )
    for node in source.tree.body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = (
                package[: len(package) - node.level + 1] if node.level else []
            )
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
    graph: dict[str, set[str]] = {
        entry_of(module): set() for module in sorted(modules)
    }
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
        round_trip = frozenset(
            other for other in others if name in reached[other]
        )
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
