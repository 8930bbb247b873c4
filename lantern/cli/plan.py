"""The verb plan: what a render would make, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Annotated

from lantern.cli.envelope import append_result, set_result
from lantern.cli.languages import parse_languages, run_each
from lantern.cli.options import (
    AllowCommandOption,
    AllowPathOption,
    AllowPythonOption,
    DraftOption,
    FilmArgument,
    LanguageOption,
    LanguagesOption,
    OfflineOption,
    OutOption,
    ShapesOption,
    ShortOption,
    StoreOption,
    VoiceOption,
    flag,
)
from lantern.cli.output import print_line, report_captions
from lantern.cli.session import (
    CheckOptions,
    load_checked,
    make_options,
    open_session,
)
from lantern.cli.shapes import apply_shape, parse_shapes
from lantern.cli.shorts import apply_short, require_no_other, select_shorts
from lantern.cli.workforce import Workforce

if TYPE_CHECKING:
    from lantern.plan.project import Project
    from lantern.rendering import FilmPlan, PlanStep, RenderOptions
    from lantern.rendering.steps import SceneReading
    from lantern.script.film_script import Script


def plan(
    film: FilmArgument,
    *,
    voice: VoiceOption,
    offline: OfflineOption,
    draft: DraftOption,
    shapes: ShapesOption,
    short: ShortOption,
    language: LanguageOption,
    languages: LanguagesOption,
    speech: Annotated[
        bool,
        flag(
            "--speech", help="Show instead how the narrations are pronounced."
        ),
    ],
    out: OutOption,
    store: StoreOption,
    allow_path: AllowPathOption,
    allow_python: AllowPythonOption,
    allow_command: AllowCommandOption,
) -> None:
    """Show what a render would make, and why; make nothing.

    It also says how the captions read, or with --speech how the words are pronounced.
    """
    if short:
        require_no_other(shapes=shapes, speech=speech)
    tags = parse_languages(language, languages)
    planned: list[_LanguagePlan] = []

    def plan_one(tag: str | None) -> None:
        project = load_checked(
            film,
            CheckOptions(shapes=shapes, store=store),
            allow_path=allow_path,
            allow_python=allow_python,
            allow_command=allow_command,
            for_draft=True,
            language=tag,
        )
        if speech:
            _print_speech(project.script, voice)
            return
        own = make_options(
            project.script,
            out=out,
            store=store,
            draft=draft,
            voice=voice,
            offline=offline,
        )
        plans = _plan_shapes(project, own, shapes, short=short)
        planned.append(_LanguagePlan(tag if len(tags) > 1 else None, plans))

    try:
        run_each(tags, plan_one)
    finally:
        if planned:
            _print_plans(planned)


@dataclass(frozen=True)
class _LanguagePlan:
    """What a film needs in one language, shape by shape; its tag where there are several."""

    tag: str | None
    shapes: Sequence[FilmPlan]

    def list_steps(self) -> list[PlanStep]:
        """Return the steps, named after the language."""
        steps: list[PlanStep] = []
        for each in self.shapes:
            steps += each.steps
        if self.tag is None:
            return steps
        return [
            replace(step, name=f"{self.tag}: {step.name}") for step in steps
        ]

    def list_segments(self) -> list[str]:
        """Return the keys of the segments of all shapes."""
        keys: list[str] = []
        for each in self.shapes:
            keys += each.segments
        return keys


def _plan_shapes(
    project: Project,
    own: RenderOptions,
    shapes: str | None,
    *,
    short: str | None,
) -> list[FilmPlan]:
    """Return what a film in one language needs in each of its shapes, or a short of it."""
    from lantern import rendering

    plans = []
    if short is not None:
        (chosen,) = select_shorts(project.script, short)
        options = apply_short(project.script, own, chosen)
        with open_session(project, options, workforce=Workforce(1)) as session:
            return [rendering.plan_film(session)]
    with open_session(project, own, workforce=Workforce(1)) as session:
        for shape in parse_shapes(project.script, shapes):
            options = apply_shape(project.script, own, shape)
            report_captions(project, options)
            plans.append(rendering.plan_film(replace(session, options=options)))
    return plans


def _print_plans(planned: Sequence[_LanguagePlan]) -> None:
    """Print the steps of all languages, and how many segments each shares with those before."""
    steps: list[PlanStep] = []
    for each in planned:
        steps += each.list_steps()
    # shapes share their voice and their mix
    _print_steps(list(dict.fromkeys(steps)))
    known = set(planned[0].list_segments())
    for each in planned[1:]:
        keys = each.list_segments()
        shared = sum(key in known for key in keys)
        told = {"language": each.tag, "segments": len(keys), "shared": shared}
        append_result("shared", told)
        are = "is" if shared == 1 else "are"
        print_line(
            f"{each.tag}: {shared} of {len(keys)} segments {are} shared."
        )
        known.update(keys)


def _print_steps(steps: list[PlanStep]) -> None:
    set_result(
        steps=[{"name": s.name, "kind": s.kind, "why": s.why} for s in steps]
    )
    for step in steps:
        print_line(f"{step.name}: {step.why}")
    if not steps:
        print_line("Nothing to make: the store has everything.")
        return
    plural = "" if len(steps) == 1 else "s"
    print_line(f"{len(steps)} thing{plural} to make.")


def _print_speech(script: Script, voice: str | None) -> None:
    """Print who says what, how marks are done, and words that are said otherwise than written.

    The film is spoken by the voice named, or by the first that is here.
    """
    from lantern import rendering

    speaker = rendering.choose_reader(script, voice)
    for reading in rendering.list_readings(script, speaker):
        append_result("scenes", {"scene": reading.name, **_to_json(reading)})
        lines = list_speech_lines(reading)
        if not lines:
            print_line(f"{reading.name}: as it is written")
            continue
        print_line(f"{reading.name}:")
        for line in lines:
            print_line(f"    {line}")


def _to_json(reading: SceneReading) -> dict[str, list[object]]:
    """Return all that is to be told of a scene but its name."""
    return {
        "words": [list(word) for word in reading.words],
        "speaking": list(map(asdict, reading.speaking)),
        "marks": list(map(asdict, reading.marks)),
    }


def list_speech_lines(reading: SceneReading) -> list[str]:
    """Return what is to be told of a scene; nothing where a narrator says it as it is written."""
    lines = []
    if len(reading.speaking) > 1 or reading.marks:
        for each in reading.speaking:
            plural = "" if each.words == 1 else "s"
            lines.append(
                f"{each.who}: {each.voice} ({each.words} word{plural})"
            )
    lines += [f"{each.mark}: {each.how}" for each in reading.marks]
    lines += [f"{written} = {said}" for written, said in reading.words]
    return lines
