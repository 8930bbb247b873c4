"""The verb credits: whose work a film uses, under which licences."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from lantern.cli.envelope import append_result, set_result
from lantern.cli.options import (
    AllowPathOption,
    FilmArgument,
    LanguageOption,
    option,
)
from lantern.cli.output import print_line
from lantern.cli.session import require_no_problem, require_script

if TYPE_CHECKING:
    from lantern.credits.ledger import EntryUse, Ledger
    from lantern.script.film_script import Script


class MetadataFormat(StrEnum):
    """What entries of the ledger can be proposed from."""

    EXIF = "exif"


def credits(
    film: FilmArgument,
    *,
    origin: Annotated[
        MetadataFormat | None,
        option(
            "--from", help="Propose missing entries from the files' metadata."
        ),
    ],
    language: LanguageOption,
    allow_path: AllowPathOption,
) -> None:
    """Show whose work the film uses, and what has no entry.

    The entries are in credits.yml, the ledger.
    """
    from lantern.credits.ledger_files import load
    from lantern.credits.voices import add_voices, check_voice_licences
    from lantern.graphics.look.film_look import read_film_look
    from lantern.speech.catalogue.choice import resolve_film
    from lantern.visuals.map.spec.map_assets import find_map_assets

    script, faults = require_script(film, allow_path, language=language)
    script = replace(script, film=resolve_film(script.film))
    ledger, problems = load(
        script, find_map_assets(script, read_film_look(script)[0].look)
    )
    voices = [placed.voice for placed in script.film.iter_voices()]
    ledger = add_voices(ledger, voices, script.film.words.credits)
    problems += check_voice_licences(script)
    if origin is not None:
        _print_proposals(script, ledger)
        require_no_problem(faults)
        return
    _print_credits(script, ledger)
    require_no_problem([*faults, *problems])


def _print_credits(script: Script, ledger: Ledger) -> None:
    from lantern.core.interface_words import FALLBACK, find_words
    from lantern.credits import tables

    words = find_words(FALLBACK).pages
    set_result(credits=[])
    for group, uses in tables.group_uses(ledger, words):
        print_line(group)
        for use in uses:
            append_result("credits", _to_json(use, group))
            _print_use(use, script)


def _to_json(use: EntryUse, group: str) -> dict[str, object]:
    return {
        "group": group,
        **use.entry.model_dump(exclude_none=True),
        "scenes": list(use.scenes),
    }


def _print_use(use: EntryUse, script: Script) -> None:
    from lantern.credits import tables

    entry = use.entry
    year = f", {entry.year}" if entry.year else ""
    print_line(f"  {entry.title}: {entry.author}{year}")
    terms = (
        entry.licence,
        tables.describe_terms(entry),
        tables.list_scene_titles(use, script),
    )
    print_line("      " + "; ".join(filter(None, terms)))


def _print_proposals(script: Script, ledger: Ledger) -> None:
    """Print entries for the ledger, for the author to check and to put into it."""
    from lantern.credits import embedded, usage

    missing = {
        asset.path: asset
        for asset in usage.list_assets(script)
        if ledger.find_entry(asset.path) is None
    }
    set_result(proposals=[])
    if not missing:
        print_line("Nothing is missing: every picture and sound has its entry.")
    for path, asset in missing.items():
        entry = embedded.propose_entry(path, usage.name_in_ledger(asset))
        append_result("proposals", {"file": path, "entry": entry})
        print_line(entry)
