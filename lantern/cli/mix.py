"""The verb mix: the sound of the film alone."""

from __future__ import annotations

from lantern.cli.options import (
    AllowCommandOption,
    AllowPathOption,
    AllowPythonOption,
    DraftOption,
    FilmArgument,
    LanguageOption,
    OfflineOption,
    OutOption,
    StoreOption,
    VoiceOption,
)
from lantern.cli.output import print_files
from lantern.cli.session import (
    CheckOptions,
    load_checked,
    make_options,
    open_session,
)


def mix(
    film: FilmArgument,
    *,
    voice: VoiceOption,
    offline: OfflineOption,
    draft: DraftOption,
    out: OutOption,
    store: StoreOption,
    language: LanguageOption,
    allow_path: AllowPathOption,
    allow_python: AllowPythonOption,
    allow_command: AllowCommandOption,
) -> None:
    """Write the sound alone: voice, music, effects, mix.

    They are WAV files in stems/ in the output.
    """
    from lantern import rendering

    project = load_checked(
        film,
        CheckOptions(store=store),
        allow_path=allow_path,
        allow_python=allow_python,
        allow_command=allow_command,
        language=language,
        for_draft=True,
    )
    options = make_options(
        project.script,
        out=out,
        store=store,
        draft=draft,
        voice=voice,
        offline=offline,
    )
    with (
        open_session(project, options) as session,
        rendering.hold_output(session),
    ):
        files = rendering.write_stems(session)
    print_files(files)
