"""Bases: a look may name another one, and change a few lines of it.

A base is a look that comes with Lantern, by its name, or a file, by its path from the look that
names it. What both give, the look's own file decides, key by key.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lantern.core.problems import EXIT_ASSET, AssetFailure, Problem
from lantern.script.document import Loc, YamlDocument, read_yaml
from lantern.script.model.look import LOOK_NAMES, describe_unknown_look

FindFile = Callable[[Path], Path]
"""Finds the file of a base. Raises AssetFailure."""
_KEY: Loc = ("base",)
# written out: by its name each file counts to what the look reaches, and moves keys
_FILES = {
    "atlas": Path(__file__).with_name("atlas.yml"),
    "archive": Path(__file__).with_name("archive.yml"),
    "modern-light": Path(__file__).with_name("modern-light.yml"),
    "newspaper": Path(__file__).with_name("newspaper.yml"),
    "night": Path(__file__).with_name("night.yml"),
}
LOOK_FILES = tuple(_FILES.values())
"""The files of the looks that come with Lantern."""


@dataclass(frozen=True)
class LookSource:
    """A look's files, its own first; its data laid over those of its bases; what is wrong.

    Without `tree` it can't be used.
    """

    files: tuple[Path, ...]
    tree: YamlDocument | None
    problems: tuple[Problem, ...]


def get_look_file(name: str) -> Path:
    """Return the file of a look that comes with Lantern."""
    return _FILES[name]


def find_anywhere(path: Path) -> Path:
    """Return a path as it is; where files may be read from was decided before."""
    return path.resolve()


def read_source(path: Path, find: FindFile = find_anywhere) -> LookSource:
    """Read a look and its bases; `find` decides which files may be bases."""
    files = [path]
    trees: list[YamlDocument] = []
    problems: list[Problem] = []
    while len(trees) < len(files):
        tree, faults = read_yaml(files[-1])
        problems += faults
        if tree is None:
            return LookSource(tuple(files), None, tuple(problems))
        trees.append(tree)
        if "base" not in tree.data:
            break
        base = _find_base(tree, files, find)
        if isinstance(base, Problem):
            return LookSource(tuple(files), None, (*problems, base))
        files.append(base)
    return LookSource(tuple(files), _lay_over(trees), tuple(problems))


def _find_base(
    tree: YamlDocument, files: Sequence[Path], find: FindFile
) -> Path | Problem:
    """Return the file of a look's base, or what is wrong with it; `files` are those before it."""
    base = tree.data["base"]
    span = tree.find_span(_KEY)
    if not isinstance(base, str) or not base:
        message = "base is the name of a look, such as atlas, or the path of a look's file"
        return Problem(message, span)
    try:
        path = _find_file(base, tree.file, find)
    except AssetFailure as failure:
        return Problem(failure.message, span, EXIT_ASSET)
    seen = [file.resolve() for file in files]
    if path.resolve() in seen:
        ring = [*files[seen.index(path.resolve()) :], path]
        names = " -> ".join(file.name for file in ring)
        message = (
            f"the bases of looks run in a circle: {names}; take one 'base' out"
        )
        return Problem(message, span)
    return path


def _find_file(base: str, beside: Path, find: FindFile) -> Path:
    if base in LOOK_NAMES:
        return get_look_file(base)
    unknown = describe_unknown_look(base)
    if unknown:
        raise AssetFailure(unknown)
    whole = beside.parent / base
    try:
        return find(whole)
    except AssetFailure as failure:
        # the message names the file as the look does
        message = failure.message.replace(f"'{whole}'", f"'{base}'", 1)
        raise AssetFailure(message) from None


def _lay_over(trees: Sequence[YamlDocument]) -> YamlDocument:
    """Return one document of several, the first of which decides."""
    own = trees[0]
    values = {}
    keys = {}
    raw = {}
    data: object = {}
    remarks: list[Problem] = []
    for tree in reversed(trees):
        data = _merge(data, tree.data)
        values.update(tree.values)
        keys.update(tree.keys)
        raw.update(tree.raw)
        remarks += tree.remarks
    return replace(
        own,
        data=data,
        values=values,
        keys=keys,
        raw=raw,
        remarks=tuple(remarks),
    )


def _merge(base: object, own: object) -> object:
    """Return data with what `own` changes: groups of keys one by one, all else as a whole."""
    if not isinstance(base, Mapping) or not isinstance(own, Mapping):
        return own
    merged = dict(base)
    for key, value in own.items():
        merged[key] = value
        if key in base:
            merged[key] = _merge(base[key], value)
    return merged
