"""Days and years, as an English narrator says them."""

from __future__ import annotations

import pytest

from tests.support.spoken import say


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("9 August", "the ninth of August"),
        ("On August 9", "On August ninth"),
        ("August 9th, 1945", "August ninth, nineteen forty-five"),
        ("9/11", "nine eleven"),
        ("1945-08-09", "the ninth of August nineteen forty-five"),
        ("the 1st of May", "the first of May"),
        ("1 May 1946", "the first of May nineteen forty-six"),
        ("May 1946", "May nineteen forty-six"),
        ("in the 1940s", "in the nineteen forties"),
        ("1914–18", "nineteen fourteen to eighteen"),
        ("1914-1918", "nineteen fourteen to nineteen eighteen"),
        ("44 BC", "forty-four BC"),
        ("AD 79", "AD seventy-nine"),
        ("the 19th century", "the nineteenth century"),
        ("May 5–7", "May fifth to seventh"),
        ("5–7 May", "the fifth to the seventh of May"),
        ("31 Dec. 1999", "the thirty-first of December nineteen ninety-nine"),
        ("Jan. 3", "January third"),
        ("Sept. 12, 1683", "September twelfth, sixteen eighty-three"),
        ("winter 1941/42", "winter nineteen forty-one to forty-two"),
        ("1 January 2000", "the first of January two thousand"),
        ("in 800", "in eight hundred"),
        ("in 1066", "in ten sixty-six"),
        ("in 2010", "in twenty ten"),
    ],
)
def test_a_day_is_said_by_its_number_and_a_year_in_pairs(
    written: str, heard: str
) -> None:
    assert say(written) == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("the 9 August", "the ninth of August"),
        ("32 August", "thirty-two August"),
        ("August 32", "August thirty-two"),
        ("August 3 and", "August third and"),
        ("August 3 tanks", "August three tanks"),
        ("August 3rd tanks", "August third tanks"),
        ("30-31 August", "the thirtieth to the thirty-first of August"),
        ("1945-13-09", "1945-13-09"),
        ("32.8.1945", "32.8.1945"),
    ],
)
def test_dates(written: str, heard: str) -> None:
    assert say(written) == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("1500 tanks", "one thousand five hundred tanks"),
        ("in 1500 tanks", "in fifteen hundred tanks"),
        ("1500, tanks", "fifteen hundred, tanks"),
        ("1500 Tanks", "fifteen hundred Tanks"),
        ("1501 tanks", "one thousand five hundred one tanks"),
        ("2000 km", "two thousand kilometres"),
        ("2000km", "two thousand kilometres"),
        ("the 1900s", "the nineteen hundreds"),
        ("1945–1950", "nineteen forty-five to nineteen fifty"),
        ("1941-1945 km", "one thousand nine hundred forty-one to one thousand nine hundred "
         "forty-five kilometres"),
        ("1999-05", "nineteen ninety-nine to oh five"),
        ("'90s", "'nineties"),
        ("'10s", "'10s"),
    ],
)  # fmt: skip
def test_years_and_what_only_looks_like_one(written: str, heard: str) -> None:
    assert say(written) == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("In 1066 and by 1087", "In ten sixty-six and by ten eighty-seven"),
        ("1066 men", "one thousand sixty-six men"),
        ("the mid-1930s", "the mid nineteen thirties"),
        ("the post-1945 order", "the post nineteen forty-five order"),
        ("the 1920s-30s", "the nineteen twenties to thirties"),
        ("Built c.1450", "Built circa fourteen fifty"),
        ("1893/94", "eighteen ninety-three to ninety-four"),
        (
            "1998 people fled",
            "one thousand nine hundred ninety-eight people fled",
        ),
        ("In 1945 tanks rolled", "In nineteen forty-five tanks rolled"),
        ("the 1936 games", "the nineteen thirty-six games"),
        (
            "the night of 5/6 June",
            "the night of the fifth to the sixth of June",
        ),
        ("on 26/11/2020", "on the twenty-sixth of November twenty twenty"),
        ("on 11/26/2020", "on the twenty-sixth of November twenty twenty"),
        ("on 12/03/1968", "on 12/03/1968"),
        ("Sun. 5 May", "Sunday the fifth of May"),
    ],
)
def test_years_and_dates_in_all_their_forms(written: str, heard: str) -> None:
    assert say(written) == heard
