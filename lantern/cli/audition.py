"""The verb audition: how the film's names are pronounced."""

from __future__ import annotations

from lantern.cli.envelope import set_result
from lantern.cli.options import (
    AllowCommandOption,
    AllowPathOption,
    FilmArgument,
    LanguageOption,
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


def audition(
    film: FilmArgument,
    *,
    voice: VoiceOption,
    offline: OfflineOption,
    out: OutOption,
    store: StoreOption,
    language: LanguageOption,
    allow_path: AllowPathOption,
    allow_command: AllowCommandOption,
) -> None:
    """Speak all names of the film, to hear how they sound.

    It speaks the entries of the lexicon, and names that it lacks. They go to audition.wav in
    the output, with a list of times beside it.
    """
    from lantern.rendering import audition as auditions

    project = load_checked(
        film,
        CheckOptions(store=store),
        allow_path=allow_path,
        allow_command=allow_command,
        language=language,
        for_draft=True,
    )
    if not auditions.list_names(project.script):
        set_result(file=None)
        print_line(
            "Nothing to speak: the film has no lexicon, and no names in its narrations."
        )
        return
    options = make_options(
        project.script,
        out=out,
        store=store,
        voice=voice,
        offline=offline,
    )
    with open_session(project, options) as session:
        path, speaker = auditions.audition(session)
    times = path.with_suffix(".txt")
    set_result(
        file=path,
        times=times,
        voice=speaker.label,
    )
    print_line(
        f"{format_path(path)}, spoken by {speaker.label}; times: {format_path(times)}"
    )
