"""Secrets of accounts: in the system's keyring, else in a file for the user alone.

The only door to keyring here. It is asked by `accounts` and `publish` alone, since a locked keyring
may open a window.
"""

from __future__ import annotations

import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from lantern.core.extras import install_extra
from lantern.core.files import convert_write_errors
from lantern.core.problems import (
    PublishFailure,
    format_command,
    format_path,
)
from lantern.core.user_folders import find_settings_folder
from lantern.publishing.accounts import (
    Account,
    Secret,
    format_sign_in,
    name_file,
)
from lantern.publishing.private_file import (
    make_private_folder,
    read_private,
    require_private_folder,
    write_private,
)

SERVICE = "lantern"
SecretPlace = Literal["keyring", "file"]


@dataclass(frozen=True)
class StoredSecret:
    """Where a secret was put."""

    place: SecretPlace
    path: Path | None = None
    """The file, where it is in one."""
    reason: str = ""
    """Why it isn't in the keyring."""

    def explain(self) -> str:
        """Return where it is and why, in a sentence; empty if it is in the keyring."""
        if self.path is None:
            return ""
        reason = f"{self.reason[:1].upper()}{self.reason[1:]}"
        return (
            f"{reason}, so what is needed to sign in again is in {format_path(self.path)}, which "
            "only you can read."
        )


def find_config_folder() -> Path:
    """Return the folder of the user's settings for Lantern; it needn't be there."""
    return find_settings_folder() / "lantern"


def store_secret(
    account: Account, secret: Secret, place: SecretPlace | None = None
) -> StoredSecret:
    """Keep a secret in place of the old one; it is safe when this returns.

    Args:
        account: whose it is.
        secret: what is kept.
        place: where the old one is; by default the keyring is tried first.

    Raises:
        OutputFailure: it can't be written.
    """
    text = json.dumps(dict(secret), sort_keys=True)
    reason = ""
    if place != "file":
        reason = _store_in_keyring(account, text)
        if not reason:
            return StoredSecret("keyring")
    path = _find_file(account)
    make_private_folder(path.parent)
    require_private_folder(path.parent)
    write_private(path, text.encode())
    return StoredSecret("file", path, reason)


def load_secret(account: Account, place: SecretPlace) -> Secret:
    """Return a secret.

    Raises:
        PublishFailure: it isn't there, or the keyring stays locked.
        OutputFailure: its file can be read by others, or is another user's.
    """
    load = _load_from_keyring if place == "keyring" else _load_from_file
    text = load(account)
    try:
        content = json.loads(text or "")
    except ValueError:
        content = None
    if not isinstance(content, dict):
        where = (
            "the keyring"
            if place == "keyring"
            else format_path(_find_file(account))
        )
        raise PublishFailure(
            f"{where} has no secret for {account.name}; sign in again: {explain_sign_in(account)}"
        )
    return {str(key): str(value) for key, value in content.items()}


def remove_secret(account: Account, place: SecretPlace) -> None:
    """Take a secret away; nothing happens if there is none.

    Raises:
        PublishFailure: the keyring stays locked.
        OutputFailure: its file can't be removed.
    """
    if place == "file":
        path = _find_file(account)
        with convert_write_errors(path):
            path.unlink(missing_ok=True)
        return
    install_extra("keyring")
    import keyring
    import keyring.errors

    try:
        keyring.delete_password(SERVICE, _name_user(account))
    except keyring.errors.PasswordDeleteError:  # it isn't there any more
        return
    except Exception as error:  # backends raise what they like
        raise _explain_keyring(error) from None


def explain_sign_in(account: Account) -> str:
    """Return the command that signs in at an account's platform."""
    server = account.server if account.platform == "peertube" else ""
    return format_sign_in(account.platform, server)


def _name_user(account: Account) -> str:
    return f"{account.platform}:{account.name}@{account.server}"


def _store_in_keyring(account: Account, text: str) -> str:
    """Put a text into the keyring; return why that can't be, empty if it is there."""
    install_extra("keyring")
    if importlib.util.find_spec("keyring") is None:
        return "the package keyring isn't installed"
    import keyring
    import keyring.errors

    user = _name_user(account)
    try:
        keyring.set_password(SERVICE, user, text)
        is_there = keyring.get_password(SERVICE, user) == text
    except keyring.errors.NoKeyringError:
        return "there is no keyring on this machine"
    except keyring.errors.KeyringLocked:
        return "the keyring stays locked"
    except Exception as error:  # backends raise what they like
        return f"the keyring doesn't work ({type(error).__name__})"
    # one that was set up to keep nothing says nothing of it
    return "" if is_there else "there is no keyring on this machine"


def _load_from_keyring(account: Account) -> str | None:
    install_extra("keyring")
    if importlib.util.find_spec("keyring") is None:
        raise PublishFailure(
            "the secret is in the keyring, and the package keyring isn't installed any more; "
            f"install it, or sign in again: {explain_sign_in(account)}"
        )
    import keyring

    try:
        return keyring.get_password(SERVICE, _name_user(account))
    except Exception as error:  # backends raise what they like
        raise _explain_keyring(error) from None


def _explain_keyring(error: Exception) -> PublishFailure:
    import keyring.errors

    if isinstance(error, keyring.errors.KeyringLocked):
        return PublishFailure(
            "the keyring is locked; unlock it (log in to the desktop, or open its password "
            "program), and try again"
        )
    if isinstance(error, keyring.errors.NoKeyringError):
        return PublishFailure(
            "the secret is in the system's keyring, which isn't there now; log in to the desktop, "
            f"or sign in again with `{format_command('accounts', 'add')}`"
        )
    return PublishFailure(
        f"the keyring doesn't work ({type(error).__name__}); if that stays so, sign in again with "
        f"`{format_command('accounts', 'add')}`: then the secret is kept in a file"
    )


def _find_file(account: Account) -> Path:
    return find_config_folder() / "secrets" / f"{name_file(account)}.json"


def _load_from_file(account: Account) -> str | None:
    path = _find_file(account)
    try:
        require_private_folder(path.parent)
        return read_private(path).decode("utf-8", "replace")
    except FileNotFoundError:
        return None
