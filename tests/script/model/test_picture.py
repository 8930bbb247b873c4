"""One picture: what it is called, how it is framed for a shape, and what it may not say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern.script.model.cards import StatementCard, TitleCard
from lantern.script.model.framing import Move
from tests.support.models import list_shot_faults, make_shot

UPRIGHT = (0.2, 0.0, 0.4, 1.0)


@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        ({"still": "a.png"}, "still"),
        ({"map": "m.yml"}, "map"),
        ({"clip": "c.mp4"}, "clip"),
        ({"document": "a.pdf"}, "document"),
        ({"card": {"statement": "Dry."}}, "card"),
        ({"card": "credits"}, "card"),
    ],
)
def test_a_picture_is_called_by_what_it_shows(
    keys: dict[str, Any], kind: str
) -> None:
    shot = make_shot(**keys)
    assert shot.kind == kind
    assert shot.noun == f"a {kind}"


def test_a_shape_s_own_framing_takes_the_place_of_the_film_s() -> None:
    shot = make_shot(
        focus=[0, 0, 1, 1],
        fit="contain",
        portrait={"focus": UPRIGHT},
    )
    tall = shot.frame_for("portrait")
    assert (tall.focus, tall.fit) == (UPRIGHT, "contain")
    assert shot.frame_for("square").focus == (0, 0, 1, 1)
    # what it is framed for has no shape left to be framed for
    assert tall.portrait is None
    assert tall.frame_for("portrait") == tall


def test_a_shape_may_take_a_framing_back() -> None:
    shot = make_shot(focus=UPRIGHT, square={"focus": None})
    assert shot.frame_for("square").focus is None
    assert shot.frame_for("wide").focus == UPRIGHT


def test_a_shape_s_view_takes_the_place_of_a_move_and_the_other_way_round() -> (
    None
):
    move = {"from": "far", "to": "near"}
    moving = make_shot(
        map="m.yml",
        move=move,
        portrait={"view": "near"},
    )
    tall = moving.frame_for("portrait")
    assert (tall.view, tall.move) == ("near", None)
    resting = make_shot(
        map="m.yml",
        view="near",
        portrait={"move": move},
    )
    tall = resting.frame_for("portrait")
    assert (tall.view, tall.move) == (None, Move.model_validate(move))
    assert resting.frame_for("wide").view == "near"


def test_a_shape_s_view_takes_legs_away() -> None:
    shot = make_shot(
        map="m.yml",
        view="far",
        legs=[{"to": "near"}],
        square={"view": "near"},
    )
    assert shot.frame_for("square").legs is None
    wide = shot.frame_for("wide").legs
    assert wide is not None
    assert [leg.view for leg in wide] == ["near"]


def test_a_title_keeps_the_middle_of_a_shape_s_focus() -> None:
    card = {"title": "Salt", "ground": "a.png"}
    shot = make_shot(card=card, portrait={"focus": UPRIGHT})
    tall = shot.frame_for("portrait").card
    assert isinstance(tall, TitleCard)
    assert tall.focus == pytest.approx((0.4, 0.5))
    assert shot.frame_for("wide").card == shot.card


def test_a_card_without_a_picture_is_the_same_in_every_shape() -> None:
    shot = make_shot(card={"statement": "Dry."})
    assert isinstance(shot.frame_for("portrait").card, StatementCard)
    assert shot.frame_for("portrait") == shot


@pytest.mark.parametrize("ground", ["blur", "#241a15"])
def test_behind_a_contained_picture_is_a_blur_or_a_colour(ground: str) -> None:
    assert make_shot(fit="contain", ground=ground).ground == ground


@pytest.mark.parametrize(
    ("shot", "said"),
    [
        (
            "{still: a.png, map: m.yml}",
            "x.yml:4:5: a shot shows exactly one of: still, map, card, clip, document,"
            " panels",
        ),
        (
            "{still: a.png, furniture: none}",
            "x.yml:4:5: dates, when, show, furniture, legs and follow are for maps",
        ),
        (
            "{still: c.mp4}",
            "x.yml:4:13: 'c.mp4' is footage; show it with clip: c.mp4",
        ),
        (
            "{clip: {file: a.png}}",
            "x.yml:4:12: 'a.png' is a picture; show it with still: a.png",
        ),
        (
            "{map: letter.pdf}",
            "x.yml:4:11: 'letter.pdf' is a PDF; show it with document: letter.pdf",
        ),
        (
            "{still: a.png, view: near}",
            "x.yml:4:26: a still has no view; take it out",
        ),
        (
            "{map: m.yml, fit: contain}",
            "x.yml:4:23: a map has no fit; take it out",
        ),
        (
            "{clip: c.mp4, view: near}",
            "x.yml:4:25: a clip has no view; take it out",
        ),
        (
            "{map: m.yml, view: far, move: {from: far, to: near}}",
            "x.yml:4:24: the move names the map's views; take view out",
        ),
        (
            "{map: m.yml, move: {from: far, to: near}, legs: [{to: far}]}",
            "x.yml:4:24: legs take the place of a move: write its first view as view:"
            " far, and its last one as a leg",
        ),
        (
            "{still: a.png, ground: brown}",
            "x.yml:4:28: ground is blur, or a colour such as '#241a15' (in quotes)",
        ),
        (
            "{still: a.png, portrait: {move: {from: far, to: near}}}",
            "x.yml:4:5: a still's move goes between rectangles:"
            " {from: [x, y, w, h], to: [x, y, w, h]}",
        ),
        (
            "{document: a.png, square: {focus: [0, 0, 1, 1]}}",
            "x.yml:4:31: a document has its zooms for one shape inside it: document:"
            " {file: …, square: [{to: [x, y, w, h], at: words}]}",
        ),
    ],
)
def test_faults_of_a_picture(tmp_path: Path, shot: str, said: str) -> None:
    assert list_shot_faults(tmp_path, shot) == [said]
