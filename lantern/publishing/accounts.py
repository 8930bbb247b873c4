"""Accounts: at which platform somebody has signed in, as whom, and at which server."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Protocol

from lantern.core.problems import format_command
from lantern.core.store import digest_json
from lantern.core.text import make_slug

Secret = Mapping[str, str]
"""What a platform needs to sign in again, by the names in its `secret_fields`."""
EXAMPLE_SERVER = "https://videos.example.org"
"""Stands in messages for the server of somebody's own."""
_MARK_DIGITS = 8


@dataclass(frozen=True)
class Account:
    """An account at a platform. It holds no secret."""

    platform: str
    name: str
    """As whom one is signed in there: a channel, a user."""
    server: str
    """The base address that all requests go to, such as `https://videos.example.org`."""


class TokenKeeper(Protocol):
    """Keeps the secret of one account."""

    def load(self) -> Secret:
        """Return the secret.

        Raises:
            PublishFailure: there is none, or it can't be read.
        """

    def store(self, secret: Secret) -> None:
        """Keep a new secret in place of the old one; it is safe when this returns.

        Raises:
            PublishFailure: it can't be kept.
        """


def format_sign_in(platform: str, server: str = "") -> str:
    """Return the command that signs in at a platform; `server` where it has many."""
    words = ["accounts", "add", platform]
    if server:
        words.append(server)
    return format_command(*words)


def name_file(account: Account) -> str:
    """Return a name for an account's files; no two accounts share one."""
    name = make_slug(f"{account.platform}-{account.name}")
    # names of accounts may differ in signs that no file name has
    return f"{name}-{digest_json(asdict(account))[:_MARK_DIGITS]}"
