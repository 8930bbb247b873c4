"""The models of footage in a shot and of MoviePy's effects. Opens no file and runs nothing."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import (
    BeforeValidator,
    Discriminator,
    Field,
    Tag,
    WithJsonSchema,
    model_validator,
)

from lantern.script.document import YamlModel
from lantern.script.model.types import FilePath, FootageTime
from lantern.script.model_faults import FaultAt

_RATE = re.compile(r"(\d{1,3}(?:\.\d{1,3})?)\s*fps", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?[\d.]+")
SHOT_RATES = (4, 60)
"""Frames a second that film was shot at, from slowest to fastest."""
_FUNCTION = r"[A-Za-z_]\w*:[A-Za-z_]\w*"


def _choose_speed(value: object) -> str:
    is_text = isinstance(value, str) and not _NUMBER.fullmatch(value)
    return "rate" if is_text else "factor"


def _read_rate(value: object) -> object:
    match = _RATE.fullmatch(str(value).strip())
    lowest, highest = SHOT_RATES
    if match is None or not lowest <= float(match[1]) <= highest:
        raise ValueError(
            f"'{value}' is no speed; write how many times as fast, such as 0.5, or the"
            f" frames a second that film was shot at, {lowest} to {highest}: 16 fps"
        )
    return f"{float(match[1]):g} fps"


SpeedEntry = Annotated[
    Annotated[float, Field(ge=0.05, le=20), Tag("factor")]
    | Annotated[
        str,
        BeforeValidator(_read_rate),
        WithJsonSchema({"type": "string", "pattern": r"^\d+(\.\d+)? ?fps$"}),
        Tag("rate"),
    ],
    Discriminator(_choose_speed),
]
"""How many times as fast footage plays, or the rate at which film was shot, `16 fps`."""


class Clip(YamlModel):
    """Moving pictures: a file, or a Python function that returns a MoviePy clip.

    Written as the file's name, or as keys.
    """

    file: FilePath | None = Field(
        default=None,
        description="an MP4, MOV, MKV, WebM or AVI file; a name alone means this",
    )
    python: Annotated[str, Field(max_length=200)] | None = Field(
        None,
        description="module:function, its module beside film.yml;"
        " runs only with --allow-python",
    )
    start: FootageTime = Field(
        0,
        alias="from",
        description="where the part that is used begins, in seconds or as 1m30s",
    )
    end: FootageTime | None = Field(
        None,
        alias="to",
        description="where the part that is used ends; default: its end",
    )
    speed: SpeedEntry = Field(
        1.0,
        description="0.5: half as fast; or the rate that old film was shot at: 16 fps",
    )
    loop: bool = Field(
        default=False, description="true: it begins again when it is over"
    )
    speaks: bool = Field(
        False,
        description="true: its sound is the scene's voice, and the narration holds its words",
    )
    level: Annotated[float, Field(ge=-60, le=6)] | None = Field(
        None,
        description="its own sound: the loudest moment, in LU against the voice; "
        "without it footage is silent",
    )

    @property
    def shot_at(self) -> float | None:
        """Frames a second that its film was shot at; None where `speed` is a factor."""
        if isinstance(self.speed, str):
            return float(self.speed.removesuffix(" fps"))
        return None

    @property
    def factor(self) -> float:
        """How many times as fast it plays; 1 for film, whose frames have their own time."""
        return 1.0 if isinstance(self.speed, str) else float(self.speed)

    @property
    def module_file(self) -> str | None:
        """The name of the file that holds the clip's function; None for footage."""
        if self.python is None:
            return None
        module, _, _ = self.python.partition(":")
        return f"{module}.py"

    @model_validator(mode="after")
    def _check_source(self) -> Clip:
        if (self.file is None) == (self.python is None):
            raise ValueError(
                "a clip is exactly one of: a file, {python: module:function}"
            )
        if self.python is not None and not re.fullmatch(_FUNCTION, self.python):
            raise ValueError(
                f"'{self.python}' is not a function;"
                " write module:function, such as weather:rain"
            )
        return self

    @model_validator(mode="after")
    def _check_speaking(self) -> Clip:
        if not self.speaks:
            return self
        if self.file is None:
            raise FaultAt("only a file can speak; take speaks out", "speaks")
        for key in ("speed", "loop", "level"):
            if key in self.model_fields_set:
                raise FaultAt(
                    f"footage that speaks is seen and heard as it is; take {key} out",
                    key,
                )
        return self

    @model_validator(mode="after")
    def _check_end(self) -> Clip:
        if self.end is not None and self.end <= self.start:
            raise ValueError("a clip's 'to' comes after its 'from'")
        return self

    @model_validator(mode="after")
    def _check_level(self) -> Clip:
        if self.level is None:
            return self
        if self.python:
            raise ValueError(
                "the sound of a Python clip isn't heard;"
                " write it to a file and name that under 'sound'"
            )
        if self.speed != 1 or self.loop:
            raise ValueError(
                "footage is heard only at its own speed, and once;"
                " take level out, or speed and loop"
            )
        return self


def _read_clip(value: object) -> object:
    if isinstance(value, str):
        return {"file": value}
    return value


ClipEntry = Annotated[
    Clip,
    BeforeValidator(_read_clip, json_schema_input_type=str | Clip),
]


class Effect(YamlModel):
    """One of MoviePy's effects and its settings. Written `MirrorX` or `{FadeIn: {duration: 1}}`."""

    name: str
    settings: dict[str, Any] = Field(default_factory=dict)


def _read_effect(value: object) -> object:
    if isinstance(value, str):
        return {"name": value}
    if isinstance(value, dict) and len(value) == 1:
        name, settings = next(iter(value.items()))
        if settings is None or isinstance(settings, dict):
            return {"name": name, "settings": settings or {}}
    if isinstance(value, Effect):
        return value
    raise ValueError(
        "an effect is a name, or a name with its settings: {FadeIn: {duration: 1}}"
    )


EffectsEntry = Annotated[
    tuple[
        Annotated[
            Effect,
            BeforeValidator(_read_effect),
            WithJsonSchema(
                {
                    "anyOf": [
                        {"type": "string"},
                        {"type": "object", "maxProperties": 1},
                    ]
                }
            ),
        ],
        ...,
    ],
    Field(min_length=1, max_length=10),
]
