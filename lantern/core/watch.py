"""Watch folders for saved files. The only module that imports watchfiles."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Sequence
from pathlib import Path

from watchfiles import Change, DefaultFilter

# its own generator doesn't tell when it has begun; the library's pages show this way, too
from watchfiles._rust_notify import RustNotify

from lantern.core.problems import ToolFailure

QUIET_MILLISECONDS = 150
"""Time without a save that ends a burst: editors write, rename and touch a file to save it."""
MAX_BURST_MILLISECONDS = 2000
_WAKE_MILLISECONDS = 2000
_POLL_MILLISECONDS = 300
"""Between two looks at files of which the system tells nothing."""


def watch_saves(
    folders: Sequence[Path], excluded: Sequence[Path], *, ticks: bool = False
) -> Iterator[frozenset[Path]]:
    """Yield the files of each burst of saves, without end.

    The first set is empty: from then on nothing is missed.

    Args:
        folders: watched with everything below them.
        excluded: files and folders whose saves don't count.
        ticks: yield an empty set also each time that nothing was saved for two seconds.

    Raises:
        ToolFailure: the system can't watch that many files.
    """
    counts = DefaultFilter(ignore_paths=[*excluded])
    names = [str(folder) for folder in folders]
    try:
        with RustNotify(
            names, False, _must_poll(), _POLL_MILLISECONDS, True, False
        ) as notify:
            yield frozenset()
            while True:
                saved = frozenset(_wait_for_burst(notify, counts))
                if saved or ticks:
                    yield saved
    except (OSError, RuntimeError) as error:
        cure = "set WATCHFILES_FORCE_POLLING=1 to look at each of them in turn"
        raise ToolFailure(
            f"the files can't be watched ({error}); {cure}"
        ) from None


def _wait_for_burst(
    notify: RustNotify, counts: DefaultFilter
) -> Iterator[Path]:
    """Yield the files of the next burst of saves; none if there was none for a while."""
    found = notify.watch(
        MAX_BURST_MILLISECONDS, QUIET_MILLISECONDS, _WAKE_MILLISECONDS, None
    )
    if found == "signal":
        raise KeyboardInterrupt
    if isinstance(found, set):
        for kind, name in found:
            if counts(Change(kind), name):
                yield Path(name)


def _must_poll() -> bool:
    """Tell whether the system tells nothing of saves, as Windows' Linux doesn't."""
    wanted = os.environ.get("WATCHFILES_FORCE_POLLING", "").lower()
    if wanted:
        return wanted not in ("false", "disable", "disabled")
    return "microsoft-standard" in platform.uname().release
