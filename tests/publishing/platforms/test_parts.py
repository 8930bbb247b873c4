"""What goes with a video and was removed at the platform is seen, and goes up again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest

from lantern.publishing.plan import LEAVING
from lantern.publishing.platforms import Channel, Platform, VideoParts
from lantern.publishing.upload import Upload
from tests.servers.archive_server import ArchiveServer
from tests.servers.faults import Service, serving
from tests.servers.peertube_server import PeerTubeServer
from tests.servers.vimeo_server import VimeoServer
from tests.servers.youtube_server import YouTubeServer
from tests.support.publishing import Memory, Told, publish
from tests.support.rigs import RIGS
from tests.support.sending import make_archive_sender, make_vimeo_sender
from tests.support.stages import STAGES
from tests.support.uploads import make_roads


@dataclass
class Place:
    """A film that is whole at a platform."""

    name: str
    server: Service
    platform: Platform
    channel: Channel
    upload: Upload
    memory: Memory = field(default_factory=Memory)

    def publish(self, upload: Upload | None = None) -> None:
        sent = upload or self.upload
        publish(self.platform, self.channel, sent, memory=self.memory)

    def look(self) -> VideoParts:
        return self.channel.look_for_parts(self.upload, self.memory)

    def take_out(self) -> list[str]:
        """Take the film out of its playlist; return what is told."""
        told, bare = Told(), replace(self.upload, playlist=None)
        self.channel.send(LEAVING, bare, self.memory, reporter=told)
        return told.notes


@contextmanager
def reach(name: str) -> Iterator[tuple[Service, Platform, Channel]]:
    if name in STAGES:
        with STAGES[name]() as stage:
            yield stage.server, stage.platform, stage.connect()
        return
    if name == "vimeo":
        vimeo = VimeoServer()
        with serving(vimeo):
            sender = make_vimeo_sender(vimeo)
            yield vimeo, sender.platform, sender.channel
        return
    archive = ArchiveServer()
    with serving(archive):
        sender = make_archive_sender(archive)
        yield archive, sender.platform, sender.channel


@pytest.fixture(params=RIGS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    name = request.param
    with reach(name) as (server, platform, channel):
        upload = RIGS[name].change(make_roads(tmp_path))
        found = Place(name, server, platform, channel, upload)
        found.publish()
        RIGS[name].require_whole(server, upload)
        yield found


def rob_youtube(server: Service) -> None:
    assert isinstance(server, YouTubeServer)
    (video,) = server.videos.values()
    for track in video.captions.values():
        # what YouTube hears by itself stands in the place of one's own
        track["trackKind"] = "ASR"
    server.items.clear()


def rob_peertube(server: Service) -> None:
    assert isinstance(server, PeerTubeServer)
    (video,) = server.videos.values()
    video.captions.pop("de")
    server.hears = "en"
    video.chapters = []
    server.elements.clear()


def rob_vimeo(server: Service) -> None:
    assert isinstance(server, VimeoServer)
    server.video.tracks.clear()
    server.video.pictures.clear()
    server.video.chapters.clear()
    server.albums["900"].clear()


def rob_archive(server: Service) -> None:
    assert isinstance(server, ArchiveServer)
    server.item.files.clear()


CAPTIONS = {"captions.en", "captions.de"}
ROBBERS: dict[str, tuple[Callable[[Service], None], set[str], set[str]]] = {
    "youtube": (rob_youtube, {*CAPTIONS, "playlist"}, {"thumbnail"}),
    "peertube": (
        rob_peertube,
        {*CAPTIONS, "chapters", "playlist"},
        {"thumbnail"},
    ),
    "vimeo": (
        rob_vimeo,
        {*CAPTIONS, "thumbnail", "chapters", "playlist"},
        set(),
    ),
    "archive": (rob_archive, {*CAPTIONS, "thumbnail", "video"}, set()),
}
"""By platforms what removes parts; what is missing then; what is never told."""


def test_what_was_removed_is_missing_and_goes_up_again(place: Place) -> None:
    rob, missing, unseen = ROBBERS[place.name]
    seen = place.look()
    assert (seen.missing, set(seen.unseen)) == ((), unseen)
    rob(place.server)
    seen = place.look()
    assert (set(seen.missing), set(seen.unseen)) == (missing, unseen)
    for name in seen.missing:
        del place.memory.sent[name]
    place.publish()
    assert place.look().missing == ()


@pytest.mark.parametrize(
    "place", ["youtube", "peertube", "vimeo"], indirect=True
)
def test_a_film_leaves_its_playlist_and_enters_it_again(place: Place) -> None:
    assert place.take_out() == []
    assert RIGS[place.name].find_wrong(place.server, place.upload) == [
        "playlist"
    ]
    (line,) = place.take_out()  # nobody knows of a playlist any more
    assert line.startswith("Which playlist it is in isn't known any more")
    del place.memory.sent["playlist"]
    place.publish()
    RIGS[place.name].require_whole(place.server, place.upload)


def test_an_instance_before_chapters_says_nothing_of_them(
    tmp_path: Path,
) -> None:
    with reach("peertube") as (server, platform, channel):
        assert isinstance(server, PeerTubeServer)
        server.knows_chapters = False
        place = Place(
            "peertube", server, platform, channel, make_roads(tmp_path)
        )
        place.publish()
        assert place.look() == VideoParts(unseen=("thumbnail", "chapters"))


def test_an_item_that_waits_in_a_queue_lacks_nothing(tmp_path: Path) -> None:
    with reach("archive") as (server, platform, channel):
        assert isinstance(server, ArchiveServer)
        upload = RIGS["archive"].change(make_roads(tmp_path))
        place = Place("archive", server, platform, channel, upload)
        place.publish()
        server.lag = 1
        assert place.look().missing == ()


@pytest.mark.parametrize("name", STAGES)
def test_a_recording_day_that_the_film_loses_is_taken_back(
    name: str, tmp_path: Path
) -> None:
    with reach(name) as (server, platform, channel):
        dated = replace(make_roads(tmp_path), recorded=date(2026, 5, 4))
        place = Place(name, server, platform, channel, dated)
        place.publish()
        assert read_day(server).startswith("2026-05-04")
        place.publish(replace(dated, recorded=None))
        assert read_day(server) == ""


def read_day(server: Service) -> str:
    """Return when the only video was recorded; empty if that isn't said."""
    if isinstance(server, YouTubeServer):
        (shown,) = server.videos.values()
        return str(shown.recording.get("recordingDate", ""))
    assert isinstance(server, PeerTubeServer)
    (video,) = server.videos.values()
    return video.fields.get("originallyPublishedAt") or ""
