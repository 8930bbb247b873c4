"""The verbs that make something of a film, or say what would be made: render, check, plan, frame."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lantern.cli.options import (
    AllowPathOption,
    AllowPythonOption,
    ArticleOption,
    CheckOptions,
    DebugOption,
    DraftOption,
    FilmArgument,
    JobsOption,
    JsonOption,
    OfflineOption,
    OnlyOption,
    OutOption,
    ShapesOption,
    StoreOption,
    StrictOption,
    UsageError,
    VoiceOption,
    app,
    apply_shape,
    count_cores,
    load_checked,
    load_film,
    make_options,
    open_session,
    parse_shapes,
    print_line,
    print_report,
    report_captions,
    require_valid,
)
from lantern.core.problems import format_path

if TYPE_CHECKING:
    from lantern.rendering import RenderOptions
    from lantern.script.load import Script


@app.command()
def render(
    film: FilmArgument,
    only: OnlyOption = None,
    voice: VoiceOption = None,
    offline: OfflineOption = False,
    draft: DraftOption = False,
    jobs: JobsOption = None,
    shapes: ShapesOption = None,
    out: OutOption = None,
    store: StoreOption = None,
    strict: StrictOption = False,
    allow_path: AllowPathOption = None,
    allow_python: AllowPythonOption = False,
    as_json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Make the film: speak, draw, cut, encode. Only what changed is made again."""
    from lantern import rendering

    def runs(script: Script) -> list[RenderOptions]:
        choices = make_options(script, (out, store), draft, (voice, offline, only))
        return [
            apply_shape(script, choices, shape)
            for shape in parse_shapes(script, shapes)
        ]

    read, problems = load_film(film, allow_path, allow_python)
    if read and not strict and not any(not problem.warning for problem in problems):
        done = [
            (rendering.find_finished(read, choices), choices) for choices in runs(read)
        ]
        if all(report for report, _ in done):
            for report, choices in done:
                print_report(report or {}, choices, read, as_json)
            return
    script, credits = require_valid(
        read, problems, as_json, CheckOptions(strict, shapes=shapes, store=store)
    )
    every = runs(script)
    reports: list[dict[str, Any]] = []
    try:
        with open_session(script, every[0], jobs or count_cores(), as_json) as studio:
            for choices in every:
                reports.append(
                    rendering.render(
                        replace(studio, options=choices, timings={}), credits
                    )
                )
    finally:  # a shape that fails takes back none that is made
        for report, choices in zip(reports, every, strict=False):
            print_report(report, choices, script, as_json)


