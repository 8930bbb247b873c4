"""English figures."""

from __future__ import annotations


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
            "on the ninth of August nineteen forty-five, and the twenty-sixth of November twenty twenty",
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
def test_english_figures_are_said_as_a_narrator_says_them(
    written: str, heard: str
) -> None:
    assert say(written) == heard
