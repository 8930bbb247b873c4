"""The film's cut as editing programs know it: clips of files on tracks, in whole frames."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lantern.core.units import Frames, Size

TrackRole = Literal["pictures", "lettering", "voice", "music", "effects"]
SOUND_ROLES: tuple[TrackRole, ...] = ("voice", "music", "effects")


@dataclass(frozen=True)
class EditMedia:
    """A file, by its path from the folder of the projects, with `/`, and how long it is."""

    path: str
    length: Frames

    @property
    def file_name(self) -> str:
        """The file's name, without its folder."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True)
class EditClip:
    """A part of a file: in frames [start, end) of the film, from the file's frame `offset` on."""

    name: str
    media: EditMedia
    start: Frames
    length: Frames
    offset: Frames

    @property
    def end(self) -> Frames:
        """First frame after it."""
        return Frames(self.start + self.length)


@dataclass(frozen=True)
class EditDissolve:
    """A dissolve from one clip to the next; its `length`, even, is centred on their `cut`."""

    cut: Frames
    length: Frames

    @property
    def half(self) -> Frames:
        """The frames of it on each side of the cut."""
        return Frames(self.length // 2)

    @property
    def start(self) -> Frames:
        """The first frame in which both clips are seen."""
        return Frames(self.cut - self.half)

    @property
    def end(self) -> Frames:
        """The first frame in which only the second clip is seen."""
        return Frames(self.cut + self.half)


@dataclass(frozen=True)
class EditTrack:
    """Clips of one kind, in order; none lies over another."""

    role: TrackRole
    clips: tuple[EditClip, ...]
    dissolves: tuple[EditDissolve, ...] = ()

    @property
    def name(self) -> str:
        """What people call it."""
        return self.role.capitalize()

    @property
    def is_sound(self) -> bool:
        """Whether it is heard, not seen."""
        return self.role in SOUND_ROLES

    def find_dissolve_in(self, clip: EditClip) -> EditDissolve | None:
        """Return the dissolve that a clip comes in by, None for a cut."""
        return next(
            (each for each in self.dissolves if each.cut == clip.start), None
        )

    def find_dissolve_out(self, clip: EditClip) -> EditDissolve | None:
        """Return the dissolve that a clip goes out by, None for a cut."""
        return next(
            (each for each in self.dissolves if each.cut == clip.end), None
        )


@dataclass(frozen=True)
class EditMarker:
    """A chapter that begins at a frame of the film, or a remark on it."""

    frame: Frames
    text: str
    is_chapter: bool


@dataclass(frozen=True)
class EditSequence:
    """The whole cut. `size` is in pixels; pictures lie below lettering, sounds are added up."""

    title: str
    fps: int
    size: Size
    length: Frames
    tracks: tuple[EditTrack, ...]
    markers: tuple[EditMarker, ...] = ()

    @property
    def pictures(self) -> EditTrack:
        """The track of the shots; it has no gaps."""
        return self.tracks[0]
