"""The verb plan: what a render would make, and why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

from lantern.cli.options import (
    AllowCommandOption,
    AllowPathOption,
    AllowPythonOption,
    DraftOption,
    FilmArgument,
    JsonOption,
    OfflineOption,
    OutOption,
    ShapesOption,
    StoreOption,
    VoiceOption,
    flag,
)
from lantern.cli.output import print_json, print_line, report_captions
from lantern.cli.session import CheckOptions, load_checked, make_options, open_session
from lantern.cli.shapes import apply_shape, parse_shapes

if TYPE_CHECKING:
    from lantern.rendering import PlanStep
    from lantern.script.film_script import Script


def plan(
    film: FilmArgument,
    *,
    voice: VoiceOption,
    offline: OfflineOption,
    draft: DraftOption,
    shapes: ShapesOption,
    speech: Annotated[
        bool,
        flag("--speech", help="Show instead how the narrations are pronounced."),
    ],
    out: OutOption,
    store: StoreOption,
    allow_path: AllowPathOption,
    allow_python: AllowPythonOption,
    allow_command: AllowCommandOption,
    as_json: JsonOption,
) -> None:
    """Show what a render would make, and why; make nothing."""
    from lantern import rendering

    project = load_checked(
        film,
        CheckOptions(shapes=shapes, store=store),
        allow_path=allow_path,
        allow_python=allow_python,
        allow_command=allow_command,
        for_draft=True,
        as_json=as_json,
    )
    if speech:
        _print_speech(project.script, voice, as_json=as_json)
        return
    own = make_options(
        project.script, out=out, store=store, draft=draft, voice=voice, offline=offline
    )
    steps: list[PlanStep] = []
    with open_session(project, own, jobs=1) as session:
        for shape in parse_shapes(project.script, shapes):
            options = apply_shape(project.script, own, shape)
            report_captions(project, options, as_json=as_json)
            steps += rendering.list_steps(replace(session, options=options))
    steps = list(dict.fromkeys(steps))  # shapes share their voice and their mix
    _print_steps(steps, as_json=as_json)


def _print_steps(steps: list[PlanStep], *, as_json: bool) -> None:
    if as_json:
        print_json([{"name": s.name, "kind": s.kind, "why": s.why} for s in steps])
        return
    for step in steps:
        print_line(f"{step.name}: {step.why}")
    if not steps:
        print_line("Nothing to make: the store has everything.")
        return
    plural = "" if len(steps) == 1 else "s"
    print_line(f"{len(steps)} thing{plural} to make.")


def _print_speech(script: Script, voice: str | None, *, as_json: bool) -> None:
    """Print every word that is pronounced in another way than it is written.

    What a voice guesses is that of the voice named, or of the first that is here.
    """
    from lantern import rendering

    speaker = rendering.choose_reader(script, voice)
    for name, words in rendering.list_readings(script, speaker):
        if as_json:
            print_json({"scene": name, "words": [list(word) for word in words]})
            continue
        if not words:
            print_line(f"{name}: as it is written")
            continue
        print_line(f"{name}:")
        for written, spoken in words:
            print_line(f"    {written} = {spoken}")
