"""The requests of jobs that make pictures: what workers need for them, as frozen values.

All frames of a request are relative to the segment, so that it can move in the film. A field's
metadata says in which part of the job's key it is; a path is in the key as the digest of its file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from lantern.core.encoders import X264
from lantern.core.records import NOT_IN_KEY, in_part
from lantern.core.units import Frames, Size
from lantern.script.paths import AllowedPaths
from lantern.visuals.film_fade import FilmFade
from lantern.visuals.overlays import Overlay
from lantern.visuals.specs import VisualSpec
from lantern.visuals.transitions import TransitionParams


@dataclass(frozen=True)
class FontRequest:
    """A typeface of the author's: its files, and its family where the files hold several."""

    files: tuple[Path, ...]
    family: str | None = None


@dataclass(frozen=True)
class StyleRequest:
    """What all pictures of a film share: size in pixels, frames per second, look and type.

    `look_file` is None for the atlas. `look_digest` stands for all of the
    look that these pictures show, so that the rest of it moves no key.
    """

    size: Size
    fps: int
    look_file: Path | None = field(metadata=NOT_IN_KEY)
    look_digest: str
    fonts: Mapping[str, FontRequest] = field(default_factory=dict)
    has_captions: bool = False


@dataclass(frozen=True)
class VisualRequest:
    """What a shot shows, where its files are, and those (`inputs`) that decide its pixels."""

    spec: VisualSpec
    folder: Path = field(metadata=NOT_IN_KEY)
    places: AllowedPaths = field(metadata=NOT_IN_KEY)
    inputs: tuple[Path, ...] = ()


@dataclass(frozen=True)
class ShotRequest:
    """A shot of `length` frames; the segment begins at its frame `offset`, perhaps below 0.

    `drifted` are the frames that it has drifted at its first; None for a shot that doesn't drift.
    """

    visual: VisualRequest
    length: Frames = field(metadata=in_part("length"))
    offset: Frames = field(metadata=in_part("length"))
    drifted: Frames | None = field(default=None, metadata=in_part("length"))


@dataclass(frozen=True)
class OverlayRequest:
    """An overlay, and the frame of the segment at which it starts, which may be negative."""

    overlay: Overlay
    offset: Frames


@dataclass(frozen=True)
class SegmentRequest:
    """A run of frames that is painted and encoded: of the shot `a`, or from `a` to `b`.

    Only each `stride`th frame is painted; the others repeat it. `fade` is None for a segment that
    has no frame near the film's ends.
    """

    SCHEMA: ClassVar[str] = "lantern.segment/1"

    a: ShotRequest = field(metadata=in_part("picture"))
    b: ShotRequest | None = field(metadata=in_part("picture"))
    length: Frames = field(metadata=in_part("length"))
    overlays: tuple[OverlayRequest, ...] = field(metadata=in_part("overlays"))
    transition: str = field(metadata=in_part("overlays"))
    transition_params: TransitionParams = field(metadata=in_part("overlays"))
    style: StyleRequest = field(metadata=in_part("style"))
    quality: str = field(metadata=in_part("encoding"))
    fade: FilmFade | None = field(default=None, metadata=in_part("overlays"))
    stride: int = field(default=1, metadata=in_part("encoding"))
    encoder: str = field(default=X264, metadata=in_part("encoding"))

    @property
    def shots(self) -> tuple[ShotRequest, ...]:
        """The shots that are seen, one or two."""
        return (self.a, self.b) if self.b else (self.a,)


@dataclass(frozen=True)
class LetteringRequest:
    """A run of overlays that is painted over nothing and encoded with alpha."""

    SCHEMA: ClassVar[str] = "lantern.lettering/1"

    overlays: tuple[OverlayRequest, ...] = field(metadata=in_part("overlays"))
    length: Frames = field(metadata=in_part("length"))
    style: StyleRequest = field(metadata=in_part("style"))
    fade: FilmFade | None = field(default=None, metadata=in_part("overlays"))


@dataclass(frozen=True)
class CutoutRequest:
    """A shot, a card or a map, that is encoded with alpha in the place of its ground.

    With `keeps_land` a map keeps its land.
    """

    SCHEMA: ClassVar[str] = "lantern.cutout/1"

    shot: ShotRequest = field(metadata=in_part("picture"))
    style: StyleRequest = field(metadata=in_part("style"))
    keeps_land: bool = field(default=False, metadata=in_part("picture"))


@dataclass(frozen=True)
class PosterFrameRequest:
    """The frame that stands for a shot: the one at the shot's offset."""

    SCHEMA: ClassVar[str] = "lantern.poster-frame/1"

    shot: ShotRequest = field(metadata=in_part("picture"))
    overlays: tuple[OverlayRequest, ...] = field(metadata=in_part("overlays"))
    style: StyleRequest = field(metadata=in_part("style"))


@dataclass(frozen=True)
class DrawingRequest:
    """A visual whose drawings are made before it is moved; shots of any length share them."""

    SCHEMA: ClassVar[str] = "lantern.drawing/1"

    visual: VisualRequest = field(metadata=in_part("picture"))
    length: Frames = field(metadata=NOT_IN_KEY)
    style: StyleRequest = field(metadata=in_part("style"))
