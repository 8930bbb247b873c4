"""English figures and short forms, said as a narrator says them."""

from __future__ import annotations

import pytest

from lantern.speech.wording import english
from tests.support.spoken import say


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("in 1945, then", "in nineteen forty-five, then"),
        ("in 1905", "in nineteen oh five"),
        ("in 1900", "in nineteen hundred"),
        ("in 2005", "in two thousand five"),
        ("in 2026", "in twenty twenty-six"),
        ("the 1930s.", "the nineteen thirties."),
        ("1941–1945", "nineteen forty-one to nineteen forty-five"),
        ("1941-45", "nineteen forty-one to forty-five"),
        ("1900 tanks", "one thousand nine hundred tanks"),
        ("On 9 August 1945", "On the ninth of August nineteen forty-five"),
        ("on the 9th of August", "on the ninth of August"),
        ("On August 9th, dawn", "On August ninth, dawn"),
        ("August 9, 1945.", "August ninth, nineteen forty-five."),
        ("In August 12 divisions", "In August twelve divisions"),
        ("from 9–14 August", "from the ninth to the fourteenth of August"),
        ("the 38th parallel", "the thirty-eighth parallel"),
        ("At 00:10 on", "At ten past midnight on"),
        ("At 4:30 pm", "At four thirty pee em"),
        ("at 4:05", "at four oh five"),
        ("at 1 am", "at one ay em"),
        ("at 18:00", "at eighteen hundred"),
        ("84,000 men", "eighty-four thousand men"),
        ("(84,000)", "(eighty-four thousand)"),
        ("about 600 000.", "about six hundred thousand."),
        (
            "1 234 567",
            "one million two hundred thirty-four thousand five hundred sixty-seven",
        ),
        ("120-150 km", "one hundred twenty to one hundred fifty kilometres"),
        ("1 km", "one kilometre"),
        ("3.5km", "three point five kilometres"),
        ("122-mm guns", "one hundred twenty-two millimetre guns"),
        ("84% or 10 %", "eighty-four percent or ten percent"),
        ("T-34 tanks and 007", "T-34 tanks and 007"),
        ("the war of 1904-05", "the war of nineteen oh four to oh five"),
        (
            "on 1945-08-09, and 26.11.2020",
            "on the ninth of August nineteen forty-five, "
            "and the twenty-sixth of November twenty twenty",
        ),
        (
            "by 1:00 hrs; at 18:00 hrs; 0430 hours",
            "by oh one hundred hours; at eighteen hundred hours; oh four thirty hours",
        ),
        (
            "at 1:00 a.m., on 9 August; by 4 p.m. They",
            "at one ay em, on the ninth of August; by four pee em. They",
        ),
        (
            "Louis XIV's court, 1945’s end",
            "Louis the fourteenth's court, nineteen forty-five’s end",
        ),
        ("at 12:00", "at twelve o'clock"),
        ("a 12-day war, 20th-century guns", "a twelve-day war, twentieth-century guns"),
        ("in the '30s", "in the 'thirties"),
        ("−20 °C and -5°", "minus twenty degrees Celsius and minus five degrees"),
        (
            "at 30 km/h, 45t, 2½ km",
            "at thirty kilometres an hour, forty-five tonnes, two and a half kilometres",
        ),
        ("½ a loaf", "half a loaf"),
        (
            "$5, $1, £3.50 and €2 million.",
            "five dollars, one dollar, three pounds fifty and two million euros.",
        ),
        ("US$1.5bn", "one point five billion dollars"),
        ("the XIX century; XX Corps", "the nineteenth century; twentieth Corps"),
        ("the XIX and XX centuries", "the nineteenth and twentieth centuries"),
        (
            "Nicholas II, World War II, Henry V",
            "Nicholas the second, World War two, Henry the fifth",
        ),
        (
            "So I went. Vitamin C. MIX it. In Moscow I saw",
            "So I went. Vitamin C. MIX it. In Moscow I saw",
        ),
        (
            "Gen. Zhukov and Lt. Gen. Khata",
            "General Zhukov and Lieutenant General Khata",
        ),
        ("Dr Norman, St. Petersburg", "Doctor Norman, Saint Petersburg"),
        (
            "No. 731, No. They fled, etc. Then",
            "number seven hundred thirty-one, No. They fled, et cetera. Then",
        ),
        (
            "Sen. Smith vs. Japan, approx. Moscow",
            "Senator Smith versus Japan, approximately Moscow",
        ),
        (
            "Smith Jr. came with Smith Sr. They left",
            "Smith Junior came with Smith Senior. They left",
        ),
        (
            "on 9 Aug. 1945, e.g. there",
            "on the ninth of August nineteen forty-five, for example there",
        ),
    ],
)
def test_figures_are_said_as_a_narrator_says_them(written: str, heard: str) -> None:
    assert say(written) == heard


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
        ("1815 men", "eighteen fifteen men"),
    ],
)
def test_times(written: str, heard: str) -> None:
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
        ("1501 tanks", "fifteen oh one tanks"),
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
        ("1 km, 2 km", "one kilometre, two kilometres"),
        ("1km", "one kilometre"),
        ("1 km/h", "one kilometres an hour"),
        ("3¼ miles", "three and a quarter miles"),
        ("3¾ miles", "three and three quarters miles"),
        ("122mm guns", "one hundred twenty-two millimetre guns"),
        ("122mm.", "one hundred twenty-two millimetres."),
        ("5-", "five-"),
        ("km", "km"),
        ("many km", "many km"),
        ("a 3rd-rate gun", "a third-rate gun"),
        ("a 1,000-mile march", "a one thousand-mile march"),
        ("600 000 and 12 34", "six hundred thousand and twelve thirty-four"),
        ("August 600 000", "August six hundred 000"),
    ],
)
def test_amounts(written: str, heard: str) -> None:
    assert say(written) == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("$1", "one dollar"),
        ("¥1", "one yen"),
        ("¥200", "two hundred yen"),
        ("£2.05", "two pounds five"),
        ("$1.00", "one dollar"),
        ("$2.5", "two point five dollars"),
        ("$3 thousand", "three thousand dollars"),
        ("$3, thousand", "three dollars, thousand"),
        ("€4m", "four million euros"),
        ("₽7", "seven roubles"),
    ],
)
def test_money(written: str, heard: str) -> None:
    assert say(written) == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("Chapter IX", "Chapter nine"),
        ("Act I", "Act one"),
        ("Pius XII", "Pius the twelfth"),
        ("Smith IV", "Smith the fourth"),
        ("Smith I", "Smith I"),
        ("SMITH IV", "SMITH IV"),
        ("Moscow, II", "Moscow, II"),
        ("Smith XLI", "Smith XLI"),
        ("the IIII century", "the IIII century"),
        ("the XI, century", "the XI, century"),
    ],
)
def test_roman_numerals(written: str, heard: str) -> None:
    assert say(written) == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("Lt Smith", "Lieutenant Smith"),
        ("the lt. said", "the lt. said"),
        ("a Col. of", "a Col. of"),
        ("Smith Ltd. sold", "Smith Limited sold"),
        ("Smith Ltd. It sold", "Smith Limited. It sold"),
        ("Smith Ltd.", "Smith Limited."),
        ("Fig. 3; Fig. leaves", "figure three; Fig. leaves"),
        ("p. 7, pp. XI", "page seven, pages XI"),
        ("i.e. there", "that is there"),
        ("c. 1900", "circa nineteen hundred"),
    ],
)
def test_short_forms(written: str, heard: str) -> None:
    assert say(written) == heard


@pytest.mark.parametrize(
    ("core", "following", "is_short"),
    [
        ("Gen", "Zhukov", True),
        ("Aug", "1945", True),
        ("No", "5", True),
        ("No", "XIV", True),
        ("No", "Nobody", False),
        ("etc", "then", False),
        ("word", "Next", False),
    ],
)
def test_a_full_stop_of_a_short_form_ends_no_sentence(
    core: str, following: str, is_short: bool
) -> None:
    assert english.is_short_form(core, following) is is_short
