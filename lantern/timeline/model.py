"""The cut film: shots, takes, words and overlays in whole frames, to be printed and read as JSON."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lantern.core.units import Frames, Rate, Samples

SCHEMA = "lantern.timeline"
VERSION = 1
"""Of the written form: a reader of another version refuses it."""


@dataclass(frozen=True)
class SpokenTake:
    """What cut() needs of a take: its length, its words as written, their (start, end); in samples."""

    samples: Samples
    words: tuple[str, ...]
    cues: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class PictureInfo:
    """What cut() needs of the shots' files; a shot is (index of its scene, index in the scene).

    `illustrations` are the stills that are labelled so, `dark_maps` the maps that carry ink
    panels, and `credits` names the maker of each still where the screen shows it.
    """

    illustrations: frozenset[tuple[int, int]] = frozenset()
    dark_maps: frozenset[tuple[int, int]] = frozenset()
    credits: Mapping[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True)
class PlacedShot:
    """One shot of the film: frames [start, end), and how it comes in.

    `scene` and `shot` are indices from 0. `overlap` is the length of the transition, even and
    centred on `start`; 0 for a cut. `colour` is what the shot dips through, empty for the look's.
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
        """Frames from its start to its end."""
        return Frames(self.end - self.start)

    @property
    def clear_start(self) -> Frames:
        """First frame after its transition."""
        return Frames(self.start + self.overlap // 2)


@dataclass(frozen=True)
class TimedOverlay:
    """An overlay of the film: on screen in frames [start, start + length).

    `beside` are labels at its right; `onsets` the frames, counted from its start, at which the
    words of a caption begin.
    """

    kind: str
    lines: tuple[str, ...]
    style: str
    start: Frames
    length: Frames
    beside: tuple[str, ...] = ()
    onsets: tuple[int, ...] = ()

    @property
    def end(self) -> Frames:
        """First frame after it."""
        return Frames(self.start + self.length)


@dataclass(frozen=True)
class TimedWord:
    """A written word and the frames [start, end) in which it is spoken."""

    text: str
    start: Frames
    end: Frames


@dataclass(frozen=True)
class Timeline:
    """The cut film, in frames from its start.

    `takes` are (scene, first frame), `words` one tuple for each scene, `chapters` (first frame,
    title), and `notes` (scene, what the layout changed); scenes are indices from 0.
    """

    fps: int
    total: Frames
    shots: tuple[PlacedShot, ...]
    takes: tuple[tuple[int, Frames], ...]
    overlays: tuple[TimedOverlay, ...]
    words: tuple[tuple[TimedWord, ...], ...]
    chapters: tuple[tuple[Frames, str], ...]
    notes: tuple[tuple[int, str], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the timeline as plain data for JSON, with its schema's name and version."""
        words = []
        for scene in self.words:
            words.append([dataclasses.asdict(word) for word in scene])
        return {
            "schema": SCHEMA,
            "version": VERSION,
            "fps": self.fps,
            "total": self.total,
            "shots": [dataclasses.asdict(shot) for shot in self.shots],
            "takes": [{"scene": scene, "start": start} for scene, start in self.takes],
            "overlays": [_write_overlay(overlay) for overlay in self.overlays],
            "words": words,
            "chapters": [
                {"start": start, "title": title} for start, title in self.chapters
            ],
            "notes": [{"scene": scene, "text": text} for scene, text in self.notes],
        }

    @staticmethod
    def from_json(value: Mapping[str, Any]) -> Timeline:
        """Return the timeline that to_json() wrote.

        Raises:
            ValueError: it isn't a timeline, is one of another version, or lacks something.
        """
        _require_schema(value)
        try:
            return _read_timeline(value)
        except KeyError as error:
            raise ValueError(f"the timeline lacks the key {error}") from None
        except TypeError as error:
            raise ValueError(f"the timeline is damaged: {error}") from None


def _require_schema(value: Mapping[str, Any]) -> None:
    name = value.get("schema")
    if name != SCHEMA:
        raise ValueError(f"not a timeline: its schema is {name!r}, not {SCHEMA!r}")
    version = value.get("version")
    if version != VERSION:
        raise ValueError(
            f"this timeline has version {version},"
            f" and this Lantern reads version {VERSION}; print it again"
        )


def _write_overlay(overlay: TimedOverlay) -> dict[str, Any]:
    return {
        **dataclasses.asdict(overlay),
        "lines": list(overlay.lines),
        "beside": list(overlay.beside),
        "onsets": list(overlay.onsets),
    }


def _read_timeline(value: Mapping[str, Any]) -> Timeline:
    return Timeline(
        fps=Rate(value["fps"]).fps,
        total=Frames(value["total"]),
        shots=tuple(PlacedShot(**shot) for shot in value["shots"]),
        takes=tuple((take["scene"], Frames(take["start"])) for take in value["takes"]),
        overlays=tuple(_read_overlay(overlay) for overlay in value["overlays"]),
        words=tuple(_read_words(scene) for scene in value["words"]),
        chapters=tuple(
            (Frames(chapter["start"]), chapter["title"])
            for chapter in value["chapters"]
        ),
        notes=tuple((note["scene"], note["text"]) for note in value["notes"]),
    )


def _read_overlay(value: Mapping[str, Any]) -> TimedOverlay:
    return TimedOverlay(
        kind=value["kind"],
        lines=tuple(value["lines"]),
        style=value["style"],
        start=Frames(value["start"]),
        length=Frames(value["length"]),
        beside=tuple(value["beside"]),
        onsets=tuple(value["onsets"]),
    )


def _read_words(scene: Sequence[Mapping[str, Any]]) -> tuple[TimedWord, ...]:
    return tuple(TimedWord(**word) for word in scene)


@dataclass(frozen=True)
class Segment:
    """A run of frames that is encoded alone: the body of a shot, or the transition to the next one.

    `shot` and `next_shot` are indices into the timeline's shots; `next_shot` is None for a body.
    """

    start: Frames
    length: Frames
    shot: int
    next_shot: int | None = None


def split_segments(timeline: Timeline) -> list[Segment]:
    """Return the film as bodies and transitions, end to end."""
    return list(_iter_segments(timeline))


def _iter_segments(timeline: Timeline) -> Iterator[Segment]:
    shots = timeline.shots
    for i, shot in enumerate(shots):
        if shot.overlap:
            first = Frames(shot.start - shot.overlap // 2)
            yield Segment(first, Frames(shot.overlap), i - 1, i)
        end = shot.end - compute_overlap_out(shots, i)
        yield Segment(shot.clear_start, Frames(end - shot.clear_start), i)


def compute_overlap_out(shots: Sequence[PlacedShot], i: int) -> int:
    """Return the frames at the end of shot `i` that belong to the transition into the next one."""
    if i + 1 == len(shots):
        return 0
    return shots[i + 1].overlap // 2
