"""The verbs about what is kept: prune (what the store holds), why (where a file came from)."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lantern.cli.options import DebugOption, StoreOption, UsageError, app, print_line
from lantern.core.problems import format_path, suggest

if TYPE_CHECKING:
    from lantern.core.cache import StoreReport, StoreUse
    from lantern.core.store import Store


@app.command()
def prune(
    older: Annotated[
        str | None,
        typer.Option(
            "--older-than",
            metavar="AGE",
            help="Delete what no film needs, unused for 30d, 12h.",
        ),
    ] = None,
    film: Annotated[
        str | None,
        typer.Option(
            "--film",
            metavar="NAME",
            help="Delete what only this film needs, by its folder's name.",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be deleted, and keep it.")
    ] = False,
    store: StoreOption = None,
    debug: DebugOption = False,
) -> None:
    """Say what the store holds, by film and by age; delete only what --older-than or --film asks for."""
    from lantern.core import cache

    age = _age(older) if older is not None else None
    kept = _store(store)
    held = cache.measure_holdings(kept)
    if (older is None and film is None) or not held.total.files:
        _print_holdings(held, kept)
        return
    names = {title.split(", ")[0] for title in held.films}
    if film is not None and film not in names:
        raise UsageError(
            f"the store knows no film '{film}'{suggest(film, names)}; prune alone lists them"
        )
    gone = cache.prune(
        kept, time.time() - age if age is not None else None, film, delete=not dry_run
    )
    print_line(
        f"{'Would delete' if dry_run else 'Deleted'} {_size(gone)} from {format_path(kept.root)}."
    )


@app.command()
def why(
    file: Annotated[
        Path, typer.Argument(help="A file in build/: of a film, or of the store.")
    ],
    store: StoreOption = None,
    debug: DebugOption = False,
) -> None:
    """Say what a finished file was made from: scenes, inputs, voices, versions, keys."""
    from lantern.core import cache

    for line in cache.explain_origin(file, _store(store, file)):
        print_line(line)


def _store(named: Path | None, near: Path | None = None) -> Store:
    """The store of the project one stands in, or that of a file in its build folder."""
    from lantern.core.store import Store
    from lantern.script.paths import find_project

    builds = (
        [place / ".store" for place in near.absolute().parents if place.name == "build"]
        if near
        else []
    )
    return Store(
        (
            named or next(iter(builds), find_project(Path.cwd()) / "build" / ".store")
        ).absolute()
    )


def _age(text: str) -> float:
    match = re.fullmatch(r"(\d{1,5})\s*([hdw])", text.strip())
    if not match:
        raise UsageError(f"'{text}' is no age; write 12h, 30d or 8w")
    return int(match[1]) * {"h": 3600, "d": 86_400, "w": 604_800}[match[2]]


def _print_holdings(held: StoreReport, store: Store) -> None:
    if not held.total.files:
        print_line(f"{format_path(store.root)} holds nothing.")
        return
    print_line(f"{format_path(store.root)}: {_size(held.total)}")
    rows = [
        *sorted(held.films.items()),
        *([("needed by no film", held.unowned)] if held.unowned.files else []),
    ]
    wide = max(len(name) for name, _ in rows)
    for name, holding in rows:
        print_line(
            f"  {name.ljust(wide)}  {_size(holding)}, used {_ago(time.time() - holding.last_used)}"
        )
    print_line(
        "--older-than 30d deletes what no film needs and was unused for so long; --film NAME what only that film needs."
    )


def _size(holding: StoreUse) -> str:
    files = f"{holding.files} file{'s' * (holding.files != 1)}"
    return (
        f"{holding.bytes / 1e6:.1f} MB in {files}"
        if holding.bytes < 1e9
        else f"{holding.bytes / 1e9:.2f} GB in {files}"
    )


def _ago(seconds: float) -> str:
    days = int(seconds // 86_400)
    return "today" if days < 1 else "yesterday" if days == 1 else f"{days} days ago"
