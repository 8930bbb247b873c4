"""Sound of the author's in which a scene is spoken: a recording, or footage that speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lantern.script.document import Loc
from lantern.script.model.footage import Clip
from lantern.script.model_faults import FaultAt

if TYPE_CHECKING:
    from lantern.script.model.scene import Scene, Shot


@dataclass(frozen=True)
class FootagePart:
    """The seconds of footage in which somebody speaks, up to its end if `end` is None."""

    start: float
    end: float | None


@dataclass(frozen=True)
class RecordedVoice:
    """The file in which a scene is spoken, the keys that name it, and the part of footage."""

    file: str
    loc: Loc
    part: FootagePart | None = None


@dataclass(frozen=True)
class _SpeakingShot:
    """A shot whose footage speaks, its index in the scene, and its clip."""

    index: int
    clip: Clip


def find_recorded_voice(scene: Scene) -> RecordedVoice | None:
    """Return the sound in which a scene is spoken; None for one that a voice speaks."""
    if scene.recording:
        return RecordedVoice(scene.recording, ("recording",))
    for speaking in _iter_speaking(scene.shots):
        clip = speaking.clip
        assert clip.file is not None  # a clip that speaks is a file
        part = FootagePart(float(clip.start), clip.end)
        return RecordedVoice(clip.file, ("shots", speaking.index, "clip"), part)
    return None


def find_footage_fault(scene: Scene) -> FaultAt | None:
    """Return what is wrong with footage that speaks in a scene; None if nothing is."""
    speaking = list(_iter_speaking(scene.shots))
    if not speaking:
        return None
    first = speaking[0]
    loc = ("shots", first.index, "clip", "speaks")
    if scene.recording:
        return FaultAt(
            "this footage speaks, and so does the scene's recording; leave one out",
            *loc,
        )
    if not scene.is_spoken:
        return FaultAt(
            "write the words that are spoken in this footage under the scene's narration",
            *loc,
        )
    return next(_iter_other_faults(first.clip, speaking[1:]), None)


def _iter_other_faults(
    first: Clip, others: Sequence[_SpeakingShot]
) -> Iterator[FaultAt]:
    """Yield what is wrong where a scene comes back to the footage that speaks."""
    for other in others:
        loc = ("shots", other.index, "clip")
        if other.clip.file != first.file:
            yield FaultAt(
                f"'{first.file}' speaks in this scene already; make another scene of this",
                *loc,
            )
        elif {"start", "end"} & other.clip.model_fields_set:
            yield FaultAt(
                "the footage goes on in step with its voice here; take 'from' and 'to' out",
                *loc,
            )


def _iter_speaking(shots: Sequence[Shot]) -> Iterator[_SpeakingShot]:
    for i, shot in enumerate(shots):
        if shot.clip is not None and shot.clip.speaks:
            yield _SpeakingShot(i, shot.clip)
