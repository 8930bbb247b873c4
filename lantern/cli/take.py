"""The verb take: fetch a picture or a film that `find` found, with its credit."""

from __future__ import annotations

from typing import Annotated

import typer

from lantern.cli.byte_progress import ByteProgress
from lantern.cli.fetched_file import print_fetched
from lantern.cli.options import IntoOption
from lantern.cli.session import make_reporter


def take(
    number: Annotated[
        int, typer.Argument(help="Its number in the last search.")
    ],
    *,
    into: IntoOption,
) -> None:
    """Fetch a picture or a film that was found, and its credit.

    A picture goes to assets/stills, a film to assets/footage, the credit to assets/credits.yml.
    """
    from lantern.credits.archives import taking
    from lantern.credits.archives.found_list import find_folder, read_found_list

    project = into.absolute()
    candidate = read_found_list(find_folder(project)).get(number)
    located = taking.locate(candidate)
    reporter = make_reporter()
    try:
        if located.bytes:
            reporter.begin_stage("Fetching", located.bytes)
        progress = ByteProgress(located.bytes, reporter)
        taken = taking.take(located, project, advance=progress.advance)
    finally:
        reporter.close()
    print_fetched(taken)
