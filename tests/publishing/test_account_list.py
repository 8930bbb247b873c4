"""Accounts: they are remembered without their secrets, and the one that is meant is found."""

from __future__ import annotations

import stat
from pathlib import Path

import keyring.errors
import pytest

from lantern.core.problems import EXIT_VOICE, OutputFailure, PublishFailure
from lantern.publishing.account_list import (
    AccountFault,
    add_account,
    choose_account,
    describe_account,
    find_environment_account,
    list_accounts,
    name_variable,
    remove_account,
)
from lantern.publishing.accounts import Account
from tests.support.keyrings import MemoryKeyring, use_config, use_keyring
from tests.support.platforms import ShelfPlatform

ANN = Account("acme.shelf", "ann", "https://shelf.example")
BOB = Account("acme.shelf", "bob", "https://shelf.example")
OTHER = Account("peertube", "ann", "https://videos.example.org:8443")
SHELF = ShelfPlatform()


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return use_config(monkeypatch, tmp_path)


def test_nobody_is_signed_in_at_first() -> None:
    assert list_accounts() == []
    with pytest.raises(AccountFault) as caught:
        choose_account(SHELF, None)
    assert caught.value.code == EXIT_VOICE
    assert caught.value.message == (
        "you aren't signed in at The shelf: lantern accounts add acme.shelf"
    )


def test_accounts_are_remembered_in_order_without_their_secrets(
    config: Path,
) -> None:
    with use_keyring(MemoryKeyring()):
        for account in (ANN, OTHER, ANN):
            add_account(account, {"token": "abcdef123456"})
        assert [each.account for each in list_accounts()] == [OTHER, ANN]
        path = config / "accounts.json"
        assert "abcdef123456" not in path.read_text()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_account_s_secret_is_loaded_and_replaced() -> None:
    with use_keyring(MemoryKeyring()) as system:
        add_account(ANN, {"token": "abcdef123456"})
        keeper = choose_account(SHELF, None).keeper
        assert keeper.load() == {"token": "abcdef123456"}
        keeper.store({"token": "new-token-77"})
        assert choose_account(SHELF, None).keeper.load() == {
            "token": "new-token-77"
        }
        assert len(system.passwords) == 1


def test_a_keyring_that_is_locked_meanwhile_loses_no_new_token(
    config: Path,
) -> None:
    """The server has exchanged the token, so the old one is worth nothing any more."""
    with use_keyring(MemoryKeyring()) as system:
        add_account(ANN, {"token": "abcdef123456"})
        told: list[str] = []
        keeper = choose_account(SHELF, None).make_keeper(told.append)
        system.trouble = lambda: keyring.errors.KeyringLocked("locked")
        keeper.store({"token": "new-token-66"})
        keeper.store({"token": "new-token-77"})
        (kept,) = list_accounts()
        assert kept.place == "file"
        assert choose_account(SHELF, None).keeper.load() == {
            "token": "new-token-77"
        }
        (line,) = told
        assert line.startswith(
            "The keyring stays locked, so what is needed to sign in"
        )
        assert line.endswith(
            "this puts it there again: lantern accounts add acme.shelf"
        )


def test_removed_accounts_leave_no_secret() -> None:
    with use_keyring(MemoryKeyring()) as system:
        add_account(ANN, {"token": "abcdef123456"})
        add_account(BOB, {"token": "abcdef123456"})
        remove_account(list_accounts()[0])
        assert [each.account for each in list_accounts()] == [BOB]
        assert len(system.passwords) == 1


def test_of_several_accounts_the_film_says_which() -> None:
    with use_keyring(MemoryKeyring()):
        add_account(ANN, {"token": "abcdef123456"})
        add_account(BOB, {"token": "abcdef123456"})
        assert choose_account(SHELF, "bob").account == BOB
        assert choose_account(SHELF, "bob@shelf.example").account == BOB
        with pytest.raises(
            AccountFault, match=r"several .*: ann, bob; .*account: ann"
        ):
            choose_account(SHELF, None)
        with pytest.raises(AccountFault, match="no account 'eve' at The shelf"):
            choose_account(SHELF, "eve")


def test_accounts_of_one_name_are_told_apart_by_their_servers() -> None:
    twin = Account("acme.shelf", "ann", "https://other.example")
    with use_keyring(MemoryKeyring()):
        add_account(ANN, {"token": "abcdef123456"})
        add_account(twin, {"token": "abcdef123456"})
        with pytest.raises(
            AccountFault, match=r"account: ann@shelf\.example$"
        ) as caught:
            choose_account(SHELF, None)
        assert (
            ": ann@shelf.example, ann@other.example; " in caught.value.message
        )
        assert choose_account(SHELF, "ann@other.example").account == twin


def test_the_environment_goes_first_and_keeps_nothing() -> None:
    environment = {
        "LANTERN_ACME_SHELF_TOKEN": "from-outside-1",
        "LANTERN_ACME_SHELF_ACCOUNT": "robot",
    }
    found = find_environment_account(SHELF, environment)
    assert found is not None
    assert found.account == Account(
        "acme.shelf", "robot", "https://shelf.example"
    )
    assert found.keeper.load() == {"token": "from-outside-1"}
    assert "from-outside-1" not in repr(found)
    with pytest.raises(
        PublishFailure, match="environment variable can't keep it"
    ):
        found.keeper.store({"token": "new"})


def test_without_all_of_its_variables_the_environment_has_no_account() -> None:
    assert find_environment_account(SHELF, {}) is None
    assert (
        find_environment_account(SHELF, {"LANTERN_ACME_SHELF_TOKEN": " "})
        is None
    )


def test_names_of_variables() -> None:
    assert name_variable("vimeo", "token") == "LANTERN_VIMEO_TOKEN"
    assert name_variable("acme.my-tube", "key") == "LANTERN_ACME_MY_TUBE_KEY"


def test_a_damaged_list_is_told_of(config: Path) -> None:
    config.mkdir(mode=0o700)
    (config / "accounts.json").write_text("{")
    (config / "accounts.json").chmod(0o600)
    with pytest.raises(
        OutputFailure, match="is damaged; delete it, and sign in again"
    ):
        list_accounts()


def test_how_an_account_is_listed() -> None:
    assert describe_account(OTHER) == "peertube: ann at videos.example.org:8443"
