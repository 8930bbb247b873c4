"""`lantern publish` as a process of its own that is killed: where, when, and what is there then.

Each platform has a server on the loopback that says at which moment of which request the process
that sends it ends. What holds afterwards is asked of the server, not of the program.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from lantern.core.store import digest_file
from lantern.publishing.account_list import add_account
from lantern.publishing.accounts import Account
from tests.servers import archive_server, vimeo_server, youtube_server
from tests.servers.archive_server import ArchiveServer
from tests.servers.faults import Asked, Given, Service, TakeBlock
from tests.servers.peertube_server import PeerTubeServer
from tests.servers.vimeo_server import VimeoServer
from tests.servers.youtube_server import YouTubeServer
from tests.support import films
from tests.support.films import scene
from tests.support.keyrings import ForgetfulKeyring, use_keyring
from tests.support.releases import write_release

KillPlace = Literal["arriving", "arrived", "answered"]
"""`arriving`: within the body; `arrived`: the request is whole, and its answer never comes;
`answered`: the answer is on its way, or came so long ago.
"""


@dataclass(frozen=True)
class KillMoment:
    """The moment at which the process ends."""

    request: int
    """The number of the request, from 0."""
    place: KillPlace
    share: float = 0.5
    """Of a body that is arriving: which part of it has come."""
    seconds: float = 0.0
    """After the answer."""


@dataclass
class Hunter:
    """Ends a process at a moment of a service's choosing."""

    service: Service
    moment: KillMoment | None = None
    process: subprocess.Popen[str] | None = None
    struck: bool = False

    def __post_init__(self) -> None:
        self._open_body = self.service.open_body
        self._answer = self.service.answer
        self.service.open_body = self.open_body  # type: ignore[method-assign]
        self.service.answer = self.answer  # type: ignore[method-assign]

    def _is_time(self, place: KillPlace) -> bool:
        moment = self.moment
        if moment is None or self.struck:
            return False
        is_there = len(self.service.asked) - 1 == moment.request
        return is_there and moment.place == place

    def strike(self) -> None:
        self.struck = True
        if self.process is not None:
            self.process.kill()

    def open_body(self, asked: Asked) -> TakeBlock | None:
        take = self._open_body(asked)
        if take is None or not self._is_time("arriving"):
            return take
        assert self.moment is not None
        length = int(asked.headers.get("content-length", "0"))
        left = length * self.moment.share
        hunted = self.process  # the next one may run while this body still comes

        def count(block: bytes) -> None:
            nonlocal left
            take(block)
            was_left, left = left, left - len(block)
            if left <= 0 < was_left and self.process is hunted:
                self.strike()

        return count

    def answer(self, asked: Asked) -> Given:
        # a body that isn't taken block by block has arrived at once
        if self._is_time("arrived") or self._is_time("arriving"):
            self.strike()
        given = self._answer(asked)
        if self._is_time("answered"):
            assert self.moment is not None
            threading.Timer(self.moment.seconds, self.strike).start()
        return given


@dataclass
class Target:
    """A platform's server, an account there, and what a film becomes."""

    name: str
    service: Service
    account: str
    give_secret: Callable[[], Mapping[str, str]]
    """Returns what somebody has who signs in now."""
    decided: Mapping[str, Any]
    inspect: Callable[[Path], list[str]]
    """Returns what isn't as it should be, of a film whose output folder is given."""
    is_public_half: Callable[[], bool]
    """Tells whether others see a video that isn't whole."""


# long: all that is asked of one server stands together
def make_youtube() -> Target:
    server = YouTubeServer()
    server.polls_needed = 0
    secret = {
        "client_id": youtube_server.CLIENT_ID,
        "client_secret": youtube_server.CLIENT_SECRET,
        "refresh_token": youtube_server.REFRESH_TOKEN,
    }
    decided = {
        "made_for_kids": False,
        "synthetic": False,
        "privacy": "unlisted",
        "playlist": "PL1",
    }

    def find_missing() -> list[str]:
        (video,) = server.videos.values()
        return list_false(
            {
                "thumbnail": bool(video.thumbnail),
                "captions": len(video.captions) == 1,
                "chapters": "0:20 Two" in video.snippet["description"],
                "playlist": len(server.items) == 1,
            }
        )

    def inspect(out: Path) -> list[str]:
        if len(server.videos) != 1:
            return [f"{len(server.videos)} videos"]
        (video,) = server.videos.values()
        wrong = find_missing()
        if video.digest != digest_file(out / "short.mp4"):
            wrong.append("bytes")
        if video.status["privacyStatus"] != "unlisted":
            wrong.append("privacy")
        return wrong

    def is_public_half() -> bool:
        seen = [
            video
            for video in server.videos.values()
            if video.status["privacyStatus"] != "private"
        ]
        return bool(seen) and bool(find_missing())

    return Target(
        "youtube", server, "ann", lambda: secret, decided, inspect, is_public_half
    )


