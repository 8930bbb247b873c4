"""The model of notes: what is drawn on a shot's picture to point at a part of it."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from lantern.core.typography import set_quotes
from lantern.script.document import Loc, YamlModel
from lantern.script.model.card_fields import CardText
from lantern.script.model.framing import PictureRect, check_rect
from lantern.script.model.types import LongText, as_list
from lantern.script.model_faults import FaultAt

NoteKind = Literal[
    "circle", "box", "underline", "arrow", "label", "spotlight", "magnifier"
]
NOTE_KINDS: tuple[NoteKind, ...] = get_args(NoteKind)
NoteSide = Literal["left", "right", "above", "below"]
_MOST_NOTES = 30
_AREA_NUMBERS = 4
_MOST_LONGITUDE = 360
_MOST_LATITUDE = 85


def _read_spot(value: object) -> object:
    if isinstance(value, list | tuple):
        are_numbers = all(
            isinstance(each, int | float) and not isinstance(each, bool)
            for each in value
        )
        if not are_numbers or len(value) not in (2, _AREA_NUMBERS):
            raise ValueError(_SPOT_HELP)
        return tuple(float(each) for each in value)
    if isinstance(value, str) and value.strip():
        return value
    raise ValueError(_SPOT_HELP)


_SPOT_HELP = (
    "write [x, y, width, height] or a point [x, y] as fractions of the picture;"
    " on a map a place's name, or [longitude, latitude]"
)
NoteSpot = Annotated[
    str | tuple[float, ...],
    BeforeValidator(_read_spot),
    WithJsonSchema(
        {
            "type": ["array", "string"],
            "items": {"type": "number"},
            "minItems": 2,
            "maxItems": 4,
            "description": _SPOT_HELP,
        }
    ),
]
"""A part of the picture, a point of it, or a place of a map by its name."""


class NoteArrow(YamlModel):
    """An arrow's two ends: points of the picture, or places of a map."""

    start: NoteSpot = Field(
        alias="from",
        description="where it begins: [x, y] as fractions of the picture; on a map "
        "a place's name, or [longitude, latitude]",
    )
    end: NoteSpot = Field(
        alias="to", description="where it points, in the same way"
    )


class PictureNote(YamlModel):
    """A sign on the picture, of exactly one kind, with words beside it if you like."""

    circle: NoteSpot | None = Field(
        None,
        description="a ring around a part: [x, y, w, h] as fractions of the "
        "picture; on a map a place's name, or [longitude, latitude]",
    )
    box: NoteSpot | None = Field(
        None, description="a frame around a part, in the same way"
    )
    underline: NoteSpot | None = Field(
        None, description="a line under a part, in the same way"
    )
    arrow: NoteArrow | None = Field(
        None, description="an arrow: {from: [x, y], to: [x, y]}"
    )
    label: NoteSpot | None = Field(
        None, description="words with a line to a point"
    )
    spotlight: NoteSpot | None = Field(
        None, description="a part that stays light, while the rest is dimmed"
    )
    magnifier: NoteSpot | None = Field(
        None, description="a part seen larger beside it"
    )
    text: CardText | None = Field(None, description="words beside the sign")
    side: NoteSide | None = Field(
        None,
        description="where words or lens stand; default: where there is room",
    )
    times: Annotated[float, Field(ge=1.2, le=6)] | None = Field(
        None,
        description="how many times as large a magnifier shows it; default: 2",
    )
    km: Annotated[float, Field(gt=0, le=20_000)] | None = Field(
        None, description="on a map: how wide the part is on the ground"
    )
    at: LongText | None = Field(
        None,
        description="words of the narration at which it comes; default: half a second "
        "after the transition into its shot",
    )
    until: LongText | None = Field(
        None, description="words at which it goes; default: it stays"
    )

    @property
    def kind(self) -> NoteKind:
        """What kind of sign it is."""
        return next(
            kind for kind in NOTE_KINDS if getattr(self, kind) is not None
        )

    @property
    def spots(self) -> dict[str, str | tuple[float, ...]]:
        """The parts and points of the picture that it names, by their keys in the note."""
        if self.arrow is not None:
            return {"from": self.arrow.start, "to": self.arrow.end}
        spot: str | tuple[float, ...] = getattr(self, self.kind)
        return {self.kind: spot}

    def locate(self, key: str) -> Loc:
        """Return the place in the note of one of its spots, by the spot's key."""
        return ("arrow", key) if self.arrow is not None else (key,)

    def make_printed(self, language: str) -> PictureNote:
        """Return the note as it is printed: with its language's quotation marks.

        The words at which it comes and goes are taken out.
        """
        text = set_quotes(self.text, language) if self.text else None
        return self.model_copy(update={"text": text, "at": None, "until": None})

    @model_validator(mode="after")
    def _check_kind(self) -> PictureNote:
        given = [kind for kind in NOTE_KINDS if getattr(self, kind) is not None]
        if len(given) != 1:
            raise ValueError(
                "a note is exactly one of: circle, box, underline, arrow, label,"
                " spotlight, magnifier"
            )
        if self.label is not None and self.text is None:
            raise ValueError("a label needs text: {label: [x, y], text: …}")
        if self.arrow is not None and self.arrow.start == self.arrow.end:
            raise FaultAt(
                "the arrow ends where it begins; write another point",
                "arrow",
                "to",
            )
        if self.times is not None and self.magnifier is None:
            raise FaultAt("times is for a magnifier; take it out", "times")
        if (
            self.side is not None
            and self.text is None
            and self.magnifier is None
        ):
            raise FaultAt(
                "side is where text or a magnifier's lens stands", "side"
            )
        return self


