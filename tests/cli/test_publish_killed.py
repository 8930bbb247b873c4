"""`lantern publish` as a process of its own, killed by SIGKILL: one video, whole, as asked.

`scripts/bench publish` does the same forty times on each platform, at random moments.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.kill_trials import KillMoment, KillTrial, trying

pytestmark = pytest.mark.process

FILM = bytes(range(256)) * 4096
"""1 MiB."""


@pytest.fixture(params=["youtube", "archive"])
def trial(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[KillTrial]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    with trying(request.param, tmp_path, FILM) as found:
        yield found


FILM_REQUESTS = {"youtube": 6, "archive": 11}
"""The number of the request that brings the film's first bytes."""


def test_killed_within_the_film_it_goes_on_there(trial: KillTrial) -> None:
    request = FILM_REQUESTS[trial.name]
    killed = trial.start(KillMoment(request, "arriving", 0.5))
    assert killed.returncode == -9
    assert not trial.is_public_half()
    done = trial.start(None)
    assert (done.returncode, trial.find_wrong()) == (0, []), done.stderr
    assert f": {trial.read_address()}\n" in done.stdout
