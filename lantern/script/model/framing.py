"""The models of framing: rectangles, camera moves, and a shot's own framing for a shape."""

from __future__ import annotations

from collections.abc import Collection
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
from lantern.script.model.types import Duration, LongText

PictureRect = tuple[float, float, float, float]
"""x, y, width and height as fractions of the picture, from the top left."""
MOVES = (
    "push-in",
    "pull-out",
    "pan-left",
    "pan-right",
    "pan-up",
    "pan-down",
    "hold",
)
SHAPES: dict[Shape, tuple[int, int]] = {
    "wide": (16, 9),
    "portrait": (9, 16),
    "square": (1, 1),
}
"""Width and height of each shape, as a ratio."""
_ROUNDING = 1e-4
"""How far the sides of a rectangle may be outside the picture, since fractions are rounded."""


def format_ratio(shape: Shape) -> str:
    """Return the ratio of a shape, such as `9:16`."""
    across, down = SHAPES[shape]
    return f"{across}:{down}"


def parse_shape(text: object) -> Shape:
    """Return the shape that is written `9:16` or `portrait`.

    Raises:
        ValueError: it is not a shape.
    """
    for shape in SHAPES:
        if text in (shape, format_ratio(shape)):
            return shape
    hint = suggest(str(text), _SHAPE_NAMES)
    names = ", ".join(_SHAPE_NAMES)
    raise ValueError(f"'{text}' is not a shape{hint} (there are: {names})")


_SHAPE_NAMES: list[str] = [*map(format_ratio, SHAPES), *SHAPES]


def resize_to_shape(own: Size, shape: Shape) -> Size:
    """Return the size of a film in another shape, in even pixels; its short side stays."""
    across, down = SHAPES[shape]
    scale = min(own) / min(across, down)
    width = round(across * scale / 2) * 2
    height = round(down * scale / 2) * 2
    return width, height


ShapeEntry = Annotated[
    Shape,
    BeforeValidator(parse_shape),
    WithJsonSchema({"enum": _SHAPE_NAMES}),
]


def check_rect(value: PictureRect) -> PictureRect:
    """Return a rectangle that lies inside the picture and isn't empty.

    Raises:
        ValueError: it doesn't, or is.
    """
    x, y, w, h = value
    most = 1 + _ROUNDING
    inside = x >= 0 and y >= 0 and x + w <= most and y + h <= most
    if not inside or w <= 0 or h <= 0:
        raise ValueError(
            "a rectangle is x, y, width, height as fractions of the picture,"
            " inside 0 to 1"
        )
    return value


class Move(YamlModel):
    """A camera move between two framings: names of a map's views, or rectangles of a still."""

    start: str | PictureRect = Field(
        alias="from",
        description="where it begins: [x, y, w, h] of a still, or the view of a map",
    )
    end: str | PictureRect = Field(alias="to", description="where it ends")

    @field_validator("start", "end")
    @classmethod
    def _check_end(cls, value: str | PictureRect) -> str | PictureRect:
        if isinstance(value, str):
            return value
        return check_rect(value)


class Leg(YamlModel):
    """A part of a map's camera move: to another view, from the words `at` on.

    With `follow` it goes to something that moves and stays with it, as close as in that view.
    """

    view: LongText = Field(alias="to", description="the map's view at its end")
    follow: LongText | None = Field(
        None, description="the arrow, route or unit that the camera stays with"
    )
    at: LongText | None = Field(
        None,
        description="words of the narration at which the camera begins to move",
    )
    seconds: Annotated[Duration, Field(ge=0.2)] | None = Field(
        None, description="how long it takes; default: 3"
    )


def _choose_form(value: object) -> str:
    if isinstance(value, dict | Move):
        return "Move"
    return "name"


MoveEntry = Annotated[
    Annotated[
        Literal[
            "push-in",
            "pull-out",
            "pan-left",
            "pan-right",
            "pan-up",
            "pan-down",
            "hold",
        ],
        Tag("name"),
    ]
    | Annotated[Move, Tag("Move")],
    Discriminator(_choose_form),
]
Focus = Annotated[PictureRect, AfterValidator(check_rect)]


def _choose_focus_form(value: object) -> str:
    return "word" if isinstance(value, str) else "rectangle"


def _require_auto(value: object) -> object:
    if value != "auto":
        raise ValueError(f"'{value}' is no focus; write [x, y, w, h], or auto")
    return value


FocusEntry = Annotated[
    Annotated[Literal["auto"], BeforeValidator(_require_auto), Tag("word")]
    | Annotated[Focus, Tag("rectangle")],
    Discriminator(_choose_focus_form),
]
"""The part of a picture that matters, or `auto`: it is guessed."""


def find_focus_fault(
    focus: Literal["auto"] | PictureRect | None,
    kind: str,
    *,
    fit: str,
    move: str | Move | None,
) -> str | None:
    """Return what is wrong with an automatic focus, or None."""
    if focus != "auto":
        return None
    if kind != "still":
        return f"focus: auto looks into stills; for a {kind} write focus: [x, y, w, h]"
    if fit == "contain":
        return "fit: contain shows all of the picture; take focus out"
    if isinstance(move, Move):
        return "the move says what is shown; take focus out"
    return None


class FramingOverride(YamlModel):
    """How a shot is framed in one shape of film, where that differs from the other shapes."""

    focus: Focus | None = Field(
        None,
        description="the part that matters: [x, y, w, h] as fractions; of a title "
        "card's picture, too",
    )
    move: MoveEntry | None = Field(default=None, description="as in a shot")
    view: str | None = Field(
        None, description="the map's view at which the camera rests"
    )
    fit: Literal["cover", "contain"] | None = Field(
        default=None,
        description="cover fills the frame, contain shows all of the picture",
    )


_FOREIGN_KEYS = {
    "still": ("view",),
    "clip": ("view",),
    "map": ("focus", "fit", "ground"),
    "card": ("view", "focus", "fit", "ground"),
    "document": ("view", "focus", "fit", "ground"),
    "panels": ("view", "focus", "fit", "ground", "move"),
}
"""Keys of framing that say nothing of a kind of shot."""


def find_foreign_key(kind: str, given: Collection[str]) -> str | None:
    """Return a key of framing that says nothing of a shot of this kind, None if there is none."""
    foreign = [key for key in _FOREIGN_KEYS.get(kind, ()) if key in given]
    return foreign[0] if foreign else None


def find_move_fault(kind: str, move: str | Move | None) -> str | None:
    """Return what is wrong with the move of a shot of this kind, or None."""
    is_named = isinstance(move, Move) and (
        isinstance(move.start, str) or isinstance(move.end, str)
    )
    if kind == "still" and is_named:
        return (
            "a still's move goes between rectangles:"
            " {from: [x, y, w, h], to: [x, y, w, h]}"
        )
    is_map_move = move in (None, "hold") or (
        isinstance(move, Move) and is_named
    )
    if kind == "map" and not is_map_move:
        return (
            "a map's move goes between its views: {from: name, to: name};"
            " hold keeps it still"
        )
    if kind == "card" and move not in (None, "hold"):
        return "a card has no move but hold, which keeps it still"
    if kind == "document" and move not in (None, "hold"):
        return (
            "a document's camera goes where its zoom says: document: {file: …,"
            " zoom: [{to: [x, y, w, h], at: words}]}; hold keeps it still"
        )
    if kind == "clip" and move is not None:
        return "a clip has its own movement; take move out (focus says which part is seen)"
    return None