# long: all that is asked of one server stands together
def make_peertube() -> Target:
    server = PeerTubeServer()
    server.polls_needed = 0
    decided = {"privacy": "unlisted", "playlist": "11"}

    def give_secret() -> Mapping[str, str]:
        return {"refresh_token": server.issue_tokens()["refresh_token"]}

    def find_missing() -> list[str]:
        (video,) = server.videos.values()
        return list_false(
            {
                "thumbnail": bool(video.images),
                "captions": len(video.captions) == 1,
                "chapters": len(video.chapters) == 3,
                "playlist": len(server.elements) == 1,
            }
        )

    def inspect(out: Path) -> list[str]:
        if len(server.videos) != 1:
            return [f"{len(server.videos)} videos"]
        (video,) = server.videos.values()
        wrong = find_missing()
        if video.digest != digest_file(out / "short.mp4"):
            wrong.append("bytes")
        if video.fields["privacy"] != 2:
            wrong.append("privacy")
        return wrong

    def is_public_half() -> bool:
        seen = [
            video for video in server.videos.values() if video.fields["privacy"] != 3
        ]
        return bool(seen) and bool(find_missing())

    return Target(
        "peertube", server, "history", give_secret, decided, inspect, is_public_half
    )


# long: all that is asked of one server stands together
def make_vimeo() -> Target:
    server = VimeoServer()
    server.polls_until_ready = 0
    decided = {"privacy": "unlisted", "playlist": "900"}

    def find_missing() -> list[str]:
        video = server.video
        captions = [part for part in video.tracks.values() if part.content]
        pictures = [each for each in video.pictures.values() if each.about["active"]]
        return list_false(
            {
                "thumbnail": len(pictures) == 1,
                "captions": len(captions) == 1,
                "chapters": len(video.chapters) == 3,
                "playlist": len(server.albums["900"]) == 1,
            }
        )

    def inspect(out: Path) -> list[str]:
        if len(server.videos) != 1:
            return [f"{len(server.videos)} videos"]
        video = server.video
        wrong = find_missing()
        (*_, last) = video.whole
        if last.digest.hexdigest() != digest_file(out / "short.mp4"):
            wrong.append("bytes")
        if video.about["privacy"]["view"] != "unlisted":
            wrong.append("privacy")
        return wrong

    def is_public_half() -> bool:
        seen = [
            video
            for video in server.videos.values()
            if video.about["privacy"]["view"] != "nobody"
        ]
        return bool(seen) and bool(find_missing())

    secret = {"token": vimeo_server.TOKEN}
    return Target(
        "vimeo", server, "ann", lambda: secret, decided, inspect, is_public_half
    )


def make_archive() -> Target:
    server = ArchiveServer()

    def inspect(out: Path) -> list[str]:
        if len(server.items) != 1:
            return [f"{len(server.items)} items"]
        data = (out / "short.mp4").read_bytes()
        digest = hashlib.md5(data, usedforsecurity=False).hexdigest()
        names = [name for name in server.item.files if name.endswith(".mp4")]
        ends = {Path(name).suffix for name in server.item.files}
        return list_false(
            {
                "one film": len(names) == 1,
                "bytes": [server.item.files[name].md5 for name in names] == [digest],
                "files": ends >= {".srt", ".vtt", ".jpg", ".html"},
                "derived": server.item.derived > 0,
            }
        )

    secret = {"access": archive_server.ACCESS, "secret": archive_server.SECRET}
    return Target(
        "archive",
        server,
        "ann",
        lambda: secret,
        {"privacy": "public"},
        inspect,
        lambda: False,
    )


def list_false(facts: Mapping[str, bool]) -> list[str]:
    """Return the names of what isn't true."""
    return [name for name, is_true in facts.items() if not is_true]


def choose_moment(chance: random.Random, requests: int) -> KillMoment:
    """Return a moment during an upload of so many requests."""
    places: tuple[KillPlace, ...] = ("arriving", "arrived", "answered")
    return KillMoment(
        request=chance.randrange(requests),
        place=chance.choice(places),
        share=chance.random(),
        seconds=chance.random() * 0.05,
    )


TARGETS: dict[str, Callable[[], Target]] = {
    "youtube": make_youtube,
    "peertube": make_peertube,
    "vimeo": make_vimeo,
    "archive": make_archive,
}


@dataclass
class KillTrial:
    """A film, a platform, and the process between them; the server is running."""

    folder: Path
    target: Target
    data: bytes
    hunter: Hunter = field(init=False)

    def __post_init__(self) -> None:
        self.hunter = Hunter(self.target.service)
        destination = {"to": self.target.name, **self.target.decided}
        films.write(
            self.folder, [scene("One", "Rain and wind.")], publish=[destination]
        )
        (self.folder / "pyproject.toml").touch()
        write_release(self.out, self.data)
        self.sign_in()

    @property
    def out(self) -> Path:
        return self.folder / "build" / "short"

    def sign_in(self) -> None:
        """Keep the account where the process looks for it; XDG_CONFIG_HOME is set."""
        base = self.target.service.base
        account = Account(self.target.name, self.target.account, base)
        with use_keyring(ForgetfulKeyring()):
            add_account(account, self.target.give_secret())

    def start(self, moment: KillMoment | None) -> subprocess.CompletedProcess[str]:
        """Run `lantern publish` until it ends, or is ended."""
        words = ["publish", "scenes/short", "--yes"]
        argv = [sys.executable, str(films.ROOT / "render.py"), *words]
        environment = {
            **os.environ,
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        }
        self.hunter.moment = moment
        self.hunter.struck = False
        with subprocess.Popen(
            argv,
            cwd=self.folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            self.hunter.process = process
            stdout, stderr = process.communicate(timeout=120)
        self.hunter.process = None
        return subprocess.CompletedProcess(argv, process.returncode, stdout, stderr)

    def read_address(self) -> str | None:
        """Return where the report says that the film is."""
        report = json.loads((self.out / "report.json").read_text())
        found: str | None = report["published"][self.target.name]["address"]
        return found
