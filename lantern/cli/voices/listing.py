"""The verbs voices list and voices show: the catalogue, and all that is known of a voice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lantern.cli.envelope import append_result, set_result
from lantern.cli.options import UsageError, option
from lantern.cli.output import print_line
from lantern.core.languages import get_primary_language
from lantern.core.problems import format_command, format_path, suggest

if TYPE_CHECKING:
    from lantern.speech.catalogue import CatalogueVoice, VoicePack

NameArgument = Annotated[
    str,
    typer.Argument(metavar="NAME", help="The voice's name in the catalogue."),
]
_MEGABYTE = 1_000_000


def list_catalogue(
    *,
    language: Annotated[
        str | None,
        option(
            "--language", help="Only voices of this language: en, en-GB, fr."
        ),
    ],
) -> None:
    """List the catalogue: voices that are here, and those that can be.

    The columns are name, language, sex, engine, megabytes, use, and where it is.
    """
    from lantern.speech.catalogue.installed import load_voices

    set_result(voices=[])
    for pack, voice in load_voices().iter_voices():
        if language is not None and not _speaks(voice, language):
            continue
        append_result("voices", _to_json(pack, voice))
        print_line(_format_row(pack, voice))


def _speaks(voice: CatalogueVoice, language: str) -> bool:
    """Tell whether a voice speaks a language; one with a region is compared with it."""
    if language == get_primary_language(language):
        return get_primary_language(voice.language) == language
    return voice.language.casefold() == language.casefold()


def _format_row(pack: VoicePack, voice: CatalogueVoice) -> str:
    size = format_size(pack) if pack.files else ""
    row = (
        f"{voice.id:<12}{voice.language:<7}{voice.sex:<8}{pack.engine:<8}{size:>9}"
        f"  {pack.use:<15}{describe_place(pack)}"
    )
    return row.rstrip()


def format_size(pack: VoicePack) -> str:
    """Return the size of a pack's files, `63.5 MB`; `?` where it isn't known."""
    if not pack.bytes:
        return "?"
    return f"{pack.bytes / _MEGABYTE:.1f} MB"


def describe_place(pack: VoicePack) -> str:
    """Return where a pack is, or how it comes here."""
    from lantern.speech.catalogue.installed import is_here

    if is_here(pack):
        return "here"
    if pack.package:
        return f"with the package {pack.package}"
    if pack.can_be_fetched:
        return "can be fetched"
    return "by hand: add"


def _to_json(pack: VoicePack, voice: CatalogueVoice) -> dict[str, object]:
    from lantern.speech.catalogue.installed import is_here

    return {
        "name": voice.id,
        "title": voice.title,
        "engine": pack.engine,
        "language": voice.language,
        "sex": voice.sex,
        "bytes": pack.bytes,
        "use": pack.use,
        "licence": pack.licence,
        "licence_url": pack.licence_url,
        "lineage": pack.lineage,
        "author": pack.author,
        "source": pack.source,
        "can_be_fetched": pack.can_be_fetched,
        "here": is_here(pack),
    }


def show(name: NameArgument) -> None:
    """Show all that is known of a voice: licence, lineage, files."""
    pack = require_pack(name)
    voice = pack.find_voice(name) or pack.voices[0]
    files = [
        {
            "address": pack.base + file.name,
            "bytes": file.bytes,
            "sha256": file.sha256,
        }
        for file in pack.files
    ]
    set_result(**_to_json(pack, voice), files=files)
    print_terms(pack)
    if pack.source:
        print_line(f"Source: {pack.source}")
    for file in pack.files:
        print_line(f"File: {pack.base}{file.name}")
        print_line(
            f"    {file.bytes:,} bytes, SHA-256 {file.sha256 or 'not known'}"
        )
    print_line(f"Where: {_locate(pack)}")
    print_line(f"In film.yml: voice: [{voice.id}, espeak]")


def _locate(pack: VoicePack) -> str:
    from lantern.speech.catalogue.installed import find_folder, is_here

    if pack.files and is_here(pack):
        return format_path(find_folder() / pack.id)
    return describe_place(pack)


def require_pack(name: str) -> VoicePack:
    """Return the pack of this name, or the one with the voice of this name.

    Raises:
        UsageError: The catalogue has none.
    """
    from lantern.speech.catalogue.installed import load_voices

    voices = load_voices()
    pack = voices.find_pack(name)
    if pack is None:
        hint = suggest(name, voices.list_names())
        raise UsageError(
            f"the catalogue has no voice '{name}'{hint}"
            f" (`{format_command('voices', 'list')}` shows it)"
        )
    return pack


def print_terms(pack: VoicePack) -> None:
    """Print what a user has to know before a voice is used: its terms, and its lineage."""
    for voice in pack.voices:
        print_line(
            f"{voice.id}: {voice.title}, {voice.language}, {voice.sex}, for {pack.engine}"
        )
    if pack.files:
        print_line(f"Size: {format_size(pack)}")
    print_line(f"Author: {pack.author}")
    print_line(f"Licence: {pack.terms}")
    print_line(f"Lineage: {pack.lineage}")
    print_line(f"Use: {_USES[pack.use]}")


_USES = {
    "free": "in any film",
    "unclear": "unclear: the licence is free, the lineage leaves doubts; decide yourself",
    "non-commercial": "only in films that say use: non-commercial",
}
