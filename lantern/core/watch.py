"""The only door to watchfiles: which files of some folders were saved, bursts of saves joined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from watchfiles import DefaultFilter, watch

from lantern.core.problems import ToolFailure

QUIET_MILLISECONDS = 150
"""Milliseconds without another save after which a burst of them is over: editors write, rename and touch."""
MAX_BURST_MILLISECONDS = 2000


def watch_saves(
    folders: Sequence[Path], excluded: Sequence[Path]
) -> Iterator[frozenset[Path]]:
    """The files of each burst of saves below `folders`, but for those below `apart`; first, once it looks, none.

    Raises ToolFailure when the system doesn't let so many files be watched.
    """
    wanted = DefaultFilter(ignore_paths=[*excluded])
    looking = False
    try:
        for changes in watch(
            *folders,
            watch_filter=wanted,
            debounce=MAX_BURST_MILLISECONDS,
            step=QUIET_MILLISECONDS,
            rust_timeout=400,
            yield_on_timeout=True,
        ):
            if changes or not looking:
                looking = True
                yield frozenset(Path(name) for _, name in changes)
    except (OSError, RuntimeError) as error:
        cure = "with WATCHFILES_FORCE_POLLING=1 they are looked at in turn"
        raise ToolFailure(f"the files can't be watched ({error}); {cure}") from None
