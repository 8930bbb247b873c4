"""`lantern publish` as a process of its own that is killed: where, when, and what is there then.

Each platform has a server on the loopback that says at which moment of which request the process
that sends it ends. What holds afterwards is asked of the server, not of the program.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from lantern.publishing.account_list import add_account
from lantern.publishing.accounts import Account
from lantern.publishing.upload import Upload
from tests.servers.faults import (
    Asked,
    Fault,
    Given,
    Service,
    TakeBlock,
    serving,
)
from tests.servers.peertube_server import PeerTubeServer
from tests.support import films
from tests.support.films import scene
from tests.support.keyrings import ForgetfulKeyring, use_keyring
from tests.support.releases import DESCRIPTION, SECONDS, write_release
from tests.support.rigs import RIGS, Rig
from tests.support.uploads import make_upload

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
        hunted = (
            self.process
        )  # the next one may run while this body still comes

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


def choose_moment(chance: random.Random, requests: int) -> KillMoment:
    """Return a moment during an upload of so many requests."""
    places: tuple[KillPlace, ...] = ("arriving", "arrived", "answered")
    return KillMoment(
        request=chance.randrange(requests),
        place=chance.choice(places),
        share=chance.random(),
        seconds=chance.random() * 0.05,
    )


@dataclass
class KillTrial:
    """A film, a platform, and the process between them; the server is running."""

    name: str
    folder: Path
    server: Service
    data: bytes
    hunter: Hunter = field(init=False)
    upload: Upload = field(init=False)
    """What is to be there in the end."""

    def __post_init__(self) -> None:
        self.hunter = Hunter(self.server)
        destination = {"to": self.name, **self.rig.decided}
        films.write(
            self.folder, [scene("One", "Rain and wind.")], publish=[destination]
        )
        (self.folder / "pyproject.toml").touch()
        self.upload = make_upload(self.out, self.data, description=DESCRIPTION)
        write_release(self.out, self.data)
        self.sign_in()

    @property
    def rig(self) -> Rig:
        return RIGS[self.name]

    @property
    def out(self) -> Path:
        return self.folder / "build" / "short"

    def sign_in(self) -> None:
        """Keep the account where the process looks for it; XDG_CONFIG_HOME is set."""
        account = Account(self.name, self.rig.account, self.server.base)
        with use_keyring(ForgetfulKeyring()):
            add_account(account, self.rig.make_secret(self.server))

    def find_wrong(self) -> list[str]:
        """Return what isn't as it should be; empty if all of the film is there, once."""
        return self.rig.find_wrong(self.server, self.upload)

    def is_public_half(self) -> bool:
        """Tell whether others see a video that isn't whole."""
        return self.rig.is_seen(self.server) and bool(self.find_wrong())

    def start(
        self, moment: KillMoment | None
    ) -> subprocess.CompletedProcess[str]:
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
            stdout, stderr = process.communicate(timeout=600)
        self.hunter.process = None
        return subprocess.CompletedProcess(
            argv, process.returncode, stdout, stderr
        )

    def read_address(self) -> str | None:
        """Return where the report says that the film is."""
        report = json.loads((self.out / "report.json").read_text())
        found: str | None = (
            report.get("published", {}).get(self.name, {}).get("address")
        )
        return found


@contextmanager
def trying(
    name: str,
    folder: Path,
    data: bytes,
    *,
    faults: Mapping[int, Fault] | None = None,
) -> Iterator[KillTrial]:
    """A film beside a server that is never slow to work through it."""
    server = RIGS[name].make_server()
    server.polls_needed = 0
    server.faults = dict(faults or {})
    if isinstance(server, PeerTubeServer):
        server.film_seconds = SECONDS
    with serving(server):
        yield KillTrial(name, folder, server, data)
