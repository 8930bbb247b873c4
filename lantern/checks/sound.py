"""What can be wrong with a film's sounds and recordings."""

from __future__ import annotations

from lantern import sound
from lantern.core.problems import EXIT_ASSET, AssetFailure, Problem
from lantern.plan.project import Project
from lantern.script.load import SceneSource, Script
from lantern.speech import recording


def check_sounds(project: Project) -> list[Problem]:
    """Return music and sounds that are none, by their first bytes; none is decoded here."""
    problems = []
    for asset in project.list_assets("music", "sound"):
        _, fault = sound.detect_format(asset.path)
        if fault:
            problems.append(Problem(f"'{asset.text}' {fault}", asset.span, EXIT_ASSET))
    return problems


def check_recordings(script: Script) -> list[Problem]:
    """Return recordings that can't be the narration's, and what could be better about others."""
    problems = []
    for part in script.parts:
        if part.scene.recording:
            problems += _check_recording(script, part, part.scene.recording)
    return problems


def _check_recording(script: Script, part: SceneSource, text: str) -> list[Problem]:
    span = part.find_span(("recording",))
    try:
        path = script.get_path(text, part.folder)
    except AssetFailure:
        return []  # reported when the script was read
    words = len(part.scene.text.split())
    try:
        measured = recording.measure_recording(path)
    except AssetFailure as failure:
        return [Problem(failure.message, span, EXIT_ASSET)]
    faults = recording.find_faults(measured, words, path.name)
    return [Problem(fault.text, span, EXIT_ASSET, fault.is_warning) for fault in faults]
