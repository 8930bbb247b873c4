"""Where a cluster is, as users name it."""

from __future__ import annotations

import ipaddress
import json
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from lantern.core.files import read_plain_text

MOST_WORKERS = 64
"""Processes that one machine may be asked for."""


@dataclass(frozen=True)
class ClusterPlace:
    """Where a cluster is.

    Args:
        address: of its scheduler, such as `tls://10.0.0.7:8786`; empty for one on this machine.
        workers: how many workers one on this machine has.
    """

    address: str = ""
    workers: int = 0


def parse_place(text: str, *, insecure: bool = False) -> ClusterPlace:
    """Return the cluster that a text names: `local:4`, an address, or a scheduler's JSON file.

    Args:
        text: names it.
        insecure: connections without TLS may go to other machines.

    Raises:
        ValueError: it names none; the message says what to write.
    """
    local = re.fullmatch(r"local:([0-9]{1,9})", text)
    if local is not None:
        return ClusterPlace(workers=_require_workers(int(local[1]), text))
    address = text
    if text.endswith(".json"):
        address = _read_address(Path(text))
    parts = urlsplit(address)
    if parts.scheme not in ("tcp", "tls") or not parts.hostname:
        raise ValueError(
            f"'{text}' is no cluster; write tcp://HOST:PORT, tls://HOST:PORT, the scheduler's"
            " file as scheduler.json, or local:4"
        )
    if (
        parts.scheme == "tcp"
        and not insecure
        and not _is_this_machine(parts.hostname)
    ):
        raise ValueError(
            f"{address} is another machine, and tcp:// has neither a lock nor a key: whoever"
            " reaches it can run any code there. Use tls://, or add --insecure-cluster in a"
            " network that only you can reach"
        )
    return ClusterPlace(address)


def _require_workers(number: int, text: str) -> int:
    """Return how many workers one machine has.

    Raises:
        ValueError: there are none, or too many.
    """
    if not 1 <= number <= MOST_WORKERS:
        raise ValueError(
            f"'{text}' asks for {number} workers; write local:1 to local:{MOST_WORKERS}"
        )
    return number


def _read_address(file: Path) -> str:
    """Return the address in the file that a scheduler writes.

    Raises:
        ValueError: it isn't such a file.
    """
    try:
        return str(json.loads(read_plain_text(file))["address"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ValueError(
            f"{file} is no file of a Dask scheduler ({error}); start one with"
            " `dask scheduler --scheduler-file`"
        ) from None


def _is_this_machine(host: str) -> bool:
    with suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return host == "localhost"
