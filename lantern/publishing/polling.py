"""Wait until a platform has worked through a film."""

from __future__ import annotations

from collections.abc import Callable

from lantern.core.problems import PublishFailure
from lantern.publishing.patience import Patience

FIRST_WAIT = 5.0
LONGEST_POLL = 60.0
"""Seconds between two questions, at most."""
PROCESSING_SECONDS = 6 * 3600.0
"""After these it is given up for now."""


def poll_until_ready(
    is_ready: Callable[[], bool],
    patience: Patience,
    *,
    server: str,
    name_late: Callable[[], str] = lambda: "it still works on the film",
) -> None:
    """Ask again and again until a film is ready, seldom and seldomer.

    Args:
        is_ready: asks once.
        patience: the clock, and what waits.
        server: the platform's name.
        name_late: says in the end what isn't ready.

    Raises:
        PublishFailure: it takes hours.
    """
    begun = patience.clock()
    wait = FIRST_WAIT
    while not is_ready():
        if patience.clock() - begun > PROCESSING_SECONDS:
            raise PublishFailure(
                f"{server}: {name_late()} after {PROCESSING_SECONDS / 3600:.0f} hours;"
                " publish again later, and it goes on"
            )
        patience.sleep(wait)
        wait = min(wait * 1.5, LONGEST_POLL)
