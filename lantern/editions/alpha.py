"""Cards, maps and lower thirds by themselves, with alpha: clips for other people's films."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lantern.core.problems import EXIT_SCENE, Failure
from lantern.editions.plates import copy_result, name_scene_files
from lantern.plan import Job, Rendition, describe_shot
from lantern.plan.cutouts import explain_whole, make_cutout_job
from lantern.plan.lettering import find_shot, make_overlay_job
from lantern.rendering.film import speak_and_lay_out
from lantern.rendering.output_folder import OutputFolder
from lantern.rendering.session import Session, run_missing
from lantern.visuals.specs import MapSpec, VisualSpec

EDITION = "alpha"


@dataclass(frozen=True)
class AlphaChoice:
    """What is cut out: a scene by its index, or one shot of it by its index there."""

    scene: int
    shot: int | None = None


class NothingToCutOut(Failure):
    """A scene or a shot of which nothing can be had with alpha."""

    code = EXIT_SCENE


def write_alpha(
    session: Session, choices: Sequence[AlphaChoice], *, keeps_land: bool
) -> list[Path]:
    """Write cards, maps and lower thirds as videos with alpha into `alpha/` of the output.

    The film needn't be rendered; it is spoken first if it wasn't yet. Clips that are there from
    before stay. Returns the paths of those that were asked for.

    Raises:
        NothingToCutOut: A scene or a shot has none of these.
        OutputFailure: A file there was changed, or one can't be written.
        Failure: A voice fails, or a clip can't be made.
    """
    edition = OutputFolder(session.options.out / EDITION)
    edition.require_unchanged()
    rendition = speak_and_lay_out(session)
    clips: dict[str, Job] = {}
    for choice in choices:
        clips |= _find_clips(session, rendition, choice, keeps_land=keeps_land)
    edition.require_unchanged(clips)
    edition.prepare_file("any")
    run_missing(session, "Encoding with alpha", list(clips.values()))
    with session.store.open_scratch() as scratch:
        files = edition.list_published()
        for name, job in clips.items():
            files[name] = scratch / name
            copy_result(session.store, job, files[name])
        edition.publish(files, {"edition": EDITION})
    return [edition.path / name for name in clips]


def _find_clips(
    session: Session,
    rendition: Rendition,
    choice: AlphaChoice,
    *,
    keeps_land: bool,
) -> dict[str, Job]:
    """Return the jobs of what is asked for, by the names of their files."""
    clips: dict[str, Job] = {}
    reasons = []
    for i in _list_shots(rendition, choice):
        spec = _describe(rendition, i)
        reason = explain_whole(spec)
        if reason:
            reasons.append(reason)
            continue
        land = keeps_land and isinstance(spec, MapSpec)
        job = make_cutout_job(rendition, i, session.store, keeps_land=land)
        clips[_name_cutout(rendition, i, keeps_land=land)] = job
    clips |= _find_thirds(rendition, choice)
    if not clips:
        name = rendition.script.parts[choice.scene].name
        shot = "" if choice.shot is None else f", shot {choice.shot + 1}"
        raise NothingToCutOut(
            f"{name}{shot}: nothing here can be had with alpha: {'; '.join(dict.fromkeys(reasons))}"
        )
    return clips


def _list_shots(rendition: Rendition, choice: AlphaChoice) -> Iterator[int]:
    """Yield the indices in the timeline of the shots that are asked for."""
    for i, placed in enumerate(rendition.timeline.shots):
        if placed.scene == choice.scene and choice.shot in (None, placed.shot):
            yield i


def _describe(rendition: Rendition, shot: int) -> VisualSpec:
    """Return what a shot shows, by its index in the timeline."""
    placed = rendition.timeline.shots[shot]
    part = rendition.script.parts[placed.scene]
    return describe_shot(rendition, part, part.scene.shots[placed.shot])


def _name_cutout(rendition: Rendition, shot: int, *, keeps_land: bool) -> str:
    placed = rendition.timeline.shots[shot]
    land = "-land" if keeps_land else ""
    return f"{name_scene_files(rendition, shot)}-{placed.shot + 1}{land}.mov"


def _find_thirds(rendition: Rendition, choice: AlphaChoice) -> dict[str, Job]:
    """Return the jobs of the lower thirds that begin in the shots that are asked for.

    They are numbered scene by scene, whatever is asked for.
    """
    wanted = set(_list_shots(rendition, choice))
    part = rendition.script.parts[choice.scene]
    clips: dict[str, Job] = {}
    number = 0
    for timed in rendition.timeline.overlays:
        shot = find_shot(rendition.timeline, timed.start)
        scene = rendition.timeline.shots[shot].scene
        if timed.kind != "lower_third" or scene != choice.scene:
            continue
        number += 1
        if shot in wanted:
            label = f"{part.name}: lower third {number}"
            name = f"{name_scene_files(rendition, shot)}-third-{number}.mov"
            clips[name] = make_overlay_job(rendition, timed, label)
    return clips
