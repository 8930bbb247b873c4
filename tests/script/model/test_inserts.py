"""Inserts over pictures: what an author may write, and what is said of the rest."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from lantern.core.interface_words import find_words
from lantern.script.model.inserts import (
    INSERT_KINDS,
    PictureInsert,
    count_minutes,
)
from lantern.script.model.scene import Scene
from tests.support.models import list_shot_faults, make_scene, make_shot

NO_FIGURE = 'a figure is a number, or text in quotes: "1945"'
NO_BAR_VALUE = "a bar shows a number; write it without a sign, such as 60"


def make_insert(**keys: object) -> PictureInsert:
    return PictureInsert.model_validate(keys)


def test_an_insert_alone_needs_no_list_at_a_shot_and_at_a_scene() -> None:
    for holder in (
        make_shot(inserts={"figure": 1200, "unit": "km"}),
        make_scene(inserts={"figure": 1200, "unit": "km"}),
    ):
        assert holder.inserts == (make_insert(figure=1200, unit="km"),)


def test_facts_are_texts_or_texts_with_their_words() -> None:
    insert = make_insert(facts=["Rain", {"text": "Wind", "at": "the wind"}])
    assert insert.facts is not None
    assert [fact.text for fact in insert.facts] == ["Rain", "Wind"]
    assert insert.make_printed("en") == make_insert(facts=["Rain", "Wind"])


def test_a_bar_shows_per_cent_or_a_part_of_a_whole() -> None:
    percent = make_insert(progress=62).bar
    whole = make_insert(progress={"from": 10, "to": 310, "of": 500}).bar
    assert percent is not None and whole is not None
    assert [percent.start, percent.end, percent.of] == [0, 62, 100]
    assert [whole.start, whole.end, whole.of] == [10, 310, 500]


def test_what_it_shows_is_told_for_the_checks() -> None:
    insert = make_insert(
        figure=1577725,
        unit="men",
        text="on the first day",
    )
    assert [(text.loc, text.text) for text in insert.list_texts()] == [
        (("figure",), "1577725 men"),
        (("text",), "on the first day"),
    ]


def test_a_bar_is_told_as_it_is_written_over_it() -> None:
    german = find_words("de").numbers
    percent = make_insert(progress=62.5, text="of the road")
    assert [text.text for text in percent.list_texts()] == [
        "62.5 %",
        "of the road",
    ]
    assert percent.list_texts(german)[0].text == "62,5 %"
    (whole,) = make_insert(
        progress={"to": 310, "of": 500}, unit="km"
    ).list_texts()
    assert (whole.loc, whole.text) == (("progress",), "310 / 500 km")


def test_figures_are_told_in_the_film_s_language_and_clocks_not_at_all() -> (
    None
):
    german = find_words("de").numbers
    (figure,) = make_insert(figure=8.77, unit="m").list_texts(german)
    assert figure.text == "8,77 m"
    (written,) = make_insert(figure="8.77").list_texts(german)
    assert written.text == "8.77"
    assert make_insert(clock="04:30").list_texts() == []


def test_facts_are_told_each_at_its_place() -> None:
    texts = make_insert(facts=["Rain", "Wind"], text="Weather").list_texts()
    assert [text.loc for text in texts] == [
        ("text",),
        ("facts", 0, "text"),
        ("facts", 1, "text"),
    ]


def test_quotation_marks_are_those_of_its_language() -> None:
    insert = make_insert(
        facts=['The "tank"'],
        text='So "called"',
        at="rain",
        until="x",
    )
    printed = insert.make_printed("de")
    assert printed.text == "So „called“"
    assert printed.facts is not None
    assert printed.facts[0].text == "The „tank“"
    assert (printed.at, printed.until) == (None, None)


def test_a_time_of_day_has_minutes() -> None:
    assert count_minutes("00:10") == 10
    assert count_minutes("4:30") == 270


@pytest.mark.parametrize(
    ("insert", "told"),
    [
        (
            "{figur: 3}",
            "x.yml:4:31: unknown key 'figur'; did you mean 'figure'?",
        ),
        (
            "{figure: 3, clock: '04:30'}",
            "x.yml:4:30: an insert is exactly one of: figure, facts, clock, progress",
        ),
        ("{figure: true}", f"x.yml:4:39: {NO_FIGURE}"),
        ("{figure: .nan}", f"x.yml:4:39: {NO_FIGURE}"),
        ("{figure: ' '}", f"x.yml:4:39: {NO_FIGURE}"),
        ("{progress: 60 %}", f"x.yml:4:41: {NO_BAR_VALUE}"),
        ("{progress: true}", f"x.yml:4:41: {NO_BAR_VALUE}"),
        ("{progress: .nan}", f"x.yml:4:41: {NO_BAR_VALUE}"),
        ("{progress: {to: 5 km, of: 9}}", f"x.yml:4:46: {NO_BAR_VALUE}"),
        (
            "{clock: 430}",
            "x.yml:4:38: '430' is no time of day; write it as 04:30",
        ),
        (
            "{clock: '24:00'}",
            "x.yml:4:38: '24:00' is no time of day; write it as 04:30",
        ),
        (
            "{clock: {from: '00:10', to: '04:60'}}",
            "x.yml:4:58: '04:60' is no time of day; write it as 04:30",
        ),
        (
            "{progress: 120}",
            "x.yml:4:41: a bar shows 0 to 100 per cent, and not 120;"
            " {to: …, of: …} says another whole",
        ),
        (
            "{progress: {to: 600, of: 500}}",
            "x.yml:4:46: a bar shows values from 0 to 500, and not 600",
        ),
        (
            "{clock: '04:30', unit: km}",
            "x.yml:4:53: unit is for a figure or a bar; take it out",
        ),
        (
            "{figure: 1000000000000001}",
            "x.yml:4:39: a figure counts up to 1,000,000,000,000,000 at most; write a"
            ' larger one in quotes: "1000000000000001"',
        ),
    ],
)
def test_a_fault_has_its_place_and_its_cure(
    tmp_path: Path, insert: str, told: str
) -> None:
    (fault,) = list_shot_faults(
        tmp_path, f"{{still: a.png, inserts: [{insert}]}}"
    )
    assert fault.splitlines()[0] == told


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            "{facts: Rain}",
            "x.yml:4:38: 'facts' must be a list; write [Rain]",
        ),
        (
            "{facts: []}",
            "x.yml:4:38: 'facts' is empty; it needs at least one entry",
        ),
        (
            "{figure: true}",
            'x.yml:4:39: a figure is a number, or text in quotes: "1945"',
        ),
        (
            "{figure: .nan}",
            'x.yml:4:39: a figure is a number, or text in quotes: "1945"',
        ),
        (
            "{progress: {from: 5}}",
            "x.yml:4:31: the key 'to' is missing",
        ),
        (
            "{progress: {to: -1}}",
            "x.yml:4:46: a bar shows values from 0 to 100, and not -1",
        ),
        (
            "{progress: {from: 7, to: 5, of: 6}}",
            "x.yml:4:48: a bar shows values from 0 to 6, and not 7",
        ),
        (
            "{progress: {to: 1, of: 0}}",
            "x.yml:4:53: 'of' must be more than 0",
        ),
        (
            "{progress: '62'}",
            "x.yml:4:41: a bar shows a number; write it without a sign, such as 60",
        ),
        (
            "{figure: 3, side: above}",
            "x.yml:4:48: 'side' must be 'left' or 'right'",
        ),
        (
            "{facts: [a], unit: km}",
            "x.yml:4:49: unit is for a figure or a bar; take it out",
        ),
    ],
)
def test_what_a_kind_may_not_have_is_told(
    tmp_path: Path, written: str, told: str
) -> None:
    (fault,) = list_shot_faults(
        tmp_path, f"{{still: a.png, inserts: [{written}]}}"
    )
    assert fault.splitlines()[0] == told


def test_the_example_of_the_reference_is_a_scene() -> None:
    page = Path(__file__).parents[3] / "docs" / "guides" / "inserts.md"
    (example,) = re.findall(
        r"```yaml\n(.*?)```", page.read_text("utf-8"), re.DOTALL
    )
    scene = Scene.model_validate(yaml.safe_load(example))
    inserts = [*(scene.inserts or ()), *(scene.shots[0].inserts or ())]
    assert {insert.kind for insert in inserts} == set(INSERT_KINDS)
