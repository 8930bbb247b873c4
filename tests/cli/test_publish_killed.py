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


FILM_REQUEST = 6
"""The number of the request that brings the film's first bytes."""


@pytest.fixture
def trial(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[KillTrial]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    with trying("youtube", tmp_path, FILM) as found:
        yield found


def test_killed_within_the_film_it_goes_on_there(trial: KillTrial) -> None:
    killed = trial.start(KillMoment(FILM_REQUEST, "arriving", 0.5))
    assert killed.returncode == -9
    assert not trial.is_public_half()
    done = trial.start(None)
    assert (done.returncode, trial.find_wrong()) == (0, []), done.stderr
    assert f": {trial.read_address()}\n" in done.stdout
