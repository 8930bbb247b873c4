"""The accounts that the user has signed in to, and the one that a destination goes to."""

from __future__ import annotations

import json
import os
import urllib.parse
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from lantern.core.problems import (
    EXIT_VOICE,
    Failure,
    OutputFailure,
    PublishFailure,
    format_command,
    format_path,
)
from lantern.publishing.accounts import (
    EXAMPLE_SERVER,
    Account,
    Secret,
    TokenKeeper,
    format_sign_in,
)
from lantern.publishing.patience import Tell
from lantern.publishing.platforms import Platform
from lantern.publishing.private_file import read_private, write_private
from lantern.publishing.secrets import (
    SecretPlace,
    StoredSecret,
    explain_sign_in,
    find_config_folder,
    load_secret,
    remove_secret,
    store_secret,
)


class AccountFault(Failure):
    """No account, or several, fit what was asked for."""

    code = EXIT_VOICE


@dataclass(frozen=True)
class KeptAccount:
    """An account, and where its secret is."""

    account: Account
    place: SecretPlace


@dataclass
class _StoredKeeper(TokenKeeper):
    """Keeps the secret of an account where it was put when the user signed in."""

    kept: KeptAccount
    tell: Tell | None = None
    """Is told that a secret is in another place from now on."""

    def load(self) -> Secret:
        """Return the secret."""
        return load_secret(self.kept.account, self.kept.place)

    def store(self, secret: Secret) -> None:
        """Keep a new secret; if the keyring takes it no more, a file does from now on."""
        stored = store_secret(self.kept.account, secret, self.kept.place)
        if stored.place == self.kept.place:
            return
        self.kept = replace(self.kept, place=stored.place)
        _add_to_list(self.kept)
        if self.tell is not None:
            cure = explain_sign_in(self.kept.account)
            self.tell(
                f"{stored.explain()} When the keyring is open, this puts it there again: {cure}"
            )


@dataclass(frozen=True)
class _EnvironmentKeeper(TokenKeeper):
    """Keeps what the environment has."""

    secret: Secret = field(repr=False)
    title: str

    def load(self) -> Secret:
        """Return the secret."""
        return self.secret

    def store(self, secret: Secret) -> None:
        """Refuse: an environment can't keep anything.

        Raises:
            PublishFailure: always.
        """
        raise PublishFailure(
            f"{self.title} gives a new token at each sign-in, and an environment variable can't "
            f"keep it; sign in on this machine with `{format_command('accounts', 'add')}`"
        )


@dataclass(frozen=True)
class ChosenAccount:
    """The account that a destination goes to, and what keeps its secret."""

    account: Account
    keeper: TokenKeeper
    is_kept: bool
    """Whether its secret is on this machine, and not in the environment."""

    def make_keeper(self, tell: Tell) -> TokenKeeper:
        """Return the keeper, which tells if it puts the secret into another place."""
        if isinstance(self.keeper, _StoredKeeper):
            return replace(self.keeper, tell=tell)
        return self.keeper


def list_accounts() -> list[KeptAccount]:
    """Return the accounts that the user has signed in to, in the order in which it was done.

    Raises:
        OutputFailure: the list can't be read, or others can read it.
    """
    path = _find_list()
    try:
        data = read_private(path)
    except FileNotFoundError:
        return []
    try:
        return _LIST.validate_json(data)
    except ValidationError:
        raise OutputFailure(
            f"{format_path(path)} is damaged; delete it, and sign in again with "
            f"`{format_command('accounts', 'add')}`"
        ) from None


def require_place() -> None:
    """Write the list of accounts as it is, so that nobody signs in for nothing.

    Raises:
        OutputFailure: it can't be written, or read.
    """
    _write_list(list_accounts())


def add_account(account: Account, secret: Secret) -> StoredSecret:
    """Keep an account and its secret; one that is known gets the new secret.

    Raises:
        OutputFailure: they can't be written.
    """
    stored = store_secret(account, secret)
    _add_to_list(KeptAccount(account, stored.place))
    return stored


def _add_to_list(kept: KeptAccount) -> None:
    others = [each for each in list_accounts() if each.account != kept.account]
    _write_list([*others, kept])


