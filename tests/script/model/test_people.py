"""People cards as authors write them, and what they may not say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from lantern.script.model.cards import iter_entries
from lantern.script.model.people import PeopleCard
from lantern.script.model.scene import Scene
from tests.support.models import list_shot_faults, make_shot


def read(**keys: object) -> PeopleCard:
    persons = [{"name": "Ann Lee"}]
    card = make_shot(
        card={"people": "In the hall", "persons": persons, **keys}
    ).card
    assert isinstance(card, PeopleCard)
    return card


def test_a_heading_and_a_name_suffice() -> None:
    (person,) = read().persons
    assert person.name == "Ann Lee"
    assert (person.line, person.portrait, person.focus, person.at) == (
        None,
    ) * 4
    assert person.passage == ()


def test_persons_are_what_waits_for_words() -> None:
    card = read(persons=[{"name": "Ann"}, {"name": "Ben", "at": "the driver"}])
    found = [
        (loc, getattr(entry, "at", None)) for loc, entry in iter_entries(card)
    ]
    assert found == [(("persons", 0), None), (("persons", 1), "the driver")]


@pytest.mark.parametrize(
    ("card", "said"),
    [
        ("{people: Hall}", "x.yml:4:6: the key 'persons' is missing"),
        (
            "{people: Hall, persons: [{line: Driver}]}",
            "x.yml:4:37: the key 'name' is missing",
        ),
        (
            "{people: Hall, persons: [{name: Ann, protrait: a.jpg}]}",
            "x.yml:4:49: unknown key 'protrait'; did you mean 'portrait'?",
        ),
        (
            "{people: Hall, persons: [{name: Ann, focus: [0.5, 0.5]}]}",
            "x.yml:4:56: focus is a portrait's, and there is none",
        ),
        (
            "{people: Hall, presons: [{name: Ann}]}",
            "x.yml:4:27: unknown key 'presons'; did you mean 'persons'?",
        ),
    ],
)
def test_faults_of_people(tmp_path: Path, card: str, said: str) -> None:
    assert list_shot_faults(tmp_path, f"{{card: {card}}}") == [said]


def test_nine_faces_are_too_many(tmp_path: Path) -> None:
    persons = ", ".join(f"{{name: P{n}}}" for n in range(9))
    (said,) = list_shot_faults(
        tmp_path, f"{{card: {{people: A, persons: [{persons}]}}}}"
    )
    assert said.startswith("x.yml:4:33: 'persons' has 9 entries; 8 is the most")


def test_the_example_of_the_reference_is_a_scene() -> None:
    page = Path(__file__).parents[3] / "docs" / "guides" / "people.md"
    (example, *_) = re.findall(
        r"```yaml\n(.*?)```", page.read_text("utf-8"), re.DOTALL
    )
    (shot,) = Scene.model_validate(yaml.safe_load(example)).shots
    assert isinstance(shot.card, PeopleCard)
    assert [person.name for person in shot.card.persons] == [
        "Ann Lee",
        "Ivan Petrov",
        "Prof. Maria Berg",
    ]
