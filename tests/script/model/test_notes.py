"""Notes on pictures: what an author may write, and what is said of the rest."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from lantern.script.model.notes import NOTE_KINDS, PictureNote
from lantern.script.model.scene import Scene
from tests.support.models import list_shot_faults, make_shot


def make_note(**keys: object) -> PictureNote:
    return PictureNote.model_validate(keys)


def test_a_note_alone_needs_no_list() -> None:
    shot = make_shot(notes={"circle": [0.1, 0.2, 0.3, 0.4]})
    assert shot.notes is not None
    assert [note.kind for note in shot.notes] == ["circle"]
    assert shot.notes[0].spots == {"circle": (0.1, 0.2, 0.3, 0.4)}


def test_an_arrow_has_two_points() -> None:
    note = make_note(arrow={"from": [0, 1], "to": "Hailar"})
    assert note.spots == {"from": (0.0, 1.0), "to": "Hailar"}


def test_words_at_which_it_comes_are_no_part_of_what_is_drawn() -> None:
    note = make_note(
        circle=[0.5, 0.5],
        text='The "tank"',
        at="the tank",
        until="road",
    )
    printed = make_note(circle=[0.5, 0.5], text="The “tank”")
    assert note.make_printed("en") == printed


@pytest.mark.parametrize(
    ("shot", "told"),
    [
        (
            "{still: a.png, notes: [{cirlce: [0.1, 0.1, 0.2, 0.2]}]}",
            "x.yml:4:29: unknown key 'cirlce'; did you mean 'circle'?",
        ),
        (
            "{still: a.png, notes: [{box: [0, 0, 1, 1], circle: [0, 0, 1, 1]}]}",
            "x.yml:4:28: a note is exactly one of: circle, box, underline, arrow, label,"
            " spotlight, magnifier",
        ),
        (
            "{still: a.png, notes: [{label: [0.1, 0.1]}]}",
            "x.yml:4:28: a label needs text: {label: [x, y], text: …}",
        ),
        (
            "{still: a.png, notes: [{box: [0.1, 0.1]}]}",
            "x.yml:4:34: a box needs a part of the picture: [x, y, width, height]",
        ),
        (
            "{still: a.png, notes: [{circle: [0.8, 0.1, 0.3, 0.2]}]}",
            "x.yml:4:37: a rectangle is x, y, width, height as fractions of the picture,"
            " inside 0 to 1",
        ),
        (
            "{still: a.png, notes: [{circle: [0.8, 1.1]}]}",
            "x.yml:4:37: a point is x, y as fractions of the picture, inside 0 to 1",
        ),
        (
            "{still: a.png, notes: [{circle: Hailar}]}",
            "x.yml:4:37: 'Hailar' is no part of this picture; only a map has places",
        ),
        (
            "{still: a.png, notes: [{circle: [0.1, 0.1], km: 30}]}",
            "x.yml:4:53: km is for notes on maps; take it out",
        ),
        (
            "{still: a.png, notes: [{circle: [0.1, 0.1], times: 3}]}",
            "x.yml:4:56: times is for a magnifier; take it out",
        ),
        (
            "{map: m.yml, notes: [{circle: [0.1, 0.1, 0.2, 0.2]}]}",
            "x.yml:4:35: on a map a note names a place, or a point [longitude, latitude];"
            " km says how wide its part is",
        ),
        (
            "{map: m.yml, notes: [{arrow: {from: Hailar, to: [120, 89]}}]}",
            "x.yml:4:53: a point of a map is [longitude, latitude], -360 to 360 and"
            " -85 to 85",
        ),
        (
            "{map: m.yml, notes: [{underline: Hailar}]}",
            "x.yml:4:38: a map has no line to underline; circle the place",
        ),
        (
            "{still: a.png, notes: [{label: [0.1, 0.1], text: '  '}]}",
            "x.yml:4:54: 'text' is empty",
        ),
        (
            "{map: m.yml, notes: [{label: Hailar, km: 30, text: A town}]}",
            "x.yml:4:46: km is for a part, and a label has points; take it out",
        ),
        (
            "{still: a.png, notes: [{arrow: {from: [0, 1], to: [0, 1]}}]}",
            "x.yml:4:55: the arrow ends where it begins; write another point",
        ),
    ],
)
def test_a_fault_has_its_place_and_its_cure(
    tmp_path: Path, shot: str, told: str
) -> None:
    (fault,) = list_shot_faults(tmp_path, shot)
    assert fault.splitlines()[0] == told


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            "circle: [0.1, 0.1], side: left",
            "x.yml:4:55: side is where text or a magnifier's lens stands",
        ),
        (
            "arrow: [0, 0, 1, 1]",
            "x.yml:4:36: 'arrow' must be a group of keys: from, to",
        ),
        (
            "arrow: {from: [0, 0]}",
            "x.yml:4:29: the key 'to' is missing",
        ),
        (
            "arrow: {from: [0, 0, 1, 1], to: [1, 1]}",
            "x.yml:4:43: a point of a picture is [x, y]; this one has 4 numbers",
        ),
        (
            "magnifier: [0.1, 0.1], times: 9",
            "x.yml:4:59: 'times' must be at most 6",
        ),
        (
            "spotlight: [0.5, 0.5]",
            "x.yml:4:40: a spotlight needs a part of the picture: [x, y, width, height]",
        ),
        (
            "text: Hello",
            "x.yml:4:28: a note is exactly one of: circle, box, underline, arrow, label,"
            " spotlight, magnifier",
        ),
    ],
)
def test_what_a_sign_may_not_have_is_told(
    tmp_path: Path, written: str, told: str
) -> None:
    (fault,) = list_shot_faults(
        tmp_path, f"{{still: a.png, notes: [{{{written}}}]}}"
    )
    assert fault.splitlines()[0] == told


@pytest.mark.parametrize(
    "spot", ["[0.1, 0.2, 0.3]", "5", "[a, b]", "[.nan, 0.3]"]
)
def test_what_is_no_part_and_no_point_is_told(
    tmp_path: Path, spot: str
) -> None:
    shot = f"{{still: a.png, notes: [{{circle: {spot}}}]}}"
    assert list_shot_faults(tmp_path, shot) == [
        "x.yml:4:37: write [x, y, width, height] or a point [x, y] as fractions of the"
        " picture; on a map a place's name, or [longitude, latitude]"
    ]


def test_a_lens_may_have_a_side_and_a_ring_words_on_one() -> None:
    assert make_note(magnifier=[0.5, 0.5], side="left").side == "left"
    assert (
        make_note(
            circle=[0.5, 0.5],
            text="Here",
            side="above",
        ).side
        == "above"
    )


def test_a_place_of_a_map_may_be_so_wide_and_a_point_far_east() -> None:
    """Maps across the date line count on beyond 180 degrees."""
    notes = [
        {"circle": "Hailar", "km": 40},
        {"label": [190.5, -84], "text": "Ice"},
    ]
    shot = make_shot(map="m.yml", notes=notes)
    assert shot.notes is not None
    assert [note.km for note in shot.notes] == [40, None]


def test_the_example_of_the_reference_is_a_scene() -> None:
    page = Path(__file__).parents[3] / "docs" / "guides" / "notes.md"
    (example,) = re.findall(
        r"```yaml\n(.*?)```", page.read_text("utf-8"), re.DOTALL
    )
    scene = Scene.model_validate(yaml.safe_load(example))
    kinds = set()
    for shot in scene.shots:
        kinds |= {note.kind for note in shot.notes or ()}
    assert kinds == set(NOTE_KINDS)
