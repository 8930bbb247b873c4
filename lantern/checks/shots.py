"""What can be wrong with shots, in each of the shapes that a film is made in."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from lantern import plan
from lantern.checks.datelines import check_dateline
from lantern.checks.focus import check_focus
from lantern.checks.inserts import check_inserts
from lantern.checks.notes import check_notes
from lantern.checks.overlays import check_overlays
from lantern.checks.passed_shots import CheckCache
from lantern.core.problems import AssetFailure, Failure, Problem, Span
from lantern.core.units import Frames, Shape
from lantern.plan import Rendition
from lantern.plan.told_text import find_told_text
from lantern.script.assets import iter_shown_files
from lantern.script.film_script import AuthoredShot, Script
from lantern.script.model.framing import format_ratio
from lantern.script.model.transition import Transition
from lantern.timeline import PlacedShot
from lantern.visuals import VisualContext, panels
from lantern.visuals.panels.pin_faults import check_pins
from lantern.visuals.plugins import load_module
from lantern.visuals.specs import MapSpec


def check_shots(
    renditions: Sequence[Rendition], passed: CheckCache
) -> list[Problem]:
    """Return what is wrong with shots, and with what is laid over them.

    What is wrong in some of the film's shapes only, and not in its own, says in which.
    """
    shapes_by_problem: dict[Problem, list[Shape]] = {}
    for rendition in renditions:
        shape = rendition.output_format.shape
        for problem in _check_rendition(rendition, passed):
            shapes = shapes_by_problem.setdefault(problem, [])
            if shape not in shapes:
                shapes.append(shape)
    own = renditions[0].script.film.output.shape
    problems = []
    for problem, shapes in shapes_by_problem.items():
        if len(shapes) == len(renditions) or own in shapes:
            problems.append(problem)
        else:
            problems.append(_name_shapes(problem, shapes))
    return problems


def _name_shapes(problem: Problem, shapes: Sequence[Shape]) -> Problem:
    """Return a problem that says in which shapes it is met."""
    names = " and ".join(map(format_ratio, shapes))
    return replace(problem, message=f"in {names}: {problem.message}")


def _check_rendition(
    rendition: Rendition, passed: CheckCache
) -> Iterator[Problem]:
    for authored in rendition.script.shots:
        if _has_its_files(rendition.script, authored):
            yield from _check_visual(rendition, authored, passed)
            yield from _check_python(rendition.script, authored)
            yield from _check_effects(rendition, authored)
            yield from check_notes(rendition, authored)
            yield from check_dateline(rendition, authored)
            yield from check_focus(rendition, authored)
    yield from _check_matches(rendition)
    yield from check_overlays(rendition)
    yield from check_inserts(rendition)


def _check_visual(
    rendition: Rendition, authored: AuthoredShot, passed: CheckCache
) -> list[Problem]:
    """Return what the shot's visual finds wrong, nothing if it passed before."""
    part = authored.scene
    spec = plan.describe_shot(rendition, part, authored.shot)
    find = partial(rendition.script.get_path, folder=part.folder)
    context = replace(
        plan.make_check_context(rendition, find),
        told=find_told_text(part.scene, authored.index),
    )

    def look_into(watched: VisualContext) -> list[Problem]:
        found = load_module(spec).check(spec, watched, authored.find_span)
        if spec.inset is not None:
            found = [
                *found,
                *panels.check_inset(spec.inset, watched, authored.find_span),
            ]
        if isinstance(spec, MapSpec):
            found = [*found, *check_pins(spec, watched, authored.find_span)]
        return found

    return passed.check(spec, context, part.folder, look_into=look_into)


def _check_python(script: Script, authored: AuthoredShot) -> Iterator[Problem]:
    """Yield a problem if the shot runs a function of the film's own without leave."""
    for placed in authored.shot.iter_pictures():
        clip = placed.picture.clip
        if clip and clip.python and not script.places.python:
            message = (
                f"'{clip.python}' is a program of the film's own; allow it to run with"
                " --allow-python"
            )
            span = authored.find_span((*placed.loc, "clip", "python"))
            yield Problem(message, span)


def _check_effects(
    rendition: Rendition, authored: AuthoredShot
) -> Iterator[Problem]:
    """Yield effects that don't exist, or fail on a frame of the film's size."""
    size = rendition.output_format.size
    for placed in authored.shot.list_effects():
        from lantern.visuals.clip import (
            effects,
        )  # MoviePy takes a quarter of a second

        count = len(placed.effects)
        spans = [authored.find_span((*placed.loc, k)) for k in range(count)]
        yield from effects.check(placed.effects, size, spans.__getitem__)


def _has_its_files(script: Script, authored: AuthoredShot) -> bool:
    """Return whether all files of a shot are there; others were reported with the script."""
    try:
        for file in iter_shown_files(authored.shot):
            script.get_path(file.text, authored.scene.folder)
    except AssetFailure:
        return False
    return True


def _check_matches(rendition: Rendition) -> list[Problem]:
    """Return transitions that match two maps, where there aren't two, or they share no ground."""
    script = rendition.script
    problems: list[Problem] = []
    if script.film.transition.kind == "match":
        message = (
            "a match is between two maps; write it at the shot or the scene that has the"
            " second one"
        )
        problems.append(
            Problem(message, script.tree.find_span(("transition",)))
        )
    for before, after in itertools.pairwise(script.shots):
        transition, span = _find_transition(after)
        if transition and transition.kind == "match":
            problems += _check_match(rendition, before, after, span=span)
    return problems


def _find_transition(authored: AuthoredShot) -> tuple[Transition | None, Span]:
    """Return the transition that is written for a shot, and its place."""
    if authored.shot.transition:
        return authored.shot.transition, authored.find_span(("transition",))
    span = authored.scene.find_span(("transition",))
    if authored.index == 0:
        return authored.scene.scene.transition, span
    return None, span


def _check_match(
    rendition: Rendition,
    before: AuthoredShot,
    after: AuthoredShot,
    *,
    span: Span,
) -> list[Problem]:
    """Return a problem if the maps of two shots can't be matched."""
    if before.shot.kind != "map" or after.shot.kind != "map":
        message = "a match is between two maps; this shot and the one before it aren't both maps"
        return [Problem(message, span)]
    if after.shot.globe:
        message = (
            "a match keeps the ground in place, and this shot begins on a globe;"
            " take a dissolve"
        )
        return [Problem(message, span)]
    first = _place(rendition.script, before)
    second = _place(rendition.script, after)
    try:
        alignment = plan.align_views(rendition, first, second)
    except Failure:
        return []  # what is wrong with a map is reported with its shot
    if alignment is not None and alignment.is_blurred:
        message = (
            "the camera flies through a blur: one map shows more than 12 times the"
            " width of the other; put a view between them, or take a dissolve"
        )
        return [Problem(message, span, warning=True)]
    if alignment is not None:
        return []
    shared = "less than half of what the nearer one shows"
    message = (
        f"the two maps share too little ground to be matched, {shared}, or one is tilted;"
        " take a dissolve"
    )
    return [Problem(message, span)]


def _place(script: Script, authored: AuthoredShot) -> PlacedShot:
    """Return a shot as it stands in a timeline, a frame long: where its views lie needs no more."""
    scene = script.parts.index(authored.scene)
    return PlacedShot(scene, authored.index, Frames(0), Frames(1))
