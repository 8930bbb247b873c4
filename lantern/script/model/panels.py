"""The models of several pictures in a shot: panels beside each other, and an inset in a corner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from lantern.script.document import Loc
from lantern.script.model.card_fields import CardText
from lantern.script.model.footage import Effect
from lantern.script.model.picture import Picture
from lantern.script.model.types import LongText
from lantern.script.model_faults import FaultAt

PanelsLayout = Literal["side-by-side", "grid", "before-after", "stack"]
Corner = Literal["top-left", "top-right", "bottom-left", "bottom-right"]
InsetForm = Literal["landscape", "upright", "square"]
_MOST = 9
_MOST_BESIDE = 4
"""Panels that one row or one column may have."""
_MOST_STACKED = 6
_PICTURES = ("still", "map", "card", "clip", "document")


@dataclass(frozen=True)
class ShotPicture:
    """A picture of a shot, and the keys that lead to it there; none for the shot's own."""

    loc: Loc
    picture: Picture


@dataclass(frozen=True)
class PlacedEffects:
    """Effects on a shot or on one of its pictures, and the keys that lead to them."""

    loc: Loc
    effects: tuple[Effect, ...]


@dataclass(frozen=True)
class PlacedLabel:
    """Words on a small picture or a globe, and the keys that lead to them in the shot."""

    loc: Loc
    text: str


class SmallPicture(Picture):
    """A picture that shares the frame with others."""

    label: CardText | None = Field(
        None, description="a few words on the picture"
    )
    at: LongText | None = Field(
        None,
        description="words of the narration at which it comes; default: it is there "
        "from the start",
    )

    @model_validator(mode="after")
    def _check_silent(self) -> SmallPicture:
        if self.clip and self.clip.level is not None:
            message = (
                "footage that shares the frame is silent; take level out,"
                " or write its sound to a file and name that under 'sound'"
            )
            raise FaultAt(message, "clip", "level")
        if self.clip and self.clip.speaks:
            message = (
                "footage that shares the frame is silent; take speaks out, and let it"
                " speak in a shot of its own"
            )
            raise FaultAt(message, "clip", "speaks")
        if isinstance(self.card, str):
            message = f"a {self.card} card fills the frame; write a card with its words"
            raise FaultAt(message, "card")
        return self


class Panel(SmallPicture):
    """One of several pictures in a shot, each with its own camera."""

    _one_of: ClassVar[str] = (
        "a panel shows exactly one of: still, map, card, clip, document"
    )


class Inset(SmallPicture):
    """A small picture in a corner of the shot's own.

    On a map's shot, an inset with only a `view` shows another view of the same map.
    """

    _one_of: ClassVar[str] = (
        "an inset shows exactly one of: still, map, card, clip, document"
    )
    corner: Corner = Field(default="top-right", description="where it stands")
    size: Annotated[float, Field(ge=0.15, le=0.5)] | None = Field(
        default=None,
        description="its longer side as a share of the frame's width; default: 0.3, in "
        "upright and square films 0.42",
    )
    form: InsetForm = Field(
        default="landscape", description="how it is cropped"
    )
    until: LongText | None = Field(
        None,
        description="words of the narration at which it goes; default: it stays",
    )


PanelsEntry = Annotated[
    tuple[Panel, ...], Field(min_length=2, max_length=_MOST)
]


def lend_map(shot: object) -> object:
    """Return a shot's data with its map given to an inset that only says which view of it."""
    if not isinstance(shot, dict):
        return shot
    inset = shot.get("inset")
    if (
        not isinstance(inset, dict)
        or "view" not in inset
        or not shot.get("map")
    ):
        return shot
    if any(key in inset for key in _PICTURES):
        return shot
    return {**shot, "inset": {**inset, "map": shot["map"]}}


def find_panels_fault(
    panels: Sequence[Panel] | None, layout: PanelsLayout | None
) -> FaultAt | None:
    """Return what is wrong with a shot's panels and their layout, or None."""
    if panels is None:
        if layout is None:
            return None
        return FaultAt(
            "layout says how panels stand, and there are none", "layout"
        )
    count = len(panels)
    if layout == "before-after" and count != 2:
        message = f"before-after compares two panels, and there are {count}"
        return FaultAt(message, "layout")
    if layout == "stack" and count > _MOST_STACKED:
        message = (
            f"{count} prints hide each other; at most {_MOST_STACKED},"
            " or write layout: grid"
        )
        return FaultAt(message, "panels")
    if layout in (None, "side-by-side") and count > _MOST_BESIDE:
        message = (
            f"{count} panels are too many for one row; at most {_MOST_BESIDE},"
            " or write layout: grid"
        )
        return FaultAt(message, "panels")
    return None
