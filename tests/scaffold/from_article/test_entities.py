"""Places and days in an article: which names are places, and which towns are meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.article.readers import read_article
from lantern.scaffold import from_article
from lantern.scaffold.from_article import entities
from tests.support.imports import block, make_article


def test_places_are_told_from_people_and_armies(tmp_path: Path) -> None:
    text = (
        "Two towns\n\nGeneral Suzuki went from Mukden to Dairen in August 1945. "
        "Mr Linz of the Vienna Army did not. "
        "Racine was a poet; nobody in Paris, Lyon and Marseille had heard of Suzuki, "
        "and Manchuria lay far from Lyon."
    )
    (tmp_path / "a.txt").write_text(text, "utf-8")
    spots = entities.find_places(read_article(tmp_path / "a.txt")).sure
    assert [(spot.name, spot.town.name) for spot in spots] == [
        ("Mukden", "Shenyang"),
        ("Dairen", "Dalian"),
        ("Paris", "Paris"),
        ("Lyon", "Lyon"),
        ("Marseille", "Marseille"),
    ]


def test_a_name_of_several_towns_is_left_off_and_listed(tmp_path: Path) -> None:
    text = "Fruit\n\nThe firm sold pears in Springfield, and moved to Lisbon in 1890."
    (tmp_path / "a.txt").write_text(text, "utf-8")
    proposal = from_article.propose_from_file(tmp_path / "a.txt")
    found = entities.find_places(proposal.article)
    assert [place.name for place in found.sure] == ["Lisbon"]
    [doubt] = found.doubtful
    assert (doubt.name, doubt.towns[0].country) == (
        "Springfield",
        "United States",
    )
    [line] = [
        line for line in proposal.unsure if line.startswith("'Springfield'")
    ]
    assert line.startswith(
        "'Springfield' was left off the map, because the text doesn't say which place it is"
        " (paragraph 2; could be Springfield, United States"
    )


def find(text: str) -> tuple[entities.ArticlePlace, ...]:
    """Return the places of an article of one paragraph."""
    return entities.find_places(make_article(block("paragraph", text))).sure


def names_of(text: str) -> list[str]:
    return [place.name for place in find(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He went to Vienna.", ["Vienna"]),
        ("He saw Linz.", []),
        ("He saw the Vienna area.", ["Vienna"]),
        ("He reached Vienna’s walls.", ["Vienna"]),
        (
            "They came from Linz, Passau and Vienna.",
            ["Linz", "Passau", "Vienna"],
        ),
        ("The city (Linz) lay in fog.", ["Linz"]),
        ("They went to Manchuria, and on Monday to Europe.", []),
        ("They left in March.", []),
        ("They went from Paris-Lyon to Linz.", ["Paris", "Lyon", "Linz"]),
    ],
)
def test_a_name_is_a_place_by_the_words_around_it(
    text: str, names: list[str]
) -> None:
    assert names_of(text) == names


def test_once_a_place_always_a_place() -> None:
    article = make_article(
        block("title", "Linz"),
        block("paragraph", "Linz was cold. They came to Linz."),
        block("caption", "Linz in winter"),
        block("table", "Linz 4"),
    )
    [place] = entities.find_places(article).sure
    assert (place.name, place.times) == ("Linz", 4)
    assert place.blocks == frozenset({1, 2, 3})


def test_two_names_of_a_town_are_one_place_under_the_town_s_own_name() -> None:
    [place] = find("They went to Mukden. They stayed in Shenyang.")
    assert (place.name, place.also, place.times) == ("Shenyang", ("Mukden",), 2)
    assert place.find_name_in("In Mukden it rained.") == "Mukden"
    assert place.find_name_in("It rained.") == "Shenyang"


def test_a_place_of_an_old_name_far_from_the_others_is_marked() -> None:
    """Honolulu is a large town's own name; Seishin is an old one of Chongjin."""
    text = "They went from Linz, Passau and Vienna to Honolulu, and stayed in Seishin."
    places = find(text)
    assert [place.name for place in places if place.far] == ["Seishin"]


def test_a_place_whose_land_is_named_is_never_far() -> None:
    places = find(
        "They went from Linz, Passau and Vienna to Seishin in North Korea."
    )
    assert not any(place.far for place in places)


def test_of_two_places_none_is_far() -> None:
    assert not any(
        place.far for place in find("They went from Linz to Honolulu.")
    )


def test_a_day_without_a_year_has_the_one_of_most_dates() -> None:
    article = make_article(
        block("paragraph", "It was 9 August 1945."),
        block("paragraph", "On 12 August 1945 it ended; not so in 1812."),
    )
    texts = [
        "On 12 August it ended.",
        "In September 1939",
        "It rained.",
        "1 May 1900",
    ]
    assert entities.find_days(texts, article) == [
        "12 August 1945",
        "September 1939",
        "",
        "1 May 1900",
    ]


def test_without_a_usual_year_the_last_one_named_counts() -> None:
    article = make_article(block("paragraph", "3 May 1931, 4 June 1932."))
    texts = ["On 2 May", "On 3 May 1931", "On 4 May", "1940. On 5 May"]
    days = entities.find_days(texts, article)
    assert days == ["2 May", "3 May 1931", "4 May 1931", "5 May 1940"]


def test_other_languages_keep_a_day_as_it_is_written() -> None:
    article = make_article(
        block("paragraph", "Am 9. August 1945."), language="de"
    )
    assert entities.find_days(["Am 9. August kam er."], article) == [
        "9. August"
    ]


def test_a_language_in_which_names_are_not_looked_for_is_told() -> None:
    article = make_article(block("paragraph", "Praha a Brno."), language="cs")
    assert entities.find_places(article) == entities.ArticlePlaces(
        (), (), unread="cs"
    )


def test_a_place_is_named_in_any_case_of_its_language() -> None:
    article = make_article(
        block("paragraph", "Он жил в Москве."), language="ru"
    )
    [place] = entities.find_places(article).sure
    assert place.name == "Москва"
    assert place.is_named_in("Из Москвы.") is False, (
        "a form that the article doesn't have"
    )
    assert place.is_named_in("В Москве.")
    assert place.find_name_in("В Москве.") == "Москве"


def test_a_sure_place_far_away_is_outlying() -> None:
    text = "They went from Linz, Passau and Vienna to Honolulu."
    outlying = [place.name for place in find(text) if place.outlying]
    assert outlying == ["Honolulu"]


def test_a_town_under_another_name_is_told_but_not_a_short_one() -> None:
    places = find("They went to Dairen, to Linz and to New York.")
    told = {place.name: place.taken_for for place in places}
    assert told == {"Dairen": "Dalian, China", "Linz": "", "New York": ""}


def test_a_place_far_away_that_few_know_is_off_the_map() -> None:
    """Belém is a part of Lisbon, too; New Orleans has many names, Caracas many people."""
    text = "They went from Linz, Passau and Vienna to Belém."
    assert [place.name for place in find(text) if place.far] == ["Belém"]
    for known in ("New Orleans", "Caracas"):
        text = f"They went from Linz, Passau and Vienna to {known}."
        assert not [place.name for place in find(text) if place.far]


def test_two_places_far_away_speak_for_each_other() -> None:
    text = "They went from Linz, Passau and Vienna to Fortaleza and Belém."
    outlying = [place.name for place in find(text) if place.outlying]
    assert outlying == ["Fortaleza", "Belém"]
