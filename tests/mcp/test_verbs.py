"""A verb run as a program: what it printed, how far it is, and that it can be stopped."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.job_progress import JobProgress
from lantern.mcp.verbs import VerbRun

pytestmark = pytest.mark.process


def test_what_went_wrong_is_told_whole(tmp_path: Path) -> None:
    answer = VerbRun(["check", "nowhere"], tmp_path).run(lambda progress: None)
    (problem,) = answer.envelope["problems"]
    assert "nowhere is not there" in problem["message"] and answer.fault


def test_one_that_was_stopped_before_it_began_ends(tmp_path: Path) -> None:
    told: list[JobProgress] = []
    run = VerbRun(["schema"], tmp_path)
    run.stop()
    assert run.run(told.append).fault and told == []
