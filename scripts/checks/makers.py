"""Tie what each maker of bytes reaches to its VERSION: check or write tests/golden/makers.json.

A maker is a kind of job, a visual, a transition, a voice (all from the program's own tables), or
another module with a VERSION. It answers for what it reaches, up to other makers: their VERSIONs
stand in the keys beside its own. So each part that every picture is drawn with has one number to
raise, not one for each visual, and a change makes again what its makers make, and nothing else.
"""

from __future__ import annotations

import argparse
import functools
import gc
import json
import re
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, TypedDict

import lantern
from lantern import visuals
from lantern.plan.job import VERSIONS, Job
from lantern.rendering import workers
from lantern.speech import voices
from lantern.visuals import transitions
from scripts.checks.reach import Package, Symbol

ROOT = Path(lantern.__file__).parent.parent
TABLE = ROOT / "tests" / "golden" / "makers.json"
LOOKED_UP = {
    Symbol(workers.__name__, "MAKERS"),
    Symbol(transitions.__name__, "TRANSITIONS"),
    Symbol(visuals.__name__, "VISUALS"),
    Symbol(voices.__name__, "VOICES"),
}
"""Tables: looking up an entry reaches none of them, since the key says which one it is."""
VOICE_FUNCTION = "make_voice"


@dataclass(frozen=True)
class Maker:
    """Who answers for bytes: its module, what it begins with, its VERSION and where that stands."""

    name: str
    home: str
    roots: frozenset[Symbol]
    version: int
    place: str


class Row(TypedDict):
    """What the table says of a maker: where it stops, and a digest for each module it reaches."""

    version: int
    stands_on: list[str]
    reaches: dict[str, str]


Table = dict[str, Row]


class Survey:
    """The makers of the package as it is."""

    def __init__(self) -> None:
        """Find all makers."""
        self.package = Package(Path(lantern.__file__).parent)
        self.numbered = dict(self._find_numbered())
        listed = [
            *self._find_jobs(),
            *self._find_transitions(),
            *self._find_plugged_in(),
        ]
        self._listed: dict[Symbol, str] = {}
        for maker in listed:
            self._listed |= dict.fromkeys(maker.roots, maker.name)
        homes = {maker.home for maker in listed}
        others = [
            self._make_module(name)
            for name in self.numbered
            if name not in homes
        ]
        self.makers = {maker.name: maker for maker in [*listed, *others]}
        numbered = [
            maker
            for maker in self.makers.values()
            if maker.home in self.numbered
        ]
        self._by_home = {maker.home: maker.name for maker in numbered}

    def _find_numbered(self) -> Iterator[tuple[str, int]]:
        """Yield each module that has a VERSION, with it."""
        for name, path in self.package.files.items():
            found = re.search(
                r"^VERSION = (\d+)$", path.read_text("utf-8"), re.MULTILINE
            )
            if found:
                yield name, int(found[1])

    def _find_jobs(self) -> Iterator[Maker]:
        for kind, function in {
            **workers.MAKERS,
            **workers.NESTED_MAKERS,
        }.items():
            yield Maker(
                name=f"job {kind}",
                home=workers.__name__,
                roots=frozenset({_symbol(function)}),
                version=VERSIONS[kind],
                place=self._tell_place(Job.__module__, f'VERSIONS["{kind}"]'),
            )

    def _find_transitions(self) -> Iterator[Maker]:
        for name, function in transitions.TRANSITIONS.own.items():
            yield Maker(
                name=f"transition {name}",
                home=transitions.__name__,
                roots=frozenset({_symbol(function)}),
                version=transitions.VERSIONS[name],
                place=self._tell_place(
                    transitions.__name__, f'VERSIONS["{name}"]'
                ),
            )

    def _find_plugged_in(self) -> Iterator[Maker]:
        """Yield visuals and voices: each is a module with a VERSION and one function."""
        for name in visuals.VISUALS:
            yield self._make_plugged_in(
                f"visual {name}", visuals.load_kind(name), "open_visual"
            )
        for name in voices.VOICES:
            module = import_module(voices.name_module(name))
            yield self._make_plugged_in(f"voice {name}", module, VOICE_FUNCTION)

    def _make_plugged_in(
        self, name: str, plugged_in: Any, function: str
    ) -> Maker:
        home: str = plugged_in.__name__
        return Maker(
            name=name,
            home=home,
            roots=frozenset(self.package.resolve(f"{home}.{function}")),
            version=self.numbered[home],
            place=self._tell_place(home, "VERSION"),
        )

    def _make_module(self, name: str) -> Maker:
        """Return the maker that a module with a VERSION is: it answers for all that it defines."""
        roots: set[Symbol] = set()
        for module in self.package.list_below(name):
            if self._find_numbered_above(module.name) == name:
                roots.update(
                    Symbol(module.name, bound) for bound in module.bound
                )
        return Maker(
            name=name,
            home=name,
            roots=frozenset(roots),
            version=self.numbered[name],
            place=self._tell_place(name, "VERSION"),
        )

    def _tell_place(self, name: str, constant: str) -> str:
        return f"{constant} in {self.package.files[name].relative_to(ROOT)}"

    def _find_numbered_above(self, name: str) -> str:
        """Return the nearest module with a VERSION: itself, or a package around it; '' for none."""
        while name and name not in self.numbered:
            name = name.rpartition(".")[0]
        return name

    def tabulate(self) -> Table:
        """Return the table as the source has it."""
        return {
            name: self._make_row(maker)
            for name, maker in sorted(self.makers.items())
        }

    def _make_row(self, maker: Maker) -> Row:
        reached = self.package.reach(
            maker.roots, functools.partial(self._find_owner, maker)
        )
        stands_on = sorted(filter(None, reached.owners))
        return Row(
            version=maker.version,
            stands_on=stands_on,
            reaches=reached.digests,
        )

    def _find_owner(self, maker: Maker, symbol: Symbol) -> str | None:
        """Return who answers for a symbol that a maker reaches; None if it does so itself."""
        if symbol in maker.roots:
            return None
        if symbol in LOOKED_UP:
            return ""
        home = self._find_numbered_above(symbol.module)
        if (
            symbol in self._listed
            or not home
            or _is_within_one_another(home, maker.home)
        ):
            return self._listed.get(symbol)
        return self._by_home[home]


