"""Where captions break: names, numbers and small words stay with what they belong to."""

from __future__ import annotations

from itertools import pairwise

import pytest

from lantern.timeline.captions import CaptionRules, make_cues
from lantern.timeline.captions.breaks import compute_costs
from tests.support.words import FPS, STORY, list_breaks, speak


def stays_whole(text: str, width: int, *names: str) -> bool:
    """Tell whether no line of 24 to `width` characters separates words in square brackets."""
    plain = text.replace("[", "").replace("]", "")
    inside: set[tuple[str, str]] = set()
    for group in text.split("[")[1:]:
        words = group.split("]")[0].split()
        inside.update((_strip(a), _strip(b)) for a, b in pairwise(words))
    torn: set[tuple[str, str]] = set()
    for fit in range(24, width + 1):
        cues = make_cues([speak(plain)], FPS, CaptionRules(fit, names))
        torn.update((_strip(a), _strip(b)) for a, b in list_breaks(cues))
    return not torn & inside


def _strip(word: str) -> str:
    return word.strip(".,;’s")


@pytest.mark.parametrize(
    "text",
    [
        (
            "There the [Far Eastern] fronts followed at night, and [Pu Yi] fled from "
            "the palace with all of his court."
        ),
        (
            "They had fought in the [Battle of Moscow] and again in the [Battle of "
            "Berlin] before they came out here."
        ),
        (
            "By evening they stood [150 kilometres] inside, and [55 km] from the "
            "sea, on the [9th of August] or later."
        ),
        (
            "It was signed on [2 September 1945] by nine nations, after [1.5 "
            "million] men had gone to war that summer."
        ),
        (
            "They had covered [400 to 800 kilometres] there, and the rivers of the "
            "land rose by [two or three metres]."
        ),
        (
            "The garrison of the fortress [fought on] until the end of it, and still "
            "the columns [came on], every day."
        ),
        (
            "Men of the [36th Army] took [Type 95] tanks there, and about [600,000 "
            "men] were taken prisoner at the end."
        ),
    ],
)
def test_names_and_numbers_stay_whole_in_every_width(text: str) -> None:
    assert stays_whole(text, 42)


def test_a_name_of_the_lexicon_stays_whole_though_it_has_no_capitals() -> None:
    text = (
        "They came down to the [land of morning calm] and saw the [land of morning "
        "calm]’s coast in the grey light."
    )
    assert stays_whole(text, 42, "land of morning calm")
    assert not stays_whole(text, 42)


def test_two_names_joined_by_and_stay_together_where_that_is_cheap() -> None:
    found = make_cues(
        [
            speak(
                "On its right, a mechanised group of Soviet and Mongolian troops "
                "crossed the Gobi Desert."
            )
        ],
        FPS,
    )
    assert ("Soviet", "and") not in list_breaks(found)


@pytest.mark.parametrize("width", [42, 26])
def test_breaks_spare_numbers_names_and_small_words(width: int) -> None:
    torn = list_breaks(make_cues([speak(STORY)], FPS, CaptionRules(width)))
    for pair in [
        ("9", "August"),
        ("4,400", "kilometres."),
        ("1.5", "million"),
        ("23", "days,"),
        ("2", "September"),
    ]:
        assert pair not in torn
    assert ("Pu", "Yi") not in torn
    assert not {"the", "of", "a", "on"} & {left for left, _ in torn}


def test_a_lone_dash_begins_no_line() -> None:
    text = (
        "The town of Hailar — a fortress with two regiments in it — fell on the "
        "eighteenth — and last — day of war."
    )
    for width in range(20, 43):
        cues = make_cues([speak(text)], FPS, CaptionRules(width))
        assert "—" not in [right for _, right in list_breaks(cues)]


@pytest.mark.parametrize(
    ("words", "cost"),
    [
        ("It ended. Then", 0),
        ("“It ended!” They", 0),
        ("ended; then", 2),
        ("ended — then", 2),
        ("ended, then", 4),
        ("walked and", 9),
        ("walked to", 12),
        ("the end of", 22),
        ("they walked", 90),
        ("it is", 90),
        ("it and", 9),
        ("saw it", 25),
        ("this article", 90),
        ("the two Far", 90),
        ("a million men", 90),
        ("hard fighting", 60),
        ("hard and", 9),
        ("hard, fighting", 4),
        ("Mongolian dead", 60),
        ("Mongolian Army", 400),
        ("comes by", 45),
        ("called on", 45),
        ("walked slowly", 25),
        ("walked on,", 60),
        ("the road", 90),
        ("Soviet tanks", 60),
        ("Pu Yi", 400),
        ("Harbin’s Soviet", 60),
        ("Type 95", 60),
        ("ended —", 400),
        ("3,000 men", 10_000),
        ("$5 million", 10_000),
        ("two hundred", 10_000),
        ("9 August", 10_000),
        ("August 1945", 10_000),
        ("1945 saw", 25),
        ("12 of", 22),
        ("Mr. Smith", 400),
        ("e.g. Harbin", 25),
        ("U.S. Navy", 400),
        ("never once", 90),
        ("picked up", 45),
        ("up by", 12),
        ("down into", 12),
        ("out of", 90),
        ("up to", 90),
        ("used to", 45),
    ],
)
def test_a_break_costs_what_it_tears(words: str, cost: int) -> None:
    assert compute_costs(words.split())[-1] == cost


