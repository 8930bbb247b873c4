"""Fetch a voice's files from their address, or from a mirror that has the same paths."""

from __future__ import annotations

import functools
import urllib.parse
from collections.abc import Callable
from pathlib import Path

from lantern.core.download import WantedFile, download
from lantern.core.files import convert_write_errors
from lantern.core.network import WebServer, is_same_server
from lantern.core.problems import AssetFailure, Failure
from lantern.speech.catalogue import VoicePack
from lantern.speech.catalogue.installed import (
    is_sound,
    lock_pack,
    open_staging,
    put_in_place,
)

MIRROR_VARIABLE = "LANTERN_VOICES_MIRROR"
"""The environment variable for the address of a mirror."""


def fetch_pack(
    pack: VoicePack, *, mirror: str = "", advance: Callable[[int], None]
) -> Path | None:
    """Fetch the files of a pack, check them, and put them in place; return its folder.

    What an earlier run has fetched isn't fetched again.

    Args:
        pack: it can be fetched.
        mirror: takes the place of scheme and host in the files' addresses.
        advance: is told how many bytes have come.

    Returns:
        The folder; None if the pack was there already, undamaged.

    Raises:
        BusyFailure: another command is fetching it.
        OutputFailure: the disk is full, or can't be written.
        Failure: the network doesn't work, or gives other files.
    """
    with lock_pack(pack.id):
        if is_sound(pack):
            return None
        staging = open_staging(pack.id)
        base = _choose_base(pack, mirror)
        server = WebServer(
            urllib.parse.urlsplit(base).netloc,
            functools.partial(_require_allowed, base),
        )
        for file in pack.files:
            whole = staging / file.name
            part = staging / f"{file.name}.part"
            if whole.is_file():  # an earlier run was stopped after this one
                whole.replace(part)
            wanted = WantedFile(base + file.name, file.bytes, file.sha256)
            download(
                wanted,
                part,
                server=server,
                advance=advance,
            )
            with convert_write_errors(whole):
                part.replace(whole)
        return put_in_place(pack, staging)


def _choose_base(pack: VoicePack, mirror: str) -> str:
    """Return the address of the folder that has the files.

    Raises:
        Failure: the mirror is no address.
    """
    if not mirror:
        return pack.base
    if urllib.parse.urlsplit(mirror).scheme not in ("http", "https"):
        raise Failure(
            f"the mirror '{mirror}' is no address; it begins with https:// or http://"
        )
    return mirror.rstrip("/") + urllib.parse.urlsplit(pack.base).path


def _require_allowed(base: str, url: str) -> None:
    """Refuse an address that is neither the server's own nor https.

    Servers lead to others that store their large files; the digest decides what is kept.

    Raises:
        AssetFailure: it is.
    """
    target = urllib.parse.urlsplit(url)
    if target.scheme == "https" or is_same_server(url, base):
        return
    raise AssetFailure(
        f"{urllib.parse.urlsplit(base).netloc} leads to {target.netloc or url} without"
        " https, which isn't followed"
    )
