"""Secrets: the keyring has them, else a file that nobody else reads; trouble is told in words."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import keyring.errors
import pytest

from lantern.core.problems import OutputFailure, PublishFailure
from lantern.publishing.accounts import Account
from lantern.publishing.secrets import load_secret, remove_secret, store_secret
from tests.support.keyrings import (
    ForgetfulKeyring,
    MemoryKeyring,
    use_config,
    use_keyring,
)

ANN = Account("vimeo", "ann", "https://api.vimeo.example")
TOKEN = {"token": "abcdef123456"}


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return use_config(monkeypatch, tmp_path)


@pytest.fixture
def system() -> Iterator[MemoryKeyring]:
    with use_keyring(MemoryKeyring()) as backend:
        yield backend


def test_the_keyring_keeps_it(system: MemoryKeyring, config: Path) -> None:
    assert store_secret(ANN, TOKEN).place == "keyring"
    assert system.passwords == {
        (
            "lantern",
            "vimeo:ann@https://api.vimeo.example",
        ): '{"token": "abcdef123456"}'
    }
    assert load_secret(ANN, "keyring") == TOKEN
    assert not config.exists()


def test_once_removed_it_is_gone(system: MemoryKeyring) -> None:
    store_secret(ANN, TOKEN)
    remove_secret(ANN, "keyring")
    remove_secret(ANN, "keyring")
    assert system.passwords == {}
    with pytest.raises(
        PublishFailure, match="sign in again: lantern accounts add"
    ):
        load_secret(ANN, "keyring")


def lock() -> Exception:
    return keyring.errors.KeyringLocked("locked")


def miss() -> Exception:
    return keyring.errors.NoKeyringError("no backend")


def break_down() -> Exception:
    return OSError("no bus: abcdef123456")


@pytest.mark.parametrize(
    ("backend", "reason"),
    [
        (MemoryKeyring(trouble=miss), "there is no keyring on this machine"),
        (ForgetfulKeyring(), "there is no keyring on this machine"),
        (MemoryKeyring(trouble=lock), "the keyring stays locked"),
        (
            MemoryKeyring(trouble=break_down),
            "the keyring doesn't work (OSError)",
        ),
    ],
)
def test_without_a_keyring_a_private_file_keeps_it(
    backend: MemoryKeyring, reason: str, config: Path
) -> None:
    with use_keyring(backend):
        stored = store_secret(ANN, TOKEN)
    assert stored.place == "file"
    assert stored.reason == reason
    assert stored.path is not None
    assert stored.path.is_relative_to(config)
    assert stat.S_IMODE(stored.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(stored.path.parent.stat().st_mode) == 0o700
    assert load_secret(ANN, "file") == TOKEN
    remove_secret(ANN, "file")
    assert not stored.path.exists()


@pytest.mark.parametrize(
    ("backend", "told"),
    [
        (MemoryKeyring(trouble=lock), "the keyring is locked; unlock it"),
        (
            MemoryKeyring(trouble=miss),
            "which isn't there now; log in to the desktop",
        ),
        (
            MemoryKeyring(trouble=break_down),
            r"doesn't work \(OSError\); if that stays so, sign in",
        ),
    ],
)
def test_a_keyring_that_does_not_give_it_is_told_of(
    backend: MemoryKeyring, told: str
) -> None:
    with use_keyring(backend), pytest.raises(PublishFailure, match=told):
        load_secret(ANN, "keyring")


def test_a_file_that_others_can_read_is_refused(config: Path) -> None:
    path = store_secret(ANN, TOKEN, "file").path
    assert path is not None
    path.chmod(0o640)
    with pytest.raises(OutputFailure, match="can be read by others"):
        load_secret(ANN, "file")
    path.chmod(0o600)
    path.parent.chmod(0o755)
    with pytest.raises(
        OutputFailure, match=r"can be read by others.*chmod 700"
    ):
        load_secret(ANN, "file")
    with pytest.raises(OutputFailure, match="can be read by others"):
        store_secret(ANN, TOKEN, "file")


@pytest.mark.parametrize("text", ["", "{", "[]"])
def test_a_damaged_file_asks_to_sign_in_again(text: str, config: Path) -> None:
    path = store_secret(ANN, TOKEN, "file").path
    assert path is not None
    path.write_text(text)
    with pytest.raises(
        PublishFailure, match="has no secret for ann; sign in again"
    ):
        load_secret(ANN, "file")


def test_a_secret_is_never_in_what_is_said(config: Path) -> None:
    with use_keyring(MemoryKeyring(trouble=break_down)):
        stored = store_secret(ANN, TOKEN)
        with pytest.raises(PublishFailure) as caught:
            load_secret(ANN, "keyring")
    said = f"{stored!r} {caught.value!r} {caught.value.detail}"
    assert "abcdef123456" not in said
