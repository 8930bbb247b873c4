"""Times of day, as an English narrator says them."""

from __future__ import annotations

import pytest

from tests.support.spoken import say


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("at 4:30", "at four thirty"),
        ("at 9:00 am", "at nine ay em"),
        ("at 13:45", "at thirteen forty-five"),
        ("at 0:07", "at seven past midnight"),
        ("at 06:00 hrs", "at oh six hundred hours"),
        ("at 18:00 hours", "at eighteen hundred hours"),
        ("at 7am", "at seven ay em"),
        ("at 7.45 a.m.", "at seven forty-five ay em."),
        ("by 6.30,", "by six thirty,"),
        ("until 9.15", "until nine fifteen"),
        ("at 1.5 million", "at one point five million"),
        ("9.30am-5.30pm", "nine thirty ay em to five thirty pee em"),
        (
            "from 10.15 to 11.45 a.m.",
            "from ten fifteen to eleven forty-five ay em.",
        ),
        ("0430 hours", "oh four thirty hours"),
        ("1900 hrs", "nineteen hundred hours"),
        ("0000 hours", "oh zero hundred hours"),
        ("2359 hours.", "twenty-three fifty-nine hours."),
        ("at 4:75", "at 4:75"),
        ("a score of 4:2", "a score of four to two"),
        ("at 11 p.m.", "at eleven pee em."),
    ],
)
def test_a_time_of_day_is_said_by_the_clock(written: str, heard: str) -> None:
    assert say(written) == heard


@pytest.mark.parametrize("written", ["at 24:00", "at 4:75"])
def test_what_is_no_time_is_left_as_it_is_written(written: str) -> None:
    assert say(written) == written


def test_a_result_is_no_time() -> None:
    assert say("They won 4:2 at home") == "They won four to two at home"


def test_a_number_with_a_point_is_a_time_only_where_one_is_told() -> None:
    assert say("at 6.30,") == "at six thirty,"
    assert say("at 6.30 km") == "at six point three kilometres"
    assert say("6.30 km away") == "six point three kilometres away"


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("at 0:00", "at midnight"),
        ("at 0:30", "at half past midnight"),
        ("at 12:00", "at twelve o'clock"),
        ("at 13:00", "at thirteen hundred"),
        ("at 3:00 p.m.", "at three pee em."),
        ("at 03:07", "at three oh seven"),
        ("at 24:00", "at 24:00"),
        ("at 9:60", "at 9:60"),
        ("0900 hours", "oh nine hundred hours"),
        ("1815 hrs", "eighteen fifteen hours"),
        ("1815 men", "one thousand eight hundred fifteen men"),
    ],
)
def test_times(written: str, heard: str) -> None:
    assert say(written) == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("at 5.30pm", "at five thirty pee em"),
        ("7.45 a.m. sharp", "seven forty-five ay em sharp"),
        (
            "Open 9.30am-5.30pm daily",
            "Open nine thirty ay em to five thirty pee em daily",
        ),
        ("9.30 pm", "nine thirty pee em"),
        ("9-5pm", "nine to five pee em"),
        ("9:30–17:00", "nine thirty to seventeen"),
        ("7am and 12.05am", "seven ay em and twelve oh five ay em"),
        ("At 19.30 it rained", "At nineteen thirty it rained"),
        ("at 19.30 metres", "at nineteen point three metres"),
        ("10.29 seconds", "ten point two nine seconds"),
    ],
)
def test_times_with_points_and_spans_of_time(written: str, heard: str) -> None:
    assert say(written) == heard
