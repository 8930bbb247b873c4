"""Which files hold the scenes of a film, and what the scenes are called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from lantern.core.problems import EXIT_ASSET, AssetFailure, Problem, Span
from lantern.core.text import make_slug
from lantern.script.document import Loc, YamlDocument
from lantern.script.paths import AllowedPaths

_MAX_DIGITS = 20
MAX_SCENES = 5000


def name_scene_file(file: Path) -> str:
    """Return the id of the scene in a file: `night` for `02-night.yml`."""
    return make_slug(re.sub(r"^\d+[-_ ]*", "", file.stem))


def has_inline_scenes(tree: YamlDocument) -> bool:
    """Return whether scenes are written in the film's own file."""
    names = tree.data.get("scenes")
    if not isinstance(names, list):
        return False
    return any(isinstance(name, dict) for name in names)


def name_inline_scenes(tree: YamlDocument) -> list[str]:
    """Return the ids of the scenes that are written in the film's own file, by their titles."""
    names = []
    for i, entry in enumerate(tree.data.get("scenes") or ()):
        title = entry.get("scene") if isinstance(entry, dict) else None
        names.append(make_slug(str(title or "")) or f"scene-{i + 1}")
    return names


def list_scene_files(
    tree: YamlDocument, places: AllowedPaths
) -> tuple[list[Path], list[Problem]]:
    """Return the files of the scenes in the film's order, and what is wrong with their list.

    They are those that the film lists, else those in its folder whose names begin with a number.
    """
    names = tree.data.get("scenes")
    files: list[Path] = []
    problems: list[Problem] = []
    if isinstance(names, list):
        files, problems = _find_listed_files(names, tree, places)
    elif "scenes" not in tree.data:
        if tree.file.name == "film.yml":
            files = _find_numbered_files(tree.file.parent)
            problems += _check_names(tree.file.parent, files)
        if not files:
            message = "the film has no scenes; add files such as 01-opening.yml"
            problems.append(Problem(message, Span(tree.file)))
    if len(files) > MAX_SCENES:
        message = f"{len(files)} scenes; {MAX_SCENES} is the most"
        return [], [Problem(message, Span(tree.file))]
    return files, problems


def _find_listed_files(
    names: list[object], tree: YamlDocument, places: AllowedPaths
) -> tuple[list[Path], list[Problem]]:
    files = []
    problems = []
    for i, name in enumerate(names):
        try:
            files.append(places.find(str(name), tree.file.parent))
        except AssetFailure as failure:
            span = tree.find_span(("scenes", i))
            problems.append(Problem(failure.message, span, EXIT_ASSET))
    return files, problems


def _find_numbered_files(folder: Path) -> list[Path]:
    found = []
    for path in folder.iterdir():
        if _begins_with_digit(path) and path.suffix == ".yml":
            found.append(path)
    return sorted(found)


def _begins_with_digit(path: Path) -> bool:
    return re.match(r"\d", path.name) is not None


def _check_names(folder: Path, files: Sequence[Path]) -> Iterator[Problem]:
    """Yield warnings of files that are no scenes by their ending, and of an unexpected order."""
    for path in sorted(folder.iterdir()):
        is_yaml = path.suffix.lower() in (".yml", ".yaml")
        if _begins_with_digit(path) and is_yaml and path.suffix != ".yml":
            message = (
                f"{path.name} is left out: the file of a scene ends in .yml"
            )
            yield Problem(message, Span(path), warning=True)
    for path, following in pairwise(files):
        if _read_number(path) > _read_number(following):
            message = (
                f"{path.name} comes before {following.name}, since names are compared letter"
                f" by letter; write 0{following.name}"
            )
            yield Problem(message, Span(following), warning=True)
            return


def _read_number(path: Path) -> int:
    """Return the number with which a name begins, as far as it counts for an order."""
    found = re.match(r"\d+", path.name)
    assert found is not None  # the name begins with a digit
    return int(found.group()[:_MAX_DIGITS])


def check_pictures(tree: YamlDocument, places: AllowedPaths) -> list[Problem]:
    """Return missing pictures of a scene that has other faults, so that all come out at once."""
    problems = []
    for picture in _iter_pictures(tree):
        try:
            places.find(picture.text, tree.file.parent)
        except AssetFailure as failure:
            span = tree.find_span(picture.loc)
            problems.append(Problem(failure.message, span, EXIT_ASSET))
    return problems


@dataclass(frozen=True)
class _Picture:
    """A picture that is named in a scene without a model, and where."""

    text: str
    loc: Loc


def _iter_pictures(tree: YamlDocument) -> Iterator[_Picture]:
    shots = tree.data.get("shots")
    if not isinstance(shots, list):
        return
    for i, shot in enumerate(shots):
        if not isinstance(shot, dict):
            continue
        for key in ("still", "map"):
            text = shot.get(key)
            if isinstance(text, str) and text:
                yield _Picture(text, ("shots", i, key))
