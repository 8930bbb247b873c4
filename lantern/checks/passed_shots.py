"""Shots without a fault, so that they aren't checked again while nothing changes.

Decoding pictures, tracing the areas of maps and placing their names is most of a check. A shot
with a fault is checked every time; what a shot is only warned of is kept with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lantern import plan
from lantern.core.plugins import describe_package
from lantern.core.problems import (
    Failure,
    OutputFailure,
    Problem,
    read_problem,
    write_problem,
)
from lantern.core.records import dump
from lantern.core.store import Store, digest_file, digest_json
from lantern.graphics.look import Look
from lantern.script.model.plugin import PLUGIN_GROUP
from lantern.visuals import Find, VisualContext
from lantern.visuals.specs import MapSpec, PluginSpec, VisualSpec, iter_specs

FileDigests = dict[str, str]
"""What a check asked for, as it is written, and the digest of the file that was found."""


@dataclass(frozen=True)
class PassedShot:
    """A shot without a fault: the files that were read for it, and what it was warned of."""

    files: FileDigests
    warnings: tuple[Problem, ...] = ()

    def to_json(self) -> dict[str, object]:
        """Return it as plain data for JSON."""
        return {
            "files": self.files,
            "warnings": [write_problem(each) for each in self.warnings],
        }

    @staticmethod
    def from_json(value: Mapping[str, Any]) -> PassedShot:
        """Return what to_json() wrote."""
        warnings = tuple(read_problem(each) for each in value["warnings"])
        return PassedShot(value["files"], warnings)


class CheckCache:
    """What is kept of a film's shots, as one entry of the store; without a store nothing is."""

    def __init__(
        self,
        film: Path,
        store: Store | None,
        look: Look,
        *,
        font_files: Iterable[Path] = (),
    ) -> None:
        """Load what the last check of a film kept.

        Args:
            film: the film's file.
            store: holds what is kept.
            look: of the film; every shot depends on it.
            font_files: of the film's own type; every shot depends on them, too.
        """
        self._store = store
        self._key = _compute_key(film, look, font_files)
        self._before = _load_passed(store, self._key)
        self._now: dict[str, PassedShot] = {}
        self._digests: dict[Path, str] = {}

    def check(
        self,
        spec: VisualSpec,
        context: VisualContext,
        folder: Path,
        *,
        look_into: Callable[[VisualContext], list[Problem]],
    ) -> list[Problem]:
        """Return what `look_into` finds wrong with a shot of a scene in `folder`."""
        key = _compute_shot_key(spec, context, folder)
        known = self._before.get(key)
        if known is not None and self._is_unchanged(known.files, context.find):
            self._now[key] = known
            return list(known.warnings)
        asked: dict[str, Path] = {}

        def find(text: str) -> Path:
            path = context.find(text)
            asked[text] = path
            return path

        problems = look_into(replace(context, find=find))
        if _can_be_kept(problems, asked):
            with suppress(OSError):
                files = self._digest_all(asked)
                self._now[key] = PassedShot(files, tuple(problems))
        return problems

    def keep(self) -> None:
        """Write down which shots passed now.

        A store that can't be written is no reason to fail a check.
        """
        if self._store and self._now != self._before:
            with suppress(OutputFailure):
                kept = {
                    key: passed.to_json() for key, passed in self._now.items()
                }
                self._store.put_json(self._key, kept, is_shared=False)

    def _is_unchanged(self, known: FileDigests, find: Find) -> bool:
        """Return whether all files that were asked for are found, and are the same."""
        try:
            for text, digest in known.items():
                if self._digest(find(text)) != digest:
                    return False
        except (Failure, OSError):
            return False
        return True

    def _digest_all(self, asked: Mapping[str, Path]) -> FileDigests:
        return {text: self._digest(path) for text, path in asked.items()}

    def _digest(self, path: Path) -> str:
        if path not in self._digests:
            self._digests[path] = digest_file(path)
        return self._digests[path]


def _compute_key(film: Path, look: Look, font_files: Iterable[Path]) -> str:
    """Return the key of what is kept: all that every shot of the film depends on."""
    known = {
        "passed": str(film),
        "program": plan.digest_code(),
        "libraries": plan.list_versions(),
        "look": look.model_dump(mode="json"),
        "type": [digest_file(path) for path in font_files],
    }
    return digest_json(known)


def _can_be_kept(
    problems: Iterable[Problem], asked: Mapping[str, Path]
) -> bool:
    """Tell whether a shot has no fault, and its warnings hold while its files are the same.

    A warning at a place in a scene doesn't: lines above it may come and go.
    """
    files = set(asked.values())
    for problem in problems:
        if not problem.warning or problem.span is None:
            return False
        if problem.span.file not in files:
            return False
    return True


def _load_passed(store: Store | None, key: str) -> dict[str, PassedShot]:
    """Return the shots that passed last time, by their keys."""
    kept = store.get_json(key, is_shared=False) if store else None
    if not isinstance(kept, dict):
        return {}
    return {name: PassedShot.from_json(value) for name, value in kept.items()}


def _compute_shot_key(
    spec: VisualSpec, context: VisualContext, folder: Path
) -> str:
    """Return the key of a shot: all that it depends on beside its files and the film."""
    known: dict[str, object] = {
        "shot": dump(spec),
        "folder": str(folder),
        "size": context.size,
        "captions": context.has_captions,
    }
    if isinstance(spec, MapSpec):
        # a town that is told must be seen
        known["told"] = context.told
    packages = []
    for each in iter_specs(spec):
        if isinstance(each, PluginSpec):
            packages.append(describe_package(PLUGIN_GROUP, each.name))
    if packages:
        known["plug-ins"] = packages
    return digest_json(known)
