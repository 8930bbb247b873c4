"""The verbs that make something of a film, or say what would be made: render, check, plan, frame."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lantern.cli.options import (
    Allow,
    ArticleFile,
    AsJson,
    Debug,
    Draft,
    FilmPath,
    Jobs,
    Offline,
    Only,
    Out,
    Python,
    Rigour,
    Shapes,
    StorePath,
    Strict,
    UsageError,
    VoiceName,
    app,
    checked,
    choices_of,
    cores,
    in_shape,
    loaded_film,
    readable,
    say,
    shapes_of,
    studio_of,
    tell,
    vetted,
)
from lantern.core.problems import shown

if TYPE_CHECKING:
    from lantern.rendering import Choices
    from lantern.script.load import Script


@app.command()
def render(
    film: FilmPath,
    only: Only = None,
    voice: VoiceName = None,
    offline: Offline = False,
    draft: Draft = False,
    jobs: Jobs = None,
    shapes: Shapes = None,
    out: Out = None,
    store: StorePath = None,
    strict: Strict = False,
    allow_path: Allow = None,
    allow_python: Python = False,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Make the film: speak, draw, cut, encode. Only what changed is made again."""
    from lantern import rendering

    def runs(script: Script) -> list[Choices]:
        choices = choices_of(script, (out, store), draft, (voice, offline, only))
        return [in_shape(script, choices, shape) for shape in shapes_of(script, shapes)]

    read, problems = loaded_film(film, allow_path, allow_python)
    if read and not strict and not any(not problem.warning for problem in problems):
        done = [(rendering.finished(read, choices), choices) for choices in runs(read)]
        if all(report for report, _ in done):
            for report, choices in done:
                tell(report or {}, choices, read, as_json)
            return
    script, credits = vetted(read, problems, as_json, Rigour(strict, shapes=shapes, store=store))
    every = runs(script)
    reports: list[dict[str, Any]] = []
    try:
        with studio_of(script, every[0], jobs or cores(), as_json) as studio:
            for choices in every:
                reports.append(rendering.render(replace(studio, choices=choices, timings={}), credits))
    finally:  # a shape that fails takes back none that is made
        for report, choices in zip(reports, every, strict=False):
            tell(report, choices, script, as_json)


@app.command()
def check(
    film: FilmPath,
    shapes: Shapes = None,
    strict: Strict = False,
    article: ArticleFile = None,
    store: StorePath = None,
    allow_path: Allow = None,
    allow_python: Python = False,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Read the film and say everything that is wrong with it; nothing is made."""
    script, _ = checked(film, allow_path, as_json, Rigour(strict, article, shapes, store), allow_python)
    choices = choices_of(script, (None, store), False, (None, False, None))
    every = [in_shape(script, choices, shape) for shape in shapes_of(script, shapes)]
    scenes, (read, *_) = len(script.parts), [readable(script, one, as_json) for one in every]
    if as_json:
        say({"ok": True, "scenes": scenes, "captions": read})
        return
    say(f"{scenes} scene{'s' * (scenes != 1)}; nothing is wrong.")


@app.command()
def plan(
    film: FilmPath,
    voice: VoiceName = None,
    offline: Offline = False,
    draft: Draft = False,
    shapes: Shapes = None,
    speech: Annotated[bool, typer.Option("--speech", help="Say instead how the narrations are spoken.")] = False,
    out: Out = None,
    store: StorePath = None,
    allow_path: Allow = None,
    allow_python: Python = False,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Say what a render would make, and why; nothing is made and nobody is asked."""
    from lantern import rendering

    script, credits = checked(film, allow_path, as_json, Rigour(shapes=shapes, store=store), allow_python)
    if speech:
        _tell_speech(script, as_json)
        return
    own = choices_of(script, (out, store), draft, (voice, offline, None))
    steps: list[rendering.Step] = []
    with studio_of(script, own, 1, False) as studio:
        for shape in shapes_of(script, shapes):
            choices = in_shape(script, own, shape)
            readable(script, choices, as_json)
            steps += rendering.steps(replace(studio, choices=choices), credits)
    steps = list(dict.fromkeys(steps))  # shapes share their voice and their mix
    if as_json:
        say([{"name": s.name, "kind": s.kind, "why": s.why} for s in steps])
        return
    for step in steps:
        say(f"{step.name}: {step.why}")
    say(f"{len(steps)} thing{'s' * (len(steps) != 1)} to make." if steps else "Nothing to make: the store has it all.")


def _tell_speech(script: Script, as_json: bool) -> None:
    """Every word that is said otherwise than it is written."""
    from lantern import rendering

    for name, words in rendering.readings(script):
        if as_json:
            say({"scene": name, "words": [list(word) for word in words]})
            continue
        say(f"{name}:" if words else f"{name}: as it is written")
        for written, said in words:
            say(f"    {written} = {said}")


@app.command()
def mix(
    film: FilmPath,
    voice: VoiceName = None,
    offline: Offline = False,
    draft: Draft = False,
    out: Out = None,
    store: StorePath = None,
    allow_path: Allow = None,
    allow_python: Python = False,
    debug: Debug = False,
) -> None:
    """Write the sound alone: voice, music and effects as WAV, and the mix, to stems/ in the output."""
    from lantern import rendering

    script, credits = checked(film, allow_path, False, Rigour(store=store), allow_python)
    choices = choices_of(script, (out, store), draft, (voice, offline, None))
    with studio_of(script, choices, cores(), False) as studio, rendering.holding(studio):
        made = rendering.write_stems(studio, credits)
    say("\n".join(shown(path) for path in made))


@app.command()
def frame(
    film: FilmPath,
    time: Annotated[str, typer.Argument(help="Where in the film: 1:23, 83.5 or 1m23s.")],
    to: Annotated[Path, typer.Option("--to", "-o", help="The PNG to write.")] = Path("frame.png"),
    voice: VoiceName = None,
    offline: Offline = False,
    draft: Draft = False,
    shape: Annotated[str | None, typer.Option("--shape", help="Of the film in 16:9, 9:16 or 1:1.")] = None,
    store: StorePath = None,
    allow_path: Allow = None,
    allow_python: Python = False,
    debug: Debug = False,
) -> None:
    """One frame as PNG: the very pixels that go to the encoder. Speaks first if that was never done."""
    from lantern import rendering
    from lantern.core.units import parse_clock
    from lantern.script.model.framing import ratio

    try:
        seconds = parse_clock(time)
    except ValueError:
        raise UsageError(f"'{time}' is no place in a film; write 1:23, 83.5 or 1m23s") from None
    script, credits = checked(film, allow_path, False, Rigour(shapes=shape, store=store), allow_python)
    own = choices_of(script, (None, store), draft, (voice, offline, None))
    choices = in_shape(script, own, shapes_of(script, shape or ratio(script.film.output.shape))[0])
    with studio_of(script, choices, cores(), False) as studio:
        board = rendering.board(studio, credits)
        length = board.timeline.total / board.timeline.fps
        if not 0 <= seconds < length:
            raise UsageError(f"the film is {length:.2f} s long; {time} is not in it")
        rendering.write_frame(studio, board, seconds, to)
    say(f"{shown(to)}: {board.form.size[0]} x {board.form.size[1]} at {seconds:.2f} s")
