"""Where the anchors of a scene fall in a translation that has no words for them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from lantern.core.problems import Span
from lantern.script.document import Loc
from lantern.script.translation.originals import OriginalText
from lantern.script.translation.scene_anchors import AnchorPlacer
from lantern.script.translation.shares import read_spoken

ENGLISH = (
    "Rain fell on the hills. Rain fell on the sea. Then came wind and snow."
)
GERMAN = "Regen fiel auf die Berge. Regen fiel auf die See. Dann kamen Wind und Schnee."


def anchor(text: str, *loc: str | int) -> OriginalText:
    name = ".".join(map(str, loc))
    return OriginalText(name, "one", text, "anchor", Span(Path("a.yml")), loc)


def cut(number: int, text: str) -> OriginalText:
    return anchor(text, "shots", number, "at")


def place(
    *anchors: OriginalText,
    given: Mapping[Loc, str] | None = None,
    translated: str = GERMAN,
) -> dict[Loc, str]:
    """The words for anchors without any, by the places of these; `given` have some."""
    own = {".".join(map(str, loc)): text for loc, text in (given or {}).items()}
    placer = AnchorPlacer(
        read_spoken(ENGLISH, "en"), read_spoken(translated, "de"), own.get
    )
    return {each.original.loc: each.words for each in placer.place(anchors)}


def test_a_cut_falls_at_the_same_place() -> None:
    assert place(cut(1, "the hills"), cut(2, "wind")) == {
        ("shots", 1, "at"): "die Berge",
        ("shots", 2, "at"): "Wind",
    }


def test_a_cut_is_looked_for_after_the_one_before() -> None:
    found = place(cut(1, "Rain fell"), cut(2, "Rain fell"))
    assert found == {
        ("shots", 1, "at"): "Regen fiel",
        ("shots", 2, "at"): "Regen fiel",
    }


def test_cuts_come_in_the_order_of_their_shots_however_they_are_written() -> (
    None
):
    found = place(cut(2, "Rain fell"), cut(1, "Rain fell on the hills"))
    assert found[("shots", 1, "at")] == "Regen fiel auf die Berge"
    assert found[("shots", 2, "at")] == "Regen fiel"


def test_words_that_are_given_are_kept_and_others_come_after_them() -> None:
    # the first cut is given late, so that the second can't fall at its share
    given: dict[Loc, str] = {("shots", 1, "at"): "Dann kamen"}
    found = place(cut(1, "the hills"), cut(2, "the sea"), given=given)
    assert found == {("shots", 2, "at"): "kamen"}


def test_given_words_that_nobody_speaks_move_nothing() -> None:
    given: dict[Loc, str] = {("shots", 1, "at"): "Hagel"}
    found = place(cut(1, "the hills"), cut(2, "the sea"), given=given)
    assert found == {("shots", 2, "at"): "die See"}


def test_an_anchor_in_a_shot_is_looked_for_from_its_beginning() -> None:
    note = anchor("fell", "shots", 1, "notes", 0, "at")
    found = place(cut(1, "Rain fell on the sea"), note)
    assert found[note.loc] == "fiel auf die See"
    assert place(anchor("fell", "shots", 0, "notes", 0, "at")) == {
        ("shots", 0, "notes", 0, "at"): "fiel"
    }


def test_an_anchor_of_the_scene_may_stand_anywhere() -> None:
    claim = anchor("the hills", "claim", "at")
    assert place(cut(1, "snow"), claim)[("claim", "at")] == "die Berge"


def test_an_anchor_that_is_spoken_before_its_shot_is_found() -> None:
    third = anchor("the hills", "shots", 1, "lower_third", "at")
    found = place(cut(1, "wind"), third)
    assert found[("shots", 1, "lower_third", "at")] == "die Berge"


@pytest.mark.parametrize("text", ["hail", "…", "the rain"])
def test_what_nobody_speaks_has_no_place(text: str) -> None:
    assert place(anchor(text, "claim", "at"), cut(1, text)) == {}


def test_all_of_the_words_are_kept_that_an_anchor_covers() -> None:
    found = place(anchor("Rain fell on the sea", "also_from", 0, "text"))
    assert found == {("also_from", 0, "text"): "Regen fiel auf die See"}


def test_of_another_number_of_sentences_the_share_of_all_counts() -> None:
    # the 13th of 15 words is the last of 4
    found = place(cut(1, "wind"), translated="Regen, Wind und Schnee.")
    assert found == {("shots", 1, "at"): "Schnee"}


def test_more_cuts_than_words_are_left_to_the_check() -> None:
    found = place(cut(1, "the hills"), cut(2, "the sea"), translated="Regen.")
    assert list(found.values()) == ["Regen", "Regen"]