def _symbol(function: Any) -> Symbol:
    return Symbol(function.__module__, function.__qualname__)


def _is_within_one_another(one: str, other: str) -> bool:
    return f"{one}.".startswith(f"{other}.") or f"{other}.".startswith(
        f"{one}."
    )


def read() -> Table:
    """Return the table that is committed; an empty one if there is none."""
    if not TABLE.is_file():
        return {}
    table: Table = json.loads(TABLE.read_text("utf-8"))
    return table


def _find_changed(
    before: Mapping[str, str], after: Mapping[str, str]
) -> list[str]:
    every = sorted(before.keys() | after.keys())
    return [place for place in every if before.get(place) != after.get(place)]


def find_moved(old: Table, new: Table) -> dict[str, list[str]]:
    """Return the makers that changed without a higher VERSION, each with the modules that did."""
    found = {}
    for name in sorted(new.keys() & old.keys()):
        before, after = old[name], new[name]
        places = _find_changed(before["reaches"], after["reaches"])
        lowered = after["version"] < before["version"]
        if lowered or (places and after["version"] == before["version"]):
            found[name] = places
    return found


_CURE = "run scripts/goldens --same-output if no byte of the output changed"


def explain(
    moved: Mapping[str, Collection[str]], makers: Mapping[str, Maker]
) -> Iterator[str]:
    """Yield what to do about makers that moved."""
    for name, places in moved.items():
        changed = ", ".join(places) or "nothing"
        yield f"{name}: its VERSION was not raised, and this changed: {changed}"
        yield f"  raise {makers[name].place}, or {_CURE}"


def check(old: Table, new: Table, makers: Mapping[str, Maker]) -> list[str]:
    """Return what is wrong with the committed table, in lines."""
    moved = find_moved(old, new)
    faults = list(explain(moved, makers))
    stale = [
        name
        for name in sorted(old.keys() | new.keys())
        if old.get(name) != new.get(name)
    ]
    others = [name for name in stale if name not in moved]
    if others:
        table = TABLE.relative_to(ROOT)
        faults.append(
            f"{table} is out of date: {', '.join(others)}; run scripts/goldens"
        )
    return faults


def write(
    old: Table,
    new: Table,
    makers: Mapping[str, Maker],
    *,
    same: Collection[str],
) -> list[str]:
    """Write the table, unless makers moved that aren't among `same`; return those, in lines."""
    moved = find_moved(old, new)
    faults = list(
        explain(
            {name: moved[name] for name in moved if name not in same}, makers
        )
    )
    if not faults:
        TABLE.write_text(json.dumps(new, indent=1) + "\n", "utf-8")
    return faults


def choose_same(asked: list[str] | None, names: Iterable[str]) -> list[str]:
    """Return whom --same-output takes: those it names, or all; none if it isn't there."""
    if asked is None:
        return []
    return asked or list(names)


def main() -> int:
    """Write the table, or check it."""
    parser = argparse.ArgumentParser(
        prog="scripts/goldens", description=__doc__
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing; say what is wrong",
    )
    parser.add_argument(
        "--same-output",
        nargs="*",
        metavar="MAKER",
        help="take these makers, or all, without a higher VERSION: no byte of the output changed",
    )
    asked = parser.parse_args()
    gc.disable()  # syntax trees stay: searches for garbage among them take half of the time
    survey = Survey()
    old, new = read(), survey.tabulate()
    unknown = sorted(set(asked.same_output or []) - new.keys())
    if unknown:
        parser.error(
            f"no maker is called {', '.join(unknown)}; there are: {', '.join(new)}"
        )
    if asked.check:
        faults = check(old, new, survey.makers)
    else:
        same = choose_same(asked.same_output, new)
        faults = write(old, new, survey.makers, same=same)
    for line in faults:
        print(line, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
