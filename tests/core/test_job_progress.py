"""How far a rendering is, from what it says."""

from __future__ import annotations

import json

from lantern.core.job_progress import JobProgress


def say(progress: JobProgress, **event: object) -> bool:
    return progress.note_line(json.dumps(event).encode())


def describe_left(progress: JobProgress) -> str:
    return "unknown" if progress.left is None else f"{progress.left:g} s"


def test_the_share_grows_within_a_stage_and_from_stage_to_stage() -> None:
    now = [100.0]
    progress = JobProgress(clock=lambda: now[0])
    say(
        progress,
        event="stage",
        title="Speaking",
        weight=4,
    )
    assert (progress.share, progress.stage, progress.left) == (
        0.0,
        "Speaking",
        None,
    )
    now[0] = 110.0
    say(
        progress,
        event="done",
        name="one",
        weight=1,
    )
    assert progress.share == 0.2475
    assert progress.left == 30.0
    say(
        progress,
        event="done",
        name="rest",
        weight=3,
    )
    assert (progress.share, progress.left) == (0.99, 0.0)
    say(
        progress,
        event="stage",
        title="Encoding",
        weight=2,
    )
    assert progress.share == 0.99
    assert describe_left(progress) == "unknown"


def test_the_share_never_shrinks() -> None:
    progress = JobProgress()
    shares = []
    for stage in range(5):
        say(
            progress,
            event="stage",
            title=str(stage),
            weight=10,
        )
        for _ in range(10):
            say(
                progress,
                event="done",
                name="",
                weight=1,
            )
            shares.append(progress.share)
    assert shares == sorted(shares)
    assert shares[-1] < 1


def test_what_says_nothing_new_is_told_so() -> None:
    progress = JobProgress()
    assert not progress.note_line(b"not JSON\n")
    assert not progress.note_line(b"[1]")
    assert not say(
        progress,
        event="note",
        text="Spoken by tone.",
    )


def test_a_stage_of_no_weight_divides_by_nothing() -> None:
    progress = JobProgress()
    say(
        progress,
        event="stage",
        title="Empty",
        weight=0,
    )
    say(
        progress,
        event="done",
        name="",
        weight=0,
    )
    assert progress.share == 0
