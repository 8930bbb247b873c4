"""What can be wrong with a film's sounds and recordings."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from lantern import plan, sound
from lantern.core.problems import (
    EXIT_ASSET,
    AssetFailure,
    OutputFailure,
    Problem,
)
from lantern.core.store import Store, digest_file, digest_json
from lantern.plan.project import Project
from lantern.script.film_script import SceneSource, Script
from lantern.script.model.recorded_voice import RecordedVoice
from lantern.script.model.sound import SCORE_KEYS, Music, SceneMusic
from lantern.speech import recording


def check_sounds(project: Project, store: Store | None = None) -> list[Problem]:
    """Return music and sounds that a render couldn't use, and music of scenes that can't be.

    Each file is decoded once; the store, if there is one, keeps which passed.
    """
    problems = []
    for asset in project.list_assets("music", "sound"):
        try:
            _verify(asset.path, f"'{asset.text}'", store)
        except AssetFailure as failure:
            problems.append(Problem(failure.message, asset.span, EXIT_ASSET))
    return problems + check_music_cues(project.script)


def _verify(path: Path, name: str, store: Store | None) -> None:
    """Raise AssetFailure for a file that a render couldn't use."""
    key = digest_json(
        {"sound": digest_file(path), "program": plan.digest_code()}
    )
    if store and store.get_json(key):
        return
    sound.verify_sound(path, name)
    if store:
        with suppress(OutputFailure):  # no reason to fail a check
            store.put_json(key, True)


def check_music_cues(script: Script) -> list[Problem]:
    """Return music of scenes that the film's own music can't follow."""
    problems = []
    for part in script.parts:
        cue = part.scene.music
        if cue is not None:
            problems += _check_cue(cue, part, script.film.music)
    return problems


def _check_cue(
    cue: SceneMusic, part: SceneSource, music: Music | None
) -> list[Problem]:
    if music is None:
        message = "music: the film has none; write 'music: score' in film.yml"
        return [Problem(message, part.find_span(("music",)))]
    if music.score is not None:
        return []
    problems = []
    for key in (*SCORE_KEYS, "sting"):
        if getattr(cue, key) is not None:
            message = (
                f"music: {key} is for the score, and the film's music is a file;"
                " take it out (level and stop are for files, too)"
            )
            problems.append(Problem(message, part.find_span(("music", key))))
    return problems


def check_recordings(script: Script) -> list[Problem]:
    """Return recordings that can't be the narration's, and what could be better about others."""
    problems = []
    for part in script.parts:
        voice = part.scene.recorded_voice
        if voice is not None:
            problems += _check_recording(script, part, voice)
    return problems


def _check_recording(
    script: Script, part: SceneSource, voice: RecordedVoice
) -> list[Problem]:
    span = part.find_span(voice.loc)
    try:
        path = script.get_path(voice.file, part.folder)
    except AssetFailure:
        return []  # reported when the script was read
    words = len(part.scene.text.split())
    try:
        measured = recording.measure_recording(
            path, recording.make_excerpt(voice)
        )
    except AssetFailure as failure:
        return [Problem(failure.message, span, EXIT_ASSET)]
    faults = recording.find_faults(measured, words, path.name)
    return [
        Problem(fault.text, span, EXIT_ASSET, fault.is_warning)
        for fault in faults
    ]
