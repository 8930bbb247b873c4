"""What a cut film is: shots, takes, words and overlays in whole frames; printable, re-readable as JSON."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lantern.core.units import Frames, Samples


@dataclass(frozen=True)
class SpokenTake:
    """What cut() needs to know of a take: its length, its words as written, and their (start, end), in samples."""

    samples: Samples
    words: tuple[str, ...]
    cues: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class PictureInfo:
    """What only files tell of shots, each as (scene, shot): which stills are illustrations, which maps are dark, and
    whose each still is, where that is to be named on the screen."""

    illustrations: frozenset[tuple[int, int]] = frozenset()
    dark_maps: frozenset[tuple[int, int]] = frozenset()
    credits: Mapping[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True)
class PlacedShot:
    """One shot in the film: frames [start, end), and how it comes in; `overlap` is even and centred on start.

    `colour` is what it dips to, if that isn't black.
    """

    scene: int
    shot: int
    start: Frames
    end: Frames
    transition: str = "cut"
    overlap: int = 0
    colour: str = ""

    @property
    def length(self) -> Frames:
        return Frames(self.end - self.start)


@dataclass(frozen=True)
class TimedOverlay:
    """An overlay in the film: on screen in frames [start, start + length).

    `beside` are labels at its right; `onsets` the frames, from its start, at which the words of a caption begin.
    """

    kind: str
    lines: tuple[str, ...]
    style: str
    start: Frames
    length: Frames
    beside: tuple[str, ...] = ()
    onsets: tuple[int, ...] = ()


@dataclass(frozen=True)
class TimedWord:
    """A written word and the frames in which it is spoken."""

    text: str
    start: Frames
    end: Frames


@dataclass(frozen=True)
class Timeline:
    """The film, cut. `takes` are (scene, first frame); `words` one tuple a scene; `notes` (scene, what gave way)."""

    fps: int
    total: Frames
    shots: tuple[PlacedShot, ...]
    takes: tuple[tuple[int, Frames], ...]
    overlays: tuple[TimedOverlay, ...]
    words: tuple[tuple[TimedWord, ...], ...]
    chapters: tuple[tuple[Frames, str], ...]
    notes: tuple[tuple[int, str], ...] = ()

    def to_json(self) -> dict[str, Any]:
        return dataclasses.asdict(self)

    @staticmethod
    def from_json(value: Mapping[str, Any]) -> Timeline:
        """The timeline that to_json() gave, after a trip through JSON text."""
        return Timeline(
            fps=value["fps"],
            total=Frames(value["total"]),
            shots=tuple(PlacedShot(**c) for c in value["shots"]),
            takes=tuple((scene, Frames(start)) for scene, start in value["takes"]),
            overlays=tuple(
                TimedOverlay(
                    **{
                        **m,
                        **{key: tuple(m[key]) for key in ("lines", "beside", "onsets")},
                    }
                )
                for m in value["overlays"]
            ),
            words=tuple(
                tuple(TimedWord(**w) for w in scene) for scene in value["words"]
            ),
            chapters=tuple(
                (Frames(start), title) for start, title in value["chapters"]
            ),
            notes=tuple((scene, text) for scene, text in value["notes"]),
        )


@dataclass(frozen=True)
class Segment:
    """A run of frames that is encoded alone: the body of cut `a`, or the transition from `a` to `b`."""

    start: Frames
    length: Frames
    shot: int
    next_shot: int | None = None


def split_segments(timeline: Timeline) -> list[Segment]:
    """The film as bodies and transitions, end to end."""
    found = []
    cuts = timeline.shots
    for i, cut_ in enumerate(cuts):
        half_out = cuts[i + 1].overlap // 2 if i + 1 < len(cuts) else 0
        begin, end = cut_.start + cut_.overlap // 2, cut_.end - half_out
        if cut_.overlap:
            found.append(
                Segment(
                    Frames(cut_.start - cut_.overlap // 2),
                    Frames(cut_.overlap),
                    i - 1,
                    i,
                )
            )
        found.append(Segment(Frames(begin), Frames(end - begin), i))
    return found
