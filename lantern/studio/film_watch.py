"""Saves of a film's files, also where its folder is renamed, deleted or comes back."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lantern.core.problems import ToolFailure
from lantern.core.watch import watch_saves

_MISSING_SECONDS = 0.5
"""Between two looks for a folder that isn't there."""


@dataclass
class FilmWatch:
    """Watches a film's folder, and others that its files come from, in a thread of its own.

    Args:
        folder: the film's.
        others: watched with it, as far as they are there.
        excluded: folders whose files the program itself writes.
        saved: called with the files of each burst of saves; with none when the folder itself has
            gone or come.
    """

    folder: Path
    others: Sequence[Path]
    excluded: Sequence[Path]
    saved: Callable[[frozenset[Path]], None]
    watching: threading.Event = field(default_factory=threading.Event)
    """Set once saves are noticed."""
    _ended: threading.Event = field(default_factory=threading.Event)

    def start(self) -> None:
        """Begin to watch."""
        threading.Thread(
            target=self._run,
            name="film watch",
            daemon=True,
        ).start()

    def stop(self) -> None:
        """End soon."""
        self._ended.set()

    def _run(self) -> None:
        while not self._ended.is_set():
            identity = _identify(self.folder)
            if identity is None:
                self._ended.wait(_MISSING_SECONDS)
                continue
            try:
                self._watch(identity)
            except (
                ToolFailure
            ):  # a folder went while it was about to be watched
                self._ended.wait(_MISSING_SECONDS)

    def _watch(self, identity: FolderIdentity) -> None:
        """Watch until the folder is another one."""
        folders = [
            each for each in (self.folder, *self.others) if each.is_dir()
        ]
        started = False
        for files in watch_saves(folders, self.excluded, ticks=True):
            if self._ended.is_set():
                return
            if not started:
                started = True
                self.watching.set()
                self.saved(frozenset())  # what came before it was watched
                continue
            is_same = _identify(self.folder) == identity
            if files or not is_same:
                self.saved(files)
            if not is_same:
                return


@dataclass(frozen=True)
class FolderIdentity:
    """Which folder it is, whatever its name: the disk and the number on it."""

    device: int
    number: int


def _identify(folder: Path) -> FolderIdentity | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return FolderIdentity(status.st_dev, status.st_ino)
