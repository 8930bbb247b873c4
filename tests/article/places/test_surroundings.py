"""What the words before and after a name say of it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from lantern.article.places.known import Feature
from lantern.article.places.runs import ReadingContext, iter_runs
from lantern.article.places.surroundings import NameMention, read_option


def read(text: str, language: str = "en") -> NameMention:
    """Return what is said of the name in angle brackets."""
    start = text.index("<")
    name = text[start + 1 : text.index(">")]
    plain = text.replace("<", "").replace(">", "")
    context = ReadingContext.for_language(language)
    for run in iter_runs(plain, context):
        for index, option in enumerate(run.options):
            if option == name and run.starts[index] == start:
                return read_option(plain, run, index, context=context)
    raise AssertionError(f"'{name}' is no name in '{plain}'")


@dataclass(frozen=True)
class Cues:
    """How a name stands: strong, weak, bare, at the opening of a sentence."""

    strong: int = 0
    weak: int = 0
    bare: int = 0
    opening: int = 0

    @staticmethod
    def of(mention: NameMention) -> Cues:
        return Cues(mention.strong, mention.weak, mention.bare, mention.opening)


NOTHING = Cues()
STRONG = Cues(strong=1, bare=1)
WEAK = Cues(weak=1, bare=1)
BOTH = Cues(
    strong=1,
    weak=1,
    bare=1,
)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("He lived in <Linz>.", "en", STRONG),
        ("It was seen as far away as <Linz>.", "en", Cues(strong=1)),
        ("They turned for <Linz> at noon.", "en", Cues(strong=1)),
        ("The siege of <Linz> lasted.", "en", BOTH),
        ("the old <Linz> earthquake", "en", Cues(strong=1)),
        ("The road to <Linz>.", "en", BOTH),
        ("The bridge below <Linz>.", "en", WEAK),
        ("<Linz> was large.", "en", Cues(opening=1)),
        ("So they saw <Linz> again.", "en", Cues(bare=1)),
        ("He had a glass of <Linz>.", "en", NOTHING),
        ("The steamer <Linz> left.", "en", NOTHING),
        ("The Bay of <Linz> froze.", "en", NOTHING),
        ("He wrote to <Linz> that it rained.", "en", NOTHING),
        ("They beat <Linz> by three goals.", "en", NOTHING),
        ("He taught at <Linz> for years.", "en", WEAK),
        ("They met at <Linz>’s.", "en", NOTHING),
        ("Der Kampf um <Linz> begann.", "de", Cues(strong=1)),
        ("Sein Fahrer <Linz> schlief.", "de", NOTHING),
        ("Gegenüber liegt <Linz>.", "de", STRONG),
        ("Il partit d'<Amiens> hier.", "fr", BOTH),
        ("Ils passèrent par <Linz>.", "fr", WEAK),
        ("On but une bouteille de <Linz>.", "fr", NOTHING),
        ("El duque sitió <Linz>.", "es", STRONG),
        ("Осада <Линца> длилась.", "ru", STRONG),
        ("Войска наступали на <Линц>.", "ru", BOTH),
        ("Журнал «<Линц>» печатал.", "ru", NOTHING),
    ],
)
def test_words_before_and_after_make_a_place_or_none(
    text: str, language: str, expected: Cues
) -> None:
    assert Cues.of(read(text, language)) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Then <Linz> said nothing.", "en"),
        ("as (<Linz>, 2019) shows", "en"),
        ("the painter <Linz> came", "en"),
        ("the Duke of <Linz> came", "en"),
        ("<Linz>'s wife came", "en"),
        ("Madame de <Linz> vint", "fr"),
        ("le peintre <Linz> vint", "fr"),
        ("Frau von <Linz> kam", "de"),
        ("князь <Линц> молчал", "ru"),
        ("старшина <Линц> молчал", "ru"),
        ("el pintor <Linz> vino", "es"),
    ],
)
def test_titles_trades_and_verbs_of_saying_make_a_person(
    text: str, language: str
) -> None:
    assert read(text, language).is_person


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the mayor of <Linz> came", "en"),
        ("the people of <Linz> came", "en"),
        ("Der Zug aus <Linz> kam", "de"),
        ("les rues de <Linz>", "fr"),
        ("город <Линц> вырос", "ru"),
    ],
)
def test_towns_are_no_people(text: str, language: str) -> None:
    assert not read(text, language).is_person


@pytest.mark.parametrize(
    ("text", "land"),
    [
        ("in <Portland>, Oregon, he", Feature("region", "US", "OR")),
        ("near <Kingston>, New York, he", Feature("region", "US", "NY")),
        ("in <Bergen>, in Norway, he", Feature("country", "NO")),
        ("in <Linz> (Austria) he", Feature("country", "AT")),
        ("in <Linz>, Vienna and Graz", None),
        ("in <Linz>, where he", None),
    ],
)
def test_the_land_after_a_name_is_where_it_lies(
    text: str, land: Feature | None
) -> None:
    assert read(text).qualifier == land