@pytest.mark.parametrize(
    ("words", "costs"),
    [
        ("the 9th of August", [0, 90, 10_000, 10_000]),
        ("some 5 to 10", [0, 90, 400, 400]),
        ("either one or two", [0, 25, 400, 400]),
        ("saw Men of Harbin", [0, 25, 400, 90]),
        ("saw Soviet and Mongolian", [0, 25, 60, 90]),
        ("they fought on until", [0, 90, 60, 90]),
        ("saw Soviet, and Mongolian", [0, 25, 4, 90]),
    ],
)
def test_a_small_word_is_tied_to_both_its_neighbours(
    words: str, costs: list[int]
) -> None:
    assert compute_costs(words.split()) == costs


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "wuchs 1860 und 1875"),
        ("ru", "вырос 1860 и 1875"),
        ("fr", "a 5 ou 6"),
    ],
)
def test_two_numbers_joined_by_and_stay_together(
    language: str, words: str
) -> None:
    assert compute_costs(words.split(), language=language)[2:] == [400, 400]


def test_a_capital_at_the_start_of_a_sentence_makes_no_name() -> None:
    assert compute_costs(["They", "left.", "Men", "of", "Harbin"])[-2:] == [
        22,
        90,
    ]


def test_names_of_one_word_tie_nothing() -> None:
    words = ["they", "saw", "harbin", "burning"]
    assert compute_costs(words, ["Harbin"]) == compute_costs(words)


def test_the_last_word_of_a_name_may_be_a_possessive() -> None:
    words = ["the", "land", "of", "morning", "calm’s", "coast"]
    costs = compute_costs(words, ["land of morning calm"])
    assert costs[2:5] == [400, 400, 400]
    assert costs[5] == 25


def test_no_words_have_no_breaks_and_one_word_has_a_free_one() -> None:
    assert compute_costs([]) == [0]
    assert compute_costs(["word"]) == [0]


@pytest.mark.parametrize(
    ("language", "words", "cost"),
    [
        ("de", "von der", 90),
        ("de", "alten Mühle", 60),
        ("de", "12. August", 10_000),
        ("de", "zwei Brüder", 90),
        ("de", "Mühle und", 9),
        ("de", "folgenden Frühjahr", 60),
        ("de", "norwegischen Walfänger", 60),
        ("de", "folgenden und", 9),
        ("de", "dreihundertvierzig Arbeiter", 90),
        ("fr", "qu’au printemps", 90),
        ("fr", "l'aurait crue", 90),
        ("fr", "d’entre eux", 90),
        ("fr", "pas quitté", 90),
        ("ru", "выдержал бы", 400),
        ("ru", "большую часть", 60),
        ("ru", "сорока рабочих", 90),
        ("fr", "près du", 90),
        ("fr", "vieille ville", 60),
        ("fr", "12 août", 10_000),
        ("fr", "partit pour", 12),
        ("es", "los primeros", 90),
        ("es", "tres barcos", 90),
        ("it", "dalla città", 90),
        ("it", "nuovo ponte", 60),
        ("pt", "do rio", 90),
        ("nl", "het water", 90),
        ("ru", "на берегу", 90),
        ("ru", "советские войска", 60),
        ("ru", "9 августа", 10_000),
        ("ru", "войска и", 9),
        ("uk", "на березі", 90),
        ("pl", "w mieście", 90),
        ("pl", "9 sierpnia", 10_000),
        ("sv", "på berget", 25),
    ],
)
def test_each_language_has_its_own_small_words(
    language: str, words: str, cost: int
) -> None:
    """Swedish has none yet, and so its words all cost the same."""
    assert compute_costs(words.split(), language=language)[-1] == cost


@pytest.mark.parametrize(
    "text",
    [
        "On the border of Manchuria [it is] past midnight, and the 9th has begun.",
        "About eleven days of [hard fighting] will break it.",
        "The Kwantung Army has over [a million men], says the translator here.",
        "At one o'clock [the two Far Eastern] fronts follow across the river.",
        "With the First Far Eastern Front, [they take] Yuki and Rasin there.",
        "The Second Far Eastern Front [comes by] water, and it is late.",
        "A monument remembers the Soviet and [Mongolian dead] of Khalkhin Gol.",
        "Marshal Vasilevsky had [called on] Koreans to rise against Japan, and more.",
    ],
)
def test_the_widest_captions_keep_phrases_whole(text: str) -> None:
    plain = text.replace("[", "").replace("]", "")
    torn = list_breaks(make_cues([speak(plain)], FPS))
    words = text.split("[")[1].split("]")[0].split()
    assert not set(pairwise(words)) & set(torn)
