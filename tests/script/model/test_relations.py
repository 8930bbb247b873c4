"""Relations cards as authors write them, and what they may not say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from lantern.script.model.cards import iter_entries
from lantern.script.model.portraits import PlacedPortrait, iter_portraits
from lantern.script.model.relations import RelationsCard
from lantern.script.model.scene import Scene
from lantern.script.model.schema import build_schema
from tests.support.models import list_shot_faults, make_shot


def read(*members: object, **keys: object) -> RelationsCard:
    card = make_shot(
        card={"relations": "House", "members": list(members), **keys}
    ).card
    assert isinstance(card, RelationsCard)
    return card


def test_a_name_alone_and_who_under_whom_are_members() -> None:
    card = read(
        "Ann", {"Ben": "Ann"}, {"Cy": None}, {"name": "Di", "under": "Ben"}
    )
    found = [(member.name, member.under) for member in card.members]
    assert found == [("Ann", None), ("Ben", "Ann"), ("Cy", None), ("Di", "Ben")]


def test_a_name_may_be_like_a_key_if_it_is_a_name() -> None:
    card = read("Ann", {"Lina": "Ann"}, {"Offa": "Lina"})
    assert [member.name for member in card.members] == ["Ann", "Lina", "Offa"]


def test_children_of_either_are_under_the_couple() -> None:
    card = read("Ann", {"name": "Ben", "with": "Ann"}, {"Cy": "Ben"})
    ann, ben, cy = card.members
    assert (card.find_above(ann), card.find_above(ben)) == (None, None)
    assert card.find_above(cy) is ann


def test_a_side_goes_down_to_those_who_name_none() -> None:
    sides = {
        "red": {"name": "Red", "colour": "vermilion"},
        "blue": {"name": "Blue", "colour": "#274e74"},
    }
    card = read(
        {"name": "Ann", "of": "red"},
        {"name": "Ben", "with": "Ann"},
        {"Cy": "Ben"},
        {"name": "Di", "under": "Cy", "of": "blue"},
        {"Ed": "Di"},
        "Flo",
        sides=sides,
    )
    found = [card.find_side(member) for member in card.members]
    assert found == ["red", None, "red", "blue", "blue", None]


def test_members_wait_for_words_and_may_have_portraits() -> None:
    card = read("Ann", {"name": "Ben", "at": "her son", "portrait": "b.jpg"})
    assert [loc for loc, _ in iter_entries(card)] == [
        ("members", 0),
        ("members", 1),
    ]
    found = [PlacedPortrait(("members", 1, "portrait"), "b.jpg", None)]
    assert list(iter_portraits(card)) == found


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ("[Ann]", "4:40: 'members' has too few entries; it needs at least 2"),
        (
            "[Ann, {Ben: Anne}]",
            "4:46: no member is called 'Anne'; did you mean 'Ann'?",
        ),
        (
            "[Ann, {name: Ben, under: Zoe}]",
            "4:65: no member is called 'Zoe'; there are Ann, Ben",
        ),
        (
            "[Ann, {name: Ben, with: Zoe}]",
            "4:64: no member is called 'Zoe'; there are Ann, Ben",
        ),
        (
            "[Ann, {nmae: Ben}]",
            "4:47: unknown key 'nmae'; did you mean 'name'?",
        ),
        (
            "[Ann, {name: Ben, undre: Ann}]",
            "4:58: unknown key 'undre'; did you mean 'under'?",
        ),
        (
            "[Ann, Ann]",
            "4:46: there are two members 'Ann'; give each a name of its own",
        ),
        (
            "[{name: Ann, under: Ann}, Ben]",
            "4:60: 'Ann' is under themselves; take one of these 'under' out",
        ),
        (
            "[{Ann: Cy}, {Ben: Ann}, {Cy: Ben}, Di]",
            "4:41: a circle: 'Ann' is under 'Cy', 'Cy' is under 'Ben', 'Ben' is under"
            " 'Ann'; take one of these 'under' out",
        ),
        (
            "[Ann, {name: Ben, with: Ann, under: Cy}, Cy]",
            "4:64: 'Ben' stands with 'Ann', and so can't be under 'Cy'; take one of the"
            " two out",
        ),
        (
            "[Ann, {name: Ben, with: Ben}]",
            "4:64: 'Ben' can't stand with themselves; name another member",
        ),
        (
            "[Ann, {name: Ben, with: Ann}, {name: Cy, with: Ann}]",
            "4:87: 'Ann' has 'Ben' beside them already; a couple is two: show the other"
            " one on a card of its own",
        ),
        (
            "[{name: Ann, with: Ben}, {name: Ben, with: Ann}]",
            "4:59: 'Ben' already stands with another person; write 'with' at one of the two",
        ),
        (
            "[{name: Ann, of: red}, Ben]",
            "4:57: 'red' is no side: the card has none; write sides: {red: {name: …,"
            " colour: slate}}",
        ),
    ],
)
def test_faults_of_members(tmp_path: Path, members: str, said: str) -> None:
    shot = f"{{card: {{relations: House, members: {members}}}}}"
    assert list_shot_faults(tmp_path, shot) == [f"x.yml:{said}"]


def test_a_side_is_one_of_the_card_s(tmp_path: Path) -> None:
    sides = "sides: {red: {name: Red, colour: vermilion}}"
    members = "members: [{name: Ann, of: rde}, Ben]"
    (said,) = list_shot_faults(
        tmp_path, f"{{card: {{relations: House, {sides}, {members}}}}}"
    )
    assert said.endswith("the card has no side 'rde'; did you mean 'red'?")


def test_a_circle_through_a_couple_is_told(tmp_path: Path) -> None:
    members = "[{Ann: Ben}, Cy, {name: Ben, with: Cy}, {Di: Ann}]"
    shot = f"{{card: {{relations: House, members: {members}}}}}"
    assert list_shot_faults(tmp_path, shot) == []
    members = "[{Ann: Ben}, {Cy: Ann}, {name: Ben, with: Cy}]"
    shot = f"{{card: {{relations: House, members: {members}}}}}"
    (said,) = list_shot_faults(tmp_path, shot)
    assert "a circle: 'Ann' is under 'Cy', 'Cy' is under 'Ann'" in said


def test_editors_know_the_short_forms() -> None:
    parts = build_schema()["$defs"]
    entry = parts["RelationsCard"]["properties"]["members"]["items"]
    kinds = [each.get("type", each.get("$ref")) for each in entry["anyOf"]]
    assert kinds == ["string", "object", "#/$defs/Member"]
    assert "with" in parts["Member"]["properties"]


def test_the_examples_of_the_reference_are_shots() -> None:
    page = Path(__file__).parents[3] / "docs" / "guides" / "people.md"
    examples = re.findall(
        r"```yaml\n(.*?)```", page.read_text("utf-8"), re.DOTALL
    )
    cards = [
        shot.card
        for shot in Scene.model_validate(yaml.safe_load(examples[1])).shots
        if isinstance(shot.card, RelationsCard)
    ]
    assert [len(card.members) for card in cards] == [6, 6]
    assert any(member.partner for member in cards[1].members)
