"""The verb find: pictures and films that may be used, from several archives."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lantern.cli.envelope import append_result, set_result
from lantern.cli.options import IntoOption, UsageError, flag, option
from lantern.cli.output import print_line, warn
from lantern.cli.session import require_no_problem, require_script
from lantern.core.problems import (
    NetworkFailure,
    format_command,
    format_path,
    suggest,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lantern.credits.archives import SearchResult
    from lantern.credits.archives.archive import MaterialArchive, SearchQuery
    from lantern.credits.archives.candidate import Candidate
    from lantern.credits.archives.found_list import FoundList

_MOST = 50
_KINDS = ("photograph", "footage")


# long: the verb's options, each on lines of its own
def find(
    words: Annotated[
        str,
        typer.Argument(
            metavar="WORDS",
            help='What to look for: "Trans-Siberian railway 1945".',
        ),
    ] = "",
    *,
    archives: Annotated[
        list[str] | None,
        option(
            "--in",
            metavar="ARCHIVE",
            help="Search only this archive: commons, openverse, loc, archive, nasa, europeana;"
            " may be repeated.",
        ),
    ],
    kind: Annotated[
        str | None,
        option(
            "--kind",
            metavar="KIND",
            help="photograph or footage; default: both.",
        ),
    ],
    most: Annotated[
        int,
        option(
            "--count",
            metavar="N",
            default=8,
            help=f"How many from each archive, 1 to {_MOST}; default: 8.",
        ),
    ],
    everything: Annotated[
        bool,
        flag("--all", help="Also list what isn't free; it can't be fetched."),
    ],
    wanted: Annotated[
        Path | None,
        option(
            "--wanted",
            metavar="FILM",
            help="Print what to look for, for each `wanted` card of a film; search nothing.",
        ),
    ],
    into: IntoOption,
) -> None:
    """Look for pictures and films in archives.

    It writes a numbered contact sheet, build/found/sheet.png; `lantern take N` fetches one.
    """
    if wanted is not None:
        _print_wanted(wanted)
        return
    if not words.strip():
        raise UsageError(
            'say what to look for: lantern find "harbour at night"'
        )
    if not 1 <= most <= _MOST:
        raise UsageError(
            f"--count takes a number from 1 to {_MOST}, not {most}"
        )
    from lantern.credits.archives.archive import SearchQuery

    chosen = _choose_archives(archives, kind)
    query = SearchQuery(words=words, count=most)
    _search(
        query,
        chosen,
        everything=everything,
        into=into,
    )


def _print_wanted(film: Path) -> None:
    """Print a command for each picture that a film still wants."""
    from lantern.script.model.cards import WantedCard

    script, faults = require_script(film, None)
    set_result(wanted=[])
    found = 0
    for each in script.pictures:
        card = each.picture.card
        if isinstance(card, WantedCard):
            found += 1
            append_result("wanted", card.wanted)
            print_line(format_command("find", card.wanted))
    if not found:
        print_line("The film wants no picture.")
    require_no_problem(faults)


def _choose_archives(
    names: list[str] | None, kind: str | None
) -> list[MaterialArchive]:
    """Return the archives to ask: those that are named, else all that have the kind.

    Raises:
        UsageError: one isn't known, or none of them has the kind.
    """
    from lantern.credits.archives import ARCHIVES

    if kind not in (None, *_KINDS):
        raise UsageError(f"--kind takes {' or '.join(_KINDS)}, not '{kind}'")
    for name in names or ():
        if name not in ARCHIVES:
            raise UsageError(
                f"no archive is called '{name}'{suggest(name, ARCHIVES)}"
            )
    asked = [ARCHIVES[name] for name in dict.fromkeys(names or ARCHIVES)]
    chosen = [each for each in asked if kind in (None, each.kind)]
    if not chosen:
        raise UsageError(f"{_join_titles(asked)} has no {kind}")
    return chosen


def _join_titles(archives: Sequence[MaterialArchive]) -> str:
    """Return the names of archives as one text."""
    return ", ".join(archive.title for archive in archives)


def _search(
    query: SearchQuery,
    archives: Sequence[MaterialArchive],
    *,
    everything: bool,
    into: Path,
) -> None:
    """Ask the archives, keep the list, and print it.

    Raises:
        NetworkFailure: none of them answered.
    """
    from lantern.credits.archives import search
    from lantern.credits.archives.found_list import (
        FoundList,
        find_folder,
        write_found_list,
    )
    from lantern.rendering.found_sheet import write_found_sheet

    ready = [archive for archive in archives if archive.is_ready]
    result = search(ready, query)
    _tell_silent(archives, result)
    if len(result.failures) == len(ready):
        raise NetworkFailure("no archive could be searched")
    shown = result.candidates if everything else result.free
    found = FoundList(words=query.words, candidates=shown)
    folder = find_folder(into.absolute())
    write_found_list(found, folder)
    pages = write_found_sheet(found, folder) if shown else []
    set_result(**_describe(found, pages))
    for number, candidate in enumerate(shown, 1):
        _print_candidate(number, candidate)
    hidden = len(result.candidates) - len(shown)
    _print_end(len(shown), hidden, pages)


def _tell_silent(
    archives: Sequence[MaterialArchive], result: SearchResult
) -> None:
    """Tell on the error stream which archives had no say."""
    for archive in archives:
        if not archive.is_ready:
            warn(
                f"{archive.title} wasn't asked: it needs a key in {archive.key_variable}"
            )
    for failure in result.failures.values():
        warn(failure.message)


def _describe(found: FoundList, pages: Sequence[Path]) -> dict[str, object]:
    """Return a list as JSON."""
    candidates = []
    for number, candidate in enumerate(found.candidates, 1):
        fields = candidate.model_dump(exclude_defaults=True)
        free = candidate.may_be_taken
        candidates.append({"number": number, "free": free, **fields})
    return {
        "words": found.words,
        "candidates": candidates,
        "sheets": list(pages),
    }


def _print_candidate(number: int, candidate: Candidate) -> None:
    from lantern.credits.archives import ARCHIVES

    terms = candidate.licence or f"not free: {candidate.terms or 'no licence'}"
    parts = [candidate.author or "Unknown", terms]
    if candidate.year:
        parts.insert(1, str(candidate.year))
    if candidate.size:
        width, height = candidate.size
        parts.append(f"{width} x {height}")
    if candidate.kind == "footage":
        parts.append("film")
    print_line(f"{number:3}  {candidate.title}")
    print_line(f"     {' · '.join(parts)}")
    print_line(f"     {ARCHIVES[candidate.archive].title}: {candidate.page}")


def _print_end(shown: int, hidden: int, pages: Sequence[Path]) -> None:
    """Print how much was found, what isn't free, and how one is fetched."""
    if hidden:
        isnt = "isn't" if hidden == 1 else "aren't"
        print_line(
            f"{hidden} more {isnt} free; --all lists what can't be fetched, too."
        )
    if not shown:
        print_line("Nothing was found. Fewer words find more.")
        return
    names = ", ".join(format_path(page) for page in pages)
    print_line(f"Pictures of all {shown}: {names}")
    print_line(f"Fetch one by its number: {format_command('take', '1')}")
