"""Many faults in one run, the program killed in between: still one video, whole and as asked."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from lantern.core.problems import PublishFailure
from lantern.publishing.platforms import Platform
from lantern.publishing.platforms.peertube import PeerTube
from lantern.publishing.platforms.youtube import YouTube
from tests.servers import faults
from tests.servers.faults import Fault, Service, serving
from tests.support.publishing import (
    Clock,
    Keeper,
    Killed,
    Memory,
    killing,
    make_account,
    publish,
)
from tests.support.rigs import RIGS
from tests.support.uploads import make_roads

CHUNK = 256 * 2**10
KINDS = (
    faults.BUSY,
    faults.RESET,
    faults.HALF,
    faults.LOST,
    faults.GONE,
    faults.OLD_TOKEN,
    faults.TOO_MANY,
)
MOST_RUNS = 60


class Weather(dict[int, Fault]):
    """A fault at two of five requests or so; sign-ins are let through."""

    def __init__(self, service: Service, chance: random.Random) -> None:
        super().__init__()
        self.service = service
        self.chance = chance
        self.struck = 0

    def get(self, number: int, default: object = None) -> Fault | None:  # type: ignore[override]
        is_sign_in = self.service.names[number].endswith("token")
        if is_sign_in or self.chance.random() > 0.4:
            return None
        self.struck += 1
        return self.chance.choice(KINDS)


def sail(
    name: str, service: Service, chance: random.Random, *, folder: Path
) -> None:
    """Publish in bad weather, as often as it takes."""
    rig, clock, memory = RIGS[name], Clock(), Memory()
    upload = rig.change(make_roads(folder))
    make = PeerTube if name == "peertube" else YouTube
    platform: Platform = make(clock.make_patience(), CHUNK)
    keeper = Keeper(rig.make_secret(service))
    for _ in range(MOST_RUNS):
        channel = platform.connect(make_account(platform, service.base), keeper)
        try:
            with killing(chance.randrange(40), is_sent=False):
                publish(platform, channel, upload, memory=memory)
        except (Killed, PublishFailure):
            memory = memory.recall()
            clock.now += chance.choice([0, 4000])
            continue
        rig.require_whole(service, upload)
        return
    raise AssertionError("it never came through")


@pytest.mark.parametrize("name", ["youtube", "peertube"])
@pytest.mark.parametrize("seed", range(3))
def test_it_comes_through_in_bad_weather(
    name: str, seed: int, tmp_path: Path
) -> None:
    chance = random.Random(seed)
    service = RIGS[name].make_server()
    service.faults = weather = Weather(service, chance)
    with serving(service):
        sail(name, service, chance, folder=tmp_path)
    assert weather.struck > 0


@pytest.mark.parametrize("name", ["youtube", "peertube"])
def test_a_search_before_the_first_step_says_why_it_waits(
    name: str, tmp_path: Path
) -> None:
    rig, told = RIGS[name], list[str]()
    service = rig.make_server()
    make = PeerTube if name == "peertube" else YouTube
    platform: Platform = make(Clock().make_patience(), CHUNK)
    upload = rig.change(make_roads(tmp_path))
    with serving(service):
        account = make_account(platform, service.base)
        keeper = Keeper(rig.make_secret(service))
        channel = platform.connect(account, keeper, told.append)
        service.faults = dict.fromkeys(range(3), faults.BUSY)
        assert not channel.find_video(upload, Memory())
    (line,) = told
    assert line.startswith(f"{platform.title}: can't ")
    assert line.endswith("; trying again in 4 s")
