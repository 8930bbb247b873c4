"""What is heard in a film beside its words, for captions: music, sounds, and who speaks."""

from __future__ import annotations

from collections.abc import Iterator

from lantern.core.units import SAMPLE_RATE, Frames, Rate
from lantern.plan.ambience import list_ambience
from lantern.plan.mixdown import (
    find_shot_start,
    iter_scene_hits,
    iter_scene_sounds,
)
from lantern.plan.music import build_music_request
from lantern.plan.rendition import Rendition
from lantern.plan.speaker_turns import (
    has_speakers,
    iter_scene_turns,
    name_speaker,
)
from lantern.plan.spoken_words import find_spoken_frame
from lantern.script.film_script import SceneSource
from lantern.timeline.captions.sounds import HeardSound

_AGAIN_SECONDS = 10
"""Ambience that comes again sooner than this after it ended is told once."""


def list_heard_sounds(rendition: Rendition) -> list[HeardSound]:
    """Return what begins to be heard in a film and when, and who begins to speak."""
    return [
        *_iter_music(rendition),
        *_iter_stops(rendition),
        *_iter_ambience(rendition),
        *_iter_spots(rendition),
        *_iter_speakers(rendition),
    ]


def _iter_music(rendition: Rendition) -> Iterator[HeardSound]:
    """Yield the music where it begins, and where its mood changes."""
    words = rendition.script.film.words.sounds
    music = build_music_request(rendition.script, rendition.timeline)
    if music is None:
        return
    rate = Rate(rendition.timeline.fps)
    last = ""
    for section in music.sections:
        text = words.music
        if section.settings is not None:
            text = words.mood.format(mood=words.moods[section.settings.mood])
        if text != last:
            yield HeardSound(rate.find_frame_at(section.start), text)
        last = text


def _iter_stops(rendition: Rendition) -> Iterator[HeardSound]:
    """Yield where the music stops or strikes at a word."""
    script = rendition.script
    words = script.film.words.sounds
    if script.film.music is None:
        return
    for i, part in enumerate(script.parts):
        music = part.scene.music
        if music is None:
            continue
        for phrase, text in (
            (music.stop, words.music_stops),
            (music.sting, words.sting),
        ):
            frame = find_spoken_frame(phrase, rendition.timeline.words[i])
            if frame is not None:
                yield HeardSound(frame, text)


def _iter_ambience(rendition: Rendition) -> Iterator[HeardSound]:
    """Yield the sounds of places where they begin; the silence of a room is none."""
    words = rendition.script.film.words.sounds
    rate = Rate(rendition.timeline.fps)
    ends: dict[str, int] = {}
    for placed in list_ambience(rendition):
        text = words.ambience.get(placed.kind)
        ended = ends.get(placed.kind)
        is_new = (
            ended is None or placed.start - ended > _AGAIN_SECONDS * SAMPLE_RATE
        )
        if text and is_new:
            yield HeardSound(rate.find_frame_at(placed.start), text)
        ends[placed.kind] = placed.end


def _iter_spots(rendition: Rendition) -> Iterator[HeardSound]:
    """Yield single sounds: built-in ones by their names, files by their titles in the ledger."""
    words = rendition.script.film.words.sounds
    for i, part in enumerate(rendition.script.parts):
        for shot, hit in iter_scene_hits(part.scene):
            frame = _find_start(rendition, i, shot, phrase=hit.at)
            yield HeardSound(frame, words.hits[hit.kind])
        for shot, sound in iter_scene_sounds(part):
            path = rendition.script.get_path(sound.file, part.folder)
            entry = rendition.ledger.find_entry(path)
            if entry is not None and entry.title:
                frame = _find_start(rendition, i, shot, phrase=sound.at)
                yield HeardSound(frame, entry.title)


def _find_start(
    rendition: Rendition, scene: int, shot: int, *, phrase: str | None
) -> Frames:
    """Return the frame of a sound: that of its words, or else of its shot."""
    frame = find_spoken_frame(phrase, rendition.timeline.words[scene])
    if frame is not None:
        return frame
    return find_shot_start(rendition.timeline, scene, shot)


# --- who speaks


def _iter_speakers(rendition: Rendition) -> Iterator[HeardSound]:
    """Yield who speaks where that changes, if more than one person does.

    Where the captions have speakers' names before their words, they aren't told again.
    """
    script = rendition.script
    if has_speakers(script) and script.film.captions.speakers == "name":
        return
    spoken = list(_list_speakers(rendition))
    if len({each.text for each in spoken}) < 2:
        return
    last = ""
    for each in spoken:
        if each.text != last:
            yield each
        last = each.text


def _list_speakers(rendition: Rendition) -> Iterator[HeardSound]:
    """Yield who begins to speak in each scene and, where it names speakers, within it.

    A recording is spoken by its author in the ledger. A scene with voice settings of its own has
    another voice: that of whom it quotes, where it says so. All else is the narrator's.
    """
    film = rendition.script.film
    for part, words in zip(
        rendition.script.parts, rendition.timeline.words, strict=True
    ):
        if not words:
            continue
        usual = _name_speaker(rendition, part)
        for turn in iter_scene_turns(rendition.script, part, words):
            name = name_speaker(film, turn.speaker) if turn.speaker else usual
            yield HeardSound(turn.words[0].start, name)


def _name_speaker(rendition: Rendition, part: SceneSource) -> str:
    scene = part.scene
    words = rendition.script.film.words.sounds
    recorded = scene.recorded_voice
    if recorded is not None:
        path = rendition.script.get_path(recorded.file, part.folder)
        entry = rendition.ledger.find_entry(path)
        if entry is not None:
            return entry.author
    used: set[str] = set()
    for voice in rendition.script.film.voice:
        used |= {voice.engine, voice.name}
    if not used.intersection(scene.speaker or ()):
        return words.narrator
    if scene.claim and scene.claim.by:
        return scene.claim.by
    return words.another_voice
