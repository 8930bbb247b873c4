"""Killed with -9 at random moments and started again: one video, whole and as asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.errands import Killer
from tests.support.rigs import RIGS, rigging
from tests.support.uploads import make_roads

KILLS = 2


@pytest.mark.process
@pytest.mark.parametrize("name", RIGS)
def test_killed_and_started_again_it_leaves_one_whole_video(
    name: str, tmp_path: Path
) -> None:
    """Each errand is killed until it comes through; `scripts/bench publish` kills forty times."""
    upload = make_roads(tmp_path)
    killer = Killer()
    with rigging(name, tmp_path / "clean", upload) as (server, errand):
        seconds = killer.measure(errand)
        RIGS[name].require_whole(server, errand.upload)
    with rigging(name, tmp_path / "killed", upload) as (server, errand):
        kills = 0
        while kills < KILLS and killer.kill(errand, seconds):
            kills += 1
        killer.measure(errand)
        RIGS[name].require_whole(server, errand.upload)
