"""Taking a PO back: what changed in it comes, what changed here stays, conflicts are told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lantern.scaffold.translation.po_file import PoText
from lantern.scaffold.translation.po_merge import MergedPo, merge_po
from lantern.scaffold.translation.update import (
    UpdatedTexts,
    list_known,
    update_texts,
)
from lantern.script.translation.originals import OriginalText, digest_text
from tests.support.translations import HEAD, make_originals, read_file

FILM = make_originals(
    film__title="The clock",
    one__title="Rain",
    one__at__clock="the clock",
)


def make(
    path: Path,
    originals: list[OriginalText] = FILM,
    more: str = "",
    **texts: str,
) -> UpdatedTexts:
    """A translation with these texts."""
    lines = [
        f"  {id.replace('__', '.')}: {text}\n" for id, text in texts.items()
    ]
    file = read_file(
        path / "ru.yml", f"{HEAD}texts:\n{''.join(lines) or '  {}'}\n{more}"
    )
    return update_texts(originals, list_known([file]))


def po(
    id: str, original: str, text: str, *, was: str = "", **more: Any
) -> PoText:
    """A text of a PO; `was` is the translation when it was written."""
    base = digest_text(was) if was else ""
    return replace(PoText(id, original, text, base=base), **more)


def texts_of(merged: MergedPo) -> list[str]:
    return [row.text for row in merged.updated.rows]


def test_empty_texts_are_filled(tmp_path: Path) -> None:
    merged = merge_po(make(tmp_path), [po("one.title", "Rain", "Дождь")])
    assert texts_of(merged) == ["", "Дождь", ""]
    assert (merged.taken, merged.conflicts, merged.strangers) == (1, (), 0)


def test_only_what_changed_in_the_po_is_taken(tmp_path: Path) -> None:
    here = make(
        tmp_path,
        film__title="Часы-2",
        one__title="Дождь",
    )
    merged = merge_po(
        here,
        [
            # changed here since, and not there
            po("film.title", "The clock", "Часы", was="Часы"),
            po("one.title", "Rain", "Ливень", was="Дождь"),
        ],
    )
    assert texts_of(merged) == ["Часы-2", "Ливень", ""]
    assert merged.taken == 1
    assert not merged.conflicts


@pytest.mark.parametrize("was", ["Часы", ""])
def test_what_both_changed_stays_and_is_told(tmp_path: Path, was: str) -> None:
    here = make(tmp_path, film__title="Часы-2")
    merged = merge_po(here, [po("film.title", "The clock", "Часы-3", was=was)])
    assert texts_of(merged)[0] == "Часы-2"
    (conflict,) = merged.conflicts
    assert (conflict.row.original.id, conflict.theirs) == (
        "film.title",
        "Часы-3",
    )


def test_both_may_have_made_the_same_change(tmp_path: Path) -> None:
    here = make(tmp_path, film__title="Часы-2")
    merged = merge_po(
        here, [po("film.title", "The clock", "Часы-2", was="Часы")]
    )
    assert (merged.taken, merged.conflicts) == (0, ())


def test_a_text_without_its_context_is_known_by_its_original(
    tmp_path: Path,
) -> None:
    texts = [po("", "Rain", "Дождь"), po("", "The clock", "Часы")]
    assert texts_of(merge_po(make(tmp_path), texts)) == ["Часы", "Дождь", ""]


def test_a_text_follows_its_original_to_another_place(tmp_path: Path) -> None:
    merged = merge_po(make(tmp_path), [po("two.title", "Rain", "Дождь")])
    assert texts_of(merged)[1] == "Дождь"
    assert merged.strangers == 0


def test_a_text_of_an_older_original_is_taken_as_changed(
    tmp_path: Path,
) -> None:
    merged = merge_po(make(tmp_path), [po("one.title", "Drizzle", "Морось")])
    row = merged.updated.rows[1]
    assert (row.text, row.has_changed, row.former) == (
        "Морось",
        True,
        "Drizzle",
    )


def test_a_fuzzy_text_is_a_draft(tmp_path: Path) -> None:
    merged = merge_po(
        make(tmp_path), [po("one.title", "Rain", "Дождь", is_fuzzy=True)]
    )
    assert merged.updated.rows[1].is_draft
    here = make(tmp_path, one__title="Дождь")
    text = po(
        "one.title",
        "Rain",
        "Дождь",
        was="Дождь",
        is_fuzzy=True,
    )
    assert merge_po(here, [text]).updated.rows[1].is_draft


def test_what_is_no_longer_fuzzy_is_right(tmp_path: Path) -> None:
    lists = "drafts: [one.title]\nchanged: [film.title]\n"
    here = make(
        tmp_path,
        more=lists,
        film__title="Часы",
        one__title="Дождь",
    )
    assert here.rows[0].has_changed
    assert here.rows[1].is_draft
    merged = merge_po(
        here,
        [
            po("film.title", "The clock", "Часы", was="Часы"),
            po("one.title", "Rain", "Дождь", was="Дождь"),
        ],
    )
    assert not merged.updated.rows[0].has_changed
    assert not merged.updated.rows[1].is_draft
    assert merged.accepted == 2


def test_a_change_after_the_po_was_written_stays_one(tmp_path: Path) -> None:
    lists = "originals: {film.title: 000000000000}\n"
    here = make(
        tmp_path,
        more=lists,
        film__title="Часы",
    )
    text = po("film.title", "An older clock", "Часы", was="Часы")
    merged = merge_po(here, [text])
    assert merged.updated.rows[0].has_changed
    assert merged.accepted == 0


def test_obsolete_and_strange_texts_are_kept_as_gone_once(
    tmp_path: Path,
) -> None:
    texts = [
        po("one.old", "Snow", "Снег", is_obsolete=True),
        po("one.older", "Snow", "Снег"),
        po("one.empty", "Hail", ""),
        po("one.title", "Rain", "Дождь"),
    ]
    merged = merge_po(make(tmp_path), texts)
    (gone,) = merged.updated.gone
    assert (gone.id, gone.written.text) == ("one.old", "Снег")
    assert gone.written.comments.original == "Snow"
    assert (merged.strangers, merged.total) == (2, 3)
    assert merged.is_of_another_film
    # a second time it is there already
    assert len(merge_po(merged.updated, texts).updated.gone) == 1


def test_an_obsolete_text_fills_its_original_that_is_back(
    tmp_path: Path,
) -> None:
    text = po("one.title", "Rain", "Дождь", is_obsolete=True)
    assert texts_of(merge_po(make(tmp_path), [text]))[1] == "Дождь"


def test_plural_forms_are_left_out(tmp_path: Path) -> None:
    text = po("one.title", "Rain", "Дождь", has_plural=True)
    merged = merge_po(make(tmp_path), [text])
    assert texts_of(merged)[1] == ""
    assert merged.plurals == (text,)


def test_two_texts_of_one_context_do_no_harm(tmp_path: Path) -> None:
    texts = [
        po("one.title", "Rain", "Дождь"),
        po("one.title", "Rain", "Ливень"),
    ]
    merged = merge_po(make(tmp_path), texts)
    assert texts_of(merged)[1] == "Дождь"


def test_comments_of_the_translator_come_along_once(tmp_path: Path) -> None:
    text = PoText("one.title", "Rain", "", notes="ask the author")
    merged = merge_po(make(tmp_path), [text])
    known = merged.updated.rows[1].known
    assert known is not None
    assert known.written.comments.notes == ("# ask the author",)
    again = merge_po(merged.updated, [text]).updated.rows[1].known
    assert again is not None
    assert again.written.comments.notes == ("# ask the author",)
