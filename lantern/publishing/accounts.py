"""Accounts: at which platform somebody has signed in, as whom, and at which server."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

Secret = Mapping[str, str]
"""What a platform needs to sign in again, by the names in its `secret_fields`."""


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
