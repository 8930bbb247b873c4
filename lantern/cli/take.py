"""The verb take: fetch a picture or a film that `find` found, with its credit."""

from __future__ import annotations

from typing import Annotated

import typer

from lantern.cli.byte_progress import ByteProgress
from lantern.cli.find import IntoOption
from lantern.cli.options import JsonOption
from lantern.cli.output import print_json, print_line
from lantern.cli.session import make_reporter
from lantern.core.problems import format_path


def take(
    number: Annotated[int, typer.Argument(help="Its number in the last search.")],
    *,
    into: IntoOption,
    as_json: JsonOption,
) -> None:
    """Fetch a picture or a film that was found, and its credit.

    A picture goes to assets/stills, a film to assets/footage, the credit to assets/credits.yml.
    """
    from lantern.credits.archives import taking
    from lantern.credits.archives.found_list import find_folder, read_found_list

    project = into.absolute()
    candidate = read_found_list(find_folder(project)).get(number)
    located = taking.locate(candidate)
    reporter = make_reporter(as_json=as_json)
    try:
        if located.bytes:
            reporter.begin_stage("Fetching", located.bytes)
        progress = ByteProgress(located.bytes, reporter)
        taken = taking.take(located, project, advance=progress.advance)
    finally:
        reporter.close()
    if as_json:
        print_json(
            {
                "event": "result",
                "file": str(taken.path),
                "ledger": str(taken.ledger),
                "licence": taken.entry.licence,
            }
        )
        return
    width, height = taken.size
    print_line(f"{format_path(taken.path)}: {width} x {height}, {taken.entry.line}")
    key = "clip" if taken.entry.kind == "footage" else "still"
    print_line(
        f"Its entry is in {format_path(taken.ledger)}. "
        f"In a scene: - {key}: assets/{taken.entry.file}"
    )
