"""The verb voices get: fetch a voice of the catalogue, and let it speak."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

from lantern.cli.byte_progress import ByteProgress
from lantern.cli.envelope import prints_json, set_result
from lantern.cli.options import UsageError, flag, option
from lantern.cli.output import print_line
from lantern.cli.session import make_reporter
from lantern.cli.voices.listing import (
    NameArgument,
    format_size,
    print_terms,
    require_pack,
)
from lantern.cli.voices.trials import (
    DEFAULT_FOLDER,
    Trial,
    VoiceState,
    inspect_voice,
    make_tried,
)
from lantern.core.problems import VoiceFailure, format_command, format_path

if TYPE_CHECKING:
    from lantern.speech.catalogue import VoicePack

AcceptOption = Annotated[
    bool,
    flag(
        "--accept-licence", help="Accept a non-commercial or unclear licence."
    ),
]
TrialFolderOption = Annotated[
    Path,
    option(
        "--out",
        metavar="FOLDER",
        default=DEFAULT_FOLDER,
        help="Folder for the test line; default: build/voices.",
    ),
]


def get(
    name: NameArgument,
    *,
    yes: Annotated[bool, flag("--yes", "-y", help="Fetch it without asking.")],
    accept: AcceptOption,
    mirror: Annotated[
        str,
        option(
            "--mirror",
            metavar="URL",
            default="",
            envvar="LANTERN_VOICES_MIRROR",
            help="Another server to fetch from, with the same paths.",
        ),
    ],
    out: TrialFolderOption,
) -> None:
    """Fetch a voice, check it, and let it speak a line.

    A download that broke off goes on where it stopped.
    """
    from lantern.speech.catalogue.fetch import fetch_pack
    from lantern.speech.catalogue.installed import is_sound

    pack = require_pack(name)
    if is_sound(pack):
        _report_result(pack, None)
        return
    _require_address(pack)
    print_terms(pack)
    require_acceptance(pack, accept=accept)
    if not yes:
        _ask(pack, mirror)
    reporter = make_reporter()
    try:
        reporter.begin_stage(f"Fetching {pack.id}", pack.bytes)
        progress = ByteProgress(pack.bytes, reporter)
        fetch_pack(
            pack,
            mirror=mirror,
            advance=progress.advance,
        )
    finally:
        reporter.close()
    try_pack(pack, name, out=out)


def _require_address(pack: VoicePack) -> None:
    """Refuse to fetch what has no known address, length and digest.

    Raises:
        UsageError: The pack hasn't.
    """
    if pack.can_be_fetched:
        return
    if pack.package:
        raise UsageError(f"'{pack.id}' comes with the package {pack.package}")
    name = pack.files[0].name if pack.files else "its files"
    raise UsageError(
        f"'{pack.id}' can't be fetched, since its SHA-256 isn't known here; get {name} from"
        f" {pack.source} by hand, then: {format_command('voices', 'add', name)}"
    )


def require_acceptance(pack: VoicePack, *, accept: bool) -> None:
    """Refuse a voice whose terms have to be accepted by name.

    Raises:
        UsageError: They weren't.
    """
    if pack.use == "free" or accept:
        return
    raise UsageError(
        f"the licence of '{pack.id}' is {pack.use} ({pack.licence}). {pack.lineage}"
        " Add --accept-licence if you accept that"
    )


def _ask(pack: VoicePack, mirror: str) -> None:
    """Ask whether to fetch a pack; end the program if not.

    Raises:
        UsageError: The answer would be mixed with JSON.
    """
    if prints_json():
        raise UsageError("--json can't ask; add --yes")
    server = urlsplit(mirror or pack.base).netloc
    question = f"Fetch {format_size(pack)} from {server}?"
    if not typer.confirm(question):
        print_line("Nothing was fetched.")
        raise typer.Exit(0)


def try_pack(pack: VoicePack, name: str, *, out: Path) -> None:
    """Let a voice that has come speak a line, and print what is here now.

    Raises:
        VoiceFailure: It is here, but can't speak.
    """
    from lantern.speech.catalogue.installed import find_installed

    voice = pack.find_voice(name) or pack.voices[0]
    found = find_installed(voice.id)
    if found is None:
        raise VoiceFailure(f"'{pack.id}' vanished; run the same command again")
    trial = Trial("", voice.language, out)
    state = inspect_voice(make_tried(found), trial, offline=True)
    if state.trouble is not None:
        raise VoiceFailure(
            f"'{pack.id}' is here, but can't speak: {state.trouble}"
        )
    _report_result(pack, state)


def _report_result(pack: VoicePack, state: VoiceState | None) -> None:
    """Print where a pack is, and the file of its test line."""
    from lantern.speech.catalogue.installed import find_folder

    folder = None if pack.package else find_folder() / pack.id
    set_result(
        name=pack.id,
        folder=folder,
        licence=pack.licence,
        use=pack.use,
        trial=state and state.trial,
    )
    if state is not None and state.trial is not None:
        print_line(state.format_trial())
    where = f"with the package {pack.package}"
    if folder is not None:
        where = f"in {format_path(folder)}"
    names = ", ".join(voice.id for voice in pack.voices)
    print_line(f"{names}: here, {where}.")
    print_line(f"In film.yml: voice: [{pack.voices[0].id}, espeak]")
