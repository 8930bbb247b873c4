"""The verb why: what a finished file was made from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

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

    These are scenes, files, voices, versions and keys.
    """
    from lantern.core import cache

    for line in cache.explain_origin(file, open_store(store, near=file)):
        print_line(line)