@app.command()
def check(
    film: FilmArgument,
    shapes: ShapesOption = None,
    strict: StrictOption = False,
    article: ArticleOption = None,
    store: StoreOption = None,
    allow_path: AllowPathOption = None,
    allow_python: AllowPythonOption = False,
    as_json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Read the film and say everything that is wrong with it; nothing is made."""
    script, _ = load_checked(
        film,
        allow_path,
        as_json,
        CheckOptions(strict, article, shapes, store),
        allow_python,
    )
    choices = make_options(script, (None, store), False, (None, False, None))
    every = [
        apply_shape(script, choices, shape) for shape in parse_shapes(script, shapes)
    ]
    scenes, (read, *_) = (
        len(script.parts),
        [report_captions(script, one, as_json) for one in every],
    )
    if as_json:
        print_line({"ok": True, "scenes": scenes, "captions": read})
        return
    print_line(f"{scenes} scene{'s' * (scenes != 1)}; nothing is wrong.")


@app.command()
def plan(
    film: FilmArgument,
    voice: VoiceOption = None,
    offline: OfflineOption = False,
    draft: DraftOption = False,
    shapes: ShapesOption = None,
    speech: Annotated[
        bool,
        typer.Option("--speech", help="Say instead how the narrations are spoken."),
    ] = False,
    out: OutOption = None,
    store: StoreOption = None,
    allow_path: AllowPathOption = None,
    allow_python: AllowPythonOption = False,
    as_json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Say what a render would make, and why; nothing is made and nobody is asked."""
    from lantern import rendering

    script, credits = load_checked(
        film,
        allow_path,
        as_json,
        CheckOptions(shapes=shapes, store=store),
        allow_python,
    )
    if speech:
        _print_speech(script, as_json)
        return
    own = make_options(script, (out, store), draft, (voice, offline, None))
    steps: list[rendering.PlanStep] = []
    with open_session(script, own, 1, False) as studio:
        for shape in parse_shapes(script, shapes):
            choices = apply_shape(script, own, shape)
            report_captions(script, choices, as_json)
            steps += rendering.list_steps(replace(studio, options=choices), credits)
    steps = list(dict.fromkeys(steps))  # shapes share their voice and their mix
    if as_json:
        print_line([{"name": s.name, "kind": s.kind, "why": s.why} for s in steps])
        return
    for step in steps:
        print_line(f"{step.name}: {step.why}")
    print_line(
        f"{len(steps)} thing{'s' * (len(steps) != 1)} to make."
        if steps
        else "Nothing to make: the store has it all."
    )


def _print_speech(script: Script, as_json: bool) -> None:
    """Every word that is said otherwise than it is written."""
    from lantern import rendering

    for name, words in rendering.list_readings(script):
        if as_json:
            print_line({"scene": name, "words": [list(word) for word in words]})
            continue
        print_line(f"{name}:" if words else f"{name}: as it is written")
        for written, said in words:
            print_line(f"    {written} = {said}")


@app.command()
def mix(
    film: FilmArgument,
    voice: VoiceOption = None,
    offline: OfflineOption = False,
    draft: DraftOption = False,
    out: OutOption = None,
    store: StoreOption = None,
    allow_path: AllowPathOption = None,
    allow_python: AllowPythonOption = False,
    debug: DebugOption = False,
) -> None:
    """Write the sound alone: voice, music and effects as WAV, and the mix, to stems/ in the output."""
    from lantern import rendering

    script, credits = load_checked(
        film, allow_path, False, CheckOptions(store=store), allow_python
    )
    choices = make_options(script, (out, store), draft, (voice, offline, None))
    with (
        open_session(script, choices, count_cores(), False) as studio,
        rendering.hold_output(studio),
    ):
        made = rendering.write_stems(studio, credits)
    print_line("\n".join(format_path(path) for path in made))


@app.command()
def frame(
    film: FilmArgument,
    time: Annotated[
        str, typer.Argument(help="Where in the film: 1:23, 83.5 or 1m23s.")
    ],
    to: Annotated[Path, typer.Option("--to", "-o", help="The PNG to write.")] = Path(
        "frame.png"
    ),
    voice: VoiceOption = None,
    offline: OfflineOption = False,
    draft: DraftOption = False,
    shape: Annotated[
        str | None, typer.Option("--shape", help="Of the film in 16:9, 9:16 or 1:1.")
    ] = None,
    store: StoreOption = None,
    allow_path: AllowPathOption = None,
    allow_python: AllowPythonOption = False,
    debug: DebugOption = False,
) -> None:
    """One frame as PNG: the very pixels that go to the encoder. Speaks first if that was never done."""
    from lantern import rendering
    from lantern.core.units import parse_clock
    from lantern.script.model.framing import format_ratio

    try:
        seconds = parse_clock(time)
    except ValueError:
        raise UsageError(
            f"'{time}' is no place in a film; write 1:23, 83.5 or 1m23s"
        ) from None
    script, credits = load_checked(
        film, allow_path, False, CheckOptions(shapes=shape, store=store), allow_python
    )
    own = make_options(script, (None, store), draft, (voice, offline, None))
    choices = apply_shape(
        script,
        own,
        parse_shapes(script, shape or format_ratio(script.film.output.shape))[0],
    )
    with open_session(script, choices, count_cores(), False) as studio:
        board = rendering.speak_and_lay_out(studio, credits)
        length = board.timeline.total / board.timeline.fps
        if not 0 <= seconds < length:
            raise UsageError(f"the film is {length:.2f} s long; {time} is not in it")
        rendering.write_frame(studio, board, seconds, to)
    print_line(
        f"{format_path(to)}: {board.output_format.size[0]} x {board.output_format.size[1]} at {seconds:.2f} s"
    )
