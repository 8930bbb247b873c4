"""The verb publish where a platform, a keyring or a disk lets it down: told, and nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import keyring.errors
import pytest

from lantern.publishing.account_list import add_account
from lantern.publishing.accounts import Account
from lantern.publishing.platforms import youtube
from tests.servers.faults import Asked, Given, serving
from tests.servers.youtube_server import YouTubeServer
from tests.support import films
from tests.support.file_limits import limiting_files
from tests.support.films import scene
from tests.support.keyrings import MemoryKeyring, use_config, use_keyring
from tests.support.publishing import Clock
from tests.support.releases import write_release
from tests.support.rigs import RIGS

DECIDED = {"made_for_kids": False, "synthetic": False}


@dataclass
class Tube:
    """A film that goes to YouTube, and the server that takes it."""

    root: Path
    server: YouTubeServer
    clock: Clock
    keyring: MemoryKeyring

    def write(self, **destination: Any) -> None:
        (self.root / "pyproject.toml").touch()
        publish = [{"to": "youtube", **DECIDED, **destination}]
        films.write(
            self.root, [scene("One", "Rain and wind.")], publish=publish
        )
        write_release(self.root / "build" / "short")

    def sign_in(self, server: str) -> None:
        secret = RIGS["youtube"].make_secret(self.server)
        add_account(Account("youtube", "ann", server), secret)

    def run(self, *words: str) -> CompletedProcess[str]:
        return films.call("publish", "scenes/short", *words, cwd=self.root)


@pytest.fixture
def tube(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tube]:
    use_config(monkeypatch, tmp_path / "config")
    clock, server = Clock(), YouTubeServer()
    monkeypatch.setattr(youtube.PLATFORM, "patience", clock.make_patience())
    with serving(server), use_keyring(MemoryKeyring()) as system:
        found = Tube(tmp_path, server, clock, system)
        found.write()
        found.sign_in(server.base)
        yield found


def test_a_server_that_was_never_there_is_given_up_and_nothing_is_lost(
    tube: Tube,
) -> None:
    with serving(YouTubeServer()) as gone:
        address = gone.base
    tube.sign_in(address)
    tube.write(account="ann@" + address.removeprefix("http://"))
    done = tube.run("--yes")
    assert done.returncode == 6
    lines = done.stderr.splitlines()
    assert lines[-1] == (
        "YouTube: can't stay signed in: Connection refused; given up after 10 tries. Run it again,"
        " and it goes on where it stopped"
    )
    assert lines[-2].endswith("Connection refused; trying again in 64 s")
    assert sum(tube.clock.slept) == 255  # 1, 2, 4 … 32, and 64 three times
    status = tube.run("--status")
    assert (status.returncode, status.stderr) == (0, "")
    assert "it was begun, and the film isn't there yet" in status.stdout
    assert "goes on where it was ended" in tube.run("--dry-run").stdout
    assert tube.server.names == []


def test_all_limits_are_told_at_once(tube: Tube) -> None:
    tags = [f"tag with blanks {number:02}" for number in range(27)]
    text = "\u00e4" * 400 + "b" * 4586 + "\n0:00 A\n0:04 B\n"
    tube.write(
        title="<" + "t" * 100,
        description=text,
        tags=tags,
    )
    done = tube.run("--yes")
    assert done.returncode == 3
    for words in (
        "the title has 101 characters, and at most 100 are allowed",
        "the title has a < (",
        "the description has 5400 bytes (5000 characters; letters with accents take",
        "there are 2 chapters, and at least three are needed; so none would be shown",
        "the chapter 'A' lasts 4 s, and at least 10 s are needed",
        "the tags have 566 characters, with commas and the quotes around tags with",
    ):
        assert words in done.stderr
    assert done.stderr.endswith("6 problems; nothing was sent.\n")
    assert tube.server.names == []


def test_a_sign_in_that_was_revoked_says_why_that_may_be(tube: Tube) -> None:
    tube.server.refresh_token = "another"
    done = tube.run("--yes")
    assert done.returncode == 6
    assert (
        "you are signed in no more (invalid_grant: Token has been expired"
        in done.stderr
    )
    assert (
        "Sign in again: lantern accounts add youtube --client FILE"
        in done.stderr
    )
    assert (
        "after seven days as long as the project's consent screen"
        in done.stderr
    )
    assert tube.server.names == ["POST /token"]


def test_a_locked_keyring_is_told_once_with_the_cure(tube: Tube) -> None:
    tube.keyring.trouble = lambda: keyring.errors.KeyringLocked("locked")
    done = tube.run("--yes")
    assert done.returncode == 6
    assert done.stderr.splitlines()[-1] == (
        "youtube: the keyring is locked; unlock it (log in to the desktop, or open its password "
        "program), and try again"
    )
    assert tube.server.names == []
    tube.keyring.trouble = None
    assert tube.run("--yes").returncode == 0


def test_a_disk_that_fills_up_while_a_film_is_sent(tube: Tube) -> None:
    """The journal can't be written any more, and no second video is made later."""
    answer = tube.server.answer
    with ExitStack() as limits:

        def fill(asked: Asked) -> Given:
            if asked.path.startswith("/upload"):
                limits.enter_context(limiting_files(0))
            return answer(asked)

        tube.server.answer = fill  # type: ignore[method-assign]
        done = tube.run("--yes")
    assert done.returncode == 7
    assert "build/short/publish/youtube-ann-" in done.stderr
    assert "can't be written: File too large" in done.stderr
    tube.server.answer = answer  # type: ignore[method-assign]
    assert tube.run("--yes").returncode == 0
    assert len(tube.server.videos) == 1
