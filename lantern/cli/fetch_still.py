"""The verb fetch-still: a picture from Wikimedia Commons, with its credit."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lantern.cli.options import JsonOption, option
from lantern.cli.output import print_json, print_line
from lantern.core.problems import format_path


def fetch_still(
    title: Annotated[
        str,
        typer.Argument(help='The file on Wikimedia Commons: "File:Harbin 1945.jpg".'),
    ],
    *,
    into: Annotated[
        Path,
        option(
            "--into",
            metavar="FOLDER",
            default=Path(),
            help="The project; default: this folder.",
        ),
    ],
    as_json: JsonOption,
) -> None:
    """Fetch a picture and its credit from Wikimedia Commons.

    The picture goes to assets/stills, the credit to assets/credits.yml.
    """
    from lantern.credits import commons

    fetched = commons.fetch(title, into.absolute())
    if as_json:
        print_json(
            {
                "event": "result",
                "file": str(fetched.path),
                "ledger": str(fetched.ledger),
                "licence": fetched.entry.licence,
            }
        )
        return
    width, height = fetched.size
    path = format_path(fetched.path)
    print_line(f"{path}: {width} x {height}, {fetched.entry.line}")
    print_line(
        f"Its entry is in {format_path(fetched.ledger)}. "
        f"In a scene: - still: assets/stills/{fetched.path.name}"
    )
