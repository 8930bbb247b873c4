"""The verbs for a quick look at a film before it is made: preview, sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from lantern.cli.options import (
    AllowPathOption,
    CheckOptions,
    DebugOption,
    FilmArgument,
    JobsOption,
    JsonOption,
    OfflineOption,
    OutOption,
    StoreOption,
    VoiceOption,
    app,
    count_cores,
    load_checked,
    load_film,
    make_options,
    open_session,
    print_line,
    print_report,
    require_valid,
)
from lantern.core.problems import format_path

if TYPE_CHECKING:
    from lantern.rendering import RenderOptions
    from lantern.script.load import Script


@app.command()
def preview(
    film: FilmArgument,
    scene: Annotated[
        str | None,
        typer.Argument(help="One scene alone, by its name, number or title."),
    ] = None,
    voice: VoiceOption = None,
    offline: OfflineOption = False,
    jobs: JobsOption = None,
    out: OutOption = None,
    store: StoreOption = None,
    allow_path: AllowPathOption = None,
    as_json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """The whole film small and quick, cut as the film is, into preview/ in the output; or one scene of it."""
    from lantern import rendering

    def choose(read: Script) -> RenderOptions:
        chosen = make_options(read, (out, store), False, (voice, offline, scene))
        return replace(chosen, preview=True, out=chosen.out / "preview")

    read, problems = load_film(film, allow_path)
    if read and not any(not problem.warning for problem in problems):
        done = rendering.find_finished(read, choose(read))
        if done:
            print_report(done, choose(read), read, as_json)
            return
    script, credits = require_valid(read, problems, as_json, CheckOptions(store=store))
    choices = choose(script)
    with open_session(script, choices, jobs or count_cores(), as_json) as studio:
        report = rendering.render(studio, credits)
    print_report(report, choices, script, as_json)


@app.command()
def sheet(
    film: FilmArgument,
    voice: VoiceOption = None,
    offline: OfflineOption = False,
    jobs: JobsOption = None,
    out: OutOption = None,
    store: StoreOption = None,
    allow_path: AllowPathOption = None,
    debug: DebugOption = False,
) -> None:
    """A contact sheet, sheet.png in the output: each shot with its time, what it shows and its words."""
    from lantern import rendering

    script, credits = load_checked(film, allow_path, False, CheckOptions(store=store))
    choices = replace(
        make_options(script, (out, store), False, (voice, offline, None)), preview=True
    )
    with (
        open_session(script, choices, jobs or count_cores(), False) as studio,
        rendering.hold_output(studio),
    ):
        made = rendering.write_contact_sheet(studio, credits)
    print_line("\n".join(format_path(path) for path in made))
