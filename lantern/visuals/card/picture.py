"""The picture under a card: the still of a title, or what its author put under other words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from lantern.core.store import digest_bytes, digest_file
from lantern.core.units import Frames, Size
from lantern.graphics import photo, pixels
from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import U8
from lantern.graphics.typefaces import Typefaces
from lantern.script.model.card_ground import CardGround, GroundedCard
from lantern.script.model.cards import TitleCard
from lantern.visuals import load_kind
from lantern.visuals.card.contours import draw_contours
from lantern.visuals.card.forms import AnyCard
from lantern.visuals.specs import MapSpec

if TYPE_CHECKING:
    from lantern.visuals import Visual, VisualContext

_MIDDLE = (0.5, 0.5)


@dataclass(frozen=True)
class CardPicture:
    """A picture, a map without its names, or a drawing, that a card's words stand on.

    `focus` is the point to keep, as shares of width and height. A quiet one is darkened as a
    whole, any other only where type stands.
    """

    still: Path | None = None
    focus: tuple[float, float] = _MIDDLE
    map: Visual | None = None
    view: str = ""
    is_quiet: bool = False
    seed: int | None = None
    """Of a drawing; None for a picture or a map."""

    def inputs(self) -> Sequence[Path]:
        """Return the files whose bytes decide the picture."""
        if self.map is not None:
            return self.map.inputs()
        return (self.still,) if self.still else ()

    def describe(self) -> list[object]:
        """Return all that decides its pixels beside the frame, as JSON."""
        digests = [digest_file(path) for path in self.inputs()]
        version = load_kind("map").VERSION if self.map else 0
        about = [digests, list(self.focus), self.view, version, self.is_quiet]
        return [*about, self.seed] if self.seed is not None else about

    def draw(self, context: VisualContext) -> U8:
        """Return the picture as RGB, (h, w, 3), of the context's size.

        Raises:
            AssetFailure: the picture can't be read.
        """
        if self.map is not None:
            return pixels.to_rgb(self.map.paint(0))
        if self.seed is not None:
            return draw_contours(context.size, context.look, self.seed)
        assert self.still is not None
        whole = _read(
            self.still, context.size, typefaces=context.look.typefaces
        )
        return _cover(whole, context.size, self.focus)


def open_picture(card: AnyCard, context: VisualContext) -> CardPicture | None:
    """Return the picture under a card; None for a card on paper.

    Raises:
        AssetFailure: it isn't there, or its map has faults.
    """
    if isinstance(card, TitleCard) and card.ground:
        return CardPicture(context.find(card.ground), card.focus)
    if not isinstance(card, GroundedCard) or card.ground is None:
        return None
    ground = card.ground
    if ground.still:
        return CardPicture(
            context.find(ground.still), ground.focus, is_quiet=True
        )
    if ground.drawn:
        words = digest_bytes(card.model_dump_json().encode())
        return CardPicture(seed=int(words[:8], 16))
    spec = make_map_spec(ground)
    bare = replace(context, has_captions=False)
    map_ = load_kind("map").open_visual(spec, bare)
    return CardPicture(
        map=map_,
        view=ground.view or "",
        is_quiet=True,
    )


def make_map_spec(ground: CardGround) -> MapSpec:
    """Return the map of a ground, without names and furniture."""
    return MapSpec(
        str(ground.map),
        view=ground.view,
        lettered_until=Frames(0),
    )


def _read(picture: Path, size: Size, *, typefaces: Typefaces) -> U8:
    """Read a drawing or photograph as RGB; a drawing is made at least as large as the frame.

    Raises:
        AssetFailure: the picture can't be read.
    """
    w, h = photo.read_size(picture)
    width = math.ceil(max(size[0], size[1] * w / h * 1.04))
    return photo.read_pixels(picture, width, typefaces=typefaces)


def _cover(rgb: U8, size: Size, focus: tuple[float, float]) -> U8:
    """Crop to the frame with `focus` (shares of width and height) near the middle."""
    w, h = size
    have_h, have_w = rgb.shape[:2]
    factor = max(w / have_w, h / have_h)
    crop_w = min(have_w, round(w / factor))
    crop_h = min(have_h, round(h / factor))
    x = round(min(max(focus[0] * have_w - crop_w / 2, 0), have_w - crop_w))
    y = round(min(max(focus[1] * have_h - crop_h / 2, 0), have_h - crop_h))
    crop = rgb[y : y + crop_h, x : x + crop_w]
    interpolation = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return np.asarray(
        cv2.resize(crop, size, interpolation=interpolation), np.uint8
    )
