"""The verb accounts: signing in and out, and where the secret is."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest

from tests.support import films, shelf_film
from tests.support.envelopes import read_result
from tests.support.keyrings import ForgetfulKeyring, MemoryKeyring, use_keyring


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shelf_film.install(tmp_path, monkeypatch)
    return tmp_path / "config" / "lantern"


class Desk:
    """Runs `lantern accounts` where somebody types lines."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        self.monkeypatch = monkeypatch

    def run(
        self, *words: str, typed: str = ""
    ) -> subprocess.CompletedProcess[str]:
        self.monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        return films.call("accounts", *words, cwd=self.root)

    def add(
        self, name: str = "ann", *options: str
    ) -> subprocess.CompletedProcess[str]:
        words = ("add", "acme.shelf", "--no-browser", *options)
        return self.run(*words, typed=f"{name}\nright-token-77\n")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(tmp_path, monkeypatch)


def test_nobody_is_signed_in_at_first(desk: Desk) -> None:
    done = desk.run()
    assert (done.returncode, done.stdout) == (
        0,
        "You are signed in nowhere: lantern accounts add youtube\n",
    )


def test_signing_in_keeps_the_secret_in_the_keyring(desk: Desk) -> None:
    with use_keyring(MemoryKeyring()) as system:
        done = desk.add()
        assert (done.returncode, done.stdout) == (
            0,
            "Signed in: acme.shelf: ann at shelf.example\n",
        )
        assert done.stderr == (
            "Open this address in a browser:\nhttps://shelf.example/sign-in\nAs whom?\n"
            "The token:\n"
        )
        assert len(system.passwords) == 1
        assert desk.run().stdout == (
            "acme.shelf: ann at shelf.example (secret in the keyring)\n"
        )
        listed = desk.run("--json")
        assert "right-token-77" not in listed.stdout
        (account,) = read_result(listed)["accounts"]
        assert (account["name"], account["secret"]) == ("ann", "keyring")


def test_without_a_keyring_the_place_is_said_once(
    desk: Desk, config: Path
) -> None:
    with use_keyring(ForgetfulKeyring()):
        done = desk.add()
        (file,) = (config / "secrets").iterdir()
        place = file.relative_to(desk.root)
        assert done.stdout == (
            "Signed in: acme.shelf: ann at shelf.example\n"
            "There is no keyring on this machine, so what is needed to sign in again is in "
            f"{place}, which only you can read.\n"
        )
        assert desk.run().stdout == (
            "acme.shelf: ann at shelf.example (secret in the file)\n"
        )


def test_an_account_that_is_removed_leaves_nothing(
    desk: Desk, config: Path
) -> None:
    with use_keyring(ForgetfulKeyring()):
        desk.add()
        done = desk.run("remove", "ann")
        assert done.returncode == 0
        assert done.stdout.startswith(
            "Forgotten: acme.shelf: ann at shelf.example\n"
        )
        assert list((config / "secrets").iterdir()) == []
        assert desk.run().stdout.startswith("You are signed in nowhere")


def test_an_account_that_nobody_has(desk: Desk) -> None:
    done = desk.run("remove", "eve")
    assert done.returncode == 2
    assert done.stderr.startswith(
        "there is no account 'eve'; `lantern accounts` lists"
    )


def test_a_name_that_may_mean_several(desk: Desk) -> None:
    with use_keyring(MemoryKeyring()):
        desk.add("ann")
        added = desk.add("bob", "--json")
        account = read_result(added)
        assert account == {
            "platform": "acme.shelf",
            "name": "bob",
            "server": "https://shelf.example",
            "secret": "keyring",
        }
        assert "right-token-77" not in added.stdout + added.stderr
        done = desk.run("remove", "acme.shelf")
        assert done.returncode == 2
        assert done.stderr.startswith(
            "'acme.shelf' may mean several accounts: "
        )
        gone = desk.run("remove", "bob@shelf.example", "--json")
        assert read_result(gone) == account


def test_a_server_is_named_as_in_a_browser(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    platform = shelf_film.ShelfFilm(desk.root, monkeypatch).platform
    platform.default_server = ""
    with use_keyring(MemoryKeyring()):
        typed = "ann\nright-token-77\n"
        done = desk.run(
            "add", "acme.shelf", "tube.example", "--no-browser", typed=typed
        )
        assert done.stderr.splitlines()[1] == "https://tube.example/sign-in"
        assert done.stdout == "Signed in: acme.shelf: ann at tube.example\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["add", "acme.shelv"],
            "there is no platform 'acme.shelv'; did you mean",
        ),
        (
            ["add", "acme.shelf", "shelf"],
            "'shelf' is no address; write it like https:",
        ),
        (["add", "acme.shelf"], "this asks a question; run it in a terminal"),
    ],
)
def test_mistakes_on_the_command_line(
    words: list[str], said: str, desk: Desk
) -> None:
    done = desk.run(*words, "--no-browser")
    assert done.returncode == 2
    assert said in done.stderr


def test_nobody_is_asked_where_accounts_cannot_be_kept(
    desk: Desk, config: Path
) -> None:
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text("a file in the folder's place", "utf-8")
    done = desk.add()
    assert done.returncode == 7
    assert "As whom?" not in done.stderr
    assert "accounts.json can't be" in done.stderr
