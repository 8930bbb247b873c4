"""What can be wrong with a film's sounds and recordings."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from lantern import plan, sound
from lantern.core.problems import EXIT_ASSET, AssetFailure, OutputFailure, Problem
from lantern.core.store import Store, digest_file, digest_json
from lantern.plan.project import Project
from lantern.script.load import SceneSource, Script
from lantern.speech import recording


def check_sounds(project: Project, store: Store | None = None) -> list[Problem]:
    """Return music and sounds that a render couldn't use.

    Each is decoded once; the store, if there is one, keeps which passed.
    """
    problems = []
    for asset in project.list_assets("music", "sound"):
        try:
            _verify(asset.path, f"'{asset.text}'", store)
        except AssetFailure as failure:
            problems.append(Problem(failure.message, asset.span, EXIT_ASSET))
    return problems


def _verify(path: Path, name: str, store: Store | None) -> None:
    """Raise AssetFailure for a file that a render couldn't use."""
    key = digest_json({"sound": digest_file(path), "program": plan.digest_code()})
    if store and store.get_json(key):
        return
    sound.verify_sound(path, name)
    if store:
        with suppress(OutputFailure):  # no reason to fail a check
            store.put_json(key, True)


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
