"""The verb prune: what the store holds, and how it is made smaller."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Annotated

from lantern.cli.envelope import set_result
from lantern.cli.options import StoreOption, UsageError, flag, option
from lantern.cli.output import print_line
from lantern.cli.session import open_store
from lantern.core.problems import format_path, suggest

if TYPE_CHECKING:
    from lantern.core.cache import StoreReport, StoreUse
    from lantern.core.store import Store

HOUR = 3600
DAY = 24 * HOUR
SECONDS = {"h": HOUR, "d": DAY, "w": 7 * DAY}
"""Seconds in the units in which an age is written."""
GIGABYTE = 1e9


def prune(
    *,
    older: Annotated[
        str | None,
        option(
            "--older-than",
            metavar="AGE",
            help="Delete what no film needs and wasn't used for this long: 12h, 30d, 8w.",
        ),
    ],
    film: Annotated[
        str | None,
        option(
            "--film",
            metavar="NAME",
            help="Delete what only this film needs; NAME is the name of its folder.",
        ),
    ],
    dry_run: Annotated[
        bool, flag("--dry-run", help="Show what would be deleted, and keep it.")
    ],
    store: StoreOption,
) -> None:
    """Show what the store holds, or delete a part of it.

    Nothing is deleted without --older-than or --film.
    """
    from lantern.core import cache

    age = None
    if older is not None:
        age = _parse_age(older)
    kept = open_store(store)
    holdings = cache.measure_holdings(kept)
    set_result(store=kept.root)
    if (older is None and film is None) or not holdings.total.files:
        _print_holdings(holdings, kept)
        return
    if film is not None:
        _require_film(film, holdings)
    before = None
    if age is not None:
        before = time.time() - age
    deleted = cache.prune(kept, before, film, delete=not dry_run)
    set_result(deleted=_describe_use(deleted), dry_run=dry_run)
    did = "Would delete" if dry_run else "Deleted"
    print_line(f"{did} {_format_use(deleted)} from {format_path(kept.root)}.")
    _tell_of_remote(kept)


def _tell_of_remote(store: Store) -> None:
    """Say of a cache that the store behind it stays as it is."""
    if store.remote is not None:
        print_line(
            f"This is the cache of {store.remote.address}, where all stays: let that place's own"
            " rules delete there what is old."
        )


def _parse_age(text: str) -> float:
    """Return an age in seconds.

    Raises:
        UsageError: It isn't a number with h, d or w.
    """
    match = re.fullmatch(r"(\d{1,5})\s*([hdw])", text.strip())
    if not match:
        raise UsageError(f"'{text}' is not an age; write 12h, 30d or 8w")
    return int(match[1]) * SECONDS[match[2]]


def _require_film(name: str, holdings: StoreReport) -> None:
    names = {title.split(", ")[0] for title in holdings.films}
    if name not in names:
        raise UsageError(
            f"the store knows no film '{name}'{suggest(name, names)}; "
            "prune without options lists them"
        )


def _print_holdings(holdings: StoreReport, store: Store) -> None:
    rows = sorted(holdings.films.items())
    set_result(
        total=_describe_use(holdings.total),
        unowned=_describe_use(holdings.unowned),
        films=[{"film": name, **_describe_use(use)} for name, use in rows],
    )
    if not holdings.total.files:
        print_line(f"{format_path(store.root)} holds nothing.")
        return
    print_line(f"{format_path(store.root)}: {_format_use(holdings.total)}")
    if holdings.unowned.files:
        rows.append(("needed by no film", holdings.unowned))
    width = max(len(name) for name, _ in rows)
    for name, use in rows:
        ago = _format_ago(time.time() - use.last_used)
        print_line(f"  {name.ljust(width)}  {_format_use(use)}, used {ago}")
    print_line(
        "--older-than 30d deletes what no film needs and was not used for 30 days;"
    )
    print_line("--film NAME deletes what only that film needs.")
    _tell_of_remote(store)


def _describe_use(use: StoreUse) -> dict[str, int]:
    """Return size and number of files as JSON."""
    return {"bytes": use.bytes, "files": use.files}


def _format_use(use: StoreUse) -> str:
    """Return size and number of files: `12.5 MB in 3 files`."""
    plural = "" if use.files == 1 else "s"
    files = f"{use.files} file{plural}"
    if use.bytes < GIGABYTE:
        return f"{use.bytes / 1e6:.1f} MB in {files}"
    return f"{use.bytes / GIGABYTE:.2f} GB in {files}"


def _format_ago(seconds: float) -> str:
    days = int(seconds // DAY)
    if days < 1:
        return "today"
    if days == 1:
        return "yesterday"
    return f"{days} days ago"
