"""The model of lower thirds: one, or several that come one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import Discriminator, Field, Tag

from lantern.script.document import Loc
from lantern.script.model.portrayed import Portrayed
from lantern.script.model.types import LongText


class LowerThird(Portrayed):
    """Who or where: a title and a line, shown once; `at` names the words it comes in on."""

    title: LongText
    text: str = ""
    at: LongText | None = None


def _choose_form(value: object) -> str:
    if isinstance(value, list | tuple):
        return "list"
    return "LowerThird"


LowerThirdEntry = Annotated[
    Annotated[LowerThird, Tag("LowerThird")]
    | Annotated[
        tuple[LowerThird, ...], Tag("list"), Field(min_length=1, max_length=50)
    ],
    Discriminator(_choose_form),
]
"""One lower third, or a list of them."""


@dataclass(frozen=True)
class WrittenThird:
    """A lower third, and where it is written in its scene or shot."""

    loc: Loc
    third: LowerThird


def iter_thirds(
    entry: LowerThird | tuple[LowerThird, ...] | None,
) -> Iterator[WrittenThird]:
    """Yield the lower thirds of a scene or a shot, in the order in which they are written."""
    if isinstance(entry, LowerThird):
        yield WrittenThird(("lower_third",), entry)
        return
    for i, third in enumerate(entry or ()):
        yield WrittenThird(("lower_third", i), third)
