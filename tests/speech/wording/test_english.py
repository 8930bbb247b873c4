"""English figures and short forms, said as a narrator says them."""

from __future__ import annotations

import pytest

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
        (
            "a 12-day war, 20th-century guns",
            "a twelve-day war, twentieth-century guns",
        ),
        ("in the '30s", "in the 'thirties"),
        (
            "−20 °C and -5°",
            "minus twenty degrees Celsius and minus five degrees",
        ),
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
        (
            "the XIX century; XX Corps",
            "the nineteenth century; twentieth Corps",
        ),
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
def test_figures_are_said_as_a_narrator_says_them(
    written: str, heard: str
) -> None:
    assert say(written) == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("1 km, 2 km", "one kilometre, two kilometres"),
        ("1km", "one kilometre"),
        ("1 km/h", "one kilometre an hour"),
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
        ("3/4", "three quarters"),
        ("1/2 and 2/3", "one half and two thirds"),
        ("2 1/2 miles", "two and a half miles"),
        ("51°30'N", "fifty-one degrees thirty minutes north"),
        ("7.5°W", "seven point five degrees west"),
        ("1°1′S", "one degree one minute south"),
        ("1013 hPa", "one thousand thirteen hectopascals"),
        ("1 ft, 5ft", "one foot, five feet"),
        ("50 Hz", "fifty hertz"),
        ("house #5", "house number five"),
        ("p.27", "page twenty-seven"),
    ],
)
def test_fractions_angles_and_units(written: str, heard: str) -> None:
    assert say(written) == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        (
            "Call 1 800 555 0199",
            "Call one eight zero zero five five five zero one nine nine",
        ),
        (
            "+44 20 7946 0958",
            "plus four four two zero seven nine four six zero nine five eight",
        ),
        ("555-1234", "five five five, one two three four"),
        (
            "rooms 101 202 and 303",
            "rooms one oh one two oh two and three hundred three",
        ),
        ("about 600 000 men", "about six hundred thousand men"),
    ],
)
def test_numbers_to_call_are_no_sums(written: str, heard: str) -> None:
    assert say(written) == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("12 High St. was empty", "twelve High Street was empty"),
        ("He lived on Elm Dr. He left", "He lived on Elm Drive. He left"),
        ("42nd St.", "forty-second Street."),
        ("Dr. Elm of St. Ives", "Doctor Elm of Saint Ives"),
        ("Park Ave. is long", "Park Avenue is long"),
    ],
)
def test_streets_are_no_saints_and_drives_no_doctors(
    written: str, heard: str
) -> None:
    assert say(written) == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("150 men", "one hundred and fifty men"),
        ("2,005", "two thousand and five"),
        ("1,200", "one thousand two hundred"),
        ("in 1945 and 1900", "in nineteen forty-five and nineteen hundred"),
    ],
)
def test_british_numbers_have_their_and(written: str, heard: str) -> None:
    assert say(written, language="en-GB") == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        (
            "2⅔ cups, ⅓ of it, ½ an hour",
            "two and two thirds cups, a third of it, half an hour",
        ),
        ("the 1990s-era, mid-'40s", "the nineteen nineties-era, mid forties"),
        ("(212) 555-0147", "(two one two) five five five, zero one four seven"),
        (
            "a 90° turn, 45° north",
            "a ninety-degree turn, forty-five degrees north",
        ),
        ("51° 30' N", "fifty-one degrees thirty minutes' north"),
        ("20 cm³", "twenty cubic centimetres"),
        (
            "5 Jan 1900, Sept 1683",
            "the fifth of January nineteen hundred, September sixteen eighty-three",
        ),
        ("Jan sat down in Mar.", "Jan sat down in March."),
        ("3:2, 1:50,000", "three to two, one to fifty thousand"),
        (
            "10⁶, 10², 10⁻³",
            "ten to the sixth, ten squared, ten to the minus third",
        ),
        ("H₂O", "H2O"),
        ("5’11”, 5 ft 11 in", "five foot eleven”, five feet eleven inches"),
        ("24/7, 9/11, 50/50", "twenty-four seven, nine eleven, fifty-fifty"),
        (
            "b. 1685, d. 1750, fl. 1300",
            "born sixteen eighty-five, died seventeen fifty, flourished thirteen hundred",
        ),
        ("§12, ch. 3, art. 5", "section twelve, chapter three, article five"),
    ],
)
def test_forms_from_letters_and_handbooks(written: str, heard: str) -> None:
    assert say(written) == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("6 am–8 pm", "six ay em to eight pee em"),
        ("8 a.m.–noon", "eight ay em to noon"),
        ("from May 5–June 3", "from May fifth to June third"),
        (
            "31 Dec–1 Jan",
            "the thirty-first of December to the first of January",
        ),
        ("20%–30% more", "twenty percent to thirty percent more"),
        ("“5–June", "“five to June"),
    ],
)
def test_spans_in_one_word_are_read_at_both_ends(
    written: str, heard: str
) -> None:
    assert say(written) == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        (
            "₹500, Rs 500, ₩1,000",
            "five hundred rupees, five hundred rupees, one thousand won",
        ),
        (
            "5 EUR, USD 3.5 million",
            "five euros, three point five million dollars",
        ),
        ("a 10/- note", "a ten shillings note"),
        ("1.5-2m people", "one point five to two million people"),
        (
            "10x faster, 2× as big, 2x4",
            "ten times faster, two times as big, two by four",
        ),
        (
            "~300 men, ±3, 5+ years",
            "about three hundred men, plus or minus three, five plus years",
        ),
        ("Mk IV, XVIIth century", "Mk four, seventeenth century"),
        ("Fr. Brown, Lt.-Col. Jones", "Father Brown, Lieutenant Colonel Jones"),
        (
            "+3°C, –5°C",
            "plus three degrees Celsius, minus five degrees Celsius",
        ),
        ("one 3-in. gun, a 5-ft. wall", "one three-inch gun, a five foot wall"),
        ("b. 5 May 1900", "born the fifth of May nineteen hundred"),
        ("4K, 9-8-1945", "4K, 9-8-1945"),
        (".5 of it, .50 calibre", "zero point five of it, fifty calibre"),
    ],
)
def test_signs_and_codes_beside_figures(written: str, heard: str) -> None:
    assert say(written) == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        (
            "from 10.15 to 11.45 a.m. on",
            "from ten fifteen to eleven forty-five ay em on",
        ),
        (
            "10.15 to 11.45 metres",
            "ten point one five to eleven point four five metres",
        ),
        (
            "between 9.30 and 10.30pm",
            "between nine thirty and ten thirty pee em",
        ),
        (
            "a $5 bill, the $5 was lost",
            "a five dollar bill, the five dollars was lost",
        ),
        ("a £10 note of $10 bills", "a ten pound note of ten dollar bills"),
        ("a $3.5 million grant", "a three point five million dollar grant"),
        (
            "It is 12 ft. high. It fell 12 ft. He",
            "It is twelve feet high. It fell twelve feet. He",
        ),
        (
            "a .303 rifle, .45 pistols, .25 of it",
            "a three oh three rifle, forty-five pistols, zero point two five of it",
        ),
        ("3 5/8 in. wide", "three and five eighths inches wide"),
    ],
)
def test_what_follows_an_amount_decides_how_it_is_said(
    written: str, heard: str
) -> None:
    assert say(written) == heard
