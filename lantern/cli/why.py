"""The verb why: what a finished file was made from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lantern.cli.envelope import set_result
from lantern.cli.options import StoreOption
from lantern.cli.output import print_line
from lantern.cli.session import open_store


def why(
    file: Annotated[
        Path,
        typer.Argument(help="A file in build/: of a film, or of the store."),
    ],
    *,
    store: StoreOption,
) -> None:
    """Show what a finished file was made from.

    It lists scenes, files, voices, versions and keys.
    """
    from lantern.core import cache

    lines = list(cache.explain_origin(file, open_store(store, near=file)))
    set_result(file=file, lines=lines)
    for line in lines:
        print_line(line)
