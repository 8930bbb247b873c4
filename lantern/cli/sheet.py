"""The verb sheet: a contact sheet of the film's shots."""

from __future__ import annotations

from dataclasses import replace

from lantern.cli.options import (
    AllowCommandOption,
    AllowPathOption,
    FilmArgument,
    JobsOption,
    OfflineOption,
    OutOption,
    StoreOption,
    VoiceOption,
)
from lantern.cli.output import print_line
from lantern.cli.session import (
    CheckOptions,
    load_checked,
    make_options,
    open_session,
)
from lantern.core.problems import format_path


def sheet(
    film: FilmArgument,
    *,
    voice: VoiceOption,
    offline: OfflineOption,
    jobs: JobsOption,
    out: OutOption,
    store: StoreOption,
    allow_path: AllowPathOption,
    allow_command: AllowCommandOption,
) -> None:
    """Write a contact sheet: every shot with its time and words.

    It is sheet.png in the output; a long film has more of them.
    """
    from lantern import rendering

    project = load_checked(
        film,
        CheckOptions(store=store),
        allow_path=allow_path,
        allow_command=allow_command,
    )
    own = make_options(
        project.script, out=out, store=store, voice=voice, offline=offline
    )
    options = replace(own, preview=True)
    with (
        open_session(project, options, jobs=jobs) as session,
        rendering.hold_output(session),
    ):
        files = rendering.write_contact_sheet(session)
    for file in files:
        print_line(format_path(file))