NotesEntry = Annotated[
    tuple[PictureNote, ...],
    BeforeValidator(as_list),
    Field(min_length=1, max_length=_MOST_NOTES),
]


def find_note_fault(kind: str, note: PictureNote) -> FaultAt | None:
    """Return what is wrong with a note on a shot of this kind; None if nothing is."""
    if kind == "map":
        return _find_map_fault(note)
    if note.km is not None:
        return FaultAt("km is for notes on maps; take it out", "km")
    for key, spot in note.spots.items():
        message = _find_picture_fault(note.kind, spot)
        if message:
            return FaultAt(message, *note.locate(key))
    return None


def _find_map_fault(note: PictureNote) -> FaultAt | None:
    if note.km is not None and note.kind in ("arrow", "label"):
        article = "an" if note.kind == "arrow" else "a"
        message = f"km is for a part, and {article} {note.kind} has points; take it out"
        return FaultAt(message, "km")
    if note.kind == "underline":
        return FaultAt(
            "a map has no line to underline; circle the place", "underline"
        )
    for key, spot in note.spots.items():
        if not isinstance(spot, str) and len(spot) == _AREA_NUMBERS:
            message = (
                "on a map a note names a place, or a point [longitude, latitude];"
                " km says how wide its part is"
            )
            return FaultAt(message, *note.locate(key))
        if not isinstance(spot, str) and not _is_on_earth(spot):
            message = "a point of a map is [longitude, latitude], -360 to 360 and -85 to 85"
            return FaultAt(message, *note.locate(key))
    return None


def _is_on_earth(spot: tuple[float, ...]) -> bool:
    return abs(spot[0]) <= _MOST_LONGITUDE and abs(spot[1]) <= _MOST_LATITUDE


def _find_picture_fault(kind: NoteKind, spot: str | tuple[float, ...]) -> str:
    """Return what is wrong with a part of a picture that isn't a map; empty if nothing is."""
    if isinstance(spot, str):
        return f"'{spot}' is no part of this picture; only a map has places"
    if kind in ("arrow", "label") and len(spot) != 2:
        return (
            f"a point of a picture is [x, y]; this one has {len(spot)} numbers"
        )
    if len(spot) == 2:
        is_point = kind in ("arrow", "label", "circle", "magnifier")
        if not is_point:
            return (
                f"a {kind} needs a part of the picture: [x, y, width, height]"
            )
        x, y = spot
        if not (0 <= x <= 1 and 0 <= y <= 1):
            return "a point is x, y as fractions of the picture, inside 0 to 1"
        return ""
    x, y, w, h = spot
    rect: PictureRect = (x, y, w, h)
    try:
        check_rect(rect)
    except ValueError as error:
        return str(error)
    return ""
