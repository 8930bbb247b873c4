"""Parts of Lantern that other packages bring: found by entry points, loaded when they are named.

A package offers a part under one of the groups below. The name of its entry point is what authors
write, and has a dot in it (`acme.bell`), so that it can never be a name of Lantern's own. The
entry point leads to a module; what must be in it stands in the docs of each table.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import EntryPoint, entry_points
from typing import Any, TypeVar

from lantern.core.problems import ToolFailure

T = TypeVar("T")


@functools.cache
def find_plugins(group: str) -> dict[str, EntryPoint]:
    """Return the entry points of a group by name, in the order of their names.

    Names without a dot are left out, since they would hide a name of Lantern's own.
    """
    found = {point.name: point for point in entry_points(group=group)}
    return {name: found[name] for name in sorted(found) if "." in name}


def describe_package(group: str, name: str) -> str | None:
    """Return the package that brings a part, with its version, as `acme-lantern 1.0`.

    None for Lantern's own parts, for one that isn't installed, and for one without metadata.
    """
    point = find_plugins(group).get(name)
    if point is None or point.dist is None:
        return None
    return f"{point.dist.name} {point.dist.version}"


@functools.cache
def load_plugin(group: str, name: str) -> Any:
    """Return the module that an entry point leads to.

    Raises:
        KeyError: No installed package offers the name.
        ToolFailure: The module can't be imported.
    """
    point = find_plugins(group)[name]
    try:
        return point.load()
    except Exception as error:  # another package's code may raise anything
        package = point.dist.name if point.dist else point.value
        raise ToolFailure(
            f"the plug-in '{name}' of the package {package} can't be loaded: "
            f"{type(error).__name__}: {error}"
        ) from None


class PluginTable(Mapping[str, T]):
    """Lantern's own parts of one kind by name, and after them those that other packages bring.

    `choose` takes from a plug-in's module what the table holds. Only a part that is asked for is
    loaded; to list the names or to ask for one loads nothing.
    """

    def __init__(
        self, group: str, own: Mapping[str, T], choose: Callable[[Any], T]
    ) -> None:
        """List the parts of a group, Lantern's own among them."""
        self.group = group
        self.own = dict(own)
        self._choose = choose

    def __getitem__(self, name: str) -> T:
        """Return a part.

        Raises:
            KeyError: no part has this name.
            ToolFailure: the plug-in can't be loaded, or lacks what it needs.
        """
        if name in self.own:
            return self.own[name]
        module = load_plugin(self.group, name)
        try:
            return self._choose(module)
        except AttributeError as error:
            raise ToolFailure(
                f"the plug-in '{name}' is unfinished: {error}"
            ) from None

    def __contains__(self, name: object) -> bool:
        """Tell whether a part has this name, without loading it."""
        return name in self.own or name in find_plugins(self.group)

    def __iter__(self) -> Iterator[str]:
        """Yield the names, Lantern's own first."""
        yield from self.own
        yield from find_plugins(self.group)

    def __len__(self) -> int:
        """Return the number of parts."""
        return len(self.own) + len(find_plugins(self.group))
