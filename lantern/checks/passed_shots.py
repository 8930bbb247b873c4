"""Shots in which nothing was wrong, so that they aren't checked again while nothing changes.

Decoding pictures and tracing the areas of maps is most of a check. A shot with a fault is checked
every time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from lantern import plan
from lantern.core.plugins import describe_package
from lantern.core.problems import Failure, OutputFailure, Problem
from lantern.core.records import dump
from lantern.core.store import Store, digest_file, digest_json
from lantern.graphics.look import Look
from lantern.script.model.plugin import PLUGIN_GROUP
from lantern.visuals import Find, VisualContext
from lantern.visuals.specs import PluginSpec, VisualSpec

FileDigests = dict[str, str]
"""What a check asked for, as it is written, and the digest of the file that was found."""


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
        self._now: dict[str, FileDigests] = {}
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
        if known is not None and self._is_unchanged(known, context.find):
            self._now[key] = known
            return []
        asked: dict[str, Path] = {}

        def find(text: str) -> Path:
            path = context.find(text)
            asked[text] = path
            return path

        problems = look_into(replace(context, find=find))
        if not problems:
            with suppress(OSError):
                self._now[key] = self._digest_all(asked)
        return problems

    def keep(self) -> None:
        """Write down which shots passed now.

        A store that can't be written is no reason to fail a check.
        """
        if self._store and self._now != self._before:
            with suppress(OutputFailure):
                self._store.put_json(self._key, self._now)

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


def _load_passed(store: Store | None, key: str) -> dict[str, FileDigests]:
    """Return the files of the shots that passed last time, by the shots' keys."""
    kept = store.get_json(key) if store else None
    return kept if isinstance(kept, dict) else {}


def _compute_shot_key(spec: VisualSpec, context: VisualContext, folder: Path) -> str:
    """Return the key of a shot: all that it depends on beside its files and the film."""
    known: dict[str, object] = {
        "shot": dump(spec),
        "folder": str(folder),
        "size": context.size,
        "captions": context.has_captions,
    }
    if isinstance(spec, PluginSpec):
        known["plug-in"] = describe_package(PLUGIN_GROUP, spec.name)
    return digest_json(known)
