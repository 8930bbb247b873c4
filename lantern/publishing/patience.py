"""Failures that may pass: how long is waited, and when it is given up."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lantern.core.problems import PublishFailure

MAX_TRIES = 10
PERSON_TRIES = 3
"""For a request that somebody sits and waits for, who may have mistyped an address."""
LONGEST_WAIT = 64.0
"""Seconds between two tries, unless the server asks for more."""
LONGEST_ASKED_WAIT = 900.0
"""Seconds that a server may ask for between two tries."""

NOTICED_WAIT = 3.0
"""Seconds of a wait that is told."""

Tell = Callable[[str], None]
"""Shows a person why nothing goes on for a while."""


class PassingFailure(PublishFailure):
    """A request failed, and the same one may work later."""

    def __init__(self, message: str, wait: float = 0.0) -> None:
        """Make a failure; the server wants no request for `wait` seconds."""
        super().__init__(message)
        self.wait = wait

    def __reduce__(self) -> Any:
        """Return how it is made again."""
        return type(self), (self.message, self.wait)


@dataclass(frozen=True)
class Patience:
    """How time goes by between tries."""

    clock: Callable[[], float] = time.time
    """Says the time, in seconds since 1970."""
    sleep: Callable[[float], None] = time.sleep
    jitter: Callable[[], float] = random.random
    """Gives a number from 0 to 1, so that many programs don't ask at the same moment."""
    most_tries: int = MAX_TRIES
    """Failures in a row, without progress, after which a request is given up."""

    def choose_wait(self, tries: int, asked: float = 0.0) -> float:
        """Return the seconds to wait after so many failures in a row."""
        longest = min(2.0 ** (tries - 1), LONGEST_WAIT)
        own = longest * (0.5 + self.jitter() / 2)
        return max(own, min(asked, LONGEST_ASKED_WAIT))

    def rest(self, seconds: float, why: str, tell: Tell | None) -> None:
        """Wait; `tell` is told why, if a person would notice."""
        if tell is not None and seconds >= NOTICED_WAIT:
            tell(f"{why}; trying again in {seconds:.0f} s")
        self.sleep(seconds)


class Tries:
    """Failures in a row, and the waits between them."""

    def __init__(self, patience: Patience, tell: Tell | None = None) -> None:
        """Begin without any; `tell` is told of waits that a person would notice."""
        self._patience = patience
        self._tell = tell
        self._count = 0

    def reset(self) -> None:
        """Forget the failures: there was progress."""
        self._count = 0

    def wait(self, failure: PassingFailure) -> None:
        """Count a failure, and wait.

        Raises:
            PublishFailure: there were too many.
        """
        self._count += 1
        most = self._patience.most_tries
        if self._count >= most:
            raise PublishFailure(
                f"{failure.message}; given up after {most} tries. Run it again, and"
                " it goes on where it stopped"
            )
        seconds = self._patience.choose_wait(self._count, failure.wait)
        self._patience.rest(seconds, failure.message, self._tell)
