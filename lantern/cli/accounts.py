"""The verb accounts: the platforms that the user has signed in to; more and fewer by its verbs."""

from __future__ import annotations

import getpass
import sys
import urllib.parse
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lantern.cli.envelope import set_result
from lantern.cli.options import UsageError, flag, option
from lantern.cli.output import print_line, warn
from lantern.core.problems import format_command, suggest

if TYPE_CHECKING:
    from lantern.publishing.account_list import KeptAccount
    from lantern.publishing.accounts import Account
    from lantern.publishing.platforms import Platform
    from lantern.publishing.secrets import StoredSecret


def accounts(context: typer.Context) -> None:
    """List the accounts that films are published with.

    The verbs below sign in and out.
    """
    if context.invoked_subcommand is not None:
        return
    from lantern.publishing.account_list import describe_account, list_accounts

    found = list_accounts()
    set_result(accounts=[_to_json(each.account, each.place) for each in found])
    for each in found:
        print_line(
            f"{describe_account(each.account)} (secret in the {each.place})"
        )
    if not found:
        from lantern.publishing.accounts import format_sign_in

        print_line(f"You are signed in nowhere: {format_sign_in('youtube')}")


def _to_json(account: Account, secret: str) -> dict[str, str]:
    """Return an account as JSON, and where its secret is."""
    return {
        "platform": account.platform,
        "name": account.name,
        "server": account.server,
        "secret": secret,
    }


def add(
    platform: Annotated[
        str,
        typer.Argument(
            help="youtube, peertube, vimeo, archive, or a plug-in's."
        ),
    ],
    server: Annotated[
        str | None,
        typer.Argument(help="The server's address, for peertube: https://…"),
    ] = None,
    *,
    no_browser: Annotated[
        bool,
        flag(
            "--no-browser", help="Print the address to open, and open nothing."
        ),
    ],
    port: Annotated[
        int,
        option(
            "--port",
            default=0,
            min=0,
            max=65535,
            help="The port on this machine to which the browser returns.",
        ),
    ],
    client: Annotated[
        Path | None,
        option(
            "--client",
            metavar="FILE",
            help="The file of your Google client (type Desktop), or ia.ini.",
        ),
    ],
) -> None:
    """Sign in at a platform, and keep what is needed to do it again."""
    from lantern.publishing.account_list import (
        add_account,
        describe_account,
        require_place,
    )
    from lantern.publishing.platforms import (
        PLATFORMS,
        SignInWish,
        find_platform,
        find_sign_in,
    )

    if platform not in PLATFORMS:
        known = ", ".join(PLATFORMS)
        near = suggest(platform, PLATFORMS)
        raise UsageError(
            f"there is no platform '{platform}'{near} (there are: {known})"
        )
    wish = SignInWish(
        _find_server(find_platform(platform), server),
        _TerminalPrompt(opens_browser=not no_browser),
        port,
        client,
    )
    require_place()
    signed_in = find_sign_in(platform)(wish)
    stored = add_account(signed_in.account, signed_in.secret)
    set_result(**_to_json(signed_in.account, stored.place))
    print_line(f"Signed in: {describe_account(signed_in.account)}")
    _tell_place(stored)


def _find_server(platform: Platform, server: str | None) -> str:
    """Return the address that a platform's requests go to.

    Raises:
        UsageError: it is missing, or no address.
    """
    address = server or platform.default_server
    if not address:
        from lantern.publishing.accounts import EXAMPLE_SERVER, format_sign_in

        raise UsageError(
            f"{platform.title} has many servers; add the address of yours: "
            f"{format_sign_in(platform.name, EXAMPLE_SERVER)}"
        )
    if not platform.default_server and "://" not in address:
        address = f"https://{address}"
    parts = urllib.parse.urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(
            f"'{address}' is no address; write it like https://videos.example.org"
        )
    return address.rstrip("/")


def _tell_place(stored: StoredSecret) -> None:
    """Say once where the secret is, if it isn't in the keyring."""
    if stored.path is not None:
        print_line(stored.explain())


def remove(
    name: Annotated[
        str, typer.Argument(help="A platform, or an account: ann, ann@server.")
    ],
) -> None:
    """Forget an account and its secret on this machine."""
    from lantern.publishing.account_list import (
        describe_account,
        find_accounts,
        list_accounts,
        remove_account,
    )

    found = _require_one(name, find_accounts(list_accounts(), name))
    remove_account(found)
    set_result(**_to_json(found.account, found.place))
    print_line(f"Forgotten: {describe_account(found.account)}")
    print_line(
        "What it may do can also be taken back there: in the account's settings, under apps and "
        "keys."
    )


def _require_one(name: str, found: list[KeptAccount]) -> KeptAccount:
    from lantern.publishing.account_list import describe_account

    if not found:
        listing = format_command("accounts")
        raise UsageError(
            f"there is no account '{name}'; `{listing}` lists them"
        )
    if len(found) > 1:
        listed = "; ".join(describe_account(each.account) for each in found)
        raise UsageError(
            f"'{name}' may mean several accounts: {listed}; name one as ann@server"
        )
    return found[0]


ACCOUNT_VERBS: dict[str, Callable[..., None]] = {"add": add, "remove": remove}
"""The verbs of `accounts`."""


class _TerminalPrompt:
    """The person at the terminal."""

    def __init__(self, *, opens_browser: bool) -> None:
        self._opens_browser = opens_browser

    def tell(self, text: str) -> None:
        """Show a line."""
        warn(text)

    def ask(self, question: str) -> str:
        """Return an answer, without the space around it."""
        warn(question)
        return self._read_line()

    def ask_secret(self, question: str) -> str:
        """Return an answer that isn't shown while it is typed; a pipe may bring it, too."""
        if sys.stdin.isatty():
            return getpass.getpass(f"{question} ", sys.stderr).strip()
        warn(question)
        return self._read_line()

    def open_address(self, address: str) -> None:
        """Open an address in a browser, or show it where there is none."""
        if self._opens_browser and webbrowser.open(address):
            warn(
                "Go on in the browser that was opened just now. If there is none, open:"
            )
        else:
            warn("Open this address in a browser:")
        warn(address)

    def _read_line(self) -> str:
        line = sys.stdin.readline()
        if not line:
            raise UsageError("this asks a question; run it in a terminal")
        return line.strip()
