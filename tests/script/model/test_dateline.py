"""Datelines as authors write them: a date, a place, or both."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.interface_words import find_words
from lantern.script.model.dateline import Dateline
from tests.support.models import list_shot_faults, make_shot


def write(language: str = "en", **keys: object) -> str:
    return Dateline.model_validate(keys).write(find_words(language).dates)


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("1945-08-18", "18 August 1945"),
        ("18 aug 1945", "18 August 1945"),
        ("August 1945", "August 1945"),
        (1945, "1945"),
        ("about 1943", "about 1943"),
        ("Spring 1944", "Spring 1944"),
    ],
)
def test_a_date_is_written_out(date: object, shown: str) -> None:
    assert write(date=date) == shown


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("de", "Harbin · 18. August 1945"),
        ("ru", "Harbin · 18 августа 1945"),
        ("ja", "Harbin · 1945年8月18日"),
    ],
)
def test_it_is_in_the_film_s_language(language: str, shown: str) -> None:
    assert (
        write(
            language,
            date="1945-08-18",
            place="Harbin",
        )
        == shown
    )


def test_a_place_may_stand_alone() -> None:
    assert write(place="Harbin") == "Harbin"


@pytest.mark.parametrize(
    ("date", "year"),
    [("1945-08-18", 1945), (1912, 1912), ("last summer", None)],
)
def test_its_year_is_read(date: object, year: int | None) -> None:
    assert Dateline.model_validate({"date": date}).year == year


@pytest.mark.parametrize(
    ("shot", "said"),
    [
        (
            "{still: a.jpg, dateline: {}}",
            "x.yml:4:30: a dateline has a date, a place, or both",
        ),
        (
            "{still: a.jpg, dateline: {dat: 1945, place: Harbin}}",
            "x.yml:4:31: unknown key 'dat'; did you mean 'date'?",
        ),
        (
            "{still: a.jpg, dateline: {date: 1945-13-01}}",
            "x.yml:4:37: '1945-13-01' is no date; write it as 1945-08-18, '9 aug',"
            " '9 aug 1945', 'aug 1945' or '1945', or in words: about 1943",
        ),
        (
            "{map: m.yml, dateline: {place: Harbin}}",
            "x.yml:4:28: dateline is for a photograph or footage that fills the frame;"
            " take it out",
        ),
        (
            "{panels: [{still: a.jpg}, {still: b.jpg}], dateline: {date: 1945}}",
            "x.yml:4:58: panels have no dateline; write one at each as its label: Harbin,"
            " 1945",
        ),
    ],
)
def test_what_it_may_not_say(tmp_path: Path, shot: str, said: str) -> None:
    assert list_shot_faults(tmp_path, shot) == [said]


def test_footage_has_one_too() -> None:
    dateline = make_shot(clip="a.mp4", dateline={"date": 1945}).dateline
    assert dateline == Dateline(date="1945", place=None)
