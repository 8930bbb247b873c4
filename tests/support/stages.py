"""A platform's server, its channel, and all that a film is sent there with, in one process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from lantern.publishing.platforms import Channel, Platform
from lantern.publishing.platforms.peertube import PeerTube
from lantern.publishing.platforms.youtube import YouTube
from lantern.publishing.upload import Upload
from tests.servers.faults import Service, serving
from tests.servers.peertube_server import PeerTubeServer
from tests.servers.youtube_server import YouTubeServer
from tests.support.publishing import (
    Clock,
    Keeper,
    Memory,
    Told,
    make_account,
    publish,
)
from tests.support.rigs import RIGS

CHUNK = 256 * 2**10

S = TypeVar("S", bound=Service)
P = TypeVar("P", bound=Platform)


@dataclass
class Stage(Generic[S, P]):
    """A server, and somebody who is signed in there."""

    server: S
    platform: P
    clock: Clock
    keeper: Keeper

    def connect(self) -> Channel:
        account = make_account(self.platform, self.server.base)
        return self.platform.connect(account, self.keeper)

    def publish(
        self,
        upload: Upload,
        memory: Memory | None = None,
        told: Told | None = None,
    ) -> Memory:
        memory = memory or Memory()
        return publish(
            self.platform,
            self.connect(),
            upload,
            memory=memory,
            told=told,
        )


YouTubeStage = Stage[YouTubeServer, YouTube]
PeerTubeStage = Stage[PeerTubeServer, PeerTube]


@contextmanager
def stage_youtube() -> Iterator[YouTubeStage]:
    server, clock = YouTubeServer(), Clock()
    platform = YouTube(clock.make_patience(), CHUNK)
    with serving(server):
        keeper = Keeper(RIGS["youtube"].make_secret(server))
        yield Stage(server, platform, clock, keeper)


@contextmanager
def stage_peertube() -> Iterator[PeerTubeStage]:
    """Somebody who signed in long ago: the access token has run out since."""
    server, clock = PeerTubeServer(), Clock()
    platform = PeerTube(clock.make_patience(), CHUNK)
    with serving(server):
        tokens = server.issue_tokens()
        keeper = Keeper({"refresh_token": tokens["refresh_token"]})
        yield Stage(server, platform, clock, keeper)


STAGES: dict[str, Callable[[], AbstractContextManager[Stage[Any, Any]]]] = {
    "youtube": stage_youtube,
    "peertube": stage_peertube,
}
