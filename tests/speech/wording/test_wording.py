"""What the narration becomes for the ear."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from lantern.script.model.voice import Pronunciation
from lantern.speech import wording
from lantern.speech.wording import numbers


def entries(lexicon: dict[str, str]) -> dict[str, Pronunciation]:
    return {written: Pronunciation(say=said) for written, said in lexicon.items()}


def say(text: str, lexicon: dict[str, str] | None = None, language: str = "en") -> str:
    return wording.join_spoken(
        wording.split_words(text, language, entries(lexicon or {}))
    )


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


def test_each_written_word_keeps_its_place_and_its_part_of_the_speech() -> None:
    text = "On  9 August, they moved 600 000."
    words = wording.split_words(text, "en", {})
    assert [text[w.start : w.end] for w in words] == [w.written for w in words]
    assert [(w.written, w.spoken) for w in words] == [
        ("On", "On"),
        ("9", "the ninth of"),
        ("August,", "August,"),
        ("they", "they"),
        ("moved", "moved"),
        ("600", "six"),
        ("000.", "hundred thousand."),
    ]


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("“Hailar,” he said", "“High-lar,” he said"),
        ("Hailar's walls, HAILAR’S walls", "High-lar's walls, High-lar’s walls"),
        ("Hailarite", "Hailarite"),
        ("May may", "Mayo maybe"),
        ("so Pu Yi's throne", "so Poo Yee's throne"),
        ("so Pu, Yi", "so Pu, Yi"),
        ("Gen. Zhukov", "General Zhukov"),
        ("the Kwantung Army (1945)", "the Army of Gwandong (nineteen forty-five)"),
    ],
)
def test_the_lexicon_speaks_for_whole_words_and_phrases(
    written: str, heard: str
) -> None:
    lexicon = {
        "Hailar": "High-lar",
        "May": "Mayo",
        "may": "maybe",
        "Pu Yi": "Poo Yee",
        "Gen.": "General",
        "Kwantung Army": "Army of Gwandong",
        "army": "never",
    }
    assert say(written, lexicon) == heard


def calls(work: Callable[[], object]) -> int:
    """How many calls of Python functions some work takes."""
    count = 0

    def note(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def test_a_lexicon_of_ten_thousand_entries_costs_a_long_text_little() -> None:
    lexicon = entries({f"Name{i} of{i}": f"said {i}" for i in range(10_000)})
    text = "Rain and wind. " * 300 + "Name7 of7's name8 OF8"
    words = wording.split_words(text, "en", lexicon)
    assert [word.spoken for word in words[-4:]] == ["said", "7's", "said", "8"]
    most = 50 * (10_000 + 900)  # a look at every entry from every word takes 9 million
    assert calls(lambda: wording.split_words(text, "en", lexicon)) < most


def test_the_lexicon_goes_before_the_rules_for_numbers() -> None:
    assert (
        say("Route 1945", {"1945": "one nine four five"}) == "Route one nine four five"
    )


def test_sounds_go_with_the_word_and_its_ending() -> None:
    lexicon = {
        "Pliev": Pronunciation(say="plee-yeff", ipa="ˈplijɛf"),
        "Pu Yi": Pronunciation(ipa="puː ˈjiː"),
        "Hulan": Pronunciation(ipa="huːˈlɑːn"),
        "Karluk": Pronunciation(say="car-look"),
        "Kos": Pronunciation(ipa="kɒs"),
    }
    words = wording.split_words(
        "Pliev’s (Pu Yi's), two Karluks; Hulans, Kos's as", "en", lexicon
    )
    assert [(w.spoken, w.ipa) for w in words] == [
        ("plee-yeff’s", "ˈplijɛfs"),
        ("(Pu", "puː"),
        ("Yi's),", "ˈjiːz"),
        ("two", ""),
        ("car-looks;", ""),
        ("Hulans,", "huːˈlɑːnz"),
        ("Kos's", "kɒsɪz"),
        ("as", ""),
    ]


def test_a_phrase_with_a_shorter_saying_loses_nothing() -> None:
    words = wording.split_words(
        "the Imperial General Staff.",
        "en",
        entries({"Imperial General Staff": "staff"}),
    )
    assert [w.spoken for w in words] == ["the", "", "", "staff."]
    assert wording.join_spoken(words) == "the staff."


def test_invisible_characters_are_not_spoken() -> None:
    words = wording.split_words(
        "Har\u200bbin \u202eand\u202c \u200b Muk\u00adden", "en", {}
    )
    assert [w.written for w in words] == ["Harbin", "and", "Mukden"]
    assert words[-1].start == 16


def test_sentences_end_at_stops_but_not_at_titles_initials_or_before_small_letters() -> (
    None
):
    words = wording.split_words(
        "Gen. Zhukov came. J. Stalin (at 4 p.m. precisely) left! “Why?” Nobody knew",
        "en",
        {},
    )
    ends = [words[r[-1]].written for r in wording.split_sentences(words)]
    assert ends == ["came.", "left!", "“Why?”", "knew"]
    assert [i for r in wording.split_sentences(words) for i in r] == list(
        range(len(words))
    )


@pytest.mark.parametrize(
    ("language", "written", "heard"),
    [
        ("ru", "в 21 день, 9 августа", "в двадцать один день, девять августа"),
        ("de", "1945 fielen 12,5 % von 1.200", "neunzehnhundertfünfundvierzig fielen zwölf Komma fünf Prozent von "
         "eintausendzweihundert"),
        ("de", "120–150 km", "einhundertzwanzig bis einhundertfünfzig Kilometer"),
        ("fr", "à 1 km, 3km", "à un kilomètre, trois kilomètres"),
        ("es", "el 84% de 1945", "el ochenta y cuatro por ciento de mil novecientos cuarenta y cinco"),
        ("xx", "21 x 3-4", "21 x 3-4"),
    ],
)  # fmt: skip
def test_other_languages_get_numbers_in_their_own_words(
    language: str, written: str, heard: str
) -> None:
    assert say(written, language=language) == heard


def test_nothing_written_is_nothing_spoken() -> None:
    assert wording.split_words(" \n ", "en", {}) == ()
    assert wording.split_sentences(()) == []


def test_without_num2words_figures_stay_as_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "num2words", None)
    numbers.load_speller.cache_clear()
    try:
        assert (
            say("On 9 August 1945, Hailar", {"Hailar": "High-lar"})
            == "On 9 August 1945, High-lar"
        )
        words = wording.split_words("Gen. Zhukov saw No. 5. No. Nobody did.", "en", {})
        assert [words[r[-1]].written for r in wording.split_sentences(words)] == [
            "5.",
            "No.",
            "did.",
        ]
    finally:
        numbers.load_speller.cache_clear()
