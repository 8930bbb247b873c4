"""Publishing in a process of its own, which is killed at a random moment and started again."""

from __future__ import annotations

import json
import multiprocessing
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing.context import ForkContext, ForkProcess
from pathlib import Path
from typing import Protocol

from lantern.publishing.accounts import Account, Secret
from lantern.publishing.journal import load_journal, name_journal
from lantern.publishing.patience import Patience
from lantern.publishing.plan import plan_publishing
from lantern.publishing.platforms import Channel, Platform, archive, vimeo
from lantern.publishing.platforms.archive import open_site as open_archive
from lantern.publishing.platforms.archive.channel import ArchiveChannel
from lantern.publishing.platforms.archive.interface import MANNERS, ArchiveKeys
from lantern.publishing.platforms.peertube import PeerTube
from lantern.publishing.platforms.vimeo import open_site as open_vimeo
from lantern.publishing.platforms.vimeo.channel import VimeoChannel
from lantern.publishing.platforms.vimeo.interface import make_web
from lantern.publishing.platforms.youtube import YouTube
from lantern.publishing.private_file import read_private, write_private
from lantern.publishing.run import publish
from lantern.publishing.upload import Upload
from lantern.publishing.web import Web
from tests.support.publishing import Told

LONGEST_SLEEP = 0.002
SECRET_FILE = "secret.json"
# a fork has loaded all already; its parent's threads are servers that it leaves alone
_CONTEXT: ForkContext = multiprocessing.get_context("fork")


@dataclass(frozen=True)
class FileKeeper:
    """Keeps a secret in a file, so that the next process finds it."""

    path: Path

    def load(self) -> Secret:
        found: dict[str, str] = json.loads(read_private(self.path))
        return found

    def store(self, secret: Secret) -> None:
        write_private(self.path, json.dumps(dict(secret)).encode())


@dataclass(frozen=True)
class Errand:
    """A film that is on its way to one platform."""

    platform: str
    server: str
    folder: Path
    """Where the journal and the secret are."""
    upload: Upload
    chunk_bytes: int = 256 * 2**10

    @property
    def account(self) -> Account:
        return Account(self.platform, "history", self.server)

    def keep_secret(self, secret: Secret) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        FileKeeper(self.folder / SECRET_FILE).store(secret)

    def run(self) -> None:
        """Publish, as one call of the command does."""
        platform, channel = self.connect()
        path = name_journal(self.folder, self.account)
        journal = load_journal(path, self.account)
        plan = plan_publishing(platform, self.upload, journal)
        publish(
            plan,
            journal,
            channel,
            reporter=Told(),
            now=lambda: datetime.now(UTC),
        )

    def connect(self) -> tuple[Platform, Channel]:
        patience = Patience(
            sleep=lambda seconds: time.sleep(min(seconds, LONGEST_SLEEP))
        )
        keeper = FileKeeper(self.folder / SECRET_FILE)
        secret = keeper.load()
        if self.platform == "vimeo":
            site = open_vimeo(secret["token"], self.server, make_web(patience))
            return vimeo.PLATFORM, VimeoChannel(site)
        if self.platform == "archive":
            keys = ArchiveKeys(secret["access"], secret["secret"])
            web = Web(MANNERS, patience=patience)
            shelf = open_archive(keys, self.server, web)
            return archive.PLATFORM, ArchiveChannel(shelf, self.server)
        makers: dict[str, Callable[[Patience, int], YouTube | PeerTube]] = {
            "youtube": YouTube,
            "peertube": PeerTube,
        }
        platform = makers[self.platform](patience, self.chunk_bytes)
        return platform, platform.connect(self.account, keeper)


class Work(Protocol):
    """What a process does."""

    def run(self) -> None: ...


@dataclass(frozen=True)
class MeasuredErrand:
    """An errand whose process writes down the memory that it took."""

    errand: Errand

    @property
    def _note(self) -> Path:
        return self.errand.folder / "memory.txt"

    def run(self) -> None:
        import resource  # there is none on Windows

        self.errand.run()
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        self._note.write_text(str(used))

    def read_memory(self) -> int:
        """The bytes that the process had at most."""
        return int(self._note.read_text())


@dataclass
class Killer:
    """Starts errands, and kills some of them."""

    chance: random.Random = field(default_factory=lambda: random.Random(20))

    def start(self, errand: Work) -> ForkProcess:
        process = _CONTEXT.Process(target=errand.run)
        process.start()
        return process

    def measure(self, errand: Work) -> float:
        """Return the seconds that an errand takes when nobody disturbs it."""
        begun = time.monotonic()
        process = self.start(errand)
        process.join()
        assert process.exitcode == 0
        return time.monotonic() - begun

    def kill(self, errand: Work, longest: float) -> bool:
        """Start an errand, and kill it after a random time; whether it was still at work."""
        process = self.start(errand)
        process.join(self.chance.uniform(0, longest))
        process.kill()
        process.join()
        return process.exitcode != 0
