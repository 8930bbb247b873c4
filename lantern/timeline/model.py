"""The cut film: shots, takes, words and overlays in whole frames, written and read as JSON."""

from __future__ import annotations

import bisect
import dataclasses
import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lantern.core.units import Frames, Rate, Samples
from lantern.timeline.overlay_index import OverlayIndex

SCHEMA = "lantern.timeline"
SCHEMA_VERSION = 1
"""Of the written form: a reader of another version refuses it."""


@dataclass(frozen=True)
class SpokenTake:
    """A take in samples: its length, its words as written, and (start, end) of each."""

    samples: Samples
    words: tuple[str, ...]
    cues: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class PictureInfo:
    """What cut() needs of the shots' files; a shot is (index of its scene, index in the scene).

    `illustrations` are the stills that are labelled so, `dark_maps` the maps that carry ink
    panels, `credits` names the maker of each still where the screen shows it, and `marks` are the
    labels of pictures whose maker the ledger doesn't name yet. `map_sources` are what the source
    line says of maps.
    """

    illustrations: frozenset[tuple[int, int]] = frozenset()
    dark_maps: frozenset[tuple[int, int]] = frozenset()
    credits: Mapping[tuple[int, int], str] = field(default_factory=dict)
    marks: Mapping[tuple[int, int], str] = field(default_factory=dict)
    map_sources: Mapping[tuple[int, int], str] = field(default_factory=dict)


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
class ThirdPortrait:
    """The portrait in a lower third: its file as a scene (from 0) names it, and its focus."""

    file: str
    scene: int
    focus: tuple[float, float] | None = None


@dataclass(frozen=True)
class TimedOverlay:
    """An overlay of the film: on screen in frames [start, start + length).

    `beside` are labels at its right; `onsets` the frames, counted from its start, at which the
    words of a caption begin. A lower third may have a portrait, and stand at the right; a caption
    may have a `colour`, as #rrggbb.
    """

    kind: str
    lines: tuple[str, ...]
    style: str
    start: Frames
    length: Frames
    beside: tuple[str, ...] = ()
    onsets: tuple[int, ...] = ()
    portrait: ThirdPortrait | None = None
    is_right: bool = False
    colour: str | None = None

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

    def find_overlays(self, start: int, end: int) -> list[TimedOverlay]:
        """Return the overlays that are seen in frames [start, end), in their order."""
        return self._overlay_index.find(start, end)

    def find_shots(self, start: int, end: int) -> tuple[PlacedShot, ...]:
        """Return the shots that frames [start, end) lie in, transitions left out."""
        first = bisect.bisect_right(
            self.shots, start, key=lambda shot: shot.end
        )
        last = bisect.bisect_left(self.shots, end, key=lambda shot: shot.start)
        return self.shots[first:last]

    @functools.cached_property
    def _overlay_index(self) -> OverlayIndex:
        return OverlayIndex(self.overlays)

    def to_json(self) -> dict[str, Any]:
        """Return the timeline as plain data for JSON, with its schema's name and version."""
        return {
            "schema": SCHEMA,
            "version": SCHEMA_VERSION,
            "fps": self.fps,
            "total": self.total,
            "shots": _write_all(self.shots),
            "takes": _write_pairs(self.takes, "scene", "start"),
            "overlays": _write_all(self.overlays),
            "words": [_write_all(words) for words in self.words],
            "chapters": _write_pairs(self.chapters, "start", "title"),
            "notes": _write_pairs(self.notes, "scene", "text"),
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
        raise ValueError(
            f"not a timeline: its schema is {name!r}, not {SCHEMA!r}"
        )
    version = value.get("version")
    if version != SCHEMA_VERSION:
        raise ValueError(
            f"this timeline has version {version},"
            f" and this Lantern reads version {SCHEMA_VERSION}; print it again"
        )


_LEFT_OUT = {"portrait": None, "is_right": False, "colour": None}
"""Fields of overlays that few have, and the values with which they aren't written."""


def _write_all(
    values: Iterable[PlacedShot | TimedOverlay | TimedWord],
) -> list[dict[str, Any]]:
    return [_write_fields(value) for value in values]


def _write_fields(
    value: PlacedShot | TimedOverlay | TimedWord,
) -> dict[str, Any]:
    """Return the fields of a value, its tuples as lists, since JSON has no others."""
    fields = dataclasses.asdict(value)
    for name, usual in _LEFT_OUT.items():
        if fields.get(name, ...) is usual:
            del fields[name]
    for name, field_value in fields.items():
        if isinstance(field_value, tuple):
            fields[name] = list(field_value)
    return fields


def _write_pairs(
    pairs: Iterable[tuple[object, object]], first: str, second: str
) -> list[dict[str, Any]]:
    """Return each pair as an object with these two keys."""
    return [{first: pair[0], second: pair[1]} for pair in pairs]


def _read_timeline(value: Mapping[str, Any]) -> Timeline:
    takes = [(take["scene"], Frames(take["start"])) for take in value["takes"]]
    words = [_read_words(scene) for scene in value["words"]]
    chapters = [
        (Frames(each["start"]), each["title"]) for each in value["chapters"]
    ]
    notes = [(note["scene"], note["text"]) for note in value["notes"]]
    return Timeline(
        fps=Rate(value["fps"]).fps,
        total=Frames(value["total"]),
        shots=tuple(_read_shots(value["shots"])),
        takes=tuple(takes),
        overlays=tuple(map(_read_overlay, value["overlays"])),
        words=tuple(words),
        chapters=tuple(chapters),
        notes=tuple(notes),
    )


def _read_shots(shots: Iterable[Mapping[str, Any]]) -> Iterator[PlacedShot]:
    for shot in shots:
        yield PlacedShot(**shot)


def _read_overlay(value: Mapping[str, Any]) -> TimedOverlay:
    return TimedOverlay(
        kind=value["kind"],
        lines=tuple(value["lines"]),
        style=value["style"],
        start=Frames(value["start"]),
        length=Frames(value["length"]),
        beside=tuple(value["beside"]),
        onsets=tuple(value["onsets"]),
        portrait=_read_portrait(value.get("portrait")),
        is_right=bool(value.get("is_right", False)),
        colour=value.get("colour"),
    )


def _read_portrait(value: Mapping[str, Any] | None) -> ThirdPortrait | None:
    if value is None:
        return None
    focus = value["focus"] and (
        float(value["focus"][0]),
        float(value["focus"][1]),
    )
    return ThirdPortrait(value["file"], value["scene"], focus)


def _read_words(scene: Iterable[Mapping[str, Any]]) -> tuple[TimedWord, ...]:
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
