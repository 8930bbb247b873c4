"""The models of how a picture is framed: rectangles, camera moves, and a shot's own framing for a shape of film."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Discriminator,
    Field,
    Tag,
    WithJsonSchema,
    field_validator,
)

from lantern.core.problems import suggest
from lantern.core.units import Shape, Size
from lantern.script.document import YamlModel

PictureRect = tuple[float, float, float, float]
MOVES = ("push-in", "pull-out", "pan-left", "pan-right", "pan-up", "pan-down", "hold")
SHAPES: dict[Shape, tuple[int, int]] = {
    "wide": (16, 9),
    "portrait": (9, 16),
    "square": (1, 1),
}


def format_ratio(shape: Shape) -> str:
    """`9:16`, as people say it."""
    across, down = SHAPES[shape]
    return f"{across}:{down}"


def parse_shape(text: object) -> Shape:
    """The shape somebody means by `9:16` or `portrait`. Raises ValueError."""
    for shape in SHAPES:
        if text in (shape, format_ratio(shape)):
            return shape
    known = [*map(format_ratio, SHAPES), *SHAPES]
    raise ValueError(
        f"'{text}' is no shape{suggest(str(text), known)} (there are: {', '.join(known)})"
    )


def resize_to_shape(own: Size, shape: Shape) -> Size:
    """The size of a film in another shape than its own: its short side stays."""
    across, down = SHAPES[shape]
    short = min(own)
    k = short / min(across, down)
    return round(across * k / 2) * 2, round(down * k / 2) * 2


ShapeEntry = Annotated[
    Shape,
    BeforeValidator(parse_shape),
    WithJsonSchema({"enum": [*map(format_ratio, SHAPES), *SHAPES]}),
]


def check_rect(value: PictureRect) -> PictureRect:
    x, y, w, h = value
    if min(value) < 0 or w <= 0 or h <= 0 or x + w > 1.0001 or y + h > 1.0001:
        raise ValueError(
            "a rectangle is x, y, width, height as fractions of the picture, inside 0 to 1"
        )
    return value


class Move(YamlModel):
    """A camera move between two framings: names of a map's views, or rectangles of a still."""

    start: str | PictureRect = Field(alias="from")
    end: str | PictureRect = Field(alias="to")

    @field_validator("start", "end")
    @classmethod
    def _check_end(cls, value: str | PictureRect) -> str | PictureRect:
        return value if isinstance(value, str) else check_rect(value)


def _move_kind(value: object) -> str:
    return "Move" if isinstance(value, dict | Move) else "name"


MoveEntry = Annotated[
    Annotated[
        Literal[
            "push-in", "pull-out", "pan-left", "pan-right", "pan-up", "pan-down", "hold"
        ],
        Tag("name"),
    ]
    | Annotated[Move, Tag("Move")],
    Discriminator(_move_kind),
]
Focus = Annotated[PictureRect, AfterValidator(check_rect)]


class FramingOverride(YamlModel):
    """How a shot is framed in one shape of film, where that differs from how it is framed in the others."""

    focus: Focus | None = Field(
        None, description="x, y, w, h as fractions; of a title card's picture, too"
    )
    move: MoveEntry | None = None
    view: str | None = Field(None, description="the map's view the camera rests on")
    fit: Literal["cover", "contain"] | None = None


def find_move_fault(kind: str, move: str | Move | None) -> str | None:
    """What is wrong with a shot's move, in words; None when nothing is."""
    names = isinstance(move, Move) and str in (type(move.start), type(move.end))
    if kind == "still" and names:
        return "a still's move goes between rectangles: {from: [x, y, w, h], to: [x, y, w, h]}"
    if kind == "map" and move is not None and not isinstance(move, Move):
        return "a map's move goes between its views: {from: name, to: name}"
    if kind == "clip" and move is not None:
        return (
            "a clip has its own movement; take move out (focus says which part is seen)"
        )
    return None
