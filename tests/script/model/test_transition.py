"""How a shot comes in: the ways to write a transition, and their lengths."""

from __future__ import annotations

from typing import Any

import pytest

from lantern.script.model.film import Film
from lantern.script.model.transition import (
    DEFAULT_SECONDS,
    TRANSITIONS,
    Transition,
)
from tests.support.models import assert_refused, make_scene, make_shot


@pytest.mark.parametrize("kind", TRANSITIONS)
def test_a_name_alone_has_the_usual_length(kind: str) -> None:
    transition = make_shot(transition=kind).transition
    assert transition is not None
    assert (transition.kind, transition.length) == (kind, DEFAULT_SECONDS[kind])
    assert transition.colour == ""


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ({"dissolve": 0.8}, Transition(kind="dissolve", length=0.8)),
        ({"wipe": "2s"}, Transition(kind="wipe", length=2)),
        ({"dissolve": 0}, Transition(kind="dissolve", length=0)),
        (
            {"dip": {"length": "1.5s", "colour": "#f6edd9"}},
            Transition(
                kind="dip",
                length=1.5,
                colour="#f6edd9",
            ),
        ),
        (
            {"dip": {"colour": "#F6EDD9"}},
            Transition(
                kind="dip",
                length=1,
                colour="#F6EDD9",
            ),
        ),
    ],
)
def test_a_transition_has_a_length_and_a_dip_a_colour(
    written: Any, found: Transition
) -> None:
    assert make_scene(transition=written).transition == found


FORMS = (
    "write cut, or one of {dissolve: 0.8}, {dip: 1}, {wipe: 0.8}, {push: 0.8},"
    " {match: 1.2}"
)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("fade", FORMS),
        ({"fade": 1}, FORMS),
        ({"cut": 1}, FORMS),
        ({"dissolve": 1, "wipe": 1}, FORMS),
        ({}, FORMS),
        ({"dissolve": "long"}, "write a length as seconds (2.5) or as 1m30s"),
        ({"dissolve": 6}, "less than or equal to 5"),
        ({"dissolve": {"length": 1}}, "should be a valid number"),
        (
            {"dip": {"length": 1}},
            "a dip's colour is written '#f6edd9' (in quotes)",
        ),
        (
            {"dip": {"length": 1, "colour": "red"}},
            "a dip's colour is written '#f6edd9' (in quotes)",
        ),
        (
            {"dip": {"colour": "#f6edd9", "speed": 2}},
            "a dip has a length and a colour: {dip: {length: 1, colour: '#f6edd9'}}",
        ),
    ],
)
def test_a_transition_in_another_form_is_refused(
    written: Any, message: str
) -> None:
    assert_refused(
        Film, {"lantern": 1, "title": "A", "transition": written}, message
    )


@pytest.mark.parametrize("written", [2, False, "slow", [1, 2]])
def test_fades_in_another_form_are_refused(written: object) -> None:
    film = {"lantern": 1, "title": "Salt", "fade": written}
    with pytest.raises(
        ValueError, match=r"fade is none, or {in: 1, out: 1.5} in seconds"
    ):
        Film.model_validate(film)