def remove_account(kept: KeptAccount) -> None:
    """Forget an account and its secret.

    Raises:
        PublishFailure: the keyring stays locked.
        OutputFailure: they can't be removed.
    """
    remove_secret(kept.account, kept.place)
    _write_list(
        [each for each in list_accounts() if each.account != kept.account]
    )


def find_accounts(
    accounts: list[KeptAccount], wanted: str
) -> list[KeptAccount]:
    """Return the accounts that a text means: `youtube`, `ann`, `ann@videos.example.org`."""
    return [each for each in accounts if wanted in _list_names(each.account)]


def _list_names(account: Account) -> set[str]:
    host = urllib.parse.urlsplit(account.server).netloc
    return {
        account.platform,
        account.name,
        host,
        f"{account.name}@{host}",
        f"{account.platform}:{account.name}",
    }


def _name_among(account: Account, others: list[KeptAccount]) -> str:
    """Return what tells an account from others: its name, with its server where names are equal."""
    alike = [each for each in others if each.account.name == account.name]
    if len(alike) == 1:
        return account.name
    return f"{account.name}@{urllib.parse.urlsplit(account.server).netloc}"


def describe_account(account: Account) -> str:
    """Return an account as it is listed: `peertube: ann at videos.example.org`."""
    host = urllib.parse.urlsplit(account.server).netloc
    return f"{account.platform}: {account.name} at {host}"


def choose_account(platform: Platform, wanted: str | None) -> ChosenAccount:
    """Return the account of a platform: that of the environment, else one the user signed in to.

    Raises:
        AccountFault: there is none, or it isn't clear which one is meant.
        OutputFailure: the list of accounts can't be read.
    """
    found = find_environment_account(platform, os.environ)
    if found is not None:
        return found
    here = [
        each
        for each in list_accounts()
        if each.account.platform == platform.name
    ]
    server = "" if platform.default_server else EXAMPLE_SERVER
    cure = format_sign_in(platform.name, server)
    if not here:
        raise AccountFault(f"you aren't signed in at {platform.title}: {cure}")
    meant = find_accounts(here, wanted) if wanted else here
    names = ", ".join(_name_among(each.account, here) for each in here)
    if not meant:
        raise AccountFault(
            f"you have no account '{wanted}' at {platform.title} (there are: {names}); sign in: "
            f"{cure}"
        )
    if len(meant) > 1:
        raise AccountFault(
            f"you have several accounts at {platform.title}: {names}; write in film.yml which one "
            f"is meant, account: {_name_among(meant[0].account, here)}"
        )
    return ChosenAccount(
        meant[0].account, _StoredKeeper(meant[0]), is_kept=True
    )


def stand_in_account(platform: Platform, wanted: str | None) -> ChosenAccount:
    """Return what stands for an account that isn't there, in a plan that is only shown."""
    account = Account(
        platform.name, wanted or "no account yet", platform.default_server
    )
    keeper = _EnvironmentKeeper({}, platform.title)
    return ChosenAccount(account, keeper, is_kept=False)


def name_variable(platform: str, name: str) -> str:
    """Return the environment variable of a part of a secret: `LANTERN_VIMEO_TOKEN`."""
    return (
        f"LANTERN_{platform}_{name}".upper().replace(".", "_").replace("-", "_")
    )


def find_environment_account(
    platform: Platform, environment: Mapping[str, str]
) -> ChosenAccount | None:
    """Return the account whose secret is in the environment, if all of it is there."""
    secret = {}
    for name in platform.secret_fields:
        value = environment.get(name_variable(platform.name, name), "").strip()
        if not value:
            return None
        secret[name] = value
    owner = environment.get(
        name_variable(platform.name, "account"), "environment"
    )
    server = environment.get(
        name_variable(platform.name, "server"), platform.default_server
    )
    if not server:
        raise AccountFault(
            f"set {name_variable(platform.name, 'server')}, too: the address of the server"
        )
    account = Account(platform.name, owner, server.rstrip("/"))
    return ChosenAccount(
        account, _EnvironmentKeeper(secret, platform.title), is_kept=False
    )


_LIST: TypeAdapter[list[KeptAccount]] = TypeAdapter(list[KeptAccount])


def _find_list() -> Path:
    return find_config_folder() / "accounts.json"


def _write_list(accounts: list[KeptAccount]) -> None:
    content = [asdict(each) for each in accounts]
    write_private(_find_list(), (json.dumps(content, indent=1) + "\n").encode())
