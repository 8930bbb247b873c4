"""The verb fetch-still: a picture from Wikimedia Commons, with its credit."""

from __future__ import annotations

from typing import Annotated

import typer

from lantern.cli.fetched_file import print_fetched
from lantern.cli.options import IntoOption


def fetch_still(
    title: Annotated[
        str,
        typer.Argument(
            help='The file on Wikimedia Commons: "File:Harbin 1945.jpg".'
        ),
    ],
    *,
    into: IntoOption,
) -> None:
    """Fetch a picture and its credit from Wikimedia Commons.

    The picture goes to assets/stills, the credit to assets/credits.yml.
    """
    from lantern.credits import commons

    print_fetched(commons.fetch(title, into.absolute()))
