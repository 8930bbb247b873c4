"""Fill in lower thirds that name a speaker of the film: name, role and side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from lantern.core.problems import Problem, suggest
from lantern.script.document import Loc
from lantern.script.film_script import SceneSource
from lantern.script.model.lower_third import LowerThird, iter_thirds
from lantern.script.model.scene import Scene, Shot
from lantern.script.model.speaker import Speaker

AnyHolder = TypeVar("AnyHolder", Scene, Shot)
Thirds = LowerThird | tuple[LowerThird, ...] | None


@dataclass(frozen=True)
class FilledThirds:
    """Scenes whose lower thirds have all they show, and the speakers that nobody knows."""

    scenes: list[SceneSource]
    problems: list[Problem]


def fill_thirds(
    scenes: Iterable[SceneSource], speakers: Mapping[str, Speaker]
) -> FilledThirds:
    """Return scenes with the names, roles and sides of speakers in their lower thirds."""
    filled = []
    problems: list[Problem] = []
    introduced: set[str] = set()
    for source in scenes:
        problems += _check(source, speakers)
        named = _introduce(source, introduced)
        filled.append(_fill_scene(named, speakers))
    return FilledThirds(filled, problems)


def _introduce(source: SceneSource, introduced: set[str]) -> SceneSource:
    """Return a scene with the name of whoever speaks in its footage, the first time it is seen.

    A lower third of the scene, or of that shot, stands in its place.
    """
    scene = source.scene
    voice = scene.recorded_voice
    name = _find_first_speaker(scene)
    if voice is None or voice.part is None or not name or name in introduced:
        return source
    introduced.add(name)
    index = int(voice.loc[1])
    shots = list(scene.shots)
    if scene.lower_third or shots[index].lower_third:
        return source
    third = LowerThird.model_validate({"speaker": name})
    shots[index] = shots[index].model_copy(update={"lower_third": third})
    return replace(
        source, scene=scene.model_copy(update={"shots": tuple(shots)})
    )


def _find_first_speaker(scene: Scene) -> str:
    """Return the speaker whose mark a narration begins with; '' without one."""
    for mark in scene.spoken.speakers[:1]:
        if scene.spoken.find_style(0).speaker == mark.name:
            return mark.name
    return ""


def _check(
    source: SceneSource, speakers: Mapping[str, Speaker]
) -> list[Problem]:
    places: list[tuple[Loc, Thirds]] = [((), source.scene.lower_third)]
    for i, shot in enumerate(source.scene.shots):
        places.append((("shots", i), shot.lower_third))
    problems = []
    for loc, entry in places:
        for written in iter_thirds(entry):
            name = written.third.speaker
            if name is not None and name not in speakers:
                hint = (
                    suggest(name, speakers)
                    or "; add it to speakers in film.yml"
                )
                span = source.find_span((*loc, *written.loc, "speaker"))
                problems.append(
                    Problem(f"there is no speaker '{name}'{hint}", span)
                )
    return problems


def _fill_scene(
    source: SceneSource, speakers: Mapping[str, Speaker]
) -> SceneSource:
    scene = source.scene
    shots = tuple(_fill_holder(shot, speakers) for shot in scene.shots)
    filled = _fill_holder(scene, speakers)
    is_same = all(a is b for a, b in zip(shots, scene.shots, strict=True))
    if is_same and filled is scene:
        return source
    return replace(source, scene=filled.model_copy(update={"shots": shots}))


def _fill_holder(
    holder: AnyHolder, speakers: Mapping[str, Speaker]
) -> AnyHolder:
    """Return a scene or a shot with its lower thirds filled in; itself if none names a speaker."""
    thirds = [written.third for written in iter_thirds(holder.lower_third)]
    if not any(third.speaker for third in thirds):
        return holder
    filled = tuple(_fill(third, speakers) for third in thirds)
    entry: Thirds = filled
    if isinstance(holder.lower_third, LowerThird):
        entry = filled[0]
    return holder.model_copy(update={"lower_third": entry})


def _fill(third: LowerThird, speakers: Mapping[str, Speaker]) -> LowerThird:
    speaker = speakers.get(third.speaker or "")
    if speaker is None:
        return third
    own = third.title if third.title != third.speaker else ""
    return third.model_copy(
        update={
            "title": own or speaker.name,
            "text": third.text or speaker.role,
            "side": third.side or speaker.side,
        }
    )
