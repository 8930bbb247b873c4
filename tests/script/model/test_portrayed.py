"""What may have a portrait."""

from __future__ import annotations

from lantern.script.model.portrayed import Portrayed
from tests.support.models import assert_refused


def test_a_portrait_may_have_a_focus() -> None:
    found = Portrayed.model_validate(
        {"portrait": "a.jpg", "focus": [0.5, 0.25]}
    )
    assert (found.portrait, found.focus) == ("a.jpg", (0.5, 0.25))
    assert Portrayed().portrait is None


def test_a_focus_belongs_to_a_portrait() -> None:
    assert_refused(
        Portrayed,
        {"focus": [0.5, 0.5]},
        "focus is a portrait's, and there is none",
    )
    assert_refused(
        Portrayed,
        {"portrait": "a.jpg", "focus": [0.5, 2]},
        "less than or equal to 1",
    )
