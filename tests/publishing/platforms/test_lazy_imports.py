"""Checking a film loads nothing that connects: `lantern check` asks every platform, too."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from lantern.publishing.platforms import name_module
from lantern.script.model.publish import PLATFORM_NAMES

ROOT = Path(__file__).parents[3]


def find_file(module: str) -> Path | None:
    base = ROOT / module.replace(".", "/")
    for path in (base.with_suffix(".py"), base / "__init__.py"):
        if path.is_file():
            return path
    return None


def list_imports(path: Path) -> Iterator[str]:
    """Yield what a module imports when it is loaded, what it takes from there included."""
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{each.name}" for each in node.names)


def reach(modules: list[str]) -> set[str]:
    """Return what is loaded with some modules, as far as publishing goes."""
    reached = set(modules)
    waiting = list(modules)
    while waiting:
        path = find_file(waiting.pop())
        for name in list_imports(path) if path else ():
            if name not in reached:
                reached.add(name)
                if name.startswith("lantern.publishing"):
                    waiting.append(name)
    return reached


def test_checking_loads_nothing_that_connects() -> None:
    platforms = [name_module(name) for name in PLATFORM_NAMES]
    reached = reach(["lantern.publishing.checks", *platforms])
    assert "lantern.publishing.web" in reached
    assert not reached & {"requests", "lantern.publishing.exchange", "keyring"}
    assert "requests" in reach(["lantern.publishing.exchange"])
