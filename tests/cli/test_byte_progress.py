"""The progress of a download is told in some steps, and its end always."""

from __future__ import annotations

from lantern.cli.byte_progress import ByteProgress
from lantern.core.progress import SilentReporter

MEGABYTE = 1_000_000


class Steps(SilentReporter):
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, float]] = []

    def advance(self, name: str, weight: float) -> None:
        self.told.append((name, weight))


def test_small_blocks_are_told_together() -> None:
    steps = Steps()
    progress = ByteProgress(20 * MEGABYTE, steps)
    for _ in range(40):
        progress.advance(MEGABYTE // 2)
    assert len(steps.told) == 20
    assert steps.told[0] == ("1.0 of 20.0 MB", MEGABYTE)
    assert steps.told[-1] == ("20.0 of 20.0 MB", MEGABYTE)


def test_a_rest_that_is_smaller_than_a_step_is_told_at_the_end() -> None:
    steps = Steps()
    progress = ByteProgress(100 * MEGABYTE, steps)
    progress.advance(99 * MEGABYTE)
    progress.advance(MEGABYTE // 2)
    assert len(steps.told) == 1
    progress.advance(MEGABYTE // 2)
    assert steps.told[1:] == [("100.0 of 100.0 MB", MEGABYTE)]
    assert sum(weight for _, weight in steps.told) == 100 * MEGABYTE
