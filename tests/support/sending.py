"""Somebody who sends a film, starts again, and sends parts of it once more."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from lantern.core.problems import PublishFailure
from lantern.publishing.platforms import Channel, Platform, archive, vimeo
from lantern.publishing.platforms.archive.channel import ArchiveChannel
from lantern.publishing.platforms.archive.interface import MANNERS, ArchiveKeys
from lantern.publishing.platforms.vimeo.channel import VimeoChannel
from lantern.publishing.platforms.vimeo.interface import make_web
from lantern.publishing.upload import Upload
from lantern.publishing.web import Web
from tests.servers import archive_server, vimeo_server
from tests.servers.archive_server import ArchiveServer
from tests.servers.vimeo_server import VimeoServer
from tests.support.publishing import Clock, Memory, Told


@dataclass
class Sender:
    """Takes a film's steps in order, as often as it is started, and each that is left once."""

    platform: Platform
    channel: Channel
    record: Memory = field(default_factory=Memory)
    told: Told = field(default_factory=Told)
    done: set[str] = field(default_factory=set)

    def run(self, upload: Upload) -> None:
        """Take the steps that are left.

        Raises:
            PublishFailure: one failed.
        """
        if self.record.video is None and self.record.session is None:
            self.channel.find_video(upload, self.record)
        for step in self.platform.list_steps(upload):
            if step.name not in self.done:
                self.channel.send(step, upload, self.record, reporter=self.told)
                self.done.add(step.name)

    def run_until_done(self, upload: Upload, most: int = 3) -> list[str]:
        """Start as often as it takes; return what the failures said."""
        failures: list[str] = []
        for _ in range(most):
            try:
                self.run(upload)
            except PublishFailure as failure:
                failures.append(failure.message)
                continue
            return failures
        raise AssertionError(failures)

    def again(self, upload: Upload, names: Collection[str]) -> None:
        """Take some steps once more."""
        self.done -= set(names)
        self.run(upload)


def make_vimeo_sender(
    server: VimeoServer, clock: Clock | None = None
) -> Sender:
    patience = (clock or Clock()).make_patience()
    site = vimeo.open_site(vimeo_server.TOKEN, server.base, make_web(patience))
    return Sender(vimeo.PLATFORM, VimeoChannel(site))


def make_archive_sender(
    server: ArchiveServer,
    clock: Clock | None = None,
    seconds: float | None = None,
) -> Sender:
    """Return one whose requests are given up after so many seconds."""
    told, patience = Told(), (clock or Clock()).make_patience()
    web = Web(
        MANNERS,
        patience=patience,
        seconds=seconds,
        tell=told.note,
    )
    keys = ArchiveKeys(archive_server.ACCESS, archive_server.SECRET)
    site = archive.open_site(keys, server.base, web)
    channel = ArchiveChannel(site, server.base)
    return Sender(archive.PLATFORM, channel, told=told)
