"""Grounds of cards as authors write them."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from lantern.script.model.card_ground import CardGround
from lantern.script.model.cards import StatementCard
from lantern.script.model.scene import Shot


def test_a_file_alone_is_a_still() -> None:
    card = StatementCard.model_validate(
        {"statement": "Noon", "ground": "a.jpg"}
    )
    assert card.ground == CardGround(still="a.jpg")


@pytest.mark.parametrize(
    ("ground", "fault"),
    [
        ({}, "a ground is a still, a map or drawn: exactly one of them"),
        ({"still": "a.jpg", "map": "m.yml"}, "exactly one of them"),
        ({"still": "a.jpg", "drawn": "contours"}, "exactly one of them"),
        ({"drawn": "clouds"}, "contours"),
        ({"still": "a.jpg", "view": "all"}, "a view is a map's"),
        ({"stil": "a.jpg"}, "stil"),
    ],
)
def test_what_is_no_ground_is_refused(ground: object, fault: str) -> None:
    with pytest.raises(ValidationError, match=fault):
        StatementCard.model_validate({"statement": "Noon", "ground": ground})


def test_a_shape_keeps_another_point_of_the_picture() -> None:
    shot = Shot.model_validate(
        {
            "card": {"statement": "Noon", "ground": "a.jpg"},
            "portrait": {"focus": [0.5, 0, 0.2, 1]},
        }
    )
    card = shot.frame_for("portrait").card
    assert isinstance(card, StatementCard)
    assert card.ground is not None
    assert card.ground.focus == (0.6, 0.5)
