"""Watch folders for saved files. The only module that imports watchfiles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from watchfiles import DefaultFilter, watch

from lantern.core.problems import ToolFailure

QUIET_MILLISECONDS = 150
"""Time without a save that ends a burst: editors write, rename and touch a file to save it."""
MAX_BURST_MILLISECONDS = 2000
_WAKE_MILLISECONDS = 400


def watch_saves(
    folders: Sequence[Path], excluded: Sequence[Path], *, ticks: bool = False
) -> Iterator[frozenset[Path]]:
    """Yield the files of each burst of saves, without end.

    The first set is empty: from then on nothing is missed.

    Args:
        folders: watched with everything below them.
        excluded: files and folders whose saves don't count.
        ticks: yield an empty set also each time that nothing was saved for a while.

    Raises:
        ToolFailure: the system can't watch that many files.
    """
    ready = False
    bursts = watch(
        *folders,
        watch_filter=DefaultFilter(ignore_paths=[*excluded]),
        debounce=MAX_BURST_MILLISECONDS,
        step=QUIET_MILLISECONDS,
        rust_timeout=_WAKE_MILLISECONDS,
        yield_on_timeout=True,
    )
    try:
        for changes in bursts:
            if changes or ticks or not ready:
                ready = True
                yield frozenset(Path(name) for _, name in changes)
    except (OSError, RuntimeError) as error:
        cure = "set WATCHFILES_FORCE_POLLING=1 to look at each of them in turn"
        raise ToolFailure(f"the files can't be watched ({error}); {cure}") from None
