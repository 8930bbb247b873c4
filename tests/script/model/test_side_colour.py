"""The colour of a side: an ink of the look, or six digits."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from lantern.script.model.side_colour import SideColour

COLOUR: TypeAdapter[str] = TypeAdapter(SideColour)


def refuse(value: str) -> str:
    with pytest.raises(ValidationError) as caught:
        COLOUR.validate_python(value)
    return str(caught.value.errors()[0]["msg"]).removeprefix("Value error, ")


def test_a_colour_is_an_ink_of_the_look_or_six_digits() -> None:
    assert COLOUR.validate_python("slate") == "slate"
    assert COLOUR.validate_python("#274e74") == "#274e74"
    said = "'vermillion' is no ink of the look; did you mean 'vermilion'?"
    assert refuse("vermillion") == said
    assert refuse("blue").startswith(
        "write an ink of the look, such as vermilion"
    )
    assert refuse("#27").startswith("write an ink of the look")
