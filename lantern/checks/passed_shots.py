"""Shots in which nothing was wrong: they aren't looked into again while all that was read for
that is the same.

Decoding pictures and tracing the areas of maps is most of a check. What was wrong once is
looked into every time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from lantern import plan
from lantern.core.problems import Failure, OutputFailure, Problem
from lantern.core.records import dump
from lantern.core.store import Store, digest_file, digest_json
from lantern.graphics.look import Look
from lantern.visuals import Find, VisualContext
from lantern.visuals.specs import VisualSpec

FileDigests = dict[str, str]
"""What a check asked for, as it is written, and the digest of the file that was found."""


class CheckCache:
    """What is kept of a film's shots, as one entry of the store; without a store nothing is."""

    def __init__(
        self,
        film: Path,
        store: Store | None,
        look: Look,
        font_files: Iterable[Path] = (),
    ) -> None:
        """Every shot depends on the film's look and on the files of its own type."""
        self._store = store
        type_ = [digest_file(path) for path in font_files]
        known = {
            "passed": str(film),
            "program": plan.digest_code(),
            "libraries": plan.list_versions(),
            "look": look.model_dump(mode="json"),
            "type": type_,
        }
        self._key = digest_json(known)
        kept = store.get_json(self._key) if store else None
        self._before: dict[str, FileDigests] = kept if isinstance(kept, dict) else {}
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
        key = digest_json(
            {
                "shot": dump(spec),
                "folder": str(folder),
                "size": context.size,
                "captions": context.has_captions,
            }
        )
        known = self._before.get(key)
        if known is not None and self._is_unchanged(known, context.find):
            self._now[key] = known
            return []
        asked: dict[str, Path] = {}

        def find(text: str) -> Path:
            asked[text] = path = context.find(text)
            return path

        problems = look_into(replace(context, find=find))
        if not problems:
            with suppress(OSError):
                self._now[key] = {
                    text: self._digest(path) for text, path in asked.items()
                }
        return problems

    def keep(self) -> None:
        """Write down what passed now. A store that can't be written is no reason to fail a
        check.
        """
        if self._store and self._now != self._before:
            with suppress(OutputFailure):
                self._store.put_json(self._key, self._now)

    def _is_unchanged(self, known: FileDigests, find: Find) -> bool:
        try:
            return all(
                self._digest(find(text)) == digest for text, digest in known.items()
            )
        except (Failure, OSError):
            return False

    def _digest(self, path: Path) -> str:
        if path not in self._digests:
            self._digests[path] = digest_file(path)
        return self._digests[path]
