"""Drafts are doubted: what can't be what was asked for stays empty."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from lantern.core.problems import NetworkFailure
from lantern.scaffold.translation.draft_batches import (
    DraftBatch,
    NarrationPair,
    plan_batches,
)
from lantern.scaffold.translation.drafts import (
    BadAnswerError,
    DraftStep,
    choose_drafts,
    iter_drafts,
)
from lantern.scaffold.translation.signs import EntryComments
from lantern.scaffold.translation.update import (
    KnownText,
    PairedText,
    UpdatedTexts,
    update_texts,
)
from lantern.scaffold.translation.written import WrittenText
from tests.support.translations import make_originals

FILM = make_originals(
    film__title="Rain",
    one__narration="It rains in Harbin.",
    one__at__clock="in Harbin",
    two__title="Snow",
)


class Scripted:
    """A machine that says what it is told to, or raises it; by the section asked for."""

    def __init__(self, **says: object) -> None:
        self.says = says
        self.asked: list[str] = []
        self.narrations: list[NarrationPair | None] = []

    def draft(
        self, batch: DraftBatch, narration: NarrationPair | None
    ) -> Mapping[str, str]:
        self.asked.append(batch.section)
        self.narrations.append(narration)
        said = self.says.get(batch.section, {})
        if isinstance(said, Exception):
            raise said
        assert isinstance(said, dict)
        return said


def run(updated: UpdatedTexts, machine: Scripted) -> list[DraftStep]:
    return list(
        iter_drafts(updated, plan_batches(updated.rows, {}, []), machine)
    )


def make(**texts: str) -> UpdatedTexts:
    known = []
    for id, text in texts.items():
        written = WrittenText(
            id.replace("__", "."), text, EntryComments(("# mine",))
        )
        known.append(KnownText(written, file=0))
    return update_texts(FILM, known)


def test_empty_texts_are_filled_and_marked() -> None:
    said = {"one.narration": "Дождь в Харбине.", "one.at.clock": "в Харбине"}
    steps = run(make(), Scripted(film={"film.title": "Дождь"}, one=said))
    assert [step.filled for step in steps] == [1, 2, 0]
    rows = steps[-1].updated.rows
    assert [row.text for row in rows] == [
        "Дождь",
        "Дождь в Харбине.",
        "в Харбине",
        "",
    ]
    assert [row.is_draft for row in rows] == [True, True, True, False]


def test_texts_that_are_there_are_neither_asked_for_nor_replaced() -> None:
    machine = Scripted(one={"one.narration": "?", "one.at.clock": "льёт"})
    here = make(one__narration="В Харбине льёт.", film__title="Ливень")
    rows = run(here, machine)[-1].updated.rows
    assert machine.asked == ["one", "two"]
    assert [row.text for row in rows] == [
        "Ливень",
        "В Харбине льёт.",
        "льёт",
        "",
    ]
    assert [row.is_draft for row in rows] == [False, False, True, False]
    # its words are sought in the narration that is there
    assert machine.narrations[0] == NarrationPair(
        "It rains in Harbin.", "В Харбине льёт."
    )


def test_notes_and_the_file_of_an_empty_text_stay() -> None:
    here = make(two__title="")
    row = run(here, Scripted(two={"two.title": "Снег"}))[-1].updated.rows[3]
    assert row.known is not None
    assert row.known.written.comments.notes == ("# mine",)
    assert row.known.file == 0


def batch_of(**texts: str) -> DraftBatch:
    rows = [PairedText(each) for each in make_originals(**texts)]
    (batch,) = plan_batches(rows, {}, [])
    return batch


def test_words_of_the_narration_must_be_spoken_in_it() -> None:
    batch = batch_of(
        one__narration="It rains in Harbin.", one__at__clock="in Harbin"
    )
    said = {
        "one.narration": "[slow]Дождь[/slow] в *Харбине*.",
        "one.at.clock": "Харбин",
    }
    assert list(choose_drafts(batch, said, "")) == ["one.narration"]
    # marks are no words, and case doesn't count
    said["one.at.clock"] = "дождь в харбине"
    assert list(choose_drafts(batch, said, "")) == [
        "one.narration",
        "one.at.clock",
    ]
    # without the narration there is nothing to find them in
    assert choose_drafts(batch, {"one.at.clock": "дождь"}, "") == {}


@pytest.mark.parametrize(
    "answer",
    ["", "  \n", "bad\x07bell", "turned \u202e over", "long " * 60],
)
def test_what_can_not_be_a_translation_stays_empty(answer: str) -> None:
    batch = batch_of(one__title="Rain")
    assert choose_drafts(batch, {"one.title": answer}, "") == {}


def test_blanks_and_line_ends_of_an_answer_are_tidied() -> None:
    batch = batch_of(one__title="Rain\nand snow")
    drafts = choose_drafts(batch, {"one.title": " Дождь\r\nи снег\n"}, "")
    assert drafts == {"one.title": "Дождь\nи снег"}


def test_a_bad_answer_is_asked_for_again_and_then_told() -> None:
    machine = Scripted(
        film=BadAnswerError("no JSON"), two={"two.title": "Снег"}
    )
    steps = run(make(), machine)
    assert machine.asked == ["film", "film", "one", "two"]
    assert (steps[0].trouble, steps[0].left) == ("no JSON", 1)
    assert steps[-1].updated.rows[3].text == "Снег"


def test_what_was_drafted_before_a_failure_was_given() -> None:
    machine = Scripted(film={"film.title": "Дождь"}, one=NetworkFailure("gone"))
    updated = make()
    steps = iter_drafts(updated, plan_batches(updated.rows, {}, []), machine)
    assert next(steps).updated.rows[0].text == "Дождь"
    with pytest.raises(NetworkFailure):
        next(steps)


def test_an_answer_for_something_else_is_ignored() -> None:
    batch = batch_of(one__title="Rain")
    assert choose_drafts(batch, {"one.x": "y"}, "") == {}
