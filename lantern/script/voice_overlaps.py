"""Whether voices that lead into a scene, or trail out of it, find silence there.

Times are seconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lantern.core.problems import Problem

if TYPE_CHECKING:
    from lantern.script.film_script import SceneSource


def check_voice_overlaps(scenes: Sequence[SceneSource]) -> list[Problem]:
    """Return voices that would run into each other, or out of the film, across a cut."""
    problems = []
    for i, source in enumerate(scenes):
        leads = source.scene.voice_leads
        silence = _measure_silence_before(scenes, i)
        if leads > silence:
            message = _explain("voice_leads", leads, silence, side="before")
            problems.append(
                Problem(message, source.find_span(("voice_leads",)))
            )
        trails = source.scene.voice_trails
        silence = _measure_silence_after(scenes, i)
        if trails > silence:
            message = _explain("voice_trails", trails, silence, side="after")
            problems.append(
                Problem(message, source.find_span(("voice_trails",)))
            )
    return problems


def _explain(key: str, wanted: float, silence: float, *, side: str) -> str:
    if not silence:
        return f"{key}: {wanted:g} s don't fit; nothing is silent {side} this scene"
    return (
        f"{key}: {wanted:g} s don't fit; the scene {side} this one is silent for"
        f" {silence:g} s there: make that longer, or this shorter"
    )


def _measure_silence_before(scenes: Sequence[SceneSource], i: int) -> float:
    """Return the seconds at the end of the scene before scene i in which nobody speaks."""
    if i == 0:
        return 0.0
    scene = scenes[i - 1].scene
    if scene.text:
        return 0.0 if scene.voice_trails else float(scene.pause_after)
    taken = scenes[i - 2].scene.voice_trails if i > 1 else 0.0
    return max(0.0, (scene.duration or 0.0) - taken)


def _measure_silence_after(scenes: Sequence[SceneSource], i: int) -> float:
    """Return the seconds at the beginning of the scene after scene i in which nobody speaks."""
    if i + 1 == len(scenes):
        return 0.0
    scene = scenes[i + 1].scene
    if scene.text:
        return 0.0 if scene.voice_leads else float(scene.pause_before)
    taken = scenes[i + 2].scene.voice_leads if i + 2 < len(scenes) else 0.0
    return max(0.0, (scene.duration or 0.0) - taken)
