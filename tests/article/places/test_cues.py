"""Words around a name that say that it is a place, a person or a thing, in each language."""

from __future__ import annotations

import pytest

from lantern.article.places import cues

STRONG = {
    "en": ("They lived in ", "The ship sailed again from ", "The siege of "),
    "de": ("Sie kamen nach ", "Er lebte unweit von ", "die Schlacht bei "),
    "fr": ("Il vécut à ", "au nord de ", "la ville d'", "Ils partirent de "),
    "es": ("Vivió en ", "cerca de ", "Llegaron a ", "la batalla de "),
    "it": ("Visse a ", "vicino a ", "la battaglia di ", "Raggiunse "),
    "pt": ("Viveu em ", "perto de ", "Chegou a "),
    "nl": ("Hij woonde in ", "de stad ", "Zij bereikten "),
    "sv": ("Han bodde i ", "nära ", "slaget vid "),
    "pl": ("Mieszkał w ", "bitwa pod ", "w okolicach "),
    "ru": ("Он жил в ", "битва под ", "наступление на ", "недалеко от "),
    "uk": ("Він жив у ", "біля ", "місто "),
}
WEAK = {
    "en": "The bridge over ",
    "de": "Er schrieb über ",
    "fr": "Il passa par ",
    "es": "Vino por ",
    "it": "La via per ",
    "pt": "Passou por ",
    "nl": "Hij schreef over ",
    "sv": "Han skrev om ",
    "pl": "list od ",
    "ru": "письмо от ",
    "uk": "лист від ",
}
BETWEEN = {
    "en": ("from ", " to "),
    "de": ("von ", " nach "),
    "fr": ("de ", " à "),
    "es": ("desde ", " hasta "),
    "it": ("da ", " a "),
    "pt": ("de ", " até "),
    "nl": ("van ", " naar "),
    "sv": ("från ", " till "),
    "pl": ("z ", " do "),
    "ru": ("из ", " в "),
    "uk": ("із ", " до "),
}


def test_every_language_has_examples_here() -> None:
    assert set(cues.ALL) == set(STRONG) == set(WEAK) == set(BETWEEN)


@pytest.mark.parametrize("language", cues.ALL)
def test_words_before_a_place_are_strong(language: str) -> None:
    for before in STRONG[language]:
        assert cues.ALL[language].strong.search(before), before


@pytest.mark.parametrize("language", cues.ALL)
def test_words_before_anything_are_weak(language: str) -> None:
    found = cues.ALL[language]
    assert found.weak.search(WEAK[language])
    assert not found.strong.search(WEAK[language])


@pytest.mark.parametrize("language", cues.ALL)
def test_a_way_has_two_ends(language: str) -> None:
    first, between = BETWEEN[language]
    assert cues.ALL[language].first.search(f"… {first}")
    assert cues.ALL[language].between.fullmatch(between)


@pytest.mark.parametrize("language", cues.ALL)
def test_a_cue_is_a_whole_word_and_stands_right_before(language: str) -> None:
    strong = cues.ALL[language].strong
    for before in STRONG[language]:
        assert not strong.search(before.rstrip(" '’") + "xyz ")
        assert not strong.search(f"{before}Xyz ,")


@pytest.mark.parametrize(
    "before",
    [
        "She wrote to ",
        "nach dem er schrieb an ",
        "Il répondit à ",
        "Scrisse e parlò a ",
    ],
)
def test_those_who_are_written_to_are_people(before: str) -> None:
    assert cues.ADDRESSED_BEFORE.search(before)


@pytest.mark.parametrize(
    ("before", "studied"),
    [
        ("She studied at ", True),
        ("He was a professor of old law at ", True),
        ("He graduated from ", True),
        ("They arrived at ", False),
        ("a student who lived for ten years at ", False),
    ],
)
def test_a_university_may_be_called_like_a_town(
    before: str, studied: bool
) -> None:
    assert (cues.STUDY_BEFORE.search(before) is not None) == studied


@pytest.mark.parametrize(
    ("after", "is_area"),
    [
        (" district", True),
        (" railway was", True),
        (", the old capital", True),
        (", eine kleine Stadt", True),
        (" belagerten", True),
        (" said", False),
        (", a friend", False),
        (" districtwide", False),
    ],
)
def test_words_after_a_name_make_it_a_place(after: str, is_area: bool) -> None:
    assert (cues.AREA_AFTER.match(after) is not None) == is_area


@pytest.mark.parametrize(
    ("before", "is_feature"),
    [
        ("the Gulf of ", True),
        ("la Sierra de ", True),
        ("the Lakes of the ", True),
        ("le massif d'", True),
        ("the governor of ", False),
        ("a lake near ", False),
    ],
)
def test_waters_and_mountains_are_no_towns(
    before: str, is_feature: bool
) -> None:
    assert (cues.FEATURE_BEFORE.search(before) is not None) == is_feature


@pytest.mark.parametrize(
    "between", [" and ", ", ", ", or ", " und ", " y ", " и ", " i "]
)
def test_names_of_a_list_are_joined(between: str) -> None:
    assert cues.LIST_BETWEEN.fullmatch(between)


@pytest.mark.parametrize(
    "before", ["the old ", "for ", "der ", "l'", "La ", "seinem "]
)
def test_words_have_articles_before_them(before: str) -> None:
    assert cues.ARTICLE_BEFORE.search(f"… {before}")


def test_a_capital_does_not_stand_between_article_and_word() -> None:
    assert not cues.ARTICLE_BEFORE.search("the Old ")


@pytest.mark.parametrize(
    "before",
    [
        "King ", "the painter ", "Frau von ", "the Duke of ", "генерала ", "signor ",
        "rue de ", "the House of the ",
    ],
)  # fmt: skip
def test_titles_stand_before_people(before: str) -> None:
    assert cues.PERSON_BEFORE.search(before)


@pytest.mark.parametrize(
    ("after", "is_person"),
    [
        (" said that", True),
        (" (1987)", True),
        (" 1987", False),
        ("’s daughter", True),
        ("'s harbour", False),
        (", his brother", True),
        (", his house", False),
    ],
)
def test_words_after_a_name_make_it_a_person_s(
    after: str, is_person: bool
) -> None:
    assert (cues.PERSON_AFTER.match(after) is not None) == is_person


@pytest.mark.parametrize(
    "after", [", Oregon", " in Oregon", " (Oregon)", ", the Ukraine"]
)
def test_the_land_stands_behind_its_town(after: str) -> None:
    match = cues.QUALIFIER.match(after)
    assert match
    assert after[match.end() :].rstrip(")") in ("Oregon", "Ukraine")


def test_titles_of_small_letters_are_titles() -> None:
    assert cues.SMALL_TITLES <= cues.TITLES
    assert "mr" in cues.TITLES - cues.SMALL_TITLES
