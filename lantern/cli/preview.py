"""The verbs for a quick look at a film before it is made: preview, sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from lantern.cli.options import (
    Allow,
    AsJson,
    Debug,
    FilmPath,
    Jobs,
    Offline,
    Out,
    Rigour,
    StorePath,
    VoiceName,
    app,
    checked,
    choices_of,
    cores,
    loaded_film,
    say,
    studio_of,
    tell,
    vetted,
)
from lantern.core.problems import shown

if TYPE_CHECKING:
    from lantern.rendering import Choices
    from lantern.script.load import Script


@app.command()
def preview(
    film: FilmPath,
    scene: Annotated[str | None, typer.Argument(help="One scene alone, by its name, number or title.")] = None,
    voice: VoiceName = None,
    offline: Offline = False,
    jobs: Jobs = None,
    out: Out = None,
    store: StorePath = None,
    allow_path: Allow = None,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """The whole film small and quick, cut as the film is, into preview/ in the output; or one scene of it."""
    from lantern import rendering

    def choose(read: Script) -> Choices:
        chosen = choices_of(read, (out, store), False, (voice, offline, scene))
        return replace(chosen, preview=True, out=chosen.out / "preview")

    read, problems = loaded_film(film, allow_path)
    if read and not any(not problem.warning for problem in problems):
        done = rendering.finished(read, choose(read))
        if done:
            tell(done, choose(read), read, as_json)
            return
    script, credits = vetted(read, problems, as_json, Rigour(store=store))
    choices = choose(script)
    with studio_of(script, choices, jobs or cores(), as_json) as studio:
        report = rendering.render(studio, credits)
    tell(report, choices, script, as_json)


@app.command()
def sheet(
    film: FilmPath,
    voice: VoiceName = None,
    offline: Offline = False,
    jobs: Jobs = None,
    out: Out = None,
    store: StorePath = None,
    allow_path: Allow = None,
    debug: Debug = False,
) -> None:
    """A contact sheet, sheet.png in the output: each shot with its time, what it shows and its words."""
    from lantern import rendering

    script, credits = checked(film, allow_path, False, Rigour(store=store))
    choices = replace(choices_of(script, (out, store), False, (voice, offline, None)), preview=True)
    with studio_of(script, choices, jobs or cores(), False) as studio, rendering.holding(studio):
        made = rendering.write_sheet(studio, credits)
    say("\n".join(shown(path) for path in made))
