"""Keyrings for tests: one in memory, and those that fail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import keyring
import keyring.errors
import pytest
from keyring.backend import KeyringBackend


@dataclass
class MemoryKeyring(KeyringBackend):
    """Keeps passwords in memory; `trouble` is raised by whatever is asked of it."""

    passwords: dict[tuple[str, str], str] = field(default_factory=dict)
    trouble: Callable[[], Exception] | None = None

    def __post_init__(self) -> None:
        """Leave out what a real backend looks up when it is made."""

    def _fail(self) -> None:
        if self.trouble is not None:
            raise self.trouble()

    def get_password(self, service: str, username: str) -> str | None:
        self._fail()
        return self.passwords.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._fail()
        self.passwords[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._fail()
        if (service, username) not in self.passwords:
            raise keyring.errors.PasswordDeleteError("not found")
        del self.passwords[service, username]


class ForgetfulKeyring(MemoryKeyring):
    """Keeps nothing, and says nothing of it, as keyring's own null backend."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Do nothing."""


@contextmanager
def use_keyring(backend: MemoryKeyring) -> Iterator[MemoryKeyring]:
    """Make a keyring the system's until the block ends; then there is one that keeps nothing."""
    keyring.set_keyring(backend)
    try:
        yield backend
    finally:
        keyring.set_keyring(ForgetfulKeyring())


def use_config(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Path:
    """Have the user's settings in a folder; return that of Lantern's, which isn't there yet."""
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    return folder / "lantern"
