"""What an article says of each name, in all places together."""

from __future__ import annotations

import pytest

from lantern.article.blocks import Block
from lantern.article.places.mentions import collect_mentions, reads_language
from lantern.article.places.surroundings import NameMention, cut_tail


def read(*paragraphs: str, language: str = "en") -> dict[str, NameMention]:
    blocks = [
        Block(n, "paragraph", text) for n, text in enumerate(paragraphs, 1)
    ]
    return collect_mentions(blocks, language)


def test_a_name_is_counted_with_where_it_stands() -> None:
    linz = read(
        "He lived in Linz. Linz was large.", "The road to Linz; Linz fell."
    )["Linz"]
    assert linz.blocks == {1, 2}
    assert linz.times == 4
    assert (linz.strong, linz.weak, linz.bare, linz.opening) == (2, 1, 3, 1)


def test_names_in_a_list_are_companions() -> None:
    mentions = read("They saw Linz, Passau and Vienna.")
    assert mentions["Passau"].companions == {"Linz", "Vienna"}


def test_a_land_beside_a_town_is_its_qualifier() -> None:
    portland = read("He lived in Portland, Oregon.")["Portland"]
    assert portland.qualifier is not None
    assert (portland.qualifier.country, portland.qualifier.region) == (
        "US",
        "OR",
    )


def test_no_more_is_read_of_a_name_that_is_met_often() -> None:
    linz = read(*["He lived in Linz."] * 40)["Linz"]
    assert linz.times == 40
    assert linz.strong == 26


def test_words_of_other_languages_lead_to_a_name() -> None:
    assert "Dunkerque" in read("Parti de Dunkerque, il revint.", language="fr")
    assert "New York" in read("Nach elf Tagen New York.", language="de")
    assert "Jena" in read("In Jena Fichte.", language="de")


def test_the_forms_of_a_name_are_one_in_the_dictionary_s() -> None:
    mention = read("Он жил в Москве и уехал из Москвы.", language="ru")[
        "Москва"
    ]
    assert mention.forms == {"Москве", "Москвы"}
    assert mention.times == 2


@pytest.mark.parametrize(
    ("language", "is_read"),
    [
        ("en", True),
        ("pt-BR", True),
        ("zh-Hans", True),
        ("cs", False),
        ("ko", False),
    ],
)
def test_names_are_read_in_languages_whose_words_are_known(
    language: str, is_read: bool
) -> None:
    assert reads_language(language) is is_read


def test_a_tail_begins_at_a_blank() -> None:
    assert cut_tail("He went to", 20) == "He went to"
    assert cut_tail("He went to", 6) == " to"
    assert cut_tail("Without", 3) == "out"


def test_three_names_below_each_other_are_places() -> None:
    mentions = read("Linz", "- Passau (1912)", "Vienna, 1913.")
    assert [mentions[name].strong for name in ("Linz", "Passau", "Vienna")] == [
        1,
        1,
        1,
    ]
    two = read("Linz", "Passau", "He was tired.")
    assert two["Linz"].strong == 0


def test_both_ends_of_a_way_are_places() -> None:
    mentions = read("They marched from Linz to Passau.")
    assert mentions["Linz"].strong == mentions["Passau"].strong == 1


def test_both_parts_of_a_name_with_a_hyphen_are_read() -> None:
    mentions = read("He took the Linz-Passau line.")
    assert {"Linz-Passau", "Linz", "Passau"} <= set(mentions)
    assert mentions["Linz"].times == 0, "it counts only if the whole is no town"


def test_the_last_word_of_a_persons_name_is_a_person_elsewhere_too() -> None:
    mentions = read("General Lincoln came late.", "Lincoln was tired.")
    assert mentions["Lincoln"].is_person


def test_the_lands_of_a_paragraph_are_known_by_land_and_people() -> None:
    mentions = read("In France he saw Linz.", "The Austrian army left Linz.")
    assert mentions["Linz"].lands == {"FR", "AT"}
