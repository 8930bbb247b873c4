"""What the system lets this process use: processor time, memory."""

from __future__ import annotations

import sys


def keep_seconds(count: int) -> None:
    """Have the system tell when processor time is spent but for so many seconds.

    Without that it kills the process when all is spent. Windows has no such limit.
    """
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if soft == hard != resource.RLIM_INFINITY and hard > 1:
        soft = max(1, hard - count)
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def limit_memory(most: int) -> None:
    """Let this process have so many bytes of memory at most, if it may have more by now."""
    if sys.platform == "win32":
        from lantern.core import windows

        windows.limit_memory(most)
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or hard > most:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
