"""The entries of a ledger: what they must say."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.problems import EXIT_SCENE
from lantern.credits.entry import LedgerEntry
from tests.support.ledgers import (
    OURS,
    THEIRS,
    list_texts,
    write_film,
)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (
            "- {kind: font, title: A, author: B, licence: C}\n",
            ":2:3: an entry names a file, or has an id",
        ),
        (
            "- {id: x, file: y, kind: font, title: A, author: B, licence: C}\n",
            "an entry names a file, or has an id",
        ),
        (
            "- {id: x, kind: fonts, title: A, author: B, licence: C}\n",
            "; did you mean 'font'?",
        ),
        (
            "- {id: x, kind: font, title: A, author: B, license: C}\n",
            "unknown key 'license'; did you mean 'licence'?",
        ),
    ],
)
def test_a_faulty_ledger(tmp_path: Path, entry: str, message: str) -> None:
    problems = write_film(tmp_path, entry, THEIRS)[1]
    assert problems[-1].code == EXIT_SCENE and any(
        message in p for p in list_texts(tmp_path, problems)
    )
    assert all("no entry" not in p.message for p in problems)


@pytest.mark.parametrize(
    ("licence", "message"),
    [
        ("own-work", "licence: own-work is for what is made_by: us"),
        (
            "LicenseRef-letter",
            (
                "LicenseRef-letter is not a public licence; say its terms in note, "
                "or where they are in url"
            ),
        ),
    ],
)
def test_licences_that_need_a_word_more(
    tmp_path: Path, licence: str, message: str
) -> None:
    _, problems = write_film(
        tmp_path, OURS, THEIRS.replace("CC-BY-NC-2.0", licence)
    )
    assert [p.message for p in problems] == [message]


def make_entry(**more: object) -> LedgerEntry:
    written = {
        "file": "a.png",
        "kind": "photograph",
        "title": "Wells",
        "author": "Us",
    }
    return LedgerEntry.model_validate(
        {**written, "licence": "CC-BY-4.0", **more}
    )


def test_a_credit_is_one_line() -> None:
    assert make_entry().line == "Wells: Us (CC-BY-4.0)"


def test_own_work_is_for_us_however_it_is_written() -> None:
    assert make_entry(licence="Own Work", made_by="us").licence == "Own Work"
    with pytest.raises(ValueError, match="own-work is for what is made_by: us"):
        make_entry(licence="Own Work")


@pytest.mark.parametrize(
    "terms", [{"note": "by letter"}, {"url": "https://example.org/terms"}]
)
def test_private_terms_are_said_in_a_note_or_at_an_address(
    terms: dict[str, str],
) -> None:
    entry = make_entry(licence="LicenseRef-letter", **terms)
    assert entry.licence == "LicenseRef-letter"
