"""The scenes of a short: those of the film, with the words and sounds that a piece has of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from lantern.core.text import find_phrase
from lantern.plan.short_pieces import ShortPiece
from lantern.script.film_script import SceneSource, Script
from lantern.script.model.scene import Scene, Shot
from lantern.script.model.shorts import EndCard
from lantern.script.model.sound import Hit, SpotSound
from lantern.script.spoken_text import SpokenText, escape_marks
from lantern.speech.wording import Word
from lantern.timeline import PlacedShot

SoundT = TypeVar("SoundT", Hit, SpotSound)


def make_piece_scene(
    part: SceneSource,
    piece: ShortPiece,
    *,
    words: Sequence[Word],
    shots: Sequence[PlacedShot],
    fps: int,
) -> Scene:
    """Return a scene of the film as a piece of it is heard.

    It keeps all its shots, though only some of them are placed, so that each has the index that it
    has in the film.

    Args:
        part: the scene in the film.
        piece: what of it is taken.
        words: all words of its take; none where nobody speaks.
        shots: its shots in the film.
        fps: frames a second.
    """
    scene = part.scene
    heard = (
        words[piece.voice.words.start : piece.voice.words.stop]
        if piece.voice
        else ()
    )
    texts = [word.written for word in heard]
    changed = []
    for placed in shots:
        shot = scene.shots[placed.shot]
        begins = piece.start <= placed.start < piece.end
        skipped = max(0, piece.start - placed.start) / fps
        changed.append(
            _keep_sounds(
                shot,
                texts,
                begins=begins,
                skipped=skipped,
            )
        )
    begins = piece.start <= shots[0].start
    return scene.model_copy(
        update={
            "chapter": None,
            "narration": _cut_narration(scene, words, heard),
            "sound": _keep_heard(scene.sound, texts, begins=begins),
            "hit": _keep_heard(scene.hit, texts, begins=begins),
            "shots": tuple(changed),
        }
    )


def _keep_sounds(
    shot: Shot, words: Sequence[str], *, begins: bool, skipped: float
) -> Shot:
    """Return a shot with the sounds that are heard of it, `skipped` seconds after its start."""
    changes: dict[str, object] = {
        "sound": _keep_heard(shot.sound, words, begins=begins),
        "hit": _keep_heard(shot.hit, words, begins=begins),
    }
    clip = shot.clip
    if clip is not None and clip.level is not None and skipped:
        start = clip.start + skipped
        is_over = clip.end is not None and start >= clip.end
        changes["clip"] = clip.model_copy(
            update={"start": start, "level": None if is_over else clip.level}
        )
    return shot.model_copy(update=changes)


def _keep_heard(
    sounds: Iterable[SoundT], words: Sequence[str], *, begins: bool
) -> tuple[SoundT, ...]:
    """Return the sounds whose words are spoken; without words, those that begin in the piece."""
    kept = []
    for each in sounds:
        is_heard = begins
        if each.at is not None:
            is_heard = find_phrase(words, each.at, 0) is not None
        if is_heard:
            kept.append(each)
    return tuple(kept)


def _cut_narration(
    scene: Scene, words: Sequence[Word], heard: Sequence[Word]
) -> object:
    """Return the narration with the words that are heard, and who speaks them."""
    if len(heard) == len(words) or not isinstance(scene.narration, str):
        return scene.narration
    return _write_marked(scene.spoken, heard[0].start, heard[-1].end)


def _write_marked(spoken: SpokenText, start: int, end: int) -> str:
    """Return some characters of a narration's words, with the marks of who speaks them."""
    written = ""
    speaker = ""
    for piece in spoken.pieces:
        text = spoken.text[max(piece.start, start) : min(piece.end, end)]
        if not text:
            continue
        if piece.style.speaker not in ("", speaker):
            written += f"[{piece.style.speaker}] "
        speaker = piece.style.speaker
        written += escape_marks(text)
    return written


def make_end_scene(end: EndCard, script: Script, number: int) -> SceneSource:
    """Return the scene of a short's end card, with its number in the short."""
    scene = Scene.model_validate(
        {
            "scene": end.title,
            "duration": end.seconds,
            "source": "none",
            "shots": [{"card": {"chapter": end.title, "line": end.text}}],
        }
    )
    return SceneSource(scene, number, "end", script.tree)


def renumber_scene(part: SceneSource, scene: Scene, number: int) -> SceneSource:
    """Return a scene of the film as a scene of a short."""
    return replace(
        part,
        scene=scene,
        number=number,
        chapter=0,
    )
